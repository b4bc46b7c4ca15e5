using System.Text.Json;
using System.Text.RegularExpressions;

namespace Readout.Training.Syntax;

/// <summary>Reads event factuality (It-Happened, UW, MEANTIME) and ties each score to a word.</summary>
internal static partial class FactualityReader
{
    /// <summary>One annotated text.</summary>
    public sealed record Record(string Id, string? Treebank, string Text, (int Start, int End, float Score)[] Events);

    public static IEnumerable<Record> Read(string file)
    {
        foreach (string line in TreebankReader.Lines(file))
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            var events = new List<(int, int, float)>();
            foreach (var item in root.GetProperty("events").EnumerateArray())
            {
                if (item.TryGetProperty("factuality", out var score) && score.ValueKind == JsonValueKind.Number)
                {
                    events.Add((item.GetProperty("start").GetInt32(), item.GetProperty("end").GetInt32(), score.GetSingle()));
                }
            }

            string? treebank = root.TryGetProperty("ewt", out var id) ? id.GetString() : null;
            yield return new Record(root.GetProperty("id").GetString()!, treebank, root.GetProperty("text").GetString()!, [.. events]);
        }
    }

    /// <summary>The scores of a text's words; an event of several words is known by its first.</summary>
    public static float[] Scores((int Start, int End)[] words, IEnumerable<(int Start, int End, float Score)> events)
    {
        float[] scores = new float[words.Length];
        Array.Fill(scores, float.NaN);
        foreach (var (start, end, score) in events)
        {
            int word = Array.FindIndex(words, w => w.Start < end && start < w.End);
            if (word >= 0)
            {
                scores[word] = score;
            }
        }

        return scores;
    }

    /// <summary>Sentences of a text that no treebank has, with plain tokens.</summary>
    public static IEnumerable<TrainingSentence> Sentences(Record record, string corpus)
    {
        foreach (Match line in SentencePattern().Matches(record.Text))
        {
            Match[] tokens = TokenPattern().Matches(line.Value).ToArray();
            if (tokens.Length == 0)
            {
                continue;
            }

            (int Start, int End)[] offsets = [.. tokens.Select(token => (line.Index + token.Index, line.Index + token.Index + token.Length))];
            float[] scores = Scores(offsets, record.Events.Where(e => e.Start >= line.Index && e.Start < line.Index + line.Length));
            yield return new TrainingSentence(corpus, record.Id, [.. tokens.Select(token => token.Value)]) { Offsets = offsets, Factuality = scores };
        }
    }

    // A sentence ends a line, or before a capital after a full stop that follows no capital or title.
    [GeneratedRegex("""[^\n]+?(?:(?<=[a-z0-9)"'”][.?!]["'”)]*)(?=\s+["'“(]?[A-Z])|(?=\n)|$)""")]
    private static partial Regex SentencePattern();

    [GeneratedRegex("""(?:[A-Z]\.)+|\w+(?=n['’]t\b)|n['’]t\b|['’](?:s|re|ve|ll|d|m)\b|\d+(?:[.,:]\d+)*|\w+(?:\.\w+)*|\.\.\.|--|[^\w\s]""")]
    private static partial Regex TokenPattern();
}
