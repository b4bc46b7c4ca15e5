using Readout.Pages;

namespace Readout.Tests.Names;

public class TimeTests
{
    // A Wednesday.
    private const string Date = "2023-04-26";

    /// <summary>For what the parse decides; without a language model these tests pass unasked.</summary>
    private static readonly Lazy<Reader> Whole = new(() => new Reader());

    [Theory]
    [InlineData("They met on Tuesday.", "Tuesday", "2023-04-25")]
    [InlineData("They will meet on Tuesday.", "Tuesday", "2023-05-02")]
    [InlineData("They met on Monday night.", "Monday night", "2023-04-24TNI")]
    [InlineData("They meet at the end of 2022.", "the end of 2022", "2022")]
    [InlineData("Talks are expected to take place on May 2.", "May 2", "2023-05-02")]
    [InlineData("Talks took place on Dec. 30.", "Dec. 30", "2022-12-30")]
    [InlineData("They signed it on 6 November 1998.", "6 November 1998", "1998-11-06")]
    [InlineData("They left two days ago.", "two days ago", "2023-04-24")]
    [InlineData("They left five months ago.", "five months ago", "2022-11")]
    [InlineData("It lasted nearly two years.", "nearly two years", "P2Y")]
    [InlineData("It lasted for the past three weeks.", "the past three weeks", "P3W")]
    [InlineData("They meet every Thursday.", "every Thursday", "XXXX-WXX-4")]
    [InlineData("The deadline is 9 a.m. on Friday.", "9 a.m. on Friday", "2023-04-28T09:00")]
    [InlineData("It began in the 1990s.", "the 1990s", "199")]
    [InlineData("It grew in the third quarter of 2021.", "the third quarter of 2021", "2021-Q3")]
    [InlineData("They came last week.", "last week", "2023-W16")]
    [InlineData("They came last month.", "last month", "2023-03")]
    [InlineData("They leave next year.", "next year", "2024")]
    [InlineData("They came yesterday.", "yesterday", "2023-04-25")]
    [InlineData("It was built in 1987.", "1987", "1987")]
    [InlineData("They could come as early as Thursday.", "Thursday", "2023-04-27")]
    [InlineData("Help is needed in the coming months.", "the coming months", "FUTURE_REF")]
    [InlineData("It took 5 1/2 hours.", "5 1/2 hours", "PT5H30M")]
    [InlineData("It happened at 10:35 a.m. (0735 GMT) Tuesday.", "10:35 a.m. (0735 GMT) Tuesday", "2023-04-25T10:35")]
    public void An_expression_has_the_value_that_the_date_gives(string text, string words, string value)
    {
        var timex = Assert.Single(Named.In(text, Date).Times);
        Assert.Equal((words, value), (timex.Spans[0].Of(text), timex.Value));
    }

    [Theory]
    [InlineData("Libya agreed in March to hand over the suspects.", "2023-03")]
    [InlineData("The town postponed the vote until Friday.", "2023-04-28")]
    [InlineData("The union will look for ways to get around Friday's ruling.", "2023-04-21")]
    [InlineData("The court has decided to admit the heirs in June.", "2023-06")]
    public void A_promise_has_the_day_on_which_it_was_made_and_the_act_its_own(string text, string value)
    {
        if (File.Exists(Path.Combine(AppContext.BaseDirectory, "models", "english.bin")))
        {
            var page = new Page("tense", PageFormat.PlainText, text, new PageFacts(Date: Date), []);
            Assert.Equal(value, Assert.Single(Whole.Value.Read(page)[0].Names.Times).Value);
        }
    }

    [Theory]
    [InlineData("He left in June 1998 and returned later that year.", "1998")]
    [InlineData("They met on 2 May 2019 and parted the following day.", "2019-05-03")]
    [InlineData("He was elected in 1995 and died the following year.", "1996")]
    public void What_points_back_goes_by_the_date_told_before(string text, string value) => Assert.Equal(value, Named.In(text, Date).Times[^1].Value);

    [Theory]
    [InlineData("Talks are expected on May 2.", "XXXX-05-02")]
    [InlineData("They met on Tuesday.", "XXXX-WXX-2")]
    [InlineData("They met last year.", "XXXX")]
    [InlineData("They met on May 2, 2019.", "2019-05-02")]
    public void Without_a_date_the_value_stays_open(string text, string value) => Assert.Equal(value, Assert.Single(Named.In(text, null).Times).Value);

    [Theory]
    [InlineData("They may leave.")]
    [InlineData("About 2000 people marched.")]
    [InlineData("Theresa May spoke.")]
    [InlineData("The Daily Mail printed it.")]
    [InlineData("The second attempt failed.")]
    public void What_is_no_time_is_left(string text) => Assert.Empty(Named.In(text, Date).Times);
}
