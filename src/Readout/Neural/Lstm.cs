using System.Runtime.Intrinsics;

namespace Readout.Neural;

/// <summary>
/// One direction of a long short-term memory (Hochreiter and Schmidhuber 1997, with forget gates; no
/// peepholes). Gates stand in the order input, forget, output, candidate. Immutable and thread-safe.
/// </summary>
public sealed unsafe class Lstm
{
    private readonly PackedMatrix input;
    private readonly PackedMatrix recurrent;
    private readonly float[] bias;
    private readonly bool backward;

    /// <param name="input">Row-major, inputs by 4 × units.</param>
    /// <param name="recurrent">Row-major, units by 4 × units; units are a multiple of 16.</param>
    public Lstm(ReadOnlySpan<float> input, ReadOnlySpan<float> recurrent, ReadOnlySpan<float> bias, bool backward)
    {
        Units = bias.Length / 4;
        ArgumentOutOfRangeException.ThrowIfNotEqual(Units % 16, 0, nameof(bias));
        this.input = PackedMatrix.Of(input, input.Length / bias.Length, bias.Length);
        this.recurrent = PackedMatrix.Of(recurrent, Units, bias.Length);
        this.bias = bias.ToArray();
        this.backward = backward;
    }

    public int Units { get; }

    /// <summary>Writes the state at each row of the batch to <paramref name="output"/>.</summary>
    public void Apply(SequenceBatch batch, float* x, int xRow, float* output, int outputRow, Arena arena)
    {
        float* gates = Inputs(x, xRow, batch.Rows, arena);
        Run(batch, gates, output, outputRow, arena);
    }

    /// <summary>The same with gates that already hold the bias and what other inputs add to them; they are overwritten.</summary>
    public void Apply(SequenceBatch batch, float* x, int xRow, float* gates, float* output, int outputRow, Arena arena)
    {
        Gemm.Multiply(x, xRow, 1, batch.Rows, input, gates, 4 * Units, accumulate: true);
        Run(batch, gates, output, outputRow, arena);
    }

    /// <summary>The same where inputs come again: each different one is multiplied once.</summary>
    /// <param name="x">The different inputs.</param>
    /// <param name="different">How many they are.</param>
    /// <param name="inputOf">For each row of the batch, which input it has.</param>
    public void Apply(SequenceBatch batch, float* x, int xRow, int different, ReadOnlySpan<int> inputOf, float* output, int outputRow, Arena arena)
    {
        int width = 4 * Units;
        float* products = Inputs(x, xRow, different, arena);
        float* gates = arena.Take(batch.Rows * width);
        for (int row = 0; row < batch.Rows; row++)
        {
            new ReadOnlySpan<float>(products + ((long)inputOf[row] * width), width).CopyTo(new Span<float>(gates + ((long)row * width), width));
        }

        Run(batch, gates, output, outputRow, arena);
    }

    /// <summary>Squashes the gates in place and computes one new cell and state.</summary>
    /// <param name="previous">The cell before, or null at the start of a sequence.</param>
    public static void Cell(float* gates, float* previous, float* cell, float* state, int units)
    {
        for (int i = 0; i < units; i += 16)
        {
            float* at = gates + i;
            var inputGate = VectorMath.Sigmoid(Vector512.Load(at));
            var forgetGate = VectorMath.Sigmoid(Vector512.Load(at + units));
            var outputGate = VectorMath.Sigmoid(Vector512.Load(at + (2 * units)));
            var candidate = VectorMath.Tanh(Vector512.Load(at + (3 * units)));
            inputGate.Store(at);
            forgetGate.Store(at + units);
            outputGate.Store(at + (2 * units));
            candidate.Store(at + (3 * units));
            var value = inputGate * candidate;
            if (previous != null)
            {
                value = Vector512.FusedMultiplyAdd(forgetGate, Vector512.Load(previous + i), value);
            }

            value.Store(cell + i);
            (outputGate * VectorMath.Tanh(value)).Store(state + i);
        }
    }

    private float* Inputs(float* x, int xRow, int rows, Arena arena)
    {
        int width = 4 * Units;
        float* gates = arena.Take(rows * width);
        Affine.Fill(bias, rows, gates, width);
        Gemm.Multiply(x, xRow, 1, rows, input, gates, width, accumulate: true);
        return gates;
    }

    private void Run(SequenceBatch batch, float* gates, float* output, int outputRow, Arena arena)
    {
        int width = 4 * Units;
        float* cells = arena.Take(batch.Rows * Units);
        for (int i = 0; i < batch.Steps; i++)
        {
            int step = backward ? batch.Steps - 1 - i : i;
            int before = backward ? step + 1 : step - 1;
            int first = batch.FirstRow(step);
            int running = batch.Running(step);
            int carried = before < 0 ? 0 : Math.Min(running, batch.Running(before));
            float* state = carried == 0 ? null : output + ((long)batch.FirstRow(before) * outputRow);
            if (carried > 0)
            {
                Gemm.Multiply(state, outputRow, 1, carried, recurrent, gates + ((long)first * width), width, accumulate: true);
            }

            for (int row = 0; row < running; row++)
            {
                float* previous = row < carried ? cells + ((long)(batch.FirstRow(before) + row) * Units) : null;
                Cell(gates + ((long)(first + row) * width), previous, cells + ((long)(first + row) * Units), output + ((long)(first + row) * outputRow), Units);
            }
        }
    }
}
