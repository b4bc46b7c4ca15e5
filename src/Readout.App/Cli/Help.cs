using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Readout.App.Cli;

/// <summary>Help with examples: what a person copies first.</summary>
internal static class Help
{
    private static readonly Dictionary<string, string[]> Examples = new(StringComparer.Ordinal)
    {
        ["readout"] = ["readout read samples/", "readout find 'withdrawal source:TUR'", "readout export --format csv --out tables/"],
        ["code"] = ["readout code story.txt", "readout code --jobs 2 crawl.warc.gz > records.jsonl", "gzip -dc stories.jsonl.gz | readout code | head -n 1"],
        ["extract"] = ["readout extract page.html", "readout extract pages.jsonl"],
        ["read"] = ["readout read samples/", "readout read --jobs 2 'archive/2023-*/**/*.html'", "curl -s https://example.org/feed.xml | readout read -"],
        ["find"] =
        [
            "readout find ceasefire",
            "readout find 'withdrawal source:TUR'",
            "readout find 'stance:denies from:2023-04 (drone or \"air strike\") -source:RUS'",
            "readout find 'type:CONSULT place:Moscow status:planned'",
            "readout find --json kind:unnamed | head",
        ],
        ["show"] = ["readout show s7k2m9", "readout show --width 72 s7k2m9"],
        ["export"] = ["readout export --format jsonl > records.jsonl", "readout export --format csv --out tables/", "readout export --format csv --table events --claims"],
        ["actors"] = ["readout actors", "readout actors --json ministry"],
        ["completion"] = ["readout completion bash > ~/.local/share/bash-completion/completions/readout", "readout completion fish > ~/.config/fish/completions/readout.fish"],
    };

    /// <summary>Shown for <c>readout</c> alone.</summary>
    public const string Short = """
        Readout reads news: who said what, on whose authority, about which event, and who disputes it.

          readout read samples/                  read files and folders into readout.db
          readout find 'withdrawal source:TUR'   statements by Turkish sources about withdrawal
          readout show s7k2m9                    one of them in its sentence, with its provenance

        All commands: readout --help. One command: readout find --help.
        """;

    public static HelpOption Option()
    {
        var help = new HelpOption { Description = "Show what a command does, its options and examples." };
        help.Action = new WithExamples((HelpAction)help.Action!);
        return help;
    }

    private sealed class WithExamples(HelpAction inner) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parsed)
        {
            inner.MaxWidth = 100;
            int status = inner.Invoke(parsed);
            if (Examples.GetValueOrDefault(parsed.CommandResult.Command.Name) is { } examples)
            {
                var to = parsed.InvocationConfiguration.Output;
                to.WriteLine("Examples:");
                foreach (string example in examples)
                {
                    to.WriteLine("  " + example);
                }

                to.WriteLine();
            }

            return status;
        }
    }
}
