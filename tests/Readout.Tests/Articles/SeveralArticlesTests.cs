using Readout.Articles;
using Readout.Pages;
using Readout.Tests.House;
using Xunit.Abstractions;

namespace Readout.Tests.Articles;

public class SeveralArticlesTests(ITestOutputHelper output)
{
    // Each of the two bodies must be mostly its own story's, with at most traces of the other's.
    private const double Own = 0.85;
    private const double Other = 0.1;

    [SharedFact]
    [Trait("Speed", "slow")]
    public void Two_stories_on_one_page_are_both_read_and_kept_apart()
    {
        var pages = JoinedPages.Make(60);
        Assert.Equal(60, pages.Count);
        int right = 0;
        foreach (var page in pages)
        {
            var articles = new ArticleReader().Read(new Page(page.Id, PageFormat.Html, page.Html, PageFacts.None, []));
            string[] bodies = [.. articles.Select(a => string.Join('\n', a.Body.Select(p => p.Of(a.Text))))];
            bool apart = bodies.Length == 2 && Is(bodies[0], page.First, page.Second) && Is(bodies[1], page.Second, page.First);
            right += apart ? 1 : 0;
            if (!apart)
            {
                output.WriteLine($"{page.Id} ({page.Way}): {bodies.Length} articles; {string.Join(" | ", articles.Select((a, i) => FormattableString.Invariant($"{a.Headline}: {Alike(bodies[i], page.First):0.00} {Alike(bodies[i], page.Second):0.00}")))}");
            }
        }

        output.WriteLine($"{right} of {pages.Count} right");
        Assert.True(right >= 59, $"{right} of {pages.Count} pages gave both stories apart");
    }

    [SharedFact]
    [Trait("Speed", "slow")]
    public void Stories_run_together_in_plain_text_are_cut_where_they_begin()
    {
        int right = 0, read = 0, gold = 0;
        var ways = new SortedDictionary<string, (int Right, int Read, int Gold)>(StringComparer.Ordinal);
        var pages = RunTogetherPages.Make(60);
        for (int i = 0; i < pages.Count; i++)
        {
            var page = pages[i];
            int[] cuts = [.. new ArticleReader().Read(new Page("p", PageFormat.PlainText, page.Text, PageFacts.None, [])).Skip(1).Select(a => a.Region.Start)];
            int found = page.Starts.Count(s => cuts.Any(c => c >= s.Earliest && c <= s.Latest));
            (right, read, gold) = (right + found, read + cuts.Length, gold + page.Starts.Count);
            var own = ways.GetValueOrDefault(page.Way);
            ways[page.Way] = (own.Right + found, own.Read + cuts.Length, own.Gold + page.Starts.Count);
            foreach (int cut in cuts.Where(c => !page.Starts.Any(s => c >= s.Earliest && c <= s.Latest)))
            {
                output.WriteLine($"page {i} ({page.Way}): false cut before \"{page.Text.AsSpan(cut, Math.Min(70, page.Text.Length - cut))}\"");
            }

            foreach (var (_, latest) in page.Starts.Where(s => !cuts.Any(c => c >= s.Earliest && c <= s.Latest)))
            {
                output.WriteLine($"page {i} ({page.Way}): no cut before \"{page.Text.AsSpan(latest, Math.Min(140, page.Text.Length - latest))}\"");
            }
        }

        foreach (var (way, own) in ways)
        {
            output.WriteLine(FormattableString.Invariant($"{way}: F1 {2.0 * own.Right / (own.Read + own.Gold):0.000} ({own.Right} right of {own.Read} read and {own.Gold} in gold)"));
        }

        double f1 = 2.0 * right / (read + gold);
        output.WriteLine(FormattableString.Invariant($"{right} right of {read} read and {gold} in gold: F1 {f1:0.000}"));
        Assert.True(f1 >= 0.95, FormattableString.Invariant($"boundaries F1 {f1:0.000}"));

        // Nothing but white space between two stories leaves their words alone to tell them apart; all else is told.
        var bare = ways["white space only"];
        double told = 2.0 * (right - bare.Right) / (read - bare.Read + gold - bare.Gold);
        Assert.True(told >= 0.98, FormattableString.Invariant($"boundaries F1 where something stands between stories {told:0.000}"));
    }

    private static bool Is(string body, string own, string other) => Alike(body, own) >= Own && Alike(body, other) <= Other;

    private static double Alike(string body, string gold)
    {
        var (a, b) = (TextSketch.Of(body), TextSketch.Of(gold));
        double j = a.Resemblance(b);
        return 2 * j / (1 + j);
    }
}
