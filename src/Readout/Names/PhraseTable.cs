namespace Readout.Names;

/// <summary>
/// Phrases of one or more words and what they stand for; finds the longest that begins at a token. A word that
/// the entry writes with a capital must have one in the text, and an entry in capitals ("US", "IS") must stand in
/// capitals, so that "us" and "is" are left alone.
/// </summary>
internal sealed class PhraseTable<T>
{
    private readonly Dictionary<string, List<Entry>> byFirst = new(StringComparer.Ordinal);

    public void Add(string phrase, T value)
    {
        var tokens = Tokens.Of(phrase);
        if (tokens.Length == 0)
        {
            return;
        }

        if (!byFirst.TryGetValue(tokens[0].Key, out var entries))
        {
            byFirst.Add(tokens[0].Key, entries = []);
        }

        // Longest first; of equal length the first added wins.
        int at = entries.FindIndex(entry => entry.Words.Length < tokens.Length);
        entries.Insert(at < 0 ? entries.Count : at, new Entry(tokens, value));
    }

    /// <summary>The longest phrase that begins at <paramref name="at"/> and ends before <paramref name="limit"/>; length 0 when none does.</summary>
    public (T? Value, int Length) Longest(IReadOnlyList<Token> tokens, int at, int limit)
    {
        if (byFirst.TryGetValue(tokens[at].Key, out var entries))
        {
            foreach (var entry in entries)
            {
                if (entry.Matches(tokens, at, limit))
                {
                    return (entry.Value, entry.Words.Length);
                }
            }
        }

        return (default, 0);
    }

    private sealed record Entry(Token[] Words, T Value)
    {
        public bool Matches(IReadOnlyList<Token> tokens, int at, int limit)
        {
            if (at + Words.Length > limit)
            {
                return false;
            }

            for (int i = 0; i < Words.Length; i++)
            {
                var found = tokens[at + i];
                var wanted = Words[i];
                if (!found.Is(wanted.Key) || (wanted.Upper && !found.Upper) || (wanted.Capital && !found.Capital))
                {
                    return false;
                }
            }

            return true;
        }
    }
}
