using Readout.Statements.Learned;
using Readout.Text;

namespace Readout.Training.Statements;

/// <summary>
/// Fits the confidence: how likely is an attribution right, given what can be seen of it? Right means here what the
/// scorer's <c>match</c> means: content words with F1 of at least 0.8, and a source that shares a word.
/// </summary>
internal static class CalibrationTrainer
{
    public static float[] Train(IEnumerable<(GoldArticle Article, List<Attribution> Found)> readings)
    {
        var examples = new List<(float[] X, float Y)>();
        foreach (var (article, found) in readings)
        {
            foreach (var attribution in found)
            {
                var x = new float[AttributionModel.CalibrationFeatures];
                AttributionModel.Describe(article.Passage, attribution, x);
                examples.Add((x, IsRight(article, attribution) ? 1 : 0));
            }
        }

        var weights = new double[AttributionModel.CalibrationFeatures];
        var gradient = new double[weights.Length];
        for (int step = 0; step < 2000; step++)
        {
            Array.Clear(gradient);
            foreach (var (x, y) in examples)
            {
                double score = 0;
                for (int i = 0; i < x.Length; i++)
                {
                    score += weights[i] * x[i];
                }

                double error = y - (1 / (1 + Math.Exp(-score)));
                for (int i = 0; i < x.Length; i++)
                {
                    gradient[i] += error * x[i];
                }
            }

            for (int i = 0; i < weights.Length; i++)
            {
                weights[i] += 0.2 * gradient[i] / examples.Count;
            }
        }

        return Array.ConvertAll(weights, w => (float)w);
    }

    public static bool IsRight(GoldArticle article, Attribution attribution)
    {
        var content = Words(article.Passage, attribution.Content);
        var source = Words(article.Passage, attribution.Source);
        return article.Statements.Any(gold =>
        {
            var right = Words(article.Passage, gold.Content);
            var who = Words(article.Passage, gold.Source);
            return 2.0 * content.Count(right.Contains) / (content.Count + right.Count) >= 0.8
                && ((source.Count == 0 && who.Count == 0) || source.Overlaps(who));
        });
    }

    private static HashSet<int> Words(Passage passage, IEnumerable<TextSpan> spans)
    {
        bool[] cover = passage.Cover(spans);
        return [.. Enumerable.Range(0, cover.Length).Where(i => cover[i] && char.IsLetterOrDigit(passage.Lower[i][0]))];
    }
}
