using Readout.Text;

namespace Readout.Statements;

/// <summary>"Reuters reported, citing two officials": the officials speak, Reuters passes it on.</summary>
internal static class RelayFinder
{
    /// <summary>
    /// "AFP reported that the minister said …": the minister speaks, and AFP passes it on, where all that the outlet tells
    /// is what somebody else says.
    /// </summary>
    public static void Fold(List<Draft> drafts, Func<TextSpan, bool> isOutlet)
    {
        foreach (var outer in drafts.ToArray())
        {
            if (outer.Source is not { } outlet || outer.Content.Count != 1 || !isOutlet(outlet))
            {
                continue;
            }

            var inner = drafts.Find(d => !ReferenceEquals(d, outer) && d.Source is { } source && outer.Content[0].Contains(d.Cue)
                && source.Start - outer.Content[0].Start < 6 && source.End <= d.Cue.Start && d.Content[^1].End >= outer.Content[0].End - 2);
            if (inner is not null)
            {
                inner.Via.Add(outlet);
                drafts.Remove(outer);
            }
        }
    }

    public static void Chain(List<Draft> drafts, SentenceTree tree)
    {
        for (int i = 0; i < tree.Count; i++)
        {
            if (tree.Xpos(i) != "VBG" || tree.Lemma(i) is not ("cite" or "quote"))
            {
                continue;
            }

            int spoken = tree.Child(i, "obj");
            var main = drafts.Find(d => d.Word < i && d.Lemma is not ("cite" or "quote") && d.Source is not null && d.Via.Count == 0);
            if (spoken < 0 || main is null || SourceFinder.Phrase(tree, spoken, i) is not { } phrase)
            {
                continue;
            }

            main.Via.Add(main.Source!.Value);
            main.Source = phrase;
            main.SourceWord = spoken;
            drafts.RemoveAll(d => d.Word == i);
            for (int c = 0; c < main.Content.Count; c++)
            {
                // The phrase that cites belongs to no content.
                if (main.Content[c].Contains(tree.Span(i)) && tree.Between(tree.WordAt(main.Content[c].Start), i - 1) is { } cut)
                {
                    main.Content[c] = cut;
                }
            }
        }
    }
}
