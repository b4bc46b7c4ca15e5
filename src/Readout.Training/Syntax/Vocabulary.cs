using Readout.Syntax;

namespace Readout.Training.Syntax;

/// <summary>The label sets and the learned words, from the training sentences.</summary>
internal sealed class Vocabulary
{
    private const int MostWords = 14000;
    private const int FewestOccurrences = 3;

    private readonly WordVectors vectors;
    private readonly SyntaxShape shape;
    private readonly Dictionary<ulong, int> wordRows = [];
    private readonly Dictionary<string, WordEntry> entries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>[] labelRows;

    public Vocabulary(IReadOnlyList<TrainingSentence> sentences, SyntaxShape shape, WordVectors vectors)
    {
        this.shape = shape;
        this.vectors = vectors;
        var trees = sentences.Where(sentence => sentence.Tree is not null && sentence.TreeWeight == 1).ToList();
        Labels = new SyntaxLabels(
            Sorted(trees.SelectMany(s => s.Tree!.Upos), 1),
            Sorted(trees.SelectMany(s => s.Tree!.Xpos), 1),
            Sorted(trees.SelectMany(s => s.Tree!.Feats), 2),
            Sorted(trees.SelectMany(s => s.Forms.Zip(s.Tree!.Lemmas, EditScript.Of)), 2),
            Sorted(trees.SelectMany(s => s.Tree!.Relations), 1),
            []);
        var feats = Labels.Feats.ToHashSet(StringComparer.Ordinal);
        Labels = new SyntaxLabels(
            Labels.Upos,
            Labels.Xpos,
            Labels.Feats,
            Labels.Lemmas,
            Labels.Relations,
            Sorted(trees.SelectMany(s => Enumerable.Range(0, s.Forms.Length).Where(i => feats.Contains(s.Tree!.Feats[i])).Select(i => $"{s.Tree!.Upos[i]}\t{s.Tree.Xpos[i]}\t{s.Tree.Feats[i]}")), 2));
        labelRows = [Rows(Labels.Upos), Rows(Labels.Xpos), Rows(Labels.Feats), Rows(Labels.Lemmas), Rows(Labels.Relations), Rows(SyntaxLabels.EntityTags)];
        WordKeyList = [.. sentences
            .SelectMany(s => s.Forms)
            .GroupBy(form => WordKeys.Of(form))
            .Select(group => (group.Key, Count: group.Count()))
            .Where(word => word.Count >= FewestOccurrences)
            .OrderByDescending(word => word.Count).ThenBy(word => word.Key)
            .Take(MostWords)
            .Select(word => word.Key)];
        for (int i = 0; i < WordKeyList.Length; i++)
        {
            wordRows.Add(WordKeyList[i], i + 1);
        }
    }

    /// <summary>What a form's input vector is made of. Rows of −1 and 0 mean that the tables lack the word.</summary>
    public sealed record WordEntry(int VectorRow, int WordRow, int[] PieceRows);

    public SyntaxLabels Labels { get; }

    /// <summary>Keys of the learned words, most frequent first; a word's row is its place plus one.</summary>
    public ulong[] WordKeyList { get; }

    public WordVectors Vectors => vectors;

    /// <summary>A sentence in rows and classes. A class of −1 was too rare to be kept.</summary>
    public EncodedSentence Encode(TrainingSentence sentence)
    {
        var tree = sentence.Tree;
        return new EncodedSentence(
            [.. sentence.Forms.Select(Entry)],
            tree is null ? null : Classes(0, tree.Upos),
            tree is null ? null : Classes(1, tree.Xpos),
            tree is null ? null : Classes(2, tree.Feats),
            tree is null ? null : Classes(3, [.. sentence.Forms.Zip(tree.Lemmas, EditScript.Of)]),
            tree?.Heads,
            tree is null ? null : Classes(4, tree.Relations),
            sentence.Names is null ? null : Classes(5, sentence.Names),
            sentence.HasMisc,
            sentence.Factuality,
            Array.IndexOf(SyntaxLabels.NameConventions, sentence.NamesLike),
            sentence.EveryEpochs,
            sentence.TreeWeight,
            sentence.NameWeight);
    }

    private WordEntry Entry(string form)
    {
        if (!entries.TryGetValue(form, out var entry))
        {
            ulong key = WordKeys.Of(form);
            Span<int> pieces = stackalloc int[WordPieces.Most];
            int count = WordPieces.Find(form, shape.Pieces, pieces);
            entry = new WordEntry(vectors.Find(key), wordRows.GetValueOrDefault(key), pieces[..count].ToArray());
            entries.Add(form, entry);
        }

        return entry;
    }

    private int[] Classes(int set, string[] labels) => Array.ConvertAll(labels, label => labelRows[set].GetValueOrDefault(label, -1));

    private static Dictionary<string, int> Rows(string[] labels) =>
        labels.Select((label, i) => (label, i)).ToDictionary(pair => pair.label, pair => pair.i, StringComparer.Ordinal);

    private static string[] Sorted(IEnumerable<string> labels, int fewest) =>
        [.. labels.GroupBy(label => label, StringComparer.Ordinal).Where(group => group.Count() >= fewest).Select(group => group.Key).Order(StringComparer.Ordinal)];
}

/// <summary>A sentence as the learner takes it; null is what the corpora don't say.</summary>
internal sealed record EncodedSentence(
    Vocabulary.WordEntry[] Words,
    int[]? Upos,
    int[]? Xpos,
    int[]? Feats,
    int[]? Lemmas,
    int[]? Heads,
    int[]? Relations,
    int[]? Names,
    bool HasMisc,
    float[]? Factuality,
    int Convention,
    int EveryEpochs,
    float TreeWeight,
    float NameWeight);
