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
        Microdata(part.Facts.Times) ?? InTitle(part.Facts) ?? Line(part, wanted: b => b.Is(Surround.Time) || NamedForDate(b)) ?? Line(part, wanted: _ => true)
            ?? AddressDate.Find(part.Facts.Url ?? view.Page.Facts.Url ?? "") ?? OnlyTime(part.Facts.Times);

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

    /// <summary>A title can end with the date: "Talks resume | Harbour Post | 26.04.2023".</summary>
    private static string? InTitle(HtmlFacts facts) =>
        facts.Title is { } title && AtEnd().IsMatch(title) ? WorldDate.Find(title[^Math.Min(title.Length, LongestDate)..]) : null;

    /// <summary>The one day that the page's <c>time</c> elements name, wherever they stand.</summary>
    private static string? OnlyTime(IEnumerable<HtmlElement> times)
    {
        string? only = null;
        foreach (var element in times)
        {
            if (WorldDate.Find(element["datetime"] ?? "") is not { } date)
            {
                continue;
            }

            if (only is not null && !only.AsSpan(0, Day).SequenceEqual(date.AsSpan(0, Day)))
            {
                return null;
            }

            only ??= date;
        }

        return only;
    }

    // A day's name, a month's and what stands around.
    private const int LongestDate = 28;

    // Of an ISO date.
    private const int Day = 10;

    [GeneratedRegex(@"[|(–—-]\s*[^|()]{0,14}\d{1,2}[./ ][^|()]{0,16}(?:19|20)\d\d\s*\)?\s*$")]
    private static partial Regex AtEnd();
}
