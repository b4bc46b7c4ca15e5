using System.Text.Json;

namespace Readout.Tests.Records;

/// <summary>
/// What holds of every record beyond its shape: spans lie in the text, children lie inside parents, ids
/// resolve. Read off the printed record, so that the writer is tested too.
/// </summary>
internal static class RecordRules
{
    public static List<string> Faults(string json)
    {
        using var document = JsonDocument.Parse(json);
        var faults = new List<string>();
        var record = document.RootElement;
        string text = record.GetProperty("text").GetString()!;
        EverySpanLiesInTheText(record, text, "", faults);
        if (faults.Count > 0)
        {
            return faults; // the rules below slice by these spans
        }

        SentencesAreInOrder(record, faults);
        IdsResolve(record, faults);
        StatementsHoldTogether(record, faults);
        EventsHoldTogether(record, faults);
        return faults;
    }

    private static void EverySpanLiesInTheText(JsonElement node, string text, string path, List<string> faults)
    {
        switch (node.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in node.EnumerateObject())
                {
                    EverySpanLiesInTheText(property.Value, text, $"{path}.{property.Name}", faults);
                }

                break;
            case JsonValueKind.Array when IsSpan(node):
                var (start, end) = Span(node);
                // An empty page has an empty region, and a note may point at where something is missing.
                bool mayBeEmpty = path == ".article.region" || path.StartsWith(".article.notes[", StringComparison.Ordinal);
                bool empty = end < start || (end == start && !mayBeEmpty);
                if (start < 0 || end > text.Length || empty)
                {
                    faults.Add($"{path} [{start},{end}) is no place in a text of {text.Length}");
                }
                else if (SplitsPair(text, start) || SplitsPair(text, end))
                {
                    faults.Add($"{path} [{start},{end}) splits a surrogate pair");
                }

                break;
            case JsonValueKind.Array:
                int index = 0;
                foreach (var item in node.EnumerateArray())
                {
                    EverySpanLiesInTheText(item, text, $"{path}[{index++}]", faults);
                }

                break;
        }
    }

    private static void SentencesAreInOrder(JsonElement record, List<string> faults)
    {
        var article = record.GetProperty("article");
        var region = Span(article.GetProperty("region"));
        var body = Spans(article.GetProperty("body"));
        InOrder(body, "body", faults);
        InOrder(Spans(record.GetProperty("sentences")), "sentences", faults);
        List<(int, int)> read = [.. body];
        if (article.GetProperty("headlineSpan") is { ValueKind: JsonValueKind.Array } headline)
        {
            read.Add(Span(headline));
        }

        faults.AddRange(read.Where(span => !Inside(span, region)).Select(span => $"{span} is read but lies outside the region {region}"));
        foreach (var sentence in Spans(record.GetProperty("sentences")))
        {
            if (!read.Exists(block => Inside(sentence, block)))
            {
                faults.Add($"sentence {sentence} lies in no paragraph and not in the headline");
            }
        }
    }

    private static void IdsResolve(JsonElement record, List<string> faults)
    {
        foreach (string list in (string[])["statements", "events", "actors", "places", "times"])
        {
            string[] ids = Ids(record, list);
            if (ids.Distinct(StringComparer.Ordinal).Count() != ids.Length)
            {
                faults.Add($"two {list} share an id");
            }
        }

        var actors = Ids(record, "actors").ToHashSet(StringComparer.Ordinal);
        var places = Ids(record, "places").ToHashSet(StringComparer.Ordinal);
        var times = Ids(record, "times").ToHashSet(StringComparer.Ordinal);
        var statements = Ids(record, "statements").ToHashSet(StringComparer.Ordinal);
        foreach (var statement in record.GetProperty("statements").EnumerateArray())
        {
            var source = statement.GetProperty("source");
            Resolves(source, "actor", actors, faults);
            foreach (var relay in source.GetProperty("via").EnumerateArray())
            {
                Resolves(relay, "actor", actors, faults);
            }

            Resolves(statement, "time", times, faults);
            Resolves(statement, "place", places, faults);
            Resolves(statement, "within", statements, faults);
        }

        foreach (var happening in record.GetProperty("events").EnumerateArray())
        {
            Resolves(happening, "time", times, faults);
            Resolves(happening, "place", places, faults);
            Resolves(happening, "saidIn", statements, faults);
            foreach (var party in happening.GetProperty("actors").EnumerateArray().Concat(happening.GetProperty("recipients").EnumerateArray()))
            {
                Resolves(party, "actor", actors, faults);
            }
        }
    }

    private static void StatementsHoldTogether(JsonElement record, List<string> faults)
    {
        var region = Span(record.GetProperty("article").GetProperty("region"));
        var byId = record.GetProperty("statements").EnumerateArray().GroupBy(s => s.GetProperty("id").GetString()!).ToDictionary(g => g.Key, g => g.First());
        foreach (var (id, statement) in byId)
        {
            var source = Spans(statement.GetProperty("source").GetProperty("spans"));
            var content = Spans(statement.GetProperty("content").GetProperty("spans"));
            InOrder(source, $"{id}.source", faults);
            InOrder(content, $"{id}.content", faults);
            InOrder(Spans(statement.GetProperty("cue").GetProperty("spans")), $"{id}.cue", faults);
            if (content.Count == 0)
            {
                faults.Add($"{id} has no content");
            }

            faults.AddRange(content.Where(span => !Inside(span, region)).Select(span => $"{id}.content {span} lies outside the region {region}"));
            if (statement.GetProperty("source").GetProperty("head") is { ValueKind: JsonValueKind.Array } head && !source.Exists(span => Inside(Span(head), span)))
            {
                faults.Add($"{id}.source.head lies outside the source");
            }

            var seen = new HashSet<string>(StringComparer.Ordinal) { id };
            for (string? outer = statement.GetProperty("within").GetString(); outer is not null && byId.TryGetValue(outer, out var parent); outer = parent.GetProperty("within").GetString())
            {
                if (!seen.Add(outer))
                {
                    faults.Add($"{id} is nested in itself through {outer}");
                    break;
                }
            }

            if (statement.GetProperty("within").GetString() is { } within && byId.TryGetValue(within, out var nearest))
            {
                var hull = Hull(Spans(nearest.GetProperty("content").GetProperty("spans")));
                faults.AddRange(content.Where(span => !Inside(span, hull)).Select(span => $"{id}.content {span} lies outside that of {within} {hull}"));
            }
        }
    }

    private static void EventsHoldTogether(JsonElement record, List<string> faults)
    {
        var sentences = Spans(record.GetProperty("sentences"));
        foreach (var happening in record.GetProperty("events").EnumerateArray())
        {
            string id = happening.GetProperty("id").GetString()!;
            var anchor = Spans(happening.GetProperty("anchor"));
            int sentence = happening.GetProperty("sentence").GetInt32();
            if (sentence < 0 || sentence >= sentences.Count)
            {
                faults.Add($"{id}.sentence {sentence} is none of {sentences.Count}");
            }
            else
            {
                // An event told again later in the article has anchors in those sentences too.
                if (!anchor.Any(span => Inside(span, sentences[sentence])))
                {
                    faults.Add($"{id}.anchor lies wholly outside sentence {sentence} {sentences[sentence]}");
                }

                faults.AddRange(anchor.Where(span => !sentences.Any(other => Inside(span, other))).Select(span => $"{id}.anchor {span} lies in no sentence"));
            }

            foreach (var count in happening.GetProperty("counts").EnumerateArray())
            {
                if (count.GetProperty("low").GetInt64() > count.GetProperty("high").GetInt64())
                {
                    faults.Add($"{id} has a count whose low is above its high");
                }
            }
        }
    }

    private static void Resolves(JsonElement node, string property, HashSet<string> ids, List<string> faults)
    {
        if (node.GetProperty(property).GetString() is { } id && !ids.Contains(id))
        {
            faults.Add($"{property} \"{id}\" names nothing in the record");
        }
    }

    private static void InOrder(List<(int Start, int End)> spans, string name, List<string> faults)
    {
        for (int i = 1; i < spans.Count; i++)
        {
            if (spans[i].Start < spans[i - 1].End)
            {
                faults.Add($"{name}: {spans[i]} does not follow {spans[i - 1]}");
            }
        }
    }

    private static string[] Ids(JsonElement record, string list) =>
        [.. record.GetProperty(list).EnumerateArray().Select(item => item.GetProperty("id").GetString()!)];

    private static bool IsSpan(JsonElement node) =>
        node.GetArrayLength() == 2 && node[0].ValueKind == JsonValueKind.Number && node[1].ValueKind == JsonValueKind.Number;

    private static (int Start, int End) Span(JsonElement node) => (node[0].GetInt32(), node[1].GetInt32());

    private static List<(int Start, int End)> Spans(JsonElement node) => [.. node.EnumerateArray().Select(Span)];

    private static (int Start, int End) Hull(List<(int Start, int End)> spans) => (spans.Min(span => span.Start), spans.Max(span => span.End));

    private static bool Inside((int Start, int End) inner, (int Start, int End) outer) => outer.Start <= inner.Start && inner.End <= outer.End;

    // A lone surrogate in the input is the world's mess and may stand anywhere; cutting a whole pair is ours.
    private static bool SplitsPair(string text, int offset) =>
        offset > 0 && offset < text.Length && char.IsHighSurrogate(text[offset - 1]) && char.IsLowSurrogate(text[offset]);
}
