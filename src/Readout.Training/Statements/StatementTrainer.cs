using System.Numerics.Tensors;
using Readout.Lexicons;
using Readout.Neural;
using Readout.Statements;
using Readout.Statements.Learned;
using Readout.Syntax;

namespace Readout.Training.Statements;

/// <summary>What a training of the statement models reached on held-out articles.</summary>
/// <param name="Found">Statements found in the whole readings by models that had not seen them.</param>
/// <param name="Right">Those of them that are right, as the confidence counts it.</param>
/// <param name="CalibrationError">Expected calibration error over ten bins, of a confidence fitted on the other half's.</param>
public sealed record StatementTraining(int Articles, int Statements, int Found, int Right, double CalibrationError);

/// <summary>
/// Makes <c>statements.bin</c>. The cue scores that the network learns from, and the statements that the confidence
/// is fitted on, come from models that did not see the article: two halves, each read by the other's.
/// </summary>
public static class StatementTrainer
{
    private const int Epochs = 8;

    // The halves' networks only serve the confidence.
    private const int HalfEpochs = 5;

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
        var cues = CueTrainer.Train(articles, seed);
        var halfCues = new[] { 0, 1 }.Select(half => CueTrainer.Train([.. articles.Where((_, i) => i % 2 == half)], seed)).ToArray();
        report("cue models trained");
        EncodedArticle[] encoded = [.. articles.Select((article, i) => EncodedArticle.Encode(article, AttributionModel.Scores(article.Passage, halfCues[1 - (i % 2)], article.Guideline)))];
        report($"{encoded.Sum(a => a.Windows.Length)} windows of {encoded.Sum(a => a.Windows.Sum(w => w.Length))} words, {encoded.Sum(a => a.Windows.Count(w => w.Labels is not null))} gold");

        var learner = AttributionTrainer.Train(encoded, Epochs, seed, report);
        var held = new[] { 0, 1 }.Select(half =>
        {
            var unseen = AttributionTrainer.Train([.. encoded.Where((_, i) => i % 2 == half)], HalfEpochs, seed, line => report($"half {half + 1}, {line}"));
            var model = new AttributionModel(classes, halfCues[half], Network(unseen), new ConfidenceModel(new float[ConfidenceModel.Features]));
            return articles.Where((article, i) => i % 2 != half && article.Guideline == Guideline.Reading).SelectMany(article => Found(article, model)).ToArray();
        }).ToArray();
        (float[] X, bool Right)[] examples = [.. held[0], .. held[1]];
        float[] confidence = ConfidenceTrainer.Train(examples);
        double error = held.Select((unseen, i) => ConfidenceTrainer.Error(unseen, ConfidenceTrainer.Train(held[1 - i])) * unseen.Length).Sum() / examples.Length;
        Write(Path.Combine(models, "statements.bin"), keys, columns, cues, learner, confidence);
        return new StatementTraining(articles.Count, articles.Sum(a => a.Statements.Length), examples.Length, examples.Count(e => e.Right), error);
    }

    // What rules and models together make of an article, each statement with what its confidence rests on.
    private static List<(float[] X, bool Right)> Found(GoldArticle article, AttributionModel model)
    {
        var passage = Projected(article, model.Network);
        var (drafts, trees) = article.Draft();
        var joined = new AttributionJoiner(model, new CueLexicon(LexiconSet.Standard)).Weigh(drafts, passage, trees);
        Nesting.Link(joined.ConvertAll(one => one.Draft));
        var examples = new List<(float[], bool)>();
        foreach (var one in joined.Where(one => one.Draft.Within is null || !Nesting.OwnThought(one.Draft)))
        {
            var x = new float[ConfidenceModel.Features];
            ConfidenceModel.Describe(passage, one, x);
            examples.Add((x, ConfidenceTrainer.IsRight(article, one.Draft.Source is { } source ? [source] : [], one.Draft.Content)));
        }

        return examples;
    }

    private static AttributionNetwork Network(AttributionLearner learner)
    {
        var file = new ModelFile();
        learner.AddTo(file);
        return new AttributionNetwork(file);
    }

    // The passage with what the network keeps of the encoder's states.
    private static unsafe Passage Projected(GoldArticle article, AttributionNetwork network)
    {
        int words = article.Passage.Length, width = article.States.Length / words;
        var states = new float[article.States.Length];
        TensorPrimitives.ConvertToSingle(article.States, states);
        using var arena = new Arena();
        float[] kept;
        fixed (float* x = states)
        {
            kept = new ReadOnlySpan<float>(network.States.Apply(x, width, words, arena), words * NetworkShape.Word).ToArray();
        }

        return article.Passage.With(kept);
    }

    private static void Write(string path, ulong[] keys, float[] columns, CueModel cues, AttributionLearner learner, float[] confidence)
    {
        var file = new ModelFile();
        file.Add("words", keys);
        file.Add(new Readout.Neural.Tensor("classes", keys.Length, 2, columns), TensorCode.Half);
        file.Add(cues.Weights.ToTensor("cues"), TensorCode.Bytes);
        learner.AddTo(file);
        file.Add(new Readout.Neural.Tensor("confidence", 1, confidence.Length, confidence), TensorCode.Single);
        using var stream = File.Create(path);
        file.Write(stream);
    }
}
