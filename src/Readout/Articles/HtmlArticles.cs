using System.Collections.Immutable;
using Readout.Articles.Blocks;
using Readout.Pages;
using Readout.Pages.Html;
using Readout.Text;

namespace Readout.Articles;

/// <summary>Reads the articles of an HTML page: the tree is cut into blocks, the blocks of an article are found and labelled.</summary>
internal static class HtmlArticles
{
    public static ImmutableArray<Article> Read(Page page, BlockModel model)
    {
        var view = HtmlView.Of(page);
        return view is null ? [] : [new HtmlStory(view, view.Part(view.Body, view.Blocks, model)).Read(1)];
    }

    public static ImmutableArray<ExplainedBlock> Explain(Page page, BlockModel model)
    {
        if (HtmlView.Of(page) is not { } view)
        {
            return [];
        }

        var part = view.Part(view.Body, view.Blocks, model);
        var labels = new HtmlStory(view, part).Labels();
        return [.. part.Blocks.Select((b, i) => new ExplainedBlock($"{page.Id}#1", labels[i].Kind, labels[i].Reason, Source(page, b), b.Text))];
    }

    private static TextSpan Source(Page page, HtmlBlock block) =>
        FoldedText.Map(block.Pieces, page.Source) is { Count: > 0 } map ? map[0].Join(map[^1]) : new TextSpan(0, 0);
}
