using System.Collections.Frozen;

namespace Readout.Statements;

/// <summary>
/// Tells what is seen, known, named or done from what is said or thought: "officers can be seen on the roof", "she knew the man",
/// "lawyers who defended him". With a clause or "as" these are statements: "she knew that he had left", "sees him as a rival".
/// </summary>
internal static class Witness
{
    private static readonly FrozenSet<string> Perceiving = new[] { "see", "watch", "hear", "notice", "spot", "picture", "witness" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Minding = new[] { "see", "know", "want", "need", "wish", "imagine", "find", "think", "expect", "feel", "guess", "prefer", "like" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Defenders = new[] { "lawyer", "attorney", "counsel", "barrister", "solicitor", "soldier", "troop", "fighter", "force", "militia", "garrison", "army", "unit", "firm" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>"Can be seen climbing", "saw the children riding", "the deal will see it grow": no view, and nobody's word.</summary>
    public static bool Perceives(Draft draft)
    {
        var tree = draft.Tree;
        return Perceiving.Contains(tree.Lemma(draft.Word)) && tree.IsVerb(draft.Word) && !(Quotes(draft) && (tree.Lemma(draft.Word) == "hear" || Opens(draft))) && !Clause(tree, draft.Word) && !Heard(draft) && !As(draft);
    }

    /// <summary>"She knew the man", "known as John", "you know the feeling".</summary>
    public static bool Knows(Draft draft)
    {
        var tree = draft.Tree;
        return tree.Lemma(draft.Word) == "know" && tree.IsVerb(draft.Word) && !Quotes(draft) && !Clause(tree, draft.Word) && tree.Child(draft.Word, "xcomp") < 0 && !Finite(draft);
    }

    /// <summary>"The men were armed, a court heard".</summary>
    private static bool Heard(Draft draft) => draft.Content[0].End <= draft.Cue.Start && draft.Source is { } source && source.Start >= draft.Content[0].End;

    /// <summary>"Sees him as a rival", "sees it as potentially useful"; not "saw him as he left".</summary>
    private static bool As(Draft draft)
    {
        for (int word = draft.Word + 1; word < draft.Tree.Count && draft.Tree.Span(word).Start < draft.Content[^1].End; word++)
        {
            if (draft.Tree.IsForm(word, "as") && !(draft.Tree.Head(word) is >= 0 and int head && draft.Tree.Children(head).Any(part => draft.Tree.Deprel(part).StartsWith("nsubj", StringComparison.Ordinal))))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Does the content hold a verb of its own, wherever the parse hangs it?</summary>
    private static bool Finite(Draft draft)
    {
        for (int word = draft.Word + 1; word < draft.Tree.Count && draft.Tree.Span(word).Start < draft.Content[^1].End; word++)
        {
            if (draft.Tree.Xpos(word) is "VBD" or "VBZ" or "VBP" or "MD" && draft.Tree.Deprel(word) != "acl:relcl" && !draft.Tree.Has(draft.Tree.Head(word) < 0 ? word : draft.Tree.Head(word), "acl"))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"You know", "if you want …" outside a quotation: anybody.</summary>
    public static bool Anybody(Draft draft) =>
        draft.SourceWord >= 0 && draft.SourceTree.IsForm(draft.SourceWord, "you") && Minding.Contains(draft.Tree.Lemma(draft.Word));

    /// <summary>Lawyers defend clients, soldiers a town.</summary>
    public static bool Defends(Draft draft)
    {
        var tree = draft.Tree;
        return tree.Lemma(draft.Word) == "defend" && draft.SourceWord >= 0 && Defenders.Contains(draft.SourceTree.Lemma(draft.SourceWord)) && !Clause(tree, draft.Word) && !Quotes(draft);
    }

    /// <summary>"Nothing in the letters supports the claim": there is no such source.</summary>
    public static bool Nobody(Draft draft) => draft.SourceWord >= 0 && draft.SourceTree.Lemma(draft.SourceWord) is "nothing" or "none" && draft.Tree.Child(draft.Word, "ccomp") < 0;

    /// <summary>"No one has claimed responsibility", "no group has claimed the attack": nothing is said.</summary>
    public static bool Unclaimed(Draft draft) =>
        draft.SourceWord >= 0 && draft.Lemma is "claim" or "claim responsibility for" && draft.Source is { } source
        && (source.In(draft.Tree.Text).StartsWith("no ", StringComparison.OrdinalIgnoreCase) || source.In(draft.Tree.Text).StartsWith("nobody", StringComparison.OrdinalIgnoreCase)
            || source.In(draft.Tree.Text).StartsWith("none", StringComparison.OrdinalIgnoreCase) || source.In(draft.Tree.Text).StartsWith("neither", StringComparison.OrdinalIgnoreCase));

    /// <summary>Does a finite clause hang on the verb: "that he had left", "how it works"?</summary>
    private static bool Clause(SentenceTree tree, int word) =>
        tree.Children(word).Any(child => tree.Deprel(child) is "ccomp" or "csubj" or "csubj:pass" or "parataxis"
            && (tree.Xpos(child) is "VBD" or "VBZ" or "VBP" || tree.Children(child).Any(part => tree.Upos(part) == "AUX")));

    /// <summary>Does the content begin with a mark of quotation? Further on it may be a title's.</summary>
    private static bool Opens(Draft draft) => draft.Tree.Text[draft.Content[0].Start] is '“' or '”' or '"' or '‘' or '\'';

    private static bool Quotes(Draft draft) => draft.Content.Exists(span => span.In(draft.Tree.Text).IndexOfAny("“”\"‘") >= 0 || span.In(draft.Tree.Text).Contains(" '", StringComparison.Ordinal) || span.In(draft.Tree.Text).StartsWith("'", StringComparison.Ordinal));
}
