using Readout.Pages.Html;

namespace Readout.Articles;

/// <summary>Finds an article's headline: which block it is, and how the page words it.</summary>
internal static class HtmlHeadline
{
    private const double LeastLikeness = 0.5;

    // A headline stands above the text; a heading far below its beginning belongs to something else.
    private const int FarBelow = 12;

    /// <summary>The block that shows the headline; null when the page shows none.</summary>
    /// <param name="told">What the page calls the article.</param>
    /// <param name="first">Index of the block that the article's text may begin with.</param>
    public static HtmlBlock? Find(IReadOnlyList<HtmlBlock> blocks, IReadOnlyList<KeyWords> told, int first)
    {
        HtmlBlock? best = null;
        double highest = 0;
        for (int i = 0; i < blocks.Count; i++)
        {
            var block = blocks[i];
            if (block.Words > 45 || block.Key.Length == 0 || !(In(block.Element, "h1", "h2") || IsTold(told, block.Key)))
            {
                continue;
            }

            bool top = In(block.Element, "h1", "h1");
            double fit = KeyWords.Best(told, block.KeyWords);
            double score = fit + (top ? 0.35 : 0) - (block.Is(Surround.Navigation | Surround.Footer | Surround.Aside) ? 0.3 : 0) - (i > first + FarBelow ? 0.3 : 0);
            if (score > Math.Max(highest, LeastLikeness) || (told.Count == 0 && top && best is null))
            {
                (best, highest) = (block, score);
            }
        }

        return best ?? OnlyTop(blocks, first);
    }

    private static bool IsTold(IReadOnlyList<KeyWords> told, string key)
    {
        for (int i = 0; i < told.Count; i++)
        {
            if (told[i].Key == key)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Where no heading says what the page is called, the page's only first-rank heading above the text.</summary>
    private static HtmlBlock? OnlyTop(IReadOnlyList<HtmlBlock> blocks, int first)
    {
        HtmlBlock? only = null;
        foreach (var block in blocks)
        {
            if (In(block.Element, "h1", "h1") && !block.Is(Surround.Navigation | Surround.Footer | Surround.Aside))
            {
                if (only is not null || block.Words is < 2 or > 45 || block.LinkDensity > 0.5 || block.Index > first + FarBelow)
                {
                    return null;
                }

                only = block;
            }
        }

        return only;
    }

    /// <summary>True when the element is, or lies a level or two inside, a heading of either name.</summary>
    public static bool In(HtmlElement element, string name, string other)
    {
        HtmlElement? e = element;
        for (int level = 0; level < 3 && e is not null; level++, e = e.ParentElement)
        {
            if (e.Name == name || e.Name == other)
            {
                return true;
            }
        }

        return false;
    }
}
