using System.Diagnostics;
using System.Runtime.InteropServices;
using Readout.Syntax.Tokens;
using Readout.Text;

namespace Readout.Training.Sentences;

/// <summary>Precision, recall and F1 (0 to 1) of sentences: both ends must be right.</summary>
public readonly record struct SentenceScores(int Gold, int System, int Right)
{
    public double Precision => System == 0 ? 0 : (double)Right / System;

    public double Recall => Gold == 0 ? 0 : (double)Right / Gold;

    public double F1 => Gold + System == 0 ? 0 : 2.0 * Right / (Gold + System);
}

/// <summary>
/// Trains the sentence model: logistic regression by AdaGrad (Duchi et al. 2011) over the gaps where a
/// sentence may end. The same data and seed give the same model.
/// </summary>
public static class SentenceTrainer
{
    private const float Rate = 0.2f;

    // Tuned on EWT dev among 0, 1e-6, 3e-6, 1e-5.
    private const float Decay = 3e-6f;

    private const double AbbreviatedShare = 0.15;

    /// <param name="report">Called after each epoch.</param>
    public static SentenceModel Train(IReadOnlyList<RawParagraph> paragraphs, int epochs, int seed, Action<TrainingProgress> report)
    {
        var clock = Stopwatch.StartNew();
        var weights = new float[SentenceModel.Size];
        var squares = new float[SentenceModel.Size];
        var sums = new double[SentenceModel.Size];
        float bias = 0, biasSquares = 1;
        var random = new Random(seed);
        var examples = paragraphs.Concat(Abbreviated(paragraphs, random)).SelectMany(Examples).ToArray();
        for (int epoch = 0; epoch < epochs; epoch++)
        {
            random.Shuffle(examples);
            double loss = 0;
            foreach (var (features, ends) in examples)
            {
                float score = bias;
                foreach (int feature in features)
                {
                    score += weights[feature];
                }

                float gradient = (1 / (1 + MathF.Exp(-score))) - (ends ? 1 : 0);
                loss -= Math.Log(Math.Max(1 - Math.Abs(gradient), 1e-6));
                foreach (int feature in features)
                {
                    float step = gradient + (Decay * weights[feature]);
                    squares[feature] += step * step;
                    weights[feature] -= Rate * step / (MathF.Sqrt(squares[feature]) + 0.05f);
                }

                biasSquares += gradient * gradient;
                bias -= Rate * gradient / MathF.Sqrt(biasSquares);
            }

            for (int i = 0; i < weights.Length; i++)
            {
                sums[i] += weights[i];
            }

            report(new TrainingProgress(epoch + 1, epochs, 1, loss / Math.Max(1, examples.Length), clock.Elapsed));
        }

        for (int i = 0; i < weights.Length; i++)
        {
            weights[i] = (float)(sums[i] / epochs);
        }

        return SentenceModel.From(weights, bias);
    }

    public static SentenceScores Score(SentenceModel model, IEnumerable<RawParagraph> paragraphs, Action<string>? wrong = null)
    {
        var splitter = new SentenceSplitter(model);
        int gold = 0, system = 0, right = 0;
        foreach (var paragraph in paragraphs)
        {
            var block = new TextSpan(0, paragraph.Text.Length);
            var tokens = Tokenizer.Tokenize(paragraph.Text, block);
            var ends = splitter.Split(paragraph.Text, block, tokens).Select(end => tokens[end - 1].End).ToList();
            var goldEnds = paragraph.SentenceEnds;
            gold += goldEnds.Count;
            system += ends.Count;
            var goldSpans = goldEnds.Select((end, i) => (i == 0 ? 0 : goldEnds[i - 1], end)).ToHashSet();
            right += ends.Select((end, i) => (i == 0 ? 0 : ends[i - 1], end)).Count(goldSpans.Contains);
            if (wrong is not null)
            {
                Report(paragraph, ends, wrong);
            }
        }

        return new SentenceScores(gold, system, right);
    }

    // Treebanks hold few sentences that end in an abbreviation, news holds many: some sentences' last words are
    // replaced by one, so that the word behind decides.
    private static IEnumerable<RawParagraph> Abbreviated(IEnumerable<RawParagraph> paragraphs, Random random)
    {
        string[] endings = ["U.S.", "U.N.", "D.C.", "U.K.", "E.U.", "Inc.", "Corp.", "Jr.", "Co.", "L.A.", "Ltd.", "Va."];
        foreach (var paragraph in paragraphs)
        {
            int which = random.Next(paragraph.SentenceEnds.Count);
            int end = paragraph.SentenceEnds[which];
            int space = paragraph.Text.LastIndexOf(' ', end - 1);
            int start = which == 0 ? 0 : paragraph.SentenceEnds[which - 1] + 1;
            if (which == paragraph.SentenceEnds.Count - 1 || space <= start || paragraph.Text[end - 1] != '.' || random.NextDouble() > AbbreviatedShare)
            {
                continue;
            }

            string ending = endings[random.Next(endings.Length)];
            int shift = space + 1 + ending.Length - end;
            yield return new RawParagraph(
                string.Concat(paragraph.Text.AsSpan(0, space + 1), ending, paragraph.Text.AsSpan(end)),
                [.. paragraph.SentenceEnds.Select((old, i) => i < which ? old : old + shift)]);
        }
    }

    private static void Report(RawParagraph paragraph, List<int> ends, Action<string> wrong)
    {
        string Around(int end) => paragraph.Text[Math.Max(0, end - 50)..end] + " ‖ " + paragraph.Text[end..Math.Min(paragraph.Text.Length, end + 40)];
        foreach (int end in ends.Except(paragraph.SentenceEnds))
        {
            wrong("too much: " + Around(end));
        }

        foreach (int end in paragraph.SentenceEnds.Except(ends))
        {
            wrong("missed:   " + Around(end));
        }
    }

    private static List<(int[] Features, bool Ends)> Examples(RawParagraph paragraph)
    {
        var examples = new List<(int[], bool)>();
        var block = new TextSpan(0, paragraph.Text.Length);
        var tokens = Tokenizer.Tokenize(paragraph.Text, block);
        var gaps = new SentenceGaps(paragraph.Text, block, CollectionsMarshal.AsSpan(tokens));
        var ends = paragraph.SentenceEnds.ToHashSet();
        Span<int> features = stackalloc int[SentenceGaps.MaxFeatures];
        for (int i = 0; i < tokens.Count - 1; i++)
        {
            bool end = ends.Contains(tokens[i].End);
            if (gaps.Visit(i) == Gap.Possible)
            {
                examples.Add((features[..gaps.Features(features)].ToArray(), end));
            }

            if (end)
            {
                gaps.EndSentence(i + 1);
            }
        }

        return examples;
    }
}
