using System.Collections.Frozen;
using Readout.Text;

namespace Readout.Statements;

/// <summary>Ends an indirect content where the sentence goes on with something else: another speaker's turn, or a comment on what is said.</summary>
internal static class ContentTrimmer
{
    private static readonly FrozenSet<string> Media = new[]
    {
        "address", "audio", "broadcast", "communique", "email", "interview", "letter", "message", "post", "recording", "speech", "statement", "telegram", "tweet", "video",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Claims = new[] { "accusation", "allegation", "assertion", "charge", "claim", "demand", "figure", "suggestion" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Countering = new[] { "contest", "contradict", "deny", "dismiss", "dispute", "refute", "reject" }.ToFrozenSet(StringComparer.Ordinal);

    // "which the Foreign Ministry in Minsk has repeatedly denied": words as far as the verb.
    private const int LongestCounter = 10;

    // "told a group of visiting lawmakers that": words of whom it is told.
    private const int LongestAddressee = 8;

    // From a cue to the quotation that it announces: a comma or a colon.
    private const int LongestBridge = 3;

    public static void Trim(List<Draft> drafts)
    {
        foreach (var draft in drafts)
        {
            Told(draft, drafts);
            Answer(draft, drafts);
            Beside(draft, drafts);
            OfSpeaker(draft);
            Addressed(draft);
            if (draft is { Word: >= 0, Entry.Pos: "adv" })
            {
                Hearsay(draft);
            }

            if (draft.Word < 0 || draft.Entry?.Pos == "adv" || draft.Content is not [.., var last] || last.Start < draft.Cue.End || !draft.Tree.Sentence.Span.Contains(last) || Quoted(draft.Tree.Text, last))
            {
                continue;
            }

            int first = draft.Tree.WordAt(last.Start);
            int?[] ends = [Turn(draft, last, drafts), Aside(draft, last, drafts), Comment(draft.Tree, first, last), Countered(draft.Tree, first, last), Predicate(draft, first, last), Medium(draft, first, last)];
            int end = ends.Min() ?? int.MaxValue;
            if (end < int.MaxValue && draft.Tree.Between(first, end) is { } cut)
            {
                draft.Content[^1] = cut;
            }
        }
    }

    /// <summary>"Vowed to stay, without ruling out talks": what the speaker says beside it is another statement.</summary>
    private static void Beside(Draft draft, List<Draft> drafts)
    {
        var (tree, last) = (draft.Tree, draft.Content[^1]);
        int? beside = drafts
            .Where(other => ReferenceEquals(other.Tree, tree) && other.Word > 1 && last.Contains(other.Cue) && tree.IsForm(other.Word - 1, "without"))
            .Select(other => (int?)(other.Word - 2)).Min();
        if (beside is { } end && tree.Between(tree.WordAt(last.Start), end) is { } cut)
        {
            draft.Content[^1] = cut;
        }
    }

    /// <summary>"“…,” she said. “S.” T, she said": a quotation that the statement before it has taken opens no other one's content.</summary>
    private static void Told(Draft draft, List<Draft> drafts)
    {
        var first = draft.Content[0];
        if (draft.Tree.Text[first.Start] is not ('“' or '"'))
        {
            return;
        }

        foreach (var other in drafts)
        {
            int end = other.Cue.Start >= draft.Cue.Start ? -1 : other.Content.Where(span => span.Start <= first.Start && span.End > first.Start && span.End < first.End).Select(span => span.End).FirstOrDefault(-1);
            if (end > 0 && draft.Tree.Text[end - 1] is '”' or '"' && draft.Tree.Text[end] == ' ' && other.Cue.End <= first.Start)
            {
                draft.Content[0] = new TextSpan(end, first.End).Trim(draft.Tree.Text);
                return;
            }
        }
    }

    /// <summary>"Asked: “Q?” she replied: “A”": the question that is another's whole content is none of the answer.</summary>
    private static void Answer(Draft draft, List<Draft> drafts)
    {
        if (draft.Content.Count > 1)
        {
            draft.Content.RemoveAll(span => draft.Content.Count > 1 && draft.Tree.Text[span.Start] is '“' or '"' && (span.Start < draft.Cue.End || span.Start - draft.Cue.End > LongestBridge)
                && drafts.Exists(other => !ReferenceEquals(other, draft) && other.Content is [var only] && only == span && other.Cue.End <= span.Start && span.Start - other.Cue.End <= LongestBridge));
        }
    }

    /// <summary>"S, Cole says, who has written about it": what is told of the speaker is nothing that he says.</summary>
    private static void OfSpeaker(Draft draft)
    {
        var last = draft.Content[^1];
        if (draft.Content.Count > 1 && draft.Content[^2].End <= draft.Cue.Start && last.Start >= draft.Cue.End && draft.Tree.Sentence.Span.Contains(last)
            && draft.Tree.WordAt(last.Start) is var first && (draft.Tree.IsForm(first, "who") || draft.Tree.IsForm(first, "whose") || (draft.Rule == "according to" && draft.Tree.IsForm(first, "which"))) && draft.Tree.IsForm(first - 1, ","))
        {
            draft.Content.RemoveAt(draft.Content.Count - 1);
        }
    }

    /// <summary>"Told visiting lawmakers that S": whom the speech is told is none of it.</summary>
    private static void Addressed(Draft draft)
    {
        if (draft.Word < 0 || draft.Entry is not { Pos: "verb" } entry || !entry.Takes("addr") || draft.Content is not [var only] || !draft.Tree.Sentence.Span.Contains(only) || Quoted(draft.Tree.Text, only))
        {
            return;
        }

        var tree = draft.Tree;
        int first = tree.WordAt(only.Start), that = first;
        while (that < tree.Count - 1 && that - first < LongestAddressee && !tree.IsForm(that, "that") && !tree.IsPunct(that) && (!tree.IsVerb(that) || tree.Has(that, "amod")))
        {
            that++;
        }

        if (first == draft.Word + 1 && that > first && tree.IsForm(that, "that") && tree.Upos(that) == "SCONJ" && tree.Child(draft.Word, "obj") is var whom && whom >= first && whom < that && tree.Between(that + 1, tree.WordAt(only.End - 1)) is { } told && told.End <= only.End)
        {
            draft.Content[0] = told;
        }
    }

    /// <summary>"They allegedly sold it, and will stand trial": what goes on with a verb form of its own is the reporter's.</summary>
    private static void Hearsay(Draft draft)
    {
        var tree = draft.Tree;
        int head = tree.Head(draft.Word);
        int next = head < 0 ? -1 : tree.Children(head).FirstOrDefault(c => c > head && c > draft.Word && tree.Has(c, "conj") && tree.Children(c).Any(a => tree.Xpos(a) == "MD" || tree.Has(a, "nsubj")), -1);
        var last = draft.Content[^1];
        if (next >= 0 && last.Contains(tree.Span(next)) && tree.WordAt(last.Start) is int first && first < tree.Left(next)
            && tree.Between(first, tree.Children(next).Where(c => c < next && tree.Upos(c) == "CCONJ").DefaultIfEmpty(tree.Left(next)).Min() - 1) is { } cut)
        {
            draft.Content[^1] = cut;
        }
    }

    /// <summary>"Claimed responsibility for the attack in a message to the station": the last word before what it was said in.</summary>
    private static int? Medium(Draft draft, int first, TextSpan content)
    {
        var tree = draft.Tree;
        foreach (int child in tree.Children(draft.Word))
        {
            if (child > first && tree.Has(child, "obl") && Media.Contains(tree.Lemma(child)) && tree.Child(child, "case") is >= 0 and int preposition && tree.Form(preposition) is "in" or "on" or "via" or "through"
                && tree.Left(child) > first && tree.Span(tree.Right(child)).End >= content.End - 1 && content.Contains(tree.Span(child)))
            {
                return tree.Left(child) - 1;
            }
        }

        return null;
    }

    /// <summary>
    /// "The claim that the ships were empty surprised them": where the parse takes the noun for the root of a whole sentence,
    /// its second finite verb is the sentence's own.
    /// </summary>
    private static int? Predicate(Draft draft, int first, TextSpan content)
    {
        var tree = draft.Tree;
        if (draft.Entry?.Pos == "noun" && first > draft.Word && tree.IsForm(first - 1, "that") && InnerFinder.End(tree, draft.Word, tree.WordAt(content.End - 1)) is var own && own > first && own < tree.WordAt(content.End - 1))
        {
            return own;
        }

        if (draft.Entry?.Pos != "noun" || tree.Head(draft.Word) >= 0 || !tree.IsForm(tree.Count - 1, ".") || first < 1 || !tree.IsForm(first - 1, "that"))
        {
            return null;
        }

        int finite = -1;
        for (int i = first; i < tree.Count && tree.Span(i).End <= content.End; i++)
        {
            if (tree.Xpos(i) is "VBD" or "VBZ" or "VBP" or "MD" && finite < 0)
            {
                finite = i;
            }
            else if (finite >= 0 && i > finite + 1 && tree.Xpos(i) is "VBD" or "VBZ" or "VBN" && tree.Upos(i) == "VERB" && tree.Upos(i - 1) is "NOUN" or "PROPN" or "ADJ" or "ADV" && tree.Upos(i - 1) is not "ADV")
            {
                return i - 1;
            }
        }

        return null;
    }

    /// <summary>"The police said A and the ministry declined to comment": the last word before the other speaker's clause.</summary>
    private static int? Turn(Draft draft, TextSpan content, List<Draft> drafts)
    {
        var tree = draft.Tree;
        foreach (var other in drafts)
        {
            if (ReferenceEquals(other, draft) || !ReferenceEquals(other.Tree, tree) || other.Word < 0 || other.Source is not { } source || !content.Contains(source) || other.Cue.Start < source.End
                || !content.Contains(other.Cue) || other.Content[^1].End < content.End || other.Content[0].Start < other.Cue.End || !ReferenceEquals(other.SourceTree, tree))
            {
                continue;
            }

            int before = tree.WordAt(source.Start) - 1;
            bool spoken = other.Entry is { Pos: "verb" } && tree.Xpos(other.Word) is "VBD" or "VBZ" or "VBP" or "VBN" && tree.Has(other.Word, "conj") && tree.Upos(other.SourceWord) is "NOUN" or "PROPN";
            if (spoken && before > draft.Word + 1 && tree.Form(before) is "and" or "but" or "while" && tree.WordAt(content.Start) < before)
            {
                return before - 1;
            }
        }

        return null;
    }

    /// <summary>"The agencies identified the man, two officials confirmed": who says all of it stands outside what is told in it.</summary>
    private static int? Aside(Draft draft, TextSpan content, List<Draft> drafts)
    {
        foreach (var other in drafts)
        {
            if (!ReferenceEquals(other, draft) && other is { Word: > 0, Source: { } source } && ReferenceEquals(other.Tree, draft.Tree) && ReferenceEquals(other.SourceTree, draft.Tree)
                && source.Start < other.Cue.Start && content.Contains(source) && content.Contains(other.Cue) && other.Content.Exists(span => span.Contains(draft.Cue) && span.End <= source.Start)
                && draft.Tree.WordAt(source.Start) is var first && draft.Tree.IsForm(first - 1, ",") && first - 2 >= draft.Tree.WordAt(content.Start))
            {
                return first - 2;
            }
        }

        return null;
    }

    /// <summary>"…, as the ministry had claimed": a comment of the reporter's own behind a comma.</summary>
    private static int? Comment(SentenceTree tree, int first, TextSpan content)
    {
        for (int i = first + 2; i < tree.Count - 1 && tree.Span(i).End < content.End; i++)
        {
            if (tree.IsForm(i, "as") && tree.IsForm(i - 1, ",") && tree.Has(i, "mark") && tree.Head(i) > i && tree.Has(tree.Head(i), "advcl") && Tells(tree, tree.Head(i)) && !tree.IsForm(i + 1, "if"))
            {
                return i - 2;
            }
        }

        return null;
    }

    /// <summary>"…, which Minsk denies", "…, a charge rejected by Minsk": what another says to it, told by the reporter.</summary>
    private static int? Countered(SentenceTree tree, int first, TextSpan content)
    {
        for (int i = first + 2; i < tree.Count - 1 && tree.Span(i).End < content.End; i++)
        {
            if (!tree.IsForm(i - 1, ","))
            {
                continue;
            }

            int from = tree.IsForm(i, "which") ? i + 1 : Claim(tree, i) + 1;
            if (from > i && Enumerable.Range(from, Math.Min(LongestCounter, tree.Count - from)).TakeWhile(word => !tree.IsForm(word, ",")).Any(word => tree.IsVerb(word) && Countering.Contains(tree.Lemma(word))))
            {
                return i - 2;
            }
        }

        return null;
    }

    /// <summary>The noun of "a charge", "accusations" that begins at a word; less than any word where there is none.</summary>
    private static int Claim(SentenceTree tree, int word)
    {
        int noun = tree.Upos(word) == "DET" ? word + 1 : word;
        noun = noun < tree.Count && tree.Upos(noun) == "ADJ" ? noun + 1 : noun;
        return noun < tree.Count && Claims.Contains(tree.Lemma(noun)) ? noun : -2;
    }

    /// <summary>A clause with its subject, or "claimed", "reported" without one.</summary>
    private static bool Tells(SentenceTree tree, int head) =>
        tree.IsVerb(head) && (tree.Child(head, "nsubj") >= 0 || (tree.Xpos(head) == "VBN" && tree.Lemma(head) is "claim" or "report" or "say" or "state" or "announce" or "allege"));

    private static bool Quoted(string text, TextSpan span) => text.AsSpan(span.Start, span.Length).IndexOfAny("“”\"«»") >= 0;
}
