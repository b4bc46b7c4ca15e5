using System.Runtime.Intrinsics;

namespace Readout.Statements.Learned;

/// <summary>Small sums over rows of floats, rounded alike whatever the width of the processor's vectors.</summary>
internal static class TableRows
{
    // Two of the processor's vectors, summed side by side.
    private const int Part = 16;

    /// <summary>Adds the given rows of a table to <paramref name="target"/>, whose width is a multiple of sixteen.</summary>
    public static void Add(float[] table, ReadOnlySpan<ushort> rows, Span<float> target)
    {
        for (int i = 0; i < target.Length; i += Part)
        {
            var part = target.Slice(i, Part);
            var (low, high) = (Vector256.Create<float>(part), Vector256.Create<float>(part[8..]));
            foreach (ushort row in rows)
            {
                var from = table.AsSpan((row * target.Length) + i, Part);
                low += Vector256.Create<float>(from);
                high += Vector256.Create<float>(from[8..]);
            }

            low.CopyTo(part);
            high.CopyTo(part[8..]);
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
