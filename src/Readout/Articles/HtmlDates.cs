using System.Text.RegularExpressions;
using Readout.Articles.Blocks;
using Readout.Pages.Html;

namespace Readout.Articles;

/// <summary>
/// When an article came out, by what the page shows: a microdata date, a <c>time</c> element, a date line near the
/// headline, and last the address. Asked only when structured data and meta elements are silent.
/// </summary>
internal static partial class HtmlDates
{
    // A date further from the headline or the text than this many blocks belongs to something else.
    private const int Near = 12;

    // A date in a longer block is a date in a sentence.
    private const int LongestDateBlock = 24;

    public static string? Shown(HtmlView view, HtmlPart part) =>
        Microdata(part.Facts.Times) ?? Line(part, wanted: b => b.Is(Surround.Time) || NamedForDate(b)) ?? Line(part, wanted: _ => true) ?? Address(part, view);

    private static string? Microdata(IEnumerable<HtmlElement> times)
    {
        foreach (var element in times)
        {
            if (element["itemprop"]?.Contains("datePublished", StringComparison.OrdinalIgnoreCase) == true || element["pubdate"] is not null || element["class"]?.Contains("published", StringComparison.OrdinalIgnoreCase) == true)
            {
                string? date = WorldDate.Find(element["datetime"] ?? element["content"] ?? "") ?? WorldDate.Find(element["title"] ?? "");
                if (date is not null)
                {
                    return date;
                }
            }
        }

        return null;
    }

    /// <summary>The first date in a short block from a little above the headline to a little below the text's beginning, or right below its end.</summary>
    private static string? Line(HtmlPart part, Func<HtmlBlock, bool> wanted)
    {
        int heading = part.Heading is { } shown ? part.Blocks.IndexOf(shown) : -1;
        int first = Array.FindIndex(part.Scores, s => s >= 0.5), last = Array.FindLastIndex(part.Scores, s => s >= 0.5);
        int anchor = heading >= 0 ? heading : Math.Max(0, first);
        int to = Math.Max(first, anchor) + 3;
        return Between(part, anchor, Math.Min(to, anchor + (3 * Near)), wanted)
            ?? Between(part, Math.Max(0, anchor - Near), anchor, wanted)
            ?? (last >= 0 ? Between(part, last + 1, last + 1 + Near, wanted) : null);
    }

    private static string? Between(HtmlPart part, int from, int to, Func<HtmlBlock, bool> wanted)
    {
        for (int i = Math.Max(0, from); i < Math.Min(to, part.Blocks.Count); i++)
        {
            var block = part.Blocks[i];
            if (block.Words <= LongestDateBlock && wanted(block) && !block.Is(Surround.Caption) && (Of(block) is { } date))
            {
                return date;
            }
        }

        return null;
    }

    private static string? Of(HtmlBlock block)
    {
        foreach (var piece in block.Pieces)
        {
            for (var e = piece.ParentElement; e is not null && e != block.Element.ParentElement; e = e.ParentElement)
            {
                if (e.Name == "time" && e["datetime"] is { } machine && WorldDate.Find(machine) is { } date)
                {
                    return date;
                }
            }
        }

        return WorldDate.Find(block.Text);
    }

    private static bool NamedForDate(HtmlBlock block)
    {
        var e = block.Element;
        for (int level = 0; level < 2 && e is not null; level++, e = e.ParentElement)
        {
            if (ClassWords.Of(e).Any(w => w is "date" or "time" or "datum" or "published" or "fecha" or "timestamp" or "pubdate" or "datetime" or "tarih" or "data"))
            {
                return true;
            }
        }

        return false;
    }

    private static string? Address(HtmlPart part, HtmlView view)
    {
        var match = InAddress().Match(part.Facts.Url ?? view.Page.Facts.Url ?? "");
        return match.Success ? WorldDate.Find($"{match.Groups[1].Value}-{match.Groups[2].Value.PadLeft(2, '0')}-{match.Groups[3].Value.PadLeft(2, '0')}") : null;
    }

    [GeneratedRegex(@"/(20[0-3]\d)[/-]?(0?[1-9]|1[0-2])[/-]?([0-2]?[1-9]|[123]0|31)(?:/|-|_|\b)")]
    private static partial Regex InAddress();
}
