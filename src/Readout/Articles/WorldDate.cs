using System.Globalization;
using System.Text.RegularExpressions;
using Readout.Lexicons;

namespace Readout.Articles;

/// <summary>
/// Whole dates (with a year) as pages of the world write them: "26. April 2023", "26 de abril de 2023",
/// "April 26, 2023", "26.04.2023", "2023年4月26日", and in calendars of their own ("۶ اردیبهشت ۱۴۰۲"). The names of months stand in <c>lexicons/months.tsv</c>.
/// </summary>
internal static partial class WorldDate
{
    // In a longer text such numbers are versions and sections.
    private const int LongestShort = 60;

    // Nepal counts some 57 years more: 2070 is 2013. No rule gives the lengths of its months, so that its dates are none.
    private const string FirstNepalese = "2070";

    private static readonly Dictionary<string, int> Months = LexiconFile.Embedded("months.tsv", 3)
        .ToDictionary(row => row[0], row => int.Parse(row[1], CultureInfo.InvariantCulture), StringComparer.Ordinal);

    /// <summary>The first whole date in the text as ISO 8601, with its time and zone when they are written in ISO form; else null.</summary>
    public static string? Find(string text)
    {
        if (!HasDigit(text))
        {
            return null;
        }

        text = Digits(WithoutMarks(text));
        var iso = Iso().Match(text);
        if (iso.Success)
        {
            return iso.Groups[1].ValueSpan.CompareTo(FirstNepalese, StringComparison.Ordinal) >= 0 || Valid(iso.Groups[1].Value, iso.Groups[2].Value, iso.Groups[3].Value) is null ? null : iso.Value.Replace('/', '-');
        }

        var cjk = Ideographic().Match(text);
        if (cjk.Success)
        {
            return Valid(cjk.Groups[1].Value, cjk.Groups[2].Value, cjk.Groups[3].Value);
        }

        return Named(text) ?? Numbers(text) ?? CalendarDate.Find(text) ?? ShortYear(text);
    }

    private static bool HasDigit(string text)
    {
        foreach (char c in text)
        {
            if (char.IsDigit(c))
            {
                return true;
            }
        }

        return false;
    }

    private static string? Named(string text)
    {
        foreach (Match match in DayMonthYear().Matches(text))
        {
            if (Months.TryGetValue(match.Groups["month"].Value.ToLowerInvariant(), out int month))
            {
                return Valid(match.Groups["year"].Value, month.ToString(CultureInfo.InvariantCulture), match.Groups["day"].Value);
            }
        }

        foreach (Match match in MonthDayYear().Matches(text))
        {
            if (Months.TryGetValue(match.Groups["month"].Value.ToLowerInvariant(), out int month))
            {
                return Valid(match.Groups["year"].Value, month.ToString(CultureInfo.InvariantCulture), match.Groups["day"].Value);
            }
        }

        return null;
    }

    // Day first, as everywhere but in the United States; where only the other order can be, that.
    private static string? Numbers(string text)
    {
        var match = Numeric().Match(text);
        if (!match.Success)
        {
            return null;
        }

        var (first, second) = (match.Groups[1].Value, match.Groups[2].Value);
        return Valid(match.Groups[3].Value, second, first) ?? Valid(match.Groups[3].Value, first, second);
    }

    /// <summary>"26.04.23": with points and two digits each it is day first everywhere but in the Far East, where the year is.</summary>
    private static string? ShortYear(string text)
    {
        var match = text.Length <= LongestShort ? TwoDigits().Match(text) : Match.Empty;
        return match.Success && !text.Any(c => LineShape.IsIdeograph(c) || c is >= '\uAC00' and <= '\uD7AF')
            ? Valid("20" + match.Groups[3].Value, match.Groups[2].Value, match.Groups[1].Value)
            : null;
    }

    private static string? Valid(string year, string month, string day)
    {
        int y = int.Parse(year, CultureInfo.InvariantCulture), m = int.Parse(month, CultureInfo.InvariantCulture), d = int.Parse(day, CultureInfo.InvariantCulture);
        return m is >= 1 and <= 12 && d >= 1 && d <= DateTime.DaysInMonth(y, m) ? string.Create(CultureInfo.InvariantCulture, $"{y}-{m:00}-{d:00}") : null;
    }

    /// <summary>Marks of direction stand between the parts of a date on right-to-left pages: "٢٦&#x200F;/٤&#x200F;/٢٠٢٣".</summary>
    private static string WithoutMarks(string text) =>
        text.Any(IsMark) ? string.Concat(text.Where(c => !IsMark(c))) : text;

    private static bool IsMark(char c) => c is '\u061C' or '\u200E' or '\u200F' or >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069';

    /// <summary>Arabic, Persian and Indian digits as those of ASCII.</summary>
    private static string Digits(string text) =>
        text.Any(c => char.IsDigit(c) && c > '9') ? string.Concat(text.Select(c => char.IsDigit(c) ? (char)('0' + (int)char.GetNumericValue(c)) : c)) : text;

    [GeneratedRegex(@"\b((?:19|20)\d\d)[-/](\d\d)[-/](\d\d)(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?(?!\d)")]
    private static partial Regex Iso();

    [GeneratedRegex(@"((?:19|20)\d\d)[年년]\s*(\d{1,2})[月월]\s*(\d{1,2})[日일]")]
    private static partial Regex Ideographic();

    [GeneratedRegex(@"(?<!\d)(?<day>\d{1,2})(?:st|nd|rd|th|er|\.|º|-)?,?[\s\u00A0/-]+(?:de\s+|of\s+|d'|tháng\s+)?(?<month>\p{L}{3,12})(?:\s?/\s?\p{L}{3,12})?\.?,?[\s\u00A0/-]+(?:de\s+|del\s+)?(?<year>(?:19|20)\d\d)(?![\da-zA-Z])", RegexOptions.CultureInvariant)]
    private static partial Regex DayMonthYear();

    [GeneratedRegex(@"(?:(?<year>(?:19|20)\d\d)\.?[\s\u00A0]+)?(?<month>\p{L}{3,12})\.?[\s\u00A0]+(?<day>\d{1,2})(?:st|nd|rd|th|\.)?(?:,?[\s\u00A0]+(?<year>(?:19|20)\d\d)\b|(?<=\b(?:19|20)\d\d\.?\s+\p{L}+\.?\s+\d{1,2}\.?))", RegexOptions.CultureInvariant)]
    private static partial Regex MonthDayYear();

    [GeneratedRegex(@"(?<![\d.])(\d{1,2})(?:[./-]\s?| \| )(\d{1,2})(?:[./-]\s?| \| )((?:19|20)\d\d)(?!\d)")]
    private static partial Regex Numeric();

    [GeneratedRegex(@"(?<![\d.])(\d\d)\.(\d\d)\.(\d\d)(?![\d.]\d)")]
    private static partial Regex TwoDigits();
}
