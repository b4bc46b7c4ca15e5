using Readout.Articles;

namespace Readout.Tests.Articles;

public class NearDuplicatesTests
{
    private static readonly string[] Sentences =
    [
        "The two sides met on Monday for the first time since the spring, officials in Dorin said.",
        "They agreed to reopen the northern crossing to lorries before the end of the week.",
        "Belmark had closed it last year after two customs officers were shot there.",
        "Arland's minister told reporters that her government would send more officers.",
        "A committee of both countries is to look into the attack and report by June.",
        "Traders on both sides of the river welcomed the news, which many had waited for.",
    ];

    [Fact]
    public void The_same_text_under_another_headline_is_recognised()
    {
        var known = new NearDuplicates();
        Assert.Null(known.Add("a", "Crossing to reopen\n" + string.Join('\n', Sentences)));
        Assert.Null(known.Add("b", "Drought empties the reservoirs of the southern coast, and farmers have begun to sell their cattle."));
        Assert.Equal("a", known.Add("c", "Lorries may pass again, ministers say\n" + string.Join('\n', Sentences))!.Id);
    }

    [Fact]
    public void Articles_of_a_few_words_are_not_compared()
    {
        var known = new NearDuplicates();
        var notice = Assert.Single(new ArticleReader().Read(new Readout.Pages.Page("p", Readout.Pages.PageFormat.PlainText, "Talks resume in Dorin", Readout.Pages.PageFacts.None, [])));
        Assert.Null(known.Add(notice));
        Assert.Null(known.Add(notice with { Id = "q#1" }));
    }

    [Fact]
    public void A_shortened_version_is_contained_in_the_long_one()
    {
        var (whole, part) = (TextSketch.Of(string.Join('\n', Sentences)), TextSketch.Of(string.Join('\n', Sentences[..3])));
        Assert.InRange(part.Containment(whole), 0.9, 1);
        Assert.InRange(whole.Containment(part), 0.3, 0.65);
        Assert.Equal(1, whole.Resemblance(TextSketch.Of(string.Join(" – ", Sentences).ToUpperInvariant())));
    }

    [Fact]
    public void Reports_of_one_event_in_other_words_are_no_duplicates() =>
        Assert.True(TextSketch.Of(string.Join('\n', Sentences)).Resemblance(TextSketch.Of("Arland and Belmark will let lorries cross the northern border again this week, their ministers said on Monday after talks in Dorin.")) < 0.1);
}
