using System.Runtime.InteropServices;

namespace Readout.Neural;

/// <summary>
/// The right factor of a matrix product, laid out for <see cref="Gemm"/>: panels of
/// <see cref="PanelWidth"/> columns, within a panel row after row, the last panel filled up with zeros.
/// Immutable after packing unless it is packed again; safe to read from many threads.
/// </summary>
public sealed unsafe class PackedMatrix : IDisposable
{
    public const int PanelWidth = 32;

    private readonly float* panels;

    public PackedMatrix(int rows, int columns)
    {
        Rows = rows;
        Columns = columns;
        panels = (float*)NativeMemory.AlignedAlloc((nuint)Size(rows, columns) * sizeof(float), 64);
    }

    ~PackedMatrix() => NativeMemory.AlignedFree(panels);

    public int Rows { get; }

    public int Columns { get; }

    public float* Panels => panels;

    /// <summary>Floats that the panels of such a matrix take.</summary>
    public static int Size(int rows, int columns) => rows * ((columns + PanelWidth - 1) / PanelWidth * PanelWidth);

    /// <summary>Packs a row-major matrix, as it stands or turned.</summary>
    public static PackedMatrix Of(ReadOnlySpan<float> values, int rows, int columns, bool transpose = false)
    {
        var packed = transpose ? new PackedMatrix(columns, rows) : new PackedMatrix(rows, columns);
        packed.Pack(values, transpose);
        return packed;
    }

    /// <summary>Fills this matrix from row-major values, which are its transpose if so said.</summary>
    public void Pack(ReadOnlySpan<float> values, bool transpose = false)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(values.Length, Rows * Columns);
        fixed (float* source = values)
        {
            Pack(source, transpose ? 1 : Columns, transpose ? Rows : 1, Rows, Columns, panels);
        }
    }

    /// <summary>Packs element (r, c) from <c>source[r * rowStride + c * columnStride]</c>.</summary>
    public static void Pack(float* source, int rowStride, int columnStride, int rows, int columns, float* panels)
    {
        for (int first = 0; first < columns; first += PanelWidth)
        {
            int width = Math.Min(PanelWidth, columns - first);
            float* from = source + ((long)first * columnStride);
            for (int r = 0; r < rows; r++)
            {
                if (columnStride == 1)
                {
                    new ReadOnlySpan<float>(from, width).CopyTo(new Span<float>(panels, width));
                }
                else
                {
                    for (int c = 0; c < width; c++)
                    {
                        panels[c] = from[(long)c * columnStride];
                    }
                }

                new Span<float>(panels + width, PanelWidth - width).Clear();
                from += rowStride;
                panels += PanelWidth;
            }
        }
    }

    public void Dispose()
    {
        NativeMemory.AlignedFree(panels);
        GC.SuppressFinalize(this);
    }
}
