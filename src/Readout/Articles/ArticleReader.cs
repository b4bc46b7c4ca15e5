using System.Collections.Immutable;
using Readout.Pages;

namespace Readout.Articles;

/// <summary>Tells the articles of a page apart, and in each the headline, body, captions and residue.</summary>
public sealed class ArticleReader
{
    /// <summary>The articles in page order; none when the page holds nothing to read.</summary>
    public ImmutableArray<Article> Read(Page page) =>
        page.Format == PageFormat.Html ? HtmlArticles.Read(page) : PlainArticles.Read(page);
}
