using System.CommandLine;
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
        using var bytes = File.OpenRead(file);
        foreach (var read in new PageReader().Read(file, bytes))
        {
            if (read.Page is { } page)
            {
                yield return page;
            }
        }
    }
}
