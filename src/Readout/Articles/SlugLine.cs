using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Readout.Text;

namespace Readout.Articles;

/// <summary>
/// What agencies put in front of a report for the desks that take it: a slug ("BC-NORLAND-TALKS, 3rd Ld", "^Norland talks^&lt;",
/// "Norland-Belmark-diplomacy,lead"), codes of the wire, and which version it is ("UPDATE 2-", "(2nd LD)").
/// </summary>
internal static partial class SlugLine
{
    private const int LongestSlug = 90;
    private const int LongestCode = 24;
    private const int ShortestHeadline = 3;
    private const int LongestHead = 5;

    /// <summary>True for a line that is nothing but a slug or a code.</summary>
    public static bool Is(string line) =>
        (line.Length < LongestSlug && (Slug().IsMatch(line) || Marked().IsMatch(line) || Urgency().IsMatch(line))) || (line.Length < LongestCode && (Code().IsMatch(line) || IsVersion(line)));

    /// <summary>"UPDATE 2-", cut off its headline.</summary>
    private static bool IsVersion(string line) => line[^1] is '-' or ':' or ')' && Version().Match(line + " A").Length == line.Length + 1;

    /// <summary>True for a slug in the middle of a page: names of picture files look like those in small letters.</summary>
    public static bool IsBetween(string line) => !char.IsLower(line[0]) && Is(line);

    /// <summary>True for a note from desk to desk.</summary>
    public static bool IsNote(string line) => Note().IsMatch(line);

    /// <summary>The units, those cut that have a version's label or marks of the wire around a headline or a byline.</summary>
    public static ImmutableArray<TextUnit> SetApart(ImmutableArray<TextUnit> units)
    {
        var inside = units.Select((u, i) => Inner(u) is { } found && (u.Value[0] == '^' || IsInHead(units, i)) ? found : (TextSpan?)null).ToList();
        if (inside.TrueForAll(i => i is null))
        {
            return units;
        }

        var parts = ImmutableArray.CreateBuilder<TextUnit>();
        foreach (var (unit, found) in units.Zip(inside))
        {
            if (found is not { } inner)
            {
                parts.Add(unit);
                continue;
            }

            Add(unit.Span.Start, inner.Start, unit.Gap);
            Add(inner.Start, inner.End, inner.Start == unit.Span.Start ? unit.Gap : 0);
            Add(inner.End, unit.Span.End, 0);

            void Add(int start, int end, int gap)
            {
                if (new TextSpan(start, end).Trim(unit.Text) is { IsEmpty: false } span)
                {
                    parts.Add(new TextUnit(unit.Text, span, gap));
                }
            }
        }

        return parts.ToImmutable();
    }

    /// <summary>True for the first lines, and for those above a dateline: elsewhere "URGENT:" is somebody's word.</summary>
    private static bool IsInHead(ImmutableArray<TextUnit> units, int i) =>
        i < LongestHead || units.Skip(i + 1).Take(LongestHead).Any(u => DatelineReader.NamesAgency(u.Text, u.Span));

    /// <summary>The headline or byline inside a line; null where the line is one whole.</summary>
    private static TextSpan? Inner(TextUnit unit)
    {
        var whole = unit.Span.In(unit.Text);
        if (whole.Length is < 8 or > 400 || !(whole[0] == '^' || char.IsUpper(whole[0]) || char.IsAsciiDigit(whole[0]) || whole[0] == '('))
        {
            return null;
        }

        if (whole[0] == '^')
        {
            var bare = whole.TrimStart('^').TrimEnd("<=^");
            int start = unit.Span.Start + whole.IndexOf(bare);
            return bare.IsEmpty || Is(unit.Value) || Slug().IsMatch(bare) ? null : new TextSpan(start, start + bare.Length);
        }

        var version = Version().Match(unit.Value);
        return version.Success && !LineShape.EndsSentence(whole) && LineShape.CountWords(whole[version.Length..]) >= ShortestHeadline ? new TextSpan(unit.Span.Start + version.Length, unit.Span.End) : null;
    }

    // Words joined without blanks, and behind them which take it is, how long, with what pictures.
    [GeneratedRegex(@"^\^?(?:\([\p{L}. ]{2,24}\)\s?)?(?:\p{L}[\p{L}\d.'’&]*|\d{2,4})(?:(?:--?|/)[\p{L}\d.'’&]+)+/?(?:[\s,;]*(?:\(?(?:(?:\d+(?:st|nd|rd|th)[ -]?)?-?(?:ld|lead|lede|writethru|wrap(?:up)?|urgent|update)[-\p{L}]*|\d+(?:st|nd|rd|th)|(?:update|add|take)? ?\d{1,4}|a\d{3,4}|\d\d-\d\d|pix|pictures?|photos?|graphics?|tv|video|corrected|repeat|refile)(?:[,/ ]+(?:pix|pictures?|photos?|graphics?|tv|video))*\)?))*[\^<=\s]*$|^\p{L}+(?:/\p{L}+)+/$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Slug();

    [GeneratedRegex(@"^\^[^\^<=]{2,60}\^\s*<?$", RegexOptions.CultureInvariant)]
    private static partial Regex Marked();

    [GeneratedRegex(@"^\(?(?:URGENT|FLASH|BULLETIN|NEWSALERT|ALERT|SNAP|ADVISORY|EMBARGOED)\)?(?: [\p{L}\d]+(?:[-/][\p{L}\d]+)+)?[:.]?$", RegexOptions.CultureInvariant)]
    private static partial Regex Urgency();

    // "a0432 rwi", "dpa 0123 pl 210": short groups of small letters and of figures.
    [GeneratedRegex(@"^(?=.*\d)(?:[a-z]{1,4}\d{0,5}|\d{2,5})(?: (?:[a-z]{1,4}\d{0,5}|\d{1,5})){1,5}$|^[a-z]( [a-z]{2,3}){1,2}$", RegexOptions.CultureInvariant)]
    private static partial Regex Code();

    [GeneratedRegex(@"^\(?(?:eds?|editors?|ATTENTION (?:eds|editors)|note to editors)\b\s*[:.,—-]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Note();

    [GeneratedRegex(@"^(?:(?:RTRS|[\p{Lu}\d]{2,}(?:[-/][\p{Lu}\d]+)+/?:)\s?-?\s?)?(?:(?:(?:UPDATE|WRAPUP|WRAP-UP|RECAP)\s?\d{1,2}|CORRECTED|CORRECTION|REFILE|REPEAT|RPT|URGENT|BULLETIN|FLASH)(?:\s?-\s?|:\s)|\((?:URGENT|(?:\d+(?:ST|ND|RD|TH)\s)?(?:LEAD|LD)(?:-ALL)?)\)\s|(?:\d+(?:st|nd|rd|th|ST|ND|RD|TH)\s)(?:LD|LEAD|Ld|Lead)(?:[ -](?:Writethru|WRITETHRU))?:\s|Urgent:\s)+(?=[\p{Lu}\d""“'‘])", RegexOptions.CultureInvariant)]
    private static partial Regex Version();
}
