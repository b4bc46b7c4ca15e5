namespace Readout.Neural;

/// <summary>y = x · W + b, as used at run time. Immutable and thread-safe.</summary>
public sealed unsafe class Affine
{
    private readonly WholeMatrix weight;
    private readonly float[] bias;

    /// <param name="weight">Row-major, inputs by outputs.</param>
    public Affine(ReadOnlySpan<float> weight, ReadOnlySpan<float> bias)
    {
        Outputs = bias.Length;
        Inputs = weight.Length / bias.Length;
        this.weight = new WholeMatrix(weight, Inputs, Outputs);
        this.bias = bias.ToArray();
    }

    public int Inputs { get; }

    public int Outputs { get; }

    /// <summary>The results, row after row, in the arena's memory.</summary>
    /// <param name="xRow">Distance between rows of <paramref name="x"/>.</param>
    public float* Apply(float* x, int xRow, int rows, Arena arena) => Apply(WholeRows.Of(x, xRow, rows, Inputs, arena), rows, arena);

    /// <summary>The same of rows that are whole numbers already.</summary>
    public float* Apply(WholeRows x, int rows, Arena arena)
    {
        float* y = arena.Take(rows * Outputs);
        weight.Product(x, rows, bias, y, Outputs);
        return y;
    }
}
