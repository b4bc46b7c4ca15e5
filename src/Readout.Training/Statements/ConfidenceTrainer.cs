using Readout.Statements.Learned;
using Readout.Text;

namespace Readout.Training.Statements;

/// <summary>
/// Fits the confidence: how likely is a statement right, given what spoke for it? Right means here what the scorers
/// mean: content words with F1 of at least 0.8, and a source that shares a word.
/// </summary>
internal static class ConfidenceTrainer
{
    private const int Steps = 3000;
    private const double Decay = 0.002;

    public static float[] Train(IReadOnlyList<(float[] X, bool Right)> examples)
    {
        var weights = new double[ConfidenceModel.Features];
        var gradient = new double[weights.Length];
        var squares = new double[weights.Length];
        for (int step = 0; step < Steps; step++)
        {
            Array.Clear(gradient);
            foreach (var (x, right) in examples)
            {
                double score = 0;
                for (int i = 0; i < x.Length; i++)
                {
                    score += weights[i] * x[i];
                }

                double error = (right ? 1 : 0) - (1 / (1 + Math.Exp(-score)));
                for (int i = 0; i < x.Length; i++)
                {
                    gradient[i] += error * x[i];
                }
            }

            for (int i = 0; i < weights.Length; i++)
            {
                double mean = (gradient[i] / examples.Count) - (Decay * weights[i]);
                squares[i] += mean * mean;
                weights[i] += 0.1 * mean / (Math.Sqrt(squares[i]) + 1e-6);
            }
        }

        return Array.ConvertAll(weights, w => (float)w);
    }

    /// <summary>Expected calibration error over ten bins.</summary>
    public static double Error(IReadOnlyList<(float[] X, bool Right)> examples, float[] weights)
    {
        var bins = new (double Confidence, int Right)[10];
        foreach (var (x, right) in examples)
        {
            double confidence = 1 / (1 + Math.Exp(-TableRows.Dot(weights, x)));
            ref var bin = ref bins[Math.Min(9, (int)(confidence * 10))];
            bin = (bin.Confidence + confidence, bin.Right + (right ? 1 : 0));
        }

        return bins.Sum(bin => Math.Abs(bin.Confidence - bin.Right)) / examples.Count;
    }

    public static bool IsRight(GoldArticle article, IReadOnlyList<TextSpan> source, IReadOnlyList<TextSpan> content)
    {
        var found = Words(article.Passage, content);
        var who = Words(article.Passage, source);
        return article.Statements.Any(gold =>
        {
            var right = Words(article.Passage, gold.Content);
            var speaker = Words(article.Passage, gold.Source);
            return 2.0 * found.Count(right.Contains) / (found.Count + right.Count) >= 0.8
                && ((who.Count == 0 && speaker.Count == 0) || who.Overlaps(speaker));
        });
    }

    private static HashSet<int> Words(Passage passage, IEnumerable<TextSpan> spans)
    {
        bool[] cover = passage.Cover(spans);
        return [.. Enumerable.Range(0, cover.Length).Where(i => cover[i] && char.IsLetterOrDigit(passage.Lower[i][0]))];
    }
}
