using Readout.Neural;
using Readout.Statements.Learned;
using Readout.Training.Neural;

namespace Readout.Training.Statements;

/// <summary>The network of <see cref="AttributionNetwork"/> with its backward pass.</summary>
internal sealed unsafe class AttributionLearner
{
    private const float StateDropout = 0.4f;
    private const float LexicalDropout = 0.5f;
    private const float Dropout = 0.3f;

    // Which words are cues is learned by heart long before labels are learned at all: it counts less and is dropped more.
    private const float CueWeight = 0.5f;
    private const float CheckDropout = 0.5f;

    private readonly AffineLayer states;
    private readonly AffineLayer gates;
    private readonly AffineLayer pairCue;
    private readonly AffineLayer cueHidden;
    private readonly LstmLayer forward;
    private readonly LstmLayer backward;
    private readonly AffineLayer labels;
    private readonly AffineLayer pairLabels;
    private readonly Parameter wordTable;
    private readonly Parameter pairTable;
    private readonly Parameter cueOutput;
    private readonly Parameter cueCheck;
    private readonly Parameter transitions;
    private readonly int stateWidth;

    public AttributionLearner(int stateWidth, ulong seed)
    {
        this.stateWidth = stateWidth;
        var random = Random64.Of(seed, 7);
        states = new AffineLayer("states", stateWidth, NetworkShape.Word, random);
        gates = new AffineLayer("gates", NetworkShape.Word, NetworkShape.Gates, random);
        pairCue = new AffineLayer("pair.cue", NetworkShape.Word, NetworkShape.Pair, random);
        cueHidden = new AffineLayer("cue.hidden", NetworkShape.Word, NetworkShape.CueHidden, random);
        forward = new LstmLayer("forward", NetworkShape.Pair, NetworkShape.Units, backward: false, random);
        backward = new LstmLayer("backward", NetworkShape.Pair, NetworkShape.Units, backward: true, random);
        labels = new AffineLayer("labels", NetworkShape.State, NetworkShape.Labels, random);
        pairLabels = new AffineLayer("pair.labels", NetworkShape.Pair, NetworkShape.Labels, random);
        wordTable = new Parameter("word.features", WordFeatures.Rows, NetworkShape.Word, sparse: true).Uniform(random, 0.05f);
        pairTable = new Parameter("pair.features", PairFeatures.Rows, NetworkShape.Pair, sparse: true).Uniform(random, 0.05f);
        cueOutput = new Parameter("cue.output", 1, NetworkShape.CueHidden + 2).Uniform(random, 0.1f);
        cueOutput.Value[^2] = 1;
        cueOutput.Value[^1] = 0;
        cueCheck = new Parameter("cue.check", 1, NetworkShape.State + 1);
        transitions = new Parameter("transitions", NetworkShape.Labels + 1, NetworkShape.Labels);

        // Forget gates that start open, as in LstmLayer, whose own bias the gates' replaces.
        gates.Parameters[1].Value.AsSpan(0, NetworkShape.Units).Fill(1);
        gates.Parameters[1].Value.AsSpan(NetworkShape.Gates / 2, NetworkShape.Units).Fill(1);
        Parameters =
        [
            .. states.Parameters, .. gates.Parameters, .. pairCue.Parameters, .. cueHidden.Parameters,
            .. forward.Parameters.Take(2), .. backward.Parameters.Take(2), .. labels.Parameters, .. pairLabels.Parameters,
            wordTable, pairTable, cueOutput, cueCheck, transitions,
        ];
        Pack();
    }

    public IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>Makes changed weights ready for products.</summary>
    public void Pack()
    {
        AffineLayer[] layers = [states, gates, pairCue, cueHidden, labels, pairLabels];
        foreach (var layer in layers)
        {
            layer.Pack();
        }

        forward.Pack();
        backward.Pack();
    }

    public void AddTo(ModelFile file)
    {
        foreach (var parameter in Parameters)
        {
            file.Add(parameter.ToTensor(average: false), parameter.Touched is null ? TensorCode.Half : TensorCode.Bytes);
        }
    }

