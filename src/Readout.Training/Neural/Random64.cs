namespace Readout.Training.Neural;

/// <summary>SplitMix64 (Steele et al. 2014): small, and the same on every runtime, so that a seed means one model.</summary>
public sealed class Random64(ulong seed)
{
    private ulong state = seed;

    public static Random64 Of(ulong seed, params ReadOnlySpan<int> path)
    {
        var random = new Random64(seed);
        foreach (int part in path)
        {
            random = new Random64(random.Next() ^ ((ulong)part * 0x9E3779B97F4A7C15));
        }

        return random;
    }

    public ulong Next()
    {
        ulong z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>In [0, 1).</summary>
    public float NextSingle() => (Next() >> 40) * (1f / (1 << 24));

    public int Next(int limit) => (int)(Next() % (ulong)limit);

    public void Shuffle<T>(Span<T> items)
    {
        for (int i = items.Length - 1; i > 0; i--)
        {
            int j = Next(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }
}
