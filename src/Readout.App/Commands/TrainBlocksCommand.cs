using System.CommandLine;
using System.Text.Json;
using Readout.Training.Blocks;

namespace Readout.App.Commands;

/// <summary><c>readout train blocks</c>: makes the model that says which blocks of a page are text of its article.</summary>
internal static class TrainBlocksCommand
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create()
    {
        var folders = new Argument<string[]>("FOLDER") { Description = "Pages with gold: html/ID.html.gz and gold.json.", Arity = ArgumentArity.OneOrMore };
        var target = new Option<string>("--out") { Description = "The file that gets the model.", DefaultValueFactory = _ => "lexicons/blocks.json" };
        var heldOut = new Option<string?>("--held-out") { Description = "A file that gets the bodies read by models that have not seen the page's publisher, for the scorer." };
        var command = new Command("blocks", "Train the model that says which blocks of a page are text of its article.") { folders, target, heldOut };
        command.SetAction(parsed =>
        {
            var trainer = new BlockTrainer(Console.Error);
            trainer.Load(parsed.GetValue(folders)!);
            string? predictions = parsed.GetValue(heldOut);
            var bodies = predictions is null ? null : new SortedDictionary<string, string>(StringComparer.Ordinal);
            using var made = new MemoryStream();
            trainer.Train(made, bodies);
            File.WriteAllBytes(parsed.GetValue(target)!, made.ToArray());

            if (predictions is not null)
            {
                File.WriteAllText(predictions, JsonSerializer.Serialize(bodies!.ToDictionary(b => b.Key, b => new { articleBody = b.Value }), Json));
            }

            return 0;
        });
        return command;
    }
}
