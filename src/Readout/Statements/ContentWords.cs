using System.Collections.Frozen;
using Readout.Text;

namespace Readout.Statements;

/// <summary>A content's words in small letters, contractions as two, and where each begins in the text.</summary>
internal static class ContentWords
{
    // "He'd": had before a participle, else would.
    private const string Contracted = "'d";

    private static readonly FrozenSet<string> Participles = new[]
    {
        "been", "come", "done", "found", "given", "gone", "heard", "known", "left", "lost", "made", "met", "paid", "said", "seen", "sent", "spoken", "taken", "told", "won", "written",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static (string[] Words, int[] Starts) Of(string text, List<TextSpan> content)
    {
        var words = new List<string>();
        var starts = new List<int>();
        foreach (var span in content)
        {
            int start = -1;
            for (int i = span.Start; i <= span.End; i++)
            {
                bool letter = i < span.End && (char.IsLetterOrDigit(text[i]) || (text[i] is '\'' or '’' && i > span.Start && i + 1 < span.End && char.IsLetter(text[i - 1]) && char.IsLetter(text[i + 1])));
                if (letter && start < 0)
                {
                    start = i;
                }
                else if (!letter && start >= 0)
                {
                    foreach (string part in Parts(text[start..i].ToLowerInvariant().Replace('’', '\'')))
                    {
                        words.Add(part);
                        starts.Add(start);
                    }

                    start = -1;
                }
            }
        }

        for (int i = 0; i < words.Count; i++)
        {
            if (words[i] == Contracted)
            {
                words[i] = i + 1 < words.Count && (words[i + 1].EndsWith("ed", StringComparison.Ordinal) || Participles.Contains(words[i + 1])) ? "had" : "would";
            }
        }

        return ([.. words], [.. starts]);
    }

    /// <summary>A word; "we'll" and "isn't" as two.</summary>
    public static string[] Parts(string word)
    {
        switch (word)
        {
            case "can't" or "cannot":
                return ["can", "not"];
            case "won't":
                return ["will", "not"];
        }

        if (word.EndsWith("n't", StringComparison.Ordinal))
        {
            return [word[..^"n't".Length], "not"];
        }

        int mark = word.IndexOf('\'', StringComparison.Ordinal);
        string? verb = mark < 0 ? null : word[mark..] switch { "'ll" => "will", "'re" => "are", "'m" => "am", "'ve" => "have", "'d" => Contracted, _ => null };
        return verb is null ? [word] : [word[..mark], verb];
    }

    /// <summary>Where the row's words stand first, from <paramref name="from"/> on; −1 when nowhere.</summary>
    public static int IndexOf(string[] words, string[] row, int from = 0) =>
        from < words.Length && words.AsSpan(from).IndexOf(row) is >= 0 and int at ? from + at : -1;

    public static bool StartsAt(string[] words, int at, string[] row) => words.AsSpan(Math.Min(at, words.Length)).StartsWith(row);
}
