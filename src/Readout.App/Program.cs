using System.CommandLine;
using System.CommandLine.Parsing;
using Readout.App.Cli;
using Readout.App.Commands;
using Readout.Ledger;
using Readout.Ledger.Search;
using Readout.Text;

namespace Readout.App;

/// <summary>The program: wires the commands, and turns every failure into a line on standard error and an exit status.</summary>
public static class Program
{
    private const int Failed = 1;
    private const int Misused = 2;

    public static int Main(string[] args)
    {
        if (args.Length == 0)
        {
            Console.Out.WriteLine(Help.Short);
            return 0;
        }

        var parsed = Root().Parse(args, new ParserConfiguration { EnablePosixBundling = false });
        if (parsed.Errors.Count > 0 && parsed.Action is null or System.CommandLine.Invocation.ParseErrorAction)
        {
            return Explain(parsed);
        }

        try
        {
            return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
        }
        catch (Exception e) when (Explain(e) is { } status)
        {
            return status;
        }
    }

    internal static Command Root()
    {
        var version = new Option<bool>("--version") { Description = "Show the version." };
        var root = new Command("readout", "Readout reads news: who said what, on whose authority, about which event, and who disputes it.")
        {
            ReadCommand.Create(),
            FindCommand.Create(),
            ShowCommand.Create(),
            ActorsCommand.Create(),
            ExportCommand.Create(),
            CodeCommand.Create(),
            EvalCommand.Create(),
            ParseCommand.Create(),
            ExtractCommand.Create(),
            TrainCommand.Create(),
            GazetteerCommand.Create(),
            ExplainCommand.Create(),
        };
        root.Subcommands.Add(CompletionCommand.Create(root));
        root.Options.Add(Help.Option());
        root.Options.Add(version);
        root.SetAction(parsed =>
        {
            Console.Out.WriteLine(parsed.GetValue(version) ? $"readout {Coder.Version}" : Help.Short);
            return 0;
        });
        return root;
    }

    private static int Explain(ParseResult parsed)
    {
        foreach (var error in parsed.Errors)
        {
            Console.Error.WriteLine($"readout: {Screen.Clean(error.Message)}");
        }

        string command = parsed.CommandResult.Command.Name;
        if (command == "readout" && parsed.UnmatchedTokens is [var word, ..] && Nearest.To(word, parsed.CommandResult.Command.Subcommands.Select(known => known.Name)) is { } near)
        {
            Console.Error.WriteLine($"readout: did you mean: readout {near}");
        }

        // "train syntax" has its command above it.
        var names = new List<string> { command };
        for (var above = parsed.CommandResult.Parent as CommandResult; above is not null; above = above.Parent as CommandResult)
        {
            names.Insert(0, above.Command.Name);
        }

        Console.Error.WriteLine($"See: {string.Join(' ', names)} --help");
        return Misused;
    }

    /// <summary>The exit status for a failure that has been told; null for one that is a bug and should be seen whole.</summary>
    private static int? Explain(Exception e)
    {
        switch (e)
        {
            case OutputException { Closed: true }:
                return 0;
            case OutputException output:
                Console.Error.WriteLine($"readout: standard output: {output.Message}");
                return Failed;
            case QueryException query:
                Console.Error.WriteLine($"readout: {query.Explain()}");
                return Misused;
            case LedgerException ledger:
                Console.Error.WriteLine($"readout: {ledger.Message}");
                return ledger.Misuse ? Misused : Failed;
            case InputException input:
                foreach (string fault in input.Faults)
                {
                    Console.Error.WriteLine($"readout: {fault}");
                }

                return Misused;
            default:
                return null;
        }
    }
}
