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

    /// <param name="quoted">Does an offset lie within quotation marks?</param>
    public static IEnumerable<Draft> Find(List<Draft> drafts, List<SentenceTree> trees, Func<int, bool> quoted)
    {
        foreach (var tree in trees)
        {
            for (int i = 0; i < tree.Count; i++)
            {
                var span = tree.Span(i);
                if (!drafts.Exists(d => d.Cue.Overlaps(span)) && (Spoken(tree, i, quoted) ?? Claimed(tree, i)) is { } found
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
