using System.Text.Json;

namespace Readout.Pages;

/// <summary>JSON Lines of documents: <c>{"id","text"|"html","date"?,"title"?,"url"?,"publisher"?,"language"?}</c>, one a line.</summary>
internal static class JsonLines
{
    public static IEnumerable<PageOrFault> Read(string name, Stream input)
    {
        var lines = new ByteLines(input);
        for (int number = 1; ; number++)
        {
            byte[]? line;
            string? fault = null;
            try
            {
                line = lines.Next();
            }
            catch (Exception e) when (e is InvalidDataException or IOException)
            {
                (line, fault) = (null, e.Message);
            }

            if (fault is not null)
            {
                yield return PageOrFault.Bad($"line {number}", fault);
            }

            if (line is null)
            {
                yield break;
            }

            if (lines.TooLong)
            {
                yield return PageOrFault.Bad($"line {number}", $"the document is larger than {PageReader.MaximumPage >> 20} MB");
            }
            else if (!line.AsSpan().Trim(" \t"u8).IsEmpty)
            {
                yield return Document(name, number, line);
            }
        }
    }

    private static PageOrFault Document(string name, int number, byte[] line)
    {
        string where = $"line {number}";
        try
        {
            var utf8 = line.AsMemory(line is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0);
            using var json = JsonDocument.Parse(utf8);
            return json.RootElement.ValueKind == JsonValueKind.Object
                ? Document(json.RootElement, $"{name}:{number}", where)
                : PageOrFault.Bad(where, $"found a JSON {json.RootElement.ValueKind.ToString().ToLowerInvariant()}, expected an object with \"id\" and \"text\" or \"html\"");
        }
        catch (JsonException e)
        {
            return PageOrFault.Bad(where, $"not JSON at byte {e.BytePositionInLine ?? 0} of the line");
        }
        catch (InvalidOperationException)
        {
            // A string with half of a surrogate pair, or with bytes that are not UTF-8.
            return PageOrFault.Bad(where, "a string in it is not valid Unicode");
        }
    }

    /// <param name="fallbackId">The id of a document that gives none.</param>
    internal static PageOrFault Document(JsonElement document, string fallbackId, string where)
    {
        string? html = Text(document, "html"), text = Text(document, "text");
        if ((html ?? text) is not { } source)
        {
            return PageOrFault.Bad(where, "found neither \"text\" nor \"html\"");
        }

        var facts = new PageFacts(
            Text(document, "title"),
            Text(document, "date"),
            Text(document, "url"),
            Text(document, "publisher"),
            Text(document, "language"),
            Text(document, "author"));
        string id = document.TryGetProperty("id", out var given) && given.ValueKind is JsonValueKind.String or JsonValueKind.Number
            ? given.ToString()
            : fallbackId;
        return PageOrFault.Of(new Page(id, html is null ? PageFormat.PlainText : PageFormat.Html, source, facts, []));
    }

    private static string? Text(JsonElement document, string name) =>
        document.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
