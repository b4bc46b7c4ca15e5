using System.Globalization;
using System.Text;

namespace Readout.Training.Syntax;

/// <summary>The cards of the models that are trained on treebanks and names.</summary>
public static class SyntaxCard
{
    public static ModelCard Of(TrainingData data, bool open, SyntaxTrainingOptions options, int epochs, int weights, long bytes, SyntaxScores scores) => new(
        "english.bin",
        "Tags, lemmas, dependencies, names and factuality of English words.",
        FormattableString.Invariant($"readout train syntax{Flags(data, open)} --epochs {options.Epochs}{(options.GoldEpochs > 0 ? $" --gold-epochs {options.GoldEpochs}" : "")} --seed {options.Seed}"),
        FormattableString.Invariant($"After epoch {epochs} of {options.Epochs}. Two bidirectional recurrent layers of {options.Shape.Units} units each way, with coupled gates, over frozen GloVe vectors (`glove.bin`), learned words and hashed word pieces; heads for tags, lemma edit scripts, arcs and relations (Dozat and Manning 2017), names (a linear-chain conditional random field over a layer that is told whose convention of names is asked for: that of Worldwide, else of none) and factuality. {Size(weights, bytes)}"),
        data.Sources,
        Licence(open),
        Trees(scores) + "\n" + Names([("Worldwide dev", scores.Worldwide), ("UNER EWT dev", scores.Uner), ("re3d, documents held back", scores.Re3d)]) + "\n" + Factuality(scores));

    public static ModelCard OfNames(TrainingData data, bool open, ulong seed, int epochs, NameTrainingResult result) => new(
        "names.bin",
        "Scores each word as the beginning or inside of a name of a person, body, place or other thing, or as none.",
        FormattableString.Invariant($"readout train names{Flags(data, open)} --epochs {epochs} --seed {seed}"),
        Design(NameShape.Names, result.Weights, result.Bytes),
        data.NameSources,
        Licence(open),
        Names(
        [
            ("Worldwide dev, `english.bin` alone", result.Alone.Worldwide),
            ("Worldwide dev, with this", result.Joined.Worldwide),
            ("UNER EWT dev, `english.bin` alone", result.Alone.Uner),
            ("UNER EWT dev, with this", result.Joined.Uner),
            ("re3d, documents held back, `english.bin` alone", result.Alone.Re3d),
            ("re3d, documents held back, with this", result.Joined.Re3d),
        ]));

    public static ModelCard OfMentions(TrainingData data, string command, bool open, MentionTrainingResult result) => new(
        "mentions.bin",
        "Scores each word as the beginning or inside of a mention of a person, body or place, by a name or not.",
        command,
        Design(NameShape.Mentions, result.Weights, result.Bytes),
        data.NameSources,
        Licence(open),
        data.HeldOut["re3d"].Count == 0
            ? "Nothing of re3d was held back, so nothing was measured."
            : Names([("re3d, documents held back, alone", result.Alone), ("re3d, documents held back, with `english.bin`", result.Joined)]));

    private static string Flags(TrainingData data, bool open) => (open ? " --open" : "") + (data.HasSilver ? " --silver FILE" : "");

    private static string Design(NameShape shape, int weights, long bytes) =>
        FormattableString.Invariant($"One bidirectional recurrent layer of {shape.Units} units each way, with coupled gates, over frozen GloVe vectors (`glove.bin`), hashed word pieces and {Readout.Syntax.NameClues.Count} figures of what the document shows of a word; told whose convention of names is asked for. {Size(weights, bytes)}");

    private static string Size(int weights, long bytes) =>
        FormattableString.Invariant($"{weights:N0} weights, {bytes / 1e6:0.0#} MB, kept in signed bytes with one scale for each 32.");

    private static string Licence(bool open) => open
        ? "Every corpus may be redistributed; the weights carry CC BY-SA 4.0, the strictest of the licences."
        : "Some of these texts have no stated licence or one that excludes commerce, which the weights inherit as far as such licences reach weights at all. `--open` leaves them out.";

    private static string Trees(SyntaxScores scores)
    {
        string Row(string set, TreeScores s) => FormattableString.Invariant($"| {set} | {100 * s.Upos:0.0} | {100 * s.Xpos:0.0} | {100 * s.Feats:0.0} | {100 * s.Lemmas:0.0} | {100 * s.Uas:0.0} | {100 * s.Las:0.0} |\n");
        return "On held-out sentences with given tokens, the file as it is shipped; names as a document's sentences agree on them.\n\n"
            + "| set | UPOS | XPOS | features | lemmas | UAS | LAS |\n| --- | --- | --- | --- | --- | --- | --- |\n"
            + Row("EWT dev", scores.Ewt) + Row("GUM dev", scores.Gum);
    }

    private static string Names(IEnumerable<(string Set, NameScores Scores)> rows)
    {
        var table = new StringBuilder("| names (PER, ORG, LOC; exact; given tokens) | precision | recall | F1 |\n| --- | --- | --- | --- |\n");
        foreach (var (set, scores) in rows)
        {
            table.Append(CultureInfo.InvariantCulture, $"| {set} | {100 * scores.Precision:0.0} | {100 * scores.Recall:0.0} | {100 * scores.F1:0.0} |\n");
        }

        return table.ToString();
    }

    private static string Factuality(SyntaxScores scores) =>
        "| factuality, −3 to 3 | mean absolute error | Pearson's r |\n| --- | --- | --- |\n" + FormattableString.Invariant(
            $"| UDS-IH2 dev | {scores.UdsIh2.Error:0.000} | {scores.UdsIh2.Correlation:0.000} |\n| UW dev | {scores.Uw.Error:0.000} | {scores.Uw.Correlation:0.000} |\n");
}
