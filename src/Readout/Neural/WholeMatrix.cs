using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Readout.Neural;

/// <summary>
/// The right factor of a product in whole numbers: a byte a weight, with one step a column. Four products a lane make it
/// three times as fast as single precision; the sums of eight rows run in 16 bits, since a column's step is chosen so
/// that they fit, and all others in 32. Whole sums are exact, hence the same whatever the processor, the blocking and the
/// number of rows. Immutable and thread-safe.
/// </summary>
public sealed unsafe class WholeMatrix
{
    /// <summary>Rows of this matrix whose products are summed in 16 bits, two sums side by side.</summary>
    public const int Group = 8;

    private const int Wide = 16;

    // Rows that one lane takes at a time.
    private const int Lane = 4;

    private const int LargestWeight = sbyte.MaxValue;

    // A sum of 16 bits holds products of half a group's rows; rounding adds a half to each of their weights.
    private const float MostOfHalfGroup = (short.MaxValue / (2f * WholeRows.Most)) - (Group / 4f);

    // Rows of a last panel with fewer columns that are done in a place of their own.
    private const int TileRows = 24;

    // Rows of the left factor that stay in the second-level cache while the panels pass by.
    private const int RowBlock = 480;

    // Panels of sixteen columns; within a panel, four rows after four rows, and within them column after column.
    private readonly sbyte* panels;
    private readonly float[] steps;

    // What the left factor's numbers add to a column's sums by being kept as more than they are.
    private readonly int[] excess;

    /// <param name="weights">Row-major, <paramref name="rows"/> by <paramref name="columns"/>.</param>
    public WholeMatrix(ReadOnlySpan<float> weights, int rows, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(weights.Length, rows * columns);
        Rows = rows;
        Columns = columns;
        int depth = Groups * Group, width = (columns + Wide - 1) / Wide * Wide;
        panels = (sbyte*)NativeMemory.AlignedAlloc((nuint)(depth * width), 64);
        new Span<sbyte>(panels, depth * width).Clear();
        steps = new float[width];
        excess = new int[width];
        for (int column = 0; column < columns; column++)
        {
            float step = steps[column] = Step(weights, column);
            for (int row = 0; row < rows && step > 0; row++)
            {
                int place = ((column / Wide) * depth * Wide) + ((row / Lane) * Lane * Wide) + ((column % Wide) * Lane) + (row % Lane);
                panels[place] = (sbyte)MathF.Round(weights[(row * columns) + column] / step);
                excess[column] += WholeRows.Most * panels[place];
            }
        }
    }

    ~WholeMatrix() => NativeMemory.AlignedFree(panels);

    public int Rows { get; }

    public int Columns { get; }

    private int Groups => (Rows + Group - 1) / Group;

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
        float* tile = stackalloc float[TileRows * Wide];
        fixed (float* step = steps)
        fixed (int* more = excess)
        {
            for (int first = 0; first < rows; first += RowBlock)
            {
                int block = Math.Min(RowBlock, rows - first);
                for (int column = 0; column < Columns; column += Wide)
                {
                    var panel = new PanelOf(panels + ((long)column * Groups * Group), Groups, step + column, more + column);
                    int width = Math.Min(Wide, Columns - column);
                    if (width == Wide)
                    {
                        Panel(a.FromRow(first), block, panel, start + ((long)first * startRow) + column, startRow, c + ((long)first * cRow) + column, cRow);
                        continue;
                    }

                    for (int row = first; row < first + block; row += TileRows)
                    {
                        int count = Math.Min(TileRows, first + block - row);
                        Copy(start + ((long)row * startRow) + column, startRow, tile, Wide, count, width);
                        Panel(a.FromRow(row), count, panel, tile, Wide, tile, Wide);
                        Copy(tile, Wide, c + ((long)row * cRow) + column, cRow, count, width);
                    }
                }
            }
        }

