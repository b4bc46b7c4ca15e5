using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Readout.Text;

namespace Readout.Articles.Blocks;

/// <summary>One node of a regression tree.</summary>
/// <param name="Feature">Index of the feature that the node asks for, −1 in a leaf.</param>
/// <param name="Value">A node's threshold (at or below goes left), or a leaf's value.</param>
/// <param name="Left">Index of the left child; the right one follows it.</param>
internal readonly record struct BlockNode(short Feature, short Left, float Value);

/// <summary>One regression tree; node 0 is the root.</summary>
internal sealed class BlockTree
{
    private readonly BlockNode[] nodes;

    // The same nodes for walking: a leaf asks for the first feature, leads to itself, and so needs no question whether it is one.
    private readonly BlockNode[] steps;
    private readonly int depth;

    public BlockTree(BlockNode[] nodes)
    {
        this.nodes = nodes;
        steps = new BlockNode[nodes.Length];
        for (int i = 0; i < nodes.Length; i++)
        {
            steps[i] = nodes[i].Feature < 0 ? new BlockNode(0, (short)i, float.PositiveInfinity) : nodes[i];
        }

        depth = Depth(0);
    }

    public ReadOnlySpan<BlockNode> Nodes => nodes;

    /// <summary>Adds the tree's value to the sum of each row.</summary>
    public void AddTo(Span<double> sums, ReadOnlySpan<float[]> rows)
    {
        var own = steps;
        int i = 0;
        for (; i + 4 <= rows.Length; i += 4)
        {
            // Four rows go down at once: each waits for its own next node, and the processor for none.
            float[] row = rows[i], row1 = rows[i + 1], row2 = rows[i + 2], row3 = rows[i + 3];
            int at = 0, at1 = 0, at2 = 0, at3 = 0;
            for (int level = 0; level < depth; level++)
            {
                at = Next(own, at, row);
                at1 = Next(own, at1, row1);
                at2 = Next(own, at2, row2);
                at3 = Next(own, at3, row3);
            }

            sums[i] += nodes[at].Value;
            sums[i + 1] += nodes[at1].Value;
            sums[i + 2] += nodes[at2].Value;
            sums[i + 3] += nodes[at3].Value;
        }

        for (; i < rows.Length; i++)
        {
            int at = 0;
            for (int level = 0; level < depth; level++)
            {
                at = Next(own, at, rows[i]);
            }

            sums[i] += nodes[at].Value;
        }
    }

    /// <summary>The child of a node that a row goes to. No branch: which way it goes can't be foretold.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Next(BlockNode[] nodes, int at, float[] row)
    {
        ref readonly var node = ref nodes[at];
        return node.Left + Unsafe.BitCast<bool, byte>(row[node.Feature] > node.Value);
    }

    private int Depth(int at) => nodes[at].Feature < 0 ? 0 : 1 + Math.Max(Depth(nodes[at].Left), Depth(nodes[at].Left + 1));
}

/// <summary>
/// How likely a block is text of the article: two passes of gradient-boosted trees (Friedman 2001) over
/// <see cref="BlockFeatures"/>, the second of which also sees what the first said of the neighbours.
/// Trained by <c>readout train blocks</c>.
/// </summary>
/// <param name="Words">For a word in class names, and for one of the text with <see cref="BlockWords.Mark"/> before it, the log odds that the text belongs to the article.</param>
internal sealed record BlockModel(Dictionary<string, LogOdds> Words, ImmutableArray<BlockTree> First, ImmutableArray<BlockTree> Second)
{
    public const string FileName = "blocks.json";

    /// <summary>What the words say, for the measures of blocks.</summary>
    public WordOdds Odds { get; } = new Known(Words);

