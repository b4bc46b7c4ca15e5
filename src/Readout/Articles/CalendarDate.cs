using System.Globalization;
using System.Text.RegularExpressions;
using Readout.Lexicons;

namespace Readout.Articles;

/// <summary>
/// Whole dates of the Persian calendar ("۶ اردیبهشت ۱۴۰۲", "1402/02/06") and of the Islamic one as it is reckoned in Mecca
/// ("6 شوال 1444"), and of the Buddhist years of Thailand ("26 เมษายน 2568", "26 เม.ย. 68"), as ISO 8601. The names of months stand in <c>lexicons/calendar-months.tsv</c>.
/// </summary>
internal static partial class CalendarDate
{
    // In numbers alone the year tells the calendar: in the Persian one these are 1991 to 2031, in the Islamic one long past.
    private const int FirstYear = 1370;
    private const int LastYear = 1410;

    // Thailand counts from 543 years before; whole years since 1950 are these, and the last two digits stand for them.
    private const int FirstBuddhist = 2493;
    private const int LastBuddhist = 2599;
    private const int Centuries = 2500;
    private const int FirstShort = 50;

    private static readonly Calendar Buddhist = new ThaiBuddhistCalendar();

    private static readonly Calendar Persian = new PersianCalendar();

    private static readonly Calendar Gregorian = new GregorianCalendar();

    private static readonly Calendar Islamic = new UmAlQuraCalendar();

    // Made last: its rows name the calendars.
    private static readonly Dictionary<string, (Calendar Calendar, int Month)> Months = LexiconFile.Embedded("calendar-months.tsv", 4)
        .ToDictionary(row => row[0], row => (CalendarOf(row), int.Parse(row[2], CultureInfo.InvariantCulture)), StringComparer.Ordinal);

    /// <summary>The first such date; null when there is none.</summary>
    /// <param name="text">Its digits are those of ASCII.</param>
    public static string? Find(string text)
    {
        foreach (Match match in Named().Matches(text))
        {
            if (Months.TryGetValue(match.Groups["month"].Value, out var month) || Months.TryGetValue(match.Groups["month"].Value.Split(' ')[0], out month))
            {
                return Iso(month.Calendar, match.Groups["year"].Value, month.Month, match.Groups["day"].Value);
            }
        }

        foreach (Match match in NamedInThai().Matches(text))
        {
            if (Months.TryGetValue(match.Groups["month"].Value, out var month) && month.Calendar == Buddhist)
            {
                return Thai(int.Parse(match.Groups["year"].ValueSpan, CultureInfo.InvariantCulture), month.Month, match.Groups["day"].Value);
            }
        }

        return Numbers(Numeric().Match(text)) ?? Numbers(NumericInThai().Match(text));
    }

    private static string? Numbers(Match numbers)
    {
        if (!numbers.Success)
        {
            return null;
        }

        int year = int.Parse(numbers.Groups["year"].ValueSpan, CultureInfo.InvariantCulture), month = int.Parse(numbers.Groups["month"].ValueSpan, CultureInfo.InvariantCulture);
        return year is >= FirstYear and <= LastYear ? Iso(Persian, numbers.Groups["year"].Value, month, numbers.Groups["day"].Value)
            : year is >= FirstBuddhist and <= LastBuddhist ? Iso(Buddhist, numbers.Groups["year"].Value, month, numbers.Groups["day"].Value)
            : null;
    }

    /// <summary>A year with a Thai month: counted in either way, or the last two digits of a Buddhist one.</summary>
    private static string? Thai(int year, int month, string day)
    {
        var calendar = year is >= 1900 and < 2100 ? Gregorian : Buddhist;
        int whole = year < 100 ? Centuries + year : year;
        return calendar == Buddhist && (whole is < FirstBuddhist or > LastBuddhist || year < FirstShort) ? null : Iso(calendar, whole.ToString(CultureInfo.InvariantCulture), month, day);
    }

    private static string? Iso(Calendar calendar, string year, int month, string day)
    {
        int y = int.Parse(year, CultureInfo.InvariantCulture), d = int.Parse(day, CultureInfo.InvariantCulture);
        return month is >= 1 and <= 12 && d >= 1 && y >= calendar.GetYear(calendar.MinSupportedDateTime) && y < calendar.GetYear(calendar.MaxSupportedDateTime) && d <= calendar.GetDaysInMonth(y, month)
            ? calendar.ToDateTime(y, month, d, 0, 0, 0, 0).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : null;
    }

    private static Calendar CalendarOf(LexiconRow row) => row[1] switch
    {
        "buddhist" => Buddhist,
        "islamic" => Islamic,
        "persian" => Persian,
        _ => throw new Text.InputException(row.Fault(1, Text.NoteCodes.LexiconValue, $"\"{row[1]}\" is not known; expected buddhist, islamic or persian")),
    };

    [GeneratedRegex(@"(?<!\d)(?<day>\d{1,2})\s+(?<month>\p{L}{2,10}(?:\s\p{L}{4,7})?)[,،]?\s+(?<year>1[34]\d\d)(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Named();

    // The era may be named ("พ.ศ.", before the year), and names of months are shortened with points: "เม.ย.".
    [GeneratedRegex(@"(?<!\d)(?<day>\d{1,2})\s*(?<month>[\u0E00-\u0E7F.]{4,12}?)\s*(?:(?:พ\.ศ\.|ค\.ศ\.|ปี)\s*)?(?<year>(?:19|20|24|25)\d\d|\d\d)(?!\d|[:.]\d)", RegexOptions.CultureInvariant)]
    private static partial Regex NamedInThai();

    [GeneratedRegex(@"(?<!\d)(?<year>1[34]\d\d|2[45]\d\d)[/.-](?<month>\d{1,2})[/.-](?<day>\d{1,2})(?!\d)")]
    private static partial Regex Numeric();

    // The year behind tells that the day comes first.
    [GeneratedRegex(@"(?<![\d.])(?<day>\d{1,2})[/.-]\s?(?<month>\d{1,2})[/.-]\s?(?<year>2[45]\d\d)(?!\d)")]
    private static partial Regex NumericInThai();
}
