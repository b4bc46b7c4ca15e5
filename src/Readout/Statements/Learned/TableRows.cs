using System.Numerics;

namespace Readout.Statements.Learned;

/// <summary>Small sums over rows of floats, rounded alike whatever the width of the processor's vectors.</summary>
internal static class TableRows
{
    /// <summary>Adds the given rows of a table to <paramref name="target"/>.</summary>
    public static void Add(float[] table, ReadOnlySpan<ushort> rows, Span<float> target)
    {
        foreach (ushort row in rows)
        {
            Add(table.AsSpan(row * target.Length, target.Length), target);
        }
    }

    public static void Add(ReadOnlySpan<float> values, Span<float> target)
    {
        int i = 0;
        for (; i + Vector<float>.Count <= target.Length; i += Vector<float>.Count)
        {
            (new Vector<float>(target[i..]) + new Vector<float>(values[i..])).CopyTo(target[i..]);
        }

        for (; i < target.Length; i++)
        {
            target[i] += values[i];
        }
    }

    /// <summary>The product with the first weights, of which there may be more.</summary>
    public static float Dot(ReadOnlySpan<float> weights, ReadOnlySpan<float> values)
    {
        float sum = 0;
        for (int i = 0; i < values.Length; i++)
        {
            sum += weights[i] * values[i];
        }

        return sum;
    }
}
