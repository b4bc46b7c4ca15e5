using System.CommandLine;
using System.Globalization;
using Readout.Training.Statements;

namespace Readout.App.Commands;

/// <summary><c>readout train statements</c>: makes the models that find cues, sources and contents.</summary>
internal static class TrainStatementsCommand
{
    public static Command Create()
    {
        var data = new Option<string>("--data") { Description = "The folder that holds the corpora attribution and reading.", DefaultValueFactory = _ => "../shared/corpora" };
        var target = new Option<string>("--out") { Description = "The folder that holds glove.bin and gets statements.bin.", DefaultValueFactory = _ => "models" };
        var seed = new Option<int>("--seed") { Description = "The same seed and data give the same model.", DefaultValueFactory = _ => 1 };
        var command = new Command("statements", "Train the models that find cues, sources and contents.") { data, target, seed };
        command.SetAction(parsed =>
        {
            var done = StatementTrainer.Train(parsed.GetValue(data)!, parsed.GetValue(target)!, parsed.GetValue(seed), Console.Error.WriteLine);
            Console.Error.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{done.Articles} articles, {done.Statements} statements; in whole readings, by models that had not seen them: {done.Found} found, {(double)done.Right / done.Found:P1} right, calibration error {done.CalibrationError:0.000}"));
            return 0;
        });
        return command;
    }
}
