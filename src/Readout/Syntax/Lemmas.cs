using Readout.Lexicons;

namespace Readout.Syntax;

/// <summary>
/// Mends lemmas: the network knows few irregular words that it was not trained on and gives them stems that are
/// no words ("met" → "m"). A lemma stands if inflecting it gives the form and it is a word; else the lexicon's
/// (lexicons/lemmas.tsv, from WordNet) or the rules of spelling decide. Immutable and thread-safe.
/// </summary>
internal sealed class Lemmas(WordVectors vectors)
{
    private const int Unknown = int.MaxValue;

    private static readonly Dictionary<string, string[]> Verbs;
    private static readonly Dictionary<string, string[]> Nouns;
    private static readonly Dictionary<string, string[]> Adjectives;
    private static readonly Dictionary<string, string[]> Adverbs;

    static Lemmas()
    {
        var parts = LexiconFile.Embedded("lemmas.tsv", 3)
            .GroupBy(row => row[0], StringComparer.Ordinal)
            .ToDictionary(part => part.Key, part => part.ToDictionary(row => row[1], row => row[2].Split('|'), StringComparer.Ordinal), StringComparer.Ordinal);
        (Verbs, Nouns, Adjectives, Adverbs) = (parts["VERB"], parts["NOUN"], parts["ADJ"], parts["ADV"]);
    }

    /// <summary>The lemma, mended where need be.</summary>
    /// <param name="lemma">The network's.</param>
    public string Mend(ReadOnlySpan<char> form, string upos, string xpos, string lemma) => (upos, xpos) switch
    {
        ("AUX", _) => lemma,
        ("PUNCT", _) => form is ['“' or '”' or '„'] or "``" ? "\"" : form is ['‘' or '’'] ? "'" : form is "–" ? "-" : lemma,
        ("PART", "POS") => "'s",
        ("PROPN", "NNP") => Capitalised(form, lemma),
        (_, "VBD" or "VBN" or "VBG" or "VBZ" or "NNS" or "NNPS" or "JJR" or "JJS" or "RBR" or "RBS") => Inflected(form, xpos, lemma),
        _ => lemma,
    };

    // A name keeps its capital.
    private static string Capitalised(ReadOnlySpan<char> form, string lemma) =>
        form.Length > 1 && char.IsUpper(form[0]) && !form.SequenceEqual(lemma) && form.Equals(lemma, StringComparison.OrdinalIgnoreCase) ? form.ToString() : lemma;

    private string Inflected(ReadOnlySpan<char> form, string xpos, string lemma)
    {
        // "re-elected" is inflected as "elected" is.
        int tail = form.LastIndexOf('-') + 1;
        if (form.Length - tail < 3 || !All(form[tail..], char.IsLetter) || (xpos == "NNPS" && form.SequenceEqual(lemma)))
        {
            return lemma;
        }

        string word = form[tail..].ToString().ToLowerInvariant();
        string given = lemma.Length > tail ? lemma[tail..].ToLowerInvariant() : "";
        string mended = xpos[0] == 'V' ? Verb(word, xpos, given) : xpos[0] == 'N' ? Noun(word, given) : Adjective(word, xpos, given);
        if (mended == given && lemma.AsSpan(0, tail).Equals(form[..tail], StringComparison.OrdinalIgnoreCase))
        {
            return lemma;
        }

        bool capital = char.IsUpper(form[0]) && lemma.Any(char.IsUpper);
        string whole = string.Concat(form[..tail], mended);
        return capital ? string.Concat(form[..1], whole.AsSpan(1)) : whole.ToLowerInvariant();
    }

    private string Verb(string word, string xpos, string given)
    {
        string[] bases = xpos == "VBZ" ? Spelling.OfS(word) : xpos == "VBG" ? Spelling.OfIng(word) : Spelling.OfEd(word);
        if (Verbs.TryGetValue(word, out string[]? exceptions) && (exceptions.Length > 1 || exceptions[0] != word))
        {
            return exceptions.Contains(given) || (bases.Contains(given) && IsVerb(given)) ? given : exceptions[0];
        }

        if (bases.Contains(given) && IsVerb(given))
        {
            return given;
        }

        return Array.Find(bases, IsVerb) ?? Likeliest(bases, given) ?? (IsVerb(given) || !IsVerb(word) ? given : word);
    }

    private string Noun(string word, string given)
    {
        if (Nouns.TryGetValue(word, out string[]? exceptions))
        {
            return exceptions.Contains(given) || given == word ? given : exceptions[0];
        }

        string[] bases = Spelling.OfS(word);
        if (given == word || bases.Length == 0)
        {
            return given;
        }

        // "uses" is of "use" and not of the frequenter "us"; "masses" is of "mass".
        string? inE = word.EndsWith("sses", StringComparison.Ordinal) || word.EndsWith("ies", StringComparison.Ordinal) ? null : Array.Find(bases, noun => noun[^1] == 'e' && Nouns.ContainsKey(noun));
        return inE ?? Likeliest(bases, given)!;
    }

    private string Adjective(string word, string xpos, string given)
    {
        if (Adverbs.TryGetValue(word, out string[]? exceptions) || Adjectives.TryGetValue(word, out exceptions))
        {
            return exceptions.Contains(given) || given == word || (Adjectives.TryGetValue(word, out string[]? others) && others.Contains(given)) ? given : exceptions[0];
        }

        return given == word ? given : Likeliest(Spelling.OfDegree(word, xpos[^1] == 'R' ? "er" : "est"), given) ?? given;
    }

    private static bool IsVerb(string word) => Verbs.TryGetValue(word, out string[]? lemmas) && lemmas.Contains(word);

    // The most frequent word; of words never heard of, what the network said, if the spelling allows it.
    private string? Likeliest(string[] bases, string given)
    {
        string? best = bases.Contains(given) ? given : bases.FirstOrDefault();
        foreach (string word in bases)
        {
            best = Rank(word) < Rank(best!) ? word : best;
        }

        return best;
    }

    private int Rank(string word)
    {
        int row = vectors.Find(WordKeys.Of(word));
        return row < 0 ? Unknown : row;
    }

    private static bool All(ReadOnlySpan<char> form, Func<char, bool> test)
    {
        foreach (char c in form)
        {
            if (!test(c))
            {
                return false;
            }
        }

        return true;
    }
}
