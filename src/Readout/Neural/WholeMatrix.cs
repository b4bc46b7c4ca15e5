using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Readout.Neural;

/// <summary>
/// The right factor of a product in whole numbers: 16 bits a weight, with one step a column. Sums of products of whole
/// numbers are exact and can't overflow (a column's step is chosen so), hence the same whatever the processor, the
/// blocking and the number of rows; two products a lane make them twice as fast as those of single precision. Immutable
/// and thread-safe.
/// </summary>
public sealed unsafe class WholeMatrix
{
    private const int Wide = 16;

    // Rows of the left factor that stay in the second-level cache while the panels pass by.
    private const int RowBlock = 240;

    // Panels of sixteen columns; within a panel, pair of rows after pair of rows, and within a pair column after column.
    private readonly short* panels;
    private readonly float[] steps;

    /// <param name="weights">Row-major, <paramref name="rows"/> by <paramref name="columns"/>.</param>
    public WholeMatrix(ReadOnlySpan<float> weights, int rows, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(weights.Length, rows * columns);
        Rows = rows;
        Columns = columns;
        int depth = (rows + 1) & ~1, width = (columns + Wide - 1) / Wide * Wide;
        panels = (short*)NativeMemory.AlignedAlloc((nuint)(depth * width) * sizeof(short), 64);
        new Span<short>(panels, depth * width).Clear();
        steps = new float[width];
        for (int column = 0; column < columns; column++)
        {
            float step = steps[column] = Step(weights, column);
            for (int row = 0; row < rows && step > 0; row++)
            {
                int place = ((column / Wide) * depth * Wide) + ((row / 2) * 2 * Wide) + ((column % Wide) * 2) + (row % 2);
                panels[place] = (short)MathF.Round(weights[(row * columns) + column] / step);
            }
        }
    }

    ~WholeMatrix() => NativeMemory.AlignedFree(panels);

    public int Rows { get; }

    public int Columns { get; }

    /// <summary><c>c[i, j] += Σ_k a[i, k] · b[k, j]</c>, b being this matrix.</summary>
    /// <param name="rows">Rows of the result.</param>
    /// <param name="cRow">Distance between rows of the result; columns lie side by side.</param>
    public void AddProduct(WholeRows a, int rows, float* c, int cRow) => Product(a, rows, c, cRow, c, cRow);

