using System.Globalization;
using Readout.Syntax;

namespace Readout.App.Commands;

/// <summary><c>readout parse --tokenized</c>: CoNLL-U in, the same rows out with new predictions.</summary>
internal static class ParseTokenized
{
    // A call of the model ends with a document once it has this many sentences, and inside one at four times as many.
    private const int SentencesAtOnce = 512;

    public static void Run(Parser parser, TextReader input, string name, TextWriter output)
    {
        var batch = new List<ConlluSentence>();
        var documents = new List<int>();
        foreach (var sentence in Conllu.Read(input, name))
        {
            bool begins = sentence.Comment("newdoc") is not null;
            if ((begins && batch.Count >= SentencesAtOnce) || batch.Count >= 4 * SentencesAtOnce)
            {
                Flush(parser, batch, documents, output);
            }

            if (begins || documents.Count == 0)
            {
                documents.Add(0);
            }

            documents[^1]++;
            batch.Add(sentence);
        }

        Flush(parser, batch, documents, output);
    }

    private static void Flush(Parser parser, List<ConlluSentence> batch, List<int> documents, TextWriter output)
    {
        var annotations = parser.Annotate([.. batch.Select(sentence => sentence.Words.Select(word => word.Form.AsMemory()).ToArray())], documents);
        for (int s = 0; s < annotations.Length; s++)
        {
            Write(output, batch[s], annotations[s]);
        }

        batch.Clear();
        documents.Clear();
    }

    private static void Write(TextWriter output, ConlluSentence sentence, SentenceAnnotation annotation)
    {
        foreach (string comment in sentence.Comments)
        {
            output.Write(comment);
            output.Write('\n');
        }

        int next = 0;
        foreach (var row in sentence.Rows)
        {
            var written = row;
            if (row.IsWord)
            {
                var word = annotation.Words[next++];
                written = row with
                {
                    Lemma = word.Lemma,
                    Upos = word.Upos,
                    Xpos = word.Xpos,
                    Feats = word.Feats,
                    Head = word.Head.ToString(CultureInfo.InvariantCulture),
                    Deprel = word.Deprel,
                    Deps = "_",
                    Misc = Misc(row.Misc, word.Entity),
                };
            }

            output.Write(written.ToString());
            output.Write('\n');
        }

        output.Write('\n');
    }

    private static string Misc(string misc, string entity)
    {
        var kept = misc.Split('|').Where(part => part != "_" && !part.StartsWith("Entity=", StringComparison.Ordinal));
        string joined = string.Join('|', entity == "O" ? kept : kept.Append("Entity=" + entity));
        return joined.Length == 0 ? "_" : joined;
    }
}
