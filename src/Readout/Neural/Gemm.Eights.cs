using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Readout.Neural;

/// <content>The kernels for processors whose vectors hold eight numbers (AVX2).</content>
public static unsafe partial class Gemm
{
    internal static void InEights(float* a, int aRow, int aDepth, int rows, float* b, int depth, float* c, int cRow, bool add)
    {
        int row = 0;
        for (; row + 6 <= rows; row += 6)
        {
            SixRowsNarrow(a + ((long)row * aRow), aRow, aDepth, b, depth, c + ((long)row * cRow), cRow, add);
            SixRowsNarrow(a + ((long)row * aRow), aRow, aDepth, b + 16, depth, c + ((long)row * cRow) + 16, cRow, add);
        }

        if (row + 4 <= rows)
        {
            FourRowsNarrow(a + ((long)row * aRow), aRow, aDepth, b, depth, c + ((long)row * cRow), cRow, add);
            FourRowsNarrow(a + ((long)row * aRow), aRow, aDepth, b + 16, depth, c + ((long)row * cRow) + 16, cRow, add);
            row += 4;
        }

        if (row + 2 <= rows)
        {
            TwoRowsNarrow(a + ((long)row * aRow), aRow, aDepth, b, depth, c + ((long)row * cRow), cRow, add);
            row += 2;
        }

        if (row < rows)
        {
            OneRowNarrow(a + ((long)row * aRow), aDepth, b, depth, c + ((long)row * cRow), add);
        }
    }

    // Six rows by sixteen columns: twelve sums, two right factors and one left fill the sixteen registers of AVX2.
    private static void SixRowsNarrow(float* a, int aRow, int aDepth, float* b, int depth, float* c, int cRow, bool add)
    {
        Vector256<float> c00, c01, c10, c11, c20, c21, c30, c31, c40, c41, c50, c51;
        nint row1 = aRow, row2 = 2 * (nint)aRow;
        float* a3 = a + (3L * aRow);
        if (add)
        {
            float* row = c;
            c00 = Vector256.Load(row);
            c01 = Vector256.Load(row + 8);
            row += cRow;
            c10 = Vector256.Load(row);
            c11 = Vector256.Load(row + 8);
            row += cRow;
            c20 = Vector256.Load(row);
            c21 = Vector256.Load(row + 8);
            row += cRow;
            c30 = Vector256.Load(row);
            c31 = Vector256.Load(row + 8);
            row += cRow;
            c40 = Vector256.Load(row);
            c41 = Vector256.Load(row + 8);
            row += cRow;
            c50 = Vector256.Load(row);
            c51 = Vector256.Load(row + 8);
        }
        else
        {
            c00 = c01 = c10 = c11 = c20 = c21 = c30 = c31 = c40 = c41 = c50 = c51 = Vector256<float>.Zero;
        }

        for (int k = 0; k < depth; k++)
        {
            var b0 = Vector256.Load(b);
            var b1 = Vector256.Load(b + 8);
            var x = Vector256.Create(*a);
            c00 = Vector256.FusedMultiplyAdd(x, b0, c00);
            c01 = Vector256.FusedMultiplyAdd(x, b1, c01);
            x = Vector256.Create(a[row1]);
            c10 = Vector256.FusedMultiplyAdd(x, b0, c10);
            c11 = Vector256.FusedMultiplyAdd(x, b1, c11);
            x = Vector256.Create(a[row2]);
            c20 = Vector256.FusedMultiplyAdd(x, b0, c20);
            c21 = Vector256.FusedMultiplyAdd(x, b1, c21);
            x = Vector256.Create(*a3);
            c30 = Vector256.FusedMultiplyAdd(x, b0, c30);
            c31 = Vector256.FusedMultiplyAdd(x, b1, c31);
            x = Vector256.Create(a3[row1]);
            c40 = Vector256.FusedMultiplyAdd(x, b0, c40);
            c41 = Vector256.FusedMultiplyAdd(x, b1, c41);
            x = Vector256.Create(a3[row2]);
            c50 = Vector256.FusedMultiplyAdd(x, b0, c50);
            c51 = Vector256.FusedMultiplyAdd(x, b1, c51);
            a += aDepth;
            a3 += aDepth;
            b += Wide;
        }

        StoreNarrow(c00, c01, c);
        StoreNarrow(c10, c11, c += cRow);
        StoreNarrow(c20, c21, c += cRow);
        StoreNarrow(c30, c31, c += cRow);
        StoreNarrow(c40, c41, c += cRow);
        StoreNarrow(c50, c51, c + cRow);
    }

