using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Readout.App.Cli;
using Readout.Ledger;
using Readout.Ledger.Records;
using Readout.Ledger.Search;

namespace Readout.App.Commands;

/// <summary><c>readout find</c>: statements and events that match a query, newest first.</summary>
internal static class FindCommand
{
    private const int DefaultLimit = 20;
    private const int HighestLimit = 1000;

    private static readonly JsonWriterOptions JsonOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create()
    {
        var query = new Argument<string[]>("QUERY") { Description = "Words, \"phrases\" and fields: source: about: stance: type: status: country: place: from: to: kind: form:, with -not, or, ( ).", Arity = ArgumentArity.ZeroOrMore };
        var ledger = Options.Ledger();
        var json = Options.Json("One JSON object a line, for programs.");
        var limit = new Option<int>("--limit") { Description = "How many to show, at most 1000.", HelpName = "N", DefaultValueFactory = _ => DefaultLimit };
        limit.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && (!int.TryParse(result.Tokens[0].Value, out int value) || value is < 1 or > HighestLimit))
            {
                result.AddError($"--limit takes a number from 1 to {HighestLimit}, not \"{result.Tokens[0].Value}\"");
            }
        });
        var after = new Option<string?>("--after") { Description = "Go on behind this entry: the last id of the page before.", HelpName = "ID" };
        var width = Options.Width();
        var command = new Command("find", "Show statements and events that match, newest first.") { query, ledger, json, limit, after, width };
        command.SetAction(parsed => Run(
            string.Join(' ', parsed.GetValue(query)!),
            parsed.GetValue(ledger)!,
            parsed.GetValue(json),
            parsed.GetValue(limit),
            parsed.GetValue(after),
            parsed.GetValue(width)));
        return command;
    }

    private static int Run(string text, string address, bool json, int limit, string? after, int? width)
    {
        var query = QueryParser.Parse(text);
        using var ledger = Ledgers.OpenToRead(address, TimeProvider.System);
        var found = ledger.Find(query, limit + 1, after);
        var views = EntryList.Load(ledger, found.Take(limit));
        using var output = StandardOutput.Open();
        if (json)
        {
            foreach (var view in views)
            {
                Write(output, view);
            }
        }
        else
        {
            using var writer = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true);
            EntryList.Print(writer, Screen.ForOutput(width), ledger, query, views, withHeadline: true);
        }

        output.Flush();
        if (found.Count == 0)
        {
            Console.Error.WriteLine(after is null ? "Nothing in the ledger matches." : "Nothing more matches.");
        }
        else if (found.Count > limit && !json)
        {
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"The newest {limit} are shown; more with --after {views[^1].Entry.Id}"));
        }

        return 0;
    }

    private static void Write(Stream output, EntryView view)
    {
        using (var json = new Utf8JsonWriter(output, JsonOptions))
        {
            json.WriteStartObject();
            json.WriteString("id", view.Entry.Id);
            json.WriteString("kind", view.Entry.Kind);
            json.WriteString("day", view.Entry.Day);
            json.WriteStartObject("article");
            json.WriteString("id", view.Entry.ArticleId);
            json.WriteString("document", view.Record.Id);
            foreach (string field in (string[])["headline", "publisher", "published", "url", "language"])
            {
                json.WriteString(field, StoredRecord.Of(view.Record.Article, field));
            }

            json.WriteEndObject();
            json.WriteString("words", view.Words);
            if (view.Entry.Kind == "event")
            {
                json.WriteString("happening", view.Happening);
            }

            if (view.Entry.Kind != "article")
            {
                json.WritePropertyName(view.Entry.Kind);
                view.Node.WriteTo(json);
            }

            json.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
    }
}
