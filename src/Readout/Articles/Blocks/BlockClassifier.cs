using System.Collections.Immutable;
using Readout.Pages.Html;

namespace Readout.Articles.Blocks;

/// <summary>Says of each block of one article's part of a page how likely it is text of the article.</summary>
internal static class BlockClassifier
{
    // Rows that the trees are asked about at once: they stay in the processor's cache.
    private const int Together = 256;

    // Of pages with more blocks, which are hundreds of times those of a usual one, the rows are measured twice and not held.
    private const int MostHeld = 100_000;

    /// <returns>One probability a block, 0 to 1.</returns>
    public static double[] Classify(BlockModel model, List<HtmlBlock> blocks, HtmlElement top, PageSigns signs, HtmlBlock? heading)
    {
        if (blocks.Count == 0)
        {
            return [];
        }

        var features = new BlockFeatures(blocks, top, signs, heading, model.Odds);
        float[][]? held = blocks.Count <= MostHeld ? new float[blocks.Count][] : null;
        double[] first = Score(model.First, blocks.Count, i => held is null ? features.Row(i) : held[i] = features.Row(i));
        var around = new NeighbourScores(blocks, first);
        return Score(model.Second, blocks.Count, i =>
        {
            float[] row = held?[i] ?? features.Row(i);
            around.AddTo(row, i);
            return row;
        });
    }

    public static double Probability(double logOdds) => 1 / (1 + Math.Exp(-logOdds));

    /// <param name="row">Gives the row of each block, asked in order.</param>
    private static double[] Score(ImmutableArray<BlockTree> trees, int count, Func<int, float[]> row)
    {
        double[] scores = new double[count];
        float[][] rows = new float[Math.Min(count, Together)][];
        for (int from = 0; from < count; from += Together)
        {
            int length = Math.Min(Together, count - from);
            for (int i = 0; i < length; i++)
            {
                rows[i] = row(from + i);
            }

            BlockModel.Score(trees, rows.AsSpan(0, length), scores.AsSpan(from, length));
        }

        return scores;
    }
}
