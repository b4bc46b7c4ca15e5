using System.CommandLine;
using Readout.Ledger;
using Readout.Syntax;

namespace Readout.App.Cli;

/// <summary>Options that several commands share.</summary>
internal static class Options
{
    public static Option<int> Jobs()
    {
        var jobs = new Option<int>("--jobs", "-j") { Description = "How many documents to read side by side; the output is the same for any number.", HelpName = "N", DefaultValueFactory = _ => 1 };
        jobs.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && (!int.TryParse(result.Tokens[0].Value, out int value) || value is < 1 or > 256))
            {
                result.AddError($"--jobs takes a number from 1 to 256, not \"{result.Tokens[0].Value}\"");
            }
        });
        return jobs;
    }

    public static Option<string> Ledger() => new("--ledger")
    {
        Description = "The ledger's file; else READOUT_LEDGER, else readout.db in this folder.",
        HelpName = "FILE",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("READOUT_LEDGER") is { Length: > 0 } address ? address : Ledgers.DefaultAddress,
    };

    /// <summary>A folder of lexicon rows of one's own; see <c>docs/actors.md</c>.</summary>
    public static Option<string?> Lexicons() => new("--lexicons") { Description = "A folder of your own lexicons (.tsv), whose rows add to the built-in ones and replace those of the same name.", HelpName = "DIR" };

    /// <exception cref="Readout.Text.InputException">The folder is missing, or a file in it is wrong.</exception>
    public static Readout.Lexicons.LexiconSet LexiconSet(string? folder) => folder is null ? Readout.Lexicons.LexiconSet.Standard
        : Directory.Exists(folder) ? Readout.Lexicons.LexiconSet.WithFolder(folder)
        : throw new Readout.Text.InputException($"{folder}: no such folder; --lexicons takes a folder of .tsv files");

    public static Option<string?> NameConvention()
    {
        var names = new Option<string?>("--names") { Description = "Whose convention of names to follow: " + string.Join(", ", SyntaxLabels.NameConventionIds) + "; worldwide when not given.", HelpName = "CONVENTION" };
        names.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && !SyntaxLabels.NameConventionIds.Contains(result.Tokens[0].Value))
            {
                result.AddError($"--names takes one of {string.Join(", ", SyntaxLabels.NameConventionIds)}, not \"{result.Tokens[0].Value}\"");
            }
        });
        return names;
    }

    public static Option<bool> Json(string description) => new("--json") { Description = description };

    public static Option<int?> Width()
    {
        var width = new Option<int?>("--width") { Description = "Columns to wrap the words to; else the terminal's width, at most 100.", HelpName = "N" };
        width.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && (!int.TryParse(result.Tokens[0].Value, out int value) || value is < 30 or > 1000))
            {
                result.AddError($"--width takes a number from 30 to 1000, not \"{result.Tokens[0].Value}\"");
            }
        });
        return width;
    }
}
