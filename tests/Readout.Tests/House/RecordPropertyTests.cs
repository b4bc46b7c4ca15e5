using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Readout.Pages;
using Readout.Records;
using Readout.Tests.Records;

namespace Readout.Tests.House;

/// <summary>Whatever is read, the record holds together; held against all public corpora and the samples.</summary>
public class RecordPropertyTests
{
    // Documents a file, evenly spread, so that a run over every corpus stays within a minute.
    private const int Sample = 10;

    private static readonly Reader Reader = new();

    public static TheoryData<string> Corpora()
    {
        var files = new TheoryData<string>();
        if (SharedCorpora.Missing is null)
        {
            string root = SharedCorpora.File("corpora");
            files.AddRange(Directory.EnumerateFiles(root, "*.jsonl*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(root, file))
                .Where(file => !file.EndsWith("-pairs.jsonl.gz", StringComparison.Ordinal)) // claims without text
                .Order(StringComparer.Ordinal)
                .ToArray());
        }
        else
        {
            files.Add("absent"); // a theory without rows is an error; this row is skipped
        }

        return files;
    }

    [SharedTheory]
    [Trait("Speed", "slow")]
    [MemberData(nameof(Corpora))]
    public void Records_of_public_text_hold_together(string corpus)
    {
        var documents = Documents(SharedCorpora.File("corpora", corpus));
        Assert.NotEmpty(documents);
        int step = Math.Max(1, documents.Count / Sample);
        for (int i = 0; i < documents.Count; i += step)
        {
            AssertHoldsTogether(documents[i].Id, documents[i].Text);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("\uFEFF")]
    [InlineData("x")]
    [InlineData("“")]
    [InlineData("said.")]
    [InlineData("He said: “")]
    [InlineData("\uD83D\uDE00 \uD83D\uDE00 said \uD83D\uDE00.")]
    [InlineData("\uD83D said \uDE00.")]
    [InlineData("قال الوزير إن القوات لن تنسحب.")]
    [InlineData("T\u0308urkiye\u200B said\u00A0it\u00AD would \u202Enot\u202C go.")]
    public void Records_of_odd_text_hold_together(string text) => AssertHoldsTogether("odd", text);

    [Fact]
    public void Records_of_the_samples_hold_together_and_do_not_depend_on_the_number_of_jobs()
    {
        string[] samples = [.. Directory.GetFiles(Repository.File("samples"), "??-*").Order(StringComparer.Ordinal)];
        var one = ReadoutProgram.Run(Repository.Root, ["code", "--jobs", "1", .. samples]);
        var two = ReadoutProgram.Run(Repository.Root, ["code", "--jobs", "2", .. samples]);
        Assert.Equal(0, one.ExitCode);
        Assert.Equal(one.Output, two.Output);
        Assert.All(one.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries), record => Assert.Empty(RecordRules.Faults(record)));
    }

    [Fact]
    public void The_example_holds_together() => Assert.Empty(RecordRules.Faults(RecordExample.Json));

    [Theory]
    [InlineData("\"within\":\"s1\"", "\"within\":\"s9\"")]
    [InlineData("\"within\":\"s1\"", "\"within\":\"s2\"")]
    [InlineData("\"actor\":\"a2\"", "\"actor\":\"a9\"")]
    [InlineData("\"time\":\"t1\"", "\"time\":\"t2\"")]
    [InlineData("\"saidIn\":\"s1\"", "\"saidIn\":\"s3\"")]
    [InlineData("\"id\":\"s2\"", "\"id\":\"s1\"")]
    [InlineData("\"sentence\":1", "\"sentence\":0")]
    [InlineData("\"head\":[", "\"head\":[0,3],\"was\":[")]
    [InlineData("\"low\":12", "\"low\":13")]
    [InlineData("\"sentences\":[[", "\"sentences\":[[2,4],[")]
    [InlineData("\"body\":[[", "\"body\":[[100000,100001],[")]
    [InlineData("\"content\":{\"spans\":[[", "\"content\":{\"spans\":[[0,3],[")]
    public void A_record_that_does_not_hold_together_is_found(string right, string wrong)
    {
        int last = RecordExample.Json.LastIndexOf(right, StringComparison.Ordinal);
        Assert.True(last >= 0, $"the example has no {right}");
        Assert.NotEmpty(RecordRules.Faults(RecordExample.Json.Remove(last, right.Length).Insert(last, wrong)));
    }

    private static void AssertHoldsTogether(string id, string text)
    {
        var page = new Page(id, PageFormat.PlainText, text, PageFacts.None, []);
        foreach (var reading in Reader.Read(page))
        {
            Assert.Equal(text, reading.Article.Text);
            var faults = RecordRules.Faults(Encoding.UTF8.GetString(ReadingJson.Write(reading)));
            Assert.True(faults.Count == 0, $"{reading.Article.Id}: {string.Join("; ", faults.Take(5))}");
        }
    }

    private static List<(string Id, string Text)> Documents(string file)
    {
        using var bytes = File.OpenRead(file);
        using Stream plain = file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(bytes, CompressionMode.Decompress) : bytes;
        using var lines = new StreamReader(plain, Encoding.UTF8);
        var documents = new List<(string, string)>();
        while (lines.ReadLine() is { } line)
        {
            using var json = JsonDocument.Parse(line);
            documents.Add((json.RootElement.GetProperty("id").ToString(), json.RootElement.GetProperty("text").GetString()!));
        }

        return documents;
    }
}
