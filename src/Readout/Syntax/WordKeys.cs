namespace Readout.Syntax;

/// <summary>How a form is looked up: normalised, lower-cased and hashed. Part of the models' format.</summary>
public static class WordKeys
{
    private const ulong Offset = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    /// <summary>
    /// The key of a form in a word table: a 64-bit hash (FNV-1a over UTF-16 units, then mixed) of the form in
    /// lower case with typographic quotation marks and dashes made plain, as GloVe's vocabulary has them.
    /// </summary>
    public static ulong Of(ReadOnlySpan<char> form)
    {
        ulong hash = Offset;
        foreach (char c in form)
        {
            switch (c)
            {
                case '–' or '—':
                    hash = Add(Add(hash, '-'), '-');
                    break;
                case '…':
                    hash = Add(Add(Add(hash, '.'), '.'), '.');
                    break;
                default:
                    hash = Add(hash, char.ToLowerInvariant(Plain(c)));
                    break;
            }
        }

        return Mix(hash);
    }

    /// <summary>The plain form of a typographic quotation mark or dash; any other character as it is.</summary>
    internal static char Plain(char c) => c switch
    {
        '’' or '‘' or '`' or '´' => '\'',
        '“' or '”' or '„' or '«' or '»' => '"',
        '–' or '—' => '-',
        _ => c,
    };

    /// <summary>The key of a piece of a form, such as its last three letters, kept apart by kind.</summary>
    internal static ulong OfPiece(int kind, ReadOnlySpan<char> piece)
    {
        ulong hash = Add(Offset, (char)kind);
        foreach (char c in piece)
        {
            hash = Add(hash, c);
        }

        return Mix(hash);
    }

    private static ulong Add(ulong hash, char unit) => (hash ^ unit) * Prime;

    // FNV's low bits are weak; the finaliser of MurmurHash3 spreads them.
    private static ulong Mix(ulong hash)
    {
        hash ^= hash >> 33;
        hash *= 0xff51afd7ed558ccd;
        hash ^= hash >> 33;
        hash *= 0xc4ceb9fe1a85ec53;
        return hash ^ (hash >> 33);
    }
}

/// <summary>Rows of a table by 64-bit key: open addressing, built once, safe to read from many threads.</summary>
internal sealed class KeyIndex
{
    private readonly ulong[] keys;
    private readonly int[] rows;
    private readonly int mask;

    public KeyIndex(ReadOnlySpan<ulong> tableKeys)
    {
        int size = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(4, tableKeys.Length * 2));
        mask = size - 1;
        keys = new ulong[size];
        rows = new int[size];
        for (int row = 0; row < tableKeys.Length; row++)
        {
            int at = (int)tableKeys[row] & mask;
            while (rows[at] != 0 && keys[at] != tableKeys[row])
            {
                at = (at + 1) & mask;
            }

            // Of two words that fall together after normalisation, the more frequent one stands first and stays.
            if (rows[at] == 0)
            {
                keys[at] = tableKeys[row];
                rows[at] = row + 1;
            }
        }
    }

    /// <summary>The row, or −1.</summary>
    public int Find(ulong key)
    {
        int at = (int)key & mask;
        while (rows[at] != 0)
        {
            if (keys[at] == key)
            {
                return rows[at] - 1;
            }

            at = (at + 1) & mask;
        }

        return -1;
    }
}
