using System.Collections.Immutable;
using Readout.Text;

namespace Readout.Articles;

/// <summary>
/// A text's smallest shingle hashes: enough to say how alike two texts are without keeping them
/// (bottom-k min-hash, Broder 1997, "On the resemblance and containment of documents").
/// </summary>
public sealed class TextSketch
{
    // Four words, as the field's extraction score has it; 256 hashes give a standard error of 0.03 at half alike.
    private const int Shingle = 4;
    private const int Size = 256;

    // What a hash begins with.
    private const ulong None = 14695981039346656037;

    private TextSketch(ImmutableArray<ulong> hashes, int shingles) => (Hashes, Shingles) = (hashes, shingles);

    /// <summary>The smallest hashes in ascending order.</summary>
    public ImmutableArray<ulong> Hashes { get; }

    /// <summary>How many different shingles the text has.</summary>
    public int Shingles { get; }

    /// <summary>Case, punctuation and white space do not count.</summary>
    public static TextSketch Of(string text)
    {
        var words = new List<ulong>();
        AddWords(text, words);
        return Of(words);
    }

    /// <summary>The same of a text in parts, none of which begins or ends in a word.</summary>
    internal static TextSketch Of(string text, ImmutableArray<TextSpan> parts)
    {
        var words = new List<ulong>();
        foreach (var part in parts)
        {
            AddWords(part.In(text), words);
        }

        return Of(words);
    }

    // FNV-1a: the same on every machine, unlike string.GetHashCode.
    private static void AddWords(ReadOnlySpan<char> text, List<ulong> words)
    {
        ulong hash = None;
        foreach (char c in text)
        {
            if (char.IsLetterOrDigit(c))
            {
                hash = (hash ^ char.ToLowerInvariant(c)) * 1099511628211;
            }
            else if (hash != None)
            {
                words.Add(Mix(hash));
                hash = None;
            }
        }

        if (hash != None)
        {
            words.Add(Mix(hash));
        }
    }

    private static TextSketch Of(List<ulong> words)
    {
        int length = Math.Min(Shingle, words.Count);
        ulong[] all = new ulong[length == 0 ? 0 : words.Count - length + 1];
        for (int i = 0; i < all.Length; i++)
        {
            ulong hash = None;
            for (int j = i; j < i + length; j++)
            {
                hash = Mix(hash ^ words[j]);
            }

            all[i] = hash;
        }

        Array.Sort(all);
        int different = 0;
        for (int i = 0; i < all.Length; i++)
        {
            if (i == 0 || all[i] != all[i - 1])
            {
                all[different++] = all[i];
            }
        }

        return new TextSketch([.. all.AsSpan(0, Math.Min(Size, different))], different);
    }

    /// <summary>Estimated share of the two texts' shingles that both have; 0 to 1.</summary>
    public double Resemblance(TextSketch other)
    {
        ArgumentNullException.ThrowIfNull(other);
        int i = 0, j = 0, both = 0, seen = 0;
        while (seen < Size && i < Hashes.Length && j < other.Hashes.Length)
        {
            int order = Hashes[i].CompareTo(other.Hashes[j]);
            both += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
            seen++;
        }

        seen = Math.Min(Size, seen + (Hashes.Length - i) + (other.Hashes.Length - j));
        return seen == 0 ? 0 : (double)both / seen;
    }

    /// <summary>Estimated share of this text's shingles that the other has too: near 1 for a shortened version.</summary>
    public double Containment(TextSketch other)
    {
        ArgumentNullException.ThrowIfNull(other);
        double alike = Resemblance(other);
        return Shingles == 0 ? 0 : Math.Min(1, alike * (Shingles + other.Shingles) / (1 + alike) / Shingles);
    }

    private static ulong Mix(ulong x)
    {
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return x ^ (x >> 31);
    }
}
