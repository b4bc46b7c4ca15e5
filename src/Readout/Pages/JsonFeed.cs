using System.Text.Json;

namespace Readout.Pages;

/// <summary>A .json file: a JSON Feed (jsonfeed.org, version 1.1), one document, or an array of documents.</summary>
internal static class JsonFeed
{
    public static IEnumerable<PageOrFault> Read(string name, byte[] bytes)
    {
        JsonDocument? json = null;
        PageOrFault? fault = null;
        try
        {
            json = JsonDocument.Parse(bytes.AsMemory(bytes is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0));
        }
        catch (JsonException e)
        {
            fault = PageOrFault.Bad($"line {(e.LineNumber ?? 0) + 1}", "not JSON");
        }

        if (json is null)
        {
            yield return fault!;
            yield break;
        }

        using (json)
        {
            var root = json.RootElement;
            var items = root.ValueKind == JsonValueKind.Array ? root
                : root.ValueKind == JsonValueKind.Object && root.TryGetProperty("items", out var list) && list.ValueKind == JsonValueKind.Array ? list
                : default;
            if (items.ValueKind != JsonValueKind.Array)
            {
                yield return Guarded(root, name, name, "byte 0");
                yield break;
            }

            string? publisher = root.ValueKind == JsonValueKind.Object ? Text(root, "title") : null;
            int number = 0;
            foreach (var item in items.EnumerateArray())
            {
                number++;
                yield return Guarded(item, $"{name}:{number}", publisher, $"item {number}");
            }
        }
    }

    private static PageOrFault Guarded(JsonElement item, string fallbackId, string? publisher, string where)
    {
        try
        {
            return item.ValueKind != JsonValueKind.Object ? PageOrFault.Bad(where, "found no JSON object")
                : item.TryGetProperty("content_html", out _) || item.TryGetProperty("content_text", out _) ? Item(item, fallbackId, publisher)
                : JsonLines.Document(item, fallbackId, where);
        }
        catch (InvalidOperationException)
        {
            return PageOrFault.Bad(where, "a string in it is not valid Unicode");
        }
    }

    private static PageOrFault Item(JsonElement item, string fallbackId, string? publisher)
    {
        string? html = Text(item, "content_html");
        string? author = item.TryGetProperty("authors", out var authors) && authors.ValueKind == JsonValueKind.Array
            ? string.Join("; ", authors.EnumerateArray().Select(a => a.ValueKind == JsonValueKind.Object ? Text(a, "name") : null).OfType<string>())
            : null;
        var facts = new PageFacts(
            Text(item, "title"),
            FeedDate.ToIso(Text(item, "date_published")),
            Text(item, "url"),
            publisher,
            Text(item, "language"),
            string.IsNullOrEmpty(author) ? null : author);
        return PageOrFault.Of(new Page(Text(item, "id") ?? fallbackId, html is null ? PageFormat.PlainText : PageFormat.Html, html ?? Text(item, "content_text") ?? "", facts, []));
    }

    private static string? Text(JsonElement item, string name) =>
        item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
