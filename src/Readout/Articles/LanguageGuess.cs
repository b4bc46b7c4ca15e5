using System.Globalization;
using Readout.Lexicons;

namespace Readout.Articles;

/// <summary>
/// Tells the language of a text by its script and, where several languages share one, by their commonest words
/// (<c>lexicons/language-words.tsv</c>). News texts of a sentence or two are enough; shorter ones stay unknown.
/// </summary>
public static class LanguageGuess
{
    // A page's first part tells its language; more only costs time.
    private const int LettersRead = 6000;

    private const int FewestHits = 2;

    private const int LongestWord = 8;

    // Of running text the listed words are a third; a language that is not listed shares single letters at most.
    private const double LeastShare = 0.1;

    // In ordinal order.
    private static readonly string[] Languages;
    private static readonly Dictionary<string, Speakers>.AlternateLookup<ReadOnlySpan<char>> Words;

    static LanguageGuess()
    {
        var rows = LexiconFile.Embedded("language-words.tsv", 3);
        Languages = [.. rows.Select(row => row[0]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var words = new Dictionary<string, Speakers>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            int language = Array.IndexOf(Languages, row[0]);
            foreach (string word in row[1].Split(' '))
            {
                int[] before = words.TryGetValue(word, out var known) ? known.Languages : [];
                words[word] = new Speakers(Array.IndexOf(before, language) >= 0 ? before : [.. before, language]);
            }
        }

        Words = words.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>A BCP 47 primary subtag; null when the text is too short or too mixed to tell.</summary>
    public static string? Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return ByScript(text) ?? ByWords(text);
    }

    /// <summary>"en" of "en-GB", as pages and feeds name their language; null when it names none.</summary>
    public static string? Primary(string? tag) => tag?.Split('-', '_')[0].Trim().ToLowerInvariant() is { Length: 2 or 3 } primary ? primary : null;

    private static string? ByScript(string text)
    {
        int letters = 0, kana = 0, hangul = 0, han = 0, greek = 0, hebrew = 0, thai = 0, devanagari = 0, bengali = 0, armenian = 0, georgian = 0, amharic = 0, tamil = 0, khmer = 0;
        foreach (char c in text.AsSpan(0, Math.Min(text.Length, LettersRead)))
        {
            if (!char.IsLetter(c))
            {
                continue;
            }

            letters++;
            kana += c is >= '\u3040' and <= '\u30FF' ? 1 : 0;
            hangul += c is >= '\uAC00' and <= '\uD7AF' ? 1 : 0;
            han += c is >= '\u4E00' and <= '\u9FFF' ? 1 : 0;
            greek += c is >= '\u0370' and <= '\u03FF' ? 1 : 0;
            hebrew += c is >= '\u0590' and <= '\u05FF' ? 1 : 0;
            thai += c is >= '\u0E00' and <= '\u0E7F' ? 1 : 0;
            devanagari += c is >= '\u0900' and <= '\u097F' ? 1 : 0;
            bengali += c is >= '\u0980' and <= '\u09FF' ? 1 : 0;
            tamil += c is >= '\u0B80' and <= '\u0BFF' ? 1 : 0;
            armenian += c is >= '\u0530' and <= '\u058F' ? 1 : 0;
            georgian += c is >= '\u10A0' and <= '\u10FF' ? 1 : 0;
            amharic += c is >= '\u1200' and <= '\u137F' ? 1 : 0;
            khmer += c is >= '\u1780' and <= '\u17FF' ? 1 : 0;
        }

        // Chinese has no kana; Japanese has one in three letters or more.
        return letters == 0 ? null
            : kana * 20 > letters ? "ja"
            : hangul * 2 > letters ? "ko"
            : han * 2 > letters ? "zh"
            : greek * 2 > letters ? "el"
            : hebrew * 2 > letters ? AmongNeighbours(text, "he", "yi")
            : thai * 2 > letters ? "th"
            : devanagari * 2 > letters ? AmongNeighbours(text, "hi", "mr", "ne")
            : bengali * 2 > letters ? "bn"
            : tamil * 2 > letters ? "ta"
            : armenian * 2 > letters ? "hy"
            : georgian * 2 > letters ? "ka"
            : amharic * 2 > letters ? "am"
            : khmer * 2 > letters ? "km"
            : null;
    }

    /// <summary>The language that a script mostly writes, unless the words are those of another that it writes.</summary>
    private static string AmongNeighbours(string text, string usual, params ReadOnlySpan<string> others) =>
        ByWords(text) is { } told && others.Contains(told) ? told : usual;

    private static string? ByWords(string text)
    {
        double[] points = new double[Languages.Length];
        Span<char> word = stackalloc char[LongestWord];
        int start = -1, hits = 0, words = 0;
        int end = Math.Min(text.Length, LettersRead);
        for (int i = 0; i <= end; i++)
        {
            bool letter = i < end && (char.IsLetter(text[i]) || char.GetUnicodeCategory(text[i]) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark);
            if (!letter && start >= 0)
            {
                words++;
                if (i - start <= LongestWord && Words.TryGetValue(word[..text.AsSpan(start, i - start).ToLowerInvariant(word)], out var speakers))
                {
                    hits++;
                    foreach (int language in speakers.Languages)
                    {
                        // A word that several languages have says less of each.
                        points[language] += 1.0 / speakers.Languages.Length;
                    }
                }

                start = -1;
            }

            start = letter && start < 0 ? i : start;
        }

        int best = 0;
        double second = 0;
        for (int i = 1; i < points.Length; i++)
        {
            bool better = points[i] > points[best];
            second = better ? points[best] : Math.Max(second, points[i]);
            best = better ? i : best;
        }

        return hits >= FewestHits && points[best] >= words * LeastShare && points[best] >= second * 1.15 ? Languages[best] : null;
    }

    /// <summary>The languages that have a word, by their place in the list.</summary>
    private readonly record struct Speakers(int[] Languages);
}
