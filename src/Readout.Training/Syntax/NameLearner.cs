using Readout.Neural;
using Readout.Syntax;
using Readout.Training.Neural;

namespace Readout.Training.Syntax;

/// <summary>A sentence with names as the learner takes it.</summary>
/// <param name="Clues"><see cref="NameClues"/> of its words, word after word.</param>
/// <param name="Names">Places in <see cref="SyntaxLabels.EntityTags"/>.</param>
/// <param name="Convention">Place in <see cref="SyntaxLabels.NameConventions"/>, or −1.</param>
/// <param name="Weight">What it counts: less than 1 where a parser found the names.</param>
internal sealed record NameSentence(Vocabulary.WordEntry[] Words, float[] Clues, int[] Names, bool HasMisc, int Convention, float Weight);

/// <summary>The network of <see cref="NameNetwork"/> with its backward pass.</summary>
internal sealed unsafe class NameLearner
{
    /// <summary>Rows of the hashed table of word pieces.</summary>
    public const int Pieces = 4001;

    private const int PieceWidth = 48;

    private const float DropVector = 0.1f;

    private static readonly int Tags = SyntaxLabels.EntityTags.Length;

    private readonly WordVectors vectors;
    private readonly NameShape shape;
    private readonly int units;
    private readonly Parameter pieces;
    private readonly LstmLayer forward;
    private readonly LstmLayer backward;
    private readonly AffineLayer hidden;
    private readonly Parameter conventions;
    private readonly AffineLayer output;
    private readonly Parameter transitions;

    public NameLearner(WordVectors vectors, ulong seed, NameShape shape)
    {
        this.vectors = vectors;
        this.shape = shape;
        units = shape.Units;
        var random = Random64.Of(seed, 1);
        pieces = new Parameter("pieces", Pieces, PieceWidth, sparse: true).Uniform(random, 0.05f);
        forward = new LstmLayer("forward", Width, units, backward: false, random);
        backward = new LstmLayer("backward", Width, units, backward: true, random);
        hidden = new AffineLayer("hidden", 2 * units, units, random);
        conventions = new Parameter("conventions", SyntaxLabels.NameConventions.Length, units);
        output = new AffineLayer("output", units, Tags, random);
        transitions = SyntaxHeads.Transitions("transitions");
        Parameters = [pieces, .. forward.Parameters, .. backward.Parameters, .. hidden.Parameters, conventions, .. output.Parameters, transitions];
        Pack();
    }

    public IReadOnlyList<Parameter> Parameters { get; }

    private int Width => vectors.Dimensions + PieceWidth + NameClues.Count;

    /// <summary>Makes changed weights ready for products.</summary>
    public void Pack()
    {
        forward.Pack();
        backward.Pack();
        hidden.Pack();
        output.Pack();
    }

    /// <summary>Forward and backward over some sentences; gradients go to the shard's. Returns the loss.</summary>
    /// <param name="sentences">Longest first.</param>
    public double Learn(IReadOnlyList<NameSentence> sentences, float scale, Random64 random, int shard, Arena arena)
    {
        var batch = new SequenceBatch([.. sentences.Select(sentence => sentence.Words.Length)]);
        int rows = batch.Rows, width = 2 * units;
        float* x = Inputs(batch, sentences, random, arena);
        var inputMask = new SequenceDropout(batch, Width, shape.DropInput, random, arena);
        inputMask.Apply(batch, x, Width, x, Width);
        float* states = arena.Take(rows * width);
        float* seen = arena.Take(rows * width);
        var forth = forward.Forward(batch, x, Width, states, width, arena);
        var back = backward.Forward(batch, x, Width, states + units, width, arena);
        var layerMask = new SequenceDropout(batch, width, shape.DropLayer, random, arena);
        layerMask.Apply(batch, states, width, seen, width);
        float* layer = hidden.Forward(seen, width, rows, arena);
        int[] told = Convene(batch, sentences, random, layer);
        VectorMath.Elu(new Span<float>(layer, rows * units));
        float* layerSeen = arena.Take(rows * units);
        var hiddenMask = new SequenceDropout(batch, units, shape.DropHidden, random, arena);
        hiddenMask.Apply(batch, layer, units, layerSeen, units);
        float* scores = output.Forward(layerSeen, units, rows, arena);
        double loss = Loss(batch, sentences, scores, scale, shard);

        float* dLayer = arena.TakeZeroed(rows * units);
        output.Backward(layerSeen, units, scores, rows, dLayer, units, shard, arena);
        hiddenMask.Apply(batch, dLayer, units, dLayer, units);
        Rows.EluBackward(layer, dLayer, rows * units);
        ConveneBackward(batch, told, dLayer, shard);
        float* dStates = arena.TakeZeroed(rows * width);
        hidden.Backward(seen, width, dLayer, rows, dStates, width, shard, arena);
        layerMask.Apply(batch, dStates, width, dStates, width);
        float* dx = arena.TakeZeroed(rows * Width);
        forward.Backward(batch, forth, x, Width, states, width, dStates, width, dx, Width, shard, arena);
        backward.Backward(batch, back, x, Width, states + units, width, dStates + units, width, dx, Width, shard, arena);
        inputMask.Apply(batch, dx, Width, dx, Width);
        InputsBackward(batch, sentences, dx, shard);
        return loss;
    }