    // Two rows by thirty-two columns.
    private static void TwoRowsNarrow(float* a, int aRow, int aDepth, float* b, int depth, float* c, int cRow, bool add)
    {
        float* d = c + cRow;
        var c00 = add ? Vector256.Load(c) : Vector256<float>.Zero;
        var c01 = add ? Vector256.Load(c + 8) : Vector256<float>.Zero;
        var c02 = add ? Vector256.Load(c + 16) : Vector256<float>.Zero;
        var c03 = add ? Vector256.Load(c + 24) : Vector256<float>.Zero;
        var c10 = add ? Vector256.Load(d) : Vector256<float>.Zero;
        var c11 = add ? Vector256.Load(d + 8) : Vector256<float>.Zero;
        var c12 = add ? Vector256.Load(d + 16) : Vector256<float>.Zero;
        var c13 = add ? Vector256.Load(d + 24) : Vector256<float>.Zero;
        for (int k = 0; k < depth; k++)
        {
            var x = Vector256.Create(*a);
            var y = Vector256.Create(a[aRow]);
            var b0 = Vector256.Load(b);
            c00 = Vector256.FusedMultiplyAdd(x, b0, c00);
            c10 = Vector256.FusedMultiplyAdd(y, b0, c10);
            b0 = Vector256.Load(b + 8);
            c01 = Vector256.FusedMultiplyAdd(x, b0, c01);
            c11 = Vector256.FusedMultiplyAdd(y, b0, c11);
            b0 = Vector256.Load(b + 16);
            c02 = Vector256.FusedMultiplyAdd(x, b0, c02);
            c12 = Vector256.FusedMultiplyAdd(y, b0, c12);
            b0 = Vector256.Load(b + 24);
            c03 = Vector256.FusedMultiplyAdd(x, b0, c03);
            c13 = Vector256.FusedMultiplyAdd(y, b0, c13);
            a += aDepth;
            b += Wide;
        }

        StoreNarrow(c00, c01, c);
        StoreNarrow(c02, c03, c + 16);
        StoreNarrow(c10, c11, d);
        StoreNarrow(c12, c13, d + 16);
    }

    // Four rows by sixteen columns: eight sums and their factors fit the sixteen registers of AVX2.
    private static void FourRowsNarrow(float* a, int aRow, int aDepth, float* b, int depth, float* c, int cRow, bool add)
    {
        Vector256<float> c00, c01, c10, c11, c20, c21, c30, c31;
        if (add)
        {
            c00 = Vector256.Load(c);
            c01 = Vector256.Load(c + 8);
            c10 = Vector256.Load(c + cRow);
            c11 = Vector256.Load(c + cRow + 8);
            c20 = Vector256.Load(c + (2L * cRow));
            c21 = Vector256.Load(c + (2L * cRow) + 8);
            c30 = Vector256.Load(c + (3L * cRow));
            c31 = Vector256.Load(c + (3L * cRow) + 8);
        }
        else
        {
            c00 = c01 = c10 = c11 = c20 = c21 = c30 = c31 = Vector256<float>.Zero;
        }

        nint row1 = aRow, row2 = 2 * (nint)aRow, row3 = 3 * (nint)aRow;
        for (int k = 0; k < depth; k++)
        {
            var b0 = Vector256.Load(b);
            var b1 = Vector256.Load(b + 8);
            var x = Vector256.Create(*a);
            c00 = Vector256.FusedMultiplyAdd(x, b0, c00);
            c01 = Vector256.FusedMultiplyAdd(x, b1, c01);
            x = Vector256.Create(a[row1]);
            c10 = Vector256.FusedMultiplyAdd(x, b0, c10);
            c11 = Vector256.FusedMultiplyAdd(x, b1, c11);
            x = Vector256.Create(a[row2]);
            c20 = Vector256.FusedMultiplyAdd(x, b0, c20);
            c21 = Vector256.FusedMultiplyAdd(x, b1, c21);
            x = Vector256.Create(a[row3]);
            c30 = Vector256.FusedMultiplyAdd(x, b0, c30);
            c31 = Vector256.FusedMultiplyAdd(x, b1, c31);
            a += aDepth;
            b += Wide;
        }

        StoreNarrow(c00, c01, c);
        StoreNarrow(c10, c11, c += cRow);
        StoreNarrow(c20, c21, c += cRow);
        StoreNarrow(c30, c31, c + cRow);
    }

    private static void OneRowNarrow(float* a, int aDepth, float* b, int depth, float* c, bool add)
    {
        var c0 = add ? Vector256.Load(c) : Vector256<float>.Zero;
        var c1 = add ? Vector256.Load(c + 8) : Vector256<float>.Zero;
        var c2 = add ? Vector256.Load(c + 16) : Vector256<float>.Zero;
        var c3 = add ? Vector256.Load(c + 24) : Vector256<float>.Zero;
        for (int k = 0; k < depth; k++)
        {
            var x = Vector256.Create(*a);
            c0 = Vector256.FusedMultiplyAdd(x, Vector256.Load(b), c0);
            c1 = Vector256.FusedMultiplyAdd(x, Vector256.Load(b + 8), c1);
            c2 = Vector256.FusedMultiplyAdd(x, Vector256.Load(b + 16), c2);
            c3 = Vector256.FusedMultiplyAdd(x, Vector256.Load(b + 24), c3);
            a += aDepth;
            b += Wide;
        }

        StoreNarrow(c0, c1, c);
        StoreNarrow(c2, c3, c + 16);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreNarrow(Vector256<float> low, Vector256<float> high, float* target)
    {
        low.Store(target);
        high.Store(target + 8);
    }
}
