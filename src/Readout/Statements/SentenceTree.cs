using Readout.Syntax;
using Readout.Text;

namespace Readout.Statements;

/// <summary>A sentence's dependency tree with what the finders ask of it. Words count from 0 here; the root's head is −1.</summary>
internal sealed class SentenceTree
{
    private readonly List<int>[] children;
    private readonly int[] left;
    private readonly int[] right;

    public SentenceTree(Sentence sentence, int index, string text)
    {
        Sentence = sentence;
        Index = index;
        Text = text;
        Count = sentence.Words.Length;
        children = new List<int>[Count];
        left = new int[Count];
        right = new int[Count];
        for (int i = 0; i < Count; i++)
        {
            children[i] = [];
            left[i] = right[i] = i;
        }

        for (int i = 0; i < Count; i++)
        {
            if (Head(i) >= 0)
            {
                children[Head(i)].Add(i);
            }

            // Every ancestor reaches as far as its words; a cycle in a bad parse ends after as many steps as there are words.
            for (int up = Head(i), steps = 0; up >= 0 && steps <= Count; up = Head(up), steps++)
            {
                left[up] = Math.Min(left[up], i);
                right[up] = Math.Max(right[up], i);
            }
        }
    }

    public Sentence Sentence { get; }

    /// <summary>The sentence's place among the article's sentences.</summary>
    public int Index { get; }

    public string Text { get; }

    public int Count { get; }

    public int Head(int word) => Sentence.Words[word].Head - 1;

    public string Lemma(int word) => Sentence.Words[word].Lemma;

    public string Upos(int word) => Sentence.Words[word].Upos;

    public string Xpos(int word) => Sentence.Words[word].Xpos;

    public string Deprel(int word) => Sentence.Words[word].Deprel;

    public TextSpan Span(int word) => Sentence.Words[word].Span;

    public ReadOnlySpan<char> Form(int word) => Sentence.Words[word].Span.In(Text);

    public bool IsForm(int word, string form) =>
        word >= 0 && word < Count && Form(word).Equals(form, StringComparison.OrdinalIgnoreCase);

    public bool IsPunct(int word) => Upos(word) == "PUNCT" || (Form(word).Length == 1 && !char.IsLetterOrDigit(Form(word)[0]) && Form(word)[0] is not ('$' or '%' or '€' or '£'));

    public bool IsVerb(int word) => Upos(word) is "VERB" or "AUX";

    public bool IsNominal(int word) => Upos(word) is "NOUN" or "PROPN" or "PRON" or "NUM" or "DET" or "X" || IsNamed(word);

    /// <summary>Is the word part of a name? The tagger takes names it never met for other words now and then.</summary>
    public bool IsNamed(int word) => Sentence.Words[word].Entity is not (null or "" or "O");

    /// <summary>Is the relation <paramref name="relation"/> or one of its subtypes?</summary>
    public bool Has(int word, string relation)
    {
        string own = Deprel(word);
        return own.StartsWith(relation, StringComparison.Ordinal) && (own.Length == relation.Length || own[relation.Length] == ':');
    }

    public IReadOnlyList<int> Children(int word) => children[word];

    public int Child(int word, string relation)
    {
        foreach (int child in children[word])
        {
            if (Has(child, relation))
            {
                return child;
            }
        }

        return -1;
    }

    /// <summary>First and last word below <paramref name="word"/>, itself included.</summary>
    public int Left(int word) => left[word];

    public int Right(int word) => right[word];

    public bool Dominates(int above, int word)
    {
        for (int steps = 0; word >= 0 && steps <= Count; word = Head(word), steps++)
        {
            if (word == above)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The words from <paramref name="first"/> to <paramref name="last"/> without commas and the like at the edges; null when none is left.</summary>
    public TextSpan? Between(int first, int last)
    {
        last = Math.Min(last, Count - 1);
        while (first <= last && IsEdge(first))
        {
            first++;
        }

        while (last >= first && IsEdge(last))
        {
            last--;
        }

        return first > last ? null : new TextSpan(Span(first).Start, Span(last).End);
    }

    /// <summary>The word that holds or follows an offset; <see cref="Count"/> when none does.</summary>
    public int WordAt(int offset)
    {
        int low = 0, high = Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (Span(middle).End <= offset)
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

    private bool IsEdge(int word) => Form(word) is "," or ";" or ":" or "." or "-" or "–" or "—" or "―" or "--" or "!" or "?" or "...";
}
