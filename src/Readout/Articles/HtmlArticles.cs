using System.Collections.Immutable;
using Readout.Articles.Blocks;
using Readout.Pages;

namespace Readout.Articles;

/// <summary>Reads the articles of an HTML page: the tree is cut into blocks, the blocks of an article are found and labelled.</summary>
internal static class HtmlArticles
{
    public static ImmutableArray<Article> Read(Page page, BlockModel model)
    {
        var view = HtmlView.Of(page);
        return view is null ? [] : [new HtmlStory(view, view.Part(view.Body, view.Blocks, model)).Read(1)];
    }
}
