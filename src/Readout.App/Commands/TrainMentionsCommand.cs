using System.CommandLine;
using System.Globalization;
using Readout.App.Cli;
using Readout.Training.Syntax;

namespace Readout.App.Commands;

/// <summary><c>readout train mentions</c>: makes the network that reads by the convention of re3d.</summary>
internal static class TrainMentionsCommand
{
    public static Command Create()
    {
        var folder = new Option<string>("--data") { Description = "The folder that holds the corpora ud, ner and factuality.", DefaultValueFactory = _ => "../shared/corpora" };
        var open = new Option<bool>("--open") { Description = "Train on data that may be redistributed only." };
        var epochs = new Option<int>("--epochs") { Description = "How often to read all sentences.", DefaultValueFactory = _ => 5 };
        var seed = new Option<ulong>("--seed") { Description = "The same seed and data give the same model.", DefaultValueFactory = _ => 1 };
        var every = new Option<int>("--every") { Description = "Hold back one document of re3d in so many, to be measured on; 0 for none.", DefaultValueFactory = _ => 6 };
        var turn = new Option<int>("--turn") { Description = "Which of them, from 0; with all turns each document is measured once.", DefaultValueFactory = _ => 5 };
        var target = TrainingView.Target("The folder that holds glove.bin and english.bin and gets mentions.bin.");
        var card = TrainingView.Card();
        var command = new Command("mentions", "Train the network that reads by the convention of re3d.") { folder, open, epochs, seed, every, turn, target, card };
        command.SetAction((parsed, cancel) => Task.FromResult(TrainingView.Show(report =>
        {
            string models = parsed.GetValue(target)!;
            var data = TrainingData.ReadMentions(parsed.GetValue(folder)!, parsed.GetValue(open), parsed.GetValue(every), parsed.GetValue(turn));
            var result = MentionTrainingRun.Start(data, models, parsed.GetValue(seed), parsed.GetValue(epochs), report, cancel);
            string made = string.Create(
                CultureInfo.InvariantCulture,
                $"readout train mentions{(parsed.GetValue(open) ? " --open" : "")} --every {parsed.GetValue(every)}{(parsed.GetValue(every) > 0 ? $" --turn {parsed.GetValue(turn)}" : "")} --epochs {parsed.GetValue(epochs)} --seed {parsed.GetValue(seed)}");
            SyntaxCard.OfMentions(data, made, parsed.GetValue(open), result).Write(TrainingView.CardFile(parsed.GetValue(card), models, "mentions"), TimeProvider.System.GetUtcNow());
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"mentions.bin: {result.Weights} weights, {result.Bytes} bytes"));
            Console.Error.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"F1 on {data.HeldOut["re3d"].Count} sentences of re3d held back: {result.Alone.F1:P2} alone, {result.Joined.F1:P2} with english.bin"));
        })));
        return command;
    }
}
