using System.CommandLine;
using Readout.App.Commands;

namespace Readout.App;

public static class Program
{
    public static int Main(string[] args)
    {
        var root = new RootCommand("Readout reads news: who said what, on whose authority, about which event, and who disputes it.")
        {
            CodeCommand.Create(),
            ExtractCommand.Create(),
            new Command("train", "Train the models that the engine loads.") { TrainBlocksCommand.Create(), TrainSentencesCommand.Create() },
            GazetteerCommand.Create(),
            ExplainCommand.Create(),
        };
        return root.Parse(args).Invoke();
    }
}
