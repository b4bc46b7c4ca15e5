using System.Buffers;
using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Readout.Lexicons;

namespace Readout.Articles;

/// <summary>
/// Finds the photo credit in a caption line: "(Ann Example/AFP)", "Photo: Ann Example", "REUTERS/Ann Example",
/// "© 2023 AFP". Which names are agencies stands in <c>lexicons/photo-agencies.tsv</c>, which words introduce a credit
/// in <c>lexicons/credit-words.tsv</c>.
/// </summary>
internal static partial class Credit
{
    // Longer than that is text about the picture, not who took it.
    private const int Longest = 140;
    private const int MostWords = 20;

    // "Photo: The minister arrives at the port" names nobody.
    private const int MostWordsAlone = 8;
    private const int FewWords = 2;
    private const int LongestName = 64;

    private static readonly FrozenSet<string> Agencies =
        LexiconFile.Embedded("photo-agencies.tsv", 2).Select(row => row[0].ToLowerInvariant()).ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Words =
        LexiconFile.Embedded("credit-words.tsv", 2).Select(row => row[0].ToLowerInvariant()).ToFrozenSet(StringComparer.Ordinal);

    private static readonly SearchValues<char> Marks = SearchValues.Create(":：©Ⓒ(（");

    private static readonly SearchValues<string> Leads = SearchValues.Create([" by ", "cop", "ourtesy", "foto"], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<char> Breaks = SearchValues.Create("-–—|.!?…/");

    private static readonly SearchValues<char> Closing = SearchValues.Create(")]）");

    private static readonly int MostLetters = Words.Max(w => w.Length);

    /// <summary>A caption's words and its credit; the credit is null when none is found.</summary>
    public static (string Caption, string? Credit) Split(string line)
    {
        line = line.Trim();
        if (line.Length == 0)
        {
            return (line, null);
        }

        // Nearly every line of a page is asked: what can't match is told by a look at its letters.
        return (CouldIntroduce(line) ? Introduced(line) : null)
            ?? (line.AsSpan(Math.Max(0, line.Length - 2)).IndexOfAny(Closing) >= 0 ? ByPattern(Bracketed(), line) : null)
            ?? (line.Contains('/', StringComparison.Ordinal) ? WholeCredit(line) ?? ByPattern(AgencySlash(), line) : null)
            ?? (HasBreakNearEnd(line) ? ByPattern(AgencyLast(), line) : null)
            ?? (line, null);
    }

    /// <summary>True when the last words stand behind a dash, a stroke or the end of a sentence.</summary>
    private static bool HasBreakNearEnd(string line)
    {
        int from = Math.Max(0, line.Length - LongestName);
        int last = line.AsSpan(from).TrimEnd('.').LastIndexOfAny(Breaks);
        return last >= 0 && char.IsLetterOrDigit(line.AsSpan().TrimEnd('.')[^1]);
    }

    private static bool CouldIntroduce(string line) =>
        line.AsSpan().ContainsAny(Marks) || line.AsSpan().ContainsAny(Leads);

    /// <summary>True when the whole of <paramref name="text"/> is a credit, with or without brackets.</summary>
    public static bool IsBare(string text) => Split(text) is { Caption: "", Credit: not null } || NamesOnlyAgency(text);

    /// <summary>The credit without what introduces it and without marks around it.</summary>
    public static string Clean(string credit)
    {
        credit = WithoutBrackets(credit.Trim(' ', ',', ':', ';', '|', '\u00A0', '–', '—', '-', '/', '.'));
        if (Introduction(credit) is (0, var length))
        {
            credit = credit[length..];
        }

        return WithoutBrackets(Year().Replace(credit, "").Trim(' ', '.', ',', ':', ';', '\u00A0'));
    }

    /// <summary>True when the text is only what introduces a credit, which then stands in a part of its own: "(Photo:".</summary>
    public static bool IsIntroduction(string text)
    {
        string bare = text.Trim(' ', '(', '[', '（', '|', '\u00A0');
        return bare.Length > 0 && (bare is "©" || (Introduction(bare) is (0, var length) && length == bare.Length)
            || Words.Contains(Following().Replace(bare.TrimEnd(':', ' '), "").ToLowerInvariant()));
    }

    /// <summary>A caption without the words at its end that introduce a credit that stands elsewhere: "The port. Credit:".</summary>
    public static string WithoutIntroduction(string caption) =>
        caption.EndsWith(':') && Introduction(caption) is var (at, length) && at + length == caption.Length ? caption[..at].TrimEnd() : caption;

    private static string WithoutBrackets(string credit)
    {
        foreach (var (open, close) in (ReadOnlySpan<(char, char)>)[('(', ')'), ('[', ']'), ('（', '）')])
        {
            int opened = credit.Count(c => c == open), closed = credit.Count(c => c == close);
            credit = credit.Length > 1 && credit[0] == open && (credit[^1] == close || closed < opened) ? credit.Trim(open, close)
                : closed > opened ? credit.TrimEnd(close)
                : credit;
        }

        return credit.Trim();
    }

    /// <summary>True when some part between slashes, commas or "via" is an agency.</summary>
    public static bool NamesAgency(string who) =>
        Separators().Split(who).Any(IsAgency);

    private static bool NamesOnlyAgency(string text)
    {
        if (LineShape.CountWords(text) > MostWordsAlone)
        {
            return false;
        }

        string[] parts = Separators().Split(text.Trim('(', ')', '[', ']'));
        return IsAgency(parts[^1]) || IsAgency(parts[0]);
    }

    /// <summary>An agency, or one of its houses: "Getty Images Europe".</summary>
    private static bool IsAgency(string part)
    {
        string name = part.Trim(' ', '.', '©', '(', ')').ToLowerInvariant();
        int last = name.LastIndexOf(' ');
        return Agencies.Contains(name) || (last > 5 && Agencies.Contains(name[..last]));
    }

    /// <summary>"AP Photo/Harbour Post, Ann Example": a line that begins with an agency and a stroke.</summary>
    private static (string Caption, string? Credit)? WholeCredit(string line) =>
        LineShape.CountWords(line) <= MostWordsAlone && IsAgency(line[..line.IndexOf('/', StringComparison.Ordinal)]) && !LineShape.EndsSentence(line) ? ("", Clean(line)) : null;

    /// <summary>"The port at dawn. Photo: Ann Example", to the end of the line or of the bracket around it.</summary>
    private static (string Caption, string? Credit)? Introduced(string line)
    {
        for (int from = 0; from < line.Length;)
        {
            if (Introduction(line, from) is not { } found)
            {
                return null;
            }

            var (at, length) = found;
            from = at + Math.Max(1, length);
            char before = at > 0 ? line[at - 1] : ' ';
            string who = line[(at + length)..].Trim();
            bool bracket = before is '(' or '[' or '（';
            if (bracket && !(who.TrimEnd('.')[^1..] is ")" or "]" or "）"))
            {
                continue;
            }

            int words = LineShape.CountWords(who);
            string caption = line[..(bracket ? at - 1 : at)].TrimEnd(' ', '-', '–', '—', '|', ',', '/', ';', '(', '\u00A0');
            if (who.Length is > 1 and <= Longest && words <= (caption.Length == 0 && !bracket ? MostWordsAlone : MostWords))
            {
                return (caption, Clean(bracket ? who.TrimEnd('.')[..^1] : who));
            }
        }

        return null;
    }

    /// <summary>Where words that introduce a credit stand, and how far they reach, colon included.</summary>
    private static (int At, int Length)? Introduction(string line, int from = 0)
    {
        for (var match = Introducing().Match(line, from); match.Success; match = match.NextMatch())
        {
            var mark = match.Groups["mark"];
            if (!mark.Success || mark.Value.Length == 0)
            {
                return (match.Index, match.Length);
            }

            // The longest known words that end at the colon: "file photo", "photo".
            string lead = line[..mark.Index].TrimEnd();
            string own = Following().Replace(lead, "");
            int start = LastKnown(own, from);
            start = start < 0 && own.Length < lead.Length ? LastKnown(lead, from) : start;
            if (start >= 0)
            {
                return (start, match.Index + match.Length - start);
            }
        }

        return null;
    }

    /// <summary>Where the longest known words that a line ends with begin; −1 when it ends with none.</summary>
    private static int LastKnown(string line, int from)
    {
        for (int start = Math.Max(0, line.Length - MostLetters); start < line.Length; start++)
        {
            if ((start == 0 || !char.IsLetterOrDigit(line[start - 1])) && start >= from && StandsApart(line, start) && Words.Contains(line[start..].ToLowerInvariant()))
            {
                return start;
            }
        }

        return -1;
    }

    /// <summary>False inside a sentence: "he said in an image: …".</summary>
    private static bool StandsApart(string line, int at)
    {
        string before = line[..at].TrimEnd();
        return before.Length == 0 || !char.IsLower(line[at]) || !char.IsLetterOrDigit(before[^1]);
    }

    private static (string Caption, string? Credit)? ByPattern(Regex pattern, string line)
    {
        var match = pattern.Match(line, Math.Max(0, line.Length - Longest));
        if (!match.Success || !(match.Groups["told"].Success || NamesAgency(match.Groups["who"].Value) || NameAndHouse().IsMatch(match.Value)))
        {
            return null;
        }

        string who = Clean(match.Groups["who"].Value);
        string caption = line[..match.Index].TrimEnd(' ', '-', '–', '—', '|', ',', '/', ';', '\u00A0');
        if (match.Index > 0 && LineShape.CountWords(caption) <= FewWords && LineShape.CountWords(line) <= MostWordsAlone && line[match.Index] is not ('(' or '['))
        {
            // "Ann B. Example/AFP": what stands before the match is part of the name.
            return ("", Clean(line));
        }

        return who.Length is > 0 and <= Longest ? (caption, who) : null;
    }

    // A colon (the word before it is looked up), or words and signs that need none.
    [GeneratedRegex(@"(?<mark>\s?[:：])(?!//)\s*|(?<!\w)(?:photo(?:graph(?:s|y)?)?|picture|image|illustration|foto)s? (?:by|courtesy of|di|von|av|door)\s+(?=\p{Lu})|(?<!\w)courtesy of\s+|[©Ⓒ]\s*(?:copyright\s*)?|[(（][cCｃＣ][)）]\s*|(?<!\w)copyright\s+(?=\p{Lu}|\d|©)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Introducing();

    [GeneratedRegex(@"\s+(?:credits?|crédits?|by|courtesy of|via|source)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Following();

    // A closing bracket with an agency, a name and "撮影"; the last one of the line.
    [GeneratedRegex(@"\s*(?:(?<who>(?<=[.!?…]\s)\p{Lu}[\p{L}.'’\- ]{2,40}\((?<agency>[^()\[\]]{2,60})\))|[(\[（](?<who>[^()\[\]（）]{2,120}?)(?<told>撮影)?[)\]）])\.?$", RegexOptions.CultureInvariant)]
    private static partial Regex Bracketed();

    // In brackets a name, a slash and a house are a credit whatever the house: "(Ann Example/Harbour Pictures)".
    [GeneratedRegex(@"^\s*[(\[（]\p{Lu}[\p{L}.'’\-]+(?: \p{Lu}[\p{L}.'’\-]*){1,3}\s?/\s?\p{Lu}[^/()]{1,40}[)\]）]", RegexOptions.CultureInvariant)]
    private static partial Regex NameAndHouse();

    [GeneratedRegex(@"(?:^|\s)(?<who>(?:REUTERS|AFP|EPA(?:-EFE)?|EFE|AP|APA|IMAGO|Getty Images|Xinhua|TASS|dpa|ANSA|LUSA|picture alliance)\s*/\s*\p{L}[^()]{2,60})\.?$", RegexOptions.CultureInvariant)]
    private static partial Regex AgencySlash();

    [GeneratedRegex(@"(?:\s[-–—|]\s*|(?<!\b\p{Lu})[.!?…]\s+|\s(?=\p{Lu}[\p{L}.’-]+ \p{Lu}[\p{L}.’-]+\s?/))(?<who>[\p{L}\d .'’/\-]{2,60})\.?$", RegexOptions.CultureInvariant)]
    private static partial Regex AgencyLast();

    [GeneratedRegex(@"^(?:19|20)\d\d\s+(?=\p{L})")]
    private static partial Regex Year();

    [GeneratedRegex(@"\s*(?:/|,|\||\bvia\b|\bfor\b|\bthrough\b|\(| [-–] )\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Separators();
}
