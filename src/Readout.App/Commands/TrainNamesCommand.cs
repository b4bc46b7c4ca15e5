using System.CommandLine;
using System.Globalization;
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
        var target = new Option<string>("--out") { Description = "The folder that holds glove.bin and english.bin and gets names.bin.", DefaultValueFactory = _ => "models" };
        var silver = new Option<string?>("--silver") { Description = "What a larger parser says of other news (scripts/build-silver makes it)." };
        var command = new Command("names", "Train the second network that reads names.") { folder, open, silver, epochs, seed, target };
        command.SetAction((parsed, cancel) =>
        {
            var data = TrainingData.Read(parsed.GetValue(folder)!, parsed.GetValue(open), parsed.GetValue(silver));
            var result = NameTrainingRun.Start(data, parsed.GetValue(target)!, parsed.GetValue(seed), parsed.GetValue(epochs), Console.Error.WriteLine, cancel);
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"names.bin: {result.Weights} weights, {result.Bytes} bytes"));
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"F1 without it: worldwide {result.Alone.Worldwide.F1:P2}, UNER EWT {result.Alone.Uner.F1:P2}, re3d {result.Alone.Re3d.F1:P2}"));
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"F1 with it: worldwide {result.Joined.Worldwide.F1:P2}, UNER EWT {result.Joined.Uner.F1:P2}, re3d {result.Joined.Re3d.F1:P2}"));
            return Task.FromResult(0);
        });
        return command;
    }
}
