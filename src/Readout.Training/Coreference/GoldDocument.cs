using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using Readout.Syntax;
using Readout.Text;

namespace Readout.Training.Coreference;

/// <summary>A document of OntoGUM with our own parse, and the cluster of each gold mention.</summary>
/// <param name="Clusters">By sentence, head word and whether the mention is a coordination; words count from 0.</param>
public sealed record GoldDocument(string Id, string Text, ImmutableArray<Sentence> Sentences, IReadOnlyDictionary<(int Sentence, int Word, bool Pair), int> Clusters);

/// <summary>
/// Reads the coreference layer of OntoGUM (Zhu, Pradhan and Zeldes 2021): MISC <c>Entity=(1</c> opens a mention of
/// cluster 1, <c>1)</c> closes it. A mention is known by the head that its gold tree gives it.
/// </summary>
public static class OntoGum
{
    public static IEnumerable<GoldDocument> Read(string file, Parser parser)
    {
        using Stream stream = File.OpenRead(file);
        using Stream plain = file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(stream, CompressionMode.Decompress) : stream;
        using var reader = new StreamReader(plain, Encoding.UTF8);
        var document = new List<ConlluSentence>();
        foreach (var sentence in Conllu.Read(reader, file))
        {
            if (sentence.Comment("newdoc") is not null && document.Count > 0)
            {
                yield return Document(document, parser);
                document.Clear();
            }

            document.Add(sentence);
        }

        if (document.Count > 0)
        {
            yield return Document(document, parser);
        }
    }

    private static GoldDocument Document(List<ConlluSentence> document, Parser parser)
    {
        var annotations = parser.Annotate([.. document.Select(s => s.Words.Select(w => w.Form.AsMemory()).ToArray())]);
        var text = new StringBuilder();
        var sentences = ImmutableArray.CreateBuilder<Sentence>();
        var clusters = new Dictionary<(int, int, bool), int>();
        int paragraph = 0;
        for (int s = 0; s < document.Count; s++)
        {
            paragraph += document[s].Comment("newpar") is not null ? 1 : 0;
            int start = text.Length;
            sentences.Add(Sentence(document[s], annotations[s], text, paragraph) with { Span = new TextSpan(start, text.Length) });
            text.Append(' ');
            AddClusters(document[s], s, clusters);
        }

        return new GoldDocument(document[0].Comment("newdoc id") ?? "", text.ToString(), sentences.ToImmutable(), clusters);
    }

    private static Sentence Sentence(ConlluSentence gold, SentenceAnnotation annotation, StringBuilder text, int paragraph)
    {
        var rows = gold.Words.ToArray();
        var words = ImmutableArray.CreateBuilder<Word>(rows.Length);
        int start = text.Length;
        for (int i = 0; i < rows.Length; i++)
        {
            // A word of a multi-word token stands apart here: only the order counts.
            int at = text.Length;
            text.Append(rows[i].Form).Append(rows[i].SpaceAfter && i + 1 < rows.Length ? " " : "");
            var word = annotation.Words[i];
            words.Add(new Word(new TextSpan(at, at + rows[i].Form.Length), word.Lemma, word.Upos, word.Xpos, word.Feats, word.Head, word.Deprel, word.Entity, false));
        }

        return new Sentence(new TextSpan(start, Math.Max(start, text.Length)), words.MoveToImmutable(), paragraph);
    }

    private static void AddClusters(ConlluSentence gold, int sentence, Dictionary<(int, int, bool), int> clusters)
    {
        var rows = gold.Words.ToArray();
        var open = new Stack<(int Cluster, int First)>();
        for (int i = 0; i < rows.Length; i++)
        {
            string brackets = rows[i].Misc.Split('|').FirstOrDefault(part => part.StartsWith("Entity=", StringComparison.Ordinal))?[7..] ?? "";
            int cluster = 0;
            for (int c = 0; c < brackets.Length; c++)
            {
                if (char.IsAsciiDigit(brackets[c]))
                {
                    cluster = (cluster * 10) + brackets[c] - '0';
                    bool ends = c + 1 == brackets.Length || !char.IsAsciiDigit(brackets[c + 1]);
                    bool opens = ends && Opens(brackets, c);
                    if (ends && opens)
                    {
                        open.Push((cluster, i));
                    }

                    if (ends && c + 1 < brackets.Length && brackets[c + 1] == ')')
                    {
                        Close(rows, sentence, open, cluster, i, clusters);
                    }

                    cluster = ends ? 0 : cluster;
                }
            }
        }
    }

    // Does an opening bracket stand in front of the number that ends here?
    private static bool Opens(string brackets, int end)
    {
        while (end >= 0 && char.IsAsciiDigit(brackets[end]))
        {
            end--;
        }

        return end >= 0 && brackets[end] == '(';
    }

    private static void Close(ConlluRow[] rows, int sentence, Stack<(int Cluster, int First)> open, int cluster, int last, Dictionary<(int, int, bool), int> clusters)
    {
        var above = new Stack<(int, int)>();
        while (open.TryPop(out var top))
        {
            if (top.Cluster == cluster)
            {
                int head = Head(rows, top.First, last);
                bool pair = rows.Skip(head + 1).Take(last - head).Any(row => row.Deprel == "conj" && row.Head == rows[head].Id);
                clusters.TryAdd((sentence, head, pair), cluster);
                break;
            }

            above.Push(top);
        }

        while (above.TryPop(out var back))
        {
            open.Push(back);
        }
    }

    private static int Head(ConlluRow[] rows, int first, int last)
    {
        for (int i = first; i <= last; i++)
        {
            if (!int.TryParse(rows[i].Head, out int head) || head - 1 < first || head - 1 > last)
            {
                if (rows[i].Upos != "PUNCT")
                {
                    return i;
                }
            }
        }

        return last;
    }
}
