using Readout.Neural;
using Readout.Text;

namespace Readout.Statements.Learned;

/// <summary>Whose guidelines an annotated article follows; part of the models' features.</summary>
internal enum Guideline
{
    /// <summary>PolNeAR: outermost attributions only, a wide notion of cue (Newell et al. 2018).</summary>
    Polnear = 0,

    /// <summary>The definitions of <c>docs/concepts.md</c>: every statement, nested ones too.</summary>
    Reading = 1,
}

/// <summary>
/// The learned half of statement reading: a logistic model says which words are cues, a linear chain gives each
/// its source and content (in the manner of semantic role labelling), a third says how far to trust the result.
/// Trained by <c>readout train statements</c>; immutable and thread-safe.
/// </summary>
internal sealed class AttributionModel(WordClasses classes, CueModel cues, ArgumentModel arguments, float[] calibration)
{
    public const int CueBits = 20;
    public const int CalibrationFeatures = 8;

    private static readonly Lazy<AttributionModel> SharedModel = new(() => Load(Path.Combine(AppContext.BaseDirectory, "models", "statements.bin")));

    /// <summary>The model that comes with the program; loaded on first use.</summary>
    public static AttributionModel Shared => SharedModel.Value;

    public WordClasses Classes => classes;

    /// <exception cref="InputException">The file is missing or holds something else.</exception>
    public static AttributionModel Load(string path)
    {
        if (!File.Exists(path))
        {
            throw new InputException($"{path}: there is no such file; expected the model that \"readout train statements\" makes");
        }

        using var stream = File.OpenRead(path);
        var file = ModelFile.Read(stream);
        return new AttributionModel(
            WordClasses.From(file),
            new CueModel(HashedWeights.From(file.Tensor("cues"), 1)),
            ArgumentModel.From(file),
            file.Tensor("calibration").Values);
    }

    /// <summary>Every attribution whose cue is at least as likely as <paramref name="threshold"/>, in the order of their cues.</summary>
    public List<Attribution> Find(Passage passage, Guideline guideline, double threshold)
    {
        var features = new FeatureList();
        double[] probability = Probabilities(passage, cues, guideline, features);
        var found = new List<Attribution>();
        for (int i = 0; i < passage.Length; i++)
        {
            if (probability[i] >= threshold && Read(passage, i, guideline, probability, arguments, features) is { } attribution)
            {
                found.Add(attribution with { Confidence = Confidence(passage, attribution) });
            }
        }

        return found;
    }

    /// <summary>How likely each word is the head of a cue.</summary>
    public static double[] Probabilities(Passage passage, CueModel cues, Guideline guideline, FeatureList features)
    {
        var probability = new double[passage.Length];
        for (int i = 0; i < passage.Length; i++)
        {
            probability[i] = CueModel.Candidate(passage, i) ? cues.Probability(passage, i, (int)guideline, features) : 0;
        }

        return probability;
    }

    /// <summary>The attribution of one cue; null when it has no content.</summary>
    public static Attribution? Read(Passage passage, int cue, Guideline guideline, double[] probability, ArgumentModel arguments, FeatureList features)
    {
        var frame = ArgumentFrame.Extract(passage, cue, (int)guideline, probability, features);
        int[] labels = arguments.Decode(frame);
        var content = Spans(passage, frame.Start, labels, ArgumentModel.ContentTag);
        return content.Count == 0 ? null : new Attribution(cue, probability[cue], Spans(passage, frame.Start, labels, ArgumentModel.SourceTag), content, 0);
    }

    /// <summary>What the confidence rests on.</summary>
    public static void Describe(Passage passage, Attribution attribution, Span<float> x)
    {
        double p = Math.Clamp(attribution.CueProbability, 1e-4, 1 - 1e-4);
        int words = 0, quoted = 0, sentences = 0, last = -1;
        foreach (var span in attribution.Content)
        {
            for (int i = passage.WordAt(span.Start); i < passage.Length && passage.Words[i].Span.Start < span.End; i++)
            {
                words++;
                quoted += passage.Quote[i] != 0 ? 1 : 0;
                sentences += passage.Sentence[i] != last ? 1 : 0;
                last = passage.Sentence[i];
            }
        }

        x[0] = 1;
        x[1] = (float)Math.Log(p / (1 - p));
        x[2] = attribution.Source.Count == 0 ? 1 : 0;
        x[3] = attribution.Source.Count > 1 ? 1 : 0;
        x[4] = (float)quoted / Math.Max(1, words);
        x[5] = MathF.Log(1 + words);
        x[6] = sentences > 1 ? 1 : 0;
        x[7] = attribution.Content.Count - 1;
    }

    private float Confidence(Passage passage, Attribution attribution)
    {
        Span<float> x = stackalloc float[CalibrationFeatures];
        Describe(passage, attribution, x);
        float score = 0;
        for (int i = 0; i < x.Length; i++)
        {
            score += x[i] * calibration[i];
        }

        return 1 / (1 + MathF.Exp(-score));
    }

    private static List<TextSpan> Spans(Passage p, int start, int[] labels, int tag)
    {
        var spans = new List<TextSpan>();
        int from = -1, last = -1;
        for (int i = 0; i <= labels.Length; i++)
        {
            bool inside = i < labels.Length && labels[i] == tag;
            if (inside)
            {
                from = from < 0 ? i : from;
                last = i;
            }
            else if (from >= 0)
            {
                // A run broken only by punctuation that nobody claims goes on.
                int k = i;
                while (k < labels.Length && labels[k] == ArgumentModel.None && p.Words[start + k].Upos == "PUNCT")
                {
                    k++;
                }

                if (k > i && k < labels.Length && labels[k] == tag && k - i <= 2)
                {
                    i = k - 1;
                    continue;
                }

                spans.Add(new TextSpan(p.Words[start + from].Span.Start, p.Words[start + last].Span.End));
                from = -1;
            }
        }

        return spans;
    }
}
