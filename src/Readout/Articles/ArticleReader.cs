using System.Collections.Immutable;
using Readout.Articles.Blocks;
using Readout.Pages;
using Readout.Text;

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

    /// <summary>Every block of the page in page order with its label and the reason, those of no article included.</summary>
    public ImmutableArray<ExplainedBlock> Explain(Page page) =>
        page.Format == PageFormat.Html
            ? HtmlArticles.Explain(page, blocks ?? BlockModel.Embedded)
            : [.. PlainArticles.Read(page).SelectMany(a => a.Blocks.Select(b => new ExplainedBlock(a.Id, b.Kind, b.Reason, b.Span, b.Span.Of(page.Source))))];
}

/// <summary>A block with what was made of it.</summary>
/// <param name="Article">Id of the article whose part of the page the block lies in; null outside all of them.</param>
/// <param name="Source">Where in the page's source its characters stand.</param>
public sealed record ExplainedBlock(string? Article, BlockKind Kind, string Reason, TextSpan Source, string Text);
