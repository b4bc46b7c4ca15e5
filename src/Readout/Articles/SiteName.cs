using System.Text.RegularExpressions;

namespace Readout.Articles;

/// <summary>Cuts the site's name off what a page calls itself: "Talks resume - Harbour Post", "Harbour Post | Talks resume".</summary>
/// <param name="names">What the site is called: its name, its publisher, its host.</param>
internal sealed partial class SiteName(IEnumerable<string?> names)
{
    // What follows the separator of a page's title is a name, not half of a sentence.
    private const int LongestName = 6;

    // A headline has at least so many letters; "Politik - Harbour Post" is a section's.
    private const int ShortestHeadline = 12;

    private readonly HashSet<string> known = [.. names.OfType<string>().SelectMany(Forms).Where(n => n.Length > 1)];

    /// <param name="shown">The heading that the page shows: whatever stands behind those words is no part of the headline.</param>
    public string Cut(string title, string? shown)
    {
        string key = shown is null ? "" : LineShape.Key(shown);
        while (true)
        {
            var last = Separator().Matches(title).LastOrDefault();
            var first = last is null ? null : Separator().Match(title);
            if (last is not null && IsName(title[(last.Index + last.Length)..], title[..last.Index], key))
            {
                title = title[..last.Index].TrimEnd();
            }
            else if (first is not null && IsName(title[..first.Index], title[(first.Index + first.Length)..], key))
            {
                title = title[(first.Index + first.Length)..].TrimStart();
            }
            else
            {
                return title;
            }
        }
    }

    private bool IsName(string part, string rest, string shown)
    {
        string own = LineShape.Key(part);
        string left = LineShape.Key(rest);
        return left.Length > 0 && (left == shown
            || (left.Length >= ShortestHeadline && own.Length > 0 && LineShape.CountWords(part) <= LongestName && Forms(part).Any(known.Contains)));
    }

    /// <summary>A name with and without blanks: "Harbour Post" is "harbourpost" in a host's name.</summary>
    private static IEnumerable<string> Forms(string name)
    {
        string key = LineShape.Key(name);
        string joined = key.Replace(" ", "", StringComparison.Ordinal);
        return [key, joined, joined.StartsWith("the", StringComparison.Ordinal) ? joined[3..] : joined, joined.StartsWith("www", StringComparison.Ordinal) ? joined[3..] : joined];
    }

    [GeneratedRegex(@"\s+(?:[-–—|·•*«»:/>]|::)\s+|\s*[|｜]\s*|(?<=[\u3040-\u30FF\u4E00-\u9FFF！？」])[-_：]|\s+\[")]
    private static partial Regex Separator();
}