    private static readonly Lazy<BlockModel> Default = new(() =>
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("lexicons/" + FileName)
            ?? throw new InputException($"lexicons/{FileName}: {NoteCodes.LexiconColumns} the file is missing from the program");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return Parse(bytes.ToArray());
    });

    public static BlockModel Embedded => Default.Value;

    /// <summary>For each row the probability, out of the sum of the trees: the log odds.</summary>
    public static double[] Score(ImmutableArray<BlockTree> trees, float[][] rows)
    {
        double[] sums = new double[rows.Length];
        Score(trees, rows, sums);
        return sums;
    }

    /// <inheritdoc cref="Score(ImmutableArray{BlockTree}, float[][])"/>
    /// <param name="into">Zeroes, one a row.</param>
    public static void Score(ImmutableArray<BlockTree> trees, ReadOnlySpan<float[]> rows, Span<double> into)
    {
        foreach (var tree in trees)
        {
            tree.AddTo(into, rows);
        }

        for (int i = 0; i < into.Length; i++)
        {
            into[i] = BlockClassifier.Probability(into[i]);
        }
    }

    /// <exception cref="InputException">The file was made for other features.</exception>
    public static BlockModel Parse(byte[] json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        if (!IsMadeFor(root.GetProperty("features"), BlockFeatures.Names))
        {
            throw new InputException($"lexicons/{FileName}: {NoteCodes.LexiconValue} made for other features; run readout train blocks again");
        }

        var words = new Dictionary<string, LogOdds>(StringComparer.Ordinal);
        foreach (var word in root.GetProperty("words").EnumerateObject())
        {
            words.Add(word.Name, new LogOdds(word.Value.GetSingle()));
        }

        return new BlockModel(words, Trees(root.GetProperty("first")), Trees(root.GetProperty("second")));
    }

    private static bool IsMadeFor(JsonElement features, string[] names)
    {
        int same = 0;
        foreach (var feature in features.EnumerateArray())
        {
            same += same < names.Length && feature.ValueEquals(names[same]) ? 1 : names.Length + 1;
        }

        return same == names.Length;
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
            json.WriteNumber(word, Math.Round((decimal)odds.Value, 2));
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
            var cells = tree.Nodes.ToArray().Select(n => FormattableString.Invariant($"{n.Feature},{n.Value:G5},{n.Left}"));
            json.WriteRawValue($"[{string.Join(',', cells)}]");
        }

        json.WriteEndArray();
    }

    private static ImmutableArray<BlockTree> Trees(JsonElement list)
    {
        var trees = ImmutableArray.CreateBuilder<BlockTree>(list.GetArrayLength());
        foreach (var tree in list.EnumerateArray())
        {
            var nodes = new BlockNode[tree.GetArrayLength() / 3];
            var cells = tree.EnumerateArray();
            for (int n = 0; n < nodes.Length; n++)
            {
                nodes[n] = new BlockNode((short)Next(ref cells), Value: Next(ref cells), Left: (short)Next(ref cells));
            }

            trees.Add(new BlockTree(nodes));
        }

        return trees.ToImmutable();

        static float Next(ref JsonElement.ArrayEnumerator cells)
        {
            cells.MoveNext();
            return cells.Current.GetSingle();
        }
    }

    private sealed class Known : WordOdds
    {
        private readonly Dictionary<string, LogOdds> names = new(StringComparer.Ordinal);
        private readonly Dictionary<string, LogOdds>.AlternateLookup<ReadOnlySpan<char>> texts;

        public Known(Dictionary<string, LogOdds> words)
        {
            var own = new Dictionary<string, LogOdds>(StringComparer.Ordinal);
            foreach (var (word, odds) in words)
            {
                if (word[0] == BlockWords.Mark)
                {
                    own.Add(word[1..], odds);
                }
                else
                {
                    names.Add(word, odds);
                }
            }

            texts = own.GetAlternateLookup<ReadOnlySpan<char>>();
        }

        public override float OfName(string word) => names.TryGetValue(word, out var odds) ? odds.Value : 0;

        public override float OfText(ReadOnlySpan<char> word) => texts.TryGetValue(word, out var odds) ? odds.Value : 0;
    }
}
