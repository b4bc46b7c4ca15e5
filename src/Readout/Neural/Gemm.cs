using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Readout.Neural;

/// <summary>
/// Matrix products in single precision. Each element of the result is one chain of fused multiply-adds in
/// the order of k, starting from what the result holds (or zero). Vectors run over columns, never over k,
/// so the result is the same to the last bit whatever the number of rows, the blocking and the width of the
/// processor's vectors; without FMA the runtime computes the same rounding in software.
/// </summary>
public static unsafe partial class Gemm
{
    // One panel of this depth is 32 KB: it stays in the first-level cache while the rows pass by.
    private const int DepthBlock = 256;

    // Rows of the left factor that stay in the second-level cache while the panels pass by.
    private const int RowBlock = 240;

    private const int Wide = PackedMatrix.PanelWidth;

    /// <summary><c>c[i, j] (+)= Σ_k a[i * aRow + k * aDepth] · b[k, j]</c>.</summary>
    /// <param name="rows">Rows of the result.</param>
    /// <param name="cRow">Distance between rows of the result; columns lie side by side.</param>
    /// <param name="accumulate">Add to what <paramref name="c"/> holds instead of overwriting it.</param>
    public static void Multiply(float* a, int aRow, int aDepth, int rows, PackedMatrix b, float* c, int cRow, bool accumulate) =>
        Multiply(a, aRow, aDepth, rows, b.Panels, b.Rows, b.Columns, c, cRow, accumulate);

    /// <summary>The same with panels that <see cref="PackedMatrix.Pack(float*, int, int, int, int, float*)"/> wrote.</summary>
    public static void Multiply(
        float* a, int aRow, int aDepth, int rows, float* panels, int depth, int columns, float* c, int cRow, bool accumulate)
    {
        float* tail = stackalloc float[8 * Wide];
        for (int firstRow = 0; firstRow < rows; firstRow += RowBlock)
        {
            int blockRows = Math.Min(RowBlock, rows - firstRow);
            for (int firstDepth = 0; firstDepth < depth || firstDepth == 0; firstDepth += DepthBlock)
            {
                int blockDepth = Math.Min(DepthBlock, depth - firstDepth);
                float* left = a + ((long)firstRow * aRow) + ((long)firstDepth * aDepth);
                bool add = accumulate || firstDepth > 0;
                for (int column = 0; column < columns; column += Wide)
                {
                    float* panel = panels + ((long)column * depth) + ((long)firstDepth * Wide);
                    float* target = c + ((long)firstRow * cRow) + column;
                    int width = Math.Min(Wide, columns - column);
                    if (width == Wide)
                    {
                        Panel(left, aRow, aDepth, blockRows, panel, blockDepth, target, cRow, add);
                    }
                    else
                    {
                        NarrowPanel(left, aRow, aDepth, blockRows, panel, blockDepth, target, cRow, width, add, tail);
                    }
                }
            }
        }
    }

