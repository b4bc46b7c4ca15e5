using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Readout.Pages.Html;
using Readout.Text;

namespace Readout.Articles;

/// <summary>
/// Puts the blocks of a figure together to one caption, its credit apart: by the class of the element that holds the
/// credit, by an agency's name at the end, or by a part of its own that is nothing but a credit.
/// </summary>
internal sealed partial class HtmlCaptions(HtmlView view, HtmlPart part)
{
    // Pictures further from the article than this many blocks illustrate something else.
    private const int Near = 8;

    // A holder with more text than that is a section, not a figure.
    private const int LongestCaption = 700;
    private const int MostLevels = 5;
    private const int MostInside = 4;

    // A name, not a sentence.
    private const int ShortText = 5;

    // Longer texts in a figure are the article's own, whatever the markup says.
    private const int LongestMarked = 70;

    private const int LongestSignature = 16;

    // Words below a picture with no sign but their place; more of them are text, fewer a label.
    private const int LongestBelow = 40;
    private const int FewestAlone = 3;

    // What reads like text below a picture in a table and is longer is the report's first lines.
    private const int LongestInTable = 20;

    private readonly Dictionary<HtmlElement, List<HtmlBlock>> figures = new(ReferenceEqualityComparer.Instance);

    /// <summary>The blocks that belong to captions of the article.</summary>
    public HashSet<HtmlBlock> Find(List<BlockLabel> labels)
    {
        int first = labels.FindIndex(l => l.Kind is BlockKind.Paragraph or BlockKind.Subheading or BlockKind.Headline);
        int last = labels.FindLastIndex(l => l.Kind is BlockKind.Paragraph or BlockKind.Subheading);
        var found = new HashSet<HtmlBlock>();
        for (int i = Math.Max(0, first - Near); i < Math.Min(part.Blocks.Count, last + 1 + Near); i++)
        {
            var block = part.Blocks[i];
            if (CouldCaption(block) && FigureOf(block, i, labels[i].Kind, inText: i <= last + 1, between: i > first && i < last) is { } figure)
            {
                (figures.TryGetValue(figure, out var own) ? own : figures[figure] = []).Add(block);
                found.Add(block);
            }
        }

        return found;
    }

    private HtmlElement? FigureOf(HtmlBlock block, int at, BlockKind kind, bool inText, bool between) => kind switch
    {
        _ when IsBesideCaption(block) => null,
        BlockKind.Residue => MarkedFigure(block) ?? (inText ? PlainFigure(block, at, sure: false, between) ?? BelowPicture(block, sure: false) ?? TableFigure(block, at, sure: false, between) : null),
        BlockKind.Paragraph or BlockKind.Subheading when kind == BlockKind.Paragraph || block.IsSentenceLike =>
            (block.Words <= LongestMarked && IsFigcaption(block) ? MarkedFigure(block) : null) ?? PlainFigure(block, at, sure: !block.IsBareCredit, between: false)
                ?? BelowPicture(block, sure: true) ?? TableFigure(block, at, sure: true, between),
        _ => null,
    };

    private static bool CouldCaption(HtmlBlock block) =>
        (block.LinkDensity < 0.9 || OpensPicture(block)) && !block.Is(Surround.Form) && !IsControl(block)
        && (IsRights(block.Text, block.Words) || block.Furniture is null)
        && !block.IsDateLine && !IsSigned(block) && !Minutes().IsMatch(block.Text);

    /// <summary>A button; some pages make the whole figure one, its caption included.</summary>
    private static bool IsControl(HtmlBlock block) =>
        block.Words <= ShortText && block.Is(Surround.Button) && !(HtmlFigure.Nearest(block.Element, "figcaption") is { } caption && HtmlFigure.Nearest(caption, "button") is not null);

    /// <summary>A byline, in a figure with the author's portrait: names with an introduction or a date, or a class for authors.</summary>
    private static bool IsSigned(HtmlBlock block) =>
        block.IsByline
        || (block.Words <= LongestSignature && (Signed().IsMatch(block.Text) || (!IsFigcaption(block) && HtmlAuthors.IsNamedForAuthor(block))
            || (Clock().IsMatch(block.Text) && (block.Words <= ShortText || WorldDate.Find(block.Text) is not null))));

    /// <summary>"© Ann Example" is a notice below a page and a credit in a figure.</summary>
    private static bool IsRights(string text, int words) => words <= LongestSignature && (text[0] is '©' || text.StartsWith("(c)", StringComparison.OrdinalIgnoreCase));

