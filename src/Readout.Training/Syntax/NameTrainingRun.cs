using Readout.Syntax;
using Readout.Text;

namespace Readout.Training.Syntax;

/// <summary>What came of training the names' own network.</summary>
/// <param name="Alone">Scores on held-out sentences without it.</param>
/// <param name="Joined">And with it.</param>
public sealed record NameTrainingResult(int Weights, long Bytes, SyntaxScores Alone, SyntaxScores Joined);

/// <summary>A training of the names' own network with its files: <c>glove.bin</c> and <c>english.bin</c> in, <c>names.bin</c> beside them out.</summary>
public static class NameTrainingRun
{
    /// <param name="models">The folder of the three files.</param>
    /// <param name="report">Called after each batch, and with scores after each epoch.</param>
    /// <exception cref="InputException">A file is missing.</exception>
    public static NameTrainingResult Start(TrainingData data, string models, ulong seed, int epochs, Action<TrainingProgress> report, CancellationToken cancel)
    {
        using var vectorStream = ModelFolder.Open(models, "glove.bin", "scripts/build-glove");
        using var english = ModelFolder.Open(models, "english.bin", "readout train syntax");
        var vectors = WordVectors.Load(vectorStream);
        SyntaxScores Score(Stream? names)
        {
            english.Position = 0;
            return SyntaxScores.Of(SyntaxModel.Load(english, vectors, null, names), data);
        }

        using var made = new MemoryStream();
        int weights = new NameTrainer(data, vectors, NameShape.Names, seed, epochs).Run(made, report, cancel, names => Score(names).OfNames);
        made.Position = 0;
        var result = new NameTrainingResult(weights, made.Length, Score(null), Score(made));
        ModelFolder.Replace(models, "names.bin", made.ToArray());
        return result;
    }
}
