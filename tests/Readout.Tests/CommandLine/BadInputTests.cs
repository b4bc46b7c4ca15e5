using System.Text;
using Readout.Tests.House;

namespace Readout.Tests.CommandLine;

/// <summary>Whatever is wrong with an input: a line that says which and why, status 1, the others done, nothing partial.</summary>
public sealed class BadInputTests : IDisposable
{
    private const string Good = "{\"id\":\"good\",\"text\":\"The envoys met on Tuesday, the ministry said.\"}\n";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("", "readout: bad.txt: byte 0: the input is empty")]
    [InlineData(" \n\t\n", "readout: bad.txt: byte 0: the document holds nothing but white space")]
    [InlineData("\u007fELF\u0002\u0001\u0001\0\0\0\0\0", "readout: bad.txt: byte 0: this is")]
    public void A_file_that_holds_no_text_is_named_and_the_others_are_read(string text, string message)
    {
        folder.Write("good.jsonl", Good);
        folder.Write("bad.txt", text);
        foreach (string command in (string[])["code", "extract"])
        {
            var run = ReadoutProgram.Run(folder.Path, command, "bad.txt", "good.jsonl");
            Assert.Equal(1, run.ExitCode);
            Assert.Contains(message, run.Errors, StringComparison.Ordinal);
            Assert.Single(run.Output.TrimEnd('\n').Split('\n'));
        }

        var read = ReadoutProgram.Run(folder.Path, "read", "bad.txt", "good.jsonl");
        Assert.Equal(1, read.ExitCode);
        Assert.Contains(message, read.Errors, StringComparison.Ordinal);
        Assert.Contains("1 article in 1 new document", read.Errors, StringComparison.Ordinal);
        Assert.Equal("", read.Output);
    }

    [Fact]
    public void What_is_missing_is_named_with_the_reason()
    {
        var run = ReadoutProgram.Run(folder.Path, "code", "nothere.txt", "none-*.html", "https://news.example/1", "");
        Assert.Equal(1, run.ExitCode);
        Assert.Equal("", run.Output);
        Assert.Equal(
            "readout: nothere.txt: there is no such file or folder\n"
            + "readout: .: no file matches this pattern\n"
            + "readout: https://news.example/1: addresses can't be read yet; save the page and give the file\n"
            + "readout: : an empty name is no file\n",
            run.Errors);
    }

    [Fact]
    public void A_folder_is_read_with_all_below_it_in_order_and_an_empty_one_is_named()
    {
        folder.Write("in/b/two.jsonl", Good.Replace("good", "two", StringComparison.Ordinal));
        folder.Write("in/a.jsonl", Good.Replace("good", "one", StringComparison.Ordinal));
        folder.Write("in/readme.md", "not an input");
        Directory.CreateDirectory(folder.File("empty"));
        var run = ReadoutProgram.Run(folder.Path, "code", "in", "empty");
        Assert.Equal(1, run.ExitCode);
        Assert.Equal(["{\"id\":\"one#1\"", "{\"id\":\"two#1\""], run.Output.TrimEnd('\n').Split('\n').Select(line => line[..13]));
        Assert.StartsWith("readout: empty: the folder holds no file that could be read", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Patterns_reach_below_folders()
    {
        folder.Write("in/x/one.jsonl", Good);
        folder.Write("in/x/y/two.jsonl", Good);
        folder.Write("in/x/y/two.txt", "Other text, which the pattern leaves out.");
        Assert.Equal(2, ReadoutProgram.Run(folder.Path, "code", "in/**/*.jsonl").Output.TrimEnd('\n').Split('\n').Length);
        Assert.Single(ReadoutProgram.Run(folder.Path, "code", "in/*/*.jsonl").Output.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public void A_bad_line_is_named_and_gives_nothing_partial()
    {
        folder.Write("lines.jsonl", Good + "{\"id\":\"torn\",\"text\":\"cut off\n[1]\n{\"id\":\"x\"}\n" + Good);
        var run = ReadoutProgram.Run(folder.Path, "code", "lines.jsonl");
        Assert.Equal(1, run.ExitCode);
        Assert.Equal(2, run.Output.TrimEnd('\n').Split('\n').Length);
        string[] errors = run.Errors.TrimEnd('\n').Split('\n');
        Assert.Equal(["lines.jsonl: line 2", "lines.jsonl: line 3", "lines.jsonl: line 4"], errors.Select(line => line["readout: ".Length..][..19]));
    }

    [Theory]
    [InlineData("code")]
    [InlineData("parse --json")]
    public void Half_a_pair_of_surrogates_is_named_as_such_and_the_other_lines_are_read(string command)
    {
        folder.Write("lines.jsonl", "{\"id\":\"half\",\"text\":\"x \\ud83d y\"}\n" + Good);
        var run = ReadoutProgram.Run(folder.Path, [.. command.Split(' '), "lines.jsonl"]);
        Assert.Equal(1, run.ExitCode);
        Assert.Single(run.Output.TrimEnd('\n').Split('\n'));
        Assert.Contains("a string in it is not valid Unicode", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("long.txt", "")]
    [InlineData("long.jsonl", "{\"id\":\"x\",\"text\":\"")]
    [Trait("Speed", "slow")]
    public void Two_hundred_megabytes_on_one_line_are_refused_in_bounded_memory(string name, string begin)
    {
        using (var file = File.Create(folder.File(name)))
        {
            file.Write(Encoding.UTF8.GetBytes(begin));
            byte[] words = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("word ", 1 << 18)));
            for (int i = 0; i < 160; i++)
            {
                file.Write(words);
            }
        }

        folder.Write("good.jsonl", Good);
        foreach (string command in (string[])["code", "read"])
        {
            // Half a gigabyte would not hold the file as text even once beside its bytes.
            var run = Shell.Run(folder.Path, $"DOTNET_GCHeapHardLimit=0x20000000 readout {command} {name} good.jsonl");
            Assert.Equal(1, run.ExitCode);
            Assert.Contains("larger than 64 MB", run.Errors, StringComparison.Ordinal);
            Assert.True(command == "read" ? run.Errors.Contains("1 new document", StringComparison.Ordinal) : run.Output.StartsWith("{\"id\":\"good#1\"", StringComparison.Ordinal), run.Errors);
        }
    }

    [Fact]
    [Trait("Speed", "slow")]
    public void A_page_of_thirty_megabytes_is_read_in_bounded_memory()
    {
        string paragraph = "<p>The minister said that talks with the delegation would resume after a ceasefire was agreed by both sides.</p>\n";
        folder.Write("large.html", $"<html><title>Talks resume</title><body><h1>Talks resume</h1>{string.Concat(Enumerable.Range(0, 270_000).Select(i => paragraph.Replace("both", $"both {i}", StringComparison.Ordinal)))}</body></html>");
        var run = Shell.Run(folder.Path, "DOTNET_GCHeapHardLimit=0x30000000 readout extract large.html | wc -c");
        Assert.True(run.ExitCode == 0 && int.Parse(run.Output, System.Globalization.CultureInfo.InvariantCulture) > 25_000_000, run.Errors + run.Output);
    }

    [Fact]
    public void A_folder_that_can_not_be_written_stops_only_what_must_write()
    {
        string good = folder.Write("good.jsonl", Good);
        var code = Shell.Run("/proc", $"readout code '{good}'");
        Assert.Equal((0, ""), (code.ExitCode, code.Errors));
        var read = Shell.Run("/proc", $"readout read '{good}'");
        Assert.Equal(2, read.ExitCode);
        Assert.StartsWith("readout: readout.db: the ledger can't be opened or made here", read.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("code good.jsonl")]
    [InlineData("extract good.jsonl")]
    [InlineData("find --json envoys kind:article")]
    [InlineData("export --format jsonl")]
    public void A_full_disk_under_standard_output_is_told(string command)
    {
        folder.Write("good.jsonl", Good);
        ReadoutProgram.Run(folder.Path, "read", "good.jsonl");
        var run = Shell.Run(folder.Path, $"readout {command} > /dev/full");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("readout: standard output: No space left on device", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reader_that_goes_away_ends_the_program_quietly()
    {
        folder.Write("many.jsonl", string.Concat(Enumerable.Repeat(Good, 3000)));
        var run = Shell.Run(folder.Path, "readout code many.jsonl | head -n 1 | cut -c1-14; echo ${PIPESTATUS[0]}");
        Assert.Equal("{\"id\":\"good#1\"\n0\n", run.Output);
        Assert.Equal("", run.Errors);
    }

    [Fact]
    public void Standard_input_is_read_when_no_file_is_given_and_output_may_be_appended()
    {
        folder.Write("good.jsonl", Good);
        var run = Shell.Run(folder.Path, "(readout code < good.jsonl; readout code - < good.jsonl) > both.jsonl; wc -l < both.jsonl");
        Assert.Equal("2", run.Output.Trim());
    }

    // Products without the instructions of AVX2, all code compiled anew instead of ahead, and no fused instructions at all.
    [Theory]
    [InlineData("DOTNET_EnableAVX2")]
    [InlineData("DOTNET_ReadyToRun")]
    [InlineData("DOTNET_EnableFMA")]
    public void The_output_does_not_depend_on_what_the_processor_can(string left)
    {
        string command = $"cd '{Repository.File("samples")}'; readout code --jobs 2 0*; readout parse 0*.txt";
        var whole = Shell.Run(folder.Path, command);
        Assert.True(whole.Output.Length > 10_000, whole.Errors);
        Assert.Equal(whole.Output, Shell.Run(folder.Path, $"export {left}=0; {command}").Output);
    }

    [Fact]
    public void The_output_does_not_depend_on_the_number_of_jobs()
    {
        folder.Write("many.jsonl", string.Concat(Enumerable.Range(0, 60).Select(i => Good.Replace("good", "d" + i, StringComparison.Ordinal).Replace("envoys", string.Join(' ', Enumerable.Repeat("envoys", (i * 37 % 11) + 1)), StringComparison.Ordinal) + (i % 7 == 0 ? "torn\n" : ""))));
        var one = ReadoutProgram.Run(folder.Path, "code", "--jobs", "1", "many.jsonl");
        var two = ReadoutProgram.Run(folder.Path, "code", "--jobs", "2", "many.jsonl");
        Assert.Equal(60, one.Output.TrimEnd('\n').Split('\n').Length);
        Assert.Equal(one.Output, two.Output);
        Assert.Equal(one.Errors, two.Errors);
    }
}
