using System.Buffers;
using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Readout.Articles;

/// <summary>Author lines of plain text: "By Ann Example and Bo Sample, Example Wire"; and names normalised in general.</summary>
internal static partial class Byline
{
    // Of all words that the patterns below begin with.
    private static readonly SearchValues<char> FirstLetters = SearchValues.Create("abceprsw" + "ABCEPRSW" + "\u017F");

    private const int LongestForeign = 120;
    private const int LongestDated = 200;

    /// <summary>The names on a byline; empty when the line is none.</summary>
    public static ImmutableArray<string> Read(string line)
    {
        // Nearly every line of a page is asked: its first letter spares most the pattern.
        var match = line.Length > 0 && FirstLetters.Contains(line[0]) ? ByLine().Match(Undated(line)) : Match.Empty;
        return match.Success ? Names(match.Groups["names"].Value) : [];
    }

    /// <summary>The names on a byline in another language than English; only for lines beside an article's text, since "von Ann Example" can open a sentence.</summary>
    public static ImmutableArray<string> ReadForeign(string line)
    {
        var match = line.Length is > 0 and < LongestForeign ? ForeignLine().Match(Undated(line)) : Match.Empty;
        return match.Success ? Names(match.Groups["names"].Value) : line.Length is > 0 and < LongestForeign ? ReadCaseless(line) : [];
    }

    /// <summary>Arabic, Persian and Hebrew have no capitals: what follows the word and a colon there is a name when it is as long as one.</summary>
    private static ImmutableArray<string> ReadCaseless(string line)
    {
        var match = CaselessLine().Match(line.Trim('\u200E', '\u200F', '\u202B', '\u202C'));
        return match.Success ? [.. match.Groups["names"].Value.Split(['،', ',', '/', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).TakeWhile(n => CaselessName().IsMatch(n))] : [];
    }

    /// <summary>"By Ann Example · March 5, 2024, 10:14": without the date and all behind it.</summary>
    private static string Undated(string line) => line.Length < LongestDated && line.AsSpan().ContainsAnyInRange('0', '9') ? Dated().Replace(line, "") : line;

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

    [GeneratedRegex(@"^(?:(?:written|story|report|analysis|reported|article|posted|published)\s+)?by\s*:?\s+(?<names>\p{Lu}[^!?:;]{3,120})$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ByLine();

    [GeneratedRegex(@"^(?:ein \p{L}+ von|von|door|por|par|di|av|af|text|texto|texte|testo|текст|от|автор|від)\s*:?\s+(?<names>\p{Lu}(?:[^!?:;.]|(?<=\b\p{Lu})\.){3,110})$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ForeignLine();

    [GeneratedRegex(@"^(?:كتبت?|بقلم|إعداد|تقرير|نویسنده|گزارشگر|خبرنگار|מאת)\s*[:：]\s*(?<names>[\p{Lo}\p{M}\s'’״""،,.|/\-]{4,80})$", RegexOptions.CultureInvariant)]
    private static partial Regex CaselessLine();

    [GeneratedRegex(@"^\p{Lo}[\p{Lo}\p{M}'’״"".\-\u200C]+(?: \p{Lo}[\p{Lo}\p{M}'’״"".\-\u200C]+){1,3}$", RegexOptions.CultureInvariant)]
    private static partial Regex CaselessName();

    [GeneratedRegex(@"[\s,|·•–—-]*(?:\b(?:on|at|le|am|vom|el|il|op|em|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)\b[\s,.]*)*(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?\s+)?\d.*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Dated();

    [GeneratedRegex(@"^\(?(?:additional |with )?(?:reporting|writing|editing|compiled|reported|edited) by \p{L}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TailLine();

    [GeneratedRegex(@"\s*(?:,|;|(?<=\s)[·•–—](?=\s)|\band\b|\bund\b|\bet\b|(?-i:\s[ey]\s)|\ben\b|\boch\b|\bog\b|&|\||/|\bin\b|\bfor\b)\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Joiners();

    [GeneratedRegex(@"^\p{Lu}[\p{L}'’.\-]*(?:\s+(?:al-|el-|de|da|di|du|van|von|der|den|bin|ibn|la|le|dos|del|\p{Lu})[\p{L}'’.\-]*){1,4}$", RegexOptions.CultureInvariant)]
    private static partial Regex PersonName();
}
