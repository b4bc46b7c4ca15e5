using System.Globalization;
using Readout.Text;

namespace Readout.Syntax;

/// <summary>Writes sentences as CoNLL-U: multi-word tokens and <c>SpaceAfter=No</c> after the text, names in MISC.</summary>
public static class ConlluWriter
{
    /// <param name="block">The block that the sentence stands in: where it ends, the next word is not near.</param>
    public static void Write(TextWriter writer, string text, Sentence sentence, TextSpan block, params ReadOnlySpan<string> comments)
    {
        foreach (string comment in comments)
        {
            writer.Write(comment);
            writer.Write('\n');
        }

        writer.Write("# text = ");
        writer.Write(OneLine(sentence.Span.Of(text)));
        writer.Write('\n');
        var words = sentence.Words;
        for (int i = 0; i < words.Length; i++)
        {
            if (!words[i].JoinsPrevious)
            {
                int last = i;
                while (last + 1 < words.Length && words[last + 1].JoinsPrevious)
                {
                    last++;
                }

                if (last > i)
                {
                    string form = OneLine(words[i].Span.Join(words[last].Span).Of(text));
                    writer.Write(string.Create(CultureInfo.InvariantCulture, $"{i + 1}-{last + 1}\t{form}\t_\t_\t_\t_\t_\t_\t_\t{Misc(text, words[last], block, "O")}\n"));
                }
            }

            // Inside a multi-word token the space belongs to the whole.
            bool inside = words[i].JoinsPrevious || (i + 1 < words.Length && words[i + 1].JoinsPrevious);
            var word = words[i];
            string misc = inside ? word.Entity == "O" ? "_" : "Entity=" + word.Entity : Misc(text, word, block, word.Entity);
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"{i + 1}\t{OneLine(word.Span.Of(text))}\t{OneLine(word.Lemma)}\t{word.Upos}\t{word.Xpos}\t{word.Feats}\t{word.Head}\t{word.Deprel}\t_\t{misc}\n"));
        }

        writer.Write('\n');
    }

    private static string Misc(string text, Word word, TextSpan block, string entity)
    {
        bool near = word.Span.End < block.End && !char.IsWhiteSpace(text[word.Span.End]);
        return (entity, near) switch
        {
            ("O", false) => "_",
            ("O", true) => "SpaceAfter=No",
            (_, false) => "Entity=" + entity,
            _ => $"Entity={entity}|SpaceAfter=No",
        };
    }

    // No form holds a tab; a sentence over two lines holds a line break.
    private static string OneLine(string value)
    {
        if (value.AsSpan().IndexOfAnyInRange('\0', '\u001F') < 0 && !value.AsSpan().ContainsAny('\u0085', '\u2028', '\u2029'))
        {
            return value;
        }

        return string.Create(value.Length, value, (target, source) =>
        {
            for (int i = 0; i < target.Length; i++)
            {
                target[i] = char.IsControl(source[i]) || source[i] is '\u2028' or '\u2029' ? ' ' : source[i];
            }
        });
    }
}
