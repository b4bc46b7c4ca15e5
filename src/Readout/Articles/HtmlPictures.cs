using System.Globalization;
using System.Text.RegularExpressions;
using Readout.Pages;
using Readout.Pages.Html;

namespace Readout.Articles;

/// <summary>
/// Finds the address of the picture that a caption belongs to: of the sizes that a page offers the largest, whether it
/// is loaded at once, when scrolled to, or only told to programs without scripts.
/// </summary>
internal sealed partial class HtmlPictures(Page page, HtmlFacts facts)
{
    // A size told by an attribute of the element's own, against widths in pixels of srcset.
    private const double Plain = 1;
    private const double Lazy = 2;
    private const double Density = 10;

    // Pictures of this size count views; then come ratios such as 16 to 9, which are no sizes, then icons and portraits.
    private const int Dot = 1;
    private const int LargestRatio = 21;
    private const int SmallestPicture = 90;

    // What stands in a noscript element is one picture.
    private const int LongestFallback = 8_000;

    private const int LongestAddress = 4_000;

    // Fewer letters and digits are no words of one picture only.
    private const int ShortestKey = 12;

    private Uri? Base => field ??= Root();

    /// <summary>The absolute address of the picture, or null when the page doesn't tell it.</summary>
    /// <param name="figure">The element that holds the caption, and mostly its picture.</param>
    /// <param name="caption">The first element of the caption; a picture in front of it comes before one behind.</param>
    /// <param name="words">The caption's words.</param>
    public string? Of(HtmlElement figure, HtmlElement caption, string words) =>
        Inside(figure, caption) ?? Named(figure) ?? InFront(figure) ?? Told(words);

    private string? Inside(HtmlElement figure, HtmlElement caption)
    {
        string? before = null, behind = null;
        bool passed = false;
        Look(figure);
        return before ?? behind;

        void Look(HtmlElement element)
        {
            passed |= element == caption;
            if (Address(element) is { } address)
            {
                (before, behind) = passed ? (before, behind ?? address) : (address, behind);
                return;
            }

            foreach (var child in element.Nodes)
            {
                if (child is HtmlElement e)
                {
                    Look(e);
                }
            }
        }
    }

    /// <summary>A picture outside of the caption's element, with no text between the two.</summary>
    private string? InFront(HtmlElement figure)
    {
        for (var e = figure; e.Parent is HtmlElement { Name: not "body" } around && e.Name is not ("figure" or "article" or "main"); e = around)
        {
            foreach (var node in around.Children.TakeWhile(c => c != e).Reverse())
            {
                if (node is HtmlElement { PlainLength: 0 } before && Inside(before, e) is { } found)
                {
                    return found;
                }

                if (node is HtmlElement { PlainLength: > 0 } || (node is HtmlText text && !string.IsNullOrWhiteSpace(text.Value)))
                {
                    return null;
                }
            }
        }

        return null;
    }

    /// <summary>Microdata can name a figure by its picture's address.</summary>
    private string? Named(HtmlElement holder) =>
        IsImageObject(holder)
            ? SourceTag.Attributes(page.Source, holder.Start).Where(a => a.Name == "itemid").Select(a => Usable(a.Value)).FirstOrDefault(a => a is not null)
            : null;

    private static bool IsImageObject(HtmlElement? e) => e?["itemtype"]?.EndsWith("/ImageObject", StringComparison.Ordinal) == true;

    /// <summary>The address that one element gives, or null.</summary>
    private string? Address(HtmlElement e) => e.Name switch
    {
        "picture" => Best(e.Children.OfType<HtmlElement>().Where(c => c.Name is "source" or "img").SelectMany(c => SourceTag.Attributes(page.Source, c.Start)), e.Name),
        "noscript" => Fallback(e.Start) is var at and >= 0 ? Best(SourceTag.Attributes(page.Source, at), e.Name) : null,
        "meta" or "link" when e["itemprop"] is "contentUrl" || (e["itemprop"] is "url" && IsImageObject(e.ParentElement)) => Usable(e["content"] ?? e["href"]),
        "a" when e["href"] is { } to && PictureFile().IsMatch(to) && !e.Children.OfType<HtmlElement>().Any(c => Address(c) is not null) => Usable(to),
        _ when HtmlFigure.IsPicture(e) => Best(SourceTag.Attributes(page.Source, e.Start), e.Name),
        _ => null,
    };

    private string? Best(IEnumerable<(string Name, string Value)> attributes, string element)
    {
        string? best = null;
        double size = 0;
        int small = 0;
        foreach (var (name, value) in attributes)
        {
            if (name is "width" or "height" && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int pixels))
            {
                small += pixels is <= Dot or (> LargestRatio and < SmallestPicture) ? 1 : 0;
            }

            foreach (var (address, rank) in Offers(name, value, element))
            {
                if (rank > size && Usable(address) is { } usable)
                {
                    (best, size) = (usable, rank);
                }
            }
        }

