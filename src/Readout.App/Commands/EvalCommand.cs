using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using Readout.App.Cli;
using Readout.Syntax;
using Readout.Syntax.Tokens;
using Readout.Training.Scores;
using Readout.Training.Sentences;

namespace Readout.App.Commands;

/// <summary><c>readout eval</c>: scores the language layer on a gold set, from raw text.</summary>
internal static class EvalCommand
{
    public static Command Create() => new("eval", "Score on a gold set, from raw text.") { Ud(), Ner(), Speed() };

    private static Command Ud()
    {
        var (file, model) = Arguments();
        var command = new Command("ud", "Tokens, sentences, words, tags, lemmas and dependencies on a treebank.") { file, model };
        command.SetAction(parsed =>
        {
            var parser = Parser.Load(parsed.GetValue(model));
            string name = parsed.GetValue(file)!;
            using var reader = Open(name);
            var gold = Conllu.Read(reader, name).ToList();
            var paragraphs = RawTreebank.Read(name).Select(paragraph => paragraph.Text).ToList();
            var written = new StringWriter();
            string text = string.Join("\n\n", paragraphs);
            var blocks = Paragraphs.Of(text);
            foreach (var sentence in parser.Parse(text))
            {
                ConlluWriter.Write(written, text, sentence, blocks[sentence.Paragraph]);
            }

            var scores = UdScorer.Of(gold, [.. Conllu.Read(new StringReader(written.ToString()), "parse")]);
            for (int i = 0; i < scores.Length; i++)
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{UdScorer.Metrics[i],-10} {100 * scores[i].F1:0.00}"));
            }

            return 0;
        });
        return command;
    }

    private static Command Ner()
    {
        var (file, model) = Arguments();
        var convention = Options.NameConvention();
        var command = new Command("ner", "Names of persons, organizations and places on a tagged corpus.") { file, convention, model };
        command.SetAction(parsed =>
        {
            foreach (var (type, score) in NameScorer.Of(Parser.Load(parsed.GetValue(model), parsed.GetValue(convention)), parsed.GetValue(file)!))
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{type,-4} precision {100.0 * score.Right / Math.Max(1, score.System):0.00} recall {100.0 * score.Right / Math.Max(1, score.Gold):0.00} F1 {100 * score.F1:0.00}"));
            }

            return 0;
        });
        return command;
    }

    private static Command Speed()
    {
        var file = new Argument<string>("FILE") { Description = "Plain text, paragraphs parted by empty lines." };
        var model = new Option<string?>("--model") { Description = "The folder that holds english.bin and glove.bin.", HelpName = "DIR" };
        var command = new Command("speed", "Words a second on one core: tokens and sentences alone, and everything.") { file, model };
        command.SetAction(parsed =>
        {
            var clock = Stopwatch.StartNew();
            var parser = Parser.Load(parsed.GetValue(model));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"load {clock.Elapsed.TotalSeconds:0.000} s"));
            string text = File.ReadAllText(parsed.GetValue(file)!);
            var blocks = Paragraphs.Of(text);
            var tokens = new List<Token>();
            var ends = new List<int>();
            Report("tokens and sentences", 7, () =>
            {
                int words = 0;
                foreach (var block in blocks)
                {
                    tokens.Clear();
                    ends.Clear();
                    Tokenizer.Tokenize(text, block, tokens);
                    SentenceSplitter.Default.Split(text, block, tokens, ends);
                    words += tokens.Count;
                }

                return words;
            });
            Report("everything", 3, () => parser.Parse(text).Sum(sentence => sentence.Words.Length));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"peak memory {Process.GetCurrentProcess().PeakWorkingSet64 / 1_000_000} MB"));
            return 0;
        });
        return command;
    }

    private static void Report(string what, int times, Func<int> work)
    {
        double best = double.MaxValue;
        int words = 0;
        for (int i = 0; i < times; i++)
        {
            var clock = Stopwatch.StartNew();
            words = work();
            best = Math.Min(best, clock.Elapsed.TotalSeconds);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {words} words, {words / best:0} a second (best of {times})"));
    }

    private static (Argument<string> File, Option<string?> Model) Arguments() =>
        (new Argument<string>("FILE") { Description = "The gold file; may be packed by gzip." },
        new Option<string?>("--model") { Description = "The folder that holds english.bin and glove.bin.", HelpName = "DIR" });

    private static StreamReader Open(string name)
    {
        Stream stream = File.OpenRead(name);
        return new StreamReader(name.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(stream, CompressionMode.Decompress) : stream, new UTF8Encoding(false));
    }
}
