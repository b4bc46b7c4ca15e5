using Readout.Neural;
using Readout.Statements.Learned;
using Readout.Syntax;

namespace Readout.Training.Statements;

/// <summary>What a training of the statement models reached on held-out articles.</summary>
/// <param name="Right">Attributions of the held-out half that are right, as the calibration counts it.</param>
/// <param name="CalibrationError">Expected calibration error over ten bins, in sample.</param>
public sealed record StatementTraining(int Articles, int Statements, int WithoutCue, int Found, int Right, double CalibrationError);

/// <summary>
/// Makes <c>statements.bin</c>. The cue probabilities that the argument model learns from, and the attributions that
/// the confidence is fitted on, come from models that did not see the article: two halves, each read by the other's.
/// </summary>
public static class StatementTrainer
{
    private const double Threshold = 0.3;

    public static StatementTraining Train(string corpora, string models, int seed, Action<string> report)
    {
        using var vectors = File.OpenRead(Path.Combine(models, "glove.bin"));
        var (keys, columns) = WordClassTrainer.Train(WordVectors.Load(vectors), seed);
        report("word classes clustered");
        var classes = new WordClasses(keys, columns);
        List<GoldArticle> articles =
        [
            .. StatementCorpus.Read(Path.Combine(corpora, "attribution", "train.jsonl.gz"), Guideline.Polnear, "attributions", classes),
            .. StatementCorpus.Read(Path.Combine(corpora, "reading", "train.jsonl.gz"), Guideline.Reading, "statements", classes),
        ];
        report($"{articles.Count} articles parsed");

        var halves = new[] { 0, 1 }.Select(half => articles.Where((_, i) => i % 2 == half).ToList()).ToArray();
        var halfCues = halves.Select(half => CueTrainer.Train(half, seed)).ToArray();
        report("cue models of the two halves trained");
        int withoutCue = 0;
        var halfExamples = halves.Select((half, i) => Examples(half, halfCues[1 - i], ref withoutCue)).ToArray();
        var readings = new List<(GoldArticle, List<Attribution>)>();
        for (int half = 0; half < 2; half++)
        {
            var trained = ArgumentTrainer.Train([.. halfExamples[half]], seed, (epoch, wrong) => report($"arguments, half {half + 1}, epoch {epoch}: {wrong:P2} of the words wrong"));
            var unseen = new AttributionModel(classes, halfCues[half], trained, new float[AttributionModel.CalibrationFeatures]);
            readings.AddRange(halves[1 - half].Select(article => (article, unseen.Find(article.Passage, article.Guideline, Threshold))));
        }

        float[] calibration = CalibrationTrainer.Train(readings);
        var cues = CueTrainer.Train(articles, seed);
        var arguments = ArgumentTrainer.Train([.. halfExamples[0], .. halfExamples[1]], seed, (epoch, wrong) => report($"arguments, epoch {epoch}: {wrong:P2} of the words wrong"));
        Write(Path.Combine(models, "statements.bin"), keys, columns, cues, arguments, calibration);
        return Summary(articles, readings, calibration, withoutCue);
    }

    private static List<(ArgumentFrame, int[])> Examples(List<GoldArticle> articles, CueModel cues, ref int withoutCue)
    {
        var features = new FeatureList();
        var examples = new List<(ArgumentFrame, int[])>();
        foreach (var article in articles)
        {
            double[] probability = AttributionModel.Probabilities(article.Passage, cues, article.Guideline, features);
            foreach (var statement in article.Statements)
            {
                int cue = article.CueHead(statement);
                if (cue < 0)
                {
                    withoutCue++;
                    continue;
                }

                var frame = ArgumentFrame.Extract(article.Passage, cue, (int)article.Guideline, probability, features);
                examples.Add((frame, ArgumentTrainer.Labels(article, statement, frame)));
            }
        }

        return examples;
    }

    private static void Write(string path, ulong[] keys, float[] columns, CueModel cues, ArgumentModel arguments, float[] calibration)
    {
        var file = new ModelFile();
        file.Add("words", keys);
        file.Add(new Tensor("classes", keys.Length, 2, columns), TensorCode.Half);
        file.Add(cues.Weights.ToTensor("cues"), TensorCode.Bytes);
        arguments.AddTo(file);
        file.Add(new Tensor("calibration", 1, calibration.Length, calibration), TensorCode.Single);
        using var stream = File.Create(path);
        file.Write(stream);
    }

    private static StatementTraining Summary(List<GoldArticle> articles, List<(GoldArticle Article, List<Attribution> Found)> readings, float[] calibration, int withoutCue)
    {
        var bins = new (int Count, double Confidence, int Right)[10];
        Span<float> x = stackalloc float[AttributionModel.CalibrationFeatures];
        foreach (var (article, found) in readings)
        {
            foreach (var attribution in found)
            {
                AttributionModel.Describe(article.Passage, attribution, x);
                double score = 0;
                for (int i = 0; i < x.Length; i++)
                {
                    score += x[i] * calibration[i];
                }

                double confidence = 1 / (1 + Math.Exp(-score));
                ref var bin = ref bins[Math.Min(9, (int)(confidence * 10))];
                bin = (bin.Count + 1, bin.Confidence + confidence, bin.Right + (CalibrationTrainer.IsRight(article, attribution) ? 1 : 0));
            }
        }

        int all = bins.Sum(b => b.Count);
        return new StatementTraining(
            articles.Count,
            articles.Sum(a => a.Statements.Length),
            withoutCue,
            all,
            bins.Sum(b => b.Right),
            bins.Sum(b => Math.Abs(b.Confidence - b.Right)) / all);
    }
}
