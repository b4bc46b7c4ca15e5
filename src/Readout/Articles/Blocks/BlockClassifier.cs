using Readout.Pages.Html;

namespace Readout.Articles.Blocks;

/// <summary>Says of each block of one article's part of a page how likely it is text of the article.</summary>
internal static class BlockClassifier
{
    /// <returns>One probability a block, 0 to 1.</returns>
    public static double[] Classify(BlockModel model, List<HtmlBlock> blocks, HtmlElement top, PageSigns signs, HtmlBlock? heading)
    {
        if (blocks.Count == 0)
        {
            return [];
        }

        var rows = BlockFeatures.Of(blocks, top, signs, heading, model.Odds);
        BlockFeatures.AddScores(blocks, rows, BlockModel.Score(model.First, rows));
        return BlockModel.Score(model.Second, rows);
    }

    public static double Probability(double logOdds) => 1 / (1 + Math.Exp(-logOdds));
}
