namespace Readout.Articles;

/// <summary>
/// How much two stretches of text speak of the same things: shared content words, names counting double
/// (lexical cohesion after Hearst 1997, "TextTiling", on whole stories instead of windows).
/// </summary>
internal static class Cohesion
{
    // Words of four letters and fewer are mostly function words in the languages of news; names of four letters still count.
    private const int ShortestWord = 5;
    private const int Stem = 7;

    /// <summary>The content words of some units with their weights.</summary>
    public static Dictionary<string, int> Terms(IEnumerable<TextUnit> units) => Terms(units.Select(u => u.Value));

    /// <inheritdoc cref="Terms(IEnumerable{TextUnit})"/>
    public static Dictionary<string, int> Terms(IEnumerable<string> texts)
    {
        var terms = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (string text in texts)
        {
            Add(terms, text);
        }

        return terms;
    }

    /// <summary>The share, by weight, of <paramref name="of"/> that <paramref name="other"/> has too; 0 to 1.</summary>
    public static double Shared(Dictionary<string, int> of, Dictionary<string, int> other)
    {
        int all = 0, both = 0;
        foreach (var (term, weight) in of)
        {
            all += weight;
            both += other.ContainsKey(term) ? weight : 0;
        }

        return all == 0 ? 0 : (double)both / all;
    }

    /// <summary>The share that a text of so many terms holds of any other text's: the longer it is, the more.</summary>
    public static double ByChance(int terms) => 0.1 + (0.05 * Math.Log2(Math.Max(1, terms / 60.0)));

    private static void Add(Dictionary<string, int> terms, string text)
    {
        int start = -1;
        for (int i = 0; i <= text.Length; i++)
        {
            bool letter = i < text.Length && (char.IsLetter(text[i]) || char.IsDigit(text[i]));
            if (letter && start < 0)
            {
                start = i;
            }
            else if (!letter && start >= 0)
            {
                int length = i - start;
                bool name = char.IsUpper(text[start]) && !BeginsSentence(text, start);
                if (name ? length >= 3 : length >= ShortestWord)
                {
                    string term = text.Substring(start, Math.Min(length, Stem)).ToLowerInvariant();
                    terms[term] = Math.Max(terms.GetValueOrDefault(term), name ? 2 : 1);
                }

                start = -1;
            }
        }
    }

    public static bool BeginsSentence(string text, int at)
    {
        int i = at - 1;
        while (i >= 0 && (char.IsWhiteSpace(text[i]) || text[i] is '"' or '“' or '\'' or '‘'))
        {
            i--;
        }

        return i < 0 || text[i] is '.' or '!' or '?';
    }
}
