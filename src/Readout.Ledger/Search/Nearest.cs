namespace Readout.Ledger.Search;

/// <summary>Finds what a mistyped word was probably meant to be.</summary>
public static class Nearest
{
    /// <summary>The closest of <paramref name="known"/> by edit distance (Levenshtein 1966), or null when none is close.</summary>
    public static string? To(string word, IEnumerable<string> known)
    {
        string? best = null;
        int most = word.Length < 4 ? 1 : Math.Max(2, word.Length / 3);
        int least = most + 1;
        foreach (string candidate in known)
        {
            int distance = Distance(word.ToLowerInvariant(), candidate.ToLowerInvariant());
            if (distance < least)
            {
                (best, least) = (candidate, distance);
            }
        }

        return best;
    }

    private static int Distance(string a, string b)
    {
        int[] above = new int[b.Length + 1], row = new int[b.Length + 1];
        for (int j = 0; j <= b.Length; j++)
        {
            above[j] = j;
        }

        for (int i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int change = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                row[j] = Math.Min(change, Math.Min(above[j], row[j - 1]) + 1);
            }

            (above, row) = (row, above);
        }

        return above[b.Length];
    }
}
