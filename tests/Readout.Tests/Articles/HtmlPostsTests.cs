using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Readout.Articles;
using Readout.Pages;

namespace Readout.Tests.Articles;

public class HtmlPostsTests
{
    private static readonly string[] Days = ["April 3, 2023", "April 7, 2023", "April 12, 2023", "April 19, 2023", "May 2, 2023"];
    private static readonly string[] Names = ["Ann Example", "Bo Sample", "Cleo Moss", "Dag Keller", "Eva Ruiz"];

    private static readonly (string Headline, string Text)[] Briefs =
    [
        ("Ferry crews walk out over night shifts", "Crews on the southern route left their ships at noon. The company says that talks will go on tomorrow, and that buses will take passengers to the next port until then."),
        ("Council puts off vote on old brewery", "Neighbours had filled the hall long before the session began, and left without an answer after three hours. A date for the next one was not given by the mayor."),
        ("Orchard growers count cost of late frost", "Two nights below zero took most of the blossom in the valley. Insurers are still on their way, and the cooperative has asked the region for a loan without interest."),
        ("School closes after roof gives way", "No one was hurt, but four hundred pupils will be taught in tents until the summer holidays. The architect had warned of the beams in a letter of last year."),
        ("Border post reopens to lorries", "Queues of nine kilometres were gone by evening, drivers said, though passports are still read by hand. Both ministries promised machines for the autumn."),
    ];

    [Theory]
    [InlineData("", "<article><h2>{0}</h2><p>By {2}</p><time>{1}</time><p>{3}</p></article>")]
    [InlineData("<h1>News in brief</h1>", "<div class=brief><h2>{0}</h2><div>{1}</div><p>{3}</p></div>")]
    [InlineData("<h1>News in brief</h1>", "<h3>{0}</h3><p><i>{1}</i></p><p>{3}</p>")]
    [InlineData("", "<article><time>{1}</time><h2>{0}</h2><p>{3}</p></article>")]
    [InlineData("", "<article><h2>{0}</h2><p>{3}</p><footer>Posted {1} by {2}</footer></article>")]
    [InlineData("", "<article><h2>{0}</h2><p>By {2}</p><p>April 26, 2023</p><p>{3}</p></article>")]
    [InlineData("<h1>The Harbour Log</h1>", "<article><h2><a href=/{4}>{0}</a></h2><p>{3}</p><p>{3} {3}</p></article>")]
    public void Short_articles_beside_each_other_are_articles_of_their_own(string head, string item)
    {
        var articles = Read(head + Items(item));
        Assert.Equal(Briefs.Select(b => b.Headline), articles.Select(a => a.Headline));
        Assert.All(articles.Zip(Briefs), a => Assert.StartsWith(a.Second.Text[..20], a.First.Body[0].Of(a.First.Text), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("<h1>Strike at the port: live updates</h1>", "<article><h3>{0}</h3><span>1{4}:20, April 26, 2023</span><p>By {2}</p><p>{3}</p></article>")]
    [InlineData("<title>How the dispute over the port grew</title><h1>How the dispute over the port grew</h1><p>It began with a shift that nobody wanted, and it ended, for the time being, with a vote on the quay in the rain.</p>", "<h3>{0}</h3><p>{1}</p><p>{3}</p>")]
    [InlineData("<h1>Drought empties the reservoirs of Pella</h1><p>Farmers have begun to sell their cattle as a third year without rain empties the reservoirs that they depend on.</p><p>There is water for nine days, the mayor said.</p>", "<div class=comment><h3>{2} wrote</h3><span>{1}</span><p>{3}</p></div>")]
    public void Entries_of_a_running_report_a_chronicle_and_comments_are_no_articles(string head, string item) => Assert.Single(Read(head + Items(item)));

    [Fact]
    public void The_first_post_of_a_blog_has_its_own_headline_author_and_date()
    {
        const string Data = """<title>The Harbour Log</title><meta property=og:title content="The Harbour Log"><script type="application/ld+json">{"@type":"BlogPosting","headline":"The Harbour Log","author":{"name":"Site Admin"},"datePublished":"2020-01-01"}</script><header><h1>The Harbour Log</h1></header>""";
        var first = Read(Data + Items("<div class=post><h2>{0}</h2><div>By {2} · {1}</div><p>{3}</p><p>{3} {3}</p></div>"))[0];
        Assert.Equal((Briefs[0].Headline, Names[0], "2023-04-03"), (first.Headline, Assert.Single(first.Authors), first.Published));
    }

    [Fact]
    [Trait("Speed", "slow")]
    public void Thousands_of_articles_on_a_page_take_time_in_proportion()
    {
        string[] words = [.. Briefs.SelectMany(b => b.Text.Split(' '))];
        string Page(int articles)
        {
            var random = new Random(7);
            string Words(int count) => string.Join(' ', Enumerable.Range(0, count).Select(_ => words[random.Next(words.Length)].Trim('.', ',').ToLowerInvariant()));
            return string.Concat(Enumerable.Range(0, articles).Select(i => string.Create(CultureInfo.InvariantCulture,
                $"<article><h2>Report {i} of the {Words(4)}</h2><p>By {Names[i % 5]}</p><time>April {(i % 28) + 1}, 2023</time><p>The {Words(58)} today.</p></article>")));
        }

        TimeSpan Time(string page, int articles)
        {
            long start = Stopwatch.GetTimestamp();
            Assert.Equal(articles, Read(page).Length);
            return Stopwatch.GetElapsedTime(start);
        }

        Time(Page(200), 200);
        var (some, many) = (Time(Page(750), 750), Time(Page(3000), 3000));
        Assert.True(many < 10 * some, $"750 articles took {some}, 3,000 took {many}");
    }

    private static string Items(string item) => string.Concat(Briefs.Select((b, i) =>
        string.Format(CultureInfo.InvariantCulture, item, b.Headline, Days[i], Names[i], b.Text, i)));

    private static ImmutableArray<Article> Read(string body) =>
        new ArticleReader().Read(new Page("p", PageFormat.Html, $"<!DOCTYPE html><html lang=en><body><nav><a href=/>Home</a></nav><main>{body}</main><footer><p>Copyright Harbour Post.</p></footer></body></html>", PageFacts.None, []));
}
