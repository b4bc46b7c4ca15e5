using System.Collections.Frozen;

namespace Readout.Lexicons;

/// <summary>
/// Dictionary forms that an English verb form can have, so that a trigger or cue is found where the language model's lemma is
/// misspelt ("expell", "tortur"), as it can be for verbs that it has not seen.
/// </summary>
internal static class Inflection
{
    private static readonly FrozenDictionary<string, string[]> Irregular = LexiconFile.Embedded("irregular-verbs.tsv", 3)
        .SelectMany(r => (string[])[r[1], r[2]], (r, form) => (Verb: r[0], Form: form)).Distinct()
        .GroupBy(p => p.Form, StringComparer.Ordinal)
        .ToFrozenDictionary(g => g.Key, g => g.Select(p => p.Verb).ToArray(), StringComparer.Ordinal);

    public static IEnumerable<string> Bases(string form)
    {
        string word = form.ToLowerInvariant();
        if (Irregular.TryGetValue(word, out string[]? verbs))
        {
            return verbs;
        }

        if (Stem(word, "men") is { } person)
        {
            return [person + "man"];
        }

        foreach (string ending in (ReadOnlySpan<string>)["ied", "ies"])
        {
            if (Stem(word, ending) is { } stem)
            {
                return [stem + "y", stem + "ie"];
            }
        }

        if (Stem(word, "ed") is { } past)
        {
            return Doubled(past) ? [past, past[..^1], past + "e"] : [past, past + "e"];
        }

        if (Stem(word, "ing") is { } gerund)
        {
            return Doubled(gerund) ? [gerund, gerund[..^1], gerund + "e"] : [gerund, gerund + "e"];
        }

        return Stem(word, "es") is { } third ? [third + "e", third] : Stem(word, "s") is { } plural ? [plural] : [];
    }

    private static string? Stem(string word, string ending) =>
        word.Length > ending.Length + 2 && word.EndsWith(ending, StringComparison.Ordinal) ? word[..^ending.Length] : null;

    private static bool Doubled(string stem) => stem.Length > 3 && stem[^1] == stem[^2];
}
