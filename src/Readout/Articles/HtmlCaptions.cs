using System.Collections.Immutable;
using Readout.Pages.Html;
using Readout.Text;

namespace Readout.Articles;

/// <summary>
/// Puts the blocks of a figure together to one caption, its credit apart: by the class of the element that holds the
/// credit, by an agency's name at the end, or by a part of its own that is nothing but a credit.
/// </summary>
internal sealed class HtmlCaptions(HtmlPart part)
{
    // Pictures further from the article than this many blocks illustrate something else.
    private const int Near = 8;

    private readonly Dictionary<HtmlElement, List<HtmlBlock>> figures = new(ReferenceEqualityComparer.Instance);

    /// <summary>Indexes of the blocks that belong to captions of the article.</summary>
    public HashSet<HtmlBlock> Find(List<BlockKind> kinds)
    {
        int first = kinds.FindIndex(k => k is BlockKind.Paragraph or BlockKind.Subheading or BlockKind.Headline);
        int last = kinds.FindLastIndex(k => k is BlockKind.Paragraph or BlockKind.Subheading);
        var found = new HashSet<HtmlBlock>();
        for (int i = Math.Max(0, first - Near); i < Math.Min(part.Blocks.Count, last + 1 + Near); i++)
        {
            var block = part.Blocks[i];
            if (kinds[i] == BlockKind.Residue && block.LinkDensity < 0.9 && !block.IsHeading && !block.Is(Surround.Form) && ResidueLines.Reason(block.Text, block.Words, block.Key) is null && Byline.Read(block.Text).IsEmpty && !DateText.IsDateLine(block.Text) && FigureOf(block) is { } figure)
            {
                (figures.TryGetValue(figure, out var own) ? own : figures[figure] = []).Add(block);
                found.Add(block);
            }
        }

        return found;
    }

    /// <summary>The captions in page order; a caption that comes again adds its places.</summary>
    /// <param name="places">Where the blocks stand in the article's text.</param>
    public ImmutableArray<Caption> Read(Dictionary<HtmlBlock, TextSpan> places)
    {
        var captions = new List<(string Key, Caption Caption)>();
        foreach (var blocks in figures.Values.OrderBy(b => b[0].Index))
        {
            var (text, credit) = Parts(blocks);
            var spans = blocks.Select(b => places[b]).ToImmutableArray();
            string key = LineShape.Key(text);
            int at = captions.FindIndex(c => c.Key == key && key.Length > 0);
            if (at >= 0)
            {
                var old = captions[at].Caption;
                captions[at] = (key, old with { Credit = old.Credit ?? credit, Spans = [.. old.Spans, .. spans] });
            }
            else if (key.Length > 0 || credit is not null)
            {
                captions.Add((key, new Caption(text, credit, spans)));
            }
        }

        return [.. captions.Select(c => c.Caption)];
    }

    /// <summary>The figure, or what stands in for it: the parent of a caption that is marked by class only.</summary>
    private static HtmlElement? FigureOf(HtmlBlock block)
    {
        if (!block.Is(Surround.Caption | Surround.Credit | Surround.Figure))
        {
            return null;
        }

        HtmlElement? marked = null;
        for (var e = block.Element; e is not null && e.Name is not ("body" or "main" or "article"); e = e.ParentElement)
        {
            if (e.Name == "figure")
            {
                return e;
            }

            if (e.Name == "figcaption" || HtmlBlockReader.NamedFor(e) != Surround.None)
            {
                marked = e;
            }
        }

        // Without a figure element only a picture close by makes it a caption: "credit" and "agency" name bylines too.
        var holder = marked?.ParentElement ?? marked;
        for (int level = 0; level < 3 && holder is not null && holder.Name is not ("body" or "main" or "article"); level++, holder = holder.ParentElement)
        {
            if (HoldsPicture(holder, 0))
            {
                return holder;
            }
        }

        return null;
    }

    private static bool HoldsPicture(HtmlElement element, int depth) =>
        element.Children.Any(c => c is HtmlElement e && (e.Name is "img" or "picture" or "amp-img" or "video" || (depth < 8 && HoldsPicture(e, depth + 1))));

    private static (string Text, string? Credit) Parts(List<HtmlBlock> blocks)
    {
        var text = new List<string>();
        var credits = new List<string>();
        foreach (var block in blocks)
        {
            var runs = Runs(block);
            for (int i = 0; i < runs.Count; i++)
            {
                var (words, marked) = runs[i];
                bool own = runs.Count > 1 || blocks.Count > 1;
                (marked || (own && (text.Count > 0 || i > 0) && Credit.IsBare(words)) ? credits : text).Add(words);
            }
        }

        var (caption, found) = Credit.Split(string.Join(' ', text));
        credits.AddRange(found is null ? [] : [found]);
        string credit = string.Join(" | ", credits.Select(Credit.Clean).Where(c => c.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase));
        return (caption.TrimEnd('©', ' ', '|'), credit.Length == 0 ? null : credit);
    }

    /// <summary>The block's texts by the inline element they stand in, with whether that is marked as the credit.</summary>
    private static List<(string Text, bool Credit)> Runs(HtmlBlock block)
    {
        var runs = new List<(HtmlElement? Holder, bool Credit, List<HtmlText> Pieces)>();
        foreach (var piece in block.Pieces)
        {
            bool credit = false;
            HtmlElement? holder = null;
            for (var e = piece.ParentElement; e is not null; e = e.ParentElement)
            {
                credit |= (HtmlBlockReader.NamedFor(e) & Surround.Credit) != 0 && (HtmlBlockReader.NamedFor(e) & Surround.Caption) == 0;
                if (e == block.Element)
                {
                    break;
                }

                holder = e.Name is "span" or "small" or "cite" or "em" ? e : holder;
            }

            credit |= block.Is(Surround.Credit) && !block.Is(Surround.Caption);
            if (runs.Count > 0 && runs[^1].Holder == holder && runs[^1].Credit == credit)
            {
                runs[^1].Pieces.Add(piece);
            }
            else
            {
                runs.Add((holder, credit, [piece]));
            }
        }

        return [.. runs.Select(r => (FoldedText.Of(r.Pieces).Trim(), r.Credit)).Where(r => r.Item1.Length > 0)];
    }
}
