using System.Globalization;
using System.Text.RegularExpressions;

namespace Readout.Articles;

/// <summary>Dates written out on pages and in datelines, as ISO 8601 with the precision given.</summary>
internal static partial class DateText
{
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <summary>The first date in the text; without a year <c>--MM-DD</c> (ISO 8601:2000's truncated form, as in XML Schema's gMonthDay).</summary>
    public static string? Find(string text)
    {
        var match = Written().Match(text);
        if (!match.Success)
        {
            var iso = Iso().Match(text);
            return iso.Success ? iso.Value : null;
        }

        int month = Array.IndexOf(Months, match.Groups["month"].Value[..3].ToLowerInvariant()) + 1;
        int day = int.Parse(match.Groups["day"].ValueSpan, CultureInfo.InvariantCulture);
        if (month == 0 || day is < 1 or > 31)
        {
            return null;
        }

        string year = match.Groups["year"].Success ? match.Groups["year"].Value : "-";
        return string.Create(CultureInfo.InvariantCulture, $"{year}-{month:00}-{day:00}");
    }

    /// <summary>A date in a page's field, in any common notation, as ISO 8601; null when none can be read for certain.</summary>
    public static string? ToIso(string text)
    {
        var digits = Compact().Match(text);
        if (digits.Success)
        {
            return $"{digits.Groups[1].Value}-{digits.Groups[2].Value}-{digits.Groups[3].Value}{digits.Groups[4].Value}";
        }

        string? found = Find(text);
        if (found is not (null or ['-', ..]))
        {
            return found;
        }

        // Day first, as everywhere but in the United States; where only the other order can be, that.
        var numbers = Numeric().Match(text);
        if (!numbers.Success)
        {
            return null;
        }

        int first = int.Parse(numbers.Groups[1].ValueSpan, CultureInfo.InvariantCulture), second = int.Parse(numbers.Groups[2].ValueSpan, CultureInfo.InvariantCulture);
        var (day, month) = second > 12 ? (second, first) : (first, second);
        return day is >= 1 and <= 31 && month is >= 1 and <= 12 ? string.Create(CultureInfo.InvariantCulture, $"{numbers.Groups[3].Value}-{month:00}-{day:00}") : null;
    }

    /// <summary>True when the line is a date or time of publication and hardly anything else.</summary>
    public static bool IsDateLine(string line) =>
        line.Length <= 90 && line.AsSpan().IndexOfAnyInRange('0', '9') >= 0 && DateOnly().IsMatch(line) && (Written().IsMatch(line) || Iso().IsMatch(line));

    private const string MonthNames = "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";

    [GeneratedRegex(@"\b(?:(?<month>" + MonthNames + @")\.?\s+(?<day>\d{1,2})(?:st|nd|rd|th)?\b(?:,?\s+(?<year>(?:19|20)\d\d))?|(?<day>\d{1,2})(?:st|nd|rd|th)?\s+(?<month>" + MonthNames + @")\b\.?(?:,?\s+(?<year>(?:19|20)\d\d))?)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Written();

    [GeneratedRegex(@"\b(?:19|20)\d\d-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?")]
    private static partial Regex Iso();

    [GeneratedRegex(@"^\s*((?:19|20)\d\d)[/.]?(0[1-9]|1[0-2])[/.]?(0[1-9]|[12]\d|3[01])(T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d))?(?!\d)")]
    private static partial Regex Compact();

    [GeneratedRegex(@"\b(\d{1,2})[./-](\d{1,2})[./-]((?:19|20)\d\d)\b")]
    private static partial Regex Numeric();

    [GeneratedRegex(@"^(?:(?:first |last )?(?:published|updated|posted|modified|publish date|last update|date|on|at)\b[:\s]*)*(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?[,.]?\s*)?(?:" + MonthNames + @"|[\d:.,\s/|·•–-]|am|pm|a\.m\.|p\.m\.|gmt|utc|est|edt|bst|ist|et|st|nd|rd|th|at|of|updated|published|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|[TZ+()])+$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DateOnly();
}
