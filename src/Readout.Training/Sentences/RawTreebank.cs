using System.IO.Compression;
using System.Text;
using Readout.Syntax;

namespace Readout.Training.Sentences;

/// <summary>A paragraph of a treebank as it was written, with the offsets where its sentences end.</summary>
public sealed record RawParagraph(string Text, IReadOnlyList<int> SentenceEnds);

/// <summary>Turns treebanks back into running text.</summary>
public static class RawTreebank
{
    public static IEnumerable<RawParagraph> Read(string file)
    {
        using Stream stream = File.OpenRead(file);
        using Stream plain = file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(stream, CompressionMode.Decompress) : stream;
        using var reader = new StreamReader(plain, Encoding.UTF8);
        var text = new StringBuilder();
        var ends = new List<int>();
        foreach (var sentence in Conllu.Read(reader, file))
        {
            if (text.Length > 0 && (sentence.Comment("newpar") is not null || sentence.Comment("newdoc") is not null))
            {
                yield return new RawParagraph(text.ToString(), [.. ends]);
                text.Clear();
                ends.Clear();
            }

            text.Append(sentence.Text());
            ends.Add(text.Length);
            if (sentence.Tokens().LastOrDefault().Row?.SpaceAfter ?? true)
            {
                text.Append(' ');
            }
        }

        if (text.Length > 0)
        {
            yield return new RawParagraph(text.ToString(), ends);
        }
    }
}
