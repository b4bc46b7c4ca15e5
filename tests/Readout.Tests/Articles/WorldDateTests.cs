using Readout.Articles;

namespace Readout.Tests.Articles;

public class WorldDateTests
{
    [Theory]
    [InlineData("Published 26 April 2023, 10:30", "2023-04-26")]
    [InlineData("Wed, April 26th, 2023", "2023-04-26")]
    [InlineData("26. April 2023", "2023-04-26")]
    [InlineData("26 de abril de 2023", "2023-04-26")]
    [InlineData("Le 1er août 2023 à 7h", "2023-08-01")]
    [InlineData("26 Nisan 2023", "2023-04-26")]
    [InlineData("26 апреля 2023 г.", "2023-04-26")]
    [InlineData("2023年4月26日 10時", "2023-04-26")]
    [InlineData("٢٦ أبريل ٢٠٢٣", "2023-04-26")]
    [InlineData("2023. április 26. 10:30", "2023-04-26")]
    [InlineData("26.04.2023", "2023-04-26")]
    [InlineData("04/26/2023", "2023-04-26")]
    [InlineData("26 | 04 | 2023", "2023-04-26")]
    [InlineData("2023-04-26T10:30:00+02:00", "2023-04-26T10:30:00+02:00")]
    [InlineData("31 February 2023", null)]
    [InlineData("In 2023 about 26 people", null)]
    [InlineData("Call 0800 26 04 20", null)]
    public void A_whole_date_is_found_in_any_language_of_the_press(string text, string? date) => Assert.Equal(date, WorldDate.Find(text));
}
