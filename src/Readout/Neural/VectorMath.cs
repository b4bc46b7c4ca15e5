using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Readout.Neural;

/// <summary>
/// Element-wise functions on vectors. Each element goes through the same operations in the same order
/// whatever its place, the length of the span and the width of the processor's vectors.
/// </summary>
public static unsafe class VectorMath
{
    private const int Lanes = 16;

    /// <summary>
    /// e^x with a relative error below 2e-7; arguments are held within [−87, 88]. Range reduction to
    /// ±ln 2 / 2 and a polynomial of degree six, as in Moshier's Cephes library.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Exp(Vector512<float> x)
    {
        x = Vector512.Min(Vector512.Max(x, Vector512.Create(-87f)), Vector512.Create(88f));
        var whole = Vector512.Floor(Vector512.FusedMultiplyAdd(x, Vector512.Create(1.44269504f), Vector512.Create(0.5f)));
        var rest = Vector512.FusedMultiplyAdd(whole, Vector512.Create(-0.693359375f), x);
        rest = Vector512.FusedMultiplyAdd(whole, Vector512.Create(2.12194440e-4f), rest);
        var sum = Vector512.Create(1.9875691500e-4f);
        sum = Vector512.FusedMultiplyAdd(sum, rest, Vector512.Create(1.3981999507e-3f));
        sum = Vector512.FusedMultiplyAdd(sum, rest, Vector512.Create(8.3334519073e-3f));
        sum = Vector512.FusedMultiplyAdd(sum, rest, Vector512.Create(4.1665795894e-2f));
        sum = Vector512.FusedMultiplyAdd(sum, rest, Vector512.Create(1.6666665459e-1f));
        sum = Vector512.FusedMultiplyAdd(sum, rest, Vector512.Create(5.0000001201e-1f));
        sum = Vector512.FusedMultiplyAdd(sum, rest * rest, rest + Vector512<float>.One);
        var power = Vector512.ShiftLeft(Vector512.ConvertToInt32(whole) + Vector512.Create(127), 23);
        return sum * power.AsSingle();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Sigmoid(Vector512<float> x) =>
        Vector512<float>.One / (Vector512<float>.One + Exp(-x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Tanh(Vector512<float> x) =>
        Vector512<float>.One - (Vector512.Create(2f) / (Exp(x + x) + Vector512<float>.One));

    /// <summary>x for positive x, else e^x − 1 (Clevert et al. 2016), in place.</summary>
    public static void Elu(Span<float> values)
    {
        float* scratch = stackalloc float[Lanes];
        fixed (float* x = values)
        {
            int i = 0;
            for (; i + Lanes <= values.Length; i += Lanes)
            {
                Elu(x + i);
            }

            if (i < values.Length)
            {
                var rest = values[i..];
                new Span<float>(scratch, Lanes).Clear();
                rest.CopyTo(new Span<float>(scratch, Lanes));
                Elu(scratch);
                new ReadOnlySpan<float>(scratch, rest.Length).CopyTo(rest);
            }
        }
    }

    /// <summary>e^(x − maximum) of each element in place; returns the maximum and the sum.</summary>
    public static (float Maximum, double Sum) ExpShifted(Span<float> values)
    {
        float maximum = Maximum(values);
        float* scratch = stackalloc float[Lanes];
        double sum = 0;
        fixed (float* x = values)
        {
            int i = 0;
            for (; i + Lanes <= values.Length; i += Lanes)
            {
                Exp(Vector512.Load(x + i) - Vector512.Create(maximum)).Store(x + i);
            }

            if (i < values.Length)
            {
                var rest = values[i..];
                new Span<float>(scratch, Lanes).Fill(maximum);
                rest.CopyTo(new Span<float>(scratch, Lanes));
                Exp(Vector512.Load(scratch) - Vector512.Create(maximum)).Store(scratch);
                new ReadOnlySpan<float>(scratch, rest.Length).CopyTo(rest);
            }
        }

        // Sixteen sums whatever the width of the processor's vectors, so that the order of additions is fixed.
        var sums = Vector512<float>.Zero;
        int at = 0;
        for (; at + Lanes <= values.Length; at += Lanes)
        {
            sums += Vector512.Create<float>(values[at..]);
        }

        sums.Store(scratch);
        for (int lane = 0; lane < Lanes; lane++)
        {
            sum += scratch[lane];
        }

        for (; at < values.Length; at++)
        {
            sum += values[at];
        }

        return (maximum, sum);
    }

    /// <summary>Turns scores into probabilities in place; returns ln Σ e^x of the scores.</summary>
    public static double Softmax(Span<float> values)
    {
        var (maximum, sum) = ExpShifted(values);
        Scale(values, (float)(1 / sum));
        return maximum + Math.Log(sum);
    }

    /// <summary>The largest element; of equal ones the first counts as largest.</summary>
    public static int ArgMax(ReadOnlySpan<float> values)
    {
        int best = 0;
        for (int i = 1; i < values.Length; i++)
        {
            if (values[i] > values[best])
            {
                best = i;
            }
        }

        return best;
    }

    /// <summary>Multiplies each element in place.</summary>
    public static void Scale(Span<float> values, float factor)
    {
        int i = 0;
        for (; i + Lanes <= values.Length; i += Lanes)
        {
            (Vector512.Create<float>(values[i..]) * factor).CopyTo(values[i..]);
        }

        for (; i < values.Length; i++)
        {
            values[i] *= factor;
        }
    }

    private static float Maximum(ReadOnlySpan<float> values)
    {
        var maxima = Vector512.Create(float.NegativeInfinity);
        int i = 0;
        for (; i + Lanes <= values.Length; i += Lanes)
        {
            maxima = Vector512.Max(maxima, Vector512.Create<float>(values[i..]));
        }

        float maximum = float.NegativeInfinity;
        for (int lane = 0; lane < Lanes; lane++)
        {
            maximum = Math.Max(maximum, maxima[lane]);
        }

        for (; i < values.Length; i++)
        {
            maximum = Math.Max(maximum, values[i]);
        }

        return maximum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Elu(float* x)
    {
        var value = Vector512.Load(x);
        var negative = Exp(Vector512.Min(value, Vector512<float>.Zero)) - Vector512<float>.One;
        Vector512.ConditionalSelect(Vector512.GreaterThan(value, Vector512<float>.Zero), value, negative).Store(x);
    }
}
