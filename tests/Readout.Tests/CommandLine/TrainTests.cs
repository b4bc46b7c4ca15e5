using System.IO.Compression;
using Readout.Tests.House;

namespace Readout.Tests.CommandLine;

/// <summary><c>readout train</c> as a user runs it, on a treebank of two sentences.</summary>
public sealed class TrainTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public TrainTests()
    {
        foreach (string name in (string[])["en_ewt-train", "en_ewt-dev", "en_gum-train", "en_gum-dev"])
        {
            string file = folder.Write($"data/ud/{name}.conllu.gz", "");
            using var packed = new GZipStream(File.Create(file), CompressionLevel.Fastest);
            using var text = new StreamWriter(packed);
            text.Write("# newdoc id = a\n# text = It rained.\n" + Row(1, "It") + Row(2, "rained", "SpaceAfter=No") + Row(3, ".") + "\n# text = We left.\n" + Row(1, "We") + Row(2, "left", "SpaceAfter=No") + Row(3, ".") + "\n");
        }
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_training_writes_its_model_with_a_card_and_tells_its_scores_on_held_out_data()
    {
        var run = ReadoutProgram.Run(folder.Path, "train", "sentences", "--data", "data", "--out", "trial", "--epochs", "2", "--seed", "7");
        Assert.True(run.ExitCode == 0, run.Errors);
        Assert.Contains("epoch 2 100 % loss", run.Errors, StringComparison.Ordinal);
        Assert.Contains("EWT dev: precision", run.Errors, StringComparison.Ordinal);
        Assert.True(File.Exists(folder.File("trial/sentences.bin")));
        string card = File.ReadAllText(folder.File("trial/sentences.md"));
        Assert.Contains("Made by `readout train sentences --epochs 2 --seed 7` on", card, StringComparison.Ordinal);
        Assert.Contains("| EWT | 2 |", card, StringComparison.Ordinal);
        Assert.Contains("* GUM dev: precision", card, StringComparison.Ordinal);
    }

    [Fact]
    public void On_a_terminal_a_bar_shows_how_far_a_training_is()
    {
        string shown = Shell.Run(folder.Path, "TERM=xterm script -qec \"dotnet '$PROGRAM' train sentences --data data --out trial --epochs 2\" /dev/null < /dev/null").Output;
        Assert.Contains("epoch 2 of 2, loss", shown, StringComparison.Ordinal);
        Assert.Contains("100%", shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("syntax")]
    [InlineData("names")]
    public void What_may_be_redistributed_is_not_taught_by_a_parser_that_saw_what_may_not(string model)
    {
        var run = ReadoutProgram.Run(folder.Path, "train", model, "--open", "--silver", "news.conllu");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--open and --silver can't be used together", run.Errors, StringComparison.Ordinal);
        Assert.Contains($"See: readout train {model} --help", run.Errors, StringComparison.Ordinal);
    }

    private static string Row(int number, string form, string misc = "_") => $"{number}\t{form}\t_\t_\t_\t_\t_\t_\t_\t{misc}\n";
}
