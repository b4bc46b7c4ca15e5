using System.Numerics;
using Readout.Neural;

namespace Readout.Training.Neural;

/// <summary>Small operations on rows of floats.</summary>
internal static unsafe class Rows
{
    public static void Add(float* from, Span<float> to)
    {
        fixed (float* target = to)
        {
            Add(from, target, to.Length);
        }
    }

    public static void Add(float* from, float* to, int count)
    {
        int i = 0;
        for (; i + Vector<float>.Count <= count; i += Vector<float>.Count)
        {
            (Vector.Load(from + i) + Vector.Load(to + i)).Store(to + i);
        }

        for (; i < count; i++)
        {
            to[i] += from[i];
        }
    }

    public static void Multiply(float* a, float* b, float* to, int count)
    {
        int i = 0;
        for (; i + Vector<float>.Count <= count; i += Vector<float>.Count)
        {
            (Vector.Load(a + i) * Vector.Load(b + i)).Store(to + i);
        }

        for (; i < count; i++)
        {
            to[i] = a[i] * b[i];
        }
    }

    /// <summary><c>to += a * b</c>.</summary>
    public static void AddProduct(float* a, float* b, float* to, int count)
    {
        int i = 0;
        for (; i + Vector<float>.Count <= count; i += Vector<float>.Count)
        {
            (Vector.Load(to + i) + (Vector.Load(a + i) * Vector.Load(b + i))).Store(to + i);
        }

        for (; i < count; i++)
        {
            to[i] += a[i] * b[i];
        }
    }

    public static void Copy(float* from, float* to, int count) => new ReadOnlySpan<float>(from, count).CopyTo(new Span<float>(to, count));

    /// <summary>Backward through ELU: <c>dy *= 1</c> where y is positive, else <c>y + 1</c>.</summary>
    public static void EluBackward(float* y, float* dy, int count)
    {
        int i = 0;
        for (; i + Vector<float>.Count <= count; i += Vector<float>.Count)
        {
            var value = Vector.Load(y + i);
            (Vector.Load(dy + i) * (Vector.Min(value, Vector<float>.Zero) + Vector<float>.One)).Store(dy + i);
        }

        for (; i < count; i++)
        {
            dy[i] *= Math.Min(y[i], 0) + 1;
        }
    }
}

/// <summary>
/// Dropout with one mask a sequence, kept over its steps (Gal and Ghahramani 2016). What stays is scaled up,
/// so that nothing changes at run time.
/// </summary>
internal sealed unsafe class SequenceDropout
{
    private readonly float* mask;
    private readonly int width;

    /// <param name="rate">Share dropped; 0 makes every operation a copy.</param>
    public SequenceDropout(SequenceBatch batch, int width, float rate, Random64 random, Arena arena)
    {
        this.width = width;
        if (rate <= 0)
        {
            return;
        }

        mask = arena.Take(batch.Sequences * width);
        float kept = 1 / (1 - rate);
        for (int i = 0; i < batch.Sequences * width; i++)
        {
            mask[i] = random.NextSingle() < rate ? 0 : kept;
        }
    }

    /// <summary>Writes the masked rows of <paramref name="x"/>; both may be the same.</summary>
    public void Apply(SequenceBatch batch, float* x, int xRow, float* to, int toRow)
    {
        for (int step = 0; step < batch.Steps; step++)
        {
            for (int s = 0; s < batch.Running(step); s++)
            {
                long row = batch.FirstRow(step) + s;
                if (mask == null)
                {
                    Rows.Copy(x + (row * xRow), to + (row * toRow), width);
                }
                else
                {
                    Rows.Multiply(x + (row * xRow), mask + ((long)s * width), to + (row * toRow), width);
                }
            }
        }
    }
}
