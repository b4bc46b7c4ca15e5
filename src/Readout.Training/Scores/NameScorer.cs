using Readout.Syntax;
using Readout.Training.Syntax;

namespace Readout.Training.Scores;

/// <summary>
/// Exact-match scores of names read from raw text (Tjong Kim Sang and De Meulder 2003): an entity is right when
/// its characters, white space left out, and its type are.
/// </summary>
public static class NameScorer
{
    private static readonly string[] Types = ["PER", "ORG", "LOC"];

    /// <param name="file">Tokens and IOB2 tags, as the name corpora have them.</param>
    public static IReadOnlyDictionary<string, Score> Of(Parser parser, string file)
    {
        var scores = Types.Append("all").ToDictionary(type => type, _ => default(Score));
        foreach (var document in NameCorpusReader.Read(file, "gold", hasMisc: true).GroupBy(sentence => sentence.Document))
        {
            var gold = new HashSet<(int, int, string)>();
            int at = 0;
            foreach (var sentence in document)
            {
                int[] starts = new int[sentence.Forms.Length + 1];
                for (int i = 0; i < sentence.Forms.Length; i++)
                {
                    starts[i] = at;
                    at += sentence.Forms[i].Count(c => !char.IsWhiteSpace(c));
                }

                starts[^1] = at;
                Add(gold, sentence.Names!, i => starts[i], i => starts[i + 1]);
            }

            string text = string.Join("\n\n", document.Select(sentence => string.Join(' ', sentence.Forms)));
            Count(scores, gold, Names(parser, text));
        }

        return scores;
    }

    private static HashSet<(int, int, string)> Names(Parser parser, string text)
    {
        int[] place = new int[text.Length + 1];
        for (int i = 0; i < text.Length; i++)
        {
            place[i + 1] = place[i] + (char.IsWhiteSpace(text[i]) ? 0 : 1);
        }

        var found = new HashSet<(int, int, string)>();
        foreach (var sentence in parser.Parse(text))
        {
            string[] tags = [.. sentence.Words.Select(word => word.Entity)];
            Add(found, tags, i => place[sentence.Words[i].Span.Start], i => place[sentence.Words[i].Span.End]);
        }

        return found;
    }

    private static void Add(HashSet<(int, int, string)> names, string[] tags, Func<int, int> start, Func<int, int> end)
    {
        for (int i = 0; i < tags.Length; i++)
        {
            if (tags[i][0] == 'B')
            {
                int last = i;
                while (last + 1 < tags.Length && tags[last + 1][0] == 'I')
                {
                    last++;
                }

                names.Add((start(i), end(last), tags[i][2..]));
            }
        }
    }

    private static void Count(Dictionary<string, Score> scores, HashSet<(int Start, int End, string Type)> gold, HashSet<(int Start, int End, string Type)> system)
    {
        foreach (string type in Types)
        {
            var score = new Score(gold.Count(name => name.Type == type), system.Count(name => name.Type == type), gold.Count(name => name.Type == type && system.Contains(name)));
            scores[type] += score;
            scores["all"] += score;
        }
    }
}
