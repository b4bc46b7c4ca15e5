using System.Globalization;
using System.Text.RegularExpressions;
using Readout.Lexicons;

namespace Readout.Articles;

/// <summary>
/// Whole dates of the Persian calendar ("۶ اردیبهشت ۱۴۰۲", "1402/02/06") and of the Islamic one as it is reckoned in Mecca
/// ("6 شوال 1444"), as ISO 8601. The names of months stand in <c>lexicons/calendar-months.tsv</c>.
/// </summary>
internal static partial class CalendarDate
{
    // In numbers alone the year tells the calendar: in the Persian one these are 1991 to 2031, in the Islamic one long past.
    private const int FirstYear = 1370;
    private const int LastYear = 1410;

    private static readonly Calendar Persian = new PersianCalendar();

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

        var numbers = Numeric().Match(text);
        return numbers.Success && int.Parse(numbers.Groups[1].ValueSpan, CultureInfo.InvariantCulture) is >= FirstYear and <= LastYear
            ? Iso(Persian, numbers.Groups[1].Value, int.Parse(numbers.Groups[2].ValueSpan, CultureInfo.InvariantCulture), numbers.Groups[3].Value)
            : null;
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
        "islamic" => Islamic,
        "persian" => Persian,
        _ => throw new Text.InputException(row.Fault(1, Text.NoteCodes.LexiconValue, $"\"{row[1]}\" is not known; expected islamic or persian")),
    };

    [GeneratedRegex(@"(?<!\d)(?<day>\d{1,2})\s+(?<month>\p{L}{2,10}(?:\s\p{L}{4,7})?)[,،]?\s+(?<year>1[34]\d\d)(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Named();

    [GeneratedRegex(@"(?<!\d)(1[34]\d\d)[/.-](\d{1,2})[/.-](\d{1,2})(?!\d)")]
    private static partial Regex Numeric();
}
