using System.Runtime.Intrinsics;

namespace Readout.Neural;

/// <summary>
/// One direction of a long short-term memory (Hochreiter and Schmidhuber 1997) whose input gate is what the forget gate
/// leaves (Greff et al. 2017: a quarter less work, no measurable loss); no peepholes. Gates stand in the order forget,
/// output, candidate. Immutable and thread-safe.
/// </summary>
public sealed unsafe class Lstm
{
    private readonly WholeMatrix input;
    private readonly WholeMatrix recurrent;
    private readonly float[] bias;
    private readonly bool backward;

    /// <param name="input">Row-major, inputs by 3 × units.</param>
    /// <param name="recurrent">Row-major, units by 3 × units; units are a multiple of 16.</param>
    public Lstm(ReadOnlySpan<float> input, ReadOnlySpan<float> recurrent, ReadOnlySpan<float> bias, bool backward)
    {
        Units = bias.Length / 3;
        ArgumentOutOfRangeException.ThrowIfNotEqual(Units % 16, 0, nameof(bias));
        this.input = new WholeMatrix(input, input.Length / bias.Length, bias.Length);
        this.recurrent = new WholeMatrix(recurrent, Units, bias.Length);
        this.bias = bias.ToArray();
        this.backward = backward;
    }

    public int Units { get; }

    /// <summary>What inputs add to the gates, and the bias.</summary>
    public float* Gates(WholeRows x, int rows, Arena arena)
    {
        int width = 3 * Units;
        float* gates = arena.Take(rows * width);
        input.Product(x, rows, bias, gates, width);
        return gates;
    }

    /// <summary>Writes the state at each row of the batch to <paramref name="output"/>.</summary>
    /// <param name="output">Rows of <see cref="WholeRows.OfStates"/>, from this layer's first column on.</param>
    public void Apply(SequenceBatch batch, WholeRows x, WholeRows output, Arena arena) =>
        Apply(batch, Gates(x, batch.Rows, arena), output, arena);

    /// <summary>The same with gates that already hold the bias and what other inputs add to them; they are overwritten.</summary>
    public void Apply(SequenceBatch batch, WholeRows x, float* gates, WholeRows output, Arena arena)
    {
        input.AddProduct(x, batch.Rows, gates, 3 * Units);
        Apply(batch, gates, output, arena);
    }

    /// <summary>The same with gates that hold all but what the neighbours add to them; they are overwritten.</summary>
    public void Apply(SequenceBatch batch, float* gates, WholeRows output, Arena arena)
    {
        int width = 3 * Units;
        float* cells = arena.Take(batch.Rows * Units);
        for (int i = 0; i < batch.Steps; i++)
        {
            int step = backward ? batch.Steps - 1 - i : i;
            int before = backward ? step + 1 : step - 1;
            int first = batch.FirstRow(step);
            int running = batch.Running(step);
            int carried = before < 0 ? 0 : Math.Min(running, batch.Running(before));
            if (carried > 0)
            {
                recurrent.AddProduct(output.FromRow(batch.FirstRow(before)), carried, gates + ((long)first * width), width);
            }

            for (int row = 0; row < running; row++)
            {
                float* previous = row < carried ? cells + ((long)(batch.FirstRow(before) + row) * Units) : null;
                Cell(gates + ((long)(first + row) * width), previous, cells + ((long)(first + row) * Units), output.Row(first + row), Units);
            }
        }
    }

    // One new cell, and its state in whole numbers; the previous cell is null at the start of a sequence.
    private static void Cell(float* gates, float* previous, float* cell, byte* state, int units)
    {
        for (int i = 0; i < units; i += Vector256<float>.Count)
        {
            float* at = gates + i;
            var before = previous == null ? Vector256<float>.Zero : Vector256.Load(previous + i);
            var value = VectorMath.Between(Vector256.Load(at), before, Vector256.Load(at + (2 * units)));
            value.Store(cell + i);
            WholeRows.Write(VectorMath.SigmoidTimesTanh(Vector256.Load(at + units), value) * WholeRows.Most, state + i);
        }
    }
}
