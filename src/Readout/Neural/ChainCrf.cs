using System.Runtime.Intrinsics;

namespace Readout.Neural;

/// <summary>
/// A linear-chain conditional random field over BIO-like labels (Lafferty et al. 2001): the score of a
/// labelling is the sum of its emissions and transitions. Immutable and thread-safe.
/// </summary>
/// <remarks>Rows of labels are padded to whole vectors; sums go label by label, so that padding changes no bit.</remarks>
public sealed unsafe class ChainCrf
{
    /// <summary>Score of what may not be; far below any learned score, far above overflow.</summary>
    public const float Forbidden = -1e4f;

    [ThreadStatic]
    private static Arena? scratch;

    private readonly int labels;
    private readonly int width;

    // From each label, and in the last row from the start, to each label; and their powers, also the other way round.
    private readonly float[] transitions;
    private readonly double[] factors;
    private readonly double[] backFactors;

    /// <param name="transitions">
    /// Row-major, labels + 1 by labels: from each label, and in the last row from the start, to each label.
    /// </param>
    public ChainCrf(int labels, float[] transitions)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(transitions.Length, (labels + 1) * labels);
        this.labels = labels;
        width = (labels + 7) & ~7;
        this.transitions = new float[(labels + 1) * width];
        factors = new double[(labels + 1) * width];
        backFactors = new double[labels * width];
        Array.Fill(this.transitions, float.NegativeInfinity);
        for (int from = 0; from <= labels; from++)
        {
            for (int to = 0; to < labels; to++)
            {
                float score = transitions[(from * labels) + to];
                this.transitions[(from * width) + to] = score;
                factors[(from * width) + to] = Math.Exp(score);
                if (from < labels)
                {
                    backFactors[(to * width) + from] = Math.Exp(score);
                }
            }
        }
    }

    /// <summary>The best labelling (Viterbi 1967). Of equal ones the first in label order wins.</summary>
    /// <param name="emissions">Row-major, positions by labels.</param>
    public void Decode(ReadOnlySpan<float> emissions, Span<int> path)
    {
        int n = path.Length;
        if (n == 0)
        {
            return;
        }

        var arena = Scratch();
        float* score = arena.Take(width);
        float* next = arena.Take(width);
        int* back = (int*)arena.Take(n * width);
        new Span<float>(score, width).Fill(float.NegativeInfinity);
        for (int j = 0; j < labels; j++)
        {
            score[j] = transitions[(labels * width) + j] + emissions[j];
        }

        fixed (float* transition = transitions)
        {
            for (int t = 1; t < n; t++)
            {
                BestBefore(score, transition, next, back + (t * width));
                for (int j = 0; j < labels; j++)
                {
                    score[j] = next[j] + emissions[(t * labels) + j];
                }
            }
        }

        path[n - 1] = VectorMath.ArgMax(new ReadOnlySpan<float>(score, labels));
        for (int t = n - 1; t > 0; t--)
        {
            path[t - 1] = back[(t * width) + path[t]];
        }
    }

    private static Arena Scratch()
    {
        scratch ??= new Arena();
        scratch.Reset();
        return scratch;
    }

    // The best score of each label over the labels before it, and which that is.
    private void BestBefore(float* score, float* transition, float* best, int* from)
    {
        for (int j = 0; j < width; j += Vector256<float>.Count)
        {
            var most = Vector256.Create(float.NegativeInfinity);
            var which = Vector256<int>.Zero;
            for (int i = 0; i < labels; i++)
            {
                var candidate = Vector256.Create(score[i]) + Vector256.Load(transition + (i * width) + j);
                var more = Vector256.GreaterThan(candidate, most);
                most = Vector256.ConditionalSelect(more, candidate, most);
                which = Vector256.ConditionalSelect(more.AsInt32(), Vector256.Create(i), which);
            }

            most.Store(best + j);
            which.Store(from + j);
        }
    }

    /// <summary>
    /// The probability of each label at each position, by the forward-backward recursion in scaled
    /// probabilities; returns ln Z.
    /// </summary>
    /// <param name="pairs">If given, receives expected counts of each transition, laid out as the transitions.</param>
    public double Marginals(ReadOnlySpan<float> emissions, int positions, Span<double> marginals, Span<double> pairs = default)
    {
        int n = positions;
        var arena = Scratch();
        double* local = (double*)arena.TakeZeroed(2 * n * width);
        double* forward = (double*)arena.TakeZeroed(2 * n * width);
        double logZ = 0;
        fixed (double* factor = factors)
        {
            for (int t = 0; t < n; t++)
            {
                var row = emissions.Slice(t * labels, labels);
                float maximum = row[VectorMath.ArgMax(row)];
                double* here = forward + (t * width);
                double* emission = local + (t * width);
                if (t == 0)
                {
                    new Span<double>(factor + (labels * width), width).CopyTo(new Span<double>(here, width));
                }
                else
                {
                    Combine(here - width, factor, here);
                }

                double sum = 0;
                for (int j = 0; j < labels; j++)
                {
                    emission[j] = Math.Exp(row[j] - maximum);
                    here[j] *= emission[j];
                    sum += here[j];
                }

                for (int j = 0; j < labels; j++)
                {
                    here[j] /= sum;
                }

                logZ += Math.Log(sum) + maximum;
            }
        }

        Backward(local, forward, n, marginals, pairs, arena);
        return logZ;
    }

    // result[j] = Σ_i weights[i] · rows[i, j], label by label.
    private void Combine(double* weights, double* rows, double* result)
    {
        for (int j = 0; j < width; j += Vector256<double>.Count)
        {
            var sum = Vector256<double>.Zero;
            for (int i = 0; i < labels; i++)
            {
                sum += Vector256.Create(weights[i]) * Vector256.Load(rows + (i * width) + j);
            }

            sum.Store(result + j);
        }
    }

    private void Backward(double* local, double* forward, int n, Span<double> marginals, Span<double> pairs, Arena arena)
    {
        double* after = (double*)arena.TakeZeroed(2 * width);
        double* ahead = (double*)arena.TakeZeroed(2 * width);
        new Span<double>(after, labels).Fill(1);
        fixed (double* back = backFactors)
        {
            for (int t = n - 1; t >= 0; t--)
            {
                double* here = forward + (t * width);
                double total = 0;
                for (int j = 0; j < labels; j++)
                {
                    total += here[j] * after[j];
                }

                for (int j = 0; j < labels; j++)
                {
                    marginals[(t * labels) + j] = here[j] * after[j] / total;
                    ahead[j] = local[(t * width) + j] * after[j];
                }

                if (t == 0)
                {
                    break;
                }

                Combine(ahead, back, after);
                double scale = 0;
                for (int i = 0; i < labels; i++)
                {
                    scale += here[i - width] * after[i];
                }

                AddPairs(here - width, ahead, scale, pairs);
                for (int i = 0; i < labels; i++)
                {
                    after[i] /= scale;
                }
            }
        }

        for (int j = 0; j < labels && n > 0 && !pairs.IsEmpty; j++)
        {
            pairs[(labels * labels) + j] += marginals[j];
        }
    }

    private void AddPairs(double* before, double* ahead, double scale, Span<double> pairs)
    {
        for (int i = 0; i < labels && !pairs.IsEmpty; i++)
        {
            for (int j = 0; j < labels; j++)
            {
                pairs[(i * labels) + j] += before[i] * factors[(i * width) + j] * ahead[j] / scale;
            }
        }
    }
}
