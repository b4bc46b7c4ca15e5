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
        Assert.True(right >= 57, $"{right} of {pages.Count} pages gave both stories apart");
    }

    private static bool Is(string body, string own, string other) => Alike(body, own) >= Own && Alike(body, other) <= Other;

    private static double Alike(string body, string gold)
    {
        var (a, b) = (TextSketch.Of(body), TextSketch.Of(gold));
        double j = a.Resemblance(b);
        return 2 * j / (1 + j);
    }
}
