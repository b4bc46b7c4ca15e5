using System.Globalization;
using System.Text;

namespace Readout.Training.Syntax;

/// <summary>Writes the card that says what a model is, what it saw and what it reaches (Mitchell et al. 2019).</summary>
internal static class ModelCard
{
    public static string Write(
        TrainingData data, bool open, SyntaxTrainingOptions options, int epochs, int weights, long bytes, SyntaxScores scores, DateTimeOffset date)
    {
        var card = new StringBuilder();
        void Line(FormattableString line) => card.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
        Line($"# english.bin");
        Line($"");
        Line($"Tags, lemmas, dependencies, names and factuality of English words. Made by `readout train syntax{(open ? " --open" : "")}{(data.HasSilver ? " --silver FILE" : "")} --epochs {options.Epochs}{(options.GoldEpochs > 0 ? $" --gold-epochs {options.GoldEpochs}" : "")} --seed {options.Seed}` on {date:yyyy-MM-dd}; epoch {epochs} of {options.Epochs}.");
        Line($"");
        Line($"Two bidirectional recurrent layers of {options.Shape.Units} units each way, with coupled gates, over frozen GloVe vectors (`glove.bin`), learned words and hashed word pieces; heads for tags, lemma edit scripts, arcs and relations (Dozat and Manning 2017), names (a linear-chain conditional random field over a layer that is told whose convention of names is asked for: that of Worldwide, else of none) and factuality. {weights:N0} weights, {bytes / 1e6:0.0} MB, kept in signed bytes with one scale for each 32.");
        Line($"");
        Line($"## Trained on");
        Line($"");
        Line($"| corpus | sentences | words | licence |");
        Line($"| --- | --- | --- | --- |");
        foreach (var (name, sentences, words, licence) in data.Sources)
        {
            Line($"| {name} | {sentences:N0} | {words:N0} | {licence} |");
        }

        Line($"");
        Line(open
            ? (FormattableString)$"Every corpus may be redistributed; the weights carry CC BY-SA 4.0, the strictest of the licences."
            : $"Some of these texts have no stated licence or one that excludes commerce, which the weights inherit as far as such licences reach weights at all. `readout train syntax --open` leaves them out.");
        Line($"");
        Line($"## Reaches");
        Line($"");
        Line($"On held-out sentences with given tokens, the file as it is shipped; names as a document's sentences agree on them.");
        Line($"");
        Line($"| set | UPOS | XPOS | features | lemmas | UAS | LAS |");
        Line($"| --- | --- | --- | --- | --- | --- | --- |");
        Tree("EWT dev", scores.Ewt);
        Tree("GUM dev", scores.Gum);
        Line($"");
        Line($"| names (PER, ORG, LOC; exact) | precision | recall | F1 |");
        Line($"| --- | --- | --- | --- |");
        Names("Worldwide dev", scores.Worldwide);
        Names("UNER EWT dev", scores.Uner);
        Names("re3d, documents held back", scores.Re3d);
        Line($"");
        Line($"| factuality, −3 to 3 | mean absolute error | Pearson's r |");
        Line($"| --- | --- | --- |");
        Line($"| UDS-IH2 dev | {scores.UdsIh2.Error:0.000} | {scores.UdsIh2.Correlation:0.000} |");
        Line($"| UW dev | {scores.Uw.Error:0.000} | {scores.Uw.Correlation:0.000} |");
        return card.ToString();

        void Tree(string set, TreeScores s) =>
            Line($"| {set} | {100 * s.Upos:0.0} | {100 * s.Xpos:0.0} | {100 * s.Feats:0.0} | {100 * s.Lemmas:0.0} | {100 * s.Uas:0.0} | {100 * s.Las:0.0} |");
        void Names(string set, NameScores s) => Line($"| {set} | {100 * s.Precision:0.0} | {100 * s.Recall:0.0} | {100 * s.F1:0.0} |");
    }
}
