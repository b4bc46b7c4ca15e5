namespace Readout.Articles;

/// <summary>A line's key (<see cref="LineShape.Key"/>) and its words, for lines that are compared with many others.</summary>
internal sealed class KeyWords(string key)
{
    private ulong[]? words;
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

    /// <summary>The different words, each as 64 bits, in order: two words that share them are not met with.</summary>
    private ulong[] Words => words ??= Hashes();

    private ulong[] Hashes()
    {
        ulong[] all = new ulong[Key.AsSpan().Count(' ') + 1];
        int at = 0;
        foreach (var range in Key.AsSpan().Split(' '))
        {
            ulong hash = 14695981039346656037;
            foreach (char c in Key.AsSpan(range))
            {
                hash = (hash ^ c) * 1099511628211;
                hash ^= hash >> 29;
            }

            all[at++] = hash;
        }

        Array.Sort(all);
        int different = 1;
        for (int i = 1; i < all.Length; i++)
        {
            if (all[i] != all[different - 1])
            {
                all[different++] = all[i];
            }
        }

        return different == all.Length ? all : all[..different];
    }

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

        ulong[] own = Words, others = other.Words;
        int both = 0;
        for (int i = 0, j = 0; i < own.Length && j < others.Length;)
        {
            both += own[i] == others[j] ? 1 : 0;
            (i, j) = (own[i] <= others[j] ? i + 1 : i, others[j] <= own[i] ? j + 1 : j);
        }

        return 0.9 * 2 * both / (own.Length + others.Length);
    }
}