    /// <summary>Forward and backward over an article; gradients go to the shard's.</summary>
    /// <param name="scale">What every decision's loss counts.</param>
    /// <returns>The losses of cues, of cues read with their windows, and of labels.</returns>
    public (double Cues, double Checks, double Labels) Learn(EncodedArticle article, float scale, Random64 random, int shard, Arena arena)
    {
        int n = article.Length;
        float* encoder = Encoder(article, random, arena);
        ushort[] hidden = Hide(article.Words, random);
        float* words = states.Forward(encoder, stateWidth, n, arena);
        for (int i = 0; i < n; i++)
        {
            TableRows.Add(wordTable.Value, Features(hidden, i), new Span<float>(words + ((long)i * NetworkShape.Word), NetworkShape.Word));
        }

        VectorMath.Elu(new Span<float>(words, n * NetworkShape.Word));
        float* wordsSeen = Drop(words, n * NetworkShape.Word, random, arena, out float* wordMask);
        float* dWords = arena.TakeZeroed(n * NetworkShape.Word);
        float* dFirst = arena.TakeZeroed(n);
        float* cue = cueHidden.Forward(wordsSeen, NetworkShape.Word, n, arena);
        VectorMath.Elu(new Span<float>(cue, n * NetworkShape.CueHidden));
        float* cueSeen = Drop(cue, n * NetworkShape.CueHidden, random, arena, out float* cueMask);
        float* first = CueScores(article, cueSeen, arena);
        double cues = 0, checks = 0, marked = 0;
        for (int i = 0; i < n; i++)
        {
            if (article.Scores[i] > float.NegativeInfinity)
            {
                cues += Logistic(first[i], article.IsCue[i], CueWeight * scale, ref dFirst[i]);
            }
        }

        if (article.Windows.Length > 0)
        {
            (checks, marked) = LearnWindows(article, wordsSeen, dWords, first, dFirst, scale, random, shard, arena);
        }

        CuesBackward(article, wordsSeen, dWords, cue, cueSeen, cueMask, dFirst, shard, arena);
        for (int i = 0; i < n * NetworkShape.Word; i++)
        {
            dWords[i] *= wordMask[i];
        }

        Rows.EluBackward(words, dWords, n * NetworkShape.Word);
        states.Backward(encoder, stateWidth, dWords, n, null, 0, shard, arena);
        for (int i = 0; i < n; i++)
        {
            AddTo(wordTable, Features(hidden, i), dWords + ((long)i * NetworkShape.Word), shard);
        }

        return (cues, checks, marked);
    }

