using Readout.Articles;
using Readout.Pages;

namespace Readout.Tests.Articles;

public class PageDateTests
{
    [Theory]
    [InlineData("https://example.org/2023/04/26/talks", "2023-04-26")]
    [InlineData("https://example.org/news/20230426/talks", "2023-04-26")]
    [InlineData("https://example.org/2023/4/6/talks", "2023-04-06")]
    [InlineData("https://example.org/news/26-04-2023", "2023-04-26")]
    [InlineData("https://example.org/2028064/talks", null)]
    [InlineData("https://example.org/item/120230426120908039", null)]
    [InlineData("https://example.org/talks-2023", null)]
    public void An_address_tells_the_day_where_it_holds_a_whole_date(string address, string? day) => Assert.Equal(day, AddressDate.Find(address));

    [Theory]
    [InlineData("2023-04-26T02:30:00Z", "2023-04-25")]
    [InlineData("2023-04-26T02:30:00+00:00", "2023-04-25")]
    [InlineData("2023-04-24T20:30:00Z", "2023-04-25")]
    [InlineData("2023-04-25T20:30:00Z", "2023-04-25T20:30:00Z")]
    [InlineData("2023-04-26T02:30:00+02:00", "2023-04-26T02:30:00+02:00")]
    [InlineData("2023-04-26T14:30:00Z", "2023-04-26T14:30:00Z")]
    [InlineData("2023-04-26", "2023-04-26")]
    public void A_time_in_UTC_gives_way_to_the_newsrooms_own_day(string published, string expected) =>
        Assert.Equal(expected, AddressDate.Local(published, "https://example.org/2023/04/25/talks"));

    [Fact]
    public void A_compact_time_in_a_field_keeps_its_time_and_zone() => Assert.Equal("2023-04-26T02:30:07Z", DateText.ToIso("20230426T02:30:07Z"));

    [Theory]
    [InlineData("<title>Talks resume | Harbour Post | 28.04.2023</title>", "<span class='date'>24.04.2023</span>", "2023-04-28")]
    [InlineData("<title>Talks resume (News of 14 March 2023)</title>", "", "2023-03-14")]
    [InlineData("<title>The crisis of 2023</title>", "<span class='date'>24.04.2023</span>", "2023-04-24")]
    public void A_date_at_the_end_of_the_title_goes_before_date_lines(string title, string line, string expected) => Assert.Equal(expected, Published(title, line, ""));

    [Theory]
    [InlineData("<time datetime='2023-04-26T10:30:00Z'>yesterday</time>", "2023-04-26T10:30:00Z")]
    [InlineData("<time datetime='2023-04-26T10:30:00Z'>yesterday</time><p>More</p><time datetime='2023-04-26T11:00:00Z'>yesterday</time>", "2023-04-26T10:30:00Z")]
    [InlineData("<time datetime='2023-04-26'>yesterday</time><p>More</p><time datetime='2023-04-27'>today</time>", null)]
    public void A_time_element_far_below_counts_when_no_other_day_is_named(string below, string? expected) =>
        Assert.Equal(expected, Published("", "", string.Concat(Enumerable.Repeat("<p>Home</p>", 30)) + below));

    private static string? Published(string head, string line, string below)
    {
        string text = string.Concat(Enumerable.Range(0, 6).Select(i => $"<p>The ministers of both countries met again in round {i} of the talks, and they agreed on the border.</p>"));
        string html = $"<html><head>{head}</head><body><article><h1>Talks resume</h1>{line}{text}</article>{below}</body></html>";
        return Assert.Single(new ArticleReader().Read(new Page("p", PageFormat.Html, html, PageFacts.None, []))).Published;
    }
}
