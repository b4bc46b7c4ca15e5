using System.CommandLine;
using System.Globalization;
using Readout.Events;
using Readout.Names;
using Readout.Pages;
using Readout.Records;
using Readout.Text;

namespace Readout.App.Commands;

/// <summary>
/// <c>readout explain</c>: for a sentence or a text file, the row, the words its tests found, the roles and the status
/// steps of every event, and why other triggers gave none. With <c>--tree</c> also the parse that it rests on.
/// </summary>
internal static class ExplainCommand
{
    public static Command Create()
    {
        var input = new Argument<string[]>("TEXT") { Description = "A sentence in quotation marks, or text files.", Arity = ArgumentArity.OneOrMore };
        var tree = new Option<bool>("--tree") { Description = "Show each sentence's words with their heads and relations." };
        var date = new Option<string?>("--date") { Description = "The date that times resolve against, such as 2024-05-01." };
        var command = new Command("explain", "Show what refers to what, and which row, roles and tests led to each event code.") { input, tree, date };
        command.SetAction(parsed =>
        {
            var reader = new Reader();
            foreach (string text in parsed.GetValue(input)!)
            {
                string source = File.Exists(text) ? File.ReadAllText(text) : text;
                var page = new Page("explain", PageFormat.PlainText, source, new PageFacts(Date: parsed.GetValue(date)), []);
                foreach (var (reading, events) in reader.Explain(page))
                {
                    Write(Console.Out, reading, events, parsed.GetValue(tree));
                }
            }

            return 0;
        });
        return command;
    }

    private static void Write(TextWriter output, Reading reading, IReadOnlyList<EventExplanation> events, bool tree)
    {
        string text = reading.Article.Text;
        for (int i = 0; i < reading.Sentences.Length; i++)
        {
            var sentence = reading.Sentences[i];
            output.WriteLine(sentence.Span.Of(text));
            if (tree)
            {
                for (int w = 0; w < sentence.Words.Length; w++)
                {
                    var word = sentence.Words[w];
                    output.WriteLine(string.Create(
                        CultureInfo.InvariantCulture,
                        $"  {w + 1,3} {word.Span.Of(text),-18} {word.Lemma,-16} {word.Upos,-6} {word.Xpos,-5} {word.Head,3} {word.Deprel,-12} {word.Entity}"));
                }
            }

            WriteReferences(output, text, reading.Names.Chains, i);
            foreach (var one in events.Where(e => e.Sentence == i))
            {
                Write(output, text, one);
            }

            output.WriteLine();
        }
    }

    private static void WriteReferences(TextWriter output, string text, CoreferenceChains chains, int sentence)
    {
        foreach (var reference in chains.References.Where(r => r.Sentence == sentence && r.Antecedent is not null))
        {
            var antecedent = chains.References[reference.Antecedent!.Value];
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"  \"{reference.Span.Of(text)}\" = \"{antecedent.Span.Of(text)}\": {reference.Reason}, {reference.Confidence:0.00}"));
        }
    }

    private static void Write(TextWriter output, string text, EventExplanation one)
    {
        string verdict = one.Dropped is null ? $"{one.Type} {one.Mode ?? ""}".TrimEnd() + ", " + Terms.Of(one.Status) : $"no event ({one.Type}): {one.Dropped}";
        output.WriteLine($"  \"{one.Trigger.Of(text)}\" → {verdict}");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"      row {one.Row} of lexicons/events.tsv: {one.Pattern}"));
        Write(output, "found", one.Found.Select(f => f.Of(text)));
        Write(output, "actors", one.Actors.Select(p => Party(text, p)));
        Write(output, "recipients", one.Recipients.Select(p => Party(text, p)));
        Write(output, "steps", one.Steps);
        Write(output, "said in", one.SaidIn is null ? [] : [one.SaidIn]);
    }

    private static string Party(string text, Party party) =>
        $"{string.Join(" … ", party.Spans.Select((TextSpan s) => s.Of(text)))} [{party.Country ?? "no country"}{string.Concat(party.Sectors.Select(s => " " + s))}]";

    private static void Write(TextWriter output, string label, IEnumerable<string> values)
    {
        string joined = string.Join("; ", values);
        if (joined.Length > 0)
        {
            output.WriteLine($"      {label}: {joined}");
        }
    }
}
