using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Readout.Articles;
using Readout.Events;
using Readout.Names;
using Readout.Statements;
using Readout.Text;

namespace Readout.Records;

/// <summary>
/// Writes a reading as the record that <c>readout code</c> prints and <c>docs/record.schema.json</c> defines:
/// one JSON object, UTF-8, no line break. The same reading always gives the same bytes.
/// </summary>
public static class ReadingJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static byte[] Write(Reading reading)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            Write(json, reading);
        }

        return stream.ToArray();
    }

    private static void Write(Utf8JsonWriter json, Reading reading)
    {
        json.WriteStartObject();
        json.WriteString("id", reading.Article.Id);
        json.WritePropertyName("article");
        Write(json, reading.Article);
        json.WriteString("text", reading.Article.Text);
        Spans(json, "sentences", reading.Sentences.Select(s => s.Span));
        Array(json, "statements", reading.Statements, Write);
        Array(json, "events", reading.Events, Write);
        Array(json, "actors", reading.Names.Actors, Write);
        Array(json, "places", reading.Names.Places, Write);
        Array(json, "times", reading.Names.Times, Write);
        Array(json, "instruments", reading.Names.Instruments, Write);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Article article)
    {
        json.WriteStartObject();
        json.WriteString("headline", article.Headline);
        Span(json, "headlineSpan", article.HeadlineSpan);
        Strings(json, "authors", article.Authors);
        json.WriteString("published", article.Published);
        json.WriteString("modified", article.Modified);
        json.WriteString("publisher", article.Publisher);
        json.WriteString("url", article.Url);
        json.WriteString("language", article.Language);
        json.WriteString("direction", article.Direction);
        Span(json, "dateline", article.Dateline);
        Array(json, "captions", article.Captions, (writer, caption) =>
        {
            writer.WriteStartObject();
            writer.WriteString("text", caption.Text);
            writer.WriteString("credit", caption.Credit);
            Spans(writer, "spans", caption.Spans);
            writer.WriteEndObject();
        });
        Spans(json, "body", article.Body);
        if (article.Turned.Length > 0)
        {
            Spans(json, "turned", article.Turned);
        }

        Array(json, "residue", article.Blocks.Where(block => block.Kind == BlockKind.Residue), (writer, block) => Span(writer, block.Span));
        Span(json, "region", article.Region);
        if (article.Notes.Length > 0)
        {
            Array(json, "notes", article.Notes, Write);
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Note note)
    {
        json.WriteStartObject();
        json.WriteString("code", note.Code);
        json.WriteString("message", note.Message);
        Span(json, "span", note.Span);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Statement statement)
    {
        json.WriteStartObject();
        json.WriteString("id", statement.Id);
        json.WriteStartObject("source");
        Spans(json, "spans", statement.Source.Spans);
        Span(json, "head", statement.Source.Head);
        json.WriteString("name", statement.Source.Name);
        json.WriteString("actor", statement.Source.ActorId);
        json.WriteString("kind", statement.Source.Kind is { } kind ? Terms.Of(kind) : null);
        json.WriteString("country", statement.Source.Country);
        Array(json, "via", statement.Source.Via, (writer, relay) =>
        {
            writer.WriteStartObject();
            Spans(writer, "spans", relay.Spans);
            writer.WriteString("name", relay.Name);
            writer.WriteString("actor", relay.ActorId);
            writer.WriteEndObject();
        });
        json.WriteEndObject();
        json.WriteStartObject("cue");
        Spans(json, "spans", statement.Cue.Spans);
        json.WriteString("lemma", statement.Cue.Lemma);
        json.WriteEndObject();
        json.WriteStartObject("content");
        Spans(json, "spans", statement.Content);
        json.WriteEndObject();
        json.WriteString("form", Terms.Of(statement.Form));
        json.WriteString("stance", Terms.Of(statement.Stance));
        Phrase(json, "addressee", statement.Addressee);
        Phrase(json, "medium", statement.Medium);
        json.WriteString("time", statement.TimeId);
        json.WriteString("place", statement.PlaceId);
        json.WriteString("within", statement.Within);
        json.WriteNumber("confidence", Rounded(statement.Confidence));
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Event happening)
    {
        json.WriteStartObject();
        json.WriteString("id", happening.Id);
        json.WriteString("type", happening.Type);
        json.WriteString("mode", happening.Mode);
        Strings(json, "contexts", happening.Contexts);
        json.WriteString("quad", happening.Quad);
        json.WriteString("cameo", happening.Cameo);
        Array(json, "actors", happening.Actors, Write);
        Array(json, "recipients", happening.Recipients, Write);
        json.WriteBoolean("reciprocal", happening.Reciprocal);
        Spans(json, "anchor", happening.Anchor);
        json.WriteString("place", happening.PlaceId);
        json.WriteString("time", happening.TimeId);
        json.WriteString("status", Terms.Of(happening.Status));
        Array(json, "counts", happening.Counts, (writer, count) =>
        {
            writer.WriteStartObject();
            writer.WriteString("kind", count.Kind);
            writer.WriteNumber("low", count.Low);
            writer.WriteNumber("high", count.High);
            Spans(writer, "spans", count.Spans);
            writer.WriteEndObject();
        });
        json.WriteString("saidIn", happening.SaidIn);
        json.WriteNumber("sentence", happening.Sentence);
        json.WriteNumber("confidence", Rounded(happening.Confidence));
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Party party)
    {
        json.WriteStartObject();
        json.WriteString("actor", party.ActorId);
        json.WriteString("country", party.Country);
        Strings(json, "sectors", party.Sectors);
        Spans(json, "spans", party.Spans);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Actor actor)
    {
        json.WriteStartObject();
        json.WriteString("id", actor.Id);
        json.WriteString("name", actor.Name);
        json.WriteString("kind", Terms.Of(actor.Kind));
        json.WriteString("country", actor.Country);
        Strings(json, "sectors", actor.Sectors);
        Spans(json, "mentions", actor.Mentions);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Place place)
    {
        json.WriteStartObject();
        json.WriteString("id", place.Id);
        Spans(json, "spans", place.Spans);
        json.WriteString("name", place.Name);
        json.WriteString("country", place.Country);
        json.WriteString("admin1", place.Admin1);
        Number(json, "lat", place.Latitude);
        Number(json, "lon", place.Longitude);
        Number(json, "geonameid", place.GeonameId);
        json.WriteString("feature", place.Feature);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Timex time)
    {
        json.WriteStartObject();
        json.WriteString("id", time.Id);
        Spans(json, "spans", time.Spans);
        json.WriteString("type", time.Type);
        json.WriteString("value", time.Value);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Instrument instrument)
    {
        json.WriteStartObject();
        json.WriteString("name", instrument.Name);
        Spans(json, "spans", instrument.Spans);
        json.WriteEndObject();
    }

    private static double Rounded(double value) => Math.Round(value, 3, MidpointRounding.AwayFromZero);

    private static void Number(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static void Phrase(Utf8JsonWriter json, string name, Phrase? phrase)
    {
        if (phrase is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        Spans(json, "spans", phrase.Spans);
        json.WriteString("name", phrase.Name);
        json.WriteEndObject();
    }

    private static void Span(Utf8JsonWriter json, string name, TextSpan? span)
    {
        if (span is not { } place)
        {
            json.WriteNull(name);
            return;
        }

        json.WritePropertyName(name);
        Span(json, place);
    }

    private static void Span(Utf8JsonWriter json, TextSpan span)
    {
        json.WriteStartArray();
        json.WriteNumberValue(span.Start);
        json.WriteNumberValue(span.End);
        json.WriteEndArray();
    }

    private static void Spans(Utf8JsonWriter json, string name, IEnumerable<TextSpan> spans) =>
        Array(json, name, spans, Span);

    private static void Strings(Utf8JsonWriter json, string name, ImmutableArray<string> values) =>
        Array(json, name, values, (writer, value) => writer.WriteStringValue(value));

    private static void Array<T>(Utf8JsonWriter json, string name, IEnumerable<T> values, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            write(json, value);
        }

        json.WriteEndArray();
    }
}
