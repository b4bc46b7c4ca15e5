using System.CommandLine;
using System.Globalization;
using Readout.Training.Sentences;

namespace Readout.App.Commands;

/// <summary><c>readout train sentences</c>: makes the model that says where sentences end.</summary>
internal static class TrainSentencesCommand
{
    public static Command Create()
    {
        var data = new Option<string>("--data") { Description = "The folder that holds the corpus ud.", DefaultValueFactory = _ => "../shared/corpora" };
        var target = new Option<string>("--out") { Description = "The folder that gets sentences.bin.", DefaultValueFactory = _ => "models" };
        var epochs = new Option<int>("--epochs") { Description = "How often to read all paragraphs.", DefaultValueFactory = _ => 12 };
        var seed = new Option<int>("--seed") { Description = "The same seed and data give the same model.", DefaultValueFactory = _ => 1 };
        var errors = new Option<bool>("--errors") { Description = "Print every wrong end of the held-out sets." };
        var command = new Command("sentences", "Train the model that says where sentences end.") { data, target, epochs, seed, errors };
        command.SetAction(parsed =>
        {
            string folder = Path.Combine(parsed.GetValue(data)!, "ud");
            List<RawParagraph> Read(string name) => [.. RawTreebank.Read(Path.Combine(folder, name))];
            var model = SentenceTrainer.Train([.. Read("en_ewt-train.conllu.gz"), .. Read("en_gum-train.conllu.gz")], parsed.GetValue(epochs), parsed.GetValue(seed));
            Directory.CreateDirectory(parsed.GetValue(target)!);
            using (var file = File.Create(Path.Combine(parsed.GetValue(target)!, "sentences.bin")))
            {
                model.Save(file);
            }

            foreach (string name in (string[])["en_ewt-dev.conllu.gz", "en_gum-dev.conllu.gz"])
            {
                var scores = SentenceTrainer.Score(model, Read(name), parsed.GetValue(errors) ? Console.Error.WriteLine : null);
                Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: precision {scores.Precision:P2}, recall {scores.Recall:P2}, F1 {scores.F1:P2}"));
            }

            return 0;
        });
        return command;
    }
}
