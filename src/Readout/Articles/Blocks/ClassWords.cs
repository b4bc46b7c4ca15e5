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

    // Elements of a page share most of their names; ids of their own would fill the memory.
    private const int MostRemembered = 4096;

    [ThreadStatic]
    private static Dictionary<string, string[]>? remembered;

    /// <summary>Distinct words in lower case, at most a few dozen.</summary>
    public static string[] Of(HtmlElement element)
    {
        if (element.NameWords is { } known)
        {
            return known;
        }

        string[] first = [];
        List<string>? all = null;
        foreach (var attribute in element.Attributes)
        {
            if (attribute.Own is not ("class" or "id" or "role" or "itemprop" or "data-testid" or "data-component" or "data-module" or "data-type" or "aria-label") || attribute.Text.Length <= 2)
            {
                continue;
            }

            string[] own = Cut(attribute.Text);
            if (first.Length == 0)
            {
                first = own;
                continue;
            }

            all ??= [.. first];
            foreach (string word in own)
            {
                if (all.Count < MostPerElement && !all.Contains(word))
                {
                    all.Add(word);
                }
            }
        }

        return element.NameWords = all is null ? first : [.. all];
    }

    private static string[] Cut(string value)
    {
        remembered ??= new Dictionary<string, string[]>(StringComparer.Ordinal);
        if (remembered.TryGetValue(value, out string[]? known))
        {
            return known;
        }

        var words = new List<string>();
        Cut(value, words);
        if (remembered.Count >= MostRemembered)
        {
            remembered.Clear();
        }

        return remembered[value] = [.. words];
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
