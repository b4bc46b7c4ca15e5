using Readout.Neural;
using Readout.Syntax;
using Readout.Tests.Neural;
using Readout.Training;
using Readout.Training.Syntax;

namespace Readout.Tests.Syntax;

/// <summary>The second network of names, trained for a moment on made-up sentences.</summary>
public class NameNetworkTests
{
    private static readonly byte[] Trained = Train();

    [Fact]
    public void It_learns_what_it_is_shown()
    {
        var annotation = Join([["Envoys", "met", "in", "Oslo", "on", "Monday", "."]])[0];
        int oslo = 3 * SyntaxLabels.EntityTags.Length;
        Assert.Equal(Array.IndexOf(SyntaxLabels.EntityTags, "B-LOC"), VectorMath.ArgMax(annotation.NameScores.AsSpan(oslo, SyntaxLabels.EntityTags.Length)));
    }

    [Fact]
    public void The_same_seed_gives_the_same_file() => Assert.Equal(Trained, Train());

    [Fact]
    public void Training_says_how_far_it_is_and_measures_the_model_after_each_epoch()
    {
        var told = new List<TrainingProgress>();
        using var stream = new MemoryStream();
        new NameTrainer(TrainingData.Of(SmallLearner.Repeated(6)), SmallLearner.Vectors(4), NameShape.Names, 1, 2).Run(stream, told.Add, CancellationToken.None, model => $"{model.Length} bytes");
        Assert.Equal([$"1 of 2, {stream.Length} bytes", $"2 of 2, {stream.Length} bytes"], told.Where(progress => progress.Scores is not null).Select(progress => $"{progress.Epoch} of {progress.Epochs}, {progress.Scores}"));
        Assert.Contains(told, progress => progress is { ShareOfEpoch: > 0, Scores: null });
    }

    [Fact]
    public void A_sentence_is_read_the_same_beside_sentences_of_other_words()
    {
        string[][] sentences = [["Envoys", "met", "."], [], ["\ud800", ""], [.. Enumerable.Repeat("Talks", 450)], ["😀", "محادثات"]];
        var together = Join(sentences);
        for (int s = 0; s < sentences.Length; s++)
        {
            Assert.Equal(Join([sentences[s]])[0].NameScores, together[s].NameScores);
        }
    }

    [Fact]
    public void Clues_tell_a_word_that_also_stands_small_from_one_that_never_does()
    {
        float[][] clues = NameClues.Of([Forms(["Grain", "came", "."]), Forms(["He", "sold", "grain", "."]), Forms(["Then", "Lahti", "sold", "."]), Forms(["Lahti", "paid", "."])]);
        Assert.True(Clue(clues[0], 0, 4) > 0, "grain also stands small");
        Assert.True(Clue(clues[3], 0, 4) < 0, "Lahti stands with a capital where no sentence begins");
        Assert.Equal(0, Clue(clues[1], 0, 4));
        Assert.True(Clue(clues[3], 0, 5) > Clue(clues[0], 0, 5), "Lahti has a capital elsewhere too");
    }

    [Fact]
    public void Clues_tell_headlines_in_capitals_and_what_stands_in_brackets()
    {
        float[][] clues = NameClues.Of([Forms(["TALKS", "FAIL", "AGAIN"]), Forms(["The", "union", "(", "LWU", ")"])]);
        Assert.Equal(1, Clue(clues[0], 1, 3));
        Assert.Equal(0, Clue(clues[1], 1, 3));
        Assert.Equal([0f, 1f], [Clue(clues[1], 1, 6), Clue(clues[1], 3, 6)]);
    }

    private static float Clue(float[] clues, int word, int clue) => clues[(word * NameClues.Count) + clue];

    private static ReadOnlyMemory<char>[] Forms(string[] sentence) => Array.ConvertAll(sentence, form => form.AsMemory());

    private static SentenceAnnotation[] Join(string[][] sentences)
    {
        var network = new NameNetwork(ModelFile.Read(new MemoryStream(Trained)), SmallLearner.Vectors(4), 0);
        SentenceAnnotation[] annotations = [.. sentences.Select(sentence => new SentenceAnnotation(new WordAnnotation[sentence.Length], null))];
        using var arena = new Arena();
        network.Join([.. sentences.Select(Forms)], annotations, [.. sentences.Select(_ => true)], arena);
        return annotations;
    }

    private static byte[] Train()
    {
        using var stream = new MemoryStream();
        new NameTrainer(TrainingData.Of(SmallLearner.Repeated(6)), SmallLearner.Vectors(4), NameShape.Names, 1, 200).Run(stream, _ => { }, CancellationToken.None);
        return stream.ToArray();
    }
}
