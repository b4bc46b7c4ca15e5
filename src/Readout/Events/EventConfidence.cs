using System.Collections.Frozen;
using System.Globalization;
using Readout.Lexicons;
using Readout.Names;
using Readout.Text;

namespace Readout.Events;

/// <summary>
/// How probable it is that a careful reader would record a drafted event: a logistic model over
/// <see cref="EventFeatures"/>, with its weights in <c>lexicons/event-confidence.tsv</c> (made by <c>readout train
/// events</c>). What is less probable than <see cref="Least"/> is left out.
/// </summary>
internal sealed class EventConfidence
{
    public const string FileName = "event-confidence.tsv";

    /// <summary>
    /// F1 is best where all is kept that is right with half the F1 that can be reached (Lipton, Elkan and Narayanaswamy 2014).
    /// </summary>
    public const double Least = 0.36;

    /// <summary>For what is announced or supposed: the next round of talks is told in passing, and is what users wait for.</summary>
    public const double LeastPlanned = 0.15;

    private readonly FrozenDictionary<string, double> weights;

    private EventConfidence(IEnumerable<KeyValuePair<string, double>> weights) => this.weights = weights.ToFrozenDictionary(StringComparer.Ordinal);

    /// <exception cref="InputException">A weight is no number.</exception>
    public static EventConfidence Of(IEnumerable<LexiconRow> rows)
    {
        var faults = new List<string>();
        var weights = new List<KeyValuePair<string, double>>();
        foreach (var row in rows)
        {
            if (double.TryParse(row[1], NumberStyles.Float, CultureInfo.InvariantCulture, out double weight))
            {
                weights.Add(new(row[0], weight));
            }
            else
            {
                faults.Add(row.Fault(1, NoteCodes.LexiconValue, $"\"{row[1]}\" is no number; expected a weight such as -0.25"));
            }
        }

        return faults.Count > 0 ? throw new InputException(faults) : new EventConfidence(weights);
    }

    public static EventConfidence Of(IReadOnlyDictionary<string, double> weights) => new(weights);

    public double Of(IEnumerable<string> features) => 1 / (1 + Math.Exp(-features.Sum(f => weights.GetValueOrDefault(f))));

    /// <summary>Rates the events of an article, and drops those that are most probably none.</summary>
    public void Rate(IEnumerable<Candidate> candidates, SpeechContext speech, NameTable names)
    {
        var features = new EventFeatures(speech, names);
        foreach (var candidate in candidates.Where(c => c.Stands))
        {
            candidate.Confidence = Of(features.Of(candidate));
            if (candidate.Confidence < (candidate.Status is EventStatus.Planned or EventStatus.Hypothetical ? LeastPlanned : Least))
            {
                candidate.Drop(string.Create(CultureInfo.InvariantCulture, $"most probably none: {candidate.Confidence:0.00}"));
            }
        }
    }
}
