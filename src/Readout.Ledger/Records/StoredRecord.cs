using System.Text.Json;
using Readout.Text;

namespace Readout.Ledger.Records;

/// <summary>The contract's record, looked at in place: a field that is absent reads as null or as an empty list.</summary>
public sealed class StoredRecord : IDisposable
{
    /// <summary>Between the pieces of a broken content, as in <c>docs/ledger.md</c>.</summary>
    public const string Gap = " [...] ";

    private readonly JsonDocument json;
    private readonly Dictionary<string, JsonElement> byId = new(StringComparer.Ordinal);

    public StoredRecord(byte[] record)
    {
        json = JsonDocument.Parse(record);
        Text = json.RootElement.GetProperty("text").GetString()!;
        foreach (string list in (string[])["statements", "events", "actors", "places", "times"])
        {
            foreach (var item in List(json.RootElement, list))
            {
                byId.TryAdd(list + "/" + Of(item, "id"), item);
            }
        }
    }

    public string Text { get; }

    public string Id => Of(json.RootElement, "id") ?? "";

    public JsonElement Article => json.RootElement.GetProperty("article");

    public IEnumerable<JsonElement> Statements => List(json.RootElement, "statements");

    public IEnumerable<JsonElement> Events => List(json.RootElement, "events");

    public IEnumerable<JsonElement> Instruments => List(json.RootElement, "instruments");

    public JsonElement Root => json.RootElement;

    public IReadOnlyList<TextSpan> Sentences => Pairs(json.RootElement, "sentences");

    public JsonElement? Statement(string? id) => Find("statements", id);

    public JsonElement? Event(string? id) => Find("events", id);

    public JsonElement? Actor(string? id) => Find("actors", id);

    public JsonElement? Place(string? id) => Find("places", id);

    public JsonElement? Time(string? id) => Find("times", id);

    public void Dispose() => json.Dispose();

    /// <summary>The spans that a field of <paramref name="of"/> holds: <c>"spans": [[0, 4]]</c>, or one pair <c>[0, 4]</c>.</summary>
    public static IReadOnlyList<TextSpan> Pairs(JsonElement? of, string field)
    {
        if (of is not { ValueKind: JsonValueKind.Object } node || !node.TryGetProperty(field, out var value) || value.ValueKind != JsonValueKind.Array)
        {
            return [];
        }

        return value.GetArrayLength() == 2 && value[0].ValueKind == JsonValueKind.Number
            ? [Pair(value)]
            : [.. value.EnumerateArray().Select(Pair)];
    }

    public string Words(IEnumerable<TextSpan> spans, string gap = Gap) => string.Join(gap, spans.Select(span => span.Of(Text)));

    /// <summary>A child object, or null.</summary>
    public static JsonElement? Child(JsonElement? of, string field) =>
        of is { ValueKind: JsonValueKind.Object } node && node.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.Object ? value : null;

    /// <summary>A field as text, or null.</summary>
    public static string? Of(JsonElement? of, string field)
    {
        if (of is not { ValueKind: JsonValueKind.Object } node || !node.TryGetProperty(field, out var value))
        {
            return null;
        }

        return value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
            _ => null,
        };
    }

    public static IEnumerable<JsonElement> List(JsonElement? of, string field) =>
        of is { ValueKind: JsonValueKind.Object } node && node.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [];

    public static IEnumerable<string> Strings(JsonElement? of, string field) => List(of, field).Select(item => item.ToString());

    private static TextSpan Pair(JsonElement pair) => new(pair[0].GetInt32(), pair[1].GetInt32());

    private JsonElement? Find(string list, string? id) => id is not null && byId.TryGetValue(list + "/" + id, out var item) ? item : null;
}
