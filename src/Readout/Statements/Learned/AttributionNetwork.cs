using System.Collections.Concurrent;
using Readout.Neural;

namespace Readout.Statements.Learned;

/// <summary>One cue's window with what the network makes of it.</summary>
/// <param name="Cue">Index of the cue's head word in the passage.</param>
/// <param name="Start">Index of the window's first word.</param>
/// <param name="Score">Log-odds that the word is a cue.</param>
/// <param name="Labels">A <see cref="NetworkShape"/> label for each word of the window.</param>
/// <param name="Certainty">The sum of the log-probabilities of these labels, word by word.</param>
/// <param name="Weakest">The least of these probabilities.</param>
internal sealed record Labelling(int Cue, int Start, float Score, int[] Labels, float Certainty, float Weakest);

/// <summary>Sizes and label numbers of <see cref="AttributionNetwork"/>.</summary>
internal static class NetworkShape
{
    public const int Word = 96;
    public const int Pair = 48;
    public const int Units = 80;
    public const int CueHidden = 32;

    /// <summary>Width of both directions' gates.</summary>
    public const int Gates = 6 * Units;

    /// <summary>Width of both directions' states.</summary>
    public const int State = 2 * Units;

    public const int None = 0;
    public const int Source = 1;
    public const int Content = 2;
    public const int Cue = 3;
    public const int Labels = 4;
}

/// <summary>
/// Reads statements from the parser's encoder: a layer over its states says which words may be cues; for each such
/// word a recurrent layer over the words around it, told how each stands to the cue, says whether it is one and labels
/// source and content (in the manner of He et al. 2017). Immutable and thread-safe.
/// </summary>
internal sealed unsafe class AttributionNetwork
{
    // Windows read at once: enough to make full products, few enough to bound memory on any text.
    private const int WindowsAtOnce = 24;

    private readonly Affine gates;
    private readonly Affine pairCue;
    private readonly Affine cueHidden;
    private readonly Lstm forward;
    private readonly Lstm backward;
    private readonly Affine labels;
    private readonly Affine pairLabels;
    private readonly float[] wordTable;
    private readonly float[] pairTable;
    private readonly float[] cueOutput;
    private readonly float[] cueCheck;
    private readonly ChainCrf crf;
    private readonly ConcurrentBag<Arena> arenas = [];

    public AttributionNetwork(ModelFile file)
    {
        States = Read(file, "states");
        gates = Read(file, "gates");
        pairCue = Read(file, "pair.cue");
        cueHidden = Read(file, "cue.hidden");
        labels = Read(file, "labels");
        pairLabels = Read(file, "pair.labels");
        forward = Direction(file, "forward", backward: false);
        backward = Direction(file, "backward", backward: true);
        wordTable = file.Tensor("word.features").Values;
        pairTable = file.Tensor("pair.features").Values;
        cueOutput = file.Tensor("cue.output").Values;
        cueCheck = file.Tensor("cue.check").Values;
        crf = new ChainCrf(NetworkShape.Labels, file.Tensor("transitions").Values);
    }

    /// <summary>The map that the parser keeps of its encoder's states.</summary>
    public Affine States { get; }

    /// <summary>Labels the windows of all words that may be cues.</summary>
    /// <param name="scores">The linear cue model's log-odds; negative infinity where a word cannot be a cue.</param>
    /// <param name="threshold">How likely a word must look a cue by itself, as log-odds, to be read with its window.</param>
    public List<Labelling> Read(Passage passage, RuleView rules, Guideline guideline, float[] scores, float threshold)
    {
        var found = new List<Labelling>();
        var arena = arenas.TryTake(out var pooled) ? pooled : new Arena();
        float* words = Words(passage, rules, guideline, scores, arena);
        float* first = CueScores(words, passage.Length, scores, arena);
        var cues = new List<int>();
        for (int i = 0; i < passage.Length; i++)
        {
            if (scores[i] > float.NegativeInfinity && first[i] >= threshold)
            {
                cues.Add(i);
            }
        }

        for (int at = 0; at < cues.Count; at += WindowsAtOnce)
        {
            var mark = arena.Mark();
            Read(passage, rules, guideline, scores, words, first, cues.GetRange(at, Math.Min(WindowsAtOnce, cues.Count - at)), found, arena);
            arena.Release(mark);
        }

        arena.Reset();
        arenas.Add(arena);
        return found;
    }

