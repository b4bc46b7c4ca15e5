using System.Collections.Immutable;
using Readout.Articles.Blocks;
using Readout.Pages;

namespace Readout.Articles;

/// <summary>Tells the articles of a page apart, and in each the headline, body, captions and residue.</summary>
public sealed class ArticleReader
{
    private readonly BlockModel? blocks;

    public ArticleReader()
    {
    }

    /// <param name="blocks">Another model than the one that comes with the program, for measuring it.</param>
    internal ArticleReader(BlockModel blocks) => this.blocks = blocks;

    /// <summary>The articles in page order; none when the page holds nothing to read.</summary>
    public ImmutableArray<Article> Read(Page page) =>
        page.Format == PageFormat.Html ? HtmlArticles.Read(page, blocks ?? BlockModel.Embedded) : PlainArticles.Read(page);
}