        return small == 2 ? null : best;
    }

    private static IEnumerable<(string Address, double Rank)> Offers(string name, string value, string element) => name switch
    {
        "src" => element == "video" ? [] : [(value, Plain)],
        "poster" or "content" => [(value, Plain)],
        _ when name.EndsWith("srcset", StringComparison.Ordinal) => Sizes(value),
        _ when name.StartsWith("data-", StringComparison.Ordinal) && PictureAttribute().IsMatch(name) => [(Quoted().Match(value) is { Success: true } quoted ? quoted.Value : value, Lazy)],
        _ => [],
    };

    /// <summary>The addresses of a srcset attribute (HTML standard, section 4.8.4.2), with the width or density of each.</summary>
    private static IEnumerable<(string Address, double Rank)> Sizes(string set)
    {
        for (int at = 0; at < set.Length;)
        {
            if (char.IsWhiteSpace(set[at]) || set[at] == ',')
            {
                at++;
                continue;
            }

            // Addresses hold commas of their own; one at their end ends the offer.
            int end = set.AsSpan(at).IndexOfAny(" \t\r\n\f") is var space and >= 0 ? at + space : set.Length;
            string address = set[at..end];
            int next = address.EndsWith(',') ? end : set.IndexOf(',', end) is var comma and >= 0 ? comma : set.Length;
            yield return (address.TrimEnd(','), Rank(set[end..next].Trim()));
            at = next;
        }
    }

    private static double Rank(string size)
    {
        bool told = double.TryParse(size.AsSpan(0, Math.Max(0, size.Length - 1)), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number);
        return !told ? Plain : size[^1] == 'w' ? number + Density : Lazy + (number / Density);
    }

    /// <summary>The tag of the first picture in an element whose content the tree leaves out.</summary>
    private int Fallback(int start)
    {
        if (start < 0)
        {
            return -1;
        }

        int longest = Math.Min(LongestFallback, page.Source.Length - start);
        int end = page.Source.IndexOf("</noscript", start, longest, StringComparison.OrdinalIgnoreCase);
        return end < 0 ? -1 : page.Source.IndexOf("<img", start, end - start, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The picture that the page's structured data gives these words to.</summary>
    private string? Told(string words)
    {
        string key = LineShape.Key(words);
        return key.Length < ShortestKey ? null : facts.Pictures.Where(p => LineShape.Key(HtmlFacts.Clean(p.Words)).StartsWith(key, StringComparison.Ordinal)).Select(p => Usable(p.Address)).FirstOrDefault(a => a is not null);
    }

    /// <summary>The address made absolute; null for placeholders, pictures written into the page, and what no browser would load.</summary>
    private string? Usable(string? address)
    {
        address = address?.Trim();
        if (address is not { Length: > 0 and <= LongestAddress } || address[0] is '#' or '[' || address.AsSpan().ContainsAny("{}<>\"") || address.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        Uri? whole = null;
        bool absolute = Base is { } root ? Uri.TryCreate(root, address, out whole)
            : Uri.TryCreate(address.StartsWith("//", StringComparison.Ordinal) ? "https:" + address : address, UriKind.Absolute, out whole);
        return absolute && whole is { Scheme: "http" or "https" } && !Placeholder().IsMatch(whole.AbsolutePath) ? whole.AbsoluteUri : null;
    }

    /// <summary>What relative addresses of the page are relative to.</summary>
    private Uri? Root()
    {
        var found = Absolute(null, page.Facts.Url) ?? Absolute(null, facts.Url);
        return facts.Base is { } told ? Absolute(found, told) ?? found : found;
    }

    private static Uri? Absolute(Uri? root, string? address) =>
        address is not null && (root is null ? Uri.TryCreate(address, UriKind.Absolute, out var whole) : Uri.TryCreate(root, address, out whole)) && whole.Scheme is "http" or "https" ? whole : null;

    [GeneratedRegex(@"^data-(?:[a-z0-9]+-)*(?:srcs?|original|url|image|img|hires|full|large|lazy|zoom)(?:-[a-z0-9]+)*$")]
    private static partial Regex PictureAttribute();

    // Scripts read lists and objects of addresses from an attribute.
    [GeneratedRegex(@"(?<=^[\[{]\s*""?)https?://[^\s""',\]}]+")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\.(?:jpe?g|png|webp|avif|gif)(?:$|[?#])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PictureFile();

    // What stands for a picture until it is loaded: files of such a name, and drawings, which are mostly buttons.
    [GeneratedRegex(@"\.svg$|/(?:blank|clear|dummy|empty|fallback|gr[ea]y|icon?|lazy(?:load)?|loader|loading|pixel|spacer|transparent)(?:[._-][^/]*)?\.(?:gif|png|jpe?g|webp)$|(?:placeholder|1x1)[^/]*\.(?:gif|png|jpe?g|webp)$|/pixel$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();
}
