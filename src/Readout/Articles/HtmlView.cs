using Readout.Articles.Blocks;
using Readout.Pages;
using Readout.Pages.Html;
using Readout.Text;

namespace Readout.Articles;

/// <summary>A parsed page as the readers of its articles see it: blocks, and what the page says of itself.</summary>
internal sealed class HtmlView
{
    // A part with less text is a teaser or a notice.
    private const int ShortestStory = 60;

    private const double SameTitle = 0.7;

    private HtmlView(Page page, HtmlTree tree, HtmlElement body)
    {
        Page = tree.BrokenAt is { } at
            ? page with { Notes = page.Notes.Add(new Note(NoteCodes.BrokenMarkup, "the markup can't be read further", new TextSpan(at, page.Source.Length))) }
            : page;
        Body = body;
        Facts = new HtmlFacts(tree);
        Blocks = HtmlBlockReader.Read(body);
        Signs = PageSigns.Of(Facts);
    }

    public Page Page { get; }

    public HtmlElement Body { get; }

    public HtmlFacts Facts { get; }

    public List<HtmlBlock> Blocks { get; }

    public PageSigns Signs { get; }

    /// <summary>Null when the page has no body.</summary>
    public static HtmlView? Of(Page page)
    {
        var tree = HtmlTree.Parse(page.Source);
        return tree.Body is { } body ? new HtmlView(page, tree, body) : null;
    }

    /// <summary>The parts of the page, one an article, in page order.</summary>
    public List<HtmlPart> Parts(BlockModel model)
    {
        var starts = HtmlParts.Starts(this);
        if (starts.Count == 1)
        {
            return [Part(Blocks, Facts, Signs, Heading(Blocks), model)];
        }

        var parts = new List<HtmlPart>();
        for (int i = 0; i < starts.Count; i++)
        {
            var own = Blocks[starts[i].From..(i + 1 < starts.Count ? starts[i + 1].From : Blocks.Count)];
            var heading = starts[i].Heading < 0 ? Heading(own) : Blocks[starts[i].Heading];
            bool pages = i == 0 && !starts[i].IsPost;
            var facts = pages ? Facts : Facts.Of(heading?.Key ?? "");
            var part = Part(own, facts, pages ? Signs : PageSigns.Of(facts), heading, model);
            if (starts[i].IsPost)
            {
                parts.Add(part);
                continue;
            }

            if (i > 0 && part.Blocks.Where((_, n) => part.Scores[n] >= 0.5).Sum(b => b.Words) < ShortestStory)
            {
                // No article after all: what it holds is residue of the one before.
                parts[^1] = parts[^1] with { Blocks = [.. parts[^1].Blocks, .. own], Scores = [.. parts[^1].Scores, .. new double[own.Count]] };
                continue;
            }

            parts.Add(part);
        }

        return parts;
    }

    /// <summary>True when the page calls its article, or itself, by the words of a heading.</summary>
    public bool Calls(HtmlBlock heading) => KeyWords.Best(Signs.Headlines, heading.KeyWords) >= SameTitle;

    public HtmlBlock? Heading(List<HtmlBlock> blocks)
    {
        var told = Page.Facts.Title is { } title ? [.. Signs.Headlines, new KeyWords(LineShape.Key(title))] : Signs.Headlines;
        return HtmlHeadline.Find(blocks, told, Math.Max(0, blocks.FindIndex(ElementMeasures.IsProse)));
    }

    private HtmlPart Part(List<HtmlBlock> blocks, HtmlFacts facts, PageSigns signs, HtmlBlock? heading, BlockModel model) =>
        new(blocks, facts, heading, BlockClassifier.Classify(model, blocks, Top(blocks), signs, heading));

    /// <summary>The innermost element around all of the blocks.</summary>
    private HtmlElement Top(List<HtmlBlock> blocks)
    {
        if (blocks.Count == Blocks.Count || blocks.Count == 0)
        {
            return Body;
        }

        var around = new HashSet<HtmlElement>(ReferenceEqualityComparer.Instance);
        for (var e = blocks[0].Element; e is not null; e = e.ParentElement)
        {
            around.Add(e);
        }

        var top = blocks[^1].Element;
        while (!around.Contains(top))
        {
            top = top.ParentElement!;
        }

        return top;
    }
}

/// <summary>The part of a page that one article is in.</summary>
/// <param name="Facts">What the page says of this article.</param>
/// <param name="Scores">For each block the probability that it is text of the article.</param>
internal sealed record HtmlPart(List<HtmlBlock> Blocks, HtmlFacts Facts, HtmlBlock? Heading, double[] Scores);
