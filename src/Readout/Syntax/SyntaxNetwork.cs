using Readout.Neural;

namespace Readout.Syntax;

/// <summary>
/// The network at run time: word inputs, two bidirectional recurrent layers, and heads for tags, arcs and
/// labels (Dozat and Manning 2017, labels by a product of low rank), names (Lample et al. 2016) and
/// factuality (Rudinger et al. 2018). Immutable and thread-safe.
/// </summary>
internal sealed unsafe class SyntaxNetwork
{
    private readonly WordGates words;
    private readonly Lstm[] layers;
    private readonly Affine tagHidden;
    private readonly Affine tags;
    private readonly Affine hidden;
    private readonly Affine arcs;
    private readonly float[] arcRoot;
    private readonly float[] labelRoot;
    private readonly Affine labels;
    private readonly Affine nameHidden;
    private readonly Affine names;
    private readonly Affine factuality;

    /// <param name="convention">Which of <see cref="SyntaxLabels.NameConventionIds"/> names are read by.</param>
    public SyntaxNetwork(ModelFile file, WordVectors vectors, int convention)
    {
        Shape = SyntaxShape.ReadFrom(file);
        Labels = SyntaxLabels.ReadFrom(file);
        Lemmas = new Lemmas(vectors);
        layers = [Direction(file, "layer1.forward"), Direction(file, "layer1.backward"), Direction(file, "layer2.forward"), Direction(file, "layer2.backward")];
        var inputs = new WordInputs(Shape, vectors, file.Keys("words"), file.Tensor("words").Values, file.Tensor("pieces").Values);
        words = new WordGates(layers[0], layers[1], Shape.Input, inputs.Write);
        tagHidden = Head(file, "tags.hidden");
        tags = Head(file, "tags.output");
        hidden = Head(file, "hidden");
        arcs = Head(file, "arcs");
        arcRoot = file.Tensor("arcs.root").Values;
        labelRoot = file.Tensor("labels.root").Values;
        labels = Head(file, "labels");
        nameHidden = NameHidden(file, convention);
        names = Head(file, "names");
        factuality = Head(file, "factuality");
        Crf = new ChainCrf(SyntaxLabels.EntityTags.Length, file.Tensor("names.transitions").Values);
    }

    public SyntaxShape Shape { get; }

    public SyntaxLabels Labels { get; }

    public Lemmas Lemmas { get; }

    public ChainCrf Crf { get; }

    /// <summary>What the network says about the rows of a batch, in an arena's memory.</summary>
    public readonly struct Outputs(WholeRows states, float* tags, float* hidden, float* arcQueries, float* names, float* factuality)
    {
        public WholeRows States { get; } = states;
        public float* Tags { get; } = tags;
        public float* Hidden { get; } = hidden;
        public float* ArcQueries { get; } = arcQueries;
        public float* Names { get; } = names;
        public float* Factuality { get; } = factuality;
    }

    public Outputs Run(SequenceBatch batch, Func<int, int, ReadOnlyMemory<char>> form, Arena arena)
    {
        int rows = batch.Rows;
        words.Write(batch, form, arena, out float* ahead, out float* behind);
        var states = WholeRows.OfStates(rows, Shape.State, arena);
        layers[0].Apply(batch, ahead, states, arena);
        layers[1].Apply(batch, behind, states.FromColumn(Shape.Units), arena);
        var upper = states.FromColumn(Shape.Layer);
        layers[2].Apply(batch, states, upper, arena);
        layers[3].Apply(batch, states, states.FromColumn(Shape.Layer + Shape.Units), arena);

        float* shared = Layer(hidden, upper, rows, arena);
        return new Outputs(
            states,
            tags.Apply(Layer(tagHidden, states, rows, arena), tagHidden.Outputs, rows, arena),
            shared,
            arcs.Apply(shared, Shape.Hidden, rows, arena),
            names.Apply(Layer(nameHidden, states, rows, arena), nameHidden.Outputs, rows, arena),
            factuality.Apply(shared + Shape.FactualityAt, Shape.Hidden, rows, arena));
    }

