using System.Runtime.Intrinsics;
using Readout.Neural;

namespace Readout.Training.Neural;

/// <summary>One direction of a long short-term memory with its backward pass; see <see cref="Lstm"/>.</summary>
public sealed unsafe class LstmLayer
{
    private readonly Parameter input;
    private readonly Parameter recurrent;
    private readonly Parameter bias;
    private readonly bool backward;

    public LstmLayer(string name, int inputs, int units, bool backward, Random64 random)
    {
        input = new Parameter(name + ".input", inputs, 3 * units).Glorot(random, units);
        recurrent = new Parameter(name + ".recurrent", units, 3 * units).Glorot(random, units);
        bias = new Parameter(name + ".bias", 1, 3 * units);

        // A forget gate that starts open keeps early gradients alive (Jozefowicz et al. 2015).
        bias.Value.AsSpan(0, units).Fill(1);
        bias.Value.CopyTo(bias.Average, 0);
        this.backward = backward;
    }

    public int Units => recurrent.Rows;

    public Parameter[] Parameters => [input, recurrent, bias];

    public void Pack()
    {
        input.Pack();
        recurrent.Pack();
    }

    /// <summary>What the backward pass needs of the forward pass.</summary>
    public readonly struct Trace(float* gates, float* cells)
    {
        /// <summary>Squashed gates; overwritten by their gradients in the backward pass.</summary>
        public float* Gates { get; } = gates;

        public float* Cells { get; } = cells;
    }

    public Trace Forward(SequenceBatch batch, float* x, int xRow, float* output, int outputRow, Arena arena)
    {
        float* gates = arena.Take(batch.Rows * 3 * Units);
        AffineLayer.Fill(bias.Value, batch.Rows, gates, 3 * Units);
        return Forward(batch, x, xRow, gates, output, outputRow, arena);
    }

    /// <summary>
    /// The same with gates that already hold the bias, if any, and what other inputs add to them; after
    /// <see cref="Backward"/> the trace's gates hold the gradient of that.
    /// </summary>
    public Trace Forward(SequenceBatch batch, float* x, int xRow, float* gates, float* output, int outputRow, Arena arena)
    {
        int width = 3 * Units;
        float* cells = arena.Take(batch.Rows * Units);
        Gemm.Multiply(x, xRow, 1, batch.Rows, input.Packed, gates, width, accumulate: true);
        for (int i = 0; i < batch.Steps; i++)
        {
            var (first, running, before, carried) = Step(batch, i);
            if (carried > 0)
            {
                Gemm.Multiply(output + ((long)before * outputRow), outputRow, 1, carried, recurrent.Packed, gates + ((long)first * width), width, accumulate: true);
            }

            for (int row = 0; row < running; row++)
            {
                float* previous = row < carried ? cells + ((long)(before + row) * Units) : null;
                Cell(gates + ((long)(first + row) * width), previous, cells + ((long)(first + row) * Units), output + ((long)(first + row) * outputRow), Units);
            }
        }

        return new Trace(gates, cells);
    }

