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

    // A copy has 85 of 100 hashes of a text: that none of so many is among them does not happen.
    private const int RareHashes = 12;

    public static ImmutableArray<Article> Read(Page page, BlockModel model)
    {
        return HtmlView.Of(page) is not { } view ? []
            : HtmlListing.Of(view) is { } listing ? [listing.Read()]
            : WithoutCopies(view.Parts(model).Select((part, i) => new HtmlStory(view, part, i + 1)));
    }

    /// <summary>Pages hold some articles twice (for print, for phones): the copy is left out, and noted.</summary>
    private static ImmutableArray<Article> WithoutCopies(IEnumerable<HtmlStory> all)
    {
        var stories = all.ToList();
        if (stories.Count == 1)
        {
            return [stories[0].Read()];
        }

        var kept = ImmutableArray.CreateBuilder<Article>();
        var sketches = new List<TextSketch>();
        var byHash = new Dictionary<ulong, List<int>>();
        foreach (var article in stories.Select(s => s.Read()))
        {
            var sketch = TextSketch.Of(article.Text, article.Body);
            int twin = Candidates(sketch, byHash).FirstOrDefault(k => sketch.Containment(sketches[k]) >= SameText, -1);
            if (twin >= 0)
            {
                kept[twin] = kept[twin] with { Notes = kept[twin].Notes.Add(new Note(NoteCodes.RepeatedArticle, "the page holds the same text again")) };
                continue;
            }

            foreach (ulong hash in sketch.Hashes)
            {
                (byHash.TryGetValue(hash, out var same) ? same : byHash[hash] = []).Add(kept.Count);
            }

            sketches.Add(sketch);
            kept.Add(article with { Id = article.Id[..(article.Id.LastIndexOf('#') + 1)] + FormattableString.Invariant($"{kept.Count + 1}") });
        }

        return kept.ToImmutable();
    }

    /// <summary>The texts that share one of the rarest hashes of a sketch that any text shares: turns of phrase are common to too many.</summary>
    private static IEnumerable<int> Candidates(TextSketch sketch, Dictionary<ulong, List<int>> byHash) =>
        sketch.Hashes.Select(h => byHash.GetValueOrDefault(h)).OfType<List<int>>().OrderBy(texts => texts.Count).Take(RareHashes).SelectMany(texts => texts).Distinct().Order();

    public static ImmutableArray<ExplainedBlock> Explain(Page page, BlockModel model)
    {
        if (HtmlView.Of(page) is not { } view)
        {
            return [];
        }

        if (HtmlListing.Of(view) is { } listing)
        {
            return [.. view.Blocks.Select(b => new ExplainedBlock(listing.Id, BlockKind.Residue, listing.ReasonFor(b), Source(page, b), b.Text))];
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
