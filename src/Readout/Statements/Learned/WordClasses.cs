using Readout.Neural;
using Readout.Syntax;

namespace Readout.Statements.Learned;

/// <summary>
/// Distributional classes of frequent words, from clustering word vectors: what is learnt of "announced" holds for
/// a verb of its class that training never showed.
/// </summary>
internal sealed class WordClasses
{
    private readonly Dictionary<ulong, (ushort Coarse, ushort Fine)> classes;

    /// <param name="keys"><see cref="WordKeys"/> of the words.</param>
    /// <param name="columns">Two class numbers a word, from 0.</param>
    public WordClasses(ulong[] keys, float[] columns)
    {
        classes = new Dictionary<ulong, (ushort, ushort)>(keys.Length);
        for (int i = 0; i < keys.Length; i++)
        {
            classes[keys[i]] = ((ushort)(columns[2 * i] + 1), (ushort)(columns[(2 * i) + 1] + 1));
        }
    }

    public static WordClasses From(ModelFile file) => new(file.Keys("words"), file.Tensor("classes").Values);

    /// <summary>The word's classes from 1, or zeros.</summary>
    public (ulong Coarse, ulong Fine) Of(ReadOnlySpan<char> form) =>
        classes.TryGetValue(WordKeys.Of(form), out var found) ? (found.Coarse, found.Fine) : (0UL, 0UL);
}
