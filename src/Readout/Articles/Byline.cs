using System.Buffers;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Readout.Articles;

/// <summary>Author lines of plain text: "By Ann Example and Bo Sample, Example Wire"; and names normalised in general.</summary>
internal static partial class Byline
{
    // Of all words that the patterns below begin with.
    private static readonly SearchValues<char> FirstLetters = SearchValues.Create("abceprsw" + "ABCEPRSW" + "\u017F");

    private static readonly SearchValues<char> NotInNames = SearchValues.Create("0123456789!?:;\"“”");

    private const int LongestForeign = 120;
    private const int LongestDated = 200;
    private const int LongestBare = 70;

    // Words of sections and labels, which stand where bylines do and begin with capitals.
    private static readonly FrozenSet<string> NoNames = FrozenSet.Create(
        StringComparer.Ordinal,
        "the", "of", "and", "in", "on", "to", "for", "a", "an", "new", "news", "world", "politics", "political", "business", "economy", "sport", "sports", "opinion", "analysis", "comment", "commentary", "editorial", "culture", "science", "health", "travel",
        "technology", "local", "national", "international", "foreign", "domestic", "affairs", "regional", "latest", "top", "breaking", "exclusive", "live", "video", "photo", "photos", "gallery", "audio", "story", "stories", "report", "reports", "reporter", "reporters", "staff", "desk", "agency", "agencies",
        "press", "wire", "service", "services", "newsroom", "bureau", "times", "post", "daily", "herald", "tribune", "gazette", "telegraph", "guardian", "today", "review", "magazine", "radio", "television", "tv", "network", "media", "group", "university", "institute", "ministry", "government", "council", "committee",
        "north", "south", "east", "west", "northern", "southern", "eastern", "western", "middle", "central", "united", "republic", "kingdom", "states", "asia", "africa", "europe", "america", "americas", "pacific", "gulf", "city", "state", "county", "region", "saudi", "sri", "costa", "puerto", "hong", "los", "san", "santa", "saint", "port",
        "special", "share", "social", "follow", "read", "more", "image", "images", "wiki", "feature", "features", "interview", "update", "updated", "summary", "background", "chronology", "timeline", "part", "chapter", "page", "photograph", "press", "release", "statement", "haber", "haberler", "dünya", "gündem", "spor", "ekonomi", "son", "dakika", "nachrichten", "politik", "wirtschaft", "welt",
        "noticias", "mundo", "política", "economía", "deportes", "monde", "politique", "économie", "новости", "мир", "политика", "экономика", "общество");

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

    /// <summary>
    /// The names on a line that is nothing but them, as bylines of many papers are; whether it is a byline its place has to tell. A
    /// line whose words the text has too names somebody or something that the text is about.
    /// </summary>
    /// <param name="line">Right below the headline, or above the dateline.</param>
    /// <param name="text">The keys of the story's other lines, with blanks around.</param>
    public static ImmutableArray<string> ReadBare(string line, IEnumerable<string> text)
    {
        if (line.Length is < 5 or > LongestBare || line.AsSpan().ContainsAny(NotInNames) || (line.Contains('.', StringComparison.Ordinal) && !BareInitials().IsMatch(line)))
        {
            return [];
        }

        // "Ann Example, Dorin", "Ann Example/DORIN": where it was written stands behind the names.
        string people = PlaceBehind().Replace(line, "");
        string[] parts = Joiners().Split(people);
        var names = ImmutableArray.CreateBuilder<string>(parts.Length);
        foreach (string part in parts)
        {
            string name = part.Trim();
            string[] words = LineShape.Key(name).Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (!PersonName().IsMatch(name) || words.Length is < 2 or > 5 || words.Any(w => NoNames.Contains(w) || (w.Length > 2 && text.Any(t => t.Contains($" {w} ", StringComparison.Ordinal)))))
            {
                return [];
            }

            names.Add(name);
        }

        return names.ToImmutable();
    }

    /// <summary>"Diplomatic correspondent", "Associated Press Writer": what the author is, on a line behind the name.</summary>
    public static bool IsRole(string line) => line.Length < LongestBare && RoleLine().IsMatch(line);

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

    [GeneratedRegex(@"^(?:ein \p{L}+ von|von|door|por|par|di|av|af|text|texto|texte|testo|haber|yazan|текст|от|автор|від)\s*:?\s+(?<names>\p{Lu}(?:[^!?:;.]|(?<=\b\p{Lu})\.){3,110})$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ForeignLine();

    [GeneratedRegex(@"^(?:كتبت?|بقلم|إعداد|تقرير|نویسنده|گزارشگر|خبرنگار|מאת)\s*[:：]\s*(?<names>[\p{Lo}\p{M}\s'’״""،,.|/\-]{4,80})$", RegexOptions.CultureInvariant)]
    private static partial Regex CaselessLine();

    [GeneratedRegex(@"^\p{Lo}[\p{Lo}\p{M}'’״"".\-\u200C]+(?: \p{Lo}[\p{Lo}\p{M}'’״"".\-\u200C]+){1,3}$", RegexOptions.CultureInvariant)]
    private static partial Regex CaselessName();

    [GeneratedRegex(@"[\s,|·•–—-]*(?:\b(?:on|at|le|am|vom|el|il|op|em|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)\b[\s,.]*)*(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?\s+)?\d.*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Dated();

    [GeneratedRegex(@"^[^.]*(?:\b\p{Lu}\.[^.]*)+$", RegexOptions.CultureInvariant)]
    private static partial Regex BareInitials();

    [GeneratedRegex(@"\s*(?:/\s*\p{Lu}{3,}(?:\s?\p{Lu}{2,})*|,\s*\p{Lu}\p{L}+)?(?:[\s,]*\(\p{Lu}{2,8}\))?\s*[-–—]?\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex PlaceBehind();

    [GeneratedRegex(@"^(?:\p{L}+[ -]){0,3}(?:correspondent|reporter|editor|writer|columnist|muhabiri|korrespondent(?:in)?|redakteur(?:in)?|corresponsal|correspondant[e]?|корреспондент)s?(?: (?:in|at|of|for) \p{L}+)?$|^(?:the )?associated press$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex RoleLine();

    [GeneratedRegex(@"^\(?(?:additional |with )?(?:reporting|writing|editing|compiled|reported|edited) by \p{L}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TailLine();

    [GeneratedRegex(@"\s*(?:,|;|(?<=\s)[·•–—](?=\s)|\band\b|\bund\b|\bet\b|(?-i:\s[ey]\s)|\ben\b|\boch\b|\bog\b|&|\||/|\bin\b|\bfor\b)\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Joiners();

    [GeneratedRegex(@"^\p{Lu}[\p{L}'’.\-]*(?:\s+(?:al-|el-|de|da|di|du|van|von|der|den|bin|ibn|la|le|dos|del|\p{Lu})[\p{L}'’.\-]*){1,4}$", RegexOptions.CultureInvariant)]
    private static partial Regex PersonName();
}
