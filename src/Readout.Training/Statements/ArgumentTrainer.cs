using Readout.Statements.Learned;

namespace Readout.Training.Statements;

/// <summary>Trains the argument model: an averaged structured perceptron (Collins 2002).</summary>
internal sealed class ArgumentTrainer
{
    private const int Epochs = 6;

    private readonly ArgumentModel model = new();
    private readonly AveragedWeights words;
    private readonly AveragedWeights steps;
    private int now;

    private ArgumentTrainer()
    {
        words = new AveragedWeights(model.Words);
        steps = new AveragedWeights(model.Steps);
    }

    public static ArgumentModel Train((ArgumentFrame Frame, int[] Gold)[] examples, int seed, Action<int, double> report)
    {
        var trainer = new ArgumentTrainer();
        var random = new Random(seed);
        for (int epoch = 1; epoch <= Epochs; epoch++)
        {
            random.Shuffle(examples);
            long wrong = 0, count = 0;
            foreach (var (frame, gold) in examples)
            {
                wrong += trainer.Step(frame, gold);
                count += gold.Length;
            }

            report(epoch, (double)wrong / count);
        }

        trainer.words.Average(trainer.now);
        trainer.steps.Average(trainer.now);
        return trainer.model;
    }

    /// <summary>The labels that people gave the words of a frame.</summary>
    public static int[] Labels(GoldArticle article, GoldStatement statement, ArgumentFrame frame)
    {
        bool[] source = article.Passage.Cover(statement.Source), content = article.Passage.Cover(statement.Content);
        var labels = new int[frame.Word.Length];
        for (int i = 0; i < labels.Length; i++)
        {
            int word = frame.Start + i;
            labels[i] = content[word] ? ArgumentModel.ContentTag : source[word] ? ArgumentModel.SourceTag : ArgumentModel.None;
        }

        return labels;
    }

    private int Step(ArgumentFrame frame, int[] gold)
    {
        now++;
        int[] labels = model.Decode(frame);
        int mistakes = 0;
        for (int i = 0; i < gold.Length; i++)
        {
            if (labels[i] != gold[i])
            {
                mistakes++;
                words.Reward(frame.Word[i], gold[i], labels[i], now);
            }

            int right = ArgumentModel.StepColumn(i == 0 ? 0 : gold[i - 1], gold[i]);
            int guessed = ArgumentModel.StepColumn(i == 0 ? 0 : labels[i - 1], labels[i]);
            if (right != guessed)
            {
                steps.Reward(frame.Step[i], right, guessed, now);
            }
        }

        return mistakes;
    }
}
