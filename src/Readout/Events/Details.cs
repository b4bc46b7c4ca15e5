using System.Collections.Immutable;
using Readout.Syntax;

namespace Readout.Events;

/// <summary>When and where: the time and place that the syntax ties to an event, else the nearest in its clause.</summary>
internal static class Details
{
    private static readonly string[] PlacePrepositions = ["in", "at", "near", "on", "outside", "inside", "around", "across", "over", "off", "along", "from", "into", "to", "between"];

    /// <summary>The place of the event, by its id; with <paramref name="whereabouts"/> only a place where it happened, not where it led.</summary>
    public static string? Place(Candidate candidate, NameIndex names, bool whereabouts = false)
    {
        var tree = candidate.View.Tree;
        var parties = RoleReader.Spans(candidate.Actors).ToList();
        string? best = null;
        int bestScore = 0;
        foreach (var (span, place) in names.PlacesIn(tree.Sentence.Span))
        {
            int word = WordAt(tree, span);
            if (word < 0)
            {
                continue;
            }

            word = Top(tree, word, span);
            bool marked = (whereabouts ? Whereabouts : PlacePrepositions).Any(p => tree.HasMarker(word, p));
            int score = Closeness(candidate, word) * 2 + (marked ? 3 : 0) - (parties.Any(p => p.Overlaps(span)) ? 4 : 0);
            if (marked && Closeness(candidate, word) > 0 && score > bestScore)
            {
                (best, bestScore) = (place.Id, score);
            }
        }

        return best;
    }

    private static readonly string[] Whereabouts = ["in", "at", "near", "outside", "inside", "around", "across"];

    public static string? Time(Candidate candidate, NameIndex names)
    {
        var tree = candidate.View.Tree;
        string? best = null;
        int bestScore = 0;
        foreach (var (span, time) in names.TimesIn(tree.Sentence.Span))
        {
            int word = WordAt(tree, span);
            if (word < 0 || time.Type is not ("DATE" or "TIME"))
            {
                continue;
            }

            int score = Closeness(candidate, Top(tree, word, span));
            if (score > bestScore)
            {
                (best, bestScore) = (time.Id, score);
            }
        }

        return best;
    }

    /// <summary>
    /// How closely a phrase belongs to an event: 4 on its own words, 3 below them, 2 on a verb that the event completes
    /// or continues, 1 elsewhere in the same clause, 0 in another clause.
    /// </summary>
    private static int Closeness(Candidate candidate, int word)
    {
        var tree = candidate.View.Tree;
        int head = tree.Head(word);
        if (candidate.Anchor.Contains(head) || candidate.Anchor.Contains(word))
        {
            return 4;
        }

        int below = tree.Depth(word, candidate.Trigger);
        if (below > 0)
        {
            return below <= 3 ? 3 : 1;
        }

        for (int at = candidate.Trigger, steps = 0; at >= 0 && steps < 6; at = tree.Head(at), steps++)
        {
            int up = tree.Head(at);
            if (up >= 0 && head == up && tree.IsAny(at, "xcomp", "conj", "obj", "obl", "nsubj", "acl", "nmod"))
            {
                return tree.IsAny(at, "xcomp", "obj", "nsubj") ? 2 : 1;
            }

            if (tree.IsAny(at, "ccomp", "advcl", "parataxis", "acl:relcl"))
            {
                break;
            }
        }

        return 0;
    }

    private static int WordAt(ParseTree tree, Text.TextSpan span)
    {
        if (!tree.Sentence.Span.Overlaps(span))
        {
            return -1;
        }

        for (int i = tree.Count - 1; i >= 0; i--)
        {
            if (tree[i].Span.Overlaps(span))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The word of the span that the others hang on.</summary>
    private static int Top(ParseTree tree, int word, Text.TextSpan span)
    {
        int at = word;
        for (int head = tree.Head(at), steps = 0; head >= 0 && tree[head].Span.Overlaps(span) && steps < 10; at = head, head = tree.Head(at), steps++)
        {
        }

        return at;
    }

    /// <summary>PLOVER contexts: every CONTEXT class that a word of the sentence near the event belongs to.</summary>
    public static ImmutableArray<string> Contexts(Candidate candidate)
    {
        var tree = candidate.View.Tree;
        var found = new SortedSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < tree.Count; i++)
        {
            foreach (string name in candidate.View.Classes.ClassesOf(tree.Lemma(i)))
            {
                if (PloverContexts.ByClass.TryGetValue(name, out string? context) && !found.Contains(context)
                    && candidate.View.Classes.Holds(name, tree, i) && (candidate.Anchor.Contains(i) || tree.Below(i, candidate.Trigger) || Closeness(candidate, i) > 0))
                {
                    found.Add(context);
                }
            }
        }

        return [.. found];
    }

    public static bool Parsed(Sentence sentence) => sentence.Words.Any(w => w.Head != 0);
}
