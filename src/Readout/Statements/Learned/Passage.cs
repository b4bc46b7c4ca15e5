using System.Collections.Immutable;
using Readout.Syntax;
using Readout.Text;

namespace Readout.Statements.Learned;

/// <summary>
/// An article's words as flat arrays: what the cue and argument models look at. Heads are indexes into the
/// same arrays, −1 for a root.
/// </summary>
internal sealed class Passage
{
    private readonly ImmutableArray<Sentence> sentences;
    private float[]? states;

    public Passage(string text, ImmutableArray<Sentence> sentences, IReadOnlyList<Quotation> quotations, WordClasses classes)
    {
        Text = text;
        this.sentences = sentences;
        int count = sentences.Sum(s => s.Words.Length);
        Words = new Word[count];
        Lower = new string[count];
        Sentence = new int[count];
        Head = new int[count];
        Firsts = new int[sentences.Length + 1];
        Paragraph = new int[sentences.Length];
        int at = 0;
        for (int s = 0; s < sentences.Length; s++)
        {
            Firsts[s] = at;
            Paragraph[s] = sentences[s].Paragraph;
            var words = sentences[s].Words;
            for (int w = 0; w < words.Length; w++)
            {
                Words[at + w] = words[w];
                Lower[at + w] = words[w].Span.Of(text).ToLowerInvariant().Replace('’', '\'');
                Sentence[at + w] = s;
                Head[at + w] = words[w].Head == 0 ? -1 : at + words[w].Head - 1;
            }

            at += words.Length;
        }

        Firsts[sentences.Length] = at;
        Children = new List<int>[count];
        for (int i = 0; i < count; i++)
        {
            Children[i] = [];
        }

        for (int i = 0; i < count; i++)
        {
            if (Head[i] >= 0)
            {
                Children[Head[i]].Add(i);
            }
        }

        LowerKey = Array.ConvertAll(Lower, lower => FeatureList.Hash(lower));
        LemmaKey = Array.ConvertAll(Words, word => FeatureList.Hash(word.Lemma));
        XposKey = Array.ConvertAll(Words, word => FeatureList.Hash(word.Xpos));
        DeprelKey = Array.ConvertAll(Words, word => FeatureList.Hash(word.Deprel));
        Coarse = new ulong[count];
        Fine = new ulong[count];
        for (int i = 0; i < count; i++)
        {
            (Coarse[i], Fine[i]) = classes.Of(Words[i].Span.In(text));
        }

        Quote = new int[count];
        for (int q = 0; q < quotations.Count; q++)
        {
            for (int i = WordAt(quotations[q].Span.Start); i < count && Words[i].Span.Start < quotations[q].Span.End; i++)
            {
                Quote[i] = q + 1;
            }
        }
    }

    /// <summary>Coarse distributional class of each word; 0 for a word without one.</summary>
    public ulong[] Coarse { get; }

    /// <summary>Fine distributional class of each word.</summary>
    public ulong[] Fine { get; }

    public string Text { get; }

    /// <summary>Every word of the article; the other arrays go along with it.</summary>
    public Word[] Words { get; }

    public string[] Lower { get; }

    /// <summary>Hashes of <see cref="Lower"/>, of lemmas, treebank tags and relations, which many features of many words are made of.</summary>
    public ulong[] LowerKey { get; }

    public ulong[] LemmaKey { get; }

    public ulong[] XposKey { get; }

    public ulong[] DeprelKey { get; }

    public int[] Sentence { get; }

    public int[] Head { get; }

    /// <summary>Index of each sentence's first word; one more entry closes the last sentence.</summary>
    public int[] Firsts { get; }

    public int[] Paragraph { get; }

    public List<int>[] Children { get; }

    /// <summary>Number of the quotation a word stands in (its marks included), or 0.</summary>
    public int[] Quote { get; }

    public int Length => Words.Length;

    /// <summary>Writes what was kept of the encoder's states, word after word.</summary>
    public void CopyStates(Span<float> to)
    {
        if (states is not null)
        {
            states.CopyTo(to);
            return;
        }

        foreach (var sentence in sentences)
        {
            sentence.States.CopyTo(to);
            to = to[sentence.States.Length..];
        }
    }

    /// <summary>The same passage with other states than its sentences keep.</summary>
    public Passage With(float[] states)
    {
        var copy = (Passage)MemberwiseClone();
        copy.states = states;
        return copy;
    }

    /// <summary>Index of the first word whose end lies behind <paramref name="offset"/>.</summary>
    public int WordAt(int offset)
    {
        int low = 0, high = Words.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (Words[middle].Span.End <= offset)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    public bool[] Cover(IEnumerable<TextSpan> spans)
    {
        var cover = new bool[Words.Length];
        foreach (var span in spans)
        {
            for (int i = WordAt(span.Start); i < Words.Length && Words[i].Span.Start < span.End; i++)
            {
                cover[i] = true;
            }
        }

        return cover;
    }
}
