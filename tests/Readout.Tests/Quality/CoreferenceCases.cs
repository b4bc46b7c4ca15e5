using Readout.Names;
using Readout.Text;

namespace Readout.Tests.Quality;

/// <summary>A mention and what it refers to, as UTF-16 offsets into the text.</summary>
/// <param name="Not">Another that the mention does not refer to; null where the text has none.</param>
internal sealed record CoreferenceCase(string Id, string Why, string Text, int[] Mention, int[] Antecedent, int[]? Not);

/// <summary><c>tests/quality/coreference/cases.txt</c>: who "she", "the ministry" or "Ankara" is.</summary>
internal static class CoreferenceCases
{
    public static readonly MarkedGold<CoreferenceCase> Gold = new("coreference", "cases", Parse);

    /// <summary>
    /// <c>accuracy</c>: share of cases where one actor has a mention on either place, and none on the place
    /// that is not meant, so that running everything together gains nothing. <c>chains</c>: the same of the chains,
    /// which hold things and documents too; these are nobody's actors.
    /// </summary>
    public static object Measure() => new
    {
        accuracy = Gold.Rows.Count(IsRight) / (double)Gold.Rows.Count,
        chains = Gold.Rows.Count(IsRightInChains) / (double)Gold.Rows.Count,
    };

    public static bool IsRight(CoreferenceCase gold) =>
        ShortText.Read(gold.Id, gold.Text)
            .SelectMany(reading => reading.Names.Actors)
            .Any(actor => Has(actor, gold.Mention) && Has(actor, gold.Antecedent) && (gold.Not is null || !Has(actor, gold.Not)));

    private static bool IsRightInChains(CoreferenceCase gold) =>
        ShortText.Read(gold.Id, gold.Text).Select(reading => reading.Names.Chains).Any(chains => chains.Chains.Any(chain =>
        {
            bool Holds(int[] place) => chain.References.Any(index => Covers(chains.References[index].Span, place));
            return Holds(gold.Mention) && Holds(gold.Antecedent) && (gold.Not is null || !Holds(gold.Not));
        }));

    private static bool Has(Actor actor, int[] gold) => actor.Mentions.Any(mention => Covers(mention, gold));

    // The mention of a longer phrase may be its name alone, or take in an article or a title.
    private static bool Covers(TextSpan mention, int[] gold)
    {
        int shared = Math.Min(mention.End, gold[1]) - Math.Max(mention.Start, gold[0]);
        return shared > 0 && 2 * shared >= Math.Min(mention.Length, gold[1] - gold[0]);
    }

    private static IEnumerable<CoreferenceCase> Parse(IEnumerable<string> lines)
    {
        foreach (string[] pair in lines.Chunk(2))
        {
            string[] head = pair[0].StartsWith("== ", StringComparison.Ordinal)
                ? pair[0][3..].Split(" | ")
                : throw new FormatException($"expected a line \"== ID | why\", found: {pair[0]}");
            var marks = MarkedText.Parse(pair[1]);
            yield return new CoreferenceCase(head[0], head[1], marks.Text, Span(marks, "m"), Span(marks, "a"), marks["x"].Count == 0 ? null : Span(marks, "x"));
        }
    }

    private static int[] Span(MarkedText marks, string label)
    {
        var span = marks[label].Count == 1 ? marks[label][0] : throw new FormatException($"expected one mark {label}: {marks.Text}");
        return [span.Start, span.End];
    }
}
