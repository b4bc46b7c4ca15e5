using System.CommandLine;
using System.Text;
using Readout.App.Cli;
using Readout.Syntax;
using Readout.Syntax.Tokens;
using Readout.Text;

namespace Readout.App.Commands;

/// <summary><c>readout parse</c>: the language layer by itself.</summary>
internal static class ParseCommand
{
    // Paragraphs are gathered up to this many characters before the model is called: it works in batches.
    private const int CharactersAtOnce = 1 << 16;

    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description = "Files to read; standard input when none is given.", Arity = ArgumentArity.ZeroOrMore };
        var tokenized = new Option<bool>("--tokenized") { Description = "The input is CoNLL-U; keep its sentences and words." };
        var json = new Option<bool>("--json") { Description = "The input is JSON Lines with id and text; print one object a document." };
        var model = new Option<string?>("--model") { Description = "The folder that holds english.bin and glove.bin; the program's own when not given.", HelpName = "DIR" };
        var convention = Options.NameConvention();
        var command = new Command("parse", "Print sentences, words, dependencies and names as CoNLL-U.") { files, tokenized, json, convention, model };
        command.Validators.Add(result =>
        {
            if (result.GetValue(tokenized) && result.GetValue(json))
            {
                result.AddError("--tokenized and --json can't be used together");
            }
        });
        command.SetAction(parsed =>
        {
            var parser = Parser.Load(parsed.GetValue(model), parsed.GetValue(convention));
            using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false), 1 << 16);
            int status = 0;
            string[] names = parsed.GetValue(files) is { Length: > 0 } given ? given : ["-"];
            foreach (string name in names)
            {
                try
                {
                    using var input = Open(name);
                    if (parsed.GetValue(tokenized))
                    {
                        ParseTokenized.Run(parser, input, name, output);
                    }
                    else if (parsed.GetValue(json))
                    {
                        status = Math.Max(status, ParseJson.Run(parser, input, name, output));
                    }
                    else
                    {
                        Raw(parser, input, output);
                    }
                }
                catch (Exception fault) when (fault is InputException or IOException or UnauthorizedAccessException)
                {
                    output.Flush();
                    Console.Error.WriteLine($"readout: {fault.Message}");
                    status = 1;
                }
            }

            return status;
        });
        return command;
    }

    private static StreamReader Open(string name)
    {
        var stream = name == "-" ? Console.OpenStandardInput() : File.OpenRead(name);
        return new StreamReader(stream, new UTF8Encoding(false), detectEncodingFromByteOrderMarks: true, 1 << 16);
    }

    private static void Raw(Parser parser, StreamReader input, TextWriter output)
    {
        var text = new StringBuilder();
        while (input.ReadLine() is { } line)
        {
            text.Append(line).Append('\n');
            if (text.Length > CharactersAtOnce && string.IsNullOrWhiteSpace(line))
            {
                Flush();
            }
        }

        Flush();

        void Flush()
        {
            string part = text.ToString();
            text.Clear();
            var blocks = Paragraphs.Of(part);
            int paragraph = -1;
            foreach (var sentence in parser.Parse(part))
            {
                bool first = sentence.Paragraph != paragraph;
                paragraph = sentence.Paragraph;
                ConlluWriter.Write(output, part, sentence, blocks[paragraph], first ? ["# newpar"] : []);
            }
        }
    }
}
