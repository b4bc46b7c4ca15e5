using Spectre.Console;

namespace Readout.App.Cli;

/// <summary>A progress bar on standard error, only when a person looks at it.</summary>
internal static class Progress
{
    /// <param name="work">Given a way to say that an input begins (its number from 0) and one to print a line above the bar.</param>
    public static void Run(int inputs, Action<Action<int, string>, Action<string>> work)
    {
        if (Console.IsErrorRedirected || Environment.GetEnvironmentVariable("TERM") == "dumb")
        {
            work((_, _) => { }, Console.Error.WriteLine);
            return;
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(Console.Error),
            ColorSystem = Screen.ColoursFor(redirected: false) ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
        });
        console.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(context =>
            {
                var task = context.AddTask("Reading", maxValue: Math.Max(1, inputs));
                work(
                    (number, documents) =>
                    {
                        task.Value = number;
                        task.Description = Markup.Escape($"Reading {documents}");
                    },
                    line => console.WriteLine(line));
            });
    }
}
