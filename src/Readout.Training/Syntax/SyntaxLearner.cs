using Readout.Neural;
using Readout.Syntax;
using Readout.Training.Neural;

namespace Readout.Training.Syntax;

/// <summary>Shares dropped while learning.</summary>
/// <param name="Vector">Of frozen vectors, so that pieces learn to stand in for them.</param>
/// <param name="Word">Of learned words, so that the vector of unknown words is learned.</param>
/// <param name="Convention">Of being told whose convention of names is asked for.</param>
internal sealed record DropoutRates(float Vector, float Word, float Input, float Layer, float Hidden, float Convention)
{
    public static readonly DropoutRates None = new(0, 0, 0, 0, 0, 0);
}

/// <summary>The losses of a batch, summed over what each is about.</summary>
internal struct BatchLoss
{
    public double Tags;
    public double Arcs;
    public double Labels;
    public double Names;
    public double Factuality;

    public readonly double Total => Tags + Arcs + Labels + Names + Factuality;
}

/// <summary>The network of <see cref="SyntaxNetwork"/> with its backward pass.</summary>
internal sealed unsafe class SyntaxLearner
{
    private readonly Vocabulary vocabulary;
    private readonly Parameter words;
    private readonly Parameter pieces;
    private readonly LstmLayer[] layers;
    private readonly AffineLayer tagHidden;
    private readonly AffineLayer hidden;
    private readonly AffineLayer nameHidden;
    private readonly Parameter conventions;

    public SyntaxLearner(SyntaxShape shape, Vocabulary vocabulary, ulong seed)
    {
        Shape = shape;
        this.vocabulary = vocabulary;
        var random = Random64.Of(seed, 1);
        words = new Parameter("words", vocabulary.WordKeyList.Length + 1, shape.Learned, sparse: true).Uniform(random, 0.05f);
        pieces = new Parameter("pieces", shape.Pieces, shape.Learned, sparse: true).Uniform(random, 0.05f);
        layers =
        [
            new("layer1.forward", shape.Input, shape.Units, backward: false, random),
            new("layer1.backward", shape.Input, shape.Units, backward: true, random),
            new("layer2.forward", shape.Layer, shape.Units, backward: false, random),
            new("layer2.backward", shape.Layer, shape.Units, backward: true, random),
        ];
        tagHidden = new AffineLayer("tags.hidden", shape.State, shape.TagHidden, random);
        hidden = new AffineLayer("hidden", shape.Layer, shape.Hidden, random);
        nameHidden = new AffineLayer("names.hidden", shape.State, shape.Name, random);
        conventions = new Parameter("names.conventions", SyntaxLabels.NameConventions.Length, shape.Name);
        Heads = new SyntaxHeads(shape, vocabulary.Labels, random);
        Parameters = [words, pieces, .. layers.SelectMany(layer => layer.Parameters), .. tagHidden.Parameters, .. hidden.Parameters, .. nameHidden.Parameters, conventions, .. Heads.Parameters];
        Pack();
    }

    public SyntaxShape Shape { get; }

    public SyntaxHeads Heads { get; }

    public IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>Makes changed weights ready for products.</summary>
    public void Pack()
    {
        foreach (var layer in layers)
        {
            layer.Pack();
        }

        tagHidden.Pack();
        hidden.Pack();
        nameHidden.Pack();
        Heads.Pack();
    }

