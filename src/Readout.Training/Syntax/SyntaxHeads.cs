using Readout.Neural;
using Readout.Syntax;
using Readout.Training.Neural;

namespace Readout.Training.Syntax;

/// <summary>The output layers of the syntax model, their losses and backward passes.</summary>
internal sealed unsafe class SyntaxHeads
{
    // Tags are learned fast and by far outnumber the rest; lemmas are nearly a function of form and tag.
    private const float TagWeight = 0.4f;
    private const float LemmaWeight = 0.2f;

    // One sequence loss a sentence is small beside a dozen losses a word.
    private const float NameWeight = 2;

    private readonly SyntaxShape shape;
    private readonly SyntaxLabels labels;
    private readonly AffineLayer tags;
    private readonly AffineLayer arcs;
    private readonly Parameter arcRoot;
    private readonly Parameter labelRoot;
    private readonly AffineLayer relations;
    private readonly AffineLayer names;
    private readonly Parameter transitions;
    private readonly AffineLayer factuality;

    public SyntaxHeads(SyntaxShape shape, SyntaxLabels labels, Random64 random)
    {
        this.shape = shape;
        this.labels = labels;
        tags = new AffineLayer("tags.output", shape.TagHidden, labels.TagOutputs, random);
        arcs = new AffineLayer("arcs", shape.Arc, shape.Arc, random);
        arcRoot = new Parameter("arcs.root", 1, shape.Arc).Uniform(random, 0.1f);
        labelRoot = new Parameter("labels.root", 1, shape.Label).Uniform(random, 0.1f);
        relations = new AffineLayer("labels", 3 * shape.Label, labels.Relations.Length, random);
        names = new AffineLayer("names", shape.Name, SyntaxLabels.EntityTags.Length, random);
        transitions = Transitions("names.transitions");
        factuality = new AffineLayer("factuality", shape.Factuality, 1, random);
        Parameters =
        [
            .. tags.Parameters, .. arcs.Parameters, arcRoot, labelRoot, .. relations.Parameters, .. names.Parameters, transitions, .. factuality.Parameters,
        ];
    }

    public IReadOnlyList<Parameter> Parameters { get; }

    public void Pack()
    {
        tags.Pack();
        arcs.Pack();
        relations.Pack();
        names.Pack();
        factuality.Pack();
    }

    public BatchLoss Learn(
        SequenceBatch batch, IReadOnlyList<EncodedSentence> sentences, float* tagLayer, float* dTag, float* nameLayer, float* dName, float* shared, float* dShared, float scale, int shard, Arena arena)
    {
        var loss = default(BatchLoss);
        loss.Tags = LearnTags(batch, sentences, tagLayer, dTag, scale, shard, arena);
        loss.Arcs = LearnArcs(batch, sentences, shared, dShared, scale, shard, arena);
        loss.Labels = LearnLabels(batch, sentences, shared, dShared, scale, shard, arena);
        loss.Names = LearnNames(batch, sentences, nameLayer, dName, NameWeight * scale, shard, arena);
        loss.Factuality = LearnFactuality(batch, sentences, shared, dShared, scale, shard, arena);
        return loss;
    }

    private double LearnTags(SequenceBatch batch, IReadOnlyList<EncodedSentence> sentences, float* x, float* dx, float scale, int shard, Arena arena)
    {
        double loss = 0;
        float* scores = tags.Forward(x, shape.TagHidden, batch.Rows, arena);
        for (int s = 0; s < sentences.Count; s++)
        {
            var gold = sentences[s];
            for (int i = 0; i < batch.Length(s); i++)
            {
                var row = new Span<float>(scores + ((long)batch.Row(s, i) * tags.Outputs), tags.Outputs);
                if (gold.Upos is null)
                {
                    row.Clear();
                    continue;
                }

                float tag = TagWeight * gold.TreeWeight, lemma = LemmaWeight * gold.TreeWeight;
                loss += tag * Classify(row[..labels.XposAt], gold.Upos[i], tag * scale);
                loss += tag * Classify(row[labels.XposAt..labels.FeatsAt], gold.Xpos![i], tag * scale);
                loss += tag * Classify(row[labels.FeatsAt..labels.LemmasAt], gold.Feats![i], tag * scale);
                loss += lemma * Classify(row[labels.LemmasAt..], gold.Lemmas![i], lemma * scale);
            }
        }

        tags.Backward(x, shape.TagHidden, scores, batch.Rows, dx, shape.TagHidden, shard, arena);
        return loss;
    }

    private static double Classify(Span<float> scores, int gold, float scale)
    {
        if (gold < 0)
        {
            scores.Clear();
            return 0;
        }

        return Losses.CrossEntropy(scores, gold, scale);
    }

