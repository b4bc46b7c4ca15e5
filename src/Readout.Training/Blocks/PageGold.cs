using System.Text.Json;
using Readout.Articles;

namespace Readout.Training.Blocks;

/// <summary>Which blocks of a page its gold says are text of the article; null where it does not say.</summary>
internal static class PageGold
{
    // A block of which less than this stands in the gold text is something else that happens to share words.
    private const double Contained = 0.75;
    private const int Shingle = 4;

    public static bool?[] Label(IReadOnlyList<HtmlBlock> blocks, JsonElement gold)
    {
        if (gold.TryGetProperty("with", out _) || gold.TryGetProperty("without", out _))
        {
            return [.. blocks.Select(b => BySegments(b, gold))];
        }

        string[] lines = [.. Lines(gold).Select(l => LineShape.Key(l)).Where(k => k.Length > 0)];
        string[] optional = [.. Optional(gold).Select(l => LineShape.Key(l))];
        var exact = lines.ToHashSet(StringComparer.Ordinal);
        string[] words = [.. lines.SelectMany(l => l.Split(' '))];
        string all = $" {string.Join(' ', words)} ";
        var shingles = Shingles(words).ToHashSet(StringComparer.Ordinal);
        bool?[] labels = [.. blocks.Select(b => optional.Contains(b.Key) ? (bool?)null : Holds(b.Key, exact, all, shingles))];
        OneOfEach(blocks, labels);
        return labels;
    }

    private static bool Holds(string key, HashSet<string> exact, string all, HashSet<string> shingles)
    {
        if (key.Length == 0)
        {
            return false;
        }

        string[] words = key.Split(' ');
        if (words.Length <= Shingle)
        {
            return exact.Contains(key);
        }

        if (all.Contains($" {key} ", StringComparison.Ordinal))
        {
            return true;
        }

        var own = Shingles(words).ToList();
        return own.Count(shingles.Contains) >= Contained * own.Count;
    }

    /// <summary>Of copies of a line only the one among the most text of the article is its text.</summary>
    private static void OneOfEach(IReadOnlyList<HtmlBlock> blocks, bool?[] labels)
    {
        int Near(int at) => Enumerable.Range(Math.Max(0, at - 4), Math.Min(labels.Length, at + 5) - Math.Max(0, at - 4)).Count(i => labels[i] == true);
        var copies = Enumerable.Range(0, labels.Length).Where(i => labels[i] == true).GroupBy(i => blocks[i].Key, StringComparer.Ordinal).Where(g => g.Count() > 1).ToList();
        foreach (var group in copies)
        {
            int best = group.OrderByDescending(Near).ThenBy(i => i).First();
            foreach (int other in group.Where(i => i != best))
            {
                labels[other] = blocks[other].Words > Shingle ? false : null;
            }
        }
    }

    private static bool? BySegments(HtmlBlock block, JsonElement gold)
    {
        bool Has(string field) => gold.TryGetProperty(field, out var list) && list.ValueKind == JsonValueKind.Array
            && list.EnumerateArray().Any(s => LineShape.Key(s.GetString()!) is { Length: > 5 } key && $" {block.Key} ".Contains($" {key} ", StringComparison.Ordinal));
        bool with = Has("with"), without = Has("without");
        return with == without ? null : with;
    }

    private static IEnumerable<string> Lines(JsonElement gold) =>
        gold.TryGetProperty("paragraphs", out var paragraphs) && paragraphs.ValueKind == JsonValueKind.Array
            ? paragraphs.EnumerateArray().Select(p => p.GetString()!)
            : (gold.GetProperty("articleBody").GetString() ?? "").Split('\n');

    private static IEnumerable<string> Optional(JsonElement gold)
    {
        if (!gold.TryGetProperty("optional", out var indexes) || indexes.ValueKind != JsonValueKind.Array)
        {
            return [];
        }

        var paragraphs = gold.GetProperty("paragraphs");
        return indexes.EnumerateArray().Select(i => paragraphs[i.GetInt32()].GetString()!);
    }

    private static IEnumerable<string> Shingles(string[] words)
    {
        for (int i = 0; i + Shingle <= words.Length; i++)
        {
            yield return string.Join(' ', words, i, Shingle);
        }
    }
}
