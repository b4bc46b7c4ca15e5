using System.Collections.Frozen;
using Readout.Text;

namespace Readout.Statements;

/// <summary>A content's words in their parsed sentences: is a judgement that it holds the speaker's own, and the point of what is said?</summary>
/// <param name="trees">The sentences in which the content may stand.</param>
internal sealed class ContentTrees(List<TextSpan> content, int[] starts, IReadOnlyList<SentenceTree> trees)
{
    // "Prosecutors said that Cohen said he lied": what another says in the content is told, not charged.
    private static readonly FrozenSet<string> Telling = new[]
    {
        "say", "tell", "claim", "allege", "argue", "insist", "report", "state", "write", "assert", "contend", "maintain", "declare", "announce", "complain", "charge", "accuse", "deny", "tweet", "boast",
    }.ToFrozenSet(StringComparer.Ordinal);

    // "An Honor Guard", where "an honor" would be praise.
    private const int LongestName = 2;

    // "go", "do", "be": they tell nothing.
    private const int ShortWord = 3;

    private static readonly FrozenSet<string> Open = new[] { "whether", "if" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> That = new[] { "that" }.ToFrozenSet(StringComparer.Ordinal);

    // "Rejected claims that it discriminated": what these hold is another's.
    private static readonly FrozenSet<string> Claims = new[] { "claim", "allegation", "accusation", "charge", "assertion", "suggestion", "rumor", "rumour", "report", "view", "notion", "idea" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Suppose = new[] { "if", "unless", "whether", "until", "before", "when", "while", "although", "though" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Light = new[]
    {
        "have", "make", "take", "come", "give", "keep", "know", "say", "tell", "use", "work", "want", "need", "time", "year", "people", "thing", "way", "part", "place", "first", "last", "other", "same", "able",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The sentence and word of the content's word number <paramref name="at"/>; null where nothing was parsed.</summary>
    public (SentenceTree Tree, int Word)? Find(int at)
    {
        int offset = at >= 0 && at < starts.Length ? starts[at] : -1;
        var tree = offset < 0 ? null : trees.FirstOrDefault(tree => tree.Sentence.Span.Contains(offset));
        int word = tree?.WordAt(offset) ?? -1;
        return tree is not null && word >= 0 && word < tree.Count && tree.Span(word).Contains(offset) ? (tree, word) : null;
    }

    /// <summary>Where the sentence before the one of the cue begins.</summary>
    public int ContextOf(Draft draft)
    {
        var before = trees.FirstOrDefault(tree => tree.Index == draft.Tree.Index - 1);
        return before is not null && before.Sentence.Span.Start < draft.Tree.Sentence.Span.Start ? before.Sentence.Span.Start : draft.Tree.Sentence.Span.Start;
    }

    /// <summary>The head of the words from <paramref name="at"/> on: the one that the others hang on, or the weightiest of several.</summary>
    public (SentenceTree Tree, int Word)? FindHead(int at, int length)
    {
        if (Find(at) is not { } first || Find(at + length - 1) is not { } last || last.Tree != first.Tree)
        {
            return null;
        }

        var tree = first.Tree;
        int[] heads = [.. Enumerable.Range(first.Word, last.Word - first.Word + 1).Where(word => tree.Head(word) < first.Word || tree.Head(word) > last.Word)];
        int head = Array.FindIndex(heads, word => tree.Upos(word) is "VERB" or "NOUN" or "ADJ" or "PROPN");
        return heads.Length == 0 ? first : (tree, heads[Math.Max(0, head)]);
    }

    /// <summary>
    /// Is a judgement the speaker's own and the point? Not by a name ("an Honor Guard"), nor beside the point: in a relative clause, a
    /// condition, or what another is said to say.
    /// </summary>
    /// <param name="scope">Deeds may be told in a relative clause, judgements are held in one too.</param>
    public bool Asserts(int at, int length, Stance stance, string scope)
    {
        if (FindHead(at, length) is not { } found)
        {
            return true;
        }

        var (tree, word) = found;
        bool noun = tree.Upos(word) is "NOUN" or "PROPN";
        if ((((length == 1 && tree.IsNamed(word)) || (length <= LongestName && tree.Deprel(word) is "compound" or "flat")) && stance != Stance.Denies)
            || (stance is Stance.Praises && noun && tree.Has(word, "nsubj")) || (stance is Stance.Praises or Stance.Criticizes && OfOneself(tree, word)))
        {
            return false;
        }

        if (stance == Stance.LeavesOpen && tree.Sentence.Span.Start > content[0].Start)
        {
            return false;
        }

        bool charge = stance is Stance.Accuses or Stance.Praises or Stance.Warns;
        bool adjective = tree.Upos(word) == "ADJ"; // "claims that proved unfounded": by whomever
        for (int steps = 0; steps <= tree.Count && tree.Head(word) is >= 0 and var head && Holds(tree, head); word = head, steps++)
        {
            // "It was a crime committed by the guard": said of what it is.
            bool said = tree.Child(head, "cop") >= 0;
            bool relative = tree.Deprel(word) == "acl:relcl";
            bool thought = tree.Has(word, "acl") && Marked(tree, word, That);
            if ((thought && Claims.Contains(tree.Lemma(head)))
                || (charge && !said && ((relative && scope == "any") || (!relative && !thought && tree.Has(word, "acl")) || (noun && tree.Has(word, "advcl"))))
                || (relative && scope == "any" && stance == Stance.Denies && adjective)
                || (relative && stance is Stance.Demands or Stance.LeavesOpen or Stance.Threatens)
                || (tree.Has(word, "advcl") && Supposed(tree, word, stance))
                || (tree.Has(word, "ccomp") && (Reported(tree, head) || Marked(tree, word, Open))))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Is a word what something is said to be, "the plan is cruel", "a cruel plan it is", "I find it cruel"? Not of the speaker: "we were dumb".</summary>
    public bool Predicates(int at)
    {
        if (Find(at) is not var (tree, word))
        {
            return false;
        }

        int head = tree.Has(word, "amod") || tree.Has(word, "conj") ? tree.Head(word) : word;
        int subject = tree.Child(head, "nsubj");
        bool copula = tree.Child(head, "cop") >= 0 || (tree.Has(head, "xcomp") && tree.Lemma(tree.Head(head)) is "find" or "consider" or "seem" or "look" or "sound" or "feel" or "become");
        return copula && !(subject >= 0 && (tree.IsForm(subject, "I") || tree.IsForm(subject, "we")));
    }

    /// <summary>Has what a word hangs on the content's first words for its subject, however much is told of that: "the man, who came in May, is not the thief"?</summary>
    public bool OfFirst(int at) =>
        Find(at) is var (tree, word) && Find(0) is var (first, opening) && ReferenceEquals(tree, first) && tree.Head(word) is >= 0 and int head && tree.Child(head, "nsubj") is >= 0 and int subject
        && tree.Left(subject) <= opening && opening <= tree.Right(subject);

    /// <summary>Is a verb's subject the speaker in its own words: "we lied"?</summary>
    public bool Confesses(int at, int length, bool quoted, bool person)
    {
        if (FindHead(at, length) is not { } found || found.Tree.Child(found.Word, "nsubj") is not (>= 0 and var subject) || StanceClassifier.Negated(found.Tree, found.Word))
        {
            return false;
        }

        bool own = found.Tree.IsForm(subject, "I") || found.Tree.IsForm(subject, "we")
            || (!quoted && person && (found.Tree.IsForm(subject, "he") || found.Tree.IsForm(subject, "she")) && found.Tree.Span(subject).Start == content[0].Start);
        return own && found.Tree.Child(subject, "conj") < 0;
    }

    /// <summary>Is what is negated told elsewhere in the article, as what happened or was?</summary>
    public bool ToldElsewhere(SentenceTree told, int word)
    {
        string lemma = told.Lemma(word);
        return lemma.Length > ShortWord && !Light.Contains(lemma) && trees.Any(tree => tree != told && Tells(tree, lemma));
    }

    private static bool Tells(SentenceTree tree, string lemma)
    {
        for (int word = 0; word < tree.Count; word++)
        {
            if (tree.Lemma(word) == lemma && !StanceClassifier.Negated(tree, word))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"I'm a terrible cook", "we are a proud people": what the speaker is, not a judgement of others. "I am proud of them" is one.</summary>
    private static bool OfOneself(SentenceTree tree, int word)
    {
        int noun = tree.Has(word, "amod") ? tree.Head(word) : word;
        int subject = noun >= 0 && tree.Upos(noun) == "NOUN" && tree.Child(noun, "cop") >= 0 ? tree.Child(noun, "nsubj") : -1;
        return subject >= 0 && tree.Child(noun, "case") < 0 && (tree.IsForm(subject, "I") || tree.IsForm(subject, "we"));
    }

    /// <summary>A condition or concession; what somebody was accused of by others.</summary>
    private static bool Supposed(SentenceTree tree, int word, Stance stance) =>
        Marked(tree, word, Suppose) || (stance == Stance.Accuses && tree.Child(word, "aux:pass") >= 0);

    private static bool Reported(SentenceTree tree, int verb)
    {
        int subject = tree.Child(verb, "nsubj");
        return Telling.Contains(tree.Lemma(verb)) && subject >= 0 && !tree.IsForm(subject, "I") && !tree.IsForm(subject, "we");
    }

    private static bool Marked(SentenceTree tree, int verb, FrozenSet<string> marks) =>
        tree.Children(verb).Any(child => tree.Deprel(child) is "mark" or "advmod" && marks.Contains(tree.Lemma(child)));

    private bool Holds(SentenceTree tree, int word) => content.Exists(span => span.Contains(tree.Span(word)));
}
