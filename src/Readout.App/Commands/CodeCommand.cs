using System.CommandLine;
using Readout.App.Cli;
using Readout.Pages;
using Readout.Records;

namespace Readout.App.Commands;

/// <summary><c>readout code</c>: documents in, one record an article out; stores nothing.</summary>
internal static class CodeCommand
{
    // Characters of documents in work at one time, beside which a record is small.
    private const long HeaviestLoad = 32 << 20;

    private sealed record Coded(string Input, BadInput? Fault, byte[][] Records);

    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description = "Documents to read: .jsonl, .txt, .html, .warc, feeds, each also .gz. Standard input when none is given.", Arity = ArgumentArity.ZeroOrMore };
        var jobs = Options.Jobs();
        var lexicons = Options.Lexicons();
        var command = new Command("code", "Print one JSON record an article; store nothing.") { files, jobs, lexicons };
        command.SetAction(parsed => Run(parsed.GetValue(files)!, parsed.GetValue(jobs), parsed.GetValue(lexicons)));
        return command;
    }

    private static int Run(string[] files, int jobs, string? lexicons)
    {
        using var interrupt = new Interrupt();
        using var output = StandardOutput.Open();
        var reports = new Reports();
        var reader = new Lazy<Reader>(() => new Reader(Options.LexiconSet(lexicons)));
        var documents = Inputs.Expand(files.Length == 0 ? ["-"] : files).SelectMany(input => Inputs.Pages(input).Select(page => (input.Name, Page: page)));
        var coded = OrderedWork.Run(
            documents,
            document => Code(reader, document.Name, document.Page),
            jobs,
            document => document.Page.Page?.Source.Length ?? 0,
            HeaviestLoad,
            interrupt.Token);
        foreach (var document in coded)
        {
            if (document.Fault is { } fault)
            {
                reports.Bad(document.Input, fault.Where, fault.Reason);
                continue;
            }

            foreach (byte[] record in document.Records)
            {
                output.Write(record);
                output.WriteByte((byte)'\n');
            }
        }

        output.Flush();
        return interrupt.Requested ? Interrupt.Status : reports.Status;
    }

    private static Coded Code(Lazy<Reader> reader, string input, PageOrFault document)
    {
        if (document.Page is not { } page)
        {
            return new Coded(input, document.Fault, []);
        }

        var (readings, fault) = Faults.Read(reader, page);
        return new Coded(input, fault, [.. readings.Select(ReadingJson.Write)]);
    }
}
