using Readout.Neural;
using Readout.Syntax;
using Readout.Tests.Neural;
using Readout.Training.Syntax;

namespace Readout.Tests.Syntax;

/// <summary>The model's behaviour whatever it has learned: a small one, trained for a moment, stands for all.</summary>
public class SyntaxModelTests
{
    private static readonly SyntaxShape Shape = new() { Vector = 4, Learned = 32, Pieces = 211, Units = 16, TagHidden = 16, Arc = 32, Label = 32, Name = 16, Factuality = 16 };

    private static readonly byte[] Trained = Train(threads: 2);

    private static readonly string[][] Sentences =
    [
        ["Envoys", "met", "in", "Oslo", "on", "Monday", "."],
        [],
        ["Ministers", "denied", "it", "."],
        ["😀"],
        [.. Enumerable.Repeat("talks", 450)],
        ["\ud800", "", "محادثات"],
    ];

    [Fact]
    public void A_sentence_is_read_the_same_alone_and_among_others()
    {
        var model = Model();
        var together = model.Annotate(Forms(Sentences), keepStates: true);
        for (int s = 0; s < Sentences.Length; s++)
        {
            var alone = model.Annotate(Forms([Sentences[s]]), keepStates: true)[0];
            Assert.Equal(alone.Words, together[s].Words);
            Assert.Equal(alone.States, together[s].States);
        }
    }

    [Fact]
    public void Many_threads_read_the_same()
    {
        var model = Model();
        var expected = model.Annotate(Forms(Sentences));
        Parallel.For(0, 16, _ =>
        {
            var found = model.Annotate(Forms(Sentences));
            Assert.All(expected.Zip(found), pair => Assert.Equal(pair.First.Words, pair.Second.Words));
        });
    }

    [Fact]
    public void Every_sentence_is_a_tree_with_one_root_and_every_name_begins_with_B()
    {
        foreach (var annotation in Model().Annotate(Forms(Sentences)))
        {
            var words = annotation.Words;
            Assert.Equal(Math.Min(1, words.Length), words.Count(word => word.Head == 0));
            for (int i = 0; i < words.Length; i++)
            {
                Assert.Equal(words[i].Head == 0, words[i].Deprel == "root");
                Assert.InRange(words[i].Head, 0, words.Length);
                Assert.InRange(words[i].HeadConfidence, 0, 1);
                Assert.InRange(words[i].Factuality, -3, 3);
                Assert.True(words[i].Entity[0] != 'I' || (i > 0 && words[i - 1].Entity.Length > 2 && words[i - 1].Entity[2..] == words[i].Entity[2..]));
                int at = i + 1;
                for (int steps = 0; steps <= words.Length && at != 0; steps++)
                {
                    at = words[at - 1].Head;
                }

                Assert.Equal(0, at);
            }
        }
    }

    [Fact]
    public void Training_gives_the_same_model_whatever_the_number_of_threads() => Assert.Equal(Trained, Train(threads: 1));

    [Fact]
    public void Training_learns_what_it_is_shown()
    {
        var words = Model().Annotate(Forms([Sentences[0]]))[0].Words;
        Assert.Equal(["NOUN", "VERB", "ADP", "PROPN", "ADP", "PROPN", "PUNCT"], words.Select(word => word.Upos));
        Assert.Equal([2, 0, 4, 2, 6, 2, 2], words.Select(word => word.Head));
        Assert.Equal(["B-PER", "I-PER", "O", "B-MISC", "O"], Model().Annotate(Forms([["Anna", "Berg", "leads", "Danish", "police"]]))[0].Words.Select(word => word.Entity));
        Assert.Equal("envoy", words[0].Lemma);
        Assert.True(words[1].IsPredicate);
        Assert.InRange(words[1].Factuality, 1.5f, 3);
    }

    [Fact]
    public void A_run_that_was_broken_off_goes_on_to_the_same_model()
    {
        var whole = Trainer(2, epochs: 4);
        using var saved = new MemoryStream();
        using var stop = new CancellationTokenSource();
        var first = Trainer(2, epochs: 4);
        Assert.Throws<OperationCanceledException>(() => first.Run(
            _ => { },
            _ =>
            {
                if (first.Epoch == 2)
                {
                    first.Save(saved);
                    stop.Cancel();
                }
            },
            stop.Token));
        saved.Position = 0;
        var second = Trainer(2, epochs: 4);
        Assert.True(second.Restore(saved));
        second.Run(_ => { }, _ => { }, CancellationToken.None);
        whole.Run(_ => { }, _ => { }, CancellationToken.None);
        Assert.Equal(Bytes(whole), Bytes(second));
    }

    private static SyntaxModel Model() => SyntaxModel.Load(new MemoryStream(Trained), SmallLearner.Vectors(4));

    private static List<ReadOnlyMemory<char>[]> Forms(string[][] sentences) =>
        [.. sentences.Select(sentence => Array.ConvertAll(sentence, form => form.AsMemory()))];

    private static byte[] Train(int threads)
    {
        var trainer = Trainer(threads, epochs: 60);
        trainer.Run(_ => { }, _ => { }, CancellationToken.None);
        return Bytes(trainer);
    }

    private static byte[] Bytes(SyntaxTrainer trainer)
    {
        using var stream = new MemoryStream();
        trainer.Write(stream, TensorCode.Bytes);
        return stream.ToArray();
    }

    private static SyntaxTrainer Trainer(int threads, int epochs) => new(
        new SyntaxTrainingOptions { Epochs = epochs, Threads = threads, BatchWords = 40, LearningRate = 0.01, Shape = Shape },
        TrainingData.Of(SmallLearner.Repeated(6)),
        SmallLearner.Vectors(4));
}
