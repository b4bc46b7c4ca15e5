using Readout.Articles;
using Readout.Pages;

namespace Readout.Tests.Articles;

public class HtmlTailTests
{
    private const string Text =
        "<p>The ministers of both countries met again in Geneva, and they agreed on the border between the two provinces.</p>"
        + "<h2>A long way to the border</h2>"
        + "<p>The talks had been broken off in the spring, after the army had moved three of its divisions to the north.</p>"
        + "<p>Both sides said that they would now withdraw their troops, and that the next round would be held in the autumn.</p>"
        + "<p>Observers of the United Nations will watch the border until then, a speaker of the organisation said on Tuesday.</p>";

    [Fact]
    public void A_heading_that_no_text_follows_is_none_of_the_articles() =>
        Assert.Equal(5, Body(Text + "<h2>Further reading on the border</h2>").Count);

    [Fact]
    public void A_paragraph_about_the_author_behind_the_text_is_no_part_of_it() =>
        Assert.DoesNotContain(Body(Text + "<p>Our correspondent Ann Example has reported from Geneva since the war, and she has written a book about the talks.</p>"), p => p.Contains("Example", StringComparison.Ordinal));

    [Fact]
    public void A_paragraph_that_names_somebody_else_stays() =>
        Assert.Contains(Body(Text + "<p>Foreign minister Bo Sample has led the delegation since the war, and he will lead it in the autumn again.</p>"), p => p.Contains("Sample", StringComparison.Ordinal));

    [Fact]
    public void An_embedded_post_is_none_of_the_articles_text() =>
        Assert.DoesNotContain(
            Body(Text.Replace("<p>Both", "<blockquote class='twitter-tweet'><p>We have agreed on the border today, and we thank our hosts in Geneva for it.</p>&mdash; The ministry (@ministry) <a href='https://example.org/1'>May 2, 2023</a></blockquote><p>Both", StringComparison.Ordinal)),
            p => p.Contains("thank our hosts", StringComparison.Ordinal) || p.Contains("@ministry", StringComparison.Ordinal));

    [Fact]
    public void A_quotation_in_the_same_place_stays() =>
        Assert.Contains(
            Body(Text.Replace("<p>Both", "<blockquote><p>We have agreed on the border today, and we thank our hosts in Geneva for it.</p></blockquote><p>Both", StringComparison.Ordinal)),
            p => p.Contains("thank our hosts", StringComparison.Ordinal));

    [Fact]
    public void A_notice_about_cookies_that_is_longer_than_the_report_is_none_of_its_text()
    {
        string notice = string.Concat(Enumerable.Range(1, 3).Select(i => $"<p>When you visit our website, we store information about you and your device in your browser, as section {i} says.</p>"));
        var body = Body(Text + $"<div id='onetrust-consent-sdk'>{notice}</div>");
        Assert.DoesNotContain(body, p => p.Contains("your browser", StringComparison.Ordinal));
    }

    [Fact]
    public void A_link_with_an_arrow_leads_elsewhere() =>
        Assert.DoesNotContain(Body(Text.Replace("<p>Both", "<p><a href='https://example.org/all'>&gt;&gt; All reports on the border talks of this spring are found on our page, with maps and pictures of the north.</a></p><p>Both", StringComparison.Ordinal)), p => p.Contains("All reports", StringComparison.Ordinal));

    private static List<string> Body(string text)
    {
        string html = "<html><head><script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Talks resume\",\"author\":{\"@type\":\"Person\",\"name\":\"Ann Example\"}}</script></head>"
            + $"<body><article><h1>Talks resume</h1>{text}</article></body></html>";
        var article = Assert.Single(new ArticleReader().Read(new Page("p", PageFormat.Html, html, PageFacts.None, [])));
        return [.. article.Body.Select(p => p.Of(article.Text))];
    }
}
