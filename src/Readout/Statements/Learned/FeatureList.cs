namespace Readout.Statements.Learned;

/// <summary>Hashed binary features of one decision; each call of Add is one template.</summary>
internal sealed class FeatureList
{
    private readonly uint[] values = new uint[224];
    private ulong template;

    public int Count { get; private set; }

    public ReadOnlySpan<uint> Values => values.AsSpan(0, Count);

    public void Clear()
    {
        Count = 0;
        template = 0;
    }

    public void Add(ulong a) => Put(Mix(++template * 0x9E3779B97F4A7C15UL, a));

    public void Add(ulong a, ulong b) => Put(Mix(Mix(++template * 0x9E3779B97F4A7C15UL, a), b));

    public void Add(ulong a, ulong b, ulong c) => Put(Mix(Mix(Mix(++template * 0x9E3779B97F4A7C15UL, a), b), c));

    private void Put(ulong hash) => values[Count++] = (uint)(hash >> 32);

    public static ulong Mix(ulong h, ulong v)
    {
        h ^= v + 0x9E3779B97F4A7C15UL + (h << 6) + (h >> 2);
        h *= 0xff51afd7ed558ccdUL;
        return h ^ (h >> 33);
    }

    public static ulong Hash(ReadOnlySpan<char> text)
    {
        ulong h = 14695981039346656037UL;
        foreach (char c in text)
        {
            h = (h ^ c) * 1099511628211UL;
        }

        return Mix(h, 1);
    }
}
