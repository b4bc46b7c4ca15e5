using System.Text;

namespace Readout.Names.Places;

/// <summary>How place names are compared: folded words without marks, or, for Arabic names, a fold over transliterations.</summary>
internal static class PlaceKey
{
    /// <summary>Folded words joined by spaces; "Saint", "Mount" and "Fort" in their short forms.</summary>
    public static string Of(IReadOnlyList<Token> tokens, int from, int to)
    {
        if (to == from + 1)
        {
            return Short(tokens[from].Key);
        }

        var key = new StringBuilder();
        for (int i = from; i < to; i++)
        {
            if (tokens[i].Kind != TokenKind.Mark)
            {
                key.Append(key.Length > 0 ? " " : "").Append(Short(tokens[i].Key));
            }
        }

        return key.ToString();
    }

    public static string Of(string name)
    {
        var tokens = Tokens.Of(name);
        return Of(tokens, 0, tokens.Length);
    }

    /// <summary>
    /// One key for the spellings that Arabic names have in Latin script: articles, doubled letters, q and k, ou and u,
    /// ay and ei, final -a, -ah, -eh, -i, -o go ("Deir Ezzor" and "Dayr az Zawr", "Qamishlo" and "Al Qāmishlī").
    /// </summary>
    public static string Transliterated(string key)
    {
        var folded = new StringBuilder("~");
        foreach (string word in key.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            string plain = word.Replace("'", "", StringComparison.Ordinal);
            if (plain is "al" or "el" or "ar" or "as" or "ash" or "at" or "ad" or "an" or "az" or "ez" or "es" or "er" or "ed" or "et" or "ul" or "l")
            {
                continue;
            }

            // The article grown into its word: "Ezzor", "Arraqqa".
            if (plain.Length > 5 && plain[0] is 'a' or 'e' && plain[1] == plain[2] && plain[1] is 's' or 'z' or 'r' or 'd' or 't' or 'n')
            {
                plain = plain[2..];
            }

            AppendWord(folded, plain);
        }

        return folded.ToString();
    }

    private static void AppendWord(StringBuilder to, string word)
    {
        int start = to.Length;
        for (int i = 0; i < word.Length; i++)
        {
            char c = word[i], next = i + 1 < word.Length ? word[i + 1] : '\0';
            bool vowelBefore = to.Length > start && to[^1] is 'a' or 'i' or 'u';
            char folded = c switch
            {
                'q' => 'k',
                'o' or 'w' => 'u',
                'e' when next is 'i' or 'y' => 'a',
                'e' => vowelBefore ? 'i' : 'a',
                'y' => 'i',
                'j' or 'g' when next != 'h' => 'j',
                'p' => 'b',
                'v' => 'f',
                _ => c,
            };
            if (folded == 'h' && to.Length > start && to[^1] is 'd' or 't' or 'a')
            {
                continue; // dh, th, -ah
            }

            // "aw" and "ou" are u, "ay" and "ei" ai; a letter does not follow itself.
            if (folded == 'u' && to.Length > start && to[^1] == 'a')
            {
                to[^1] = 'u';
            }
            else if (to.Length == start || to[^1] != folded)
            {
                to.Append(folded);
            }
        }

        while (to.Length > start + 3 && to[^1] is 'a' or 'i' or 'u')
        {
            to.Length--;
        }
    }

    private static string Short(string word) => word switch
    {
        "saint" => "st",
        "sainte" => "ste",
        "mount" => "mt",
        "fort" => "ft",
        _ => word,
    };

    /// <summary>The first 40 bits of FNV-1a 64 over the UTF-16 units: two of 500,000 names share one by chance about once in nine.</summary>
    public static ulong Hash(string key)
    {
        ulong hash = 14695981039346656037;
        foreach (char c in key)
        {
            hash = (hash ^ c) * 1099511628211;
        }

        // FNV's low bits are the weaker ones.
        return (hash ^ (hash >> 29)) & 0xFF_FFFF_FFFF;
    }
}
