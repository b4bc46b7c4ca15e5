using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using Readout.Text;

namespace Readout.Articles.Blocks;

/// <summary>One regression tree: node 0 is the root; a leaf has no feature.</summary>
/// <param name="Features">Index of the feature that each node asks for, −1 in a leaf.</param>
/// <param name="Values">A node's threshold (at or below goes left), or a leaf's value.</param>
/// <param name="Left">Index of the left child; the right one follows it.</param>
internal sealed record BlockTree(ImmutableArray<int> Features, ImmutableArray<float> Values, ImmutableArray<int> Left)
{
    public double Of(ReadOnlySpan<float> row)
    {
        int node = 0;
        while (Features[node] >= 0)
        {
            node = row[Features[node]] <= Values[node] ? Left[node] : Left[node] + 1;
        }

        return Values[node];
    }
}

/// <summary>
/// How likely a block is text of the article: two passes of gradient-boosted trees (Friedman 2001) over
/// <see cref="BlockFeatures"/>, the second of which also sees what the first said of the neighbours.
/// Trained by <c>readout train blocks</c>.
/// </summary>
/// <param name="Words">For a word in class names, the log odds that the text inside belongs to the article.</param>
internal sealed record BlockModel(FrozenDictionary<string, float> Words, ImmutableArray<BlockTree> First, ImmutableArray<BlockTree> Second)
{
    public const string FileName = "blocks.json";

    private static readonly Lazy<BlockModel> Default = new(() =>
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("lexicons/" + FileName)
            ?? throw new InputException($"lexicons/{FileName}: {NoteCodes.LexiconColumns} the file is missing from the program");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return Parse(bytes.ToArray());
    });

    public static BlockModel Embedded => Default.Value;

    /// <summary>The sum of the trees: the log odds.</summary>
    public static double Score(ImmutableArray<BlockTree> trees, ReadOnlySpan<float> row)
    {
        double sum = 0;
        foreach (var tree in trees)
        {
            sum += tree.Of(row);
        }

        return sum;
    }

    /// <exception cref="InputException">The file was made for other features.</exception>
    public static BlockModel Parse(byte[] json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        var made = root.GetProperty("features").EnumerateArray().Select(f => f.GetString()!);
        if (!made.SequenceEqual(BlockFeatures.Names))
        {
            throw new InputException($"lexicons/{FileName}: {NoteCodes.LexiconValue} made for other features; run readout train blocks again");
        }

        var words = root.GetProperty("words").EnumerateObject().ToFrozenDictionary(w => w.Name, w => w.Value.GetSingle(), StringComparer.Ordinal);
        return new BlockModel(words, Trees(root.GetProperty("first")), Trees(root.GetProperty("second")));
    }

    public void Write(Stream output)
    {
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, IndentSize = 0, NewLine = "\n" });
        json.WriteStartObject();
        json.WriteString("about", "How likely a block of a page is text of its article. Made by readout train blocks; see docs/articles.md. Licence: Apache-2.0.");
        json.WritePropertyName("features");
        json.WriteRawValue(JsonSerializer.Serialize(BlockFeatures.Names));
        json.WriteStartObject("words");
        foreach (var (word, odds) in Words.OrderBy(w => w.Key, StringComparer.Ordinal))
        {
            json.WriteNumber(word, Math.Round((decimal)odds, 2));
        }

        json.WriteEndObject();
        WriteTrees(json, "first", First);
        WriteTrees(json, "second", Second);
        json.WriteEndObject();
    }

    private static void WriteTrees(Utf8JsonWriter json, string name, ImmutableArray<BlockTree> trees)
    {
        json.WriteStartArray(name);
        foreach (var tree in trees)
        {
            // One line a tree: [feature, value, left, feature, value, left, …].
            var cells = tree.Features.Select((f, i) => FormattableString.Invariant($"{f},{tree.Values[i]:G5},{tree.Left[i]}"));
            json.WriteRawValue($"[{string.Join(',', cells)}]");
        }

        json.WriteEndArray();
    }

    private static ImmutableArray<BlockTree> Trees(JsonElement list) =>
    [
        .. list.EnumerateArray().Select(tree =>
        {
            int nodes = tree.GetArrayLength() / 3, i = 0;
            int[] features = new int[nodes], left = new int[nodes];
            float[] values = new float[nodes];
            foreach (var cell in tree.EnumerateArray())
            {
                switch (i % 3)
                {
                    case 0: features[i / 3] = cell.GetInt32(); break;
                    case 1: values[i / 3] = cell.GetSingle(); break;
                    default: left[i / 3] = cell.GetInt32(); break;
                }

                i++;
            }

            return new BlockTree([.. features], [.. values], [.. left]);
        }),
    ];
}
