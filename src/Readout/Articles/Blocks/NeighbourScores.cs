using Readout.Pages.Html;

namespace Readout.Articles.Blocks;

/// <summary>What the first pass said of a block and of those around it, for the second: asked block by block, from the first to the last.</summary>
internal sealed class NeighbourScores
{
    // Beyond that many words a block counts no more than others.
    private const int MostWords = 80;
    private const int LongestRun = 10;

    private readonly List<HtmlBlock> blocks;
    private readonly double[] scores;
    private readonly Dictionary<HtmlElement, Weight> parents = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, Weight> kinds = new(StringComparer.Ordinal);
    private readonly double mass;
    private double before;
    private int run;

    /// <param name="scores">The first pass's probability of each block.</param>
    public NeighbourScores(List<HtmlBlock> blocks, double[] scores)
    {
        (this.blocks, this.scores) = (blocks, scores);
        for (int i = 0; i < blocks.Count; i++)
        {
            double words = Words(blocks[i]);
            var parent = blocks[i].Element.ParentElement ?? blocks[i].Element;
            (parents.TryGetValue(parent, out var siblings) ? siblings : parents[parent] = new Weight()).Add(scores[i], words);
            string kind = BlockFeatures.Kind(blocks[i]);
            (kinds.TryGetValue(kind, out var likes) ? likes : kinds[kind] = new Weight()).Add(scores[i], words);
            mass += scores[i] * words;
        }
    }

    /// <summary>Fills the second-pass columns of the next block's row.</summary>
    public void AddTo(float[] row, int i)
    {
        double At(int at) => at >= 0 && at < scores.Length ? scores[at] : 0;
        double words = Words(blocks[i]);
        var parent = parents[blocks[i].Element.ParentElement ?? blocks[i].Element];
        var kind = kinds[BlockFeatures.Kind(blocks[i])];
        int c = BlockFeatures.FirstPass;
        row[c++] = (float)scores[i];
        row[c++] = (float)At(i - 1);
        row[c++] = (float)At(i + 1);
        row[c++] = (float)Math.Max(At(i - 2), At(i - 3));
        row[c++] = (float)Math.Max(At(i + 2), At(i + 3));
        row[c++] = (float)(parent.Words > words ? (parent.Sum - (scores[i] * words)) / (parent.Words - words) : -1);
        row[c++] = (float)(kind.Words > words ? (kind.Sum - (scores[i] * words)) / (kind.Words - words) : -1);
        row[c++] = (float)(mass > 0 ? before / mass : 0);
        before += scores[i] * words;
        row[c++] = (float)(mass > 0 ? (mass - before) / mass : 0);
        row[c] = Math.Min(run, LongestRun);
        run = scores[i] > 0.5 ? run + 1 : 0;
    }

    private static double Words(HtmlBlock block) => Math.Min(block.Words, MostWords) + 1;

    /// <summary>What the first pass said of several blocks, weighed by their words.</summary>
    private sealed class Weight
    {
        public double Sum { get; private set; }

        public double Words { get; private set; }

        public void Add(double score, double words)
        {
            Sum += score * words;
            Words += words;
        }
    }
}
