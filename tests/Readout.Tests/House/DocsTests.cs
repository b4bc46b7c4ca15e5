using System.Diagnostics;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Readout.Events;
using Readout.Records;
using Readout.Statements;
using Readout.Text;

namespace Readout.Tests.House;

/// <summary>
/// The docs are run. A <c>console</c> block is a session: a line that starts with <c>$ </c> is run, the lines
/// below it are its output (both streams), where <c>…</c> stands for any text and, alone on a line, for any
/// lines. The blocks of one page share a folder that holds <c>samples</c> and a <c>readout</c> that is also on
/// the path. What is not to be run stands in a <c>sh</c> or <c>text</c> block.
/// </summary>
public partial class DocsTests
{
    public static TheoryData<string> Pages() => [.. AllPages()];

    public static TheoryData<string> Sessions() => [.. AllPages().Where(page => Commands(Read(page)).Count > 0)];

    [Theory]
    [MemberData(nameof(Sessions))]
    public void The_commands_of_a_page_print_what_it_says(string page)
    {
        string folder = Directory.CreateTempSubdirectory("readout-docs-").FullName;
        try
        {
            Furnish(folder);
            foreach (var (command, expected) in Commands(Read(page)))
            {
                var (exit, output) = Shell(folder, command);
                Assert.True(exit == 0, $"{page}: $ {command}\nended with {exit}:\n{output}");
                Assert.True(Matches(expected, output), $"{page}: $ {command}\nprinted:\n{output}\nThe page says:\n{expected}");
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Links_lead_somewhere(string page)
    {
        string folder = Path.GetDirectoryName(Repository.File(page))!;
        foreach (Match link in Link().Matches(WithoutCode(Read(page))))
        {
            string target = link.Groups[1].Value;
            if (target.Contains("://", StringComparison.Ordinal) || target.StartsWith("mailto:", StringComparison.Ordinal))
            {
                continue;
            }

            string[] parts = target.Split('#', 2);
            string file = parts[0].Length == 0 ? Repository.File(page) : Path.GetFullPath(Path.Combine(folder, parts[0]));
            Assert.True(File.Exists(file) || Directory.Exists(file), $"{page} links to {target}, which is not there");
            if (parts.Length == 2)
            {
                Assert.True(Headings(File.ReadAllText(file)).Select(Anchor).Contains(parts[1]), $"{page} links to {target}, a heading that is not there");
            }
        }
    }

    [Fact]
    public void Every_note_code_has_its_heading_and_every_heading_its_code()
    {
        var codes = typeof(NoteCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!).Order(StringComparer.Ordinal);
        var headings = Headings(Read("docs/notes.md")).Where(heading => heading.StartsWith("RD", StringComparison.Ordinal)).Select(heading => heading[..5]);
        Assert.Equal(codes, headings);
    }

    [Fact]
    public void Every_stance_has_its_row() => Assert.Equal(Enum.GetValues<Stance>().Select(Terms.Of), FirstCells("docs/stances.md"));

    [Fact]
    public void Every_source_kind_form_and_status_is_explained()
    {
        var explained = FirstCells("docs/concepts.md");
        Assert.Empty(Enum.GetValues<SourceKind>().Select(Terms.Of).Except(explained));
        Assert.Empty(Enum.GetValues<StatementForm>().Select(Terms.Of).Except(explained));
        Assert.Empty(Enum.GetValues<EventStatus>().Select(Terms.Of).Except(explained));
    }

    [Theory]
    [InlineData("a\nb", "a\nb\n", true)]
    [InlineData("a\n…\nd", "a\nb\nc\nd", true)]
    [InlineData("a\n…\nd", "a\nd", true)]
    [InlineData("read … pages", "read 12 pages", true)]
    [InlineData("read … pages", "read 12 files", false)]
    [InlineData("a\nb", "a", false)]
    [InlineData("a", "a\nb", false)]
    [InlineData("", "a", false)]
    [InlineData("(a|b)", "a", false)]
    public void Output_is_compared_line_by_line(string said, string printed, bool same) => Assert.Equal(same, Matches(said, printed));

    [Fact]
    public void A_session_is_commands_with_their_output()
    {
        var commands = Commands("Text.\n\n```console\n$ one\nout\n\nmore\n$ two \\\n    three\n```\n\n```sh\n$ never\n```\n");
        Assert.Equal([("one", "out\n\nmore"), ("two \\\n    three", "")], commands);
    }

    private static IEnumerable<string> AllPages() =>
        Directory.GetFiles(Repository.File("docs"), "*.md", SearchOption.AllDirectories)
            .Concat([Repository.File("README.md"), Repository.File("CHANGELOG.md"), Repository.File("samples", "README.md")])
            .Select(page => Path.GetRelativePath(Repository.Root, page).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);

    private static string Read(string page) => File.ReadAllText(Repository.File(page.Split('/')));

    private static List<(string Command, string Output)> Commands(string markdown)
    {
        var commands = new List<(string, string)>();
        foreach (Match block in ConsoleBlock().Matches(markdown))
        {
            string? command = null;
            var output = new List<string>();
            bool continues = false;
            foreach (string line in block.Groups[1].Value.TrimEnd('\n').Split('\n').Append("$ "))
            {
                if (continues)
                {
                    command += "\n" + line;
                    continues = line.EndsWith('\\');
                }
                else if (line.StartsWith("$ ", StringComparison.Ordinal))
                {
                    if (command is not null)
                    {
                        commands.Add((command, string.Join('\n', output).Trim('\n')));
                    }

                    command = line[2..];
                    continues = command.EndsWith('\\');
                    output.Clear();
                }
                else
                {
                    output.Add(line);
                }
            }
        }

        return commands;
    }

    private static bool Matches(string said, string printed)
    {
        var pattern = new StringBuilder("^");
        foreach (string line in said.Trim('\n').Split('\n'))
        {
            pattern.Append(line.Trim() == "…"
                ? "(?:.*\n)*?"
                : string.Join(".*?", line.TrimEnd().Split('…').Select(Regex.Escape)) + " *\n");
        }

        return Regex.IsMatch(printed.Trim('\n') + "\n", pattern + "\n*$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5));
    }

    private static void Furnish(string folder)
    {
        Directory.CreateDirectory(Path.Combine(folder, "samples"));
        foreach (string sample in Directory.GetFiles(Repository.File("samples")))
        {
            File.Copy(sample, Path.Combine(folder, "samples", Path.GetFileName(sample)));
        }

        string program = Path.Combine(folder, "readout");
        File.WriteAllText(program, $"#!/bin/sh\nexec dotnet '{ReadoutProgram.Path}' \"$@\"\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private static (int Exit, string Output) Shell(string folder, string command)
    {
        var start = new ProcessStartInfo("bash") { RedirectStandardOutput = true, WorkingDirectory = folder };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add("exec 2>&1; " + command);
        start.Environment["PATH"] = folder + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH");
        using var process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output);
    }

    private static IEnumerable<string> FirstCells(string page) =>
        Row().Matches(Read(page)).Select(row => row.Groups[1].Value.Trim());

    private static IEnumerable<string> Headings(string markdown) =>
        Heading().Matches(WithoutCode(markdown)).Select(heading => heading.Groups[1].Value.Trim());

    private static string WithoutCode(string markdown) => Fence().Replace(markdown, "");

    // The anchor that the usual Markdown renderers give a heading.
    private static string Anchor(string heading) =>
        string.Concat(heading.ToLowerInvariant().Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_')).Replace(' ', '-');

    [GeneratedRegex(@"\[[^\]]*\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^#+ (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^```.*?^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^```console\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex ConsoleBlock();

    // A row whose first cell is a term in bold.
    [GeneratedRegex(@"^\| \*\*([^*|]+)\*\* \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
