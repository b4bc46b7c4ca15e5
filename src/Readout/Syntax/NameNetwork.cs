using Readout.Neural;

namespace Readout.Syntax;

/// <summary>
/// A second, small network that reads names alone, and with what the document shows (<see cref="NameClues"/>): one
/// bidirectional recurrent layer over frozen vectors and hashed word pieces. It errs elsewhere than the names' layer
/// of <see cref="SyntaxNetwork"/>, which shares its encoder with trees; the mean of both scores is better than
/// either (Hansen and Salamon 1990). Immutable and thread-safe.
/// </summary>
internal sealed unsafe class NameNetwork
{
    /// <summary>What the shared network counts for mentions, of which it learned from re3d alone; chosen on the documents held back.</summary>
    public const float ShareOfMentions = 0.3f;

    // The two networks' scores are added with this weight each: a little more than a mean, for both are unsure apart.
    private const float Share = 0.6f;

    // Rows a batch; see SyntaxModel.
    private const int BatchRows = 768;

    private static readonly int Tags = SyntaxLabels.EntityTags.Length;

    private readonly WordVectors vectors;
    private readonly float others;
    private readonly float[] pieces;
    private readonly int pieceRows;
    private readonly int pieceWidth;
    private readonly Lstm forward;
    private readonly Lstm backward;
    private readonly Affine hidden;
    private readonly Affine output;

    /// <param name="convention">Which of <see cref="SyntaxLabels.NameConventionIds"/> names are read by.</param>
    /// <param name="others">What the scores that this network's are added to count.</param>
    public NameNetwork(ModelFile file, WordVectors vectors, int convention, float others = Share)
    {
        this.vectors = vectors;
        this.others = others;
        var table = file.Tensor("pieces");
        (pieces, pieceRows, pieceWidth) = (table.Values, table.Rows, table.Columns);
        forward = Layer(file, "forward", backward: false);
        backward = Layer(file, "backward", backward: true);
        float[] bias = file.Tensor("hidden.bias").Values;
        var conventions = file.Tensor("conventions");
        if (convention < conventions.Rows)
        {
            bias = [.. bias.Zip(conventions.Values.AsSpan(convention * bias.Length, bias.Length).ToArray(), (a, b) => a + b)];
        }

        hidden = new Affine(file.Tensor("hidden.weight").Values, bias);
        output = new Affine(file.Tensor("output.weight").Values, file.Tensor("output.bias").Values);
        Crf = new ChainCrf(Tags, file.Tensor("transitions").Values);
    }

    /// <summary>The chain that the network was trained with.</summary>
    public ChainCrf Crf { get; }

    private int Width => vectors.Dimensions + pieceWidth + NameClues.Count;

    /// <summary>Adds what this network makes of a document to what the shared one made of it.</summary>
    public void Join(ReadOnlySpan<ReadOnlyMemory<char>[]> document, ReadOnlySpan<SentenceAnnotation> annotations, Arena arena)
    {
        float[][] clues = NameClues.Of(document);
        var parts = SyntaxModel.LongestFirst(annotations.ToArray().Select(annotation => annotation.Words.Length));
        for (int first = 0, last; first < parts.Count; first = last)
        {
            int rows = 0;
            for (last = first; last < parts.Count && (last == first || rows + parts[last].Length <= BatchRows); last++)
            {
                rows += parts[last].Length;
            }

            Join(document, annotations, clues, parts.GetRange(first, last - first), arena);
            arena.Reset();
        }
    }

    /// <summary>What this network alone makes of a document.</summary>
    public SentenceAnnotation[] Read(ReadOnlyMemory<char>[][] document)
    {
        SentenceAnnotation[] annotations = [.. document.Select(sentence => new SentenceAnnotation(new WordAnnotation[sentence.Length], null))];
        using var arena = new Arena();
        Join(document, annotations, arena);
        foreach (var annotation in annotations)
        {
            VectorMath.Scale(annotation.NameScores, 1 / Share);
            NameConsistency.Decode(Crf, annotation);
        }

        return annotations;
    }

    /// <summary>A word's input: its frozen vector, its pieces, its clues; shared with training.</summary>
    public static void Write(WordVectors vectors, int vectorRow, float[] pieces, ReadOnlySpan<int> rows, ReadOnlySpan<float> clues, Span<float> input)
    {
        var frozen = input[..vectors.Dimensions];
        if (vectorRow < 0)
        {
            frozen.Clear();
        }
        else
        {
            vectors.Copy(vectorRow, frozen);
        }

        var learned = input[vectors.Dimensions..^clues.Length];
        learned.Clear();
        foreach (int row in rows)
        {
            VectorMath.AddScaled(pieces.AsSpan(row * learned.Length, learned.Length), WordInputs.Factor(rows.Length), learned);
        }

        clues.CopyTo(input[^clues.Length..]);
    }

    private void Join(ReadOnlySpan<ReadOnlyMemory<char>[]> document, ReadOnlySpan<SentenceAnnotation> annotations, float[][] clues, List<SyntaxModel.Piece> parts, Arena arena)
    {
        var batch = new SequenceBatch([.. parts.Select(part => part.Length)]);
        float* x = arena.Take(batch.Rows * Width);
        Span<int> found = stackalloc int[WordPieces.Most];
        // Half of the words came before in the batch: but for their clues their inputs are the same.
        var known = new Dictionary<string, int>(batch.Rows, StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        for (int s = 0; s < parts.Count; s++)
        {
            var part = parts[s];
            for (int i = 0; i < part.Length; i++)
            {
                var form = document[part.Sentence][part.Start + i].Span;
                var own = clues[part.Sentence].AsSpan((part.Start + i) * NameClues.Count, NameClues.Count);
                int row = batch.Row(s, i);
                var input = new Span<float>(x + ((long)row * Width), Width);
                if (known.TryGetValue(form, out int same))
                {
                    new ReadOnlySpan<float>(x + ((long)same * Width), Width - NameClues.Count).CopyTo(input);
                    own.CopyTo(input[^NameClues.Count..]);
                    continue;
                }

                known[form] = row;
                Write(vectors, vectors.Find(WordKeys.Of(form)), pieces, found[..WordPieces.Find(form, pieceRows, found)], own, input);
            }
        }

        float* scores = Scores(batch, x, arena);
        for (int s = 0; s < parts.Count; s++)
        {
            for (int i = 0; i < parts[s].Length; i++)
            {
                var shared = annotations[parts[s].Sentence].NameScores.AsSpan((parts[s].Start + i) * Tags, Tags);
                float* own = scores + ((long)batch.Row(s, i) * Tags);
                for (int tag = 0; tag < Tags; tag++)
                {
                    shared[tag] = (others * shared[tag]) + (Share * own[tag]);
                }
            }
        }
    }

    private float* Scores(SequenceBatch batch, float* x, Arena arena)
    {
        var words = WholeRows.Of(x, Width, batch.Rows, Width, arena);
        var states = WholeRows.OfStates(batch.Rows, 2 * forward.Units, arena);
        forward.Apply(batch, words, states, arena);
        backward.Apply(batch, words, states.FromColumn(forward.Units), arena);
        float* layer = hidden.Apply(states, batch.Rows, arena);
        VectorMath.Elu(new Span<float>(layer, batch.Rows * hidden.Outputs));
        return output.Apply(layer, hidden.Outputs, batch.Rows, arena);
    }

    private static Lstm Layer(ModelFile file, string name, bool backward) =>
        new(file.Tensor(name + ".input").Values, file.Tensor(name + ".recurrent").Values, file.Tensor(name + ".bias").Values, backward);
}
