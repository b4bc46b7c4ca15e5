using Readout.Pages.Html;

namespace Readout.Articles.Blocks;

/// <summary>What a page says of its article outside the text: the keys that blocks are compared with.</summary>
/// <param name="Headlines">The names that the page gives its article.</param>
/// <param name="Description">The summary; null when there is none.</param>
/// <param name="Authors">Keys of the authors' names.</param>
/// <param name="Body">Key of the JSON-LD article body between blanks; empty when there is none long enough to trust.</param>
internal sealed record PageSigns(IReadOnlyList<KeyWords> Headlines, KeyWords? Description, IReadOnlyList<string> Authors, string Body)
{
    // A body of fewer words in the structured data is a summary.
    private const int ShortestBody = 60;

    public static PageSigns Of(HtmlFacts facts)
    {
        string body = facts.Said("articleBody") is { } said && LineShape.CountWords(said) >= ShortestBody ? $" {LineShape.Key(said)} " : "";
        return new PageSigns(
            [.. facts.Headlines.Select(h => LineShape.Key(h)).Where(k => k.Length > 0).Distinct(StringComparer.Ordinal).Select(k => new KeyWords(k))],
            facts.Description is { } told && LineShape.Key(HtmlFacts.Clean(told)) is { Length: > 0 } summary ? new KeyWords(summary) : null,
            [.. facts.Authors.Select(a => LineShape.Key(a)).Where(k => k.Length > 4)],
            body);
    }
}

/// <summary>Finds the element that holds an article's text: the deepest one that still holds nearly all running text.</summary>
internal static class ContentRoot
{
    // An element that holds less of its parent's running text leaves part of the article outside.
    private const double NearlyAll = 0.75;

    public static HtmlElement Find(HtmlElement top, ElementMeasures measures)
    {
        var root = top;
        while (true)
        {
            HtmlElement? best = null;
            int most = 0;
            foreach (var child in root.Nodes)
            {
                if (child is HtmlElement element && measures.Has(element) && measures[element].Prose > most)
                {
                    (best, most) = (element, measures[element].Prose);
                }
            }

            if (best is null || most < NearlyAll * measures[root].Prose || best.Name is "p" or "li" or "ul" or "ol" or "blockquote" or "td")
            {
                return root;
            }

            root = best;
        }
    }
}
