using System.CommandLine;
using System.Text;
using Readout.App.Cli;
using Readout.Ledger;
using Readout.Ledger.Records;
using Readout.Ledger.Search;
using Readout.Text;

namespace Readout.App.Commands;

/// <summary><c>readout show</c>: one statement, event or article, in the words it was read from.</summary>
internal static class ShowCommand
{
    private const int Indent = 2;

    // A statement may run over paragraphs; more than this is no longer "in its sentence".
    private const int MostSentences = 8;

    public static Command Create()
    {
        var id = new Argument<string>("ID") { Description = "The id of a statement, event or article, or its beginning, as find shows it." };
        var ledger = Options.Ledger();
        var width = Options.Width();
        var command = new Command("show", "Show a statement in its sentence, an event, or an article with all that was read from it.") { id, ledger, width };
        command.SetAction(parsed => Run(parsed.GetValue(id)!, parsed.GetValue(ledger)!, parsed.GetValue(width)));
        return command;
    }

    private static int Run(string id, string address, int? width)
    {
        using var ledger = Ledgers.OpenToRead(address, TimeProvider.System);
        var found = ledger.WithId(id.ToLowerInvariant(), 2);
        if (found.Count != 1)
        {
            Console.Error.WriteLine(found.Count == 0
                ? $"readout: no statement, event or article has the id {Screen.Clean(id)}; find shows the ids"
                : $"readout: several ids begin with {Screen.Clean(id)}, such as {found[0].Id} and {found[1].Id}; give more of it");
            return 2;
        }

        var screen = Screen.ForOutput(width);
        var article = ledger.Article(found[0].ArticleId)!;
        using var record = new StoredRecord(article.Record);
        var view = new EntryView(found[0], record);
        using var output = StandardOutput.Open();
        using (var to = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true))
        {
            switch (found[0].Kind)
            {
                case "statement":
                    Statement(to, screen, view);
                    break;
                case "event":
                    Happening(to, screen, view);
                    break;
                default:
                    Article(to, screen, ledger, view);
                    break;
            }

            Footer(to, screen, view, article);
        }

