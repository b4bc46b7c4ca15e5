using System.CommandLine;
using System.Text.RegularExpressions;
using Readout.App;
using Readout.App.Commands;
using Readout.Ledger.Search;
using Readout.Tests.House;

namespace Readout.Tests.CommandLine;

public sealed partial class CommandLineTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(0, "--help")]
    [InlineData(0, "--version")]
    [InlineData(0, "find", "--help")]
    [InlineData(2, "finde")]
    [InlineData(2, "code", "--jobs", "0", "x")]
    [InlineData(2, "code", "--jobs", "many", "x")]
    [InlineData(2, "read")]
    [InlineData(2, "find", "--limit", "-1", "x")]
    [InlineData(2, "find", "(")]
    [InlineData(2, "export")]
    [InlineData(2, "export", "--format", "pdf")]
    [InlineData(2, "completion", "tcsh")]
    public void The_exit_status_tells_right_from_wrong_use(int status, params string[] arguments)
    {
        var run = ReadoutProgram.Run(folder.Path, arguments);
        Assert.True(status == run.ExitCode, $"ended with {run.ExitCode}: {run.Errors}");
        Assert.Equal(status == 0, run.Errors.Length == 0);
        Assert.Equal(status == 0, run.Output.Length > 0);
    }

    [Fact]
    public void A_mistyped_command_is_answered_with_the_near_one()
    {
        var run = ReadoutProgram.Run(folder.Path, "exprot");
        Assert.Contains("did you mean: readout export", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_query_may_begin_with_a_minus()
    {
        folder.Write("a.txt", "Talks Go On\n\nThe minister said on Tuesday that talks would go on for a while longer.\n");
        ReadoutProgram.Run(folder.Path, "read", "-q", "a.txt");
        var run = ReadoutProgram.Run(folder.Path, "find", "--json", "-zebra", "kind:article");
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.NotEqual("", run.Output);
    }

    [Fact]
    public void Nothing_is_coloured_when_piped()
    {
        folder.Write("a.txt", "Talks Go On\n\nThe minister said on Tuesday that \u001b[31mtalks\u001b[0m would go on for a while longer.\n");
        ReadoutProgram.Run(folder.Path, "read", "-q", "a.txt");
        var run = ReadoutProgram.Run(folder.Path, "find", "talks kind:article");
        Assert.Contains("Talks Go On", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', run.Output);
    }

    [Fact]
    public void Matches_are_marked_on_a_terminal_unless_it_asks_for_no_colour()
    {
        folder.Write("a.txt", "Talks Go On\n\nThe minister said on Tuesday that talks would go on for a while longer.\n");
        ReadoutProgram.Run(folder.Path, "read", "-q", "a.txt");
        // script gives the program a terminal.
        const string OnTerminal = "script -qec \"dotnet '$PROGRAM' find 'minister kind:article'\" /dev/null < /dev/null";
        Assert.Contains("\u001b[1;4mminister\u001b[0m", Shell.Run(folder.Path, $"TERM=xterm {OnTerminal}").Output, StringComparison.Ordinal);
        string plain = Shell.Run(folder.Path, $"TERM=xterm NO_COLOR=1 {OnTerminal}").Output;
        Assert.Contains("The minister said", plain, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b[1;4m", plain, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("fish")]
    public void A_completion_script_knows_every_command_and_option(string shell)
    {
        var root = Program.Root();
        string script = CompletionCommand.Script(root, shell);
        foreach (var command in Visible(root))
        {
            Assert.Contains(command.Name, script, StringComparison.Ordinal);
            Assert.All(command.Options, option => Assert.Contains(option.Name.TrimStart('-'), script, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Bash_completes_a_command_and_its_options()
    {
        var run = Shell.Run(
            folder.Path,
            """
            source <(readout completion bash)
            COMP_WORDS=(readout expo); COMP_CWORD=1; _readout; echo "${COMPREPLY[@]}"
            COMP_WORDS=(readout find --js); COMP_CWORD=2; _readout; echo "${COMPREPLY[@]}"
            """);
        Assert.Equal("export\n--json\n", run.Output);
    }

    [Fact]
    public void Every_command_and_option_is_in_the_docs()
    {
        var sections = Sections();
        foreach (var command in Visible(Program.Root()))
        {
            Assert.True(sections.ContainsKey(command.Name), $"docs/cli.md has no heading \"readout {command.Name}\"");
            Assert.All(Options(command), option => Assert.Contains($"`{option}", sections[command.Name], StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Every_command_and_option_in_the_docs_is_in_the_program()
    {
        var commands = Visible(Program.Root()).ToDictionary(command => command.Name);
        foreach (var (name, text) in Sections())
        {
            Assert.True(commands.ContainsKey(name), $"docs/cli.md describes \"readout {name}\", which is no command");
            var known = Options(commands[name]).ToHashSet(StringComparer.Ordinal);
            Assert.All(OptionCell().Matches(text), cell => Assert.Contains(cell.Groups[1].Value, known));
        }
    }

    [Fact]
    public void Every_field_of_the_query_language_is_in_the_docs()
    {
        string docs = File.ReadAllText(Repository.File("docs", "cli.md"));
        Assert.All(QueryFields.Names, field => Assert.Contains($"`{field}:", docs, StringComparison.Ordinal));
        Assert.All(QueryFields.Types, type => Assert.Contains(type, docs, StringComparison.Ordinal));
    }

    private static IEnumerable<Command> Visible(Command root) => root.Subcommands.Where(command => !command.Hidden);

    private static IEnumerable<string> Options(Command command) =>
        command.Options.Where(option => !option.Hidden).Select(option => option.Name)
            .Concat(command.Subcommands.SelectMany(Options))
            .Distinct();

    private static Dictionary<string, string> Sections() =>
        Section().Matches(File.ReadAllText(Repository.File("docs", "cli.md")))
            .ToDictionary(section => section.Groups[1].Value, section => section.Groups[2].Value, StringComparer.Ordinal);

    [GeneratedRegex(@"^## readout (\w+)\n(.*?)(?=^## |\z)", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Section();

    [GeneratedRegex(@"^\| `(--[a-z-]+)", RegexOptions.Multiline)]
    private static partial Regex OptionCell();
}
