using System.Collections.Frozen;

namespace Readout.Statements;

/// <summary>
/// Tells a denial from any sentence with a "not" in it. A denial answers: it says that what somebody charges, reports or asks did
/// not happen. "He didn't get a good look" answers nothing.
/// </summary>
internal static class Denial
{
    // Behind the negation these say how much or what one thinks or feels, not whether something happened.
    private static readonly FrozenSet<string> Degrees = new[]
    {
        "even", "yet", "really", "quite", "always", "just", "only", "simply", "merely", "necessarily", "exactly", "enough", "too", "so", "very", "particularly", "entirely", "fully", "one", "all", "much", "many", "every", "everyone", "everybody", "more", "until", "alone",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Inner = new[]
    {
        "realize", "realise", "think", "want", "need", "mind", "like", "expect", "believe", "see", "hear", "feel", "care", "understand", "get", "lose", "look", "seem", "appear", "remember", "recall", "notice", "enjoy", "hope", "imagine", "wait", "agree",
        "sure", "afraid", "happy", "easy", "good", "right", "ready", "able", "surprised", "surprising", "interested", "fair", "satisfied", "convinced", "comfortable", "worried", "concerned", "possible", "likely", "available", "certain", "clear", "known", "great", "perfect", "pleased", "helpful", "appropriate", "acceptable", "sustainable", "problem", "time", "way", "reason", "doubt", "point", "chance", "solution", "answer", "place", "room", "choice", "idea", "secret",
    }.ToFrozenSet(StringComparer.Ordinal);

    // Words that somebody says it, in front of who denies it.
    private static readonly FrozenSet<string> Charges = new[]
    {
        "accuse", "accused", "accuses", "accusing", "accusation", "accusations", "allege", "alleged", "alleges", "alleging", "allegation", "allegations", "allegedly", "claims", "claim", "claimed", "claiming", "rumor", "rumors", "rumour", "rumours", "rumored", "rumoured",
        "speculation", "speculated", "denied", "denies", "deny", "denying", "denial", "denials", "disputed", "disputes", "disputing", "rejected", "rejecting", "refuted", "refuting", "dismissed", "dismissing", "suspicion", "suspicions", "suspected", "charges", "hoax", "conspiracy", "misconduct",
        "wrongdoing", "fake", "suggestion", "suggestions", "insinuation", "insinuations", "false", "untrue", "misleading", "asked", "whether",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Reporting = new[] { "that", "of", "about", "claiming", "saying", "suggesting", "alleging", "in" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> ChargeWords = Charges.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> ReportingWords = Reporting.GetAlternateLookup<ReadOnlySpan<char>>();

    // Cues by which one holds out against another.
    private static readonly FrozenSet<string> Answers = new[] { "insist", "maintain", "clarify", "counter", "retort", "respond", "reply", "protest", "assert", "contend", "swear", "set" }.ToFrozenSet(StringComparer.Ordinal);

    // "It was not an attempt to …", "it is not about him": what is denied is a motive.
    private static readonly FrozenSet<string> Motives = new[] { "attempt", "about", "intend", "aim", "mean", "design", "motivate", "direct", "link", "relate", "connect", "involve", "responsible", "guilty" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Comparing = new[] { "more", "so", "such", "better", "before", "worse", "as", "a", "an", "the", "seen", "heard", "thought", "know", "known", "imagined", "expected", "dreamed", "forget", "stop", "give" }.ToFrozenSet(StringComparer.Ordinal);

    /// <param name="at">Where the negation begins among the words.</param>
    /// <param name="length">How many words it has.</param>
    /// <param name="own">Is the speaker the subject?</param>
    /// <param name="charged">Is what is negated a wrong?</param>
    public static bool Holds(Draft draft, string[] words, int at, int length, bool own, bool charged, ContentTrees content)
    {
        int next = at + length;
        if (next < words.Length && (Degrees.Contains(words[next]) || words[next].EndsWith("ing", StringComparison.Ordinal)))
        {
            return false;
        }

        if (Relative(words, at, length, content) || !content.Asserts(at, length, Stance.Denies, "self"))
        {
            return false;
        }

        var negation = content.Find(next - 1);
        var tree = negation?.Tree;
        int negated = tree?.Head(negation!.Value.Word) ?? -1;
        string lemma = negated < 0 ? "" : tree!.Lemma(negated);
        if (Inner.Contains(lemma))
        {
            return false;
        }

        bool never = words[next - 1] == "never" || (next < words.Length && words[next] == "never");
        return charged || Answers.Contains(draft.Lemma) || Motives.Contains(lemma) || (next < words.Length && Motives.Contains(words[next]))
            || (own && never && next < words.Length && !words[next..Math.Min(words.Length, next + 3)].Any(Comparing.Contains))
            || Charged(draft, content.ContextOf(draft))
            || (negated >= 0 && (content.ToldElsewhere(tree!, negated) || (Exists(tree!, negated) && tree!.Children(negated).Any(child => tree.Has(child, "nmod") && content.ToldElsewhere(tree, child)))));
    }

    /// <summary>Does a negation stand in a relative clause? One that a comma closed before it ("the man, who left in May, is not") is over.</summary>
    private static bool Relative(string[] words, int at, int length, ContentTrees content)
    {
        int pronoun = Array.FindLastIndex(words, at - 1 < 0 ? 0 : at - 1, word => word is "who" or "whose" or "which" or "that");
        if (pronoun <= 0 || at == 0)
        {
            return false;
        }

        // Where the parse hangs the negated word under no relative clause, the commas must agree.
        return content.Find(pronoun) is not { } relative || content.Find(at + length - 1) is not { } negation || relative.Tree != negation.Tree || InRelative(negation.Tree, negation.Word)
            || !Enumerable.Range(relative.Word, Math.Max(0, negation.Word - relative.Word)).Any(word => negation.Tree.IsForm(word, ","));
    }

    private static bool InRelative(SentenceTree tree, int word)
    {
        for (int up = word; up >= 0; up = tree.Head(up))
        {
            if (tree.Deprel(up) == "acl:relcl")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"There are no cases of the disease": what there is none of may be told by its last noun.</summary>
    private static bool Exists(SentenceTree tree, int noun) => tree.Head(noun) >= 0 && tree.Child(tree.Head(noun), "expl") >= 0;

    /// <summary>Does somebody say it, in the sentence of the cue or the one before?</summary>
    private static bool Charged(Draft draft, int from)
    {
        var around = draft.Tree.Text.AsSpan(from, Math.Max(0, draft.Tree.Sentence.Span.End - from));
        bool reports = false;
        foreach (var range in around.SplitAny(" \n\t,.;:“”\"()!?—"))
        {
            var word = around[range];
            int place = from + range.Start.GetOffset(around.Length);
            if (word.IsEmpty || draft.Content.Exists(span => span.Contains(place)))
            {
                continue;
            }

            if (ChargeWords.Contains(word) || (reports && ReportingWords.Contains(word)))
            {
                return true;
            }

            reports = word is "reports" or "report" or "reported" or "story" or "stories";
        }

        return false;
    }
}