        GC.KeepAlive(this);
    }

    // The largest weight must fit, and so must the sums of 16 bits when the left factor's numbers are the largest.
    private float Step(ReadOnlySpan<float> weights, int column)
    {
        float largest = 0, most = 0;
        for (int first = 0; first < Rows; first += Group)
        {
            float even = 0, odd = 0;
            for (int row = first; row < Math.Min(first + Group, Rows); row++)
            {
                float weight = Math.Abs(weights[(row * Columns) + column]);
                largest = Math.Max(largest, weight);
                if (row % Lane < Lane / 2)
                {
                    even += weight;
                }
                else
                {
                    odd += weight;
                }
            }

            most = Math.Max(most, Math.Max(even, odd));
        }

        return Math.Max(largest / LargestWeight, most / MostOfHalfGroup) * (1 + 1e-6f);
    }

    private static void Copy(float* from, int fromRow, float* to, int toRow, int rows, int width)
    {
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < width; column++)
            {
                to[column] = from[column];
            }

            from += fromRow;
            to += toRow;
        }
    }

    // Sixteen columns of the matrix.
    private readonly struct PanelOf(sbyte* weights, int groups, float* steps, int* excess)
    {
        public readonly sbyte* Weights = weights;
        public readonly int Groups = groups;
        public readonly float* Steps = steps;
        public readonly int* Excess = excess;
    }

    // Sixteen columns of the result.
    private static void Panel(WholeRows a, int rows, in PanelOf b, float* start, int startRow, float* c, int cRow)
    {
        byte* left = a.Values;
        float* rowSteps = a.Steps;
        int row = 0;
        for (; row + 3 <= rows; row += 3)
        {
            ThreeRows((int*)left, a.Stride / sizeof(int), rowSteps + row, b, start, startRow, c, cRow);
            left += 3 * (long)a.Stride;
            start += 3 * (long)startRow;
            c += 3 * (long)cRow;
        }

        for (; row < rows; row++)
        {
            OneRow((int*)left, rowSteps + row, b, start, c);
            left += a.Stride;
            start += startRow;
            c += cRow;
        }
    }

    // Three rows by sixteen columns: six sums of each width, two right factors, a left one and a product fill the sixteen registers of AVX2.
    private static void ThreeRows(int* a, nint aRow, float* rowSteps, in PanelOf panel, float* start, int startRow, float* c, int cRow)
    {
        Vector256<int> c00, c01, c10, c11, c20, c21;
        c00 = c01 = c10 = c11 = c20 = c21 = Vector256<int>.Zero;
        sbyte* b = panel.Weights;
        nint row2 = 2 * aRow;
        for (int group = 0; group < panel.Groups; group++)
        {
            var b0 = Vector256.Load(b);
            var b1 = Vector256.Load(b + 32);
            var x = Vector256.Create(*a).AsByte();
            var s00 = Products(x, b0);
            var s01 = Products(x, b1);
            x = Vector256.Create(a[aRow]).AsByte();
            var s10 = Products(x, b0);
            var s11 = Products(x, b1);
            x = Vector256.Create(a[row2]).AsByte();
            var s20 = Products(x, b0);
            var s21 = Products(x, b1);

            b0 = Vector256.Load(b + 64);
            b1 = Vector256.Load(b + 96);
            x = Vector256.Create(a[1]).AsByte();
            s00 += Products(x, b0);
            s01 += Products(x, b1);
            x = Vector256.Create(a[aRow + 1]).AsByte();
            s10 += Products(x, b0);
            s11 += Products(x, b1);
            x = Vector256.Create(a[row2 + 1]).AsByte();
            s20 += Products(x, b0);
            s21 += Products(x, b1);

            c00 += Pairs(s00);
            c01 += Pairs(s01);
            c10 += Pairs(s10);
            c11 += Pairs(s11);
            c20 += Pairs(s20);
            c21 += Pairs(s21);
            a += Group / Lane;
            b += Group * Wide;
        }

        Add(c00, c01, rowSteps[0], panel, start, c);
        Add(c10, c11, rowSteps[1], panel, start + startRow, c + cRow);
        Add(c20, c21, rowSteps[2], panel, start + (2 * (long)startRow), c + (2 * (long)cRow));
    }

    private static void OneRow(int* a, float* rowSteps, in PanelOf panel, float* start, float* c)
    {
        var c0 = Vector256<int>.Zero;
        var c1 = Vector256<int>.Zero;
        sbyte* b = panel.Weights;
        for (int group = 0; group < panel.Groups; group++)
        {
            var x = Vector256.Create(*a).AsByte();
            var s0 = Products(x, Vector256.Load(b));
            var s1 = Products(x, Vector256.Load(b + 32));
            x = Vector256.Create(a[1]).AsByte();
            s0 += Products(x, Vector256.Load(b + 64));
            s1 += Products(x, Vector256.Load(b + 96));
            c0 += Pairs(s0);
            c1 += Pairs(s1);
            a += Group / Lane;
            b += Group * Wide;
        }

        Add(c0, c1, *rowSteps, panel, start, c);
    }

    /// <summary>Of each pair of neighbours, the sum of their products, which must fit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<short> Products(Vector256<byte> x, Vector256<sbyte> y) =>
        Avx2.IsSupported ? Avx2.MultiplyAddAdjacent(x, y) : PlainProducts(x, y);

    /// <summary>The same where the processor has no instruction for it.</summary>
    internal static Vector256<short> PlainProducts(Vector256<byte> x, Vector256<sbyte> y)
    {
        var first = (x.AsUInt16() << 8 >> 8).AsInt16() * (y.AsInt16() << 8 >> 8);
        return first + ((x.AsUInt16() >> 8).AsInt16() * (y.AsInt16() >> 8));
    }

    /// <summary>Of each pair of neighbours, the sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Pairs(Vector256<short> x) =>
        Avx2.IsSupported ? Avx2.MultiplyAddAdjacent(x, Vector256<short>.One) : PlainPairs(x);

    /// <summary>The same where the processor has no instruction for it.</summary>
    internal static Vector256<int> PlainPairs(Vector256<short> x) => (x.AsInt32() << 16 >> 16) + (x.AsInt32() >> 16);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(Vector256<int> low, Vector256<int> high, float rowStep, in PanelOf panel, float* start, float* target)
    {
        var step = Vector256.Create(rowStep);
        low -= Vector256.Load(panel.Excess);
        high -= Vector256.Load(panel.Excess + 8);
        Vector256.FusedMultiplyAdd(Vector256.ConvertToSingle(low), step * Vector256.Load(panel.Steps), Vector256.Load(start)).Store(target);
        Vector256.FusedMultiplyAdd(Vector256.ConvertToSingle(high), step * Vector256.Load(panel.Steps + 8), Vector256.Load(start + 8)).Store(target + 8);
    }
}
