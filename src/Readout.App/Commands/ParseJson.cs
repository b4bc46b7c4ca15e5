using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Readout.Events;
using Readout.Lexicons;
using Readout.Records;
using Readout.Syntax;

namespace Readout.App.Commands;

/// <summary><c>readout parse --json</c>: documents in, one object of sentences and tokens a document out.</summary>
internal static class ParseJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>0, or 1 when a line was bad; each bad line is named on standard error and the others are done.</summary>
    public static int Run(Parser parser, TextReader input, string name, StreamWriter output)
    {
        int status = 0, number = 0;
        var buffer = new ArrayBufferWriter<byte>();
        var predicates = new PredicateReader(LexiconSet.Standard);
        while (input.ReadLine() is { } line)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            if (Document(line, out string id, out string text) is { } fault)
            {
                Console.Error.WriteLine($"readout: {name}:{number}: {fault}");
                status = 1;
                continue;
            }

            buffer.Clear();
            Write(buffer, id, text, parser.Parse(text), predicates);
            output.Flush();
            output.BaseStream.Write(buffer.WrittenSpan);
            output.BaseStream.WriteByte((byte)'\n');
        }

        return status;
    }

    private static string? Document(string line, out string id, out string text)
    {
        (id, text) = ("", "");
        try
        {
            using var json = JsonDocument.Parse(line);
            if (json.RootElement.ValueKind != JsonValueKind.Object
                || !json.RootElement.TryGetProperty("text", out var words) || words.ValueKind != JsonValueKind.String
                || !json.RootElement.TryGetProperty("id", out var name))
            {
                return "expected an object with \"id\" and \"text\"";
            }

            (id, text) = (name.ToString(), words.GetString()!);
            return null;
        }
        catch (JsonException fault)
        {
            return "not JSON: " + fault.Message;
        }
        catch (InvalidOperationException)
        {
            // Half of a pair has no form in UTF-8, and so no record.
            return "a string in it is not valid Unicode";
        }
    }

    private static void Write(ArrayBufferWriter<byte> buffer, string id, string text, IEnumerable<Sentence> sentences, PredicateReader predicates)
    {
        using var json = new Utf8JsonWriter(buffer, Options);
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WriteStartArray("sentences");
        foreach (var sentence in sentences)
        {
            json.WriteStartObject();
            json.WriteNumber("start", sentence.Span.Start);
            json.WriteNumber("end", sentence.Span.End);
            json.WriteStartArray("tokens");
            var statuses = predicates.Read(text, sentence);
            for (int i = 0; i < sentence.Words.Length; i++)
            {
                var word = sentence.Words[i];
                json.WriteStartObject();
                json.WriteNumber("start", word.Span.Start);
                json.WriteNumber("end", word.Span.End);
                json.WriteString("form", word.Span.In(text));
                json.WriteString("lemma", word.Lemma);
                json.WriteString("upos", word.Upos);
                json.WriteString("xpos", word.Xpos);
                json.WriteString("feats", word.Feats);
                json.WriteNumber("head", word.Head);
                json.WriteString("deprel", word.Deprel);
                json.WriteString("entity", word.Entity);
                if (word.Factuality is { } factuality)
                {
                    json.WriteNumber("factuality", MathF.Round(statuses[i] is { } known ? Certainty.Of(known, factuality) : factuality, 3));
                }

                if (statuses[i] is { } put)
                {
                    json.WriteString("status", Terms.Of(put));
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
