using System.CommandLine;
using System.Text.Json;
using Readout.Pages;
using Readout.Records;

namespace Readout.App.Commands;

/// <summary><c>readout code</c>: documents in, one record an article out; stores nothing.</summary>
internal static class CodeCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description = "Documents to read; standard input when none is given." };
        var jobs = new Option<int>("--jobs") { Description = "How many documents to read side by side.", DefaultValueFactory = _ => 1 };
        var command = new Command("code", "Print one JSON record an article; store nothing.") { files, jobs };
        command.SetAction(parsed =>
        {
            var reader = new Reader();
            using var output = Console.OpenStandardOutput();
            foreach (string file in parsed.GetValue(files)!)
            {
                foreach (var page in Pages(file))
                {
                    foreach (var reading in reader.Read(page))
                    {
                        output.Write(ReadingJson.Write(reading));
                        output.WriteByte((byte)'\n');
                    }
                }
            }

            return 0;
        });
        return command;
    }

    private static IEnumerable<Page> Pages(string file)
    {
        if (file.EndsWith(".jsonl", StringComparison.Ordinal))
        {
            foreach (string line in File.ReadLines(file))
            {
                using var json = JsonDocument.Parse(line);
                yield return new Page(
                    json.RootElement.GetProperty("id").ToString(),
                    PageFormat.PlainText,
                    json.RootElement.GetProperty("text").GetString()!,
                    new PageFacts(Date: json.RootElement.TryGetProperty("date", out var date) ? date.GetString() : null),
                    []);
            }
        }
        else
        {
            yield return new Page(Path.GetFileNameWithoutExtension(file), PageFormat.PlainText, File.ReadAllText(file), PageFacts.None, []);
        }
    }
}
