using Readout.Text;

namespace Readout.Statements;

/// <summary>Ends an indirect content where the sentence goes on with something else: another speaker's turn, or a comment on what is said.</summary>
internal static class ContentTrimmer
{
    public static void Trim(List<Draft> drafts)
    {
        foreach (var draft in drafts)
        {
            if (draft.Word < 0 || draft.Entry?.Pos == "adv" || draft.Content is not [.., var last] || last.Start < draft.Cue.End || !draft.Tree.Sentence.Span.Contains(last) || Quoted(draft.Tree.Text, last))
            {
                continue;
            }

            int first = draft.Tree.WordAt(last.Start);
            int end = Math.Min(Turn(draft, last, drafts) ?? int.MaxValue, Comment(draft.Tree, first, last) ?? int.MaxValue);
            if (end < int.MaxValue && draft.Tree.Between(first, end) is { } cut)
            {
                draft.Content[^1] = cut;
            }
        }
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

    /// <summary>A clause with its subject, or "claimed", "reported" without one.</summary>
    private static bool Tells(SentenceTree tree, int head) =>
        tree.IsVerb(head) && (tree.Child(head, "nsubj") >= 0 || (tree.Xpos(head) == "VBN" && tree.Lemma(head) is "claim" or "report" or "say" or "state" or "announce" or "allege"));

    private static bool Quoted(string text, TextSpan span) => text.AsSpan(span.Start, span.Length).IndexOfAny("“”\"«»") >= 0;
}
