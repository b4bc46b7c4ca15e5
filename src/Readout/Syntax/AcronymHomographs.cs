using System.Collections.Frozen;

namespace Readout.Syntax;

/// <summary>
/// "IS announced it had taken the town": where the text spells out what such capitals stand for ("Islamic State"), they are
/// no verb "is". The model, which has seldom seen such acronyms, is shown one that it knows in their place.
/// </summary>
internal static class AcronymHomographs
{
    private static readonly ReadOnlyMemory<char> StandIn = "NATO".AsMemory();

    private static readonly FrozenSet<string> Small = new[]
    {
        "ALL", "AM", "AN", "AND", "ANY", "ARE", "AS", "AT", "BE", "BUT", "BY", "CAN", "DO", "FOR", "GO", "HAD", "HAS", "HE", "HER", "HIS", "HOW", "IF", "IN",
        "IS", "IT", "ITS", "MAY", "ME", "MY", "NO", "NOT", "NOW", "OF", "OFF", "ON", "OR", "OUR", "OUT", "SHE", "SO", "THE", "TO", "UP", "WAS", "WE", "WHO", "WHY", "YOU",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> SmallWords = Small.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Puts the stand-in into <paramref name="forms"/>; returns what it stands for.</summary>
    /// <param name="text">The text that the words are from.</param>
    public static List<(int Sentence, int Word, string Form)> Replace(string text, ReadOnlyMemory<char>[][] forms)
    {
        List<(int, int, string)> replaced = [];
        var spelledOut = new Dictionary<string, bool>(StringComparer.Ordinal);
        for (int s = 0; s < forms.Length; s++)
        {
            for (int i = 0; i < forms[s].Length; i++)
            {
                var form = forms[s][i].Span;
                if (form.Length is < 2 or > 3 || !char.IsUpper(form[0]) || !char.IsUpper(form[^1]) || !SmallWords.TryGetValue(form, out string? acronym) || IsLoud(forms[s]))
                {
                    continue;
                }

                if (!spelledOut.TryGetValue(acronym, out bool known))
                {
                    spelledOut[acronym] = known = IsSpelledOut(acronym, text);
                }

                if (known)
                {
                    replaced.Add((s, i, acronym));
                }
            }
        }

        foreach (var (sentence, word, _) in replaced)
        {
            forms[sentence][word] = StandIn;
        }

        return replaced;
    }

    /// <summary>A sentence of capitals, where they say nothing.</summary>
    private static bool IsLoud(ReadOnlyMemory<char>[] sentence)
    {
        int words = 0, loud = 0;
        foreach (var form in sentence)
        {
            if (form.Length > 3 && char.IsLetter(form.Span[0]))
            {
                words++;
                loud += char.IsUpper(form.Span[1]) ? 1 : 0;
            }
        }

        return 2 * loud >= words;
    }

    /// <summary>Do words with capitals follow one another whose first letters these are?</summary>
    private static bool IsSpelledOut(string acronym, string text)
    {
        for (int at = text.IndexOf(acronym[0], StringComparison.Ordinal); at >= 0; at = text.IndexOf(acronym[0], at + 1))
        {
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && Follows(acronym, text, at))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Follows(string acronym, string text, int at)
    {
        for (int letter = 0; letter < acronym.Length; letter++)
        {
            int end = at;
            while (end < text.Length && char.IsLetter(text[end]))
            {
                end++;
            }

            // "In Syria" begins a sentence and names nothing.
            if (end - at < 4 || text[at] != acronym[letter] || char.IsUpper(text[at + 1]))
            {
                return false;
            }

            at = end + 1;
            if (letter + 1 < acronym.Length && (at >= text.Length || text[end] != ' '))
            {
                return false;
            }
        }

        return true;
    }
}