    private double LearnArcs(SequenceBatch batch, IReadOnlyList<EncodedSentence> sentences, float* shared, float* dShared, float scale, int shard, Arena arena)
    {
        double loss = 0;
        int width = shape.Arc;
        float* queries = arcs.Forward(shared, shape.Hidden, batch.Rows, arena);
        float* dQueries = arena.TakeZeroed(batch.Rows * width);
        for (int s = 0; s < sentences.Count; s++)
        {
            if (sentences[s].Heads is { } gold)
            {
                var mark = arena.Mark();
                loss += LearnArcs(batch, s, gold, queries, dQueries, shared, dShared, sentences[s].TreeWeight * scale, shard, arena);
                arena.Release(mark);
            }
        }

        arcs.Backward(shared, shape.Hidden, dQueries, batch.Rows, dShared, shape.Hidden, shard, arena);
        return loss;
    }

    private double LearnArcs(
        SequenceBatch batch, int s, int[] gold, float* allQueries, float* allDQueries, float* shared, float* dShared, float scale, int shard, Arena arena)
    {
        int n = gold.Length, width = shape.Arc;
        float* queries = arena.Take(n * width);
        float* heads = arena.Take((n + 1) * width);
        arcRoot.Value.CopyTo(new Span<float>(heads, width));
        for (int i = 0; i < n; i++)
        {
            long row = batch.Row(s, i);
            Rows.Copy(allQueries + (row * width), queries + ((long)i * width), width);
            Rows.Copy(shared + (row * shape.Hidden) + shape.ArcHeadAt, heads + ((long)(i + 1) * width), width);
        }

        float* panels = arena.Take(PackedMatrix.Size(Math.Max(width, n + 1), Math.Max(width, n + 1)));
        PackedMatrix.Pack(heads, 1, width, width, n + 1, panels);
        float* scores = arena.Take(n * (n + 1));
        Gemm.Multiply(queries, width, 1, n, panels, width, n + 1, scores, n + 1, accumulate: false);
        double loss = 0;
        for (int i = 0; i < n; i++)
        {
            var row = new Span<float>(scores + ((long)i * (n + 1)), n + 1);
            row[i + 1] = ChainCrf.Forbidden;
            loss += Losses.CrossEntropy(row, gold[i], scale);
            row[i + 1] = 0;
        }

        float* dQueries = arena.Take(n * width);
        PackedMatrix.Pack(heads, width, 1, n + 1, width, panels);
        Gemm.Multiply(scores, n + 1, 1, n, panels, n + 1, width, dQueries, width, accumulate: false);
        float* dHeads = arena.Take((n + 1) * width);
        PackedMatrix.Pack(queries, width, 1, n, width, panels);
        Gemm.Multiply(scores, 1, n + 1, n + 1, panels, n, width, dHeads, width, accumulate: false);
        Rows.Add(dHeads, arcRoot.Gradients[shard]);
        for (int i = 0; i < n; i++)
        {
            long row = batch.Row(s, i);
            Rows.Copy(dQueries + ((long)i * width), allDQueries + (row * width), width);
            Rows.Add(dHeads + ((long)(i + 1) * width), dShared + (row * shape.Hidden) + shape.ArcHeadAt, width);
        }

        return loss;
    }

    private double LearnLabels(SequenceBatch batch, IReadOnlyList<EncodedSentence> sentences, float* shared, float* dShared, float scale, int shard, Arena arena)
    {
        int width = shape.Label, features = 3 * shape.Label;
        float* x = arena.TakeZeroed(batch.Rows * features);
        fixed (float* root = labelRoot.Value, dRoot = labelRoot.Gradients[shard])
        {
            for (int s = 0; s < sentences.Count; s++)
            {
                for (int i = 0; i < (sentences[s].Heads?.Length ?? 0); i++)
                {
                    int row = batch.Row(s, i);
                    float* dependent = shared + ((long)row * shape.Hidden) + shape.LabelDependentAt;
                    float* head = HeadOf(batch, s, sentences[s].Heads![i], shared, root);
                    SyntaxNetwork.LabelFeatures(
                        new ReadOnlySpan<float>(dependent, width), new ReadOnlySpan<float>(head, width), new Span<float>(x + ((long)row * features), features));
                }
            }

            float* scores = relations.Forward(x, features, batch.Rows, arena);
            double loss = 0;
            for (int s = 0; s < sentences.Count; s++)
            {
                for (int i = 0; i < batch.Length(s); i++)
                {
                    var row = new Span<float>(scores + ((long)batch.Row(s, i) * relations.Outputs), relations.Outputs);
                    loss += Classify(row, sentences[s].Relations?[i] ?? -1, sentences[s].TreeWeight * scale);
                }
            }

            float* dx = arena.TakeZeroed(batch.Rows * features);
            relations.Backward(x, features, scores, batch.Rows, dx, features, shard, arena);
            for (int s = 0; s < sentences.Count; s++)
            {
                for (int i = 0; i < (sentences[s].Heads?.Length ?? 0); i++)
                {
                    int row = batch.Row(s, i);
                    float* dependent = shared + ((long)row * shape.Hidden) + shape.LabelDependentAt;
                    float* dDependent = dShared + ((long)row * shape.Hidden) + shape.LabelDependentAt;
                    float* head = HeadOf(batch, s, sentences[s].Heads![i], shared, root);
                    float* dHead = HeadOf(batch, s, sentences[s].Heads![i], dShared, dRoot);
                    float* d = dx + ((long)row * features);
                    Rows.AddProduct(d, head, dDependent, width);
                    Rows.Add(d + width, dDependent, width);
                    Rows.AddProduct(d, dependent, dHead, width);
                    Rows.Add(d + (2 * width), dHead, width);
                }
            }

            return loss;
        }
    }