    /// <summary>Forward and backward over some sentences; gradients go to the shard's.</summary>
    /// <param name="sentences">Longest first.</param>
    /// <param name="scale">What every word's loss counts, such as one over the words of the batch.</param>
    public BatchLoss Learn(IReadOnlyList<EncodedSentence> sentences, DropoutRates rates, float scale, Random64 random, int shard, Arena arena)
    {
        var batch = new SequenceBatch([.. sentences.Select(sentence => sentence.Words.Length)]);
        int rows = batch.Rows;
        var wordRows = new int[rows];
        float* x = Inputs(batch, sentences, rates, random, wordRows, arena);
        var inputMask = new SequenceDropout(batch, Shape.Input, rates.Input, random, arena);
        inputMask.Apply(batch, x, Shape.Input, x, Shape.Input);

        // States as the layers wrote them, and as the next layer and the heads see them.
        float* states = arena.Take(rows * Shape.State);
        float* seen = arena.Take(rows * Shape.State);
        var traces = new LstmLayer.Trace[4];
        SequenceDropout[] masks = [new(batch, Shape.Layer, rates.Layer, random, arena), new(batch, Shape.Layer, rates.Layer, random, arena)];
        for (int layer = 0; layer < 2; layer++)
        {
            float* from = layer == 0 ? x : seen;
            int fromRow = layer == 0 ? Shape.Input : Shape.State;
            float* to = states + (layer * Shape.Layer);
            traces[2 * layer] = layers[2 * layer].Forward(batch, from, fromRow, to, Shape.State, arena);
            traces[(2 * layer) + 1] = layers[(2 * layer) + 1].Forward(batch, from, fromRow, to + Shape.Units, Shape.State, arena);
            masks[layer].Apply(batch, to, Shape.State, seen + (layer * Shape.Layer), Shape.State);
        }

        float* dSeen = arena.TakeZeroed(rows * Shape.State);
        var loss = LearnHeads(batch, sentences, seen, dSeen, rates, scale, random, shard, arena);

        float* dx = arena.TakeZeroed(rows * Shape.Input);
        for (int layer = 1; layer >= 0; layer--)
        {
            float* dTo = dSeen + (layer * Shape.Layer);
            masks[layer].Apply(batch, dTo, Shape.State, dTo, Shape.State);
            float* from = layer == 0 ? x : seen;
            int fromRow = layer == 0 ? Shape.Input : Shape.State;
            float* dFrom = layer == 0 ? dx : dSeen;
            float* to = states + (layer * Shape.Layer);
            layers[2 * layer].Backward(batch, traces[2 * layer], from, fromRow, to, Shape.State, dTo, Shape.State, dFrom, fromRow, shard, arena);
            layers[(2 * layer) + 1].Backward(batch, traces[(2 * layer) + 1], from, fromRow, to + Shape.Units, Shape.State, dTo + Shape.Units, Shape.State, dFrom, fromRow, shard, arena);
        }

        inputMask.Apply(batch, dx, Shape.Input, dx, Shape.Input);
        InputsBackward(batch, sentences, wordRows, dx, shard);
        return loss;
    }

    private BatchLoss LearnHeads(
        SequenceBatch batch, IReadOnlyList<EncodedSentence> sentences, float* seen, float* dSeen, DropoutRates rates, float scale, Random64 random, int shard, Arena arena)
    {
        int rows = batch.Rows;
        float* tagLayer = tagHidden.Forward(seen, Shape.State, rows, arena);
        float* shared = hidden.Forward(seen + Shape.Layer, Shape.State, rows, arena);
        float* nameLayer = nameHidden.Forward(seen, Shape.State, rows, arena);
        int[] told = Convene(batch, sentences, rates, random, nameLayer);
        VectorMath.Elu(new Span<float>(nameLayer, rows * Shape.Name));
        VectorMath.Elu(new Span<float>(tagLayer, rows * Shape.TagHidden));
        VectorMath.Elu(new Span<float>(shared, rows * Shape.Hidden));
        float* tagSeen = arena.Take(rows * Shape.TagHidden);
        float* sharedSeen = arena.Take(rows * Shape.Hidden);
        float* nameSeen = arena.Take(rows * Shape.Name);
        var nameMask = new SequenceDropout(batch, Shape.Name, rates.Hidden, random, arena);
        nameMask.Apply(batch, nameLayer, Shape.Name, nameSeen, Shape.Name);
        var tagMask = new SequenceDropout(batch, Shape.TagHidden, rates.Hidden, random, arena);
        var sharedMask = new SequenceDropout(batch, Shape.Hidden, rates.Hidden, random, arena);
        tagMask.Apply(batch, tagLayer, Shape.TagHidden, tagSeen, Shape.TagHidden);
        sharedMask.Apply(batch, shared, Shape.Hidden, sharedSeen, Shape.Hidden);

        float* dTag = arena.TakeZeroed(rows * Shape.TagHidden);
        float* dName = arena.TakeZeroed(rows * Shape.Name);
        float* dShared = arena.TakeZeroed(rows * Shape.Hidden);
        var loss = Heads.Learn(batch, sentences, tagSeen, dTag, nameSeen, dName, sharedSeen, dShared, scale, shard, arena);

        tagMask.Apply(batch, dTag, Shape.TagHidden, dTag, Shape.TagHidden);
        nameMask.Apply(batch, dName, Shape.Name, dName, Shape.Name);
        sharedMask.Apply(batch, dShared, Shape.Hidden, dShared, Shape.Hidden);
        Rows.EluBackward(tagLayer, dTag, rows * Shape.TagHidden);
        Rows.EluBackward(shared, dShared, rows * Shape.Hidden);
        Rows.EluBackward(nameLayer, dName, rows * Shape.Name);
        for (int s = 0; s < sentences.Count; s++)
        {
            for (int i = 0; told[s] >= 0 && i < batch.Length(s); i++)
            {
                var gradient = conventions.Gradients[shard].AsSpan(told[s] * Shape.Name, Shape.Name);
                VectorMath.Add(new ReadOnlySpan<float>(dName + ((long)batch.Row(s, i) * Shape.Name), Shape.Name), gradient);
            }
        }

        nameHidden.Backward(seen, Shape.State, dName, rows, dSeen, Shape.State, shard, arena);
        tagHidden.Backward(seen, Shape.State, dTag, rows, dSeen, Shape.State, shard, arena);
        hidden.Backward(seen + Shape.Layer, Shape.State, dShared, rows, dSeen + Shape.Layer, Shape.State, shard, arena);
        return loss;
    }

