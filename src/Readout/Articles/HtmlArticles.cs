using System.Collections.Immutable;
using Readout.Articles.Blocks;
using Readout.Pages;
using Readout.Pages.Html;
using Readout.Text;

namespace Readout.Articles;

/// <summary>Reads the articles of an HTML page: the tree is cut into blocks, the blocks of an article are found and labelled.</summary>
internal static class HtmlArticles
{
    // Two reports of one event share far less; a copy for print loses a line or two.
    private const double SameText = 0.85;

    public static ImmutableArray<Article> Read(Page page, BlockModel model)
    {
        var view = HtmlView.Of(page);
        return view is null ? [] : WithoutCopies(view.Parts(model).Select((part, i) => new HtmlStory(view, part, i + 1).Read()));
    }

    /// <summary>Pages hold some articles twice (for print, for phones): the copy is left out, and noted.</summary>
    private static ImmutableArray<Article> WithoutCopies(IEnumerable<Article> all)
    {
        var kept = ImmutableArray.CreateBuilder<Article>();
        foreach (var article in all)
        {
            var sketch = kept.Count == 0 ? null : Sketch(article);
            var twin = kept.FirstOrDefault(k => sketch!.Containment(Sketch(k)) >= SameText);
            if (twin is null)
            {
                kept.Add(article with { Id = article.Id[..(article.Id.LastIndexOf('#') + 1)] + FormattableString.Invariant($"{kept.Count + 1}") });
            }
            else
            {
                kept[kept.IndexOf(twin)] = twin with { Notes = twin.Notes.Add(new Note(NoteCodes.RepeatedArticle, "the page holds the same text again")) };
            }
        }

        return kept.ToImmutable();
    }

    private static TextSketch Sketch(Article article) => TextSketch.Of(article.Text, article.Body);

    public static ImmutableArray<ExplainedBlock> Explain(Page page, BlockModel model)
    {
        if (HtmlView.Of(page) is not { } view)
        {
            return [];
        }

        return
        [
            .. view.Parts(model).SelectMany((part, n) =>
            {
                var story = new HtmlStory(view, part, n + 1);
                return part.Blocks.Zip(story.Labels(), (b, label) => new ExplainedBlock(story.Id, label.Kind, label.Reason, Source(page, b), b.Text));
            }),
        ];
    }

    private static TextSpan Source(Page page, HtmlBlock block) =>
        FoldedText.Map(block.Pieces, page.Source) is { Count: > 0 } map ? map[0].Join(map[^1]) : new TextSpan(0, 0);
}
