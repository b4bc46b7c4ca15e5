namespace Readout.Syntax;

/// <summary>The words that the rules of English spelling allow an inflected form to come from; likelier ones first.</summary>
internal static class Spelling
{
    /// <summary>What a plural or a third person in -s comes from: parties, classes, laws.</summary>
    public static string[] OfS(string word)
    {
        if (Stem(word, "ies") is { } y)
        {
            return [y + "y", y + "ie"];
        }

        if (Stem(word, "men") is { } man)
        {
            return [man + "man"];
        }

        if (Stem(word, "es") is { } es && (es[^1] is 's' or 'x' or 'z' or 'o' || es.EndsWith("ch", StringComparison.Ordinal) || es.EndsWith("sh", StringComparison.Ordinal)))
        {
            return [es, es + "e"];
        }

        return Stem(word, "s") is { } s && s[^1] is not ('s' or 'u' or 'i') ? [s] : [];
    }

    /// <summary>What a past in -ed comes from: carried, stopped, hoped.</summary>
    public static string[] OfEd(string word) =>
        Stem(word, "ied") is { } y ? [y + "y", y + "ie"] : Stem(word, "ed") is { } stem ? Before(stem) : [];

    /// <summary>What a participle in -ing comes from: dying, stopping, hoping.</summary>
    public static string[] OfIng(string word)
    {
        if (Stem(word, "ing") is not { } stem)
        {
            return [];
        }

        return stem.Length == 2 && stem[1] == 'y' ? [stem[..1] + "ie", stem] : Before(stem);
    }

    /// <summary>What a comparative or superlative comes from: earlier, bigger, nicest.</summary>
    public static string[] OfDegree(string word, string ending) =>
        Stem(word, "i" + ending) is { } y ? [y + "y"] : Stem(word, ending) is { } stem ? Before(stem) : [];

    // Before an ending that begins with a vowel, an e is dropped and one consonant after a short vowel doubled.
    private static string[] Before(string stem)
    {
        bool doubled = stem.Length > 2 && stem[^1] == stem[^2] && !IsVowel(stem[^1]);
        if (doubled)
        {
            return [stem, stem[..^1], stem + "e"];
        }

        if (stem.EndsWith("ck", StringComparison.Ordinal))
        {
            return [stem, stem[..^1], stem + "e"];
        }

        return WouldDouble(stem) ? [stem + "e"] : [stem, stem + "e"];
    }

    // One syllable that ends in one vowel and one consonant: "hop" would give "hopping".
    private static bool WouldDouble(string stem)
    {
        if (stem.Length < 2 || IsVowel(stem[^1]) || stem[^1] is 'w' or 'x' or 'y' || !IsVowel(stem[^2]))
        {
            return false;
        }

        for (int i = 0; i < stem.Length - 2; i++)
        {
            if (IsVowel(stem[i]) && !(stem[i] == 'u' && i > 0 && stem[i - 1] == 'q'))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u';

    private static string? Stem(string word, string ending) =>
        word.Length > ending.Length + 1 && word.EndsWith(ending, StringComparison.Ordinal) ? word[..^ending.Length] : null;
}
