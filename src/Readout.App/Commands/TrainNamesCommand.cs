using System.CommandLine;
using System.Globalization;
using Readout.App.Cli;
using Readout.Training.Syntax;

namespace Readout.App.Commands;

/// <summary><c>readout train names</c>: makes the second network that reads names.</summary>
internal static class TrainNamesCommand
{
    public static Command Create()
    {
        var folder = new Option<string>("--data") { Description = "The folder that holds the corpora ud, ner and factuality.", DefaultValueFactory = _ => "../shared/corpora" };
        var open = new Option<bool>("--open") { Description = "Train on data that may be redistributed only." };
        var epochs = new Option<int>("--epochs") { Description = "How often to read all sentences.", DefaultValueFactory = _ => 5 };
        var seed = new Option<ulong>("--seed") { Description = "The same seed and data give the same model.", DefaultValueFactory = _ => 1 };
        var target = TrainingView.Target("The folder that holds glove.bin and english.bin and gets names.bin.");
        var card = TrainingView.Card();
        var silver = new Option<string?>("--silver") { Description = "What a larger parser says of other news (scripts/build-silver makes it)." };
        var command = new Command("names", "Train the second network that reads names.") { folder, open, silver, epochs, seed, target, card };
        TrainingView.RefuseSilverInOpen(command, open, silver);
        command.SetAction((parsed, cancel) => Task.FromResult(TrainingView.Show(report =>
        {
            string models = parsed.GetValue(target)!;
            var data = TrainingData.Read(parsed.GetValue(folder)!, parsed.GetValue(open), parsed.GetValue(silver));
            var result = NameTrainingRun.Start(data, models, parsed.GetValue(seed), parsed.GetValue(epochs), report, cancel);
            SyntaxCard.OfNames(data, parsed.GetValue(open), parsed.GetValue(seed), parsed.GetValue(epochs), result).Write(TrainingView.CardFile(parsed.GetValue(card), models, "names"), TimeProvider.System.GetUtcNow());
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"names.bin: {result.Weights} weights, {result.Bytes} bytes"));
            Console.Error.WriteLine($"F1 without it: {result.Alone.OfNames}");
            Console.Error.WriteLine($"F1 with it: {result.Joined.OfNames}");
        })));
        return command;
    }
}