    /// <summary>The score of each head (0 the root) for each word of a sequence: n rows of n + 1.</summary>
    public float* ArcScores(Outputs outputs, SequenceBatch batch, int sequence, Arena arena)
    {
        int n = batch.Length(sequence);
        float* queries = arena.Take(n * Shape.Arc);
        float* heads = arena.Take((n + 1) * Shape.Arc);
        arcRoot.CopyTo(new Span<float>(heads, Shape.Arc));
        for (int i = 0; i < n; i++)
        {
            int row = batch.Row(sequence, i);
            Copy(outputs.ArcQueries + ((long)row * Shape.Arc), queries + ((long)i * Shape.Arc), Shape.Arc);
            Copy(outputs.Hidden + ((long)row * Shape.Hidden) + Shape.ArcHeadAt, heads + ((long)(i + 1) * Shape.Arc), Shape.Arc);
        }

        float* panels = arena.Take(PackedMatrix.Size(Shape.Arc, n + 1));
        PackedMatrix.Pack(heads, 1, Shape.Arc, Shape.Arc, n + 1, panels);
        float* scores = arena.Take(n * (n + 1));
        Gemm.Multiply(queries, Shape.Arc, 1, n, panels, Shape.Arc, n + 1, scores, n + 1, accumulate: false);
        return scores;
    }

    /// <summary>The score of each relation for each row given its head's row (−1: the root).</summary>
    public float* LabelScores(Outputs outputs, ReadOnlySpan<int> headRows, Arena arena)
    {
        int width = 3 * Shape.Label;
        float* features = arena.Take(headRows.Length * width);
        for (int row = 0; row < headRows.Length; row++)
        {
            float* dependent = outputs.Hidden + ((long)row * Shape.Hidden) + Shape.LabelDependentAt;
            var head = headRows[row] < 0
                ? labelRoot
                : new ReadOnlySpan<float>(outputs.Hidden + ((long)headRows[row] * Shape.Hidden) + Shape.LabelHeadAt, Shape.Label);
            LabelFeatures(new ReadOnlySpan<float>(dependent, Shape.Label), head, new Span<float>(features + ((long)row * width), width));
        }

        return labels.Apply(features, width, headRows.Length, arena);
    }

    /// <summary>Product, dependent, head: an affine map of it is a biaffine form of rank no higher than its width.</summary>
    public static void LabelFeatures(ReadOnlySpan<float> dependent, ReadOnlySpan<float> head, Span<float> features)
    {
        int width = dependent.Length;
        for (int i = 0; i < width; i++)
        {
            features[i] = dependent[i] * head[i];
        }

        dependent.CopyTo(features[width..]);
        head.CopyTo(features[(2 * width)..]);
    }

    private static float* Layer(Affine affine, WholeRows x, int rows, Arena arena)
    {
        float* y = affine.Apply(x, rows, arena);
        VectorMath.Elu(new Span<float>(y, rows * affine.Outputs));
        return y;
    }

    private static void Copy(float* from, float* to, int count) => new ReadOnlySpan<float>(from, count).CopyTo(new Span<float>(to, count));

    private static Affine Head(ModelFile file, string name) => new(file.Tensor(name + ".weight").Values, file.Tensor(name + ".bias").Values);

    // The convention asked for is one more bias; none has none.
    private static Affine NameHidden(ModelFile file, int convention)
    {
        float[] bias = file.Tensor("names.hidden.bias").Values;
        var conventions = file.Tensor("names.conventions");
        float[] asked = convention < conventions.Rows ? conventions.Values[(convention * bias.Length)..((convention + 1) * bias.Length)] : new float[bias.Length];
        return new Affine(file.Tensor("names.hidden.weight").Values, [.. bias.Zip(asked, (a, b) => a + b)]);
    }

    private static Lstm Direction(ModelFile file, string name) => new(
        file.Tensor(name + ".input").Values,
        file.Tensor(name + ".recurrent").Values,
        file.Tensor(name + ".bias").Values,
        name.EndsWith("backward", StringComparison.Ordinal));
}
