using System.CommandLine;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Readout.App.Cli;
using Readout.Ledger;

namespace Readout.App.Commands;

/// <summary><c>readout actors</c>: who speaks and acts in the ledger.</summary>
internal static class ActorsCommand
{
    private const int DefaultLimit = 50;

    private static readonly JsonWriterOptions JsonOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create()
    {
        var name = new Argument<string?>("NAME") { Description = "Only actors whose name holds this.", Arity = ArgumentArity.ZeroOrOne };
        var ledger = Options.Ledger();
        var json = Options.Json("One JSON object a line, for programs; all of them.");
        var limit = new Option<int>("--limit") { Description = "How many to show.", HelpName = "N", DefaultValueFactory = _ => DefaultLimit };
        var command = new Command("actors", "List who speaks and acts, most statements first.") { name, ledger, json, limit, ImportActorsCommand.Create() };
        command.SetAction(parsed => Run(parsed.GetValue(name), parsed.GetValue(ledger)!, parsed.GetValue(json), parsed.GetValue(limit)));
        return command;
    }

    private static int Run(string? name, string address, bool json, int limit)
    {
        using var ledger = Ledgers.OpenToRead(address, TimeProvider.System);
        using var output = StandardOutput.Open();
        if (json)
        {
            foreach (var actor in ledger.Actors(name))
            {
                Write(output, actor);
            }
        }
        else
        {
            using var to = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true);
            Print(to, Screen.ForOutput(null), [.. ledger.Actors(name).Take(Math.Max(1, limit))]);
        }

        output.Flush();
        return 0;
    }

    private static void Print(TextWriter to, Screen screen, List<ActorCount> actors)
    {
        if (actors.Count == 0)
        {
            Console.Error.WriteLine("No actor in the ledger matches.");
            return;
        }

        to.WriteLine(screen.Faint("statements  events  articles  actor"));
        foreach (var actor in actors)
        {
            string?[] facts = [actor.Country, actor.Kind, actor.Sectors.Length > 0 ? actor.Sectors.Replace(';', ' ') : null];
            to.WriteLine($"{actor.Statements,10}  {actor.Events,6}  {actor.Articles,8}  {screen.Source(Screen.Clean(actor.Name))} ({string.Join(", ", facts.Where(fact => fact is not null))})");
        }
    }

    private static void Write(Stream output, ActorCount actor)
    {
        using (var json = new Utf8JsonWriter(output, JsonOptions))
        {
            json.WriteStartObject();
            json.WriteString("name", actor.Name);
            json.WriteString("kind", actor.Kind);
            json.WriteString("country", actor.Country);
            json.WriteStartArray("sectors");
            foreach (string sector in actor.Sectors.Split(';', StringSplitOptions.RemoveEmptyEntries))
            {
                json.WriteStringValue(sector);
            }

            json.WriteEndArray();
            json.WriteNumber("articles", actor.Articles);
            json.WriteNumber("statements", actor.Statements);
            json.WriteNumber("events", actor.Events);
            json.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
    }
}
