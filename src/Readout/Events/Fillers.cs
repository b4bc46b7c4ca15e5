namespace Readout.Events;

/// <summary>Does a word fill a slot: by its lemma, by its class, or by what the article knows of it?</summary>
internal static class Fillers
{
    /// <summary>Classes that are worked out from names and forms instead of being listed.</summary>
    public static bool IsComputed(string name) => name is "PARTY" or "PERSON" or "PLACE" or "COUNTRY" or "NUMBER" or "PRONOUN" or "PASSIVE";

    public static bool Match(SentenceView view, int word, string filler)
    {
        var tree = view.Tree;
        return filler switch
        {
            "PARTY" => tree.Coordinated(word).Any(w => view.Parties.At(view, w) is not null),
            "PERSON" => tree[word].Entity.EndsWith("-PER", StringComparison.Ordinal) || view.Classes.Holds("PEOPLE", tree, word)
                || view.Parties.At(view, word) is { Person: true },
            "PLACE" => tree[word].Entity.EndsWith("-LOC", StringComparison.Ordinal) || view.Parties.PlaceAt(tree[word].Span) is not null,
            "COUNTRY" => view.Parties.At(view, word) is { Party.Country: not null },
            "NUMBER" => tree[word].Upos == "NUM" || tree.Child(word, "nummod") >= 0,
            "PRONOUN" => tree[word].Upos == "PRON",
            "PASSIVE" => Grammar.IsPassive(tree, word),
            _ when char.IsAsciiLetterUpper(filler[0]) => tree.Coordinated(word).Any(w => view.Classes.Holds(filler, tree, w)),
            _ => tree.Coordinated(word).Any(w => tree.Lemma(w) == filler),
        };
    }
}
