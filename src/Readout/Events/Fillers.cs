namespace Readout.Events;

/// <summary>Does a word fill a slot: by its lemma, by its class, or by what the article knows of it?</summary>
internal static class Fillers
{
    /// <summary>Classes that are worked out from names and forms instead of being listed.</summary>
    public static bool IsComputed(string name) => name is "PARTY" or "PERSON" or "PLACE" or "COUNTRY" or "NUMBER" or "PRONOUN" or "PASSIVE";

    /// <summary>"Palestinians", "two Algerians": people told by their nationality alone.</summary>
    private static bool IsNational(SentenceView view, int word)
    {
        var token = view.Tree[word];
        if (token.Xpos == "NNPS" && token.Span.Length > 3 && !token.Entity.EndsWith("-ORG", StringComparison.Ordinal) && !token.Entity.EndsWith("-LOC", StringComparison.Ordinal) && view.Parties.PlaceAt(token.Span) is null)
        {
            // "the Rohingyas", "Houthis": a people whose state no lexicon gives.
            return true;
        }

        return token.Upos is "PROPN" or "NOUN" && (token.Xpos is "NNPS" or "NNS" || view.Tree.Child(word, "det", "nummod") >= 0)
            && view.Parties.NationAt(token.Span);
    }

    public static bool IsPersonalPronoun(ParseTree tree, int word) => tree[word].Upos == "PRON"
        && tree.Form(word).ToLowerInvariant() is "he" or "she" or "they" or "we" or "i" or "him" or "her" or "us" or "me" or "his" or "their" or "our" or "my" or "who" or "whom" or "whose";

    public static bool Match(SentenceView view, int word, string filler)
    {
        var tree = view.Tree;
        return filler switch
        {
            "PARTY" => tree.Coordinated(word).Any(w => view.Parties.At(view, w) is not null),
            "PERSON" => IsNational(view, word) || IsPersonalPronoun(tree, word) || tree[word].Entity.EndsWith("-PER", StringComparison.Ordinal) || view.Classes.Holds("PEOPLE", tree, word)
                || view.Parties.At(view, word) is { Person: true } || (tree[word].Upos == "NUM" && tree.Child(word, "appos") is >= 0 and var named && Match(view, named, filler)),
            "PLACE" => tree[word].Entity.EndsWith("-LOC", StringComparison.Ordinal) || view.Parties.PlaceAt(tree[word].Span) is not null,
            "COUNTRY" => view.Parties.At(view, word) is { Party.Country: not null },
            "NUMBER" => tree[word].Upos == "NUM" || tree.Child(word, "nummod") >= 0,
            "PEOPLE" => tree.Coordinated(word).Any(w => view.Classes.Holds("PEOPLE", tree, w) || IsNational(view, w)),
            "PRONOUN" => tree[word].Upos == "PRON",
            "PASSIVE" => Grammar.IsPassive(tree, word),
            _ when char.IsAsciiLetterUpper(filler[0]) => tree.Coordinated(word).Any(w => view.Classes.Holds(filler, tree, w)),
            _ => tree.Coordinated(word).Any(w => tree.Lemma(w) == filler),
        };
    }
}
