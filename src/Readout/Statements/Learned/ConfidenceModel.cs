namespace Readout.Statements.Learned;

/// <summary>
/// How likely source and content of a statement are right, rules and models taken together: a logistic model, fitted
/// on articles that the models did not see.
/// </summary>
internal sealed class ConfidenceModel(float[] weights)
{
    public const int Features = 16;

    public double Of(Passage passage, Joined joined)
    {
        Span<float> x = stackalloc float[Features];
        Describe(passage, joined, x);
        return 1 / (1 + Math.Exp(-TableRows.Dot(weights, x)));
    }

    /// <summary>What the confidence rests on.</summary>
    public static void Describe(Passage passage, Joined joined, Span<float> x)
    {
        int words = 0, quoted = 0, sentences = 0, last = -1;
        var draft = joined.Draft;
        foreach (var span in draft.Content)
        {
            for (int i = passage.WordAt(span.Start); i < passage.Length && passage.Words[i].Span.Start < span.End; i++)
            {
                words++;
                quoted += passage.Quote[i] != 0 ? 1 : 0;
                sentences += passage.Sentence[i] != last ? 1 : 0;
                last = passage.Sentence[i];
            }
        }

        x.Clear();
        x[0] = 1;
        if (joined.Learned is { } learned)
        {
            double p = Math.Clamp(learned.CueProbability, 1e-3, 1 - 1e-3);
            x[1] = (float)Math.Log(p / (1 - p));
            x[2] = Math.Max(-8, learned.Certainty);
            x[3] = learned.Weakest;
            x[4] = joined.Drafted ? 1 : 0;
            x[5] = joined.Shared;
            x[6] = joined.Taken ? 1 : 0;
        }
        else
        {
            x[7] = 1;
            x[8] = draft.Rule is "adv" or "according to" ? 1 : 0;
        }

        x[9] = draft.Source is null ? 1 : 0;
        x[10] = (float)quoted / Math.Max(1, words);
        x[11] = MathF.Log(1 + words);
        x[12] = sentences > 1 ? 1 : 0;
        x[13] = draft.Content.Count - 1;
        x[14] = draft.Via.Count > 0 ? 1 : 0;
        x[15] = draft.Source is { } source && draft.Content.TrueForAll(span => span.Start > source.End) ? 1 : 0;
    }
}
