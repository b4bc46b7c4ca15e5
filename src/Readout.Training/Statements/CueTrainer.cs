using Readout.Statements.Learned;

namespace Readout.Training.Statements;

/// <summary>Trains the cue model: logistic regression by AdaGrad (Duchi et al. 2011) over every word that could be a cue.</summary>
internal static class CueTrainer
{
    // A third reading of the data fits the training articles better and the held-out ones worse.
    private const int Epochs = 2;
    private const float Rate = 0.1f;
    private const float Decay = 1e-5f;

    public static CueModel Train(IReadOnlyList<GoldArticle> articles, int seed)
    {
        var weights = new HashedWeights(AttributionModel.CueBits, 1);
        float[] values = weights.Values;
        var squares = new float[values.Length];
        var examples = Examples(articles);
        var random = new Random(seed);
        for (int epoch = 0; epoch < Epochs; epoch++)
        {
            random.Shuffle(examples);
            foreach (var (features, right) in examples)
            {
                float score = 0;
                foreach (uint feature in features)
                {
                    score += values[weights.Slot(feature)];
                }

                float error = (right ? 1 : 0) - (1 / (1 + MathF.Exp(-score)));
                foreach (uint feature in features)
                {
                    int slot = weights.Slot(feature);
                    float gradient = error - (Decay * values[slot]);
                    squares[slot] += gradient * gradient;
                    values[slot] += Rate * gradient / (MathF.Sqrt(squares[slot]) + 1e-3f);
                }
            }
        }

        return new CueModel(weights);
    }

    private static (uint[] Features, bool Right)[] Examples(IReadOnlyList<GoldArticle> articles)
    {
        var features = new FeatureList();
        var examples = new List<(uint[], bool)>();
        foreach (var article in articles)
        {
            var right = article.Statements.Select(article.CueHead).ToHashSet();
            for (int i = 0; i < article.Passage.Length; i++)
            {
                if (CueModel.Candidate(article.Passage, i))
                {
                    features.Clear();
                    CueModel.Extract(article.Passage, i, (int)article.Guideline, features);
                    examples.Add((features.Values.ToArray(), right.Contains(i)));
                }
            }
        }

        return [.. examples];
    }
}
