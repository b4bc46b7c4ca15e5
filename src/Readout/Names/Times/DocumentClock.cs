using System.Globalization;
using NodaTime;
using NodaTime.Calendars;

namespace Readout.Names.Times;

/// <summary>Where an expression points when it does not say so itself.</summary>
internal enum Direction
{
    Past,
    Future,
}

/// <summary>
/// TIMEX3 values relative to the document's date. Without a date the parts that only it could give are X
/// ("XXXX-05-02", "XXXX-WXX-2"). Years 1 to 9998.
/// </summary>
internal sealed class DocumentClock(LocalDate? date)
{
    private static readonly IWeekYearRule Weeks = WeekYearRules.Iso;

    public LocalDate? Date { get; } = date;

    /// <summary>The date of an ISO 8601 text; null when it has no day.</summary>
    public static DocumentClock Of(string? iso) =>
        iso is { Length: >= 10 } && DateOnly.TryParseExact(iso.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day.Year is > 1 and < 9998
            ? new DocumentClock(LocalDate.FromDateOnly(day))
            : new DocumentClock(null);

    public string Day(int offset) => Date is { } day ? Iso(day.PlusDays(offset)) : "XXXX-XX-XX";

    public string Week(int offset) => Date is { } day ? WeekOf(day.PlusWeeks(offset)) : "XXXX-WXX";

    public string Weekend(int offset) => Week(offset) + "-WE";

    public string Month(int offset) => Date is { } day ? Iso(day.PlusMonths(offset))[..7] : "XXXX-XX";

    public string Year(int offset) => Date is { } day ? Four(day.Year + offset) : "XXXX";

    public string Decade(int offset) => Date is { } day ? Four(day.Year + (10 * offset))[..3] : "XXX";

    public string Century(int offset) => Date is { } day ? Four(day.Year + (100 * offset))[..2] : "XX";

    public string Quarter(int offset) => Date is { } day ? QuarterOf(day.PlusMonths(3 * offset)) : "XXXX-QX";

    /// <summary>The quarter of that number that is nearest in the direction; the current one is past.</summary>
    public string NumberedQuarter(int number, Direction direction)
    {
        if (Date is not { } day)
        {
            return $"XXXX-Q{number}";
        }

        // Results come out in the quarter behind; only the very next quarter is ever spoken of as coming.
        int current = (day.Month + 2) / 3;
        bool comes = direction == Direction.Future && (number == current + 1 || (current == 4 && number == 1));
        int year = comes && number < current ? day.Year + 1 : !comes && number > current ? day.Year - 1 : day.Year;
        return $"{Four(year)}-Q{number}";
    }

    /// <param name="weekday">ISO: Monday is 1.</param>
    /// <param name="strictly">The date itself does not count, as in "last Tuesday".</param>
    public string Weekday(int weekday, Direction direction, bool strictly)
    {
        if (Date is not { } day)
        {
            return $"XXXX-WXX-{weekday}";
        }

        int ahead = (weekday - (int)day.DayOfWeek + 7) % 7;
        int back = (7 - ahead) % 7;
        return direction == Direction.Future
            ? Iso(day.PlusDays(ahead == 0 && strictly ? 7 : ahead))
            : Iso(day.PlusDays(-(back == 0 && strictly ? 7 : back)));
    }

    /// <summary>The month without a year: this year's or the neighbour's that the direction asks for.</summary>
    public string NamedMonth(int month, Direction direction) => $"{YearOfMonth(month, direction)}-{month:00}";

    public string YearOfMonth(int month, Direction direction)
    {
        if (Date is not { } day)
        {
            return "XXXX";
        }

        int year = direction == Direction.Future ? (month < day.Month ? day.Year + 1 : day.Year) : month > day.Month ? day.Year - 1 : day.Year;
        return Four(year);
    }

    /// <summary>A month and day without a year: the nearest one.</summary>
    /// <param name="past">The text says that it is over.</param>
    public string NamedDay(int month, int dayOfMonth, Direction direction, bool past = false)
    {
        if (Date is not { } today)
        {
            return $"XXXX-{month:00}-{dayOfMonth:00}";
        }

        int months = month - today.Month;
        int year = months > 6 || (months > 2 && direction == Direction.Past) ? today.Year - 1
            : (months < -6 && !past) || (months < -2 && direction == Direction.Future) ? today.Year + 1 : today.Year;
        return $"{Four(year)}-{month:00}-{dayOfMonth:00}";
    }

    public string Season(string season, int offset, bool nearestPast)
    {
        if (Date is not { } day)
        {
            return "XXXX-" + season;
        }

        int begins = season switch { "SP" => 3, "SU" => 6, "FA" => 9, _ => 12 };
        int year = day.Year + offset;
        year = nearestPast && day.Month < begins ? day.Year - 1 : year;
        return $"{Four(year)}-{season}";
    }

    public string Holiday(string rule, int? year, Direction direction)
    {
        if (rule.Length == 5 && rule[2] == '-')
        {
            int month = int.Parse(rule.AsSpan(0, 2), CultureInfo.InvariantCulture), day = int.Parse(rule.AsSpan(3), CultureInfo.InvariantCulture);
            return year is { } given ? $"{Four(given)}-{rule}" : NamedDay(month, day, direction);
        }

        int? of = year ?? Date?.Year;
        if (year is null && Date is { } today && Direction.Past == direction && rule != "easter" && today.Month < 9)
        {
            of = today.Year - 1;
        }

        return of is { } known ? Iso(rule switch
        {
            "thanksgiving" => Nth(known, 11, IsoDayOfWeek.Thursday, 4),
            "labor" => Nth(known, 9, IsoDayOfWeek.Monday, 1),
            "election" => Nth(known, 11, IsoDayOfWeek.Monday, 1).PlusDays(1),
            _ => Easter(known),
        }) : "XXXX-XX-XX";
    }

    public static string Four(int year) => year.ToString("0000", CultureInfo.InvariantCulture);

    public static string Iso(LocalDate date) => $"{Four(date.Year)}-{date.Month:00}-{date.Day:00}";

    /// <summary>The day shifted by whole units; null when that leaves the calendar.</summary>
    public static string? Shift(LocalDate from, string unit, int count)
    {
        if (Math.Abs((long)count) > 4000)
        {
            return null;
        }

        return unit switch
        {
            "D" => Iso(from.PlusDays(count)),
            "W" => WeekOf(from.PlusWeeks(count)),
            "M" => Iso(from.PlusMonths(count))[..7],
            "Q" => QuarterOf(from.PlusMonths(3 * count)),
            "Y" when from.Year + count is > 0 and < 9999 => Four(from.Year + count),
            "DE" when from.Year + (10 * count) is > 0 and < 9999 => Four(from.Year + (10 * count))[..3],
            _ => null,
        };
    }

    /// <summary>The ISO week of a day; null when the value is no full date.</summary>
    public static string? WeekOf(string iso) => Of(iso).Date is { } day ? WeekOf(day) : null;

    private static string QuarterOf(LocalDate date) => $"{Four(date.Year)}-Q{(date.Month + 2) / 3}";

    private static string WeekOf(LocalDate date) => $"{Four(Weeks.GetWeekYear(date))}-W{Weeks.GetWeekOfWeekYear(date):00}";

    private static LocalDate Nth(int year, int month, IsoDayOfWeek weekday, int count) => LocalDate.FromYearMonthWeekAndDay(year, month, count, weekday);

    /// <summary>Gregorian Easter by the anonymous computus (Meeus, Astronomical Algorithms, chapter 8).</summary>
    private static LocalDate Easter(int year)
    {
        int a = year % 19, b = year / 100, c = year % 100, d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
        int h = ((19 * a) + b - d - g + 15) % 30, i = c / 4, k = c % 4, l = (32 + (2 * e) + (2 * i) - h - k) % 7, m = (a + (11 * h) + (22 * l)) / 451;
        return new LocalDate(year, (h + l - (7 * m) + 114) / 31, ((h + l - (7 * m) + 114) % 31) + 1);
    }
}
