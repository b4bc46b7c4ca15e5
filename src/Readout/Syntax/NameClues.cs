using System.Runtime.InteropServices;

namespace Readout.Syntax;

/// <summary>
/// What a document shows of its words beside the words themselves: whether a capital says anything here, for one
/// (Ratinov and Roth 2009 on non-local features of names). Part of the model's format.
/// </summary>
internal static class NameClues
{
    /// <summary>Figures a word.</summary>
    public const int Count = 7;

    /// <summary>The figures of each sentence's words, word after word.</summary>
    /// <param name="document">The sentences of one document.</param>
    public static float[][] Of(ReadOnlySpan<ReadOnlyMemory<char>[]> document)
    {
        var seen = Cases(document);
        float[][] clues = new float[document.Length][];
        for (int s = 0; s < document.Length; s++)
        {
            clues[s] = new float[document[s].Length * Count];
            bool loud = IsLoud(document[s]);
            for (int i = 0; i < document[s].Length; i++)
            {
                var word = clues[s].AsSpan(i * Count, Count);
                var form = document[s][i].Span;
                bool capital = char.IsUpper(First(form));
                word[0] = Opens(document[s], i) ? 1 : 0;
                word[1] = capital ? 1 : 0;
                word[2] = form.Length > 1 && AllUpper(form) ? 1 : 0;
                word[3] = loud ? 1 : 0;
                Elsewhere(seen, form, capital, i > 0, word[4..6]);
                word[6] = i > 0 && i + 1 < document[s].Length && document[s][i - 1].Span is "(" && document[s][i + 1].Span is ")" ? 1 : 0;
            }
        }

        return clues;
    }

    // How often each word begins small, and with a capital where no sentence begins.
    private static Dictionary<string, (int Small, int Capital)> Cases(ReadOnlySpan<ReadOnlyMemory<char>[]> document)
    {
        var seen = new Dictionary<string, (int Small, int Capital)>(StringComparer.OrdinalIgnoreCase);
        var bySpan = seen.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var sentence in document)
        {
            for (int i = 0; i < sentence.Length; i++)
            {
                var form = sentence[i].Span;
                if (char.IsLetter(First(form)))
                {
                    ref var cases = ref CollectionsMarshal.GetValueRefOrAddDefault(bySpan, form, out _);
                    cases.Small += char.IsLower(form[0]) ? 1 : 0;
                    cases.Capital += char.IsLower(form[0]) || i == 0 ? 0 : 1;
                }
            }
        }

        return seen;
    }

    // The word's other places: how far small letters outnumber capitals, and how many capitals there are.
    private static void Elsewhere(Dictionary<string, (int Small, int Capital)> seen, ReadOnlySpan<char> form, bool capital, bool inside, Span<float> clues)
    {
        seen.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(form, out var cases);
        int small = cases.Small - (char.IsLower(First(form)) ? 1 : 0);
        int large = cases.Capital - (capital && inside ? 1 : 0);
        clues[0] = capital && small + large > 0 ? (small - large) / (small + large + 1f) : 0;
        clues[1] = MathF.Log(1 + Math.Max(0, large)) / 3;
    }

    private static bool Opens(ReadOnlyMemory<char>[] sentence, int i) => i == 0 || sentence[i - 1].Span is "\"" or "“" or ":" or ".";

    private static bool IsLoud(ReadOnlyMemory<char>[] sentence)
    {
        int loud = 0, words = 0;
        foreach (var form in sentence)
        {
            if (form.Length > 1)
            {
                loud += AllUpper(form.Span) ? 1 : 0;
                words += char.IsLetter(First(form.Span)) ? 1 : 0;
            }
        }

        return loud * 2 > words;
    }

    private static char First(ReadOnlySpan<char> form) => form.IsEmpty ? '\0' : form[0];

    private static bool AllUpper(ReadOnlySpan<char> form)
    {
        foreach (char c in form)
        {
            if (!char.IsUpper(c))
            {
                return false;
            }
        }

        return true;
    }
}