    /// <summary><c>c[i, j] = bias[j] + Σ_k a[i, k] · b[k, j]</c>.</summary>
    public void Product(WholeRows a, int rows, ReadOnlySpan<float> bias, float* c, int cRow)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(bias.Length, Columns);
        fixed (float* start = bias)
        {
            Product(a, rows, start, 0, c, cRow);
        }
    }

    private void Product(WholeRows a, int rows, float* start, int startRow, float* c, int cRow)
    {
        int pairs = (Rows + 1) / 2;
        float* tile = stackalloc float[6 * Wide];
        fixed (float* step = steps)
        {
            for (int first = 0; first < rows; first += RowBlock)
            {
                int block = Math.Min(RowBlock, rows - first);
                for (int column = 0; column < Columns; column += Wide)
                {
                    short* panel = panels + ((long)column * pairs * 2);
                    int width = Math.Min(Wide, Columns - column);
                    if (width == Wide)
                    {
                        Panel(a.FromRow(first), block, panel, pairs, step + column, start + ((long)first * startRow) + column, startRow, c + ((long)first * cRow) + column, cRow);
                        continue;
                    }

                    for (int row = first, count; row < first + block; row += count)
                    {
                        count = Math.Min(6, first + block - row);
                        Copy(start + ((long)row * startRow) + column, startRow, tile, Wide, count, width);
                        Panel(a.FromRow(row), count, panel, pairs, step + column, tile, Wide, tile, Wide);
                        Copy(tile, Wide, c + ((long)row * cRow) + column, cRow, count, width);
                    }
                }
            }
        }

        GC.KeepAlive(this);
    }

    // The largest weight must fit, and so must the sum of a column's magnitudes times the left factor's largest number.
    private float Step(ReadOnlySpan<float> weights, int column)
    {
        float largest = 0;
        double sum = 0;
        for (int row = 0; row < Rows; row++)
        {
            float weight = Math.Abs(weights[(row * Columns) + column]);
            largest = Math.Max(largest, weight);
            sum += weight;
        }

        double mostOfSums = (int.MaxValue / (double)WholeRows.Most) - (Rows / 2.0) - 1;
        return (float)(Math.Max(largest / short.MaxValue, sum / mostOfSums) * (1 + 1e-6));
    }

    private static void Copy(float* from, int fromRow, float* to, int toRow, int rows, int width)
    {
        for (int row = 0; row < rows; row++)
        {
            new ReadOnlySpan<float>(from + (row * fromRow), width).CopyTo(new Span<float>(to + (row * toRow), width));
        }
    }

    // Sixteen columns of the result.
    private static void Panel(WholeRows a, int rows, short* b, int pairs, float* steps, float* start, int startRow, float* c, int cRow)
    {
        nint stride = a.Stride / 2;
        int* left = (int*)a.Values;
        float* rowSteps = a.Steps;
        int row = 0;
        for (; row + 6 <= rows; row += 6)
        {
            SixRows(left, stride, rowSteps + row, b, pairs, steps, start, startRow, c, cRow);
            left += 6 * stride;
            start += 6 * (long)startRow;
            c += 6 * (long)cRow;
        }

        for (; row + 2 <= rows; row += 2)
        {
            TwoRows(left, stride, rowSteps + row, b, pairs, steps, start, startRow, c, cRow);
            left += 2 * stride;
            start += 2 * (long)startRow;
            c += 2 * (long)cRow;
        }

        if (row < rows)
        {
            OneRow(left, rowSteps + row, b, pairs, steps, start, c);
        }
    }

    // Six rows by sixteen columns: twelve sums, two right factors, a left one and a product fill the sixteen registers of AVX2.
    private static void SixRows(int* a, nint aRow, float* rowSteps, short* b, int pairs, float* steps, float* start, int startRow, float* c, int cRow)
    {
        Vector256<int> c00, c01, c10, c11, c20, c21, c30, c31, c40, c41, c50, c51;
        c00 = c01 = c10 = c11 = c20 = c21 = c30 = c31 = c40 = c41 = c50 = c51 = Vector256<int>.Zero;
        nint row2 = 2 * aRow;
        int* a3 = a + (3 * aRow);
        for (int k = 0; k < pairs; k++)
        {
            var b0 = Vector256.Load(b);
            var b1 = Vector256.Load(b + 16);
            var x = Vector256.Create(*a).AsInt16();
            c00 += Products(x, b0);
            c01 += Products(x, b1);
            x = Vector256.Create(a[aRow]).AsInt16();
            c10 += Products(x, b0);
            c11 += Products(x, b1);
            x = Vector256.Create(a[row2]).AsInt16();
            c20 += Products(x, b0);
            c21 += Products(x, b1);
            x = Vector256.Create(*a3).AsInt16();
            c30 += Products(x, b0);
            c31 += Products(x, b1);
            x = Vector256.Create(a3[aRow]).AsInt16();
            c40 += Products(x, b0);
            c41 += Products(x, b1);
            x = Vector256.Create(a3[row2]).AsInt16();
            c50 += Products(x, b0);
            c51 += Products(x, b1);
            a++;
            a3++;
            b += 2 * Wide;
        }

        Add(c00, c01, rowSteps[0], steps, start, c);
        Add(c10, c11, rowSteps[1], steps, start += startRow, c += cRow);
        Add(c20, c21, rowSteps[2], steps, start += startRow, c += cRow);
        Add(c30, c31, rowSteps[3], steps, start += startRow, c += cRow);
        Add(c40, c41, rowSteps[4], steps, start += startRow, c += cRow);
        Add(c50, c51, rowSteps[5], steps, start + startRow, c + cRow);
    }

    private static void TwoRows(int* a, nint aRow, float* rowSteps, short* b, int pairs, float* steps, float* start, int startRow, float* c, int cRow)
    {
        Vector256<int> c00, c01, c10, c11;
        c00 = c01 = c10 = c11 = Vector256<int>.Zero;
        for (int k = 0; k < pairs; k++)
        {
            var b0 = Vector256.Load(b);
            var b1 = Vector256.Load(b + 16);
            var x = Vector256.Create(*a).AsInt16();
            c00 += Products(x, b0);
            c01 += Products(x, b1);
            x = Vector256.Create(a[aRow]).AsInt16();
            c10 += Products(x, b0);
            c11 += Products(x, b1);
            a++;
            b += 2 * Wide;
        }

        Add(c00, c01, rowSteps[0], steps, start, c);
        Add(c10, c11, rowSteps[1], steps, start + startRow, c + cRow);
    }

    private static void OneRow(int* a, float* rowSteps, short* b, int pairs, float* steps, float* start, float* c)
    {
        var c0 = Vector256<int>.Zero;
        var c1 = Vector256<int>.Zero;
        for (int k = 0; k < pairs; k++)
        {
            var x = Vector256.Create(*a).AsInt16();
            c0 += Products(x, Vector256.Load(b));
            c1 += Products(x, Vector256.Load(b + 16));
            a++;
            b += 2 * Wide;
        }

        Add(c0, c1, *rowSteps, steps, start, c);
    }

    /// <summary>Of each pair of neighbours, the sum of their products.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Products(Vector256<short> x, Vector256<short> y) =>
        Avx2.IsSupported ? Avx2.MultiplyAddAdjacent(x, y) : PlainProducts(x, y);

    /// <summary>The same where the processor has no instruction for it.</summary>
    internal static Vector256<int> PlainProducts(Vector256<short> x, Vector256<short> y)
    {
        var first = (x.AsInt32() << 16 >> 16) * (y.AsInt32() << 16 >> 16);
        return first + ((x.AsInt32() >> 16) * (y.AsInt32() >> 16));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(Vector256<int> low, Vector256<int> high, float rowStep, float* steps, float* start, float* target)
    {
        var step = Vector256.Create(rowStep);
        Vector256.FusedMultiplyAdd(Vector256.ConvertToSingle(low), step * Vector256.Load(steps), Vector256.Load(start)).Store(target);
        Vector256.FusedMultiplyAdd(Vector256.ConvertToSingle(high), step * Vector256.Load(steps + 8), Vector256.Load(start + 8)).Store(target + 8);
    }
}