    private (double Checks, double Labels) LearnWindows(
        EncodedArticle article, float* words, float* dWords, float* first, float* dFirst, float scale, Random64 random, int shard, Arena arena)
    {
        int n = article.Length, half = NetworkShape.Gates / 2;
        var windows = article.Windows;
        var batch = new SequenceBatch([.. windows.Select(window => window.Length)]);
        int rows = batch.Rows;
        float* wordGates = gates.Forward(words, NetworkShape.Word, n, arena);
        float* cueWords = arena.Take(windows.Length * NetworkShape.Word);
        for (int s = 0; s < windows.Length; s++)
        {
            Rows.Copy(words + ((long)windows[s].Cue * NetworkShape.Word), cueWords + ((long)s * NetworkShape.Word), NetworkShape.Word);
        }

        float* cueParts = pairCue.Forward(cueWords, NetworkShape.Word, windows.Length, arena);
        float* pairs = arena.Take(rows * NetworkShape.Pair);
        float* ahead = arena.Take(rows * half);
        float* behind = arena.Take(rows * half);
        for (int s = 0; s < windows.Length; s++)
        {
            for (int i = 0; i < windows[s].Length; i++)
            {
                long row = batch.Row(s, i);
                Rows.Copy(cueParts + ((long)s * NetworkShape.Pair), pairs + (row * NetworkShape.Pair), NetworkShape.Pair);
                TableRows.Add(pairTable.Value, PairRow(windows[s], i), new Span<float>(pairs + (row * NetworkShape.Pair), NetworkShape.Pair));
                float* from = wordGates + ((long)(windows[s].Start + i) * NetworkShape.Gates);
                Rows.Copy(from, ahead + (row * half), half);
                Rows.Copy(from + half, behind + (row * half), half);
            }
        }

        VectorMath.Elu(new Span<float>(pairs, rows * NetworkShape.Pair));
        float* pairsSeen = Drop(pairs, rows * NetworkShape.Pair, random, arena, out float* pairMask);
        float* outputs = arena.Take(rows * NetworkShape.State);
        var aheadTrace = forward.Forward(batch, pairsSeen, NetworkShape.Pair, ahead, outputs, NetworkShape.State, arena);
        var behindTrace = backward.Forward(batch, pairsSeen, NetworkShape.Pair, behind, outputs + NetworkShape.Units, NetworkShape.State, arena);
        float* seen = Drop(outputs, rows * NetworkShape.State, random, arena, out float* mask);
        float* emissions = labels.Forward(seen, NetworkShape.State, rows, arena);
        Rows.Add(pairLabels.Forward(pairsSeen, NetworkShape.Pair, rows, arena), emissions, rows * NetworkShape.Labels);

        float* dSeen = arena.TakeZeroed(rows * NetworkShape.State);
        float* dPairs = arena.TakeZeroed(rows * NetworkShape.Pair);
        double marked = Label(article, batch, emissions, scale, shard);
        labels.Backward(seen, NetworkShape.State, emissions, rows, dSeen, NetworkShape.State, shard, arena);
        pairLabels.Backward(pairsSeen, NetworkShape.Pair, emissions, rows, dPairs, NetworkShape.Pair, shard, arena);
        double checks = Check(article, batch, seen, dSeen, first, dFirst, CueWeight * scale, random, shard);
        for (int i = 0; i < rows * NetworkShape.State; i++)
        {
            dSeen[i] *= mask[i];
        }

        forward.Backward(batch, aheadTrace, pairsSeen, NetworkShape.Pair, outputs, NetworkShape.State, dSeen, NetworkShape.State, dPairs, NetworkShape.Pair, shard, arena);
        backward.Backward(batch, behindTrace, pairsSeen, NetworkShape.Pair, outputs + NetworkShape.Units, NetworkShape.State, dSeen + NetworkShape.Units, NetworkShape.State, dPairs, NetworkShape.Pair, shard, arena);
        for (int i = 0; i < rows * NetworkShape.Pair; i++)
        {
            dPairs[i] *= pairMask[i];
        }

        Rows.EluBackward(pairs, dPairs, rows * NetworkShape.Pair);
        float* dWordGates = arena.TakeZeroed(n * NetworkShape.Gates);
        float* dCueParts = arena.TakeZeroed(windows.Length * NetworkShape.Pair);
        for (int s = 0; s < windows.Length; s++)
        {
            for (int i = 0; i < windows[s].Length; i++)
            {
                long row = batch.Row(s, i);
                float* to = dWordGates + ((long)(windows[s].Start + i) * NetworkShape.Gates);
                Rows.Add(aheadTrace.Gates + (row * half), to, half);
                Rows.Add(behindTrace.Gates + (row * half), to + half, half);
                Rows.Add(dPairs + (row * NetworkShape.Pair), dCueParts + ((long)s * NetworkShape.Pair), NetworkShape.Pair);
                AddTo(pairTable, PairRow(windows[s], i), dPairs + (row * NetworkShape.Pair), shard);
            }
        }

        gates.Backward(words, NetworkShape.Word, dWordGates, n, dWords, NetworkShape.Word, shard, arena);
        float* dCueWords = arena.TakeZeroed(windows.Length * NetworkShape.Word);
        pairCue.Backward(cueWords, NetworkShape.Word, dCueParts, windows.Length, dCueWords, NetworkShape.Word, shard, arena);
        for (int s = 0; s < windows.Length; s++)
        {
            Rows.Add(dCueWords + ((long)s * NetworkShape.Word), dWords + ((long)windows[s].Cue * NetworkShape.Word), NetworkShape.Word);
        }

        return (checks, marked);
    }

    // Replaces the emissions by their gradient; windows that people marked nothing in teach no labels.
    private double Label(EncodedArticle article, SequenceBatch batch, float* emissions, float scale, int shard)
    {
        double loss = 0;
        var crf = new ChainCrf(NetworkShape.Labels, transitions.Value);
        for (int s = 0; s < article.Windows.Length; s++)
        {
            int n = batch.Length(s);
            int[]? gold = article.Windows[s].Labels;
            var own = new float[n * NetworkShape.Labels];
            for (int i = 0; i < own.Length; i++)
            {
                own[i] = gold is null ? 0 : emissions[((long)batch.Row(s, i / NetworkShape.Labels) * NetworkShape.Labels) + (i % NetworkShape.Labels)];
            }

            if (gold is not null)
            {
                loss += Losses.Crf(crf, transitions.Value, own, gold, scale, transitions.Gradients[shard]);
            }

            for (int i = 0; i < own.Length; i++)
            {
                emissions[((long)batch.Row(s, i / NetworkShape.Labels) * NetworkShape.Labels) + (i % NetworkShape.Labels)] = own[i];
            }
        }

        return loss;
    }

