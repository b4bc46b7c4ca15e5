using System.CommandLine;
using System.Globalization;
using Readout.Syntax;
using Readout.Training.Coreference;

namespace Readout.App.Commands;

/// <summary><c>readout train coref</c>: makes the model that says whom a pronoun or description takes up.</summary>
internal static class TrainCoreferenceCommand
{
    public static Command Create()
    {
        var data = new Option<string>("--data") { Description = "The folder that holds the corpus coref.", DefaultValueFactory = _ => "../shared/corpora" };
        var target = new Option<string>("--out") { Description = "The folder that gets coref.bin.", DefaultValueFactory = _ => "models" };
        var open = new Option<bool>("--open") { Description = "Leave out documents whose licence forbids commercial use." };
        var epochs = new Option<int>("--epochs") { Description = "How often to read all links.", DefaultValueFactory = _ => 10 };
        var seed = new Option<int>("--seed") { Description = "The same seed and data give the same model.", DefaultValueFactory = _ => 1 };
        var command = new Command("coref", "Train the model that says whom a pronoun or description takes up.") { data, target, open, epochs, seed };
        command.SetAction(parsed =>
        {
            var parser = Parser.Shared;
            string folder = Path.Combine(parsed.GetValue(data)!, "coref");
            var closed = parsed.GetValue(open) ? NonCommercial(Path.Combine(parsed.GetValue(data)!, "ud", "gum_documents_by_licence.tsv")) : [];
            GoldDocument[] train = [.. OntoGum.Read(Path.Combine(folder, "ontogum-train.conllu.gz"), parser).Where(document => !closed.Contains(document.Id))];
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{train.Length} documents"));
            GoldDocument[] held = [.. OntoGum.Read(Path.Combine(folder, "ontogum-dev.conllu.gz"), parser)];
            var model = CoreferenceTrainer.Train(train, parser.Vectors, parsed.GetValue(epochs), parsed.GetValue(seed));
            Directory.CreateDirectory(parsed.GetValue(target)!);
            using (var file = File.Create(Path.Combine(parsed.GetValue(target)!, "coref.bin")))
            {
                model.Save(file);
            }

            long started = TimeProvider.System.GetTimestamp();
            var (pronouns, descriptions) = CoreferenceTrainer.Score(model, parser.Vectors, held);
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ontogum-dev pronouns: {pronouns.Right} of {pronouns.Gold} right ({pronouns.Accuracy:P1}), {pronouns.Precision:P1} of {pronouns.Linked} links"));
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ontogum-dev descriptions: {descriptions.Right} of {descriptions.Gold} right ({descriptions.Accuracy:P1}), {descriptions.Precision:P1} of {descriptions.Linked} links"));
            // Scoring finds the mentions twice and the actors once beside resolving: the stage by itself is faster.
            double seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
            int words = held.Sum(document => document.Sentences.Sum(sentence => sentence.Words.Length));
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ontogum-dev: {words} words at {words / seconds:0} words/s"));
            return 0;
        });
        return command;
    }

    private static HashSet<string> NonCommercial(string file) =>
        [.. File.ReadLines(file).Select(line => line.Split('\t')).Where(cells => cells.Length > 4 && cells[4] == "NC").Select(cells => cells[0])];
}
