namespace Readout.Neural;

/// <summary>
/// A linear-chain conditional random field over BIO-like labels (Lafferty et al. 2001): the score of a
/// labelling is the sum of its emissions and transitions. Immutable and thread-safe.
/// </summary>
public sealed class ChainCrf
{
    /// <summary>Score of what may not be; far below any learned score, far above overflow.</summary>
    public const float Forbidden = -1e4f;

    private readonly int labels;
    private readonly float[] transitions;
    private readonly double[] factors;

    /// <param name="transitions">
    /// Row-major, labels + 1 by labels: from each label, and in the last row from the start, to each label.
    /// </param>
    public ChainCrf(int labels, float[] transitions)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(transitions.Length, (labels + 1) * labels);
        this.labels = labels;
        this.transitions = transitions;
        factors = Array.ConvertAll(transitions, score => Math.Exp(score));
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

        Span<float> score = stackalloc float[labels];
        Span<float> next = stackalloc float[labels];
        byte[] back = new byte[n * labels];
        for (int j = 0; j < labels; j++)
        {
            score[j] = transitions[(labels * labels) + j] + emissions[j];
        }

        for (int t = 1; t < n; t++)
        {
            for (int j = 0; j < labels; j++)
            {
                int best = 0;
                float bestScore = float.NegativeInfinity;
                for (int i = 0; i < labels; i++)
                {
                    float candidate = score[i] + transitions[(i * labels) + j];
                    if (candidate > bestScore)
                    {
                        bestScore = candidate;
                        best = i;
                    }
                }

                next[j] = bestScore + emissions[(t * labels) + j];
                back[(t * labels) + j] = (byte)best;
            }

            next.CopyTo(score);
        }

        path[n - 1] = VectorMath.ArgMax(score);
        for (int t = n - 1; t > 0; t--)
        {
            path[t - 1] = back[(t * labels) + path[t]];
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
        double[] local = new double[n * labels];
        double[] forward = new double[n * labels];
        double logZ = 0;
        for (int t = 0; t < n; t++)
        {
            var row = emissions.Slice(t * labels, labels);
            float maximum = row[VectorMath.ArgMax(row)];
            double sum = 0;
            for (int j = 0; j < labels; j++)
            {
                double into = 0;
                if (t == 0)
                {
                    into = factors[(labels * labels) + j];
                }
                else
                {
                    for (int i = 0; i < labels; i++)
                    {
                        into += forward[((t - 1) * labels) + i] * factors[(i * labels) + j];
                    }
                }

                double emission = Math.Exp(row[j] - maximum);
                local[(t * labels) + j] = emission;
                forward[(t * labels) + j] = into * emission;
                sum += into * emission;
            }

            for (int j = 0; j < labels; j++)
            {
                forward[(t * labels) + j] /= sum;
            }

            logZ += Math.Log(sum) + maximum;
        }

        Backward(local, forward, n, marginals, pairs);
        return logZ;
    }

    private void Backward(double[] local, double[] forward, int n, Span<double> marginals, Span<double> pairs)
    {
        double[] after = new double[labels];
        double[] ahead = new double[labels];
        Array.Fill(after, 1);
        for (int t = n - 1; t >= 0; t--)
        {
            double total = 0;
            for (int j = 0; j < labels; j++)
            {
                total += forward[(t * labels) + j] * after[j];
            }

            for (int j = 0; j < labels; j++)
            {
                marginals[(t * labels) + j] = forward[(t * labels) + j] * after[j] / total;
                ahead[j] = local[(t * labels) + j] * after[j];
            }

            if (t == 0)
            {
                break;
            }

            double scale = 0;
            for (int i = 0; i < labels; i++)
            {
                double sum = 0;
                for (int j = 0; j < labels; j++)
                {
                    sum += factors[(i * labels) + j] * ahead[j];
                }

                after[i] = sum;
                scale += forward[((t - 1) * labels) + i] * sum;
            }

            if (!pairs.IsEmpty)
            {
                for (int i = 0; i < labels; i++)
                {
                    for (int j = 0; j < labels; j++)
                    {
                        pairs[(i * labels) + j] += forward[((t - 1) * labels) + i] * factors[(i * labels) + j] * ahead[j] / scale;
                    }
                }
            }

            for (int i = 0; i < labels; i++)
            {
                after[i] /= scale;
            }
        }

        if (!pairs.IsEmpty && n > 0)
        {
            for (int j = 0; j < labels; j++)
            {
                pairs[(labels * labels) + j] += marginals[j];
            }
        }
    }
}
