using Readout.Neural;

namespace Readout.Statements.Learned;

/// <summary>
/// Given a cue, labels the words around it as source, content or neither: a first-order linear chain over
/// the sentences of the cue's paragraph, decoded by Viterbi.
/// </summary>
internal sealed class ArgumentModel(HashedWeights words, HashedWeights steps)
{
    public const int None = 0;
    public const int SourceTag = 1;
    public const int ContentTag = 2;
    public const int Tags = 3;
    private const int WordBits = 20;
    private const int StepBits = 16;

    public ArgumentModel()
        : this(new HashedWeights(WordBits, Tags), new HashedWeights(StepBits, Tags * Tags))
    {
    }

    /// <summary>Weights of a word's features, a column a label.</summary>
    public HashedWeights Words { get; } = words;

    /// <summary>Weights of a step's features, a column a pair of labels; see <see cref="StepColumn"/>.</summary>
    public HashedWeights Steps { get; } = steps;

    public static ArgumentModel From(ModelFile file) =>
        new(HashedWeights.From(file.Tensor("argument words"), Tags), HashedWeights.From(file.Tensor("argument steps"), Tags * Tags));

    public void AddTo(ModelFile file)
    {
        file.Add(Words.ToTensor("argument words"), TensorCode.Bytes);
        file.Add(Steps.ToTensor("argument steps"), TensorCode.Bytes);
    }

    /// <summary>Where a pair's weight stands in a step's row. The first word's step comes from <see cref="None"/>.</summary>
    public static int StepColumn(int before, int label) => (before * Tags) + label;

    /// <summary>The best label of every word of the frame.</summary>
    public int[] Decode(ArgumentFrame frame)
    {
        int n = frame.Word.Length;
        var best = new float[n * Tags];
        var back = new int[n * Tags];
        Span<float> word = stackalloc float[Tags];
        Span<float> step = stackalloc float[Tags * Tags];
        for (int i = 0; i < n; i++)
        {
            Scores(frame, i, word, step);
            for (int t = 0; t < Tags; t++)
            {
                if (i == 0)
                {
                    best[t] = word[t] + step[t];
                    continue;
                }

                float top = float.NegativeInfinity;
                for (int q = 0; q < Tags; q++)
                {
                    float v = best[(i - 1) * Tags + q] + step[q * Tags + t];
                    if (v > top)
                    {
                        top = v;
                        back[i * Tags + t] = q;
                    }
                }

                best[i * Tags + t] = top + word[t];
            }
        }

        var labels = new int[n];
        int at = 0;
        for (int t = 1; t < Tags; t++)
        {
            at = best[(n - 1) * Tags + t] > best[(n - 1) * Tags + at] ? t : at;
        }

        for (int i = n - 1; i >= 0; i--)
        {
            labels[i] = at;
            at = back[i * Tags + at];
        }

        return labels;
    }

    private void Scores(ArgumentFrame frame, int i, Span<float> word, Span<float> step)
    {
        Sum(Words, frame.Word[i], word);
        Sum(Steps, frame.Step[i], step);
    }

    private static void Sum(HashedWeights weights, uint[] features, Span<float> scores)
    {
        scores.Clear();
        foreach (uint feature in features)
        {
            var row = weights.Values.AsSpan(weights.Slot(feature), scores.Length);
            for (int t = 0; t < scores.Length; t++)
            {
                scores[t] += row[t];
            }
        }
    }
}