        output.Flush();
        return 0;
    }

    private static void Statement(TextWriter to, Screen screen, EntryView view)
    {
        string?[] facts =
        [
            screen.Strong(view.Stance ?? ""),
            StoredRecord.Of(view.Node, "form"),
            view.Entry.Day,
            "confidence " + StoredRecord.Of(view.Node, "confidence"),
        ];
        to.WriteLine($"{screen.Faint(view.Entry.Id)}  {string.Join(" · ", facts.Where(fact => fact is not null))}");
        to.WriteLine();
        (string, IReadOnlyList<TextSpan>)[] roles = [("36", view.SourceSpans), ("33", view.CueSpans), ("32", view.ContentSpans)];
        Sentences(to, screen, view, [.. view.SourceSpans, .. view.CueSpans, .. view.ContentSpans], roles);
        var record = view.Record;
        Field(to, screen, "source", screen.Source(Screen.Clean(view.Speaker)) + Screen.Clean(view.SpeakerKind + view.Via));
        if (view.SourceSpans.Count > 0 && record.Words(view.SourceSpans, " ") is var phrase && phrase != view.Speaker)
        {
            Field(to, screen, "named as", screen.Source(Screen.Clean(phrase)));
        }

        Field(to, screen, "cue", screen.Cue(Screen.Clean(record.Words(view.CueSpans, " "))));
        Field(to, screen, "content", string.Join(' ', Screen.Clean(record.Words(view.ContentSpans)).Split(' ').Select(screen.Content)));
        Field(to, screen, "to", Name(view, "addressee"));
        Field(to, screen, "through", Name(view, "medium"));
        Field(to, screen, "when", Time(view));
        Field(to, screen, "where", Place(view));
        if (StoredRecord.Of(view.Node, "within") is { } within && record.Statement(within) is { } outer)
        {
            Field(to, screen, "within", Screen.Clean(record.Words(StoredRecord.Pairs(StoredRecord.Child(outer, "content"), "spans"))));
        }
    }

    private static void Happening(TextWriter to, Screen screen, EntryView view)
    {
        to.WriteLine($"{screen.Faint(view.Entry.Id)}  {screen.Bold(Screen.Clean(view.Happening))}");
        to.WriteLine();
        var parties = StoredRecord.List(view.Node, "actors").Concat(StoredRecord.List(view.Node, "recipients")).SelectMany(party => StoredRecord.Pairs(party, "spans")).ToList();
        Sentences(to, screen, view, view.AnchorSpans, [("33", view.AnchorSpans), ("36", parties)]);
        Field(to, screen, "quad", StoredRecord.Of(view.Node, "quad"));
        Field(to, screen, "cameo", StoredRecord.Of(view.Node, "cameo"));
        Field(to, screen, "when", Time(view));
        Field(to, screen, "where", Place(view));
        if (view.Record.Statement(StoredRecord.Of(view.Node, "saidIn")) is { } said)
        {
            Field(to, screen, "said by", Screen.Clean(new EntryView(new Entry("", "statement", "", StoredRecord.Of(said, "id")!, null), view.Record).Speaker));
        }

        Field(to, screen, "counts", string.Join(", ", StoredRecord.List(view.Node, "counts").Select(count => $"{StoredRecord.Of(count, "low")} {StoredRecord.Of(count, "kind")}")));
    }

    private static void Article(TextWriter to, Screen screen, ILedger ledger, EntryView view)
    {
        var entries = ledger.EntriesOf(view.Entry.ArticleId);
        int statements = entries.Count(entry => entry.Kind == "statement");
        to.WriteLine($"{screen.Faint(view.Entry.Id)}  {statements} statements, {entries.Count - statements} events");
        to.WriteLine();
        EntryList.Print(to, screen, ledger, Query.Everything, [.. entries.Select(entry => new EntryView(entry, view.Record))], withHeadline: false);
    }

    private static void Sentences(TextWriter to, Screen screen, EntryView view, IEnumerable<TextSpan> of, IReadOnlyList<(string, IReadOnlyList<TextSpan>)> roles)
    {
        foreach (var sentence in view.Sentences(of).Take(MostSentences))
        {
            foreach (string line in screen.Wrap(Painting.Lay(screen, view.Record.Text, sentence, roles), Indent))
            {
                to.WriteLine(line);
            }
        }

        to.WriteLine();
    }

    private static void Footer(TextWriter to, Screen screen, EntryView view, StoredArticle article)
    {
        to.WriteLine();
        foreach (string line in screen.Wrap(Screen.Clean(view.Headline ?? "(no headline)"), 0))
        {
            to.WriteLine(screen.Bold(line));
        }

        if (view.Where.Length > 0)
        {
            to.WriteLine(Screen.Clean(view.Where));
        }

        if (view.Address is { } address)
        {
            to.WriteLine(Screen.Clean(address));
        }

        string places = string.Join(", ", new[] { view.SourceSpans, view.CueSpans, view.ContentSpans, view.AnchorSpans }.SelectMany(spans => spans).Order().Select(span => $"{span.Start}-{span.End}"));
        to.WriteLine(screen.Faint(Screen.Clean($"article {article.Id}, document {view.Record.Id}{(places.Length > 0 ? $", characters {places}" : "")}, read {article.ReadAt} from {article.Name}")));
        if (article.Superseded)
        {
            to.WriteLine("A newer version of this document has been read; find and export show that one.");
        }
    }

    private static void Field(TextWriter to, Screen screen, string label, string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            return;
        }

        const int Column = 12;
        string head = new string(' ', Indent) + screen.Faint(label.PadRight(Column - Indent));
        foreach (string line in screen.Wrap(value, Column))
        {
            to.WriteLine(head + line[Column..]);
            head = new string(' ', Column);
        }
    }

    private static string? Name(EntryView view, string field) =>
        StoredRecord.Of(StoredRecord.Child(view.Node, field), "name") is { } name ? Screen.Clean(name) : null;

    private static string? Time(EntryView view) =>
        view.Record.Time(StoredRecord.Of(view.Node, "time")) is { } time
            ? Screen.Clean($"{StoredRecord.Of(time, "value")} (\"{view.Record.Words(StoredRecord.Pairs(time, "spans"))}\")")
            : null;

    private static string? Place(EntryView view) =>
        view.Record.Place(StoredRecord.Of(view.Node, "place")) is { } place
            ? Screen.Clean($"{StoredRecord.Of(place, "name")}{(StoredRecord.Of(place, "country") is { } country ? $" ({country})" : "")}")
            : null;
}
