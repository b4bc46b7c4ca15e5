using System.Text.Encodings.Web;
using System.Text.Json;
using Readout.Ledger.Records;

namespace Readout.Ledger.Exports;

/// <summary>What an export wrote and left out; the numbers go to the person, not into the files.</summary>
public sealed record ExportCount(long Articles, long Statements, long Events, long EventsLeftOut);

/// <param name="ExcelSafe">Cells that a spreadsheet would run as a formula get a <c>'</c> before them.</param>
/// <param name="Bom">A byte order mark, by which Excel knows UTF-8.</param>
/// <param name="Claims">Events that are only claimed, planned or denied are written too, with whose claim they are.</param>
public sealed record ExportOptions(bool ExcelSafe = false, bool Bom = false, bool Claims = false);

/// <summary>
/// Writes what the ledger holds, by (date, document id, place in the text): the same ledger gives the same bytes. One
/// article is in memory at a time.
/// </summary>
public static class Exporter
{
    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>One record an article, as <c>readout code</c> gives it, with what the ledger knows in <c>ledger</c>.</summary>
    public static ExportCount JsonLines(ILedger ledger, Stream output, CancellationToken stop)
    {
        var count = new ExportCount(0, 0, 0, 0);
        foreach (var article in Articles(ledger, stop))
        {
            using (article)
            {
                Write(output, article);
                output.WriteByte((byte)'\n');
                count = Add(count, article, article.Record.Events.Count(), 0);
            }
        }

        return count;
    }

    public static ExportCount Statements(ILedger ledger, Stream output, ExportOptions options, CancellationToken stop)
    {
        var count = new ExportCount(0, 0, 0, 0);
        using var csv = new CsvFile(output, options.ExcelSafe, options.Bom, StatementTable.Columns);
        foreach (var article in Articles(ledger, stop))
        {
            using (article)
            {
                foreach (var entry in article.Entries.Where(entry => entry.Kind == "statement"))
                {
                    csv.Write(StatementTable.Row(article, article.Record.Statement(entry.Local)!.Value));
                }

                count = Add(count, article, 0, 0);
            }
        }

        return count;
    }

    public static ExportCount Events(ILedger ledger, Stream output, ExportOptions options, CancellationToken stop)
    {
        var count = new ExportCount(0, 0, 0, 0);
        using var csv = new CsvFile(output, options.ExcelSafe, options.Bom, options.Claims ? [.. EventTable.Columns, "claimed_by"] : EventTable.Columns);
        foreach (var article in Articles(ledger, stop))
        {
            using (article)
            {
                int written = 0, left = 0;
                foreach (var entry in article.Entries.Where(entry => entry.Kind == "event"))
                {
                    var happening = article.Record.Event(entry.Local)!.Value;
                    if (!options.Claims && !EventTable.IsFact(happening))
                    {
                        left++;
                        continue;
                    }

                    var row = EventTable.Row(article, happening);
                    csv.Write(options.Claims ? [.. row, EventTable.Claimant(article.Record, happening)] : row);
                    written++;
                }

                count = Add(count, article, written, left);
            }
        }

        return count;
    }

    public static ExportCount ArticleTable(ILedger ledger, Stream output, ExportOptions options, CancellationToken stop)
    {
        var count = new ExportCount(0, 0, 0, 0);
        using var csv = new CsvFile(
            output,
            options.ExcelSafe,
            options.Bom,
            ["id", "record_id", "url", "publisher", "headline", "language", "published", "retrieved_at", "text_sha256", "authors", "statements", "events", "coder_version", "cite"]);
        foreach (var article in Articles(ledger, stop))
        {
            using (article)
            {
                csv.Write(
                [
                    article.Article.Id, article.Record.Id, .. article.ArticleCells, article.Article.ReadAt, article.Article.TextHash,
                    Cells.Joined(StoredRecord.Strings(article.Record.Article, "authors")),
                    Number(article.Record.Statements.Count()),
                    Number(article.Record.Events.Count()),
                    article.Article.Coder,
                    Cells.Cite(article.Record.Article),
                ]);
                count = Add(count, article, 0, 0);
            }
        }

        return count;
    }

    public static void ActorTable(ILedger ledger, Stream output, ExportOptions options)
    {
        using var csv = new CsvFile(output, options.ExcelSafe, options.Bom, ["name", "kind", "country", "sectors", "articles", "statements", "events"]);
        foreach (var actor in ledger.Actors(null))
        {
            csv.Write([actor.Name, actor.Kind, actor.Country, actor.Sectors, Number(actor.Articles), Number(actor.Statements), Number(actor.Events)]);
        }
    }

    private static IEnumerable<ExportedArticle> Articles(ILedger ledger, CancellationToken stop)
    {
        foreach (var article in ledger.Articles())
        {
            stop.ThrowIfCancellationRequested();
            yield return new ExportedArticle(ledger, article);
        }
    }

    private static void Write(Stream output, ExportedArticle article)
    {
        using var json = new Utf8JsonWriter(output, Json);
        json.WriteStartObject();
        foreach (var field in article.Record.Root.EnumerateObject())
        {
            field.WriteTo(json);
        }

        json.WriteStartObject("ledger");
        json.WriteString("id", article.Article.Id);
        json.WriteString("retrievedAt", article.Article.ReadAt);
        json.WriteString("textSha256", article.Article.TextHash);
        json.WriteString("offsets", "utf-16");
        json.WriteString("coderVersion", article.Article.Coder);
        json.WriteStartObject("ids");
        foreach (var entry in article.Entries)
        {
            json.WriteString(entry.Local, entry.Id);
        }

        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static ExportCount Add(ExportCount count, ExportedArticle article, int events, int left) =>
        new(count.Articles + 1, count.Statements + article.Record.Statements.Count(), count.Events + events, count.EventsLeftOut + left);

    private static string Number(long number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
