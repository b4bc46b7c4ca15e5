using Readout.Neural;

namespace Readout.Training.Neural;

/// <summary>y = x · W + b with its backward pass.</summary>
public sealed unsafe class AffineLayer
{
    private readonly Parameter weight;
    private readonly Parameter bias;

    public AffineLayer(string name, int inputs, int outputs, Random64 random)
    {
        weight = new Parameter(name + ".weight", inputs, outputs).Glorot(random);
        bias = new Parameter(name + ".bias", 1, outputs);
    }

    public int Inputs => weight.Rows;

    public int Outputs => weight.Columns;

    public Parameter[] Parameters => [weight, bias];

    public void Pack() => weight.Pack();

    public float* Forward(float* x, int xRow, int rows, Arena arena)
    {
        float* y = arena.Take(rows * Outputs);
        Fill(bias.Value, rows, y, Outputs);
        Gemm.Multiply(x, xRow, 1, rows, weight.Packed, y, Outputs, accumulate: true);
        return y;
    }

    /// <summary>Adds to the parameters' gradients and to <paramref name="dx"/>, which may be null.</summary>
    public void Backward(float* x, int xRow, float* dy, int rows, float* dx, int dxRow, int shard, Arena arena)
    {
        AddOuter(x, xRow, Inputs, dy, Outputs, rows, weight.Gradients[shard], arena);
        AddColumns(dy, rows, bias.Gradients[shard]);
        if (dx != null)
        {
            Gemm.Multiply(dy, Outputs, 1, rows, weight.Transposed, dx, dxRow, accumulate: true);
        }
    }

    /// <summary>Sets each row of <paramref name="y"/> to the bias, from which the product's sums start.</summary>
    internal static void Fill(ReadOnlySpan<float> bias, int rows, float* y, int yRow)
    {
        for (int row = 0; row < rows; row++)
        {
            bias.CopyTo(new Span<float>(y + ((long)row * yRow), bias.Length));
        }
    }

    /// <summary><c>gradient += xᵀ · dy</c>.</summary>
    internal static void AddOuter(float* x, int xRow, int inputs, float* dy, int outputs, int rows, float[] gradient, Arena arena)
    {
        var mark = arena.Mark();
        float* panels = arena.Take(PackedMatrix.Size(rows, outputs));
        PackedMatrix.Pack(dy, outputs, 1, rows, outputs, panels);
        fixed (float* target = gradient)
        {
            Gemm.Multiply(x, 1, xRow, inputs, panels, rows, outputs, target, outputs, accumulate: true);
        }

        arena.Release(mark);
    }

    internal static void AddColumns(float* dy, int rows, float[] gradient)
    {
        for (int row = 0; row < rows; row++)
        {
            Rows.Add(dy + ((long)row * gradient.Length), gradient);
        }
    }
}
