using Readout.Neural;
using Readout.Syntax;
using Readout.Text;

namespace Readout.Training.Syntax;

/// <summary>What came of training the network of mentions.</summary>
/// <param name="Alone">Its scores on the documents held back.</param>
/// <param name="Joined">And with <c>english.bin</c>, which never saw the documents that are held back when nothing is said.</param>
public sealed record MentionTrainingResult(int Weights, long Bytes, NameScores Alone, NameScores Joined);

/// <summary>A training of the network of mentions with its files: <c>glove.bin</c> and <c>english.bin</c> in, <c>mentions.bin</c> beside them out.</summary>
public static class MentionTrainingRun
{
    /// <param name="data">What <see cref="TrainingData.ReadMentions"/> read.</param>
    /// <param name="models">The folder of the three files.</param>
    /// <param name="report">Called after each batch, and with scores after each epoch where documents are held back.</param>
    /// <exception cref="InputException">A file is missing.</exception>
    public static MentionTrainingResult Start(TrainingData data, string models, ulong seed, int epochs, Action<TrainingProgress> report, CancellationToken cancel)
    {
        using var vectorStream = ModelFolder.Open(models, "glove.bin", "scripts/build-glove");
        using var english = ModelFolder.Open(models, "english.bin", "readout train syntax");
        var vectors = WordVectors.Load(vectorStream);
        using var made = new MemoryStream();
        NameScores Alone(Stream model)
        {
            var network = new NameNetwork(ModelFile.Read(model), vectors, Array.IndexOf(SyntaxLabels.NameConventionIds, SyntaxLabels.Mentions));
            return Score(data.HeldOut["re3d"], network.Read);
        }

        Func<MemoryStream, string>? score = data.HeldOut["re3d"].Count == 0 ? null : model => FormattableString.Invariant($"mentions re3d {Alone(model).F1:P2}");
        int weights = new NameTrainer(data, vectors, NameShape.Mentions, seed, epochs).Run(made, report, cancel, score);
        made.Position = 0;
        var alone = Alone(made);
        made.Position = 0;
        var joined = SyntaxModel.Load(english, vectors, SyntaxLabels.Mentions, made, mentions: true);
        var result = new MentionTrainingResult(
            weights,
            made.Length,
            alone,
            Score(data.HeldOut["re3d"], document => Read(joined, document)));
        ModelFolder.Replace(models, "mentions.bin", made.ToArray());
        return result;
    }

    private static NameScores Score(List<TrainingSentence> sentences, Func<ReadOnlyMemory<char>[][], SentenceAnnotation[]> read) => NameScores.Of(
        sentences,
        [.. sentences.GroupBy(sentence => sentence.Document).SelectMany(document => read([.. document.Select(sentence => Array.ConvertAll(sentence.Forms, form => form.AsMemory()))]))]);

    private static SentenceAnnotation[] Read(SyntaxModel model, ReadOnlyMemory<char>[][] document)
    {
        var annotations = model.Annotate(document);
        model.Reconcile(document, annotations);
        return annotations;
    }
}
