using System.CommandLine;
using System.Globalization;
using Readout.Text;
using Readout.Training;
using Spectre.Console;

namespace Readout.App.Cli;

/// <summary>What the commands that train have in common: how a run is shown, where its card goes, what it may learn from.</summary>
internal static class TrainingView
{
    private const string Models = "models";

    public static Option<string> Target(string description) => new("--out") { Description = description, DefaultValueFactory = _ => Models };

    public static Option<string?> Card() => new("--card") { Description = "Where to write the model card; in docs/models for the folder models, else beside the model.", HelpName = "FILE" };

    /// <summary>The card's file: the one asked for, or the place of a model's card.</summary>
    /// <param name="folder">Where the model goes.</param>
    /// <param name="model">Its name without an ending.</param>
    public static string CardFile(string? asked, string folder, string model) =>
        asked ?? Path.Combine(folder == Models ? Path.Combine("docs", Models) : folder, model + ".md");

    /// <summary>A larger parser that gives trees has itself learned from texts that may not be redistributed.</summary>
    public static void RefuseSilverInOpen(Command command, Option<bool> open, Option<string?> silver) => command.Validators.Add(result =>
    {
        if (result.GetValue(open) && result.GetValue(silver) is not null)
        {
            result.AddError("--open and --silver can't be used together: what the larger parser says rests on texts that may not be redistributed");
        }
    });

    /// <summary>Runs a training under a bar with its scores above it, or where nobody watches with a line each tenth of an epoch.</summary>
    /// <param name="train">Given what to report to.</param>
    /// <param name="brokenOff">What to say when the user ends it.</param>
    /// <returns>The exit status.</returns>
    public static int Show(Action<Action<TrainingProgress>> train, string brokenOff = "Broken off; nothing was written.")
    {
        try
        {
            if (Console.IsErrorRedirected || Environment.GetEnvironmentVariable("TERM") == "dumb")
            {
                train(Lines(Console.Error));
            }
            else
            {
                Bar(train);
            }

            return 0;
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine(brokenOff);
            return 130;
        }
        catch (InputException fault)
        {
            Console.Error.WriteLine(fault.Message);
            return 2;
        }
    }

    /// <summary>Writes a line each tenth of an epoch, and one for the scores.</summary>
    public static Action<TrainingProgress> Lines(TextWriter output)
    {
        int last = -1;
        return progress =>
        {
            int tenth = (int)(progress.ShareOfEpoch * 10);
            string epoch = string.Create(CultureInfo.InvariantCulture, $"{progress.Elapsed:hh\\:mm\\:ss} epoch {progress.Epoch}");
            if (progress.Scores is { } scores)
            {
                output.WriteLine($"{epoch}: {scores}");
            }
            else if (((11 * progress.Epoch) + tenth) is var now && now != last)
            {
                last = now;
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{epoch} {progress.ShareOfEpoch:P0} loss {progress.Loss:0.0000}"));
            }
        };
    }

    private static void Bar(Action<Action<TrainingProgress>> train)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(Console.Error),
            ColorSystem = Screen.ColoursFor(redirected: false) ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
        });
        console.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn()).Start(context =>
        {
            var bar = context.AddTask("reading", maxValue: 1);
            train(progress =>
            {
                bar.MaxValue = progress.Epochs;
                bar.Value = progress.Epoch - 1 + progress.ShareOfEpoch;
                bar.Description = string.Create(CultureInfo.InvariantCulture, $"epoch {progress.Epoch} of {progress.Epochs}, loss {progress.Loss:0.000}");
                if (progress.Scores is { } scores)
                {
                    console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"epoch {progress.Epoch}: {scores}");
                }
            });
        });
    }
}