    private static bool IsFigcaption(HtmlBlock block)
    {
        for (HtmlElement? e = block.Element; e is not null; e = e.ParentElement)
        {
            if (e.Name == "figcaption")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True when the block's link leads to the picture itself.</summary>
    private static bool OpensPicture(HtmlBlock block)
    {
        for (var e = block.Pieces[0].ParentElement; e is not null; e = e.ParentElement)
        {
            if (e.Name == "a")
            {
                return e["href"] is { } to && HtmlFigure.LeadsToPicture(to);
            }
        }

        return false;
    }

    /// <summary>The captions in page order; a caption that comes again adds its places.</summary>
    /// <param name="places">Where the blocks stand in the article's text.</param>
    public ImmutableArray<Caption> Read(Dictionary<HtmlBlock, TextSpan> places)
    {
        var captions = new List<(string Key, Caption Caption)>();
        var pictures = new HtmlPictures(view.Page, view.Facts);
        var inOrder = figures.Keys.ToList();
        inOrder.Sort((a, b) => figures[a][0].Index.CompareTo(figures[b][0].Index));
        foreach (var figure in inOrder)
        {
            var blocks = figures[figure];
            var (text, credit) = Parts(blocks);
            string? image = pictures.Of(figure, blocks[0].Element, text);
            var spans = ImmutableArray.CreateBuilder<TextSpan>(blocks.Count);
            blocks.ForEach(b => spans.Add(places[b]));
            string key = LineShape.Key(text);
            int at = captions.FindIndex(c => c.Key == key && key.Length > 0);
            if (at >= 0)
            {
                var old = captions[at].Caption;
                captions[at] = (key, old with { Credit = old.Credit ?? credit, Image = old.Image ?? image, Spans = [.. old.Spans, .. spans] });
            }
            else if (key.Length > 0 || credit is not null)
            {
                captions.Add((key, new Caption(text, credit, spans.ToImmutable()) { Image = image }));
            }
        }

        return [.. captions.Select(c => c.Caption)];
    }

    /// <summary>The figure, or what stands in for it: the parent of a caption that is marked by class only.</summary>
    private static HtmlElement? MarkedFigure(HtmlBlock block)
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
                // A figure without a picture is a quotation or a table.
                return !HtmlFigure.Holds(e, n => n.Name == "blockquote") && (block.Is(Surround.Caption | Surround.Credit) || HtmlFigure.HoldsPicture(e)) && !IsOfAuthor(block, e) ? e : null;
            }

            if (e.Name == "figcaption" || HtmlBlockReader.NamedFor(e) != Surround.None)
            {
                marked = e;
            }
        }

        // Without a figure element only a picture close by makes it a caption: "credit" and "agency" name bylines too.
        if (marked is { Name: "figcaption", ParentElement: { Name: "article" or "main" } around } && HtmlFigure.HoldsPicture(around))
        {
            return marked;
        }

        var holder = marked?.ParentElement ?? marked ?? block.Element;
        for (int level = 0; level < MostLevels && holder is not null && holder.PlainLength <= LongestCaption && holder.Name is not ("body" or "main" or "article"); level++, holder = holder.ParentElement)
        {
            if (HtmlFigure.HoldsPicture(holder))
            {
                return holder;
            }
        }

