using Readout.Syntax;

namespace Readout.Training.Syntax;

/// <summary>Scores of a model on held-out sentences with given tokens; all shares are 0 to 1.</summary>
/// <param name="Las">Head and universal relation right, as the CoNLL 2018 task counts.</param>
public sealed record TreeScores(double Upos, double Xpos, double Feats, double Lemmas, double Uas, double Las)
{
    public static TreeScores Of(IReadOnlyList<TrainingSentence> sentences, IReadOnlyList<SentenceAnnotation> annotations)
    {
        Span<int> right = stackalloc int[6];
        int words = 0;
        for (int s = 0; s < sentences.Count; s++)
        {
            if (sentences[s].Tree is not { } gold)
            {
                continue;
            }

            for (int i = 0; i < gold.Heads.Length; i++)
            {
                var word = annotations[s].Words[i];
                bool head = word.Head == gold.Heads[i];
                words++;
                right[0] += word.Upos == gold.Upos[i] ? 1 : 0;
                right[1] += word.Xpos == gold.Xpos[i] ? 1 : 0;
                right[2] += word.Feats == gold.Feats[i] ? 1 : 0;
                right[3] += word.Lemma == gold.Lemmas[i] || gold.Lemmas[i] == "_" ? 1 : 0;
                right[4] += head ? 1 : 0;
                right[5] += head && Universal(word.Deprel).SequenceEqual(Universal(gold.Relations[i])) ? 1 : 0;
            }
        }

        double all = Math.Max(words, 1);
        return new TreeScores(right[0] / all, right[1] / all, right[2] / all, right[3] / all, right[4] / all, right[5] / all);
    }

    private static ReadOnlySpan<char> Universal(string relation)
    {
        int colon = relation.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? relation : relation.AsSpan(0, colon);
    }
}

/// <summary>Exact matches of names of the types PER, ORG and LOC, micro-averaged.</summary>
public sealed record NameScores(double Precision, double Recall, double F1)
{
    public static NameScores Of(IReadOnlyList<TrainingSentence> sentences, IReadOnlyList<SentenceAnnotation> annotations)
    {
        int right = 0, found = 0, gold = 0;
        for (int s = 0; s < sentences.Count; s++)
        {
            if (sentences[s].Names is { } names)
            {
                var wanted = Spans(names);
                var got = Spans([.. annotations[s].Words.Select(word => word.Entity)]);
                gold += wanted.Count;
                found += got.Count;
                right += wanted.Count(got.Contains);
            }
        }

        double precision = right / Math.Max(1.0, found), recall = right / Math.Max(1.0, gold);
        return new NameScores(precision, recall, right == 0 ? 0 : 2 * precision * recall / (precision + recall));
    }

    private static HashSet<(int Start, int End, string Type)> Spans(string[] tags)
    {
        var spans = new HashSet<(int, int, string)>();
        for (int i = 0; i < tags.Length; i++)
        {
            if (tags[i][0] == 'B')
            {
                int end = i + 1;
                while (end < tags.Length && tags[end][0] == 'I')
                {
                    end++;
                }

                string type = tags[i][2..];
                if (type != "MISC")
                {
                    spans.Add((i, end, type));
                }
            }
        }

        return spans;
    }
}

/// <summary>Mean absolute error and Pearson's r of factuality on the scale −3 to 3.</summary>
public sealed record FactualityScores(double Error, double Correlation)
{
    public static FactualityScores Of(IReadOnlyList<TrainingSentence> sentences, IReadOnlyList<SentenceAnnotation> annotations)
    {
        var pairs = new List<(double Gold, double Found)>();
        for (int s = 0; s < sentences.Count; s++)
        {
            for (int i = 0; i < (sentences[s].Factuality?.Length ?? 0); i++)
            {
                if (!float.IsNaN(sentences[s].Factuality![i]))
                {
                    pairs.Add((sentences[s].Factuality![i], annotations[s].Words[i].Factuality));
                }
            }
        }

        if (pairs.Count == 0)
        {
            return new FactualityScores(0, 0);
        }

        double meanGold = pairs.Average(pair => pair.Gold), meanFound = pairs.Average(pair => pair.Found);
        double both = pairs.Sum(pair => (pair.Gold - meanGold) * (pair.Found - meanFound));
        double gold = pairs.Sum(pair => Math.Pow(pair.Gold - meanGold, 2)), found = pairs.Sum(pair => Math.Pow(pair.Found - meanFound, 2));
        return new FactualityScores(pairs.Average(pair => Math.Abs(pair.Gold - pair.Found)), both / Math.Sqrt(Math.Max(gold * found, 1e-12)));
    }
}

/// <summary>All scores of a model on the held-out sets, each with given tokens.</summary>
public sealed record SyntaxScores(
    TreeScores Ewt, TreeScores Gum, NameScores Worldwide, NameScores Uner, NameScores Re3d, FactualityScores UdsIh2, FactualityScores Uw)
{
    /// <summary>One figure to choose between epochs: what later stages lean on most.</summary>
    public double Overall => Ewt.Las + Gum.Las + Worldwide.F1 + (0.5 * Re3d.F1) + (0.5 * UdsIh2.Correlation);

    public static SyntaxScores Of(SyntaxModel model, TrainingData data)
    {
        var annotated = data.HeldOut.ToDictionary(
            pair => pair.Key,
            pair => Annotate(model, pair.Value),
            StringComparer.Ordinal);
        T Score<T>(string set, Func<IReadOnlyList<TrainingSentence>, IReadOnlyList<SentenceAnnotation>, T> score) => score(data.HeldOut[set], annotated[set]);
        return new SyntaxScores(
            Score("ewt", TreeScores.Of),
            Score("gum", TreeScores.Of),
            Score("worldwide", NameScores.Of),
            Score("ewt", NameScores.Of),
            Score("re3d", NameScores.Of),
            Score("ewt", FactualityScores.Of),
            Score("uw", FactualityScores.Of));
    }

    /// <summary>Those of names alone, in words.</summary>
    public string OfNames => FormattableString.Invariant($"names worldwide {Worldwide.F1:P2} UNER {Uner.F1:P2} re3d {Re3d.F1:P2}");

    private static SentenceAnnotation[] Annotate(SyntaxModel model, List<TrainingSentence> sentences)
    {
        ReadOnlyMemory<char>[][] forms = [.. sentences.Select(sentence => Array.ConvertAll(sentence.Forms, form => form.AsMemory()))];
        var annotations = model.Annotate(forms);
        for (int first = 0, end; first < forms.Length; first = end)
        {
            end = first + 1;
            while (end < forms.Length && sentences[end].Document == sentences[first].Document)
            {
                end++;
            }

            model.Reconcile(forms.AsSpan(first..end), annotations.AsSpan(first..end));
        }

        return annotations;
    }

    public override string ToString() => FormattableString.Invariant(
        $"EWT UPOS {Ewt.Upos:P2} XPOS {Ewt.Xpos:P2} feats {Ewt.Feats:P2} lemmas {Ewt.Lemmas:P2} UAS {Ewt.Uas:P2} LAS {Ewt.Las:P2}; GUM UPOS {Gum.Upos:P2} UAS {Gum.Uas:P2} LAS {Gum.Las:P2}; {OfNames}; factuality UDS-IH2 {UdsIh2.Error:0.000}/{UdsIh2.Correlation:0.000} UW {Uw.Error:0.000}/{Uw.Correlation:0.000}");
}
