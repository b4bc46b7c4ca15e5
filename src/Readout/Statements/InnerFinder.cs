using System.Collections.Frozen;

namespace Readout.Statements;

/// <summary>
/// Statements inside statements that no one else looks for: what a quoted speaker says that a third one said ("“The
/// mayor told us that …”"), and claims of nobody in particular ("denied reports that …").
/// </summary>
internal static class InnerFinder
{
    // Of what is found so, about two in three stand in the whole readings' gold.
    private const double Likely = 0.6;

    private static readonly FrozenSet<string> Saying = new[]
    {
        "admit", "allege", "announce", "argue", "assure", "believe", "claim", "confirm", "declare", "deny", "expect", "fear", "hope", "insist", "promise", "report", "say", "state", "suggest", "tell", "think", "threaten", "vow", "warn",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Claims = new[]
    {
        "accusation", "allegation", "assertion", "belief", "claim", "fear", "report", "revelation", "rumor", "rumour", "speculation", "suggestion", "suspicion",
    }.ToFrozenSet(StringComparer.Ordinal);

    // The speaker himself, whoever listens, and words that stand for a thing.
    private static readonly FrozenSet<string> Nobody = new[] { "i", "we", "you", "it", "this", "that", "which", "what", "there", "one", "who" }.ToFrozenSet(StringComparer.Ordinal);

    // What goes round without anybody's name; of these the plural is told of on its own too.
    private static readonly FrozenSet<string> Rumours = new[] { "allegation", "report", "rumor", "rumour", "speculation" }.ToFrozenSet(StringComparer.Ordinal);

    // "Reports on several websites that …", "rumours are going round in the capital that …": words between the noun and its clause.
    private const int LongestGap = 8;

    /// <param name="quoted">Does an offset lie within quotation marks?</param>
    public static IEnumerable<Draft> Find(List<Draft> drafts, List<SentenceTree> trees, Func<int, bool> quoted)
    {
        foreach (var tree in trees)
        {
            for (int i = 0; i < tree.Count; i++)
            {
                var span = tree.Span(i);
                if (drafts.Exists(d => d.Cue.Overlaps(span)))
                {
                    continue;
                }

                if (Rumour(tree, i, quoted) is { } rumour)
                {
                    // "Reports are circulating on social media that …": they are no source of their own clause.
                    drafts.RemoveAll(d => d.SourceWord == i && ReferenceEquals(d.SourceTree, tree) && d.Cue.Start > span.End && d.Cue.End <= rumour.Start);
                    if (!drafts.Exists(d => Covers(d, rumour)))
                    {
                        yield return rumour;
                    }
                }
                else if ((Spoken(tree, i, quoted) ?? Claimed(tree, i)) is { } found
                    && drafts.Exists(d => d.Content.Exists(part => part.Contains(found.Cue) && part.Contains(found.Content[0]) && part.Length > found.Content[0].Length + found.Cue.Length)))
                {
                    yield return found;
                }
            }
        }
    }

    private static Draft? Spoken(SentenceTree tree, int word, Func<int, bool> quoted)
    {
        if (!quoted(tree.Span(word).Start) || !Saying.Contains(tree.Lemma(word)) || tree.Upos(word) != "VERB" || tree.Xpos(word) is "VB" or "VBG")
        {
            return null;
        }

        int subject = tree.Child(word, "nsubj"), clause = tree.Child(word, "ccomp");
        if (subject < 0 || subject > word || clause < word || Nobody.Contains(tree.Lemma(subject).ToLowerInvariant()) || tree.Deprel(subject) == "nsubj:pass" || !quoted(tree.Span(clause).Start))
        {
            return null;
        }

        var draft = New(tree, word, tree.Left(clause), tree.Right(clause));
        if (draft is not null)
        {
            SourceFinder.Set(draft, subject);
        }

        return draft?.Source is null ? null : draft;
    }

    /// <summary>"Reports that …": whose they are stays open.</summary>
    private static Draft? Claimed(SentenceTree tree, int word)
    {
        if (!Claims.Contains(tree.Lemma(word)) || tree.Upos(word) != "NOUN" || !tree.IsForm(word + 1, "that") || tree.Upos(word + 1) != "SCONJ")
        {
            return null;
        }

        int clause = tree.Head(word + 1);
        return clause > word + 1 ? New(tree, word, word + 1, tree.Right(clause)) : null;
    }

    /// <summary>"There are rumours that …", "unconfirmed reports on several websites that …": told by nobody in particular.</summary>
    private static Draft? Rumour(SentenceTree tree, int word, Func<int, bool> quoted)
    {
        if (!Rumours.Contains(tree.Lemma(word)) || tree.Upos(word) != "NOUN" || (tree.Xpos(word) != "NNS" && tree.Lemma(word) != "speculation")
            || tree.Child(word, "nmod:poss") >= 0 || (word > 0 && tree.Xpos(word - 1) is "NNP") || quoted(tree.Span(word).Start) || tree.Child(word, "det") is >= 0 and int det && tree.Form(det) is "these" or "those" or "such" or "no")
        {
            return null;
        }

        int that = word + 1;
        while (that < tree.Count - 1 && that - word <= LongestGap && !(tree.IsForm(that, "that") && tree.Upos(that) == "SCONJ"))
        {
            if (tree.IsPunct(that) || (tree.IsVerb(that) && !(tree.Lemma(that) is "be" or "circulate" or "spread" or "emerge" or "surface" or "swirl" or "go" or "come")) || tree.IsForm(that, "by") || tree.IsForm(that, "from"))
            {
                return null;
            }

            that++;
        }

        // A clause that says what the report is, not what it tells, has no subject ("reports that reached us").
        int clause = that < tree.Count - 1 && tree.IsForm(that, "that") && tree.Upos(that) == "SCONJ" ? tree.Head(that) : -1;
        return clause > that && (tree.Child(clause, "nsubj") >= 0 || tree.Child(clause, "expl") >= 0) ? New(tree, word, that, End(tree, word, tree.Right(clause))) : null;
    }

    /// <summary>The last word of a clause in front of the sentence's own verb, where its noun opens the sentence: "Rumours that he had fled swept the city".</summary>
    public static int End(SentenceTree tree, int noun, int last)
    {
        if (Enumerable.Range(0, noun).Any(i => tree.Upos(i) is not ("ADJ" or "DET" or "ADV" or "NUM" or "NOUN")) || !(tree.Has(noun, "nsubj") || tree.Head(noun) < 0))
        {
            return last;
        }

        int finite = -1;
        for (int i = noun + 2; i < tree.Count; i++)
        {
            bool form = tree.Xpos(i) is "VBD" or "VBZ" or "VBP" or "MD";
            if (finite < 0)
            {
                finite = form ? i : -1;
            }
            else if (i > finite + 1 && (form || tree.Xpos(i) == "VBN") && tree.Upos(i - 1) is not ("AUX" or "PART" or "ADV" or "PRON" or "SCONJ" or "CCONJ") && !OwnSubject(tree, i, finite))
            {
                return i - 1;
            }
        }

        return last;
    }

    /// <summary>Has a verb, or the verb that an auxiliary belongs to, a subject of its own behind another verb?</summary>
    private static bool OwnSubject(SentenceTree tree, int verb, int behind)
    {
        int main = tree.Upos(verb) == "AUX" && tree.Head(verb) >= 0 ? tree.Head(verb) : verb;
        return tree.Child(main, "nsubj") > behind || tree.Deprel(main) == "acl:relcl" && tree.Head(main) > behind || (tree.Xpos(verb) == "VBN" && verb > 0 && tree.Upos(verb - 1) is "NOUN" or "PROPN" && tree.Has(verb, "acl"));
    }

    private static bool Covers(Draft draft, Draft other) =>
        draft.Content.Exists(span => span.Contains(other.Cue) ? false : other.Content[0].Overlaps(span) && Math.Min(span.End, other.Content[0].End) - Math.Max(span.Start, other.Content[0].Start) > other.Content[0].Length / 2);

    private static Draft? New(SentenceTree tree, int word, int first, int last)
    {
        first += tree.IsForm(first, "that") ? 1 : 0;
        if (first > last || tree.Between(first, last) is not { } content)
        {
            return null;
        }

        var draft = new Draft { Tree = tree, Word = word, Cue = CueFinder.CueSpan(tree, word, word), Lemma = tree.Lemma(word), Entry = null, Rule = "inner", Confidence = Likely };
        draft.Content.Add(content);
        return draft;
    }
}
