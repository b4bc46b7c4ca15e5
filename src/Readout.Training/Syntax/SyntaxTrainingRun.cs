using Readout.Neural;
using Readout.Syntax;
using Readout.Text;

namespace Readout.Training.Syntax;

/// <summary>A training run with its files: vectors in, checkpoints between, model and card out.</summary>
/// <param name="models">Holds <c>glove.bin</c>; <c>english.bin</c> is written here after each epoch.</param>
/// <param name="card">The model card's file.</param>
/// <param name="work">The checkpoint's folder.</param>
public sealed class SyntaxTrainingRun(string models, string card, string work, SyntaxTrainingOptions options, TimeProvider clock)
{
    public void Start(TrainingData data, bool open, Action<TrainingProgress> report, CancellationToken cancel)
    {
        string vectorFile = Path.Combine(models, "glove.bin");
        if (!File.Exists(vectorFile))
        {
            throw new InputException($"{vectorFile}: not found; scripts/build-glove makes it");
        }

        using var vectorStream = File.OpenRead(vectorFile);
        var vectors = WordVectors.Load(vectorStream);
        var trainer = new SyntaxTrainer(options, data, vectors);
        Directory.CreateDirectory(work);
        string checkpoint = Path.Combine(work, open ? "syntax-open.checkpoint" : "syntax.checkpoint");
        if (File.Exists(checkpoint))
        {
            using var saved = File.OpenRead(checkpoint);
            trainer.Restore(saved);
        }

        var last = default(SyntaxScores);
        trainer.Run(
            report,
            scores =>
            {
                last = scores;
                Replace(checkpoint, trainer.Save);
                Replace(Path.Combine(models, "english.bin"), stream => trainer.Write(stream, TensorCode.Bytes));
                WriteCard(data, open, trainer, scores);
            },
            cancel);
        if (last is null)
        {
            last = trainer.Score();
            Replace(Path.Combine(models, "english.bin"), stream => trainer.Write(stream, TensorCode.Bytes));
            WriteCard(data, open, trainer, last);
        }
    }

    private void WriteCard(TrainingData data, bool open, SyntaxTrainer trainer, SyntaxScores scores)
    {
        long size = new FileInfo(Path.Combine(models, "english.bin")).Length;
        SyntaxCard.Of(data, open, options, trainer.Epoch, trainer.WeightCount, size, scores).Write(card, clock.GetUtcNow());
    }

    // Written beside and moved, so that a kill leaves the old file or the new one.
    private static void Replace(string file, Action<Stream> write)
    {
        using (var stream = File.Create(file + ".new"))
        {
            write(stream);
        }

        File.Move(file + ".new", file, overwrite: true);
    }
}
