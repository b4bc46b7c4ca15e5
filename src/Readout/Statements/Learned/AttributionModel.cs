using Readout.Neural;
using Readout.Syntax;
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
/// The learned half of statement reading: a linear model and a network on the parser's encoder say which words are
/// cues and give each its source and content, weighing what the rules drafted; a third says how far to trust the
/// result. Trained by <c>readout train statements</c>; immutable and thread-safe.
/// </summary>
internal sealed class AttributionModel(WordClasses classes, CueModel cues, AttributionNetwork network, ConfidenceModel confidence)
{
    public const int CueBits = 20;

    private static readonly Lazy<AttributionModel> SharedModel = new(() => Load(Path.Combine(AppContext.BaseDirectory, "models", "statements.bin")));

    /// <summary>The model that comes with the program; loaded on first use.</summary>
    public static AttributionModel Shared => SharedModel.Value;

    public WordClasses Classes => classes;

    public ConfidenceModel Confidence => confidence;

    public AttributionNetwork Network => network;

    /// <summary>What the network needs of the parser's states.</summary>
    public StateView States { get; } = new(network.States);

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
            new AttributionNetwork(file),
            new ConfidenceModel(file.Tensor("confidence").Values));
    }

    /// <summary>Every attribution whose cue is at least as likely as <paramref name="threshold"/>, in the order of their cues.</summary>
    public List<Attribution> Find(Passage passage, RuleView rules, Guideline guideline, double threshold)
    {
        var found = new List<Attribution>();
        float least = MathF.Log((float)(threshold / (1 - threshold)));
        foreach (var labelling in network.Read(passage, rules, guideline, Scores(passage, cues, guideline), least))
        {
            var content = Spans(passage, labelling, NetworkShape.Content);
            if (content.Count == 0 || labelling.Score < least)
            {
                continue;
            }

            found.Add(new Attribution(
                labelling.Cue, 1 / (1 + Math.Exp(-labelling.Score)), Spans(passage, labelling, NetworkShape.Source), content, labelling.Certainty, labelling.Weakest));
        }

        return found;
    }

    /// <summary>The linear model's log-odds that each word heads a cue; negative infinity for words that cannot.</summary>
    public static float[] Scores(Passage passage, CueModel cues, Guideline guideline)
    {
        var features = new FeatureList();
        var scores = new float[passage.Length];
        for (int i = 0; i < scores.Length; i++)
        {
            scores[i] = CueModel.Candidate(passage, i) ? cues.Score(passage, i, (int)guideline, features) : float.NegativeInfinity;
        }

        return scores;
    }

    private static List<TextSpan> Spans(Passage p, Labelling labelling, int label)
    {
        var (start, labels) = (labelling.Start, labelling.Labels);
        var spans = new List<TextSpan>();
        int from = -1, last = -1;
        for (int i = 0; i <= labels.Length; i++)
        {
            bool inside = i < labels.Length && labels[i] == label;
            if (inside)
            {
                from = from < 0 ? i : from;
                last = i;
            }
            else if (from >= 0)
            {
                // A run broken only by punctuation that nobody claims goes on.
                int k = i;
                while (k < labels.Length && labels[k] == NetworkShape.None && p.Words[start + k].Upos == "PUNCT")
                {
                    k++;
                }

                if (k > i && k < labels.Length && labels[k] == label && k - i <= 2)
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
