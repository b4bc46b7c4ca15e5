using Readout.Articles;

namespace Readout.Tests.Articles;

public class HeadlineTests
{
    [Theory]
    [InlineData("Talks resume in Dorin - Harbour Post", null, "Talks resume in Dorin")]
    [InlineData("Harbour Post | Talks resume in Dorin", null, "Talks resume in Dorin")]
    [InlineData("Talks resume in Dorin | World | Harbour Post", null, "Talks resume in Dorin | World")]
    [InlineData("Talks resume in Dorin - post.example", null, "Talks resume in Dorin")]
    [InlineData("Talks resume in Dorin :: by Ann Example", "Talks resume in Dorin", "Talks resume in Dorin")]
    [InlineData("Talks resume - and fail - in Dorin", null, "Talks resume - and fail - in Dorin")]
    [InlineData("Politics - Harbour Post", null, "Politics - Harbour Post")]
    public void The_site_s_name_is_no_part_of_a_headline(string title, string? shown, string headline) =>
        Assert.Equal(headline, new SiteName(["Harbour Post", "post.example", "post"]).Cut(title, shown));

    [Theory]
    [InlineData("Talks resume", "Talks resume", "They talk again", "Talks resume", "Talks resume")] // the record, when nothing speaks against it
    [InlineData("Dorin talks news today", "They talk again in Dorin", "They talk again in Dorin", "Dorin talks news today", "They talk again in Dorin")] // a record for search engines
    [InlineData("Talks resume after bla…", "Talks resume after blast in Dorin", null, null, "Talks resume after blast in Dorin")] // a record that was cut
    [InlineData("Talks resume in the harbour after a lo...", "Talks resume in the harbour after a long break", null, null, "Talks resume in the harbour after a long break")]
    [InlineData("River of the north", "Dorin", null, "Dorin", "Dorin")] // a description
    [InlineData("Border: Talks resume in Dorin", "Border: Talks resume in Dorin", "Talks resume in Dorin", null, "Talks resume in Dorin")] // a kicker
    [InlineData(null, "26 April 2023 Talks resume in Dorin", "Talks resume in Dorin", null, "Talks resume in Dorin")]
    [InlineData("Talks resume in Dorin after a long break", "Talks resume in Dorin after a long break", "Talks resume in Dorin", null, "Talks resume in Dorin")] // more words for search engines
    [InlineData("Talks resume in Dorin after a break", "Talks resume in Dorin after a break", "Talks resume in Dorin…", null, "Talks resume in Dorin after a break")] // a cut title
    [InlineData("Dorin: Talks resume in the harbour after a break", "Dorin: Talks resume in the harbour after a break", "Dorin", null, "Dorin: Talks resume in the harbour after a break")]
    [InlineData("Dorin talks LIVE: Minister arrives at port", "Dorin talks LIVE: Minister arrives at port", "Minister at port as talks begin in Dorin", null, "Minister at port as talks begin in Dorin")] // a live label
    [InlineData("Bands play live in Dorin", "Bands play live in Dorin", "A night of music in Dorin", null, "Bands play live in Dorin")]
    [InlineData(null, "Talks resume", "Something else", "Talks resume", "Talks resume")]
    [InlineData(null, null, null, "Talks resume", "Talks resume")]
    public void A_headline_is_worded_as_most_of_what_the_page_says_agrees(string? recorded, string? shown, string? shared, string? title, string headline) =>
        Assert.Equal(headline, new HeadlineWords(recorded, shown, shared, title, []).Choose());

    [Fact]
    public void A_heading_below_one_for_search_engines_is_the_headline() =>
        Assert.Equal("They talk again in Dorin", new HeadlineWords("Dorin talks: news", "Dorin talks: news", "They talk again in Dorin", "Dorin talks: news", ["Border They talk again in Dorin"]).Choose());
}
