using System.Text.RegularExpressions;
using Readout.Lexicons;

namespace Readout.Articles;

/// <summary>
/// Finds the photo credit in a caption line: "(Ann Example/AFP)", "Photo: Ann Example", "REUTERS/Ann Example",
/// "© 2023 AFP". Which names are agencies stands in <c>lexicons/photo-agencies.tsv</c>.
/// </summary>
internal static partial class Credit
{
    private static readonly HashSet<string> Agencies = new(
        LexiconFile.Embedded("photo-agencies.tsv", 2).Select(row => row[0].ToLowerInvariant()),
        StringComparer.Ordinal);

    /// <summary>A caption's words and its credit; the credit is null when none is found.</summary>
    public static (string Caption, string? Credit) Split(string line)
    {
        line = line.Trim();
        foreach (var pattern in (Regex[])[Bracketed(), Introduced(), AgencySlash(), Copyright(), TrailingDash()])
        {
            var match = pattern.Match(line);
            if (match.Success && (match.Groups["told"].Success || NamesAgency(match.Groups["who"].Value)))
            {
                string who = Clean(match.Groups["who"].Value);
                string caption = line[..match.Index].TrimEnd(' ', '-', '–', '—', '|', ',', '/', ';', '\u00A0') + (match.Index + match.Length < line.Length ? line[(match.Index + match.Length)..] : "");
                if (who.Length is > 0 and <= 120)
                {
                    return (caption.Trim(), who);
                }
            }
        }

        return (line, null);
    }

    /// <summary>True when the whole of <paramref name="text"/> is a credit, with or without brackets.</summary>
    public static bool IsBare(string text) => Split(text) is { Caption: "", Credit: not null } || NamesOnlyAgency(text);

    public static string Clean(string credit)
    {
        credit = credit.Trim(' ', '(', ')', '[', ']', '.', ',', ':', '|', '\u00A0', '–', '—');
        var told = Told().Match(credit);
        return (told.Success ? credit[told.Length..] : credit).Trim(' ', ':', '\u00A0');
    }

    /// <summary>True when some part between slashes, commas or "via" is an agency.</summary>
    public static bool NamesAgency(string who) =>
        Separators().Split(who).Any(part => Agencies.Contains(part.Trim(' ', '.', '©', '(', ')').ToLowerInvariant()));

    private static bool NamesOnlyAgency(string text)
    {
        string[] parts = Separators().Split(text.Trim('(', ')', '[', ']'));
        return parts.Length > 0 && Agencies.Contains(parts[^1].Trim().ToLowerInvariant()) && LineShape.CountWords(text) <= 8;
    }

    // A closing bracket with an agency or with "Photo by"; the last one of the line.
    [GeneratedRegex(@"\s*[(\[](?<told>(?:file )?(?:photo(?:graph|s)?|picture|image|credit|courtesy|fotos?|archiv|bild(?:er|quelle)?|quelle|grafik|fuente|imagen)\b[^()\[\]]{0,20}?(?:\bby|\bcourtesy of|:)\s*)?(?<who>[^()\[\]]{2,120})[)\]]\.?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Bracketed();

    [GeneratedRegex(@"(?:^|[\s.,;|–—-])(?<told>(?:(?:file )?(?:photo(?:graph)?|picture|image)s?(?: credits?| by| courtesy of)?\s*:|photo(?:graph)? by\b|credits?\s*:|image credit\s*:|fotos?\s*:|bild(?:er|quelle)?\s*:|quelle\s*:|fuente\s*:|imagen\s*:|foto di\b|crédits?(?: photo)?\s*:|фото\s*:|تصوير\s*:|fotoğraf\s*:))\s*(?<who>(?:[^.;]|\.(?=\S)){2,140})\.?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Introduced();

    [GeneratedRegex(@"(?:^|\s)(?<who>(?:REUTERS|AFP|EPA(?:-EFE)?|AP|Getty Images|Xinhua|TASS)\s*/\s*[\p{L}][^/.()]{2,50})\.?$", RegexOptions.CultureInvariant)]
    private static partial Regex AgencySlash();

    [GeneratedRegex(@"(?<told>(?:©|\(c\)|copyright)\s*(?:\d{4}\s*)?)(?<who>[^.©]{2,80})\.?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Copyright();

    [GeneratedRegex(@"(?:\s[-–—|]\s*|[.!?]\s+)(?<who>[\p{L}\d .'’/\-]{2,60})\.?$", RegexOptions.CultureInvariant)]
    private static partial Regex TrailingDash();

    [GeneratedRegex(@"^(?:(?:file )?(?:photo(?:graph)?|picture|image|foto|bild|credit)s?(?: credits?)?(?: by| courtesy of|quelle|nachweis)?\s*:?|©|\(c\)|by)\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Told();

    [GeneratedRegex(@"\s*(?:/|,|\||\bvia\b|\bfor\b|\bthrough\b| [-–] )\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Separators();
}
