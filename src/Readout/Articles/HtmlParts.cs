using Readout.Articles.Blocks;
using Readout.Pages.Html;

namespace Readout.Articles;

/// <summary>
/// Cuts a page that holds several articles (infinite scroll, a second story behind the first) into their parts.
/// A page heading in the middle may be a section's, a teaser's or the next article's: it begins an article when
/// enough text follows and two more signs agree.
/// </summary>
internal sealed class HtmlParts
{
    // Less text than this is a teaser.
    private const int ShortestStory = 100;

    // Signs needed of: a byline or date of its own, structured data of its own (one of these two, unless hardly a word is
    // shared), a sectioning element of its own, other words than before.
    private const int Needed = 2;

    // Below this share of common words two texts speak of different things; measured on pages joined from two publishers.
    private const double OtherTopic = 0.3;

    // The same heading over the same words: a copy for print or for phones, which is told from an article later.
    private const double Copy = 0.8;

    private const int HeadBlocks = 10;

    public const Surround Outside = Surround.Navigation | Surround.Footer | Surround.Aside | Surround.Form | Surround.Caption;

    private readonly List<HtmlBlock> blocks;
    private readonly HtmlFacts facts;
    private readonly List<KeyWords> told;

    // The headings of posts that stand beside each other.
    private readonly HashSet<int> several;
    private readonly Dictionary<HtmlElement, int> firstBlock = new(ReferenceEqualityComparer.Instance);

    // Words of running text before each block.
    private readonly int[] text;

    private HtmlParts(HtmlView view)
    {
        (blocks, facts) = (view.Blocks, view.Facts);
        told = [.. view.Signs.Headlines];
        text = new int[blocks.Count + 1];
        for (int i = 0; i < blocks.Count; i++)
        {
            text[i + 1] = text[i] + (IsText(blocks[i]) ? blocks[i].Words : 0);
            for (var e = blocks[i].Element; e is not null && firstBlock.TryAdd(e, i); e = e.ParentElement)
            {
            }
        }

        several = HtmlPosts.Headings(view, firstBlock, text);
    }

    /// <summary>The first block of each article's part and its heading; the first part begins at 0, and its heading is found elsewhere where it is -1.</summary>
    public static List<HtmlStart> Starts(HtmlView view) => new HtmlParts(view).Find();

    private List<HtmlStart> Find()
    {
        var starts = new List<HtmlStart> { new(0, -1, IsPost: false) };
        var headings = Enumerable.Range(0, blocks.Count).Where(CouldHead).ToList();
        int current = 0;
        for (int h = 0; h < headings.Count; h++)
        {
            int at = headings[h], end = h + 1 < headings.Count ? headings[h + 1] : blocks.Count;
            bool post = several.Contains(at);
            if (Text(current, at) < Shortest(current) || IsTeaserOf(current, at, end))
            {
                // Whatever stood before is a logo or a teaser: this may be the first article's heading.
                current = Text(at, end) >= Shortest(at) ? at : current;
                continue;
            }

            // Posts beside each other that come behind an article are its comments.
            if (post && !several.Contains(current))
            {
                continue;
            }

            int from = Begin(at, current);
            if (post || (Text(at, end) >= ShortestStory && Signs(current, from, at, end) >= Needed))
            {
                starts[0] = starts.Count == 1 && several.Contains(current) ? new HtmlStart(0, current, IsPost: !IsPages(current)) : starts[0];
                starts.Add(new HtmlStart(from, at, post));
                current = at;
            }
        }

        return starts;
    }

    private bool CouldHead(int i)
    {
        var block = blocks[i];
        if (several.Contains(i))
        {
            return true;
        }

        if (block.Words is < 2 or > 45 || block.LinkDensity > 0.5 || block.Furniture is not null)
        {
            return false;
        }

        bool top = HtmlHeadline.In(block.Element, "h1", "h1");
        return (top && !block.Is(Outside)) || ((top || (HtmlHeadline.In(block.Element, "h2", "h2") && facts.HasArticle(block.Key))) && IsFirstHeading(i));
    }

    private int Shortest(int heading) => several.Contains(heading) ? HtmlPosts.Shortest : ShortestStory;

