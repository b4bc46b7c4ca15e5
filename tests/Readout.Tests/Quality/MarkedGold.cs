using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Readout.Pages;
using Readout.Tests.House;

namespace Readout.Tests.Quality;

/// <summary>
/// A gold set of our own: a file that people write, and beside it the JSONL that is made from it, so that
/// other programs can read it too.
/// </summary>
internal sealed class MarkedGold<T>(string folder, string name, Func<IEnumerable<string>, IEnumerable<T>> parse)
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The JSONL.</summary>
    public string File { get; } = Repository.File("tests", "quality", folder, name + ".jsonl");

    /// <summary>The rows as the marked file gives them; comment lines in its head are left out.</summary>
    public IReadOnlyList<T> Rows { get; } =
    [
        .. parse(System.IO.File.ReadAllLines(Repository.File("tests", "quality", folder, name + ".txt"))
            .Where(line => line.Length > 0 && !line.StartsWith("# ", StringComparison.Ordinal) && line != "#")),
    ];

    /// <summary>Fails when the JSONL is not what the marks say; READOUT_RAISE_FLOORS=1 writes it anew.</summary>
    public void AssertIsWritten()
    {
        string made = string.Concat(Rows.Select(row => JsonSerializer.Serialize(row, Options) + "\n"));
        if (Environment.GetEnvironmentVariable("READOUT_RAISE_FLOORS") == "1")
        {
            System.IO.File.WriteAllText(File, made);
        }

        Assert.Equal(made, System.IO.File.ReadAllText(File));
    }
}

/// <summary>Reads a passage by itself, as gold sets of short texts need it.</summary>
internal static class ShortText
{
    private static readonly Reader Reader = new();

    public static IEnumerable<Reading> Read(string id, string text) =>
        Reader.Read(new Page(id, PageFormat.PlainText, text, PageFacts.None, []));
}
