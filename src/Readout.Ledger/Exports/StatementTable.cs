using System.Text.Json;
using Readout.Ledger.Records;

namespace Readout.Ledger.Exports;

/// <summary>The table <c>statements</c>: a row a statement.</summary>
internal static class StatementTable
{
    public static readonly string[] Columns =
    [
        "id", "article_id", "url", "publisher", "headline", "language", "published", "retrieved_at", "text_sha256",
        "source_name", "source_kind", "source_actor", "source_country", "source_spans",
        "via_names", "via_actors", "via_spans", "cue_lemma", "cue_spans", "content", "content_spans", "form", "stance",
        "addressee", "medium", "said_on", "time_text", "place_name", "place_country", "lat", "lon", "geonameid",
        "place_precision", "within", "event_ids", "instruments", "confidence", "coder_version", "cite",
    ];

    public static IEnumerable<string?> Row(ExportedArticle of, JsonElement statement)
    {
        var record = of.Record;
        var article = record.Article;
        var source = StoredRecord.Child(statement, "source");
        var via = StoredRecord.List(source, "via").ToList();
        var cue = StoredRecord.Child(statement, "cue");
        var content = StoredRecord.Pairs(StoredRecord.Child(statement, "content"), "spans");
        var time = record.Time(StoredRecord.Of(statement, "time"));
        string local = StoredRecord.Of(statement, "id") ?? "";
        return
        [
            of.IdOf(local), of.Article.Id, .. of.ArticleCells, of.Article.ReadAt, of.Article.TextHash,
            StoredRecord.Of(source, "name"),
            StoredRecord.Of(source, "kind"),
            record.Actor(StoredRecord.Of(source, "actor")) is { } actor ? StoredRecord.Of(actor, "name") : null,
            StoredRecord.Of(source, "country"),
            Cells.Spans(StoredRecord.Pairs(source, "spans")),
            Cells.Joined(via.Select(relay => StoredRecord.Of(relay, "name"))),
            Cells.Joined(via.Select(relay => StoredRecord.Of(record.Actor(StoredRecord.Of(relay, "actor")), "name"))),
            Cells.Spans(via.SelectMany(relay => StoredRecord.Pairs(relay, "spans"))),
            StoredRecord.Of(cue, "lemma"),
            Cells.Spans(StoredRecord.Pairs(cue, "spans")),
            record.Words(content),
            Cells.Spans(content),
            StoredRecord.Of(statement, "form"),
            StoredRecord.Of(statement, "stance"),
            StoredRecord.Of(StoredRecord.Child(statement, "addressee"), "name"),
            StoredRecord.Of(StoredRecord.Child(statement, "medium"), "name"),
            StoredRecord.Of(time, "value"),
            time is null ? null : record.Words(StoredRecord.Pairs(time, "spans")),
            .. Cells.Place(record.Place(StoredRecord.Of(statement, "place"))),
            of.IdOf(StoredRecord.Of(statement, "within")),
            Cells.Joined(record.Events.Where(happening => StoredRecord.Of(happening, "saidIn") == local).Select(happening => of.IdOf(StoredRecord.Of(happening, "id")))),
            Cells.Joined(record.Instruments.Where(item => StoredRecord.Pairs(item, "spans").Any(span => content.Any(part => part.Overlaps(span)))).Select(item => StoredRecord.Of(item, "name"))),
            StoredRecord.Of(statement, "confidence"),
            of.Article.Coder,
            Cells.Cite(article),
        ];
    }
}
