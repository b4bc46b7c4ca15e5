using Readout.Neural;

namespace Readout.Training.Neural;

/// <summary>Losses: each returns its value and replaces scores by the scaled gradient.</summary>
internal static class Losses
{
    /// <summary>Cross-entropy of a softmax.</summary>
    public static double CrossEntropy(Span<float> scores, int gold, float scale)
    {
        float score = scores[gold];
        double loss = VectorMath.Softmax(scores) - score;
        scores[gold] -= 1;
        VectorMath.Scale(scores, scale);
        return loss;
    }

    /// <summary>Huber's loss with its bend at 1, for figures with stray values.</summary>
    public static double Huber(ref float prediction, float gold, float scale)
    {
        float difference = prediction - gold;
        prediction = Math.Clamp(difference, -1, 1) * scale;
        return Math.Abs(difference) <= 1 ? 0.5 * difference * difference : Math.Abs(difference) - 0.5;
    }

    /// <summary>The negative log-likelihood of a path; adds to the transitions' gradient.</summary>
    public static double Crf(ChainCrf crf, float[] transitions, Span<float> emissions, ReadOnlySpan<int> gold, float scale, float[] transitionGradient)
    {
        int n = gold.Length;
        int labels = emissions.Length / n;
        double[] marginals = new double[emissions.Length];
        double[] pairs = new double[transitions.Length];
        double loss = crf.Marginals(emissions, n, marginals, pairs);
        for (int t = 0; t < n; t++)
        {
            int transition = ((t == 0 ? labels : gold[t - 1]) * labels) + gold[t];
            loss -= emissions[(t * labels) + gold[t]] + transitions[transition];
            pairs[transition] -= 1;
            marginals[(t * labels) + gold[t]] -= 1;
        }

        for (int i = 0; i < emissions.Length; i++)
        {
            emissions[i] = (float)marginals[i] * scale;
        }

        for (int i = 0; i < pairs.Length; i++)
        {
            transitionGradient[i] += (float)pairs[i] * scale;
        }

        return loss;
    }
}
