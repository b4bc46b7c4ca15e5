using System.Collections.Immutable;
using Readout.Pages;
using Readout.Text;

namespace Readout.Articles;

/// <summary>
/// Reads the articles of a plain-text page: its own lines are cut into stories, and every line of a story gets
/// a label. Nothing is dropped; what is no part of an article stays as marked residue.
/// </summary>
internal static class PlainArticles
{
    public static ImmutableArray<Article> Read(Page page)
    {
        var units = SlugLine.SetApart(TextUnits.Of(page.Source));
        var starts = StorySplitter.Starts(units);
        var articles = ImmutableArray.CreateBuilder<Article>(starts.Length);
        for (int i = 0; i < starts.Length; i++)
        {
            int from = starts[i], to = i + 1 < starts.Length ? starts[i + 1] : units.Length;
            var region = new TextSpan(
                i == 0 ? 0 : units[from].Span.Start,
                i + 1 < starts.Length ? units[to].Span.Start : page.Source.Length);
            articles.Add(new PlainStory(page, starts.Length == 1).Read(units[from..to], region, i + 1));
        }

        return articles.ToImmutable();
    }
}
