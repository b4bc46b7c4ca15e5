using Readout.Pages.Html;
using Readout.Text;

namespace Readout.Articles;

/// <summary>Which way a text runs, in the words of HTML's <c>dir</c>: <c>ltr</c> or <c>rtl</c>.</summary>
internal static class TextDirection
{
    private const string LeftToRight = "ltr";
    private const string RightToLeft = "rtl";

    // Names and quotations in another script stand in texts of either direction; a paragraph with fewer letters of its own is one of those.
    private const double MostOfParagraph = 0.75;

    /// <summary>The direction that most letters have; null where there are none.</summary>
    public static string? Of(ReadOnlySpan<char> text)
    {
        var (right, all) = Count(text);
        return all == 0 ? null : 2 * right > all ? RightToLeft : LeftToRight;
    }

    /// <summary>The direction of a paragraph by its first mark or nearly all its letters; null where they don't tell.</summary>
    public static string? OfParagraph(ReadOnlySpan<char> text)
    {
        if (Marked(text) is { } marked)
        {
            return marked;
        }

        var (right, all) = Count(text);
        return all == 0 ? null
            : right > all * MostOfParagraph ? RightToLeft
            : all - right > all * MostOfParagraph ? LeftToRight
            : null;
    }

    /// <summary>The direction of most of the text of paragraphs; null without any.</summary>
    public static string? Most(List<(TextSpan Paragraph, string Direction)> paragraphs)
    {
        int right = 0, all = 0;
        foreach (var (paragraph, direction) in paragraphs)
        {
            all += paragraph.Length;
            right += direction == RightToLeft ? paragraph.Length : 0;
        }

        return all == 0 ? null : 2 * right > all ? RightToLeft : LeftToRight;
    }

    /// <summary>What the nearest element at or around this one declares, the page's own root and body apart; "auto" leaves it to the letters.</summary>
    public static string? Declared(HtmlElement element)
    {
        for (HtmlElement? e = element; e is not null && e.Name is not ("body" or "html"); e = e.ParentElement)
        {
            if (e["dir"] is { } told)
            {
                return Known(told);
            }
        }

        return null;
    }

    /// <summary>What the page as a whole declares.</summary>
    public static string? OfPage(HtmlElement body) => (body["dir"] ?? body.ParentElement?["dir"]) is { } told ? Known(told) : null;

    private static string? Known(string told) =>
        told.Trim().ToLowerInvariant() is var direction and (LeftToRight or RightToLeft) ? direction : null;

    /// <summary>A mark or an embedding at the start, as writers set it where the first letters would mislead (Unicode, annex 9).</summary>
    private static string? Marked(ReadOnlySpan<char> text) => text.IsEmpty ? null : text[0] switch
    {
        '\u200F' or '\u061C' or '\u202B' or '\u202E' or '\u2067' => RightToLeft,
        '\u200E' or '\u202A' or '\u202D' or '\u2066' => LeftToRight,
        _ => null,
    };

    private static (int Right, int All) Count(ReadOnlySpan<char> text)
    {
        int right = 0, all = 0;
        foreach (char c in text)
        {
            // Of the letters beyond the first plane one half each is counted; those that run to the left begin at U+10800.
            bool runsLeft = c is >= '\u0590' and <= '\u08FF' or >= '\uFB1D' and <= '\uFDFF' or >= '\uFE70' and <= '\uFEFC' or '\uD802' or '\uD803' or '\uD83A' or '\uD83B';
            bool letter = char.IsLetter(c) || (runsLeft && char.IsHighSurrogate(c));
            all += letter ? 1 : 0;
            right += letter && runsLeft ? 1 : 0;
        }

        return (right, all);
    }
}
