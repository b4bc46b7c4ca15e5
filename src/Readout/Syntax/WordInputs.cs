using Readout.Neural;

namespace Readout.Syntax;

/// <summary>
/// A word's input to the encoder: its frozen vector, then the sum of its learned vector and, by the root of
/// their number, those of its pieces. Immutable and thread-safe.
/// </summary>
internal sealed class WordInputs
{
    private readonly WordVectors vectors;
    private readonly KeyIndex vocabulary;
    private readonly float[] words;
    private readonly float[] pieces;
    private readonly SyntaxShape shape;

    /// <param name="words">A row for words not in the vocabulary, then a row a word.</param>
    public WordInputs(SyntaxShape shape, WordVectors vectors, ulong[] vocabulary, float[] words, float[] pieces)
    {
        this.shape = shape;
        this.vectors = vectors;
        this.vocabulary = new KeyIndex(vocabulary);
        this.words = words;
        this.pieces = pieces;
    }

    public void Write(ReadOnlySpan<char> form, Span<float> input)
    {
        ulong key = WordKeys.Of(form);
        int row = vectors.Find(key);
        var frozen = input[..shape.Vector];
        if (row < 0)
        {
            frozen.Clear();
        }
        else
        {
            vectors.Copy(row, frozen);
        }

        Span<int> found = stackalloc int[WordPieces.Most];
        found = found[..WordPieces.Find(form, shape.Pieces, found)];
        Sum(words, vocabulary.Find(key) + 1, pieces, found, input[shape.Vector..]);
    }

    /// <summary><c>target = words[word] + Σ pieces[row] / √n</c>; shared with training.</summary>
    public static void Sum(ReadOnlySpan<float> words, int word, ReadOnlySpan<float> pieces, ReadOnlySpan<int> rows, Span<float> target)
    {
        int width = target.Length;
        target.Clear();
        foreach (int row in rows)
        {
            VectorMath.Add(pieces.Slice(row * width, width), target);
        }

        VectorMath.Scale(target, Factor(rows.Length));
        VectorMath.Add(words.Slice(word * width, width), target);
    }

    public static float Factor(int pieces) => pieces == 0 ? 0 : 1 / MathF.Sqrt(pieces);
}
