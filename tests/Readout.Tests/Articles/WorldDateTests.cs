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
    [InlineData("26 نيسان/أبريل 2023", "2023-04-26")]
    [InlineData("الأربعاء 6 شوال 1444هـ - 26 أبريل 2023م", "2023-04-26")]
    [InlineData("6 شوال 1444 هـ", "2023-04-26")]
    [InlineData("چهارشنبه ۶ اردیبهشت ۱۴۰۲", "2023-04-26")]
    [InlineData("تاریخ انتشار: ۱۴۰۲/۰۲/۰۶ - ۱۰:۳۰", "2023-04-26")]
    [InlineData("26.04.23 | 10:30", "2023-04-26")]
    [InlineData("\u200F٢٦\u200F/٤\u200F/٢٠٢٣", "2023-04-26")]
    [InlineData("26 เมษายน 2568 เวลา 10:30 น.", "2025-04-26")]
    [InlineData("วันเสาร์ที่ ๒๖ เมษายน พ.ศ. ๒๕๖๘", "2025-04-26")]
    [InlineData("26 เม.ย. 2568 10:30", "2025-04-26")]
    [InlineData("เผยแพร่: 26 เม.ย. 68 10:30", "2025-04-26")]
    [InlineData("26 กุมภาพันธ์ 2025", "2025-02-26")]
    [InlineData("26/04/2568", "2025-04-26")]
    [InlineData("2568-04-26T10:30:00+07:00", "2025-04-26")]
    [InlineData("29 กุมภาพันธ์ 2568", null)]
    [InlineData("26 คนที่ 2568", null)]
    [InlineData("10 เม.ย. 10:30", null)]
    [InlineData("2082-01-13", null)]
    [InlineData("23.04.26 수", null)]
    [InlineData("Version 26.04.23.1", null)]
    [InlineData("1444/10/06", null)]
    [InlineData("31 February 2023", null)]
    [InlineData("In 2023 about 26 people", null)]
    [InlineData("Call 0800 26 04 20", null)]
    public void A_whole_date_is_found_in_any_language_of_the_press(string text, string? date) => Assert.Equal(date, WorldDate.Find(text));

    [Fact]
    public void Every_month_of_another_calendar_is_found_in_its_own_example() =>
        Assert.All(Readout.Lexicons.LexiconFile.Embedded("calendar-months.tsv", 4), row => Assert.NotNull(WorldDate.Find(row[3])));
}
