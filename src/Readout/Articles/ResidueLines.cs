using Readout.Lexicons;

namespace Readout.Articles;

/// <summary>
/// Lines that a page's furniture leaves in its text: share bars, "read more", notices. The wordings stand in
/// <c>lexicons/page-residue.tsv</c>.
/// </summary>
internal static class ResidueLines
{
    // A furniture line is short; a long one that begins in the same way is a sentence of somebody's.
    private const int LongestPrefixed = 40;

    private static readonly Dictionary<string, string> Lines = [];
    private static readonly HashSet<string> Words = new(StringComparer.Ordinal);
    private static readonly Dictionary<char, List<(string Start, string Reason)>> Prefixes = [];

    static ResidueLines()
    {
        foreach (var row in LexiconFile.Embedded("page-residue.tsv", 5))
        {
            string key = LineShape.Key(row[0]);
            switch (row[1])
            {
                case "line": Lines[key] = row[2]; break;
                case "word": Words.Add(key); Lines[key] = row[2]; break;
                case "start":
                    char first = char.ToLowerInvariant(row[0][0]);
                    (Prefixes.TryGetValue(first, out var same) ? same : Prefixes[first] = []).Add((row[0], row[2]));
                    break;
                default: throw new Text.InputException(row.Fault(1, Text.NoteCodes.LexiconValue, $"\"{row[1]}\" is not known; expected line, word or start"));
            }
        }
    }

    /// <summary>Why the line is furniture, or null.</summary>
    public static string? Reason(string line, int words) => Reason(line, words, LineShape.Key(line));

    /// <param name="key">The line's <see cref="LineShape.Key"/>, for callers that have it.</param>
    public static string? Reason(string line, int words, string key)
    {
        if (key.Length == 0)
        {
            return "no letters";
        }

        if (Lines.TryGetValue(key, out string? reason))
        {
            return reason;
        }

        if (words <= 12 && IsControls(key))
        {
            return "a row of controls";
        }

        if (words <= LongestPrefixed && Prefixes.TryGetValue(char.ToLowerInvariant(line[0]), out var starts))
        {
            foreach (var (start, why) in starts)
            {
                if (line.StartsWith(start, StringComparison.OrdinalIgnoreCase) && (line.Length == start.Length || !char.IsLetterOrDigit(start[^1]) || !char.IsLetterOrDigit(line[start.Length])))
                {
                    return why;
                }
            }
        }

        return null;
    }

    private static bool IsControls(ReadOnlySpan<char> key)
    {
        var known = Words.GetAlternateLookup<ReadOnlySpan<char>>();
        bool any = false;
        foreach (var word in key.Split(' '))
        {
            bool control = known.Contains(key[word]);
            if (!control && key[word].ContainsAnyExceptInRange('0', '9'))
            {
                return false;
            }

            any |= control;
        }

        return any;
    }
}
