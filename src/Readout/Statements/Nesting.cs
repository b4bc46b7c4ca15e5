namespace Readout.Statements;

/// <summary>Which statement stands inside which.</summary>
internal static class Nesting
{
    /// <summary>Sets <see cref="Draft.Within"/> to the shortest statement whose content holds the draft's cue and all its content.</summary>
    public static void Link(List<Draft> drafts)
    {
        foreach (var inner in drafts)
        {
            foreach (var outer in drafts)
            {
                if (ReferenceEquals(inner, outer) || !Holds(outer, inner) || outer.Length <= inner.Length)
                {
                    continue;
                }

                if (inner.Within is null || outer.Length < inner.Within.Length)
                {
                    inner.Within = outer;
                }
            }
        }
    }

    private static bool Holds(Draft outer, Draft inner) =>
        outer.Content.Exists(span => span.Contains(inner.Cue)) && inner.Content.TrueForAll(part => outer.Content.Exists(span => span.Contains(part)));

    /// <summary>"She said she was sure that …" is one statement: the thought is the speaker's own.</summary>
    public static bool OwnThought(Draft draft) =>
        draft.SourceWord >= 0 && draft.SourceTree.Upos(draft.SourceWord) == "PRON"
        && draft.SourceTree.Lemma(draft.SourceWord).ToLowerInvariant() is "he" or "she" or "it" or "they" or "i" or "we"
        && draft.Source is { } source && draft.Within!.Content.Exists(c => source.Start - c.Start < 12);
}
