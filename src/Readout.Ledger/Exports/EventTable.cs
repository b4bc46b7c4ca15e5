using System.Text.Json;
using Readout.Ledger.Records;

namespace Readout.Ledger.Exports;

/// <summary>
/// The table <c>events</c>: a row an event. A table of events reads as a list of facts, so events that stand only in
/// somebody's statement, or that did not (yet) happen, are left out unless claims are asked for; a column then says whose.
/// </summary>
internal static class EventTable
{
    public static readonly string[] Columns =
    [
        "id", "article_id", "url", "publisher", "headline", "language", "published", "retrieved_at", "text_sha256",
        "type", "mode", "contexts", "quad", "cameo", "status", "said_in", "reciprocal",
        "actors", "actor_countries", "actor_sectors", "recipients", "recipient_countries", "recipient_sectors",
        "anchor", "anchor_spans", "date_start", "date_end", "time_text",
        "place_name", "place_country", "lat", "lon", "geonameid", "place_precision", "counts", "confidence", "coder_version",
    ];

    public static bool IsFact(JsonElement happening) =>
        StoredRecord.Of(happening, "saidIn") is null && StoredRecord.Of(happening, "status") is "happened" or "ongoing";

    public static IEnumerable<string?> Row(ExportedArticle of, JsonElement happening)
    {
        var record = of.Record;
        var anchor = StoredRecord.Pairs(happening, "anchor");
        var time = record.Time(StoredRecord.Of(happening, "time"));
        var (start, end) = Cells.Interval(StoredRecord.Of(time, "value"));
        return
        [
            of.IdOf(StoredRecord.Of(happening, "id")), of.Article.Id, .. of.ArticleCells, of.Article.ReadAt, of.Article.TextHash,
            StoredRecord.Of(happening, "type"),
            StoredRecord.Of(happening, "mode"),
            Cells.Joined(StoredRecord.Strings(happening, "contexts")),
            StoredRecord.Of(happening, "quad"),
            StoredRecord.Of(happening, "cameo"),
            StoredRecord.Of(happening, "status"),
            of.IdOf(StoredRecord.Of(happening, "saidIn")),
            StoredRecord.Of(happening, "reciprocal"),
            .. Parties(record, happening, "actors"),
            .. Parties(record, happening, "recipients"),
            record.Words(anchor),
            Cells.Spans(anchor),
            start,
            end,
            time is null ? null : record.Words(StoredRecord.Pairs(time, "spans")),
            .. Cells.Place(record.Place(StoredRecord.Of(happening, "place"))),
            Cells.Joined(StoredRecord.List(happening, "counts").Select(Count)),
            StoredRecord.Of(happening, "confidence"),
            of.Article.Coder,
        ];
    }

    /// <summary>Whose claim an event is: the statement's source, with its relays.</summary>
    public static string? Claimant(StoredRecord record, JsonElement happening)
    {
        var source = StoredRecord.Child(record.Statement(StoredRecord.Of(happening, "saidIn")), "source");
        return source is null ? null : StoredRecord.Of(source, "name") ?? record.Words(StoredRecord.Pairs(source, "spans"));
    }

    private static IEnumerable<string?> Parties(StoredRecord record, JsonElement happening, string role)
    {
        var parties = StoredRecord.List(happening, role).ToList();
        return
        [
            Cells.Joined(parties.Select(party => StoredRecord.Of(record.Actor(StoredRecord.Of(party, "actor")), "name") ?? record.Words(StoredRecord.Pairs(party, "spans"), " "))),
            Cells.Joined(parties.Select(party => StoredRecord.Of(party, "country"))),
            Cells.Joined(parties.Select(party => string.Join(',', StoredRecord.Strings(party, "sectors")))),
        ];
    }

    private static string Count(JsonElement count)
    {
        string? low = StoredRecord.Of(count, "low"), high = StoredRecord.Of(count, "high");
        return $"{StoredRecord.Of(count, "kind")} {(low == high ? low : $"{low}-{high}")}";
    }
}