    private float* HeadOf(SequenceBatch batch, int s, int head, float* shared, float* root) =>
        head == 0 ? root : shared + ((long)batch.Row(s, head - 1) * shape.Hidden) + shape.LabelHeadAt;

    private double LearnNames(SequenceBatch batch, IReadOnlyList<EncodedSentence> sentences, float* x, float* dx, float scale, int shard, Arena arena)
    {
        int tagCount = SyntaxLabels.EntityTags.Length;
        int misc = Array.IndexOf(SyntaxLabels.EntityTags, "B-MISC");
        float* scores = names.Forward(x, shape.Name, batch.Rows, arena);
        var crf = new ChainCrf(tagCount, transitions.Value);
        double loss = 0;
        for (int s = 0; s < sentences.Count; s++)
        {
            int n = batch.Length(s);
            float[] emissions = new float[n * tagCount];
            if (sentences[s].Names is { } gold)
            {
                for (int i = 0; i < n; i++)
                {
                    var row = emissions.AsSpan(i * tagCount, tagCount);
                    new ReadOnlySpan<float>(scores + ((long)batch.Row(s, i) * tagCount), tagCount).CopyTo(row);
                    if (!sentences[s].HasMisc)
                    {
                        row[misc..].Fill(ChainCrf.Forbidden);
                    }
                }

                loss += NameWeight * Losses.Crf(crf, transitions.Value, emissions, gold, sentences[s].NameWeight * scale, transitions.Gradients[shard]);
            }

            for (int i = 0; i < n; i++)
            {
                emissions.AsSpan(i * tagCount, tagCount).CopyTo(new Span<float>(scores + ((long)batch.Row(s, i) * tagCount), tagCount));
            }
        }

        names.Backward(x, shape.Name, scores, batch.Rows, dx, shape.Name, shard, arena);
        return loss;
    }

    private double LearnFactuality(SequenceBatch batch, IReadOnlyList<EncodedSentence> sentences, float* shared, float* dShared, float scale, int shard, Arena arena)
    {
        float* scores = factuality.Forward(shared + shape.FactualityAt, shape.Hidden, batch.Rows, arena);
        double loss = 0;
        for (int s = 0; s < sentences.Count; s++)
        {
            for (int i = 0; i < batch.Length(s); i++)
            {
                float gold = sentences[s].Factuality?[i] ?? float.NaN;
                ref float score = ref scores[batch.Row(s, i)];
                if (float.IsNaN(gold))
                {
                    score = 0;
                }
                else
                {
                    loss += Losses.Huber(ref score, gold, scale);
                }
            }
        }

        factuality.Backward(shared + shape.FactualityAt, shape.Hidden, scores, batch.Rows, dShared + shape.FactualityAt, shape.Hidden, shard, arena);
        return loss;
    }

    /// <summary>Scores of one tag of names after another, where what IOB2 rules out is forbidden from the start.</summary>
    public static Parameter Transitions(string name)
    {
        int tagCount = SyntaxLabels.EntityTags.Length;
        var parameter = new Parameter(name, tagCount + 1, tagCount);
        for (int from = 0; from <= tagCount; from++)
        {
            for (int to = 0; to < tagCount; to++)
            {
                parameter.Value[(from * tagCount) + to] = SyntaxLabels.MayFollow(from == tagCount ? -1 : from, to) ? 0 : ChainCrf.Forbidden;
            }
        }

        parameter.Value.CopyTo(parameter.Average, 0);
        return parameter;
    }
}
