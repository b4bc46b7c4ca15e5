using System.CommandLine;
using System.Globalization;
using Readout.App.Cli;
using Readout.Training;
using Readout.Training.Sentences;

namespace Readout.App.Commands;

/// <summary><c>readout train sentences</c>: makes the model that says where sentences end.</summary>
internal static class TrainSentencesCommand
{
    private static readonly (string Name, string Licence)[] Corpora =
    [
        ("EWT", "CC BY-SA 4.0"),
        ("GUM", "annotation CC BY 4.0; texts by document, some CC BY-NC-SA"),
    ];

    public static Command Create()
    {
        var data = new Option<string>("--data") { Description = "The folder that holds the corpus ud.", DefaultValueFactory = _ => "../shared/corpora" };
        var target = TrainingView.Target("The folder that gets sentences.bin.");
        var epochs = new Option<int>("--epochs") { Description = "How often to read all paragraphs.", DefaultValueFactory = _ => 12 };
        var seed = new Option<int>("--seed") { Description = "The same seed and data give the same model.", DefaultValueFactory = _ => 1 };
        var errors = new Option<bool>("--errors") { Description = "Print every wrong end of the held-out sets." };
        var card = TrainingView.Card();
        var command = new Command("sentences", "Train the model that says where sentences end.") { data, target, epochs, seed, errors, card };
        command.SetAction(parsed => TrainingView.Show(report =>
        {
            string models = parsed.GetValue(target)!;
            List<RawParagraph> Read(string corpus, string part) =>
                [.. RawTreebank.Read(Path.Combine(parsed.GetValue(data)!, "ud", $"en_{corpus.ToLowerInvariant()}-{part}.conllu.gz"))];
            List<RawParagraph>[] train = [.. Corpora.Select(corpus => Read(corpus.Name, "train"))];
            var model = SentenceTrainer.Train([.. train.SelectMany(corpus => corpus)], parsed.GetValue(epochs), parsed.GetValue(seed), report);
            Directory.CreateDirectory(models);
            string file = Path.Combine(models, "sentences.bin");
            using (var stream = File.Create(file))
            {
                model.Save(stream);
            }

            var reaches = new List<string>();
            foreach (var (name, _) in Corpora)
            {
                var scores = SentenceTrainer.Score(model, Read(name, "dev"), parsed.GetValue(errors) ? Console.Error.WriteLine : null);
                reaches.Add(string.Create(CultureInfo.InvariantCulture, $"{name} dev: precision {scores.Precision:P2}, recall {scores.Recall:P2}, F1 {scores.F1:P2}"));
                Console.Error.WriteLine(reaches[^1]);
            }

            new ModelCard(
                "sentences.bin",
                "Says at which of the places where a sentence may end it does.",
                string.Create(CultureInfo.InvariantCulture, $"readout train sentences --epochs {parsed.GetValue(epochs)} --seed {parsed.GetValue(seed)}"),
                string.Create(CultureInfo.InvariantCulture, $"A logistic regression over hashed features of the gap and the words beside it, {new FileInfo(file).Length / 1e6:0.00} MB."),
                [.. Corpora.Select((corpus, i) => new CardSource(corpus.Name, train[i].Sum(paragraph => paragraph.SentenceEnds.Count), train[i].Sum(paragraph => paragraph.Text.Split(' ').Length), corpus.Licence))],
                "Some texts of GUM exclude commerce, which the weights inherit as far as such licences reach weights at all; no text can be read back from them.",
                string.Join('\n', reaches.Select(line => $"* {line}")))
                .Write(TrainingView.CardFile(parsed.GetValue(card), models, "sentences"), TimeProvider.System.GetUtcNow());
        }));
        return command;
    }
}
