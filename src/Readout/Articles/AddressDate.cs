using System.Globalization;
using System.Text.RegularExpressions;

namespace Readout.Articles;

/// <summary>The day that many sites file an article under in its address: "/2023/04/26/", "/20230426/", "/29-04-2023".</summary>
internal static partial class AddressDate
{
    /// <summary>As ISO 8601; null when the address tells none.</summary>
    public static string? Find(string address)
    {
        var match = YearFirst().Match(address);
        match = match.Success ? match : DayFirst().Match(address);
        return match.Success ? WorldDate.Find($"{match.Groups["year"].Value}-{match.Groups["month"].Value.PadLeft(2, '0')}-{match.Groups["day"].Value.PadLeft(2, '0')}") : null;
    }

    /// <summary>
    /// The day a page was published on where it was written. A time in UTC can lie on the day after or before; the address
    /// then has the newsroom's own day, which the page shows and its text means by "today".
    /// </summary>
    /// <param name="published">ISO 8601, as the page's data tells it.</param>
    public static string Local(string published, string? address)
    {
        if (address is null || !(published.EndsWith('Z') || published.EndsWith("+00:00", StringComparison.Ordinal))
            || !DateTimeOffset.TryParse(published, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var told)
            || Find(address) is not { } day || !DateOnly.TryParseExact(day, "yyyy-MM-dd", out var filed))
        {
            return published;
        }

        // Clocks of the world run from 12 hours behind UTC to 14 before it.
        var earliest = DateOnly.FromDateTime(told.UtcDateTime.AddHours(-12));
        var latest = DateOnly.FromDateTime(told.UtcDateTime.AddHours(14));
        return filed != DateOnly.FromDateTime(told.UtcDateTime) && filed >= earliest && filed <= latest ? day : published;
    }

    // Without signs between them, month and day have two digits each, and nothing else stands in the number.
    [GeneratedRegex(@"/(?<year>20[0-3]\d)(?:(?<sign>[/-])(?<month>0?[1-9]|1[0-2])\k<sign>(?<day>0?[1-9]|[12]\d|3[01])|(?<month>0[1-9]|1[0-2])(?:[/-])?(?<day>0[1-9]|[12]\d|3[01]))(?!\d)")]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"(?<![\d-])(?<day>0[1-9]|[12]\d|3[01])-(?<month>0[1-9]|1[0-2])-(?<year>20[0-3]\d)(?![\d-])")]
    private static partial Regex DayFirst();
}
