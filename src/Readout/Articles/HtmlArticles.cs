using System.Collections.Immutable;
using Readout.Pages;
using Readout.Pages.Html;

namespace Readout.Articles;

/// <summary>Reads the articles of an HTML page: the tree is cut into blocks, the blocks of an article are found and labelled.</summary>
internal static class HtmlArticles
{
    public static ImmutableArray<Article> Read(Page page)
    {
        var tree = HtmlTree.Parse(page.Source);
        if (tree.Body is not { } body)
        {
            return [];
        }

        var facts = new HtmlFacts(tree);
        var blocks = HtmlBlockReader.Read(body);
        var root = ContentRoot.Find(body, blocks);
        var story = new HtmlStory(page, facts, blocks);
        return [story.Read(root, 1)];
    }
}
