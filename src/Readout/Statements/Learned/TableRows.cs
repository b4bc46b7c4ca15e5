using Readout.Neural;

namespace Readout.Statements.Learned;

/// <summary>Small sums over rows of floats, rounded alike whatever the width of the processor's vectors.</summary>
internal static class TableRows
{
    /// <summary>Adds the given rows of a table to <paramref name="target"/>.</summary>
    public static void Add(float[] table, ReadOnlySpan<ushort> rows, Span<float> target)
    {
        foreach (ushort row in rows)
        {
            VectorMath.Add(table.AsSpan(row * target.Length, target.Length), target);
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
