using System.Globalization;
using System.Text.RegularExpressions;
using Readout.Pages.Html;

namespace Readout.Articles;

/// <summary>Where pictures stand in the elements of a page, and what kind of picture they are.</summary>
internal static partial class HtmlFigure
{
    // Smaller pictures are icons and portraits of authors.
    private const int SmallestPicture = 100;

    // Among more the way to an element takes longer than a caption is worth.
    private const int MostSiblings = 10_000;

    // Drawings of a figure lie hardly deeper.
    private const int Deepest = 8;

    /// <summary>The last picture in an element that stands before another element in it.</summary>
    public static HtmlElement? PictureBefore(HtmlElement holder, HtmlElement end)
    {
        HtmlElement? found = null;
        Look(holder);
        return found;

        bool Look(HtmlElement element)
        {
            foreach (var child in element.Nodes)
            {
                if (child is HtmlElement e)
                {
                    found = IsPicture(e) ? e : found;
                    if (e == end || Look(e))
                    {
                        return true;
                    }
                }
            }

            return false;
        }
    }

    /// <summary>True when the picture is a link to a page: then it is a teaser's.</summary>
    public static bool LeadsElsewhere(HtmlElement picture, HtmlElement holder)
    {
        for (var e = picture.ParentElement; e is not null; e = e.ParentElement)
        {
            if (e.Name == "a" && e["href"] is { Length: > 1 } to)
            {
                return !PictureFile().IsMatch(to);
            }

            if (e == holder)
            {
                return holder.ParentElement?.Name == "a";
            }
        }

        return false;
    }

    public static bool IsIcon(HtmlElement picture) =>
        (int.TryParse(picture["width"], NumberStyles.None, CultureInfo.InvariantCulture, out int width) && width < SmallestPicture)
        || (int.TryParse(picture["height"], NumberStyles.None, CultureInfo.InvariantCulture, out int height) && height < SmallestPicture);

    /// <summary>True when an element below this one, at most a few levels down, is wanted.</summary>
    public static bool Holds(HtmlElement element, Func<HtmlElement, bool> wanted) => Holds(element, 0, wanted);

    public static bool HoldsPicture(HtmlElement element) => Holds(element, 0, IsPicture);

    private static bool Holds(HtmlElement element, int depth, Func<HtmlElement, bool> wanted)
    {
        foreach (var child in element.Nodes)
        {
            if (child is HtmlElement e && (wanted(e) || (depth < Deepest && Holds(e, depth + 1, wanted))))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A picture, whatever the page's own elements for it are called.</summary>
    public static bool IsPicture(HtmlElement e) =>
        e.Name is "img" or "picture" or "video" || (e.Name.Contains('-', StringComparison.Ordinal) && (e.Name.Contains("image", StringComparison.Ordinal) || e.Name.Contains("img", StringComparison.Ordinal)));

    /// <summary>The picture of the element right before, empty ones left out; null where that holds none, or text.</summary>
    public static HtmlElement? PictureRightBefore(HtmlElement element)
    {
        var parent = element.ParentElement;
        int at = parent is null || parent.Nodes.Length > MostSiblings ? -1 : parent.Nodes.IndexOf(element);
        for (int i = at - 1; i >= 0; i--)
        {
            switch (parent!.Nodes[i])
            {
                case HtmlText text when !string.IsNullOrWhiteSpace(text.Value):
                    return null;
                case HtmlElement before when IsPicture(before):
                    return before;
                case HtmlElement before when before.PlainLength > 0:
                    return null;
                case HtmlElement before when PictureBefore(before, before) is { } picture:
                    return picture;
            }
        }

        return null;
    }

    /// <summary>True for the address of a picture, or of a gallery.</summary>
    public static bool LeadsToPicture(string address) => PictureFile().IsMatch(address);

    /// <summary>All text of an element, white space folded.</summary>
    public static string TextOf(HtmlElement element)
    {
        var pieces = new List<HtmlText>();
        Gather(element);
        return FoldedText.Of(pieces);

        void Gather(HtmlElement from)
        {
            foreach (var node in from.Nodes)
            {
                switch (node)
                {
                    case HtmlText text:
                        pieces.Add(text);
                        break;
                    case HtmlElement inner:
                        Gather(inner);
                        break;
                }
            }
        }
    }

    /// <summary>True when an element right beside this one, or beside one of the two around it, is of the same kind and holds a picture and words too: cards and steps.</summary>
    public static bool IsOneOfRow(HtmlElement element)
    {
        HtmlElement? e = element;
        for (int level = 0; level < 3 && e?.ParentElement is { } parent && parent.Nodes.Length <= MostSiblings; level++, e = parent)
        {
            int at = parent.Nodes.IndexOf(e);
            if (IsTwin(Beside(parent.Nodes, at, -1), e) || IsTwin(Beside(parent.Nodes, at, 1), e))
            {
                return true;
            }
        }

        return false;

        static bool IsTwin(HtmlElement? other, HtmlElement e) => other is not null && other.Name == e.Name && other["class"] == e["class"] && other.PlainLength > 0 && HoldsPicture(other);
    }

    private static HtmlElement? Beside(ReadOnlySpan<HtmlNode> nodes, int at, int step)
    {
        for (int i = at + step; i >= 0 && i < nodes.Length; i += step)
        {
            if (nodes[i] is HtmlElement e)
            {
                return e;
            }
        }

        return null;
    }

    /// <summary>The nearest element of a name at or around an element.</summary>
    public static HtmlElement? Nearest(HtmlElement element, string name)
    {
        HtmlElement? e = element;
        while (e is not null && e.Name != name)
        {
            e = e.ParentElement;
        }

        return e;
    }

    /// <summary>True when an element is, or lies in, another.</summary>
    public static bool IsIn(HtmlElement element, HtmlElement outer)
    {
        HtmlElement? e = element;
        while (e is not null && e != outer)
        {
            e = e.ParentElement;
        }

        return e is not null;
    }

    [GeneratedRegex(@"\.(?:jpe?g|png|webp|avif|gif)\b|^#|/(?:images?|photos?|bilder|fotos?|galerie|gallery)/", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PictureFile();
}
