using Readout.App.Cli;
using Readout.Tests.House;
using Readout.Training;

namespace Readout.Tests.Training;

public sealed class ModelCardTests : IDisposable
{
    private static readonly DateTimeOffset Day = new(2026, 5, 4, 0, 0, 0, TimeSpan.Zero);

    private static readonly ModelCard Card = new(
        "small.bin", "Counts.", "readout train small --seed 1", "Ten weights, 0.1 MB.", [new CardSource("Notes", 12, 3456, "CC0")], "All may be redistributed.", "Nine of ten.");

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_card_says_what_made_the_model_what_it_saw_under_which_licence_and_what_it_reaches() => Assert.Equal(
        """
        # small.bin

        Counts. Made by `readout train small --seed 1` on 2026-05-04.

        Ten weights, 0.1 MB.

        ## Trained on

        | corpus | sentences | words | licence |
        | --- | --- | --- | --- |
        | Notes | 12 | 3,456 | CC0 |

        All may be redistributed.

        ## Reaches

        Nine of ten.

        """,
        Card.Text(Day));

    [Fact]
    public void A_new_card_replaces_its_own_sections_and_keeps_those_that_people_wrote()
    {
        string file = folder.File("small.md");
        Card.Write(file, Day);
        File.AppendAllText(file, "\n## Limits\n\nSmall numbers only.\n");
        (Card with { Reaches = "Ten of ten." }).Write(file, Day);
        string card = File.ReadAllText(file);
        Assert.EndsWith("## Reaches\n\nTen of ten.\n\n## Limits\n\nSmall numbers only.\n", card, StringComparison.Ordinal);
        Assert.DoesNotContain("Nine of ten", card, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("models", null, "docs/models/names.md")]
    [InlineData("trial", null, "trial/names.md")]
    [InlineData("trial", "card.md", "card.md")]
    public void A_card_stands_with_the_others_or_beside_a_model_of_a_trial(string models, string? asked, string file) =>
        Assert.Equal(file, TrainingView.CardFile(asked, models, "names").Replace('\\', '/'));

    [Fact]
    public void Where_nobody_watches_a_tenth_of_an_epoch_is_a_line_and_scores_are_one()
    {
        using var output = new StringWriter { NewLine = "\n" };
        var report = TrainingView.Lines(output);
        foreach (double share in (double[])[0.5, 0.55, 0.6, 1])
        {
            report(new TrainingProgress(1, 2, share, 0.25, TimeSpan.FromSeconds(61)));
        }

        report(new TrainingProgress(1, 2, 1, 0.25, TimeSpan.FromSeconds(62), "F1 .5"));
        report(new TrainingProgress(2, 2, 0, 0.25, TimeSpan.FromSeconds(63)));
        Assert.Equal(
            "00:01:01 epoch 1 50 % loss 0.2500\n00:01:01 epoch 1 60 % loss 0.2500\n00:01:01 epoch 1 100 % loss 0.2500\n00:01:02 epoch 1: F1 .5\n00:01:03 epoch 2 0 % loss 0.2500\n",
            output.ToString());
    }
}
