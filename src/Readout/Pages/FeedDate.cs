using System.Globalization;
using System.Text.RegularExpressions;

namespace Readout.Pages;

/// <summary>Dates of feeds (RFC 822 and RFC 3339) as ISO 8601, with the zone that was given.</summary>
internal static partial class FeedDate
{
    private static readonly Dictionary<string, string> Zones = new(StringComparer.Ordinal)
    {
        ["UT"] = "+00:00",
        ["UTC"] = "+00:00",
        ["GMT"] = "+00:00",
        ["Z"] = "+00:00",
        ["EST"] = "-05:00",
        ["EDT"] = "-04:00",
        ["CST"] = "-06:00",
        ["CDT"] = "-05:00",
        ["MST"] = "-07:00",
        ["MDT"] = "-06:00",
        ["PST"] = "-08:00",
        ["PDT"] = "-07:00",
    };

    public static string? ToIso(string? date)
    {
        date = date?.Trim();
        if (string.IsNullOrEmpty(date) || date is [>= '0' and <= '9', >= '0' and <= '9', >= '0' and <= '9', >= '0' and <= '9', '-', ..])
        {
            return string.IsNullOrEmpty(date) ? null : date;
        }

        string zoned = NamedZone().Replace(date, zone => Zones.GetValueOrDefault(zone.Value, zone.Value));
        return DateTimeOffset.TryParse(zoned, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var when)
            ? when.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture)
            : null;
    }

    [GeneratedRegex(@"\b[A-Z]{1,3}$")]
    private static partial Regex NamedZone();
}
