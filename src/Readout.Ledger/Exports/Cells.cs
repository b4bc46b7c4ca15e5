using System.Globalization;
using System.Text.Json;
using Readout.Ledger.Records;
using Readout.Ledger.Store;
using Readout.Text;

namespace Readout.Ledger.Exports;

/// <summary>How lists, spans, places and dates stand in one cell.</summary>
internal static class Cells
{
    /// <summary><c>start-end;start-end</c>, UTF-16 units, half-open.</summary>
    public static string Spans(IEnumerable<TextSpan> spans) =>
        string.Join(';', spans.Select(span => string.Create(CultureInfo.InvariantCulture, $"{span.Start}-{span.End}")));

    /// <summary>Joined with <c>;</c>; an unknown item keeps its empty place, so that parallel lists stay parallel.</summary>
    public static string Joined(IEnumerable<string?> items)
    {
        var list = items.ToList();
        return list.TrueForAll(string.IsNullOrEmpty) ? "" : string.Join(';', list);
    }

    public static IEnumerable<string?> Place(JsonElement? place) =>
    [
        StoredRecord.Of(place, "name"),
        StoredRecord.Of(place, "country"),
        StoredRecord.Of(place, "lat"),
        StoredRecord.Of(place, "lon"),
        StoredRecord.Of(place, "geonameid"),
        StoredRecord.Of(place, "feature"),
    ];

    /// <summary>A TIMEX3 value as start and end, each as precise as the value; both empty when it names no date.</summary>
    public static (string? Start, string? End) Interval(string? value)
    {
        int slash = value?.IndexOf('/', StringComparison.Ordinal) ?? -1;
        return slash < 0
            ? (PartialDays.Of(value), PartialDays.Of(value))
            : (PartialDays.Of(value![..slash]), PartialDays.Of(value[(slash + 1)..]));
    }

    /// <summary>Publisher, headline, date and address: what a footnote needs.</summary>
    public static string Cite(JsonElement article)
    {
        string?[] parts =
        [
            string.Join(", ", StoredRecord.Strings(article, "authors")),
            StoredRecord.Of(article, "headline") is { } headline ? $"\"{headline}\"" : null,
            StoredRecord.Of(article, "publisher"),
            StoredRecord.Of(article, "published"),
            StoredRecord.Of(article, "url"),
        ];
        return string.Join(", ", parts.Where(part => !string.IsNullOrEmpty(part)));
    }
}
