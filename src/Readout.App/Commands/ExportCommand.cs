using System.CommandLine;
using System.Globalization;
using Readout.App.Cli;
using Readout.Ledger;
using Readout.Ledger.Exports;

namespace Readout.App.Commands;

/// <summary><c>readout export</c>: the ledger as files for other programs.</summary>
internal static class ExportCommand
{
    private static readonly string[] Tables = ["statements", "events", "articles", "actors"];

    public static Command Create()
    {
        var ledger = Options.Ledger();
        var format = new Option<string>("--format") { Description = "jsonl (one record an article) or csv (tables).", HelpName = "jsonl|csv", Required = true };
        format.AcceptOnlyFromAmong("jsonl", "csv");
        var to = new Option<string?>("--out", "-o") { Description = "jsonl: the file to write; csv: the folder for statements.csv, events.csv, articles.csv and actors.csv. Else standard output.", HelpName = "P" };
        var table = new Option<string>("--table") { Description = "Which table csv writes to standard output.", HelpName = string.Join('|', Tables), DefaultValueFactory = _ => Tables[0] };
        table.AcceptOnlyFromAmong(Tables);
        var claims = new Option<bool>("--claims") { Description = "Events that are only claimed, planned, refused or denied too, with a column that says whose claim it is." };
        var excelSafe = new Option<bool>("--excel-safe") { Description = "Put ' before a cell that a spreadsheet would run as a formula." };
        var bom = new Option<bool>("--bom") { Description = "Begin csv with a byte order mark, by which Excel knows UTF-8." };
        var command = new Command("export", "Write what the ledger holds, for spreadsheets and other programs.") { ledger, format, to, table, claims, excelSafe, bom };
        command.SetAction(parsed => Run(
            parsed.GetValue(ledger)!,
            parsed.GetValue(format)!,
            parsed.GetValue(to),
            parsed.GetValue(table)!,
            new ExportOptions(parsed.GetValue(excelSafe), parsed.GetValue(bom), parsed.GetValue(claims))));
        return command;
    }

    private static int Run(string address, string format, string? to, string table, ExportOptions options)
    {
        using var interrupt = new Interrupt();
        using var ledger = Ledgers.OpenToRead(address, TimeProvider.System);
        try
        {
            if (to is null)
            {
                using var output = StandardOutput.Open();
                Tell(table, Write(ledger, output, format == "jsonl" ? "jsonl" : table, options, interrupt.Token));
                output.Flush();
            }
            else if (format == "jsonl")
            {
                WriteFile(to, stream => Tell("jsonl", Write(ledger, stream, "jsonl", options, interrupt.Token)));
            }
            else
            {
                Directory.CreateDirectory(to);
                foreach (string name in Tables)
                {
                    WriteFile(Path.Combine(to, name + ".csv"), stream => Tell(name, Write(ledger, stream, name, options, interrupt.Token)));
                }
            }

            return 0;
        }
        catch (OperationCanceledException)
        {
            return Interrupt.Status;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"readout: {to}: can't be written: {e.Message}");
            return 1;
        }
    }

    private static ExportCount? Write(ILedger ledger, Stream output, string what, ExportOptions options, CancellationToken stop)
    {
        switch (what)
        {
            case "jsonl":
                return Exporter.JsonLines(ledger, output, stop);
            case "statements":
                return Exporter.Statements(ledger, output, options, stop);
            case "events":
                return Exporter.Events(ledger, output, options, stop);
            case "articles":
                return Exporter.ArticleTable(ledger, output, options, stop);
            default:
                Exporter.ActorTable(ledger, output, options);
                return null;
        }
    }

    // Whole or not at all: an older export stays until the new one is complete.
    private static void WriteFile(string path, Action<Stream> write)
    {
        string part = path + ".part";
        try
        {
            using (var stream = new FileStream(part, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16))
            {
                write(stream);
            }

            File.Move(part, path, overwrite: true);
        }
        catch
        {
            File.Delete(part);
            throw;
        }
    }

    private static void Tell(string table, ExportCount? count)
    {
        if (count is null)
        {
            return;
        }

        string what = table switch
        {
            "jsonl" => $"{count.Articles} articles with {count.Statements} statements and {count.Events} events",
            "statements" => $"{count.Statements} statements",
            "events" => $"{count.Events} events",
            _ => $"{count.Articles} articles",
        };
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Wrote {what}."));
        if (count.EventsLeftOut > 0)
        {
            Console.Error.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"Left out {count.EventsLeftOut} events that are only claimed, planned, refused or denied: a table of events would read as if they had happened. With --claims they are written too."));
        }
    }
}