    private double Check(EncodedArticle article, SequenceBatch batch, float* seen, float* dSeen, float* first, float* dFirst, float scale, Random64 random, int shard)
    {
        double loss = 0;
        float[] gradient = cueCheck.Gradients[shard];
        Span<float> mask = stackalloc float[NetworkShape.State];
        Span<float> shown = stackalloc float[NetworkShape.State];
        for (int s = 0; s < article.Windows.Length; s++)
        {
            var window = article.Windows[s];
            long row = batch.Row(s, window.Cue - window.Start);
            float* state = seen + (row * NetworkShape.State), dState = dSeen + (row * NetworkShape.State);
            for (int i = 0; i < NetworkShape.State; i++)
            {
                mask[i] = random.NextSingle() < CheckDropout ? 0 : 1 / (1 - CheckDropout);
                shown[i] = state[i] * mask[i];
            }

            float score = first[window.Cue] + TableRows.Dot(cueCheck.Value, shown) + cueCheck.Value[^1];
            float d = 0;
            loss += Logistic(score, window.Labels is not null, scale, ref d);
            dFirst[window.Cue] += d;
            gradient[^1] += d;
            for (int i = 0; i < NetworkShape.State; i++)
            {
                gradient[i] += d * shown[i];
                dState[i] += d * cueCheck.Value[i] * mask[i];
            }
        }

        return loss;
    }

    private float* CueScores(EncodedArticle article, float* hidden, Arena arena)
    {
        float* first = arena.Take(article.Length);
        float[] weights = cueOutput.Value;
        for (int i = 0; i < article.Length; i++)
        {
            first[i] = TableRows.Dot(weights, new ReadOnlySpan<float>(hidden + ((long)i * NetworkShape.CueHidden), NetworkShape.CueHidden))
                + (weights[^2] * Math.Max(article.Scores[i], AttributionNetwork.LowestScore)) + weights[^1];
        }

        return first;
    }

    private void CuesBackward(EncodedArticle article, float* words, float* dWords, float* hidden, float* seen, float* mask, float* dFirst, int shard, Arena arena)
    {
        float* dHidden = arena.TakeZeroed(article.Length * NetworkShape.CueHidden);
        float[] gradient = cueOutput.Gradients[shard];
        for (int i = 0; i < article.Length; i++)
        {
            float d = dFirst[i];
            if (d == 0)
            {
                continue;
            }

            for (int k = 0; k < NetworkShape.CueHidden; k++)
            {
                long at = ((long)i * NetworkShape.CueHidden) + k;
                gradient[k] += d * seen[at];
                dHidden[at] = d * cueOutput.Value[k] * mask[at];
            }

            gradient[^2] += d * Math.Max(article.Scores[i], AttributionNetwork.LowestScore);
            gradient[^1] += d;
        }

        Rows.EluBackward(hidden, dHidden, article.Length * NetworkShape.CueHidden);
        cueHidden.Backward(words, NetworkShape.Word, dHidden, article.Length, dWords, NetworkShape.Word, shard, arena);
    }

    private float* Encoder(EncodedArticle article, Random64 random, Arena arena)
    {
        float* encoder = arena.Take(article.States.Length);
        System.Numerics.Tensors.TensorPrimitives.ConvertToSingle(article.States, new Span<float>(encoder, article.States.Length));
        float kept = 1 / (1 - StateDropout);
        for (int i = 0; i < article.States.Length; i++)
        {
            encoder[i] *= random.NextSingle() < StateDropout ? 0 : kept;
        }

        return encoder;
    }

    // The first features are of single words: without them now and then, the rest learns to do for rare words.
    private static ushort[] Hide(ushort[] words, Random64 random)
    {
        ushort[] hidden = [.. words];
        for (int i = 0; i < hidden.Length; i += WordFeatures.Count)
        {
            if (random.NextSingle() < LexicalDropout)
            {
                hidden.AsSpan(i, WordFeatures.Lexical).Clear();
            }
        }

        return hidden;
    }

    private static ReadOnlySpan<ushort> Features(ushort[] words, int i) => words.AsSpan(i * WordFeatures.Count, WordFeatures.Count);

    private static ReadOnlySpan<ushort> PairRow(EncodedWindow window, int i) => window.Features.AsSpan(i * PairFeatures.Count, PairFeatures.Count);

    private static float* Drop(float* values, int count, Random64 random, Arena arena, out float* mask)
    {
        mask = arena.Take(count);
        float* seen = arena.Take(count);
        float kept = 1 / (1 - Dropout);
        for (int i = 0; i < count; i++)
        {
            mask[i] = random.NextSingle() < Dropout ? 0 : kept;
        }

        Rows.Multiply(values, mask, seen, count);
        return seen;
    }

    private static double Logistic(float score, bool right, float scale, ref float gradient)
    {
        double p = 1 / (1 + Math.Exp(-score));
        gradient += (float)(p - (right ? 1 : 0)) * scale;
        return -Math.Log(Math.Max(1e-9, right ? p : 1 - p));
    }

    private static void AddTo(Parameter table, ReadOnlySpan<ushort> rows, float* gradient, int shard)
    {
        foreach (ushort row in rows)
        {
            Rows.Add(gradient, table.Gradients[shard].AsSpan(row * table.Columns, table.Columns));
            table.Touched![shard][row] = true;
        }
    }
}
