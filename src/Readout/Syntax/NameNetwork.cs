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
    private readonly float[] forwardClues;
    private readonly float[] backwardClues;
    private readonly WordGates words;
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
        (forward, forwardClues) = Layer(file, "forward", backward: false);
        (backward, backwardClues) = Layer(file, "backward", backward: true);
        words = new WordGates(forward, backward, vectors.Dimensions + pieceWidth, Write);
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

    /// <summary>Adds what this network makes of a document to what the shared one made of it.</summary>
    /// <param name="wanted">Which sentences to read.</param>
    public void Join(ReadOnlySpan<ReadOnlyMemory<char>[]> document, ReadOnlySpan<SentenceAnnotation> annotations, ReadOnlySpan<bool> wanted, Arena arena)
    {
        float[][] clues = NameClues.Of(document);
        var parts = SyntaxModel.LongestFirst(annotations.ToArray().Zip(wanted.ToArray(), (annotation, read) => read ? annotation.Words.Length : 0));
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
        Join(document, annotations, [.. annotations.Select(_ => true)], arena);
        foreach (var annotation in annotations)
        {
            VectorMath.Scale(annotation.NameScores, 1 / Share);
            NameConsistency.Decode(Crf, annotation);
        }

        return annotations;
    }

    /// <summary>A word's own input, its frozen vector and its pieces; shared with training, where its clues stand behind.</summary>
    public static void Write(WordVectors vectors, int vectorRow, float[] pieces, ReadOnlySpan<int> rows, Span<float> input)
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

        var learned = input[vectors.Dimensions..];
        learned.Clear();
        foreach (int row in rows)
        {
            VectorMath.AddScaled(pieces.AsSpan(row * learned.Length, learned.Length), WordInputs.Factor(rows.Length), learned);
        }
    }

    private void Write(ReadOnlySpan<char> form, Span<float> input)
    {
        Span<int> found = stackalloc int[WordPieces.Most];
        Write(vectors, vectors.Find(WordKeys.Of(form)), pieces, found[..WordPieces.Find(form, pieceRows, found)], input);
    }

    private void Join(ReadOnlySpan<ReadOnlyMemory<char>[]> document, ReadOnlySpan<SentenceAnnotation> annotations, float[][] clues, List<SyntaxModel.Piece> parts, Arena arena)
    {
        var batch = new SequenceBatch([.. parts.Select(part => part.Length)]);
        var sentences = document.ToArray();
        words.Write(batch, (s, i) => sentences[parts[s].Sentence][parts[s].Start + i], arena, out float* ahead, out float* behind);
        for (int s = 0; s < parts.Count; s++)
        {
            for (int i = 0; i < parts[s].Length; i++)
            {
                var own = clues[parts[s].Sentence].AsSpan((parts[s].Start + i) * NameClues.Count, NameClues.Count);
                Add(own, forwardClues, ahead, batch.Row(s, i));
                Add(own, backwardClues, behind, batch.Row(s, i));
            }
        }

        float* scores = Scores(batch, ahead, behind, arena);
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

    /// <summary>What a word's clues add to its gates.</summary>
    private static void Add(ReadOnlySpan<float> clues, float[] weights, float* gates, int row)
    {
        int width = weights.Length / NameClues.Count;
        for (int clue = 0; clue < clues.Length; clue++)
        {
            if (clues[clue] != 0)
            {
                VectorMath.AddScaled(weights.AsSpan(clue * width, width), clues[clue], new Span<float>(gates + ((long)row * width), width));
            }
        }
    }

    private float* Scores(SequenceBatch batch, float* ahead, float* behind, Arena arena)
    {
        var states = WholeRows.OfStates(batch.Rows, 2 * forward.Units, arena);
        forward.Apply(batch, ahead, states, arena);
        backward.Apply(batch, behind, states.FromColumn(forward.Units), arena);
        float* layer = hidden.Apply(states, batch.Rows, arena);
        VectorMath.Elu(new Span<float>(layer, batch.Rows * hidden.Outputs));
        return output.Apply(layer, hidden.Outputs, batch.Rows, arena);
    }

    /// <summary>A direction that reads words alone, and the weights of their clues.</summary>
    private static (Lstm Layer, float[] Clues) Layer(ModelFile file, string name, bool backward)
    {
        float[] input = file.Tensor(name + ".input").Values, bias = file.Tensor(name + ".bias").Values;
        int words = input.Length - (NameClues.Count * bias.Length);
        return (new Lstm(input.AsSpan(0, words), file.Tensor(name + ".recurrent").Values, bias, backward), input[words..]);
    }
}
