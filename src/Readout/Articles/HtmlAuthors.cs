using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Readout.Articles.Blocks;
using Readout.Pages.Html;

namespace Readout.Articles;

/// <summary>
/// Who wrote an article: the structured data first; where that names nobody or only the publisher, what the page
/// shows near the headline or the end of the text (a byline, an author link, microdata).
/// </summary>
internal static partial class HtmlAuthors
{
    // A name further from the headline or the text than this many blocks is another article's author.
    private const int Near = 10;
    private const int LongestByline = 16;

    // A bare name is a byline by its place alone.
    private const int NearBare = 4;

    public static ImmutableArray<string> Of(HtmlView view, HtmlPart part)
    {
        var told = part.Facts.Authors;
        if (!told.IsEmpty)
        {
            return told;
        }

        var shown = Shown(part, part.Facts.Publisher);
        return !shown.IsEmpty ? shown : view.Page.Facts.Author is { } author ? [author] : part.Facts.OwnName;
    }

    private static ImmutableArray<string> Shown(HtmlPart part, string? publisher)
    {
        int heading = part.Heading is { } shown ? part.Blocks.IndexOf(shown) : -1;
        int first = Array.FindIndex(part.Scores, s => s >= 0.5), last = Array.FindLastIndex(part.Scores, s => s >= 0.5);
        int anchor = heading >= 0 ? heading : Math.Max(0, first);
        var above = Between(part, Math.Max(0, anchor - 3), Math.Min(Math.Max(first, anchor) + 3, anchor + (2 * Near)), publisher);
        above = above.IsEmpty && heading >= 0 && part.Facts.OwnName.IsEmpty ? Bare(part, heading, publisher) : above;
        return !above.IsEmpty || last < 0 ? above : Between(part, last + 1, last + 1 + Near, publisher);
    }

    /// <summary>A line with nothing but a name, between the headline and the text.</summary>
    private static ImmutableArray<string> Bare(HtmlPart part, int heading, string? publisher)
    {
        for (int i = heading + 1; i < Math.Min(part.Blocks.Count, heading + NearBare) && !(ElementMeasures.IsProse(part.Blocks[i]) && part.Scores[i] >= 0.5); i++)
        {
            var block = part.Blocks[i];
            if (block.Words > LongestByline || block.IsHeading || block.Is(Surround.Caption | Surround.Credit | Surround.Navigation | Surround.Aside | Surround.Button | Surround.Form | Surround.List) || block.LinkDensity > 0.5 || block.FollowsPicture || block.HasCredit || block.Furniture is not null)
            {
                continue;
            }

            var names = Byline.ReadBare(block.Text, part.Blocks.Where(b => b != block && (b == part.Heading || ElementMeasures.IsProse(b))).Select(b => $" {b.Key} "));
            if (!names.IsEmpty)
            {
                return AuthorNames.Normalise(names, publisher);
            }
        }

        return [];
    }

    private static ImmutableArray<string> Between(HtmlPart part, int from, int to, string? publisher)
    {
        for (int i = Math.Max(0, from); i < Math.Min(to, part.Blocks.Count); i++)
        {
            var block = part.Blocks[i];
            if (block == part.Heading || block.Words > LongestByline || block.Is(Surround.Caption | Surround.Credit))
            {
                continue;
            }

            var names = AuthorNames.Normalise(Marked(block), publisher);
            names = names.IsEmpty ? Byline.Read(block.Text) : names;
            names = names.IsEmpty ? Byline.ReadForeign(block.Text) : names;
            names = names.IsEmpty && IsNamedForAuthor(block) ? Unmarked(block.Text, publisher) : names;
            if (!names.IsEmpty)
            {
                return names;
            }
        }

        return [];
    }

    /// <summary>The texts of author links and of microdata in the block.</summary>
    private static List<string> Marked(HtmlBlock block)
    {
        var found = new List<(HtmlElement Element, string Text)>();
        foreach (var piece in block.Pieces)
        {
            for (var e = piece.ParentElement; e is not null && e != block.Element.ParentElement?.ParentElement; e = e.ParentElement)
            {
                bool author = e["rel"] is "author" || e["itemprop"] is "author" || (e.Name == "a" && e["href"] is { } to && AuthorPage().IsMatch(to));
                if (author)
                {
                    int at = found.FindIndex(f => f.Element == e);
                    found.Add((e, (at >= 0 ? found[at].Text : "") + piece.Value));
                    found.RemoveAll(f => at >= 0 && f == found[at]);
                    break;
                }
            }
        }

        return [.. found.Select(f => HtmlFacts.Clean(f.Text)).Where(t => t.Length > 0 && LineShape.CountWords(t) <= 8)];
    }

    private static ImmutableArray<string> Unmarked(string text, string? publisher) =>
        WorldDate.Find(text) is not null || text.Any(char.IsDigit) ? [] : [.. AuthorNames.Normalise([text], publisher).Where(IsName)];

    private static bool IsName(string name) =>
        LineShape.CountWords(name) is >= 2 and <= 5 && name.Split(' ').Count(w => char.IsUpper(w[0]) || !char.IsLower(w[0])) >= 2 && !LineShape.EndsSentence(name);

    /// <summary>True when a class of the block, or of what is right around it, is for authors.</summary>
    public static bool IsNamedForAuthor(HtmlBlock block)
    {
        var e = block.Element;
        for (int level = 0; level < 2 && e is not null; level++, e = e.ParentElement)
        {
            if (ClassWords.Of(e).Any(w => w is "author" or "authors" or "byline" or "autor" or "autoren" or "auteur" or "autore" or "autores" or "writer" or "verfasser" or "skribent" or "yazar"))
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex(@"/(?:author|authors|autor|autoren|autores|auteur|auteurs|profile|reporter|writer|journalist|people|by)/", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AuthorPage();
}
