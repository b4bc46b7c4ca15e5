using Readout.Pages.Html;

namespace Readout.Articles;

/// <summary>Finds the element that holds an article's text: the deepest one that still holds nearly all running text.</summary>
internal static class ContentRoot
{
    // An element that holds less of its parent's running text leaves part of the article outside.
    private const double NearlyAll = 0.75;

    private const Surround NeverText = Surround.Navigation | Surround.Aside | Surround.Footer | Surround.Form | Surround.Comments | Surround.Furniture | Surround.Button | Surround.Caption;

    public static HtmlElement Find(HtmlElement body, List<HtmlBlock> blocks)
    {
        var words = new Dictionary<HtmlElement, double>();
        foreach (var block in blocks)
        {
            double weight = Weight(block);
            for (var e = block.Element; weight > 0 && e is not null; e = e.ParentElement)
            {
                words[e] = words.GetValueOrDefault(e) + weight;
            }
        }

        var root = body;
        while (true)
        {
            HtmlElement? best = null;
            foreach (var child in root.Children.OfType<HtmlElement>())
            {
                if (words.TryGetValue(child, out double held) && (best is null || held > words[best]))
                {
                    best = child;
                }
            }

            if (best is null || best.Name is "p" or "li" or "ul" or "ol" or "blockquote" or "td" or "table" or "tbody" or "tr" && words[best] < words.GetValueOrDefault(root) || words[best] < NearlyAll * words.GetValueOrDefault(root))
            {
                return root;
            }

            root = best;
        }
    }

    /// <summary>How much running text a block is: its words, when it reads like a paragraph.</summary>
    public static double Weight(HtmlBlock block)
    {
        if (block.Words < 8 || block.LinkDensity > 0.35 || block.Is(NeverText))
        {
            return 0;
        }

        double weight = block.IsSentenceLike ? block.Words : block.Words * 0.4;
        return block.Is(Surround.Hidden) ? weight * 0.3 : weight;
    }
}
