using System.Collections.Frozen;
using System.Globalization;
using Readout.Lexicons;
using Readout.Text;

namespace Readout.Events;

/// <summary>
/// Figures that the text gives: killed, wounded, detained, displaced, troops … "at least 12" has low and high 12 (the words
/// are kept in the span); "12 to 15" has both; "dozens" is 24 to 99. Counts are of people unless the kind says otherwise.
/// </summary>
internal static class CountReader
{
    private static readonly FrozenDictionary<string, (long Low, long High)> Words = LexiconFile.Embedded("number-words.tsv", 3)
        .ToFrozenDictionary(r => r[0], r => (long.Parse(r[1], CultureInfo.InvariantCulture), long.Parse(r[2], CultureInfo.InvariantCulture)), StringComparer.Ordinal);

    private static readonly string[] Kinds = ["killed", "wounded", "detained", "displaced", "abducted", "released", "missing", "troops"];

    public static List<Count> Read(Candidate candidate)
    {
        var view = candidate.View;
        var tree = view.Tree;
        var counts = new List<Count>();
        for (int i = 0; i < tree.Count; i++)
        {
            bool plural = tree[i].Upos == "NOUN" && Words.ContainsKey(tree.Form(i).ToLowerInvariant());
            bool numeral = tree[i].Upos == "NUM" && !tree.Is(i, "compound") && !tree.Is(i, "flat");
            if (!plural && !numeral)
            {
                continue;
            }

            int counted = tree.Is(i, "nummod") ? tree.Head(i) : i;
            if (Kind(candidate, counted) is not { } kind || Value(tree, i) is not { } value || value.Low <= 0)
            {
                continue;
            }

            if (counts.All(c => c.Kind != kind || !c.Spans[0].Overlaps(value.Span)))
            {
                counts.Add(new Count(kind, value.Low, value.High, [value.Span]));
            }
        }

        return counts;
    }

    /// <summary>What is counted, from the noun and the words above it, if that belongs to this event.</summary>
    private static string? Kind(Candidate candidate, int counted)
    {
        var view = candidate.View;
        var tree = view.Tree;
        for (int at = counted, steps = 0; at >= 0 && steps < 4; at = tree.Head(at), steps++)
        {
            foreach (string kind in Kinds)
            {
                if (view.Classes.Holds("COUNT-" + kind.ToUpperInvariant(), tree, at))
                {
                    bool ours = candidate.Anchor.Contains(at) || tree.Below(at, candidate.Trigger) || tree.Below(candidate.Trigger, at);
                    bool people = at == counted || kind is "troops" || view.Classes.Holds("PEOPLE", tree, counted) || view.Parties.At(view, counted) is not null
                        || tree[counted].Upos == "NUM" || view.Classes.Holds("TRANSPARENT", tree, counted);
                    return ours && people ? kind : null;
                }
            }

            // "killed in 2014": only what is done to, or does, counts.
            if ((tree.IsAny(at, "obl", "nmod") && !tree.HasMarker(at, "of") && !tree.HasMarker(at, "by")) || tree.IsAny(at, "advcl", "acl:relcl", "root"))
            {
                break;
            }
        }

        return null;
    }

    private static (long Low, long High, TextSpan Span)? Value(ParseTree tree, int i)
    {
        if (Number(tree.Form(i)) is not { } number)
        {
            return null;
        }

        var span = tree[i].Span;
        long low = number.Low, high = number.High;
        foreach (int child in tree.Children(i))
        {
            if (child < i && tree.IsAny(child, "compound", "nummod", "flat") && Number(tree.Form(child)) is { } factor)
            {
                (low, high) = (factor.Low * low, factor.High * high);
                span = span.Join(tree[child].Span);
            }
            else if (child > i && child - i <= 4 && tree.IsAny(child, "conj", "nmod", "obl", "dep", "nummod") && Number(tree.Form(child)) is { } upper
                && (tree.HasMarker(child, "to") || tree.HasChild(child, "cc", "or") || tree.HasChild(child, "cc", "to")) && upper.High > low)
            {
                high = upper.High;
                span = span.Join(tree[child].Span);
            }
            else if (child < i && i - child <= 4 && tree.IsAny(child, "advmod", "case", "det"))
            {
                span = tree.Subtree(child).Aggregate(span, (s, w) => w < i ? s.Join(tree[w].Span) : s);
            }
        }

        return (low, high, span);
    }

    private static (long Low, long High)? Number(string form)
    {
        string plain = form.Replace(",", "", StringComparison.Ordinal).ToLowerInvariant();
        if (long.TryParse(plain, NumberStyles.None, CultureInfo.InvariantCulture, out long value) && value < 1_000_000_000)
        {
            return (value, value);
        }

        return Words.TryGetValue(plain, out var words) ? words : null;
    }
}