    private static void Panel(float* a, int aRow, int aDepth, int rows, float* b, int depth, float* c, int cRow, bool add)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            InSixteens(a, aRow, aDepth, rows, b, depth, c, cRow, add);
        }
        else
        {
            InEights(a, aRow, aDepth, rows, b, depth, c, cRow, add);
        }
    }

    /// <summary>A panel in vectors of sixteen; right on any processor, and fast where it has them.</summary>
    internal static void InSixteens(float* a, int aRow, int aDepth, int rows, float* b, int depth, float* c, int cRow, bool add)
    {
        int row = 0;
        for (; row + 8 <= rows; row += 8)
        {
            EightRows(a + ((long)row * aRow), aRow, aDepth, b, depth, c + ((long)row * cRow), cRow, add);
        }

        for (; row + 4 <= rows; row += 4)
        {
            FourRows(a + ((long)row * aRow), aRow, aDepth, b, depth, c + ((long)row * cRow), cRow, add);
        }

        for (; row < rows; row++)
        {
            OneRow(a + ((long)row * aRow), aDepth, b, depth, c + ((long)row * cRow), add);
        }
    }

    // The last panel: computed whole in a scratch tile, of which the real columns are copied.
    private static void NarrowPanel(
        float* a, int aRow, int aDepth, int rows, float* b, int depth, float* c, int cRow, int width, bool add, float* tile)
    {
        for (int row = 0; row < rows; row += 8)
        {
            int count = Math.Min(8, rows - row);
            if (add)
            {
                new Span<float>(tile, 8 * Wide).Clear();
                for (int r = 0; r < count; r++)
                {
                    new ReadOnlySpan<float>(c + ((long)(row + r) * cRow), width).CopyTo(new Span<float>(tile + (r * Wide), width));
                }
            }

            Panel(a + ((long)row * aRow), aRow, aDepth, count, b, depth, tile, Wide, add);
            for (int r = 0; r < count; r++)
            {
                new ReadOnlySpan<float>(tile + (r * Wide), width).CopyTo(new Span<float>(c + ((long)(row + r) * cRow), width));
            }
        }
    }

    private static void EightRows(float* a, int aRow, int aDepth, float* b, int depth, float* c, int cRow, bool add)
    {
        Vector512<float> c00, c01, c10, c11, c20, c21, c30, c31, c40, c41, c50, c51, c60, c61, c70, c71;
        if (add)
        {
            float* row = c;
            c00 = Vector512.Load(row);
            c01 = Vector512.Load(row + 16);
            row += cRow;
            c10 = Vector512.Load(row);
            c11 = Vector512.Load(row + 16);
            row += cRow;
            c20 = Vector512.Load(row);
            c21 = Vector512.Load(row + 16);
            row += cRow;
            c30 = Vector512.Load(row);
            c31 = Vector512.Load(row + 16);
            row += cRow;
            c40 = Vector512.Load(row);
            c41 = Vector512.Load(row + 16);
            row += cRow;
            c50 = Vector512.Load(row);
            c51 = Vector512.Load(row + 16);
            row += cRow;
            c60 = Vector512.Load(row);
            c61 = Vector512.Load(row + 16);
            row += cRow;
            c70 = Vector512.Load(row);
            c71 = Vector512.Load(row + 16);
        }
        else
        {
            c00 = c01 = c10 = c11 = c20 = c21 = c30 = c31 = c40 = c41 = c50 = c51 = c60 = c61 = c70 = c71 = Vector512<float>.Zero;
        }

        float* a4 = a + (4L * aRow);
        nint row1 = aRow, row2 = 2 * (nint)aRow, row3 = 3 * (nint)aRow;
        for (int k = 0; k < depth; k++)
        {
            var b0 = Vector512.Load(b);
            var b1 = Vector512.Load(b + 16);
            var x = Vector512.Create(*a);
            c00 = Vector512.FusedMultiplyAdd(x, b0, c00);
            c01 = Vector512.FusedMultiplyAdd(x, b1, c01);
            x = Vector512.Create(a[row1]);
            c10 = Vector512.FusedMultiplyAdd(x, b0, c10);
            c11 = Vector512.FusedMultiplyAdd(x, b1, c11);
            x = Vector512.Create(a[row2]);
            c20 = Vector512.FusedMultiplyAdd(x, b0, c20);
            c21 = Vector512.FusedMultiplyAdd(x, b1, c21);
            x = Vector512.Create(a[row3]);
            c30 = Vector512.FusedMultiplyAdd(x, b0, c30);
            c31 = Vector512.FusedMultiplyAdd(x, b1, c31);
            x = Vector512.Create(*a4);
            c40 = Vector512.FusedMultiplyAdd(x, b0, c40);
            c41 = Vector512.FusedMultiplyAdd(x, b1, c41);
            x = Vector512.Create(a4[row1]);
            c50 = Vector512.FusedMultiplyAdd(x, b0, c50);
            c51 = Vector512.FusedMultiplyAdd(x, b1, c51);
            x = Vector512.Create(a4[row2]);
            c60 = Vector512.FusedMultiplyAdd(x, b0, c60);
            c61 = Vector512.FusedMultiplyAdd(x, b1, c61);
            x = Vector512.Create(a4[row3]);
            c70 = Vector512.FusedMultiplyAdd(x, b0, c70);
            c71 = Vector512.FusedMultiplyAdd(x, b1, c71);
            a += aDepth;
            a4 += aDepth;
            b += Wide;
        }

        Store(c00, c01, c);
        Store(c10, c11, c += cRow);
        Store(c20, c21, c += cRow);
        Store(c30, c31, c += cRow);
        Store(c40, c41, c += cRow);
        Store(c50, c51, c += cRow);
        Store(c60, c61, c += cRow);
        Store(c70, c71, c + cRow);
    }

    private static void FourRows(float* a, int aRow, int aDepth, float* b, int depth, float* c, int cRow, bool add)
    {
        Vector512<float> c00, c01, c10, c11, c20, c21, c30, c31;
        if (add)
        {
            c00 = Vector512.Load(c);
            c01 = Vector512.Load(c + 16);
            c10 = Vector512.Load(c + cRow);
            c11 = Vector512.Load(c + cRow + 16);
            c20 = Vector512.Load(c + (2L * cRow));
            c21 = Vector512.Load(c + (2L * cRow) + 16);
            c30 = Vector512.Load(c + (3L * cRow));
            c31 = Vector512.Load(c + (3L * cRow) + 16);
        }
        else
        {
            c00 = c01 = c10 = c11 = c20 = c21 = c30 = c31 = Vector512<float>.Zero;
        }

        nint row1 = aRow, row2 = 2 * (nint)aRow, row3 = 3 * (nint)aRow;
        for (int k = 0; k < depth; k++)
        {
            var b0 = Vector512.Load(b);
            var b1 = Vector512.Load(b + 16);
            var x = Vector512.Create(*a);
            c00 = Vector512.FusedMultiplyAdd(x, b0, c00);
            c01 = Vector512.FusedMultiplyAdd(x, b1, c01);
            x = Vector512.Create(a[row1]);
            c10 = Vector512.FusedMultiplyAdd(x, b0, c10);
            c11 = Vector512.FusedMultiplyAdd(x, b1, c11);
            x = Vector512.Create(a[row2]);
            c20 = Vector512.FusedMultiplyAdd(x, b0, c20);
            c21 = Vector512.FusedMultiplyAdd(x, b1, c21);
            x = Vector512.Create(a[row3]);
            c30 = Vector512.FusedMultiplyAdd(x, b0, c30);
            c31 = Vector512.FusedMultiplyAdd(x, b1, c31);
            a += aDepth;
            b += Wide;
        }

        Store(c00, c01, c);
        Store(c10, c11, c += cRow);
        Store(c20, c21, c += cRow);
        Store(c30, c31, c + cRow);
    }

    private static void OneRow(float* a, int aDepth, float* b, int depth, float* c, bool add)
    {
        var c0 = add ? Vector512.Load(c) : Vector512<float>.Zero;
        var c1 = add ? Vector512.Load(c + 16) : Vector512<float>.Zero;
        for (int k = 0; k < depth; k++)
        {
            var x = Vector512.Create(*a);
            c0 = Vector512.FusedMultiplyAdd(x, Vector512.Load(b), c0);
            c1 = Vector512.FusedMultiplyAdd(x, Vector512.Load(b + 16), c1);
            a += aDepth;
            b += Wide;
        }

        Store(c0, c1, c);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector512<float> low, Vector512<float> high, float* target)
    {
        low.Store(target);
        high.Store(target + 16);
    }
}
