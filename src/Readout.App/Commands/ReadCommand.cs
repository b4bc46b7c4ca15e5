using System.Collections.Immutable;
using System.CommandLine;
using System.Diagnostics;
using Readout.App.Cli;
using Readout.Ledger;
using Readout.Ledger.Store;
using Readout.Pages;

namespace Readout.App.Commands;

/// <summary><c>readout read</c>: reads documents into the ledger and says what it found.</summary>
internal static class ReadCommand
{
    private const long HeaviestLoad = 32 << 20;

    private sealed record Done(string Input, SourceDocument? Source, ImmutableArray<Reading> Readings, BadInput? Fault);

    public static Command Create()
    {
        var inputs = new Argument<string[]>("INPUT") { Description = "Files, folders (with all below them), patterns such as 'news/**/*.html', or - for standard input.", Arity = ArgumentArity.OneOrMore };
        var ledger = Options.Ledger();
        var jobs = Options.Jobs();
        var quiet = new Option<bool>("--quiet", "-q") { Description = "No summary and no progress; faults are still named." };
        var lexicons = Options.Lexicons();
        var command = new Command("read", "Read documents into the ledger; what is known already is not read again.") { inputs, ledger, jobs, quiet, lexicons };
        command.SetAction(parsed => Run(parsed.GetValue(inputs)!, parsed.GetValue(ledger)!, parsed.GetValue(jobs), parsed.GetValue(quiet), parsed.GetValue(lexicons)));
        return command;
    }

    private static int Run(string[] arguments, string address, int jobs, bool quiet, string? lexicons)
    {
        var watch = Stopwatch.StartNew();
        using var interrupt = new Interrupt();
        using var ledger = Ledgers.OpenToWrite(address, TimeProvider.System);
        var inputs = Inputs.Expand(arguments).ToList();
        var reports = new Reports();
        var summary = new Summary();
        if (quiet)
        {
            Read(inputs, ledger, jobs, lexicons, reports, summary, (_, _) => { }, interrupt.Token);
        }
        else
        {
            Progress.Run(inputs.Count, (began, write) =>
            {
                reports.Write = write;
                Read(inputs, ledger, jobs, lexicons, reports, summary, began, interrupt.Token);
            });
            summary.Print(Console.Error, address, watch.Elapsed, reports.Count, interrupt.Requested);
        }

        return interrupt.Requested ? Interrupt.Status : reports.Status;
    }

    private static void Read(
        List<Input> inputs,
        ILedger ledger,
        int jobs,
        string? lexicons,
        Reports reports,
        Summary summary,
        Action<int, string> began,
        CancellationToken stop)
    {
        string coder = Coder.Version;
        var reader = new Lazy<Reader>(() => new Reader(Options.LexiconSet(lexicons)));
        // Documents are drawn, and the ledger is asked and written, on this one thread; only reading is spread.
        var work = inputs.SelectMany((input, number) =>
        {
            began(number, Path.GetFileName(input.Name));
            return Sources.Of(input).Where(page => page.Source is null || !Known(page.Source));
        });
        foreach (var done in OrderedWork.Run(work, page => Read(reader, page), jobs, page => page.Page?.Source.Length ?? 0, HeaviestLoad, stop))
        {
            if (done.Fault is { } fault)
            {
                reports.Bad(done.Input, fault.Where, fault.Reason);
                continue;
            }

            bool superseded = ledger.Store(done.Source!, done.Readings, coder);
            summary.Add(done.Readings, superseded);
        }

        bool Known(SourceDocument source)
        {
            bool known = ledger.Holds(source, coder);
            summary.Known += known ? 1 : 0;
            return known;
        }
    }

    private static Done Read(Lazy<Reader> reader, SourcePage page)
    {
        if (page.Page is null)
        {
            return new Done(page.Input, null, [], page.Fault);
        }

        var (readings, fault) = Faults.Read(reader, page.Page);
        return new Done(page.Input, page.Source, readings, fault);
    }
}