    /// <summary>True when no other heading stands before it in its own article element.</summary>
    private bool IsFirstHeading(int i)
    {
        if (Section(blocks[i].Element) is not { } section || section.Name == "main" && blocks[i].Tag != "h1")
        {
            return false;
        }

        for (int j = firstBlock[section]; j < i; j++)
        {
            if (blocks[j].IsHeading || j < i - HeadBlocks)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>True when the page is about the article that begins here, and what stood before led to it.</summary>
    private bool IsTeaserOf(int current, int at, int end) =>
        (IsPages(at) && !IsPages(current)) || (blocks[at].Key == blocks[current].Key && 2 * Text(current, at) < Text(at, end));

    private bool IsPages(int heading) => told.Exists(t => t.Likeness(blocks[heading].KeyWords) > 0.75);

    /// <summary>The nearest element that stands for an article of its own.</summary>
    public static HtmlElement? Section(HtmlElement element)
    {
        for (var e = element; e is not null; e = e.ParentElement)
        {
            if (e.Name is "article" or "main" || e["itemtype"]?.EndsWith("Article", StringComparison.Ordinal) == true)
            {
                return e;
            }
        }

        return null;
    }

    /// <summary>Where the part of a heading begins: at the outermost element around it that the text before does not reach into.</summary>
    private int Begin(int heading, int current)
    {
        int before = heading - 1;
        while (before > current && !ElementMeasures.IsProse(blocks[before]))
        {
            before--;
        }

        int from = heading;
        for (var e = blocks[heading].Element; e is not null && firstBlock[e] > before; e = e.ParentElement)
        {
            from = firstBlock[e];
        }

        return from;
    }

    private int Signs(int current, int from, int heading, int end)
    {
        var own = Section(blocks[heading].Element);
        bool section = own is not null && firstBlock[own] > current && !IsInside(own, Section(blocks[current].Element));
        bool signed = Enumerable.Range(from, Math.Min(end, heading + HeadBlocks) - from).Any(i => i != heading && blocks[i].Words <= 24 && IsSignature(blocks[i]));
        bool told = facts.HasArticle(blocks[heading].Key) && blocks[heading].Key != blocks[current].Key;
        double shared = Math.Min(Shared(heading, end, current, from), Shared(current, from, heading, end));
        bool topic = shared < OtherTopic, other = shared < OtherTopic / 3 && section;
        bool copy = blocks[heading].Key == blocks[current].Key && shared > Copy;
        return copy ? Needed
            : !signed && !told && !other ? 0
            : (section ? 1 : 0) + (signed ? 1 : 0) + (told ? 1 : 0) + (topic ? 1 : 0) - (shared > 2 * OtherTopic ? 1 : 0);
    }

    private static bool IsInside(HtmlElement element, HtmlElement? outer)
    {
        for (HtmlElement? e = element; e is not null && outer is not null && outer.Name != "main"; e = e.ParentElement)
        {
            if (e == outer)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True for a block with a date or a byline; asked of short ones.</summary>
    public static bool IsSignature(HtmlBlock block) =>
        block.Is(Surround.Time) || WorldDate.Find(block.Text) is not null || block.IsByline || block.Element["rel"] == "author";

    private double Shared(int from, int to, int otherFrom, int otherTo)
    {
        var of = Cohesion.Terms(Prose(from, to));
        return of.Count < 12 ? 1 : Cohesion.Shared(of, Cohesion.Terms(Prose(otherFrom, otherTo)));
    }

    private IEnumerable<string> Prose(int from, int to) => Counting(from, to).Select(b => b.Text);

    private int Text(int from, int to) => text[to] - text[from];

    private IEnumerable<HtmlBlock> Counting(int from, int to) => blocks.Skip(from).Take(to - from).Where(IsText);

    private static bool IsText(HtmlBlock block) => ElementMeasures.IsProse(block) && !block.Is(Outside);
}

/// <summary>Where the part of an article begins.</summary>
/// <param name="Heading">The block that heads it; −1 where that is found elsewhere.</param>
/// <param name="IsPost">One of several that stand beside each other: what the page says of itself is not of this one.</param>
internal readonly record struct HtmlStart(int From, int Heading, bool IsPost);
