using Readout.Pages.Html;

namespace Readout.Articles.Blocks;

/// <summary>
/// The words that a page's author named an element with: its class, id, role and the like, cut at hyphens and
/// capitals. What a word says about the text inside is learned, not listed (<c>lexicons/blocks.json</c>).
/// </summary>
internal static class ClassWords
{
    private const int Shortest = 3;
    private const int Longest = 18;
    private const int MostPerElement = 24;

    private static readonly string[] Attributes = ["class", "id", "role", "itemprop", "data-testid", "data-component", "data-module", "data-type", "aria-label"];

    /// <summary>Distinct words in lower case, at most a few dozen.</summary>
    public static List<string> Of(HtmlElement element)
    {
        var words = new List<string>();
        foreach (string attribute in Attributes)
        {
            if (element[attribute] is { Length: > 2 } value)
            {
                Cut(value, words);
            }
        }

        return words;
    }

    private static void Cut(string value, List<string> words)
    {
        int start = -1;
        for (int i = 0; i <= value.Length && words.Count < MostPerElement; i++)
        {
            bool letter = i < value.Length && char.IsAsciiLetter(value[i]);
            bool newWord = letter && start >= 0 && char.IsAsciiLetterUpper(value[i]) && char.IsAsciiLetterLower(value[i - 1]);
            if (start >= 0 && (!letter || newWord))
            {
                if (i - start is >= Shortest and <= Longest)
                {
                    string word = value[start..i].ToLowerInvariant();
                    if (!words.Contains(word))
                    {
                        words.Add(word);
                    }
                }

                start = -1;
            }

            start = letter && start < 0 ? i : start;
        }
    }
}
