using Readout.Neural;
using Readout.Statements.Learned;
using Readout.Syntax;
using Readout.Training.Neural;
using Readout.Training.Statements;
using Readout.Training.Syntax;

namespace Readout.Tests.Neural;

/// <summary>Every backward pass against finite differences of its forward pass.</summary>
public unsafe class GradientTests
{
    private const float Epsilon = 1e-2f;

    private static readonly SequenceBatch Batch = new([5, 3, 3, 1]);

    [Fact]
    public void An_affine_layer_has_the_gradients_of_its_output()
    {
        var layer = new AffineLayer("test", 7, 37, new Random64(1));
        Check(layer.Parameters, layer.Pack, 7, 37, arena => (x, dy, dx) =>
        {
            float* y = layer.Forward(x, 7, Batch.Rows, arena);
            double value = Dot(y, dy, Batch.Rows * 37);
            layer.Backward(x, 7, dy, Batch.Rows, dx, 7, 0, arena);
            return value;
        });
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_recurrent_layer_has_the_gradients_of_its_output(bool backward)
    {
        var layer = new LstmLayer("test", 5, 16, backward, new Random64(2));
        Check(layer.Parameters, layer.Pack, 5, 16, arena => (x, dy, dx) =>
        {
            float* y = arena.Take(Batch.Rows * 16);
            var trace = layer.Forward(Batch, x, 5, y, 16, arena);
            double value = Dot(y, dy, Batch.Rows * 16);
            float* flowing = arena.Take(Batch.Rows * 16);
            new ReadOnlySpan<float>(dy, Batch.Rows * 16).CopyTo(new Span<float>(flowing, Batch.Rows * 16));
            layer.Backward(Batch, trace, x, 5, y, 16, flowing, 16, dx, 5, 0, arena);
            return value;
        });
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(4)]
    public void A_softmax_has_the_gradients_of_its_cross_entropy(int gold)
    {
        float[] scores = [0.3f, -1.2f, 2.1f, 0, 0.7f];
        float[] gradient = [.. scores];
        double loss = Losses.CrossEntropy(gradient, gold, 1);
        Assert.Equal(Math.Log(scores.Sum(s => Math.Exp(s))) - scores[gold], loss, 1e-5);
        Assert.All(Enumerable.Range(0, 5), i => Near(Difference(scores, i, s => Losses.CrossEntropy(s, gold, 1)), gradient[i]));
    }

    [Theory]
    [InlineData(-2f)]
    [InlineData(0.2f)]
    [InlineData(3f)]
    public void A_robust_error_has_its_gradient(float prediction)
    {
        float gradient = prediction;
        Losses.Huber(ref gradient, 0.5f, 1);
        float[] at = [prediction];
        Near(Difference(at, 0, p => Losses.Huber(ref p[0], 0.5f, 1)), gradient);
    }

    [Fact]
    public void A_chain_has_the_gradients_of_its_likelihood()
    {
        var random = new Random64(3);
        float[] emissions = Uniform(random, 4 * 3);
        float[] transitions = Uniform(random, 4 * 3);
        int[] gold = [0, 2, 2, 1];
        float[] emissionGradient = [.. emissions];
        float[] transitionGradient = new float[transitions.Length];
        Losses.Crf(new ChainCrf(3, transitions), transitions, emissionGradient, gold, 1, transitionGradient);
        Assert.All(Enumerable.Range(0, emissions.Length), i => Near(
            Difference(emissions, i, e => Losses.Crf(new ChainCrf(3, transitions), transitions, e, gold, 1, new float[12])), emissionGradient[i]));
        Assert.All(Enumerable.Range(0, transitions.Length), i => Near(
            Difference(transitions, i, t => Losses.Crf(new ChainCrf(3, t), t, (float[])emissions.Clone(), gold, 1, new float[12])), transitionGradient[i]));
    }

    [Fact]
    public void The_whole_syntax_network_has_the_gradients_of_its_loss()
    {
        var shape = new SyntaxShape { Vector = 4, Learned = 32, Pieces = 61, Units = 16, TagHidden = 16, Arc = 16, Label = 16, Name = 16, Factuality = 16 };
        var (learner, sentences) = SmallLearner.Create(shape);
        using var arena = new Arena();
        BatchLoss Loss()
        {
            arena.Reset();
            learner.Pack();
            return learner.Learn(sentences, DropoutRates.None, 1, new Random64(1), 1, arena);
        }

        Loss();
        var random = new Random64(5);
        float[][] gradients = [.. learner.Parameters.Select(parameter => (float[])parameter.Gradients[1].Clone())];
        foreach (var (parameter, analytic) in learner.Parameters.Zip(gradients))
        {
            for (int trial = 0; trial < 12; trial++)
            {
                int i = random.Next(analytic.Length);
                if (parameter.Value[i] <= ChainCrf.Forbidden)
                {
                    continue;
                }

                float before = parameter.Value[i];
                parameter.Value[i] = before + Epsilon;
                double above = Loss().Total;
                parameter.Value[i] = before - Epsilon;
                double below = Loss().Total;
                parameter.Value[i] = before;
                Near((above - below) / (2 * Epsilon), analytic[i], parameter.Name + " " + i);
            }
        }
    }

    [Fact]
    public void The_whole_attribution_network_has_the_gradients_of_its_loss()
    {
        var random = new Random64(11);
        ushort[] Rows(int count, int limit) => [.. Enumerable.Range(0, count).Select(_ => (ushort)random.Next(limit))];
        EncodedWindow Window(int cue, int start, int length, params int[]? labels) =>
            new(cue, start, length, Rows(length * PairFeatures.Count, PairFeatures.Rows), labels);
        var article = new EncodedArticle(
            [.. Enumerable.Range(0, 9 * 8).Select(_ => (Half)random.NextSingle())],
            Rows(9 * WordFeatures.Count, WordFeatures.Rows),
            [float.NegativeInfinity, 0.5f, -1, 2, -3, 0, 1, float.NegativeInfinity, -9],
            [false, false, false, true, false, false, true, false, false],
            [Window(3, 0, 7, 1, 1, 0, 3, 2, 2, 0), Window(6, 4, 5, 1, 0, 3, 2, 2), Window(1, 0, 3, null)]);
        var learner = new AttributionLearner(8, 5);
        using var arena = new Arena();
        double Loss()
        {
            arena.Reset();
            learner.Pack();
            var (cues, checks, labels) = learner.Learn(article, 1, new Random64(1), 1, arena);
            return ((cues + checks) / 2) + labels;
        }

        Loss();
        float[][] gradients = [.. learner.Parameters.Select(parameter => (float[])parameter.Gradients[1].Clone())];
        foreach (var (parameter, analytic) in learner.Parameters.Zip(gradients))
        {
            int[] used = [.. Enumerable.Range(0, analytic.Length).Where(i => analytic[i] != 0)];
            for (int trial = 0; trial < 12; trial++)
            {
                int i = used[random.Next(used.Length)];
                float before = parameter.Value[i];
                parameter.Value[i] = before + Epsilon;
                double above = Loss();
                parameter.Value[i] = before - Epsilon;
                double below = Loss();
                parameter.Value[i] = before;
                Near((above - below) / (2 * Epsilon), analytic[i], parameter.Name + " " + i);
            }
        }
    }

    private delegate double Pass(float* x, float* dy, float* dx);

    // Checks dx and the parameters' gradients of Σ y · dy for random x and dy.
    private static void Check(Parameter[] parameters, Action pack, int inputs, int outputs, Func<Arena, Pass> forwardAndBackward)
    {
        using var arena = new Arena();
        var random = new Random64(9);
        float[] x = Uniform(random, Batch.Rows * inputs);
        float[] weights = Uniform(random, Batch.Rows * outputs);
        double Run(float[] dx)
        {
            arena.Reset();
            pack();
            fixed (float* at = x, dy = weights, target = dx)
            {
                return forwardAndBackward(arena)(at, dy, target);
            }
        }

        foreach (var parameter in parameters.Where(p => p.Value.All(v => v == 0)))
        {
            Uniform(random, parameter.Value.Length).CopyTo(parameter.Value, 0);
        }

        float[] inputGradient = new float[x.Length];
        Run(inputGradient);
        var analytic = parameters.Select(parameter => (float[])parameter.Gradients[0].Clone()).ToArray();
        Assert.All(Enumerable.Range(0, x.Length), i => Near(Central(x, i, () => Run(new float[x.Length])), inputGradient[i]));
        for (int p = 0; p < parameters.Length; p++)
        {
            for (int i = 0; i < analytic[p].Length; i += 7)
            {
                Near(Central(parameters[p].Value, i, () => Run(new float[x.Length])), analytic[p][i], parameters[p].Name);
            }
        }
    }

    private static double Central(float[] values, int i, Func<double> loss)
    {
        float before = values[i];
        values[i] = before + Epsilon;
        double above = loss();
        values[i] = before - Epsilon;
        double below = loss();
        values[i] = before;
        return (above - below) / (2 * Epsilon);
    }

    private static double Difference(float[] values, int i, Func<float[], double> loss)
    {
        float[] above = [.. values], below = [.. values];
        above[i] += Epsilon;
        below[i] -= Epsilon;
        return (loss(above) - loss(below)) / (2 * Epsilon);
    }

    private static void Near(double expected, double actual, string what = "") =>
        Assert.True(Math.Abs(expected - actual) <= 5e-3 + (0.02 * Math.Abs(expected)), $"{what}: finite difference {expected}, gradient {actual}");

    private static double Dot(float* a, float* b, int count)
    {
        double sum = 0;
        for (int i = 0; i < count; i++)
        {
            sum += (double)a[i] * b[i];
        }

        return sum;
    }

    private static float[] Uniform(Random64 random, int count) => [.. Enumerable.Range(0, count).Select(_ => (2 * random.NextSingle()) - 1)];
}
