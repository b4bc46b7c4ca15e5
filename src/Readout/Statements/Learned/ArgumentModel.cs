namespace Readout.Statements.Learned;

/// <summary>
/// Given a cue, labels the words around it as source, content or neither: a first-order linear chain over
/// the sentences of the cue's paragraph, decoded by Viterbi.
/// </summary>
internal sealed class ArgumentModel(HashedWeights weights)
{
    public const int None = 0;
    public const int SourceTag = 1;
    public const int ContentTag = 2;
    public const int Tags = 3;

    // Weights of one feature: Tags for the word, then Tags × Tags for the step from the word before.
    public const int Width = Tags + Tags * Tags;

    public HashedWeights Weights { get; } = weights;

    /// <summary>Where a step's weight stands in a feature's row.</summary>
    public static int StepColumn(int before, int label) => Tags + (before * Tags) + label;

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
        word.Clear();
        step.Clear();
        foreach (uint feature in frame.Word[i])
        {
            int slot = Weights.Slot(feature);
            for (int t = 0; t < Tags; t++)
            {
                word[t] += Weights.Values[slot + t];
            }
        }

        foreach (uint feature in frame.Step[i])
        {
            int slot = Weights.Slot(feature);
            for (int t = 0; t < Tags * Tags; t++)
            {
                step[t] += Weights.Values[slot + Tags + t];
            }
        }
    }
}
