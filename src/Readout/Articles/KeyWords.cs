namespace Readout.Articles;

/// <summary>A line's key (<see cref="LineShape.Key"/>) and its words, for lines that are compared with many others.</summary>
internal sealed class KeyWords(string key)
{
    private HashSet<string>? words;
    private ulong? marks;

    public string Key { get; } = key;

    /// <summary>One of 64 bits for each word: keys without a common bit have no common word, which most pairs have not.</summary>
    private ulong Marks
    {
        get
        {
            if (marks is { } known)
            {
                return known;
            }

            ulong all = 0;
            uint hash = 0;
            foreach (char c in Key)
            {
                if (c == ' ')
                {
                    all |= Bit(hash);
                    hash = 0;
                }
                else
                {
                    hash = (hash + c) * 0x9E3779B1;
                }
            }

            marks = all |= Bit(hash);
            return all;

            static ulong Bit(uint hash) => 1UL << (int)(hash >> 26);
        }
    }

    private HashSet<string> Words => words ??= new HashSet<string>(Key.Split(' '), StringComparer.Ordinal);

    /// <summary>How much a key shares with that of several which is most like it.</summary>
    public static double Best(IReadOnlyList<KeyWords> told, KeyWords key)
    {
        double best = 0;
        for (int i = 0; i < told.Count; i++)
        {
            best = Math.Max(best, told[i].Likeness(key));
        }

        return best;
    }

    /// <summary>How much two keys share: 1 when equal, else 0.9 of the Dice coefficient of their words.</summary>
    public double Likeness(KeyWords other)
    {
        if (Key == other.Key)
        {
            return 1;
        }

        if ((Marks & other.Marks) == 0)
        {
            return 0;
        }

        var (few, many) = Words.Count < other.Words.Count ? (Words, other.Words) : (other.Words, Words);
        int both = 0;
        foreach (string word in few)
        {
            both += many.Contains(word) ? 1 : 0;
        }

        return 0.9 * 2 * both / (few.Count + many.Count);
    }
}
