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
    [InlineData("Help is needed in the coming months.", "the coming months", "PXM")]
    [InlineData("Help is needed in coming months.", "coming months", "FUTURE_REF")]
    [InlineData("He was shot dead last Oct. 23.", "last Oct. 23", "2022-10-23")]
    [InlineData("Hearings begin the week of May 8.", "the week of May 8", "2023-W19")]
    [InlineData("He flew home in Easter week.", "Easter week", "2023-W14")]
    [InlineData("They voted on Election Day.", "Election Day", "2022-11-08")]
    [InlineData("The guns fell silent at midday.", "midday", "2023-04-26T12:00")]
    [InlineData("The guns fell silent at 4 in the morning.", "4 in the morning", "2023-04-26T04:00")]
    [InlineData("It was a day-long siege.", "day-long", "P1D")]
    [InlineData("The war will one day end.", "one day", "FUTURE_REF")]
    [InlineData("Traffic rose to a high for the year.", "the year", "2023")]
    [InlineData("Profit fell in the year ended so badly.", "the year", "P1Y")]
    [InlineData("The work is done by year's end.", "year's end", "2023")]
    [InlineData("They signed a new charter, effective Jan. 1.", "Jan. 1", "2024-01-01")]
    [InlineData("Guidelines were drafted for May transactions.", "May", "2023-05")]
    [InlineData("He came in the early hours of Tuesday.", "Tuesday", "2023-04-25")]
    [InlineData("On Tuesday, the league plans to appeal.", "Tuesday", "2023-05-02")]
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
    [InlineData("Until Tuesday, they had not called the man a suspect.", "2023-04-25")]
    [InlineData("The truce had been due to expire on Friday.", "2023-04-21")]
    [InlineData("The army began its assault as planned on Friday.", "2023-04-21")]
    [InlineData("The ministers issued a joint statement Friday saying that the pact will help them.", "2023-04-21")]
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
    [InlineData("They met on 2 May 2019 and fell out ten days later.", "2019-05-12")]
    [InlineData("He died within days; three days later his son took over.", "P3D")]
    [InlineData("They met in May 2019 and signed that same day.", "2019-05-XX")]
    [InlineData("A summit takes place on May 24 and 25.", "2023-05-25")]
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
    [InlineData("The man, 52 years old, succeeds him.")]
    [InlineData("He was in his 30s.")]
    [InlineData("He said so on \"60 Minutes\" and left.")]
    [InlineData("He joined the annual March for Life.")]
    [InlineData("She starred in 28 Days Later and won.")]
    [InlineData("But this time the guards were awake.")]
    public void What_is_no_time_is_left(string text) => Assert.Empty(Named.In(text, Date).Times);
}
