using System.Buffers;

namespace Readout.Articles;

/// <summary>What a line looks like, whatever it says: counts, ends, capitals.</summary>
internal static class LineShape
{
    private const string Closers = "\"'”’»)]）」』";
    private const string Enders = ".!?…。！？؟۔।";

    // Short function words that title case leaves small.
    private static readonly HashSet<string> SmallWords = new(StringComparer.Ordinal)
    {
        "a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "into", "nor", "of", "on", "or", "over", "per", "the", "to", "up", "via", "vs", "with",
    };

    public static int CountWords(ReadOnlySpan<char> text)
    {
        int words = 0, wide = 0;
        bool inWord = false;
        foreach (char c in text)
        {
            bool letter = char.IsLetterOrDigit(c);
            wide += IsIdeograph(c) ? 1 : 0;
            words += letter && !inWord ? 1 : 0;
            inWord = letter || (inWord && c is '\'' or '’' or '-' or '.' or ',');
        }

        // Chinese and Japanese write no spaces; a word there is about two characters.
        return words + (wide / 2);
    }

    public static bool IsIdeograph(char c) => c is >= '\u3040' and <= '\u30FF' or >= '\u4E00' and <= '\u9FFF';

    /// <summary>True when the text ends as a sentence does: full stop, question or exclamation mark, closing marks behind it.</summary>
    public static bool EndsSentence(ReadOnlySpan<char> text)
    {
        int end = text.Length;
        while (end > 0 && (Closers.Contains(text[end - 1], StringComparison.Ordinal) || char.IsWhiteSpace(text[end - 1])))
        {
            end--;
        }

        return end > 0 && Enders.Contains(text[end - 1], StringComparison.Ordinal);
    }

    /// <summary>
    /// A line that could be a headline: short, begins like one, and does not end as a sentence or a list lead does.
    /// A question or exclamation may be one.
    /// </summary>
    public static bool CouldBeHeadline(string line, int words)
    {
        if (words is < 2 or > 32 || line.Length > 220 || line[^1] is ',' or ';' or ':' or '-' or '–' or '—')
        {
            return false;
        }

        char first = line[0];
        bool begins = char.IsUpper(first) || char.IsDigit(first) || first is '\'' or '"' or '‘' or '“' or '«' or '„' or '$' or '€' or '£' or '¿' or '¡' || (char.IsLetter(first) && !char.IsLower(first));
        return begins && (!EndsSentence(line) || line.AsSpan().TrimEnd(Closers)[^1] is '!' or '?' or '…');
    }

    /// <summary>Share of the longer words that begin with a capital: near 1 in title case, 0.1 to 0.4 in running text.</summary>
    public static double TitleCase(string line)
    {
        int capital = 0, all = 0;
        var small = SmallWords.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var word in line.AsSpan().Split(' '))
        {
            var bare = line.AsSpan(word).Trim("\"'“”‘’(),:;");
            if (bare.Length > 0 && char.IsLetter(bare[0]) && !small.Contains(bare))
            {
                all++;
                capital += char.IsUpper(bare[0]) ? 1 : 0;
            }
        }

        return all == 0 ? 0 : (double)capital / all;
    }

    /// <summary>How many sentences end inside the text, before its last character.</summary>
    public static int InnerSentenceEnds(ReadOnlySpan<char> text)
    {
        int ends = 0;
        for (int i = 1; i + 2 < text.Length; i++)
        {
            ends += text[i] is '.' or '!' or '?' && char.IsWhiteSpace(text[i + 1]) && char.IsUpper(text[i + 2]) && char.IsLower(text[i - 1]) ? 1 : 0;
        }

        return ends;
    }

    /// <summary>How much two keys share: 1 when equal, else 0.9 of the Dice coefficient of their words.</summary>
    public static double Likeness(string told, string key) => new KeyWords(told).Likeness(new KeyWords(key));

    public static string Key(ReadOnlySpan<char> text)
    {
        char[] key = ArrayPool<char>.Shared.Rent(text.Length);
        int length = 0;
        foreach (char c in text)
        {
            if (char.IsLetterOrDigit(c))
            {
                key[length++] = char.ToLowerInvariant(c);
            }
            else if (length > 0 && key[length - 1] != ' ')
            {
                key[length++] = ' ';
            }
        }

        string folded = new(key.AsSpan(0, length).TrimEnd());
        ArrayPool<char>.Shared.Return(key);
        return folded;
    }
}