    private float* Inputs(SequenceBatch batch, IReadOnlyList<NameSentence> sentences, Random64 random, Arena arena)
    {
        float* x = arena.Take(batch.Rows * Width);
        for (int s = 0; s < sentences.Count; s++)
        {
            for (int i = 0; i < batch.Length(s); i++)
            {
                var entry = sentences[s].Words[i];
                int vectorRow = random.NextSingle() < DropVector ? -1 : entry.VectorRow;
                var input = new Span<float>(x + ((long)batch.Row(s, i) * Width), Width);
                NameNetwork.Write(vectors, vectorRow, pieces.Value, entry.PieceRows, input[..^NameClues.Count]);
                sentences[s].Clues.AsSpan(i * NameClues.Count, NameClues.Count).CopyTo(input[^NameClues.Count..]);
            }
        }

        return x;
    }

    private void InputsBackward(SequenceBatch batch, IReadOnlyList<NameSentence> sentences, float* dx, int shard)
    {
        for (int s = 0; s < sentences.Count; s++)
        {
            for (int i = 0; i < batch.Length(s); i++)
            {
                int[] found = sentences[s].Words[i].PieceRows;
                var gradient = new ReadOnlySpan<float>(dx + ((long)batch.Row(s, i) * Width) + vectors.Dimensions, PieceWidth);
                foreach (int piece in found)
                {
                    VectorMath.AddScaled(gradient, WordInputs.Factor(found.Length), pieces.Gradients[shard].AsSpan(piece * PieceWidth, PieceWidth));
                    pieces.Touched![shard][piece] = true;
                }
            }
        }
    }

    // Tells each sentence's rows whose convention its names follow; some are not told.
    private int[] Convene(SequenceBatch batch, IReadOnlyList<NameSentence> sentences, Random64 random, float* layer)
    {
        int[] told = new int[sentences.Count];
        for (int s = 0; s < told.Length; s++)
        {
            told[s] = random.NextSingle() < shape.DropConvention ? -1 : sentences[s].Convention;
            for (int i = 0; told[s] >= 0 && i < batch.Length(s); i++)
            {
                VectorMath.Add(conventions.Value.AsSpan(told[s] * units, units), new Span<float>(layer + ((long)batch.Row(s, i) * units), units));
            }
        }

        return told;
    }

    private void ConveneBackward(SequenceBatch batch, int[] told, float* dLayer, int shard)
    {
        for (int s = 0; s < told.Length; s++)
        {
            for (int i = 0; told[s] >= 0 && i < batch.Length(s); i++)
            {
                VectorMath.Add(new ReadOnlySpan<float>(dLayer + ((long)batch.Row(s, i) * units), units), conventions.Gradients[shard].AsSpan(told[s] * units, units));
            }
        }
    }

    // Replaces the scores by their gradient.
    private double Loss(SequenceBatch batch, IReadOnlyList<NameSentence> sentences, float* scores, float scale, int shard)
    {
        int misc = Array.IndexOf(SyntaxLabels.EntityTags, "B-MISC");
        var crf = new ChainCrf(Tags, transitions.Value);
        double loss = 0;
        for (int s = 0; s < sentences.Count; s++)
        {
            int n = batch.Length(s);
            float[] emissions = new float[n * Tags];
            for (int i = 0; i < n; i++)
            {
                var row = emissions.AsSpan(i * Tags, Tags);
                new ReadOnlySpan<float>(scores + ((long)batch.Row(s, i) * Tags), Tags).CopyTo(row);
                if (!sentences[s].HasMisc)
                {
                    row[misc..].Fill(ChainCrf.Forbidden);
                }
            }

            loss += Losses.Crf(crf, transitions.Value, emissions, sentences[s].Names, sentences[s].Weight * scale, transitions.Gradients[shard]);
            for (int i = 0; i < n; i++)
            {
                emissions.AsSpan(i * Tags, Tags).CopyTo(new Span<float>(scores + ((long)batch.Row(s, i) * Tags), Tags));
            }
        }

        return loss;
    }
}
