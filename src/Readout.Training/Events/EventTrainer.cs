using System.Globalization;
using Readout.Events;

namespace Readout.Training.Events;

/// <summary>What <c>readout train events</c> tells of its work; all figures on articles that the weights had not seen.</summary>
public sealed record EventTrainingReport(int Articles, int Drafted, int Right, double Precision, double Recall, double F1, double CalibrationError);

/// <summary>Fits the weights of <see cref="EventConfidence"/> to events that readers recorded in whole articles.</summary>
public static class EventTrainer
{
    private const int Folds = 10;

    /// <summary>Of the penalty on squared weights; chosen by F1 on held-out articles among 1, 2, 4 and 8.</summary>
    private const double Penalty = 8;

    /// <summary>Features seen less often are left out: a name or a rare row would be learned by heart.</summary>
    private const int Rare = 3;

    private const int Steps = 400;

    /// <param name="gold">Articles with events, as in the corpus of whole readings.</param>
    /// <param name="target">The folder that gets <c>event-confidence.tsv</c>.</param>
    public static EventTrainingReport Train(string gold, string target)
    {
        var articles = EventCorpus.Read(gold);
        var held = new List<(double Confidence, bool Right)>();
        for (int fold = 0; fold < Folds; fold++)
        {
            var model = EventConfidence.Of(Fit(articles.Where((_, i) => i % Folds != fold).SelectMany(a => a.Drafts)));
            held.AddRange(articles.Where((_, i) => i % Folds == fold).SelectMany(a => a.Drafts).Select(d => (model.Of(d.Features), d.Right)));
        }

        Write(Path.Combine(target, EventConfidence.FileName), Fit(articles.SelectMany(a => a.Drafts)));
        int kept = held.Count(h => h.Confidence >= EventConfidence.Least), right = held.Count(h => h.Right && h.Confidence >= EventConfidence.Least);
        double precision = (double)right / kept, recall = (double)right / articles.Sum(a => a.Gold);
        return new EventTrainingReport(
            articles.Count, held.Count, held.Count(h => h.Right), precision, recall, 2 * precision * recall / (precision + recall), CalibrationError(held));
    }

    private static Dictionary<string, double> Fit(IEnumerable<EventDraft> drafts)
    {
        var examples = drafts.ToList();
        var frequent = examples.SelectMany(e => e.Features).GroupBy(f => f, StringComparer.Ordinal).Where(g => g.Count() >= Rare).Select(g => g.Key)
            .Order(StringComparer.Ordinal).Select((f, i) => (f, i)).ToDictionary(f => f.f, f => f.i, StringComparer.Ordinal);
        int[][] rows = [.. examples.Select(e => e.Features.Where(frequent.ContainsKey).Select(f => frequent[f]).ToArray())];
        double[] weights = new double[frequent.Count], squares = new double[frequent.Count];
        int bias = frequent["bias"];
        for (int step = 0; step < Steps; step++)
        {
            double[] gradient = new double[weights.Length];
            for (int n = 0; n < rows.Length; n++)
            {
                double error = (1 / (1 + Math.Exp(-rows[n].Sum(f => weights[f])))) - (examples[n].Right ? 1 : 0);
                foreach (int f in rows[n])
                {
                    gradient[f] += error;
                }
            }

            for (int f = 0; f < weights.Length; f++)
            {
                double slope = gradient[f] + (f == bias ? 0 : Penalty * weights[f]);
                squares[f] += slope * slope;
                weights[f] -= 0.1 * slope / Math.Sqrt(squares[f] + 1e-9);
            }
        }

        return frequent.ToDictionary(f => f.Key, f => weights[f.Value], StringComparer.Ordinal);
    }

    /// <summary>Mean distance between confidence and share right, over ten bins of equal width.</summary>
    private static double CalibrationError(List<(double Confidence, bool Right)> held) => held
        .GroupBy(h => (int)(h.Confidence * 10))
        .Sum(bin => Math.Abs(bin.Average(h => h.Confidence) - bin.Average(h => h.Right ? 1.0 : 0.0)) * bin.Count()) / held.Count;

    private static void Write(string path, Dictionary<string, double> weights)
    {
        using var file = new StreamWriter(path) { NewLine = "\n" };
        file.WriteLine("# How much each sign speaks for a drafted event being one that a careful reader records, in log odds.");
        file.WriteLine("# Columns: sign, weight. Signs: src/Readout/Events/EventFeatures.cs; made by readout train events.");
        file.WriteLine("# Origin: fitted by the Readout authors. Licence: Apache-2.0.");
        foreach (var (sign, weight) in weights.OrderBy(w => w.Key + "\t", StringComparer.Ordinal))
        {
            file.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{sign}\t{weight:0.000}"));
        }
    }
}
