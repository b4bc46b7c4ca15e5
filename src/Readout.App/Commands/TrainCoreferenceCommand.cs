using System.CommandLine;
using System.Globalization;
using Readout.App.Cli;
using Readout.Names;
using Readout.Syntax;
using Readout.Training;
using Readout.Training.Coreference;

namespace Readout.App.Commands;

/// <summary><c>readout train coref</c>: makes the model that says whom a pronoun or description takes up.</summary>
internal static class TrainCoreferenceCommand
{
    public static Command Create()
    {
        var data = new Option<string>("--data") { Description = "The folder that holds the corpus coref.", DefaultValueFactory = _ => "../shared/corpora" };
        var target = TrainingView.Target("The folder that gets coref.bin.");
        var open = new Option<bool>("--open") { Description = "Leave out documents whose licence forbids commercial use." };
        var epochs = new Option<int>("--epochs") { Description = "How often to read all links.", DefaultValueFactory = _ => 10 };
        var seed = new Option<int>("--seed") { Description = "The same seed and data give the same model.", DefaultValueFactory = _ => 1 };
        var card = TrainingView.Card();
        var command = new Command("coref", "Train the model that says whom a pronoun or description takes up.") { data, target, open, epochs, seed, card };
        command.SetAction(parsed => TrainingView.Show(report =>
        {
            var parser = Parser.Shared;
            string folder = Path.Combine(parsed.GetValue(data)!, "coref"), models = parsed.GetValue(target)!;
            var closed = parsed.GetValue(open) ? NonCommercial(Path.Combine(parsed.GetValue(data)!, "ud", "gum_documents_by_licence.tsv")) : [];
            GoldDocument[] train = [.. OntoGum.Read(Path.Combine(folder, "ontogum-train.conllu.gz"), parser).Where(document => !closed.Contains(document.Id))];
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{train.Length} documents"));
            GoldDocument[] held = [.. OntoGum.Read(Path.Combine(folder, "ontogum-dev.conllu.gz"), parser)];
            var model = CoreferenceTrainer.Train(train, parser.Vectors, parsed.GetValue(epochs), parsed.GetValue(seed), report);
            Directory.CreateDirectory(models);
            string file = Path.Combine(models, "coref.bin");
            using (var stream = File.Create(file))
            {
                model.Save(stream);
            }

            // The file as it is read, rounded to half precision.
            using var written = File.OpenRead(file);
            var (pronouns, descriptions) = CoreferenceTrainer.Score(CoreferenceModel.Load(written), parser.Vectors, held);
            Console.Error.WriteLine($"ontogum-dev pronouns: {pronouns}");
            Console.Error.WriteLine($"ontogum-dev descriptions: {descriptions}");
            string made = string.Create(CultureInfo.InvariantCulture, $"readout train coref{(parsed.GetValue(open) ? " --open" : "")} --epochs {parsed.GetValue(epochs)} --seed {parsed.GetValue(seed)}");
            new ModelCard(
                "coref.bin",
                "Says which of he, she, it and they a phrase takes, and how well a pronoun or description takes up a chain of earlier mentions.",
                made,
                string.Create(CultureInfo.InvariantCulture, $"Linear models over hashed features and word vectors (`glove.bin`), {new FileInfo(file).Length / 1e6:0.0} MB in half precision."),
                [new CardSource($"OntoGUM train, {train.Length} documents", train.Sum(document => document.Sentences.Length), Words(train), parsed.GetValue(open) ? "annotation CC BY 4.0; texts public domain, CC BY or CC BY-SA" : "annotation CC BY 4.0; texts by document, some CC BY-NC-SA")],
                parsed.GetValue(open) ? "Every text may be redistributed; no text can be read back from the weights." : "Some texts exclude commerce, which the weights inherit as far as such licences reach weights at all. `--open` leaves them out.",
                $"OntoGUM dev, gold tokens, our parse.\n\n* pronouns: {pronouns}\n* descriptions: {descriptions}")
                .Write(TrainingView.CardFile(parsed.GetValue(card), models, "coref"), TimeProvider.System.GetUtcNow());
        }));
        return command;
    }

    private static int Words(GoldDocument[] documents) => documents.Sum(document => document.Sentences.Sum(sentence => sentence.Words.Length));

    private static HashSet<string> NonCommercial(string file) =>
        [.. File.ReadLines(file).Select(line => line.Split('\t')).Where(cells => cells.Length > 4 && cells[4] == "NC").Select(cells => cells[0])];
}
