using Readout.Articles.Blocks;
using Readout.Pages;
using Readout.Pages.Html;

namespace Readout.Articles;

/// <summary>A parsed page as the readers of its articles see it: blocks, and what the page says of itself.</summary>
internal sealed class HtmlView
{
    private HtmlView(Page page, HtmlTree tree, HtmlElement body)
    {
        Page = page;
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

    /// <summary>The blocks of a part of the page with its heading, and how likely each is text of the article.</summary>
    public HtmlPart Part(HtmlElement top, List<HtmlBlock> blocks, BlockModel model)
    {
        var heading = Heading(blocks);
        return new HtmlPart(top, blocks, heading, BlockClassifier.Classify(model, blocks, top, Signs, heading));
    }

    public HtmlBlock? Heading(List<HtmlBlock> blocks)
    {
        var told = Page.Facts.Title is { } title ? [.. Signs.Headlines, LineShape.Key(title)] : Signs.Headlines;
        return HtmlHeadline.Find(blocks, told, Math.Max(0, blocks.FindIndex(ElementMeasures.IsProse)));
    }
}

/// <summary>The part of a page that one article is in.</summary>
/// <param name="Scores">For each block the probability that it is text of the article.</param>
internal sealed record HtmlPart(HtmlElement Top, List<HtmlBlock> Blocks, HtmlBlock? Heading, double[] Scores);
