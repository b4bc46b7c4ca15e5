using System.Buffers;
using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Readout.Articles;

/// <summary>Author lines of plain text: "By Ann Example and Bo Sample, Example Wire"; and names normalised in general.</summary>
internal static partial class Byline
{
    // Of all words that the patterns below begin with.
    private static readonly SearchValues<char> FirstLetters = SearchValues.Create("abcersw" + "ABCERSW" + "\u017F");

    private const int LongestForeign = 120;

    /// <summary>The names on a byline; empty when the line is none.</summary>
    public static ImmutableArray<string> Read(string line)
    {
        // Nearly every line of a page is asked: its first letter spares most the pattern.
        var match = line.Length > 0 && FirstLetters.Contains(line[0]) ? ByLine().Match(line) : Match.Empty;
        return match.Success ? Names(match.Groups["names"].Value) : [];
    }

    /// <summary>The names on a byline in another language than English; only for lines beside an article's text, since "von Ann Example" can open a sentence.</summary>
    public static ImmutableArray<string> ReadForeign(string line)
    {
        var match = line.Length is > 0 and < LongestForeign ? ForeignLine().Match(line) : Match.Empty;
        return match.Success ? Names(match.Groups["names"].Value) : [];
    }

    /// <summary>"(Reporting by …; editing by …)" and its like at the end of wire copy.</summary>
    public static bool IsTail(string line) => line.Length is > 0 and < 400 && (FirstLetters.Contains(line[0]) || line[0] == '(') && TailLine().IsMatch(line);

    private static ImmutableArray<string> Names(string list)
    {
        var names = ImmutableArray.CreateBuilder<string>();
        foreach (string part in Joiners().Split(list))
        {
            string name = part.Trim(' ', '.', '|', '\u00A0');
            if (PersonName().IsMatch(name))
            {
                names.Add(name);
            }
            else if (names.Count > 0)
            {
                break;
            }
        }

        return names.ToImmutable();
    }

    [GeneratedRegex(@"^(?:(?:written|story|report|analysis|reported|article)\s+)?by\s*:?\s+(?<names>\p{Lu}[^!?:;]{3,120})$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ByLine();

    [GeneratedRegex(@"^(?:ein \p{L}+ von|von|door|por|par|di|av|af|text|texto|texte|testo|текст|от|автор|від)\s*:?\s+(?<names>\p{Lu}(?:[^!?:;.]|(?<=\b\p{Lu})\.){3,110})$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ForeignLine();

    [GeneratedRegex(@"^\(?(?:additional |with )?(?:reporting|writing|editing|compiled|reported|edited) by \p{L}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TailLine();

    [GeneratedRegex(@"\s*(?:,|;|\band\b|\bund\b|\bet\b|(?-i:\s[ey]\s)|\ben\b|\boch\b|\bog\b|&|\||/|\bin\b|\bfor\b)\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Joiners();

    [GeneratedRegex(@"^\p{Lu}[\p{L}'’.\-]*(?:\s+(?:al-|el-|de|da|di|du|van|von|der|den|bin|ibn|la|le|dos|del|\p{Lu})[\p{L}'’.\-]*){1,4}$", RegexOptions.CultureInvariant)]
    private static partial Regex PersonName();
}