    // Tells each sentence's rows whose convention its names follow; some are not told, so that the encoder
    // learns to see it by itself too.
    private int[] Convene(SequenceBatch batch, IReadOnlyList<EncodedSentence> sentences, DropoutRates rates, Random64 random, float* nameLayer)
    {
        int[] told = new int[sentences.Count];
        for (int s = 0; s < told.Length; s++)
        {
            told[s] = random.NextSingle() < rates.Convention ? -1 : sentences[s].Convention;
            for (int i = 0; told[s] >= 0 && i < batch.Length(s); i++)
            {
                var row = new Span<float>(nameLayer + ((long)batch.Row(s, i) * Shape.Name), Shape.Name);
                VectorMath.Add(conventions.Value.AsSpan(told[s] * Shape.Name, Shape.Name), row);
            }
        }

        return told;
    }

    private float* Inputs(SequenceBatch batch, IReadOnlyList<EncodedSentence> sentences, DropoutRates rates, Random64 random, int[] wordRows, Arena arena)
    {
        float* x = arena.Take(batch.Rows * Shape.Input);
        for (int s = 0; s < sentences.Count; s++)
        {
            for (int i = 0; i < batch.Length(s); i++)
            {
                var entry = sentences[s].Words[i];
                int row = batch.Row(s, i);
                var input = new Span<float>(x + ((long)row * Shape.Input), Shape.Input);
                if (entry.VectorRow < 0 || random.NextSingle() < rates.Vector)
                {
                    input[..Shape.Vector].Clear();
                }
                else
                {
                    vocabulary.Vectors.Copy(entry.VectorRow, input[..Shape.Vector]);
                }

                wordRows[row] = random.NextSingle() < rates.Word ? 0 : entry.WordRow;
                WordInputs.Sum(words.Value, wordRows[row], pieces.Value, entry.PieceRows, input[Shape.Vector..]);
            }
        }

        return x;
    }

    private void InputsBackward(SequenceBatch batch, IReadOnlyList<EncodedSentence> sentences, int[] wordRows, float* dx, int shard)
    {
        int width = Shape.Learned;
        for (int s = 0; s < sentences.Count; s++)
        {
            for (int i = 0; i < batch.Length(s); i++)
            {
                int row = batch.Row(s, i);
                var gradient = new ReadOnlySpan<float>(dx + ((long)row * Shape.Input) + Shape.Vector, width);
                AddTo(words, wordRows[row], gradient, 1, shard);
                int[] found = sentences[s].Words[i].PieceRows;
                float factor = WordInputs.Factor(found.Length);
                foreach (int piece in found)
                {
                    AddTo(pieces, piece, gradient, factor, shard);
                }
            }
        }
    }

    private static void AddTo(Parameter table, int row, ReadOnlySpan<float> gradient, float factor, int shard)
    {
        VectorMath.AddScaled(gradient, factor, table.Gradients[shard].AsSpan(row * table.Columns, table.Columns));
        table.Touched![shard][row] = true;
    }
}
