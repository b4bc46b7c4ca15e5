using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Readout.Neural;

/// <summary>
/// The left factor of a product in whole numbers (<see cref="WholeMatrix"/>): rows of numbers from −<see cref="Most"/> to
/// <see cref="Most"/>, each kept as a byte, <see cref="Most"/> more than it is; each row with the step that one stands for.
/// Lies in an arena's memory.
/// </summary>
/// <param name="values">The first number.</param>
/// <param name="stride">Distance between rows.</param>
/// <param name="steps">What one stands for, for each row.</param>
public readonly unsafe struct WholeRows(byte* values, int stride, float* steps)
{
    /// <summary>The largest magnitude. The more, the coarser a matrix must be for its sums to fit.</summary>
    public const int Most = 120;

    private const int Lanes = 8;

    public byte* Values { get; } = values;

    public int Stride { get; } = stride;

    public float* Steps { get; } = steps;

    /// <summary>Rows for numbers between −1 and 1, not yet written.</summary>
    public static WholeRows OfStates(int rows, int width, Arena arena)
    {
        var taken = Take(rows, width, arena);
        new Span<float>(taken.Steps, rows).Fill(1f / Most);
        return taken;
    }

    /// <summary>Rows of any finite numbers; the largest of a row takes the most.</summary>
    /// <param name="xRow">Distance between rows of <paramref name="x"/>.</param>
    public static WholeRows Of(float* x, int xRow, int rows, int width, Arena arena)
    {
        var taken = Take(rows, width, arena);
        for (int row = 0; row < rows; row++)
        {
            float* from = x + ((long)row * xRow);
            float largest = Largest(from, width);
            Write(from, width, largest == 0 ? 0 : Most / largest, taken.Row(row));
            taken.Steps[row] = largest / Most;
        }

        return taken;
    }

    /// <summary>The same rows from a column on.</summary>
    public WholeRows FromColumn(int column) => new(Values + column, Stride, Steps);

    /// <summary>The rows from one on.</summary>
    public WholeRows FromRow(int row) => new(Row(row), Stride, Steps + row);

    public byte* Row(int row) => Values + ((long)row * Stride);

    /// <summary>Writes the numbers that a row stands for.</summary>
    public void CopyRow(int row, Span<float> target)
    {
        byte* from = Row(row);
        float step = Steps[row];
        for (int i = 0; i < target.Length; i++)
        {
            target[i] = (from[i] - Most) * step;
        }
    }

    private static WholeRows Take(int rows, int width, Arena arena)
    {
        // A matrix reads whole groups; what stands behind a row is multiplied by nothing, and must be there.
        int stride = (width + WholeMatrix.Group - 1) / WholeMatrix.Group * WholeMatrix.Group;
        return new WholeRows((byte*)arena.Take(((rows * stride) / sizeof(float)) + WholeMatrix.Group), stride, arena.Take(rows));
    }

    private static void Write(float* from, int width, float factor, byte* to)
    {
        int i = 0;
        for (; i + Lanes <= width; i += Lanes)
        {
            Write(Vector256.Load(from + i) * factor, to + i);
        }

        for (; i < width; i++)
        {
            to[i] = (byte)(MathF.Round(from[i] * factor) + Most);
        }
    }

    /// <summary>Rounds eight numbers within ±<see cref="Most"/>, halves to even.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Write(Vector256<float> values, byte* to)
    {
        var whole = Vector256.ConvertToInt32(Vector256.Round(values)) + Vector256.Create(Most);
        var halves = Vector128.Narrow(whole.GetLower(), whole.GetUpper());
        *(long*)to = Vector128.Narrow(halves, halves).AsInt64()[0];
    }

    private static float Largest(float* values, int width)
    {
        var largest = Vector256<float>.Zero;
        int i = 0;
        for (; i + Lanes <= width; i += Lanes)
        {
            largest = Vector256.Max(largest, Vector256.Abs(Vector256.Load(values + i)));
        }

        float found = 0;
        for (int lane = 0; lane < Lanes; lane++)
        {
            found = Math.Max(found, largest[lane]);
        }

        for (; i < width; i++)
        {
            found = Math.Max(found, Math.Abs(values[i]));
        }

        return found;
    }
}