    private void Read(Passage passage, RuleView rules, Guideline guideline, float[] scores, float* words, float* first, List<int> cues, List<Labelling> found, Arena arena)
    {
        var windows = cues.ConvertAll(cue => (Cue: cue, Window: PairFeatures.Window(passage, cue)));
        windows.Sort((a, b) => (b.Window.End - b.Window.Start).CompareTo(a.Window.End - a.Window.Start) is not 0 and int order ? order : a.Cue.CompareTo(b.Cue));
        var batch = new SequenceBatch([.. windows.Select(w => w.Window.End - w.Window.Start)]);
        int low = windows.Min(w => w.Window.Start), high = windows.Max(w => w.Window.End);
        float* wordGates = gates.Apply(words + ((long)low * NetworkShape.Word), NetworkShape.Word, high - low, arena);

        int rows = batch.Rows;
        float* pairs = arena.Take(rows * NetworkShape.Pair);
        float* ahead = arena.Take(rows * NetworkShape.Gates / 2);
        float* behind = arena.Take(rows * NetworkShape.Gates / 2);
        float* heads = arena.Take(windows.Count * NetworkShape.Word);
        for (int s = 0; s < windows.Count; s++)
        {
            Copy(words + ((long)windows[s].Cue * NetworkShape.Word), heads + ((long)s * NetworkShape.Word), NetworkShape.Word);
        }

        float* ofCues = pairCue.Apply(heads, NetworkShape.Word, windows.Count, arena);
        for (int s = 0; s < windows.Count; s++)
        {
            var (word, (start, _)) = windows[s];
            ushort[] features = PairFeatures.Extract(passage, rules, word, windows[s].Window, guideline, scores);
            for (int i = 0; i < batch.Length(s); i++)
            {
                long row = batch.Row(s, i);
                var pair = new Span<float>(pairs + (row * NetworkShape.Pair), NetworkShape.Pair);
                Copy(ofCues + ((long)s * NetworkShape.Pair), pairs + (row * NetworkShape.Pair), NetworkShape.Pair);
                TableRows.Add(pairTable, features.AsSpan(i * PairFeatures.Count, PairFeatures.Count), pair);
                float* from = wordGates + ((long)(start + i - low) * NetworkShape.Gates);
                Copy(from, ahead + (row * NetworkShape.Gates / 2), NetworkShape.Gates / 2);
                Copy(from + (NetworkShape.Gates / 2), behind + (row * NetworkShape.Gates / 2), NetworkShape.Gates / 2);
            }
        }

        VectorMath.Elu(new Span<float>(pairs, rows * NetworkShape.Pair));
        var inputs = WholeRows.Of(pairs, NetworkShape.Pair, rows, NetworkShape.Pair, arena);
        var states = WholeRows.OfStates(rows, NetworkShape.State, arena);
        forward.Apply(batch, inputs, ahead, states, arena);
        backward.Apply(batch, inputs, behind, states.FromColumn(NetworkShape.Units), arena);
        float* emissions = labels.Apply(states, rows, arena);
        float* direct = pairLabels.Apply(inputs, rows, arena);
        float[] state = new float[NetworkShape.State];
        var order = Enumerable.Range(0, windows.Count).OrderBy(s => windows[s].Cue);
        foreach (int s in order)
        {
            var (word, (start, _)) = windows[s];
            states.CopyRow(batch.Row(s, word - start), state);
            float score = first[word] + TableRows.Dot(cueCheck, state) + cueCheck[^1];
            found.Add(Decode(word, start, score, emissions, direct, batch, s));
        }
    }

    private Labelling Decode(int cue, int start, float score, float* emissions, float* direct, SequenceBatch batch, int sequence)
    {
        int n = batch.Length(sequence);
        var own = new float[n * NetworkShape.Labels];
        for (int i = 0; i < n; i++)
        {
            long row = (long)batch.Row(sequence, i) * NetworkShape.Labels;
            for (int k = 0; k < NetworkShape.Labels; k++)
            {
                own[(i * NetworkShape.Labels) + k] = emissions[row + k] + direct[row + k];
            }
        }

        var path = new int[n];
        crf.Decode(own, path);
        var marginals = new double[own.Length];
        crf.Marginals(own, n, marginals);
        double sum = 0, weakest = 1;
        for (int i = 0; i < n; i++)
        {
            double p = marginals[(i * NetworkShape.Labels) + path[i]];
            sum += Math.Log(p);
            weakest = Math.Min(weakest, p);
        }

        return new Labelling(cue, start, score, path, (float)sum, (float)weakest);
    }

    private float* Words(Passage passage, RuleView rules, Guideline guideline, float[] scores, Arena arena)
    {
        float* words = arena.Take(passage.Length * NetworkShape.Word);
        passage.CopyStates(new Span<float>(words, passage.Length * NetworkShape.Word));
        ushort[] features = WordFeatures.Extract(passage, rules, guideline, scores);
        for (int i = 0; i < passage.Length; i++)
        {
            TableRows.Add(wordTable, features.AsSpan(i * WordFeatures.Count, WordFeatures.Count), new Span<float>(words + ((long)i * NetworkShape.Word), NetworkShape.Word));
        }

        VectorMath.Elu(new Span<float>(words, passage.Length * NetworkShape.Word));
        return words;
    }

    private float* CueScores(float* words, int count, float[] scores, Arena arena)
    {
        float* hidden = cueHidden.Apply(words, NetworkShape.Word, count, arena);
        VectorMath.Elu(new Span<float>(hidden, count * NetworkShape.CueHidden));
        float* first = arena.Take(count);
        for (int i = 0; i < count; i++)
        {
            first[i] = TableRows.Dot(cueOutput, new ReadOnlySpan<float>(hidden + ((long)i * NetworkShape.CueHidden), NetworkShape.CueHidden))
                + (cueOutput[^2] * Math.Max(scores[i], LowestScore)) + cueOutput[^1];
        }

        return first;
    }

    /// <summary>Below this the linear model's score says no more.</summary>
    public const float LowestScore = -8;

    private static void Copy(float* from, float* to, int count) => new ReadOnlySpan<float>(from, count).CopyTo(new Span<float>(to, count));

    private static Affine Read(ModelFile file, string name) => new(file.Tensor(name + ".weight").Values, file.Tensor(name + ".bias").Values);

    private static Lstm Direction(ModelFile file, string name, bool backward) =>
        new(file.Tensor(name + ".input").Values, file.Tensor(name + ".recurrent").Values, new float[3 * NetworkShape.Units], backward);
}
