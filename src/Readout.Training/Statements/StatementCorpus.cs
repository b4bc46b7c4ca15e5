using System.Collections.Immutable;
using System.IO.Compression;
using System.Numerics.Tensors;
using System.Text.Json;
using Readout.Articles;
using Readout.Pages;
using Readout.Statements;
using Readout.Statements.Learned;
using Readout.Syntax;
using Readout.Text;

namespace Readout.Training.Statements;

/// <summary>A statement as people marked it.</summary>
internal sealed record GoldStatement(TextSpan[] Source, TextSpan[] Cue, TextSpan[] Content);

/// <summary>An annotated article, parsed.</summary>
/// <param name="Rules">What the rules make of it.</param>
/// <param name="Draft">Reads it by rules afresh: drafts are changed when they are joined with the models' findings.</param>
/// <param name="States">The encoder's states, word after word.</param>
internal sealed record GoldArticle(string Id, Guideline Guideline, Passage Passage, RuleView Rules, Func<(List<Draft> Drafts, List<SentenceTree> Trees)> Draft, Half[] States, GoldStatement[] Statements)
{
    /// <summary>
    /// The word that heads a gold cue: it hangs on a word outside the cue, and is a verb where there is one; −1 when
    /// no word of the cue can be a cue's head.
    /// </summary>
    public int CueHead(GoldStatement gold)
    {
        bool[] cover = Passage.Cover(gold.Cue);
        int best = -1;
        for (int i = 0; i < cover.Length; i++)
        {
            bool heads = cover[i] && CueModel.Candidate(Passage, i) && (Passage.Head[i] < 0 || !cover[Passage.Head[i]]);
            if (heads && (best < 0 || (Passage.Words[i].Upos == "VERB" && Passage.Words[best].Upos != "VERB")))
            {
                best = i;
            }
        }

        return best >= 0 ? best : Array.FindIndex(cover, 0, covered => covered) is >= 0 and int first && CueModel.Candidate(Passage, first) ? first : -1;
    }
}

/// <summary>Reads annotated articles: one JSON object a line with <c>id</c>, <c>text</c> and the statements' span lists.</summary>
internal static class StatementCorpus
{
    /// <param name="key">The field that holds the statements.</param>
    public static List<GoldArticle> Read(string path, Guideline guideline, string key, WordClasses classes)
    {
        var articles = new ArticleReader();
        var syntax = new SyntaxReader();
        var rules = new RuleReader();
        var everything = new StateView(null);
        return [.. Lines(path).AsParallel().AsOrdered().WithDegreeOfParallelism(2).SelectMany(line =>
        {
            using var json = JsonDocument.Parse(line);
            string id = json.RootElement.GetProperty("id").GetString()!, text = json.RootElement.GetProperty("text").GetString()!;
            var gold = json.RootElement.GetProperty(key).EnumerateArray()
                .Select(s => new GoldStatement(Spans(s, "source"), Spans(s, "cue"), Spans(s, "content")))
                .ToArray();
            return articles.Read(new Page(id, PageFormat.PlainText, text, PageFacts.None, []))
                .Select(article =>
                {
                    var parsed = syntax.Read(article, everything);
                    var sentences = parsed.Select(sentence => sentence with { States = [] }).ToImmutableArray();
                    var quotes = QuoteFinder.Find(article);
                    var passage = new Passage(text, sentences, quotes, classes);
                    var states = new Half[passage.Length * (parsed.IsEmpty ? 0 : parsed[0].States.Length / Math.Max(1, parsed[0].Words.Length))];
                    var rest = states.AsSpan();
                    foreach (var sentence in parsed)
                    {
                        TensorPrimitives.ConvertToHalf(sentence.States, rest);
                        rest = rest[sentence.States.Length..];
                    }

                    (List<Draft>, List<SentenceTree>) Draft() => rules.Read(text, sentences, quotes);
                    return new GoldArticle(
                        id,
                        guideline,
                        passage,
                        new RuleView(passage, Draft().Item1),
                        Draft,
                        states,
                        [.. gold.Where(s => s.Content.Length > 0 && article.Region.Contains(s.Content[0]))]);
                })
                .ToArray();
        })];
    }

    private static List<string> Lines(string path)
    {
        using var file = File.OpenRead(path);
        using var reader = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        var lines = new List<string>();
        while (reader.ReadLine() is { } line)
        {
            lines.Add(line);
        }

        return lines;
    }

    private static TextSpan[] Spans(JsonElement statement, string key) =>
        [.. statement.GetProperty(key).EnumerateArray().Select(s => new TextSpan(s[0].GetInt32(), s[1].GetInt32()))];
}
