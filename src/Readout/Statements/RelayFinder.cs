namespace Readout.Statements;

/// <summary>"Reuters reported, citing two officials": the officials speak, Reuters passes it on.</summary>
internal static class RelayFinder
{
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
