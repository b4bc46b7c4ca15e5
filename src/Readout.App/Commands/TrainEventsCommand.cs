using System.CommandLine;
using System.Globalization;
using Readout.Training.Events;

namespace Readout.App.Commands;

/// <summary><c>readout train events</c>: fits the weights that tell how sure an event is.</summary>
internal static class TrainEventsCommand
{
    public static Command Create()
    {
        var data = new Option<string>("--data") { Description = "The folder that holds the corpus reading.", DefaultValueFactory = _ => "../shared/corpora" };
        var target = new Option<string>("--out") { Description = "The folder that gets event-confidence.tsv.", DefaultValueFactory = _ => "lexicons" };
        var command = new Command("events", "Fit the weights that tell how sure an event is.") { data, target };
        command.SetAction(parsed =>
        {
            var done = EventTrainer.Train(Path.Combine(parsed.GetValue(data)!, "reading", "train.jsonl.gz"), parsed.GetValue(target)!);
            Console.Error.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{done.Articles} articles, {done.Drafted} events drafted, {done.Right} of them right; on articles not seen: precision {done.Precision:0.000}, recall {done.Recall:0.000}, F1 {done.F1:0.000}, calibration error {done.CalibrationError:0.000}"));
            return 0;
        });
        return command;
    }
}