        return marked is not null && HtmlFigure.PictureRightBefore(marked) is { } right && !HtmlFigure.LeadsElsewhere(right, marked.ParentElement!) ? marked : null;
    }

    /// <summary>Where a figure has a caption by name, other words in it are the title of a film or of a list of films, or a button's.</summary>
    private static bool IsBesideCaption(HtmlBlock block) =>
        block.Is(Surround.Figure) && !IsFigcaption(block) && !block.Is(Surround.Credit) && !block.IsBareCredit && !IsRights(block.Text, block.Words)
        && HtmlFigure.Nearest(block.Element, "figure") is { } figure
        && HtmlFigure.Holds(figure, e => e.Name == "figcaption" && HtmlFigure.TextOf(e) is { Length: > 0 } caption && !Credit.IsBare(caption));

    /// <summary>What the author does, beside the portrait and the name.</summary>
    private static bool IsOfAuthor(HtmlBlock block, HtmlElement figure) =>
        block.Words <= ShortText && !block.HasCredit && !block.IsBareCredit && HtmlFigure.Holds(figure, e => e["rel"] == "author");

    /// <summary>An element of no special name that holds a picture and then the block and hardly anything else.</summary>
    /// <param name="sure">Asks for a credit: the block reads as text of the article.</param>
    /// <param name="between">True between paragraphs of the text, where the place alone can tell.</param>
    private HtmlElement? PlainFigure(HtmlBlock block, int at, bool sure, bool between)
    {
        if (block.LinkDensity > 0.4 || block.Is(Surround.Navigation | Surround.Aside | Surround.Footer | Surround.Quote) || block == part.Heading)
        {
            return null;
        }

        var holder = block.Element;
        for (int level = 0; level < MostLevels && holder is not null && holder.Name is not ("body" or "main" or "article" or "header" or "tr"); level++, holder = holder.ParentElement)
        {
            if (holder.PlainLength > LongestCaption)
            {
                return null;
            }

            if (HtmlFigure.PictureBefore(holder, block.Element) is { } picture)
            {
                var inside = Inside(holder, at).ToList();
                bool told = Tells(picture, block, sure ? 0.9 : 0.6);
                bool credited = (inside.Exists(b => b.IsBareCredit) || block.HasCredit) && block.Words <= LongestMarked;
                bool alone = inside.TrueForAll(b => b == block || b.IsBareCredit || (!sure && !b.IsHeading) || (b.IsHeading && b.IsSentenceLike && block.IsBareCredit));
                return (told || credited || (between && IsLoneCaption(holder, picture, block, inside))) && inside.Count <= MostInside && alone && !HtmlFigure.LeadsElsewhere(picture, holder) && !HtmlFigure.IsIcon(picture) ? holder : null;
            }
        }

        return null;
    }

    /// <summary>Right below a picture, each in a plain element of its own: a text with a credit or in the words of the picture's own, in the element that holds both.</summary>
    private static HtmlElement? BelowPicture(HtmlBlock block, bool sure)
    {
        if (!block.FollowsPicture || block.Words > LongestMarked || block.LinkDensity > 0 || block.Is(Surround.Navigation | Surround.Aside | Surround.Footer)
            || HtmlFigure.PictureRightBefore(block.Element) is not { } picture)
        {
            return null;
        }

        return (!sure && block.HasCredit) || (Tells(picture, block, sure ? 0.9 : 0.6) && !HtmlFigure.LeadsElsewhere(picture, block.Element.ParentElement!)) ? block.Element : null;
    }

    /// <summary>
    /// A table that holds a picture and the block and hardly anything else, as pages laid out with tables caption one: in a
    /// later row than the picture's, or beside it with a credit or in the words of the picture's own.
    /// </summary>
    private HtmlElement? TableFigure(HtmlBlock block, int at, bool sure, bool between)
    {
        if (!block.Is(Surround.Table) || block.LinkDensity > 0.4 || block.Words > (sure ? LongestInTable : LongestMarked) || block.Is(Surround.Navigation | Surround.Aside | Surround.Footer) || block == part.Heading
            || HtmlFigure.Nearest(block.Element, "table") is not { } table || table.PlainLength > LongestCaption
            || HtmlFigure.PictureBefore(table, block.Element) is not { } picture || HtmlFigure.LeadsElsewhere(picture, table) || HtmlFigure.IsIcon(picture))
        {
            return null;
        }

        bool alone = Inside(table, at).All(b => b == block || b.IsBareCredit || block.IsBareCredit);
        bool below = between && HtmlFigure.Nearest(block.Element, "tr") is { } row && !HtmlFigure.IsIn(picture, row);
        return alone && (below || block.HasCredit || block.IsBareCredit || Tells(picture, block, sure ? 0.9 : 0.6)) ? table : null;
    }

    /// <summary>
    /// Between paragraphs of the text a picture with a few words beneath it in one element that leads nowhere, asks for
    /// nothing and is no one of a row: the words are its caption, whatever their classes are.
    /// </summary>
    private static bool IsLoneCaption(HtmlElement holder, HtmlElement picture, HtmlBlock block, List<HtmlBlock> inside) =>
        inside.Count <= 2 && picture.Start < block.Pieces[0].Start && !block.Is(Surround.List)
        && inside.Exists(b => b.Words >= FewestAlone) && inside.TrueForAll(b => b.Words <= LongestBelow && !b.IsHeading && !Clock().IsMatch(b.Text))
        && !HtmlFigure.Holds(holder, e => e.Name is "a" or "button" or "form" or "input") && !HtmlFigure.IsOneOfRow(holder);

    /// <summary>True when the picture's own text, for those who can't see it, says what the block says.</summary>
    private static bool Tells(HtmlElement picture, HtmlBlock block, double alike) =>
        block.Words >= 2 && ((string?[])[picture["alt"], picture["title"]]).Any(told => told is { Length: > 0 } && LineShape.Likeness(LineShape.Key(told), block.Key) >= alike);

    /// <summary>The blocks inside an element, of which the one at an index is one.</summary>
    private IEnumerable<HtmlBlock> Inside(HtmlElement holder, int at)
    {
        for (int i = Math.Max(0, at - MostInside); i < Math.Min(part.Blocks.Count, at + MostInside); i++)
        {
            for (var e = part.Blocks[i].Element; e is not null; e = e.ParentElement)
            {
                if (e == holder)
                {
                    yield return part.Blocks[i];
                    break;
                }
            }
        }
    }

    private (string Text, string? Credit) Parts(List<HtmlBlock> blocks)
    {
        var all = new List<Run>();
        foreach (var block in blocks)
        {
            AddRuns(block, all);
        }

        var runs = Introduced(all.FindAll(r => Credit.IsIntroduction(r.Text) || IsRights(r.Text, LineShape.CountWords(r.Text)) || ResidueLines.Reason(r.Text, LineShape.CountWords(r.Text)) is null));
        var credits = runs.FindAll(r => (runs.Count > 1 || LineShape.CountWords(r.Text) <= ShortText) && (r.IsCredit || Credit.IsBare(r.Text) || IsPublisher(r.Text)));
        var text = runs.FindAll(r => !credits.Contains(r));
        if (credits.Count == 0 && text.Count == 2 && IsNameAfter(text[1].Text, text[0].Text))
        {
            credits.Add(text[1]);
            text.RemoveAt(1);
        }

        string words = string.Join(' ', text.Select(r => r.Text));
        var (caption, found) = Credit.IsBare(words) && Credit.Split(words).Credit is null ? ("", words) : Credit.Split(words);
        var named = credits.Select(r => r.Text).Concat(found is null ? [] : [found]).Select(Credit.Clean);
        string credit = string.Join(" | ", named.Where(c => c.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase));
        return (Credit.WithoutIntroduction(caption).TrimEnd('©', ' ', '|'), credit.Length == 0 ? null : credit);
    }

    private bool IsPublisher(string text) => part.Facts.Publisher is { } publisher && LineShape.Key(publisher) == LineShape.Key(text);

    /// <summary>Leaves out parts that only introduce a credit; the part behind is the credit.</summary>
    private static List<Run> Introduced(List<Run> runs)
    {
        var kept = new List<Run>();
        for (int i = 0; i < runs.Count; i++)
        {
            bool introduced = i > 0 && Credit.IsIntroduction(runs[i - 1].Text);
            if (i + 1 == runs.Count || !Credit.IsIntroduction(runs[i].Text))
            {
                kept.Add(new Run(introduced ? Credit.Clean(runs[i].Text) : runs[i].Text, runs[i].IsCredit || introduced));
            }
        }

        return kept;
    }

    /// <summary>Of two texts of a figure, a few words that are no sentence behind a longer one name who took the picture.</summary>
    private static bool IsNameAfter(string name, string caption)
    {
        int words = LineShape.CountWords(name);
        return words is > 0 and <= ShortText && LineShape.CountWords(caption) >= Math.Max(ShortText, 2 * words) && !LineShape.EndsSentence(name) && name[^1] != ':' && !char.IsLower(name[0]);
    }

    /// <summary>Adds the block's texts by the inline element they stand in, with whether that is marked as the credit.</summary>
    private static void AddRuns(HtmlBlock block, List<Run> runs)
    {
        var pieces = new List<HtmlText>();
        HtmlElement? last = null;
        bool lastCredit = false;
        foreach (var piece in block.Pieces)
        {
            bool credit = false;
            HtmlElement? holder = null;
            for (var e = piece.ParentElement; e is not null; e = e.ParentElement)
            {
                var named = HtmlBlockReader.NamedFor(e);
                credit |= (named & Surround.Credit) != 0 && (named & Surround.Caption) == 0;
                if (e == block.Element)
                {
                    break;
                }

                holder = e.Name is "span" or "small" or "cite" or "em" ? e : holder;
            }

            credit |= block.Is(Surround.Credit) && !block.Is(Surround.Caption);
            if (last != holder || lastCredit != credit)
            {
                AddRun(pieces, lastCredit, runs);
            }

            (last, lastCredit) = (holder, credit);
            pieces.Add(piece);
        }

        AddRun(pieces, lastCredit, runs);
    }

    private static void AddRun(List<HtmlText> pieces, bool credit, List<Run> runs)
    {
        if (FoldedText.Of(pieces).Trim() is { Length: > 0 } text)
        {
            runs.Add(new Run(text, credit));
        }

        pieces.Clear();
    }

    /// <summary>A part of a caption, and whether its element is marked as the credit.</summary>
    private sealed record Run(string Text, bool IsCredit);

    [GeneratedRegex(@"^(?:von|by|por|par|door|av|af|di|text)\s*:?\s+\p{Lu}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Signed();

    [GeneratedRegex(@"^\W*\d+(?::\d\d)?(?: ?min\w*\.?)?\W*$|\b\d{1,2}:\d\d min\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Minutes();

    [GeneratedRegex(@"(?<![\w.])\d{1,2}[:.h]\d\d(?![\w]|\.\d)")]
    private static partial Regex Clock();
}
