namespace Readout.Neural;

/// <summary>y = x · W + b, as used at run time. Immutable and thread-safe.</summary>
public sealed unsafe class Affine
{
    private readonly PackedMatrix weight;
    private readonly float[] bias;

    /// <param name="weight">Row-major, inputs by outputs.</param>
    public Affine(ReadOnlySpan<float> weight, ReadOnlySpan<float> bias)
    {
        Outputs = bias.Length;
        Inputs = weight.Length / bias.Length;
        this.weight = PackedMatrix.Of(weight, Inputs, Outputs);
        this.bias = bias.ToArray();
    }

    public int Inputs { get; }

    public int Outputs { get; }

    /// <param name="xRow">Distance between rows of <paramref name="x"/>.</param>
    public void Apply(float* x, int xRow, int rows, float* y, int yRow)
    {
        Fill(bias, rows, y, yRow);
        Gemm.Multiply(x, xRow, 1, rows, weight, y, yRow, accumulate: true);
    }

    /// <summary>Sets each row of <paramref name="y"/> to the bias, from which the product's sums start.</summary>
    public static void Fill(ReadOnlySpan<float> bias, int rows, float* y, int yRow)
    {
        for (int row = 0; row < rows; row++)
        {
            bias.CopyTo(new Span<float>(y + ((long)row * yRow), bias.Length));
        }
    }
}
