using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Readout.Text;

namespace Readout.Articles;

/// <summary>Datelines of wire copy: "BEIRUT, Nov 6 (Reuters) –", "MOSCOW (AP) —", "Ankara, 6 November (Anadolu) -".</summary>
internal static partial class DatelineReader
{
    private const int MostPlaceWords = 4;
    private const int ShortPlaceWord = 4;
    private const int ShortestOpening = 80;

    // What else stands in capitals before a colon: kinds of piece, and who is interviewed.
    private static readonly FrozenSet<string> Announcing = new[]
    {
        "ADVISORY", "ALERT", "ANALYSIS", "ANSWER", "BREAKING", "COLUMN", "COMMENT", "CORRECTION", "EDITORIAL", "EXCLUSIVE", "EXPLAINED", "EXPLAINER", "FACT", "FACTBOX", "FEATURE", "FLASH", "HOST", "INTERVIEW", "JUST", "LIVE", "LISTEN",
        "MAYOR", "MINISTER", "MODERATOR", "NEWS", "NOTE", "OFFICIAL", "OPINION", "PHOTOS", "PODCAST", "POLL", "PRESIDENT", "PROFILE", "QUESTION", "READ", "REPORTER", "REVIEW", "SPOILER", "SUMMARY", "TIMELINE", "UPDATE", "UPDATED",
        "URGENT", "VIDEO", "WARNING", "WATCH",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Where a dateline stands at the beginning of a paragraph, its dash included.</summary>
    public static TextSpan? Find(string text, TextSpan paragraph)
    {
        string head = text.Substring(paragraph.Start, Math.Min(paragraph.Length, 120));
        var match = WithAgency().Match(head);
        match = match.Success ? match : Capitals().Match(head);
        match = match.Success ? match : Bracketed().Match(head);
        return match.Success ? new TextSpan(paragraph.Start, paragraph.Start + match.Length).Trim(text) : null;
    }

    /// <summary>"NEW DELHI: The army said …": a place in capitals before a colon, where the report begins and nobody's turn does.</summary>
    /// <param name="paragraphs">Those of the report.</param>
    public static TextSpan? BeforeColon(string text, ReadOnlySpan<TextSpan> paragraphs)
    {
        if (paragraphs.IsEmpty || Label(text, paragraphs[0]) is not { } label || paragraphs[0].Length < ShortestOpening)
        {
            return null;
        }

        foreach (var paragraph in paragraphs[1..])
        {
            if (Label(text, paragraph) is not null)
            {
                return null;
            }
        }

        string[] words = label.Of(text).TrimEnd(':').Split([' ', ',', '/'], StringSplitOptions.RemoveEmptyEntries);
        return words.Length <= MostPlaceWords && !words.Any(Announcing.Contains) ? label : null;
    }

    /// <summary>True when a dateline with an agency in brackets begins the paragraph: hardly anything else looks so.</summary>
    public static bool NamesAgency(string text, TextSpan paragraph) =>
        WithAgency().IsMatch(text.AsSpan(paragraph.Start, Math.Min(paragraph.Length, 120)));

    /// <summary>True when a dateline begins the paragraph, and its place is a name of a few words: "SYNOPSIS OF THE PLAY —" is none.</summary>
    public static bool NamesPlace(string text, TextSpan paragraph) =>
        NamesAgency(text, paragraph) || (Capitals().Match(text.Substring(paragraph.Start, Math.Min(paragraph.Length, 120))) is { Success: true } found
            && IsPlaceLong(found.ValueSpan) && (found.ValueSpan.TrimEnd() is [.., ' ', _] or [.., ' ', '-', '-']));

    /// <summary>True when the line is a dateline and nothing else: a place in capitals and a date, "LIMA, Nov 22, 2025".</summary>
    public static bool IsAlone(string line)
    {
        string bare = line.TrimEnd(' ', '-', '–', '—', ':');
        int comma = bare.IndexOf(',', StringComparison.Ordinal);
        var place = comma < 0 ? [] : bare.AsSpan(0, comma);
        return LineShape.CountWords(place) is > 0 and <= MostPlaceWords && place.IndexOfAnyInRange('a', 'z') < 0 && place.IndexOfAnyInRange('0', '9') < 0
            && DateText.IsDateLine(bare[(comma + 1)..].Trim());
    }

    /// <summary>A place of three words has a short one ("RIO DE JANEIRO", "NEW YORK CITY"); "RISING COSTS AHEAD —" is a sub-heading.</summary>
    private static bool IsPlaceLong(ReadOnlySpan<char> found)
    {
        int comma = found.IndexOf(',');
        var place = comma < 0 ? found : found[..comma];
        int words = 0, shortest = int.MaxValue;
        foreach (var word in place.SplitAny(' ', '-'))
        {
            if (LineShape.CountWords(place[word]) > 0)
            {
                words++;
                shortest = Math.Min(shortest, place[word].Length);
            }
        }

        return LineShape.CountWords(found) <= MostPlaceWords && (words <= 2 || (words == 3 && shortest <= ShortPlaceWord));
    }

    /// <summary>The day that the dateline names, as <c>--MM-DD</c> or with its year; null when it names none.</summary>
    public static string? Date(string dateline) => DateText.Find(dateline);

    [GeneratedRegex(@"^\p{Lu}[\p{L}.'’\- /]{1,40}(?:,\s*[\p{L}\d.,' ]{1,40})?\s*\((?:\p{Lu}[\p{L}.\-/ ]{1,30}|(?:dpa|apa|epd|kna|sda|tt|anp|ntb|efe|lusa|ansa|belga|ritzau)(?:/[\p{L}\-]{1,12})?)\)\s*(?:[-–—_:]{1,2}|--)\s*", RegexOptions.CultureInvariant)]
    private static partial Regex WithAgency();

    private static TextSpan? Label(string text, TextSpan paragraph) =>
        Colon().Match(text.Substring(paragraph.Start, Math.Min(paragraph.Length, 60))) is { Success: true } found ? new TextSpan(paragraph.Start, paragraph.Start + found.Groups[1].Length) : null;

    [GeneratedRegex(@"^(\p{Lu}{2}[\p{Lu}.'’\- /]{1,40}(?:,\s*[\p{L}\d.,' ]{1,40})?:)\s+[\p{Lu}“‘""']", RegexOptions.CultureInvariant)]
    private static partial Regex Colon();

    // "(NEW YORK) —", of broadcasters.
    [GeneratedRegex(@"^\(\p{Lu}{2}[\p{Lu}.'’\- /]{1,40}(?:,\s*[\p{L}. ]{1,20})?\)\s*(?:[–—_]|--|-\s)\s*", RegexOptions.CultureInvariant)]
    private static partial Regex Bracketed();

    // Without an agency the place must be in capitals: "Sources said — " is no dateline.
    [GeneratedRegex(@"^\p{Lu}{2}[\p{Lu}.'’\- /]{1,40}(?:,\s*[\p{L}\d.,' ]{1,40})?\s*(?:[–—_]|--|\s-\s)\s*", RegexOptions.CultureInvariant)]
    private static partial Regex Capitals();
}