    /// <summary>
    /// Adds to the parameters' gradients and to <paramref name="dx"/>, which may be null.
    /// <paramref name="dOutput"/> is changed: it receives what flows back through time.
    /// </summary>
    public void Backward(
        SequenceBatch batch, Trace trace, float* x, int xRow, float* output, int outputRow, float* dOutput, int dOutputRow, float* dx, int dxRow, int shard, Arena arena)
    {
        int width = 3 * Units;
        var mark = arena.Mark();
        float* dCells = arena.TakeZeroed(batch.Rows * Units);
        float* states = arena.TakeZeroed(batch.Rows * Units);
        for (int i = batch.Steps - 1; i >= 0; i--)
        {
            var (first, running, before, carried) = Step(batch, i);
            for (int row = 0; row < running; row++)
            {
                bool has = row < carried;
                CellBackward(
                    trace.Gates + ((long)(first + row) * width),
                    has ? trace.Cells + ((long)(before + row) * Units) : null,
                    trace.Cells + ((long)(first + row) * Units),
                    dOutput + ((long)(first + row) * dOutputRow),
                    dCells + ((long)(first + row) * Units),
                    has ? dCells + ((long)(before + row) * Units) : null);
                if (has)
                {
                    Rows.Copy(output + ((long)(before + row) * outputRow), states + ((long)(first + row) * Units), Units);
                }
            }

            if (carried > 0)
            {
                Gemm.Multiply(trace.Gates + ((long)first * width), width, 1, carried, recurrent.Transposed, dOutput + ((long)before * dOutputRow), dOutputRow, accumulate: true);
            }
        }

        AffineLayer.AddOuter(states, Units, Units, trace.Gates, width, batch.Rows, recurrent.Gradients[shard], arena);
        AffineLayer.AddOuter(x, xRow, input.Rows, trace.Gates, width, batch.Rows, input.Gradients[shard], arena);
        AffineLayer.AddColumns(trace.Gates, batch.Rows, bias.Gradients[shard]);
        if (dx != null)
        {
            Gemm.Multiply(trace.Gates, width, 1, batch.Rows, input.Transposed, dx, dxRow, accumulate: true);
        }

        arena.Release(mark);
    }

    // Where the rows of the i-th step in reading direction begin, how many run, and how many of them go on
    // from the step before.
    private (int First, int Running, int Before, int Carried) Step(SequenceBatch batch, int i)
    {
        int step = backward ? batch.Steps - 1 - i : i;
        int previous = backward ? step + 1 : step - 1;
        int running = batch.Running(step);
        return previous < 0 || i == 0
            ? (batch.FirstRow(step), running, 0, 0)
            : (batch.FirstRow(step), running, batch.FirstRow(previous), Math.Min(running, batch.Running(previous)));
    }

    /// <summary>Squashes the gates in place and computes one new cell and state.</summary>
    /// <param name="previous">The cell before, or null at the start of a sequence.</param>
    private static void Cell(float* gates, float* previous, float* cell, float* state, int units)
    {
        for (int i = 0; i < units; i += Vector256<float>.Count)
        {
            float* at = gates + i;
            var forgetGate = VectorMath.Sigmoid(Vector256.Load(at));
            var outputGate = VectorMath.Sigmoid(Vector256.Load(at + units));
            var candidate = VectorMath.Tanh(Vector256.Load(at + (2 * units)));
            forgetGate.Store(at);
            outputGate.Store(at + units);
            candidate.Store(at + (2 * units));
            var value = (Vector256<float>.One - forgetGate) * candidate;
            if (previous != null)
            {
                value = Vector256.FusedMultiplyAdd(forgetGate, Vector256.Load(previous + i), value);
            }

            value.Store(cell + i);
            (outputGate * VectorMath.Tanh(value)).Store(state + i);
        }
    }

    private void CellBackward(float* gates, float* previous, float* cell, float* dState, float* dCell, float* dPrevious)
    {
        int units = Units;
        var one = Vector256<float>.One;
        for (int i = 0; i < units; i += Vector256<float>.Count)
        {
            var forgetGate = Vector256.Load(gates + i);
            var outputGate = Vector256.Load(gates + units + i);
            var candidate = Vector256.Load(gates + (2 * units) + i);
            var squashed = VectorMath.Tanh(Vector256.Load(cell + i));
            var before = previous == null ? Vector256<float>.Zero : Vector256.Load(previous + i);
            var dh = Vector256.Load(dState + i);
            var dc = Vector256.Load(dCell + i) + (dh * outputGate * (one - (squashed * squashed)));
            (dc * (before - candidate) * forgetGate * (one - forgetGate)).Store(gates + i);
            (dh * squashed * outputGate * (one - outputGate)).Store(gates + units + i);
            (dc * (one - forgetGate) * (one - (candidate * candidate))).Store(gates + (2 * units) + i);
            if (previous != null)
            {
                (dc * forgetGate).Store(dPrevious + i);
            }
        }
    }
}
