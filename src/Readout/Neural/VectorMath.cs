using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Readout.Neural;

/// <summary>
/// Element-wise functions on vectors of eight, which the compiler keeps in registers on every processor of today. Each
/// element goes through the same operations in the same order whatever its place and the length of the span.
/// </summary>
public static unsafe class VectorMath
{
    private const int Lanes = 8;

    /// <summary>
    /// e^x with a relative error below 2e-7; arguments are held within [−87, 88]. Range reduction to
    /// ±ln 2 / 2 and a polynomial of degree six, as in Moshier's Cephes library.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Exp(Vector256<float> x)
    {
        x = Vector256.Min(Vector256.Max(x, Vector256.Create(-87f)), Vector256.Create(88f));
        var whole = Vector256.Floor(Vector256.FusedMultiplyAdd(x, Vector256.Create(1.44269504f), Vector256.Create(0.5f)));
        var rest = Vector256.FusedMultiplyAdd(whole, Vector256.Create(-0.693359375f), x);
        rest = Vector256.FusedMultiplyAdd(whole, Vector256.Create(2.12194440e-4f), rest);
        var sum = Vector256.Create(1.9875691500e-4f);
        sum = Vector256.FusedMultiplyAdd(sum, rest, Vector256.Create(1.3981999507e-3f));
        sum = Vector256.FusedMultiplyAdd(sum, rest, Vector256.Create(8.3334519073e-3f));
        sum = Vector256.FusedMultiplyAdd(sum, rest, Vector256.Create(4.1665795894e-2f));
        sum = Vector256.FusedMultiplyAdd(sum, rest, Vector256.Create(1.6666665459e-1f));
        sum = Vector256.FusedMultiplyAdd(sum, rest, Vector256.Create(5.0000001201e-1f));
        sum = Vector256.FusedMultiplyAdd(sum, rest * rest, rest + Vector256<float>.One);
        var power = Vector256.ShiftLeft(Vector256.ConvertToInt32(whole) + Vector256.Create(127), 23);
        return sum * power.AsSingle();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Sigmoid(Vector256<float> x) =>
        Vector256<float>.One / (Vector256<float>.One + Exp(-x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Tanh(Vector256<float> x) =>
        Vector256<float>.One - (Vector256.Create(2f) / (Exp(x + x) + Vector256<float>.One));

    /// <summary>e^x with a relative error below 3e-6 for x within ±80: for functions that saturate.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> QuickExp(Vector256<float> x)
    {
        // 2^(whole + rest) with the rest within ±1/2; the polynomial has the least largest relative error of its degree.
        var power = x * Vector256.Create(1.44269504f);
        var whole = Vector256.Round(power);
        var rest = power - whole;
        var sum = Vector256.Create(0.009582873f);
        sum = Vector256.FusedMultiplyAdd(sum, rest, Vector256.Create(0.05590648f));
        sum = Vector256.FusedMultiplyAdd(sum, rest, Vector256.Create(0.24024099f));
        sum = Vector256.FusedMultiplyAdd(sum, rest, Vector256.Create(0.69312419f));
        sum = Vector256.FusedMultiplyAdd(sum, rest, Vector256<float>.One);
        return (sum.AsInt32() + (Vector256.ConvertToInt32(whole) << 23)).AsSingle();
    }

    /// <summary>The sigmoid of one times the hyperbolic tangent of the other, with a single division.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> SigmoidTimesTanh(Vector256<float> gate, Vector256<float> x)
    {
        var closing = Closing(gate);
        var power = Opening(x + x);
        return (power - Vector256<float>.One) / ((Vector256<float>.One + closing) * (power + Vector256<float>.One));
    }

    /// <summary><c>σ(gate) · before + (1 − σ(gate)) · tanh(x)</c>, with a single division.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Between(Vector256<float> gate, Vector256<float> before, Vector256<float> x)
    {
        var closing = Closing(gate);
        var power = Opening(x + x);
        var more = power + Vector256<float>.One;
        return Vector256.FusedMultiplyAdd(before, more, closing * (power - Vector256<float>.One)) / ((Vector256<float>.One + closing) * more);
    }

    // Beyond ±20 a sigmoid is 0 or 1 to the last bit kept, and products of two powers stay finite.
    private static Vector256<float> Closing(Vector256<float> gate) =>
        QuickExp(Vector256.Min(Vector256.Max(-gate, Vector256.Create(-20f)), Vector256.Create(20f)));

    private static Vector256<float> Opening(Vector256<float> x) =>
        QuickExp(Vector256.Min(Vector256.Max(x, Vector256.Create(-20f)), Vector256.Create(20f)));

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
        float* scratch = stackalloc float[2 * Lanes];
        double sum = 0;
        fixed (float* x = values)
        {
            int i = 0;
            for (; i + Lanes <= values.Length; i += Lanes)
            {
                Exp(Vector256.Load(x + i) - Vector256.Create(maximum)).Store(x + i);
            }

            if (i < values.Length)
            {
                var rest = values[i..];
                new Span<float>(scratch, Lanes).Fill(maximum);
                rest.CopyTo(new Span<float>(scratch, Lanes));
                Exp(Vector256.Load(scratch) - Vector256.Create(maximum)).Store(scratch);
                new ReadOnlySpan<float>(scratch, rest.Length).CopyTo(rest);
            }
        }

        // Sixteen sums whatever the width of the processor's vectors, so that the order of additions is fixed.
        var (low, high) = (Vector256<float>.Zero, Vector256<float>.Zero);
        int at = 0;
        fixed (float* x = values)
        {
            for (; at + (2 * Lanes) <= values.Length; at += 2 * Lanes)
            {
                low += Vector256.Load(x + at);
                high += Vector256.Load(x + at + Lanes);
            }
        }

        low.Store(scratch);
        high.Store(scratch + Lanes);
        for (int lane = 0; lane < 2 * Lanes; lane++)
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
        float maximum = Maximum(values);
        int best = 0;
        while (best < values.Length - 1 && values[best] != maximum)
        {
            best++;
        }

        return best;
    }

    /// <summary>Multiplies each element in place.</summary>
    public static void Scale(Span<float> values, float factor)
    {
        fixed (float* x = values)
        {
            int i = 0;
            for (; i + Lanes <= values.Length; i += Lanes)
            {
                (Vector256.Load(x + i) * factor).Store(x + i);
            }

            for (; i < values.Length; i++)
            {
                x[i] *= factor;
            }
        }
    }

    /// <summary><c>target += values</c>, of which there may be more.</summary>
    public static void Add(ReadOnlySpan<float> values, Span<float> target)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(values.Length, target.Length);
        fixed (float* from = values, to = target)
        {
            int i = 0;
            for (; i + Lanes <= target.Length; i += Lanes)
            {
                (Vector256.Load(to + i) + Vector256.Load(from + i)).Store(to + i);
            }

            for (; i < target.Length; i++)
            {
                to[i] += from[i];
            }
        }
    }

    /// <summary><c>target += factor * values</c>; the product and the sum are each rounded.</summary>
    public static void AddScaled(ReadOnlySpan<float> values, float factor, Span<float> target)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(values.Length, target.Length);
        fixed (float* from = values, to = target)
        {
            int i = 0;
            for (; i + Lanes <= target.Length; i += Lanes)
            {
                (Vector256.Load(to + i) + (Vector256.Load(from + i) * factor)).Store(to + i);
            }

            for (; i < target.Length; i++)
            {
                float product = factor * from[i];
                to[i] += product;
            }
        }
    }

    /// <summary>The largest element; negative infinity when there is none.</summary>
    public static float Maximum(ReadOnlySpan<float> values)
    {
        fixed (float* x = values)
        {
            var maxima = Vector256.Create(float.NegativeInfinity);
            int i = 0;
            for (; i + Lanes <= values.Length; i += Lanes)
            {
                maxima = Vector256.Max(maxima, Vector256.Load(x + i));
            }

            float maximum = float.NegativeInfinity;
            for (int lane = 0; lane < Lanes; lane++)
            {
                maximum = Math.Max(maximum, maxima[lane]);
            }

            for (; i < values.Length; i++)
            {
                maximum = Math.Max(maximum, x[i]);
            }

            return maximum;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Elu(float* x)
    {
        var value = Vector256.Load(x);
        var negative = Exp(Vector256.Min(value, Vector256<float>.Zero)) - Vector256<float>.One;
        Vector256.ConditionalSelect(Vector256.GreaterThan(value, Vector256<float>.Zero), value, negative).Store(x);
    }
}
