using System.Collections.Immutable;
using Readout.Articles;
using Readout.Pages;
using Readout.Text;

namespace Readout.Tests.Articles;

public class HtmlListingTests
{
    private static readonly (string Headline, string Teaser)[] Stories =
    [
        ("Ferry crews walk out over night shifts", "Crews on the southern route left their ships at noon; the company says talks will go on tomorrow."),
        ("Council puts off vote on the old brewery", "Neighbours had filled the hall long before the session began, and left without an answer after three hours."),
        ("Orchard growers count the cost of late frost", "Two nights below zero took most of the blossom in the valley, and insurers are still on their way."),
        ("A bridge that nobody asked for", "The span over the Lira was built for a railway that never came. Now the village wants it gone."),
        ("Minister defends grain quota before parliament", "Opposition members asked for the figures behind the decree and were told to wait until autumn."),
        ("School closes after roof gives way", "No one was hurt, but four hundred pupils will be taught in tents until the summer holidays begin."),
        ("How a choir became a union", "They met to sing on Thursdays; last month they signed their first agreement with the theatre."),
        ("Border post reopens to lorries", "Queues of nine kilometres were gone by evening, drivers said, though passports are still read by hand."),
    ];

    [Theory]
    [InlineData("<h1>World</h1>", "<article class=card><a href=/w/{0}><img src={0}.jpg></a><h2><a href=/w/{0}>{1}</a></h2><p>{2}</p></article>")]
    [InlineData("<h1>World</h1>", "<article><h2><a href=/w/{0}>{1}</a></h2><div>By Ann Example | April 1{0}, 2023</div><p>{2}</p></article>")]
    [InlineData("<h1>World</h1>", "<a href=/w/{0}><div><h3>{1}</h3><p>{2}</p></div></a>")]
    [InlineData("<h1>World</h1>", "<table><tr><td><img src={0}.jpg></td><td><a href=/w/{0}><b>{1}</b></a><br>{2}</td></tr></table>")]
    [InlineData("", "<table><tr><td><a href=/w/{0}>{1}</a></td><td>{2}</td><td>April 1{0}</td></tr></table>")]
    [InlineData("", "<h2><a href=/w/{0}>{1}</a></h2><p>{2}</p>")]
    [InlineData("<h1>The latest</h1>", "<h2>{1}</h2><p>{2}</p><p><a href=/w/{0}>Read more</a></p>")]
    [InlineData("", "<h2>{1}</h2><p>{2} <a href=/w/{0}>More</a></p>")]
    [InlineData("<div>World</div>", "<div><div><div><a href=/c>World</a></div><div><a href=/w/{0}>{1}</a></div><div><a href=/author/x>Ann Mary Example</a></div><div>{2}</div></div></div>")]
    [InlineData("<h1>World</h1>", "<ul><li><a href=https://post.example/w/{0}>{1}</a> – {2}</li></ul>")]
    [InlineData("<h1>World</h1>", "<dl><dt><a href=w{0}.html>{1}</a></dt><dd>{2}</dd></dl>")]
    [InlineData("<h1>World</h1>", "<div><h3><a href=/w/{0}>{1}</a></h3><p>{2} By Ann Example</p></div>")]
    [InlineData("<h1>In the papers</h1>", "<p><b><a href=/w/{0}>{1}</a></b>. {2}</p>")]
    [InlineData("<h1>World</h1><p>News from all continents, written by our correspondents in twelve capitals and updated around the clock.</p>", "<section><h3><a href=/w/{0}>{1}</a></h3><p>{2}</p></section>")]
    [InlineData("<meta property=og:type content=article>", "<div><h2><a href=/w/{0}>{1}</a></h2><p>{2} What they ask for, and why the answer was late, will be told on the day when all of them have been heard by the judge, whose name nobody knows […]</p></div>")]
    public void A_page_that_only_leads_to_stories_has_no_article(string head, string item)
    {
        var article = Assert.Single(Read(head + Items(item)));
        Assert.True(article.Body.IsEmpty);
        Assert.Null(article.Headline);
        Assert.Equal(NoteCodes.ListOfStories, Assert.Single(article.Notes).Code);
        Assert.All(article.Blocks, b => Assert.Equal(BlockKind.Residue, b.Kind));
        foreach (var (headline, teaser) in Stories)
        {
            Assert.Contains(article.Blocks, b => b.Span.Of(article.Text).Contains(headline, StringComparison.Ordinal));
            Assert.Contains(article.Blocks, b => b.Span.Of(article.Text).Contains(teaser, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Headlines_and_teasers_of_a_list_lead_back_to_the_page_and_are_explained()
    {
        string page = Page("<h1>World</h1>" + Items("<h2><a href=/w/{0}>{1}</a></h2><p>{2}</p>"));
        var article = Assert.Single(new ArticleReader().Read(new Page("p", PageFormat.Html, page, PageFacts.None, [])));
        Assert.Equal(Stories[0].Headline, article.Blocks[0].Span.Of(article.Text));
        Assert.Equal(Stories[0].Teaser, article.Map!.ToSource(article.Blocks[1].Span).Of(page));
        var explained = new ArticleReader().Explain(new Page("p", PageFormat.Html, page, PageFacts.None, []));
        Assert.Equal("a teaser of a story elsewhere", Assert.Single(explained, b => b.Text == Stories[0].Teaser).Reason);
        Assert.Equal("beside a list of stories", Assert.Single(explained, b => b.Text == "World").Reason);
    }

    [Theory]
    [InlineData("<h1>The Morning Harbour</h1><p>Good morning. Here is what we are reading today, and why the ferries may not run before the weekend.</p>", "<h2><a href=/w/{0}>{1}</a></h2><p>{2} {3} {2}</p>")]
    [InlineData("<h1>What we read this week</h1>", "<p><a href=https://other.example/{0}>{1}</a></p><p>{2} {3}</p><p>{3}</p><p><a href=https://other.example/{0}>Read more</a></p>")]
    [InlineData("<h1>News in brief</h1>", "<h3>{1}</h3><p>{2} {3}</p>")]
    [InlineData("<h1>Strike at the port: live updates</h1>", "<div><span>1{0}:20</span><h3><a href=#post-{0}>{1}</a></h3><p>{2}</p></div>")]
    [InlineData("<link rel=canonical href=https://post.example/strike><h1>Strike at the port</h1>", "<div><span>1{0}:20</span><h3><a href=/strike?post={0}>{1}</a></h3><p>{2}</p></div>")]
    [InlineData("<h1>Strike at the port: live updates</h1>", "<div><span>1{0}:20</span><h3><a href=/posts/{0}>{1}</a></h3><p>{2}</p></div>")]
    [InlineData("<script type=application/ld+json>{\"@type\":\"LiveBlogPosting\",\"headline\":\"Strike\"}</script><h1>Strike</h1>", "<div><span>1{0}:20</span><h3><a href=/posts/{0}>{1}</a></h3><p>{2}</p></div>")]
    [InlineData("<h1>Ten inns worth the ferry</h1><p>By Ann Example</p><p>We slept in all of them, ate the breakfasts and asked what the rooms cost in the months when nobody comes.</p>", "<h2><a href=https://inn{0}.example/>Inn number {0}</a></h2><p>{2} {3} {2}</p>")]
    [InlineData("<h1>Drought empties the reservoirs of Pella</h1><p>April 26, 2023</p><p>Farmers have begun to sell their cattle as a third year without rain empties the reservoirs that they depend on.</p><h2>More</h2>", "<h3><a href=/w/{0}>{1}</a></h3><p>{2}</p>")]
    [InlineData("<title>Drought empties the reservoirs of Pella - Post</title><h1>Drought empties the reservoirs of Pella</h1><p>Farmers have begun to sell their cattle as a third year without rain goes by.</p><p>There is water for nine days, the mayor said, and not for ten.</p><h2>More</h2>", "<h3><a href=/w/{0}>{1}</a></h3><p>{2}</p>")]
    [InlineData("<title>Drought empties the reservoirs of Pella - Post</title><meta property=og:type content=article><h1>Drought empties the reservoirs of Pella</h1><p>Farmers have begun to sell their cattle as a third year without rain goes by.</p><h2>More</h2>", "<h3><a href=/w/{0}>{1}</a></h3><p>{2}</p>")]
    public void A_page_with_text_of_its_own_keeps_its_article(string head, string item)
    {
        var articles = Read(head + Items(item));
        Assert.NotNull(articles[0].Headline);
        Assert.NotEmpty(articles[0].Body);
    }

    private static string Items(string item) => string.Concat(Stories.Select((s, i) =>
        item.Replace("{0}", i.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal).Replace("{1}", s.Headline, StringComparison.Ordinal)
            .Replace("{2}", s.Teaser, StringComparison.Ordinal).Replace("{3}", Stories[(i + 3) % Stories.Length].Teaser, StringComparison.Ordinal)));

    private static string Page(string body) =>
        $"<!DOCTYPE html><html lang=en><head></head><body><nav><a href=/>Home</a><a href=/world>World</a></nav><main>{body}</main><footer><p>Copyright Harbour Post. All rights reserved.</p></footer></body></html>";

    private static ImmutableArray<Article> Read(string body) =>
        new ArticleReader().Read(new Page("p", PageFormat.Html, Page(body), PageFacts.None, []));
}
