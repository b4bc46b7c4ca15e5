using System.Text.RegularExpressions;
using Readout.Records;
using Readout.Statements;
using Readout.Text;

namespace Readout.Tests.Quality;

/// <summary>
/// Compares what was read from a passage with its gold, by the public scorer's rule: a statement is found
/// when the words of the contents overlap with an F1 of at least 0.8 and the sources share a word, or
/// neither has one.
/// </summary>
internal static partial class PassageScore
{
    /// <summary>Every difference in words; none when the passage was read right.</summary>
    public static List<string> Differences(Passage passage, IEnumerable<Reading> readings)
    {
        var differences = new List<string>();
        var left = readings.SelectMany(reading => reading.Statements.Select(statement => (reading, statement))).ToList();
        foreach (var gold in passage.Statements)
        {
            int found = left.FindIndex(candidate => Matches(passage.Text, gold, candidate.statement));
            if (found >= 0)
            {
                Compare(gold, left[found].reading, left[found].statement, differences);
                left.RemoveAt(found);
            }
            else if (!gold.Optional)
            {
                differences.Add($"{gold.Id} is missed: {Words(passage.Text, gold.Content)}");
            }
        }

        differences.AddRange(left.Where(extra => extra.statement.Within is null)
            .Select(extra => $"read beside gold: {Words(passage.Text, [.. extra.statement.Content.Select(Pair)])}"));
        return differences;
    }

    private static bool Matches(string text, GoldStatement gold, Statement read)
    {
        var source = Tokens(text, gold.Source);
        var readSource = Tokens(text, read.Source.Spans.Select(Pair));
        var content = Tokens(text, gold.Content);
        var readContent = Tokens(text, read.Content.Select(Pair));
        double shared = content.Intersect(readContent).Count();
        return 2 * shared / (content.Count + readContent.Count) >= 0.8
            && (source.Overlaps(readSource) || (source.Count == 0 && readSource.Count == 0));
    }

    private static void Compare(GoldStatement gold, Reading reading, Statement read, List<string> differences)
    {
        void Expect(string what, string? expected, string? found)
        {
            if (expected is not null && expected != found)
            {
                differences.Add($"{gold.Id}.{what} is {found ?? "nothing"}, expected {expected}");
            }
        }

        var actor = reading.Names.Actors.FirstOrDefault(actor => actor.Id == read.Source.ActorId);
        string? kind = read.Source.Kind is { } sourceKind ? Terms.Of(sourceKind) : null;
        bool officeOrBody = (kind, gold.SourceKind) is ("role", "institution") or ("institution", "role");
        Expect("kind", officeOrBody ? kind : gold.SourceKind, kind);
        Expect("stance", gold.Stance, Terms.Of(read.Stance));
        Expect("country", gold.Country, read.Source.Country);
        if (gold.Within is null)
        {
            Expect("form", gold.Form, Terms.Of(read.Form));
        }
        else if (read.Within is null)
        {
            differences.Add($"{gold.Id} is nested, read as not");
        }

        foreach (string via in gold.Via ?? [])
        {
            if (!read.Source.Via.Any(relay => Word().Matches(relay.Name).Any(word => word.Length > 3 && via.Contains(word.Value, StringComparison.OrdinalIgnoreCase))))
            {
                differences.Add($"{gold.Id} lacks the relay {via}");
            }
        }

        string last = gold.SourceKind == "named" ? gold.Speaker!.Split(' ')[^1] : "";
        if (!$"{read.Source.Name} {actor?.Name}".Contains(last, StringComparison.OrdinalIgnoreCase))
        {
            differences.Add($"{gold.Id}.speaker is {read.Source.Name ?? "nothing"}, expected {gold.Speaker}");
        }
    }

    private static HashSet<(int, int)> Tokens(string text, IEnumerable<int[]> spans) =>
        [.. spans.SelectMany(span => Word().Matches(text[span[0]..span[1]]).Select(word => (span[0] + word.Index, span[0] + word.Index + word.Length)))];

    private static int[] Pair(TextSpan span) => [span.Start, span.End];

    private static string Words(string text, int[][] spans) => string.Join(" … ", spans.Select(span => text[span[0]..span[1]]));

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();
}
