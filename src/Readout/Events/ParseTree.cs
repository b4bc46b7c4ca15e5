using System.Collections.Immutable;
using Readout.Lexicons;
using Readout.Syntax;
using Readout.Text;

namespace Readout.Events;

/// <summary>
/// A sentence's dependency tree with quick ways down. Words count from 0 here; −1 stands for "none".
/// </summary>
internal sealed class ParseTree
{
    private readonly int[][] children;
    private readonly string[] lemmas;

    private ParseTree(string text, Sentence sentence, int[][] children, string[] lemmas)
    {
        Text = text;
        Sentence = sentence;
        this.children = children;
        this.lemmas = lemmas;
    }

    public string Text { get; }

    public Sentence Sentence { get; }

    public int Count => Sentence.Words.Length;

    /// <summary>Null when the sentence has no parse (without a model no word has a part of speech), so that nothing is coded from it.</summary>
    /// <param name="known">Lemmas that the lexicons name; a verb's lemma that is none of them is mended where its form allows one.</param>
    public static ParseTree? Of(string text, Sentence sentence, Func<string, bool> known)
    {
        int count = sentence.Words.Length;
        if (sentence.Words.All(w => w.Head == 0 || w.Upos is "X" or "_"))
        {
            return null;
        }

        sentence = sentence with { Words = ParseRepairs.Mend(sentence.Words) };
        var lists = new List<int>[count];
        for (int i = 0; i < count; i++)
        {
            lists[i] = [];
        }

        for (int i = 0; i < count; i++)
        {
            int head = sentence.Words[i].Head - 1;
            if (head >= 0 && head < count && head != i)
            {
                lists[head].Add(i);
            }
        }

        return new ParseTree(text, sentence, [.. lists.Select(l => l.ToArray())], [.. sentence.Words.Select(w => MendedLemma(text, w, known))]);
    }

    public Word this[int i] => Sentence.Words[i];

    public int Head(int i) => Sentence.Words[i].Head - 1;

    public string Lemma(int i) => lemmas[i];

    public string Form(int i) => Sentence.Words[i].Span.Of(Text);

    public ReadOnlySpan<int> Children(int i) => children[i];

    /// <summary>The first word that shares a character with the span, or −1.</summary>
    public int At(TextSpan span)
    {
        for (int i = 0; i < Count; i++)
        {
            if (Sentence.Words[i].Span.Overlaps(span))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>True for the relation itself and its subtypes: <c>nsubj</c> takes <c>nsubj:pass</c> too.</summary>
    public bool Is(int i, string relation) => IsRelation(Sentence.Words[i].Deprel, relation);

    public bool IsAny(int i, params ReadOnlySpan<string> relations)
    {
        foreach (string relation in relations)
        {
            if (Is(i, relation))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The first child in one of the relations, or −1.</summary>
    public int Child(int i, params ReadOnlySpan<string> relations)
    {
        foreach (int child in children[i])
        {
            if (IsAny(child, relations))
            {
                return child;
            }
        }

        return -1;
    }

    public IEnumerable<int> ChildrenIn(int i, string relation) => children[i].Where(c => Is(c, relation));

    public bool HasChild(int i, string relation, string lemma) => children[i].Any(c => Is(c, relation) && Lemma(c) == lemma);

    public bool IsVerb(int i) => Sentence.Words[i].Upos is "VERB" or "AUX";

    public bool IsNoun(int i) => Sentence.Words[i].Upos is "NOUN" or "PROPN";

    /// <summary>True when <paramref name="i"/> is <paramref name="ancestor"/> or hangs below it.</summary>
    public bool Below(int i, int ancestor)
    {
        for (int steps = 0; i >= 0 && steps <= Count; steps++, i = Head(i))
        {
            if (i == ancestor)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Number of links from <paramref name="i"/> up to <paramref name="ancestor"/>, or −1.</summary>
    public int Depth(int i, int ancestor)
    {
        for (int steps = 0; i >= 0 && steps <= Count; steps++, i = Head(i))
        {
            if (i == ancestor)
            {
                return steps;
            }
        }

        return -1;
    }

    /// <summary>The word and everything below it.</summary>
    public IEnumerable<int> Subtree(int i)
    {
        var open = new Stack<int>([i]);
        int seen = 0;
        while (open.Count > 0 && seen++ <= Count)
        {
            int word = open.Pop();
            yield return word;
            foreach (int child in children[word])
            {
                open.Push(child);
            }
        }
    }

    /// <summary>A word with the words coordinated to it ("Russia, Syria and Iran"), first one first.</summary>
    public List<int> Coordinated(int i)
    {
        var all = new List<int> { i };
        for (int n = 0; n < all.Count && n <= Count; n++)
        {
            foreach (int child in children[all[n]])
            {
                if (Is(child, "conj") || IsListed(all[n], child))
                {
                    all.Add(child);
                }
            }
        }

        return all;
    }

    /// <summary>In "Ghana, Togo, Mali and Benin" a name between two commas is often parsed as an apposition.</summary>
    private bool IsListed(int head, int name) =>
        Is(name, "appos") && Sentence.Words[name].Upos == "PROPN" && name + 2 < Count && Form(name - 1) == "," && Form(name + 1) == ","
        && Sentence.Words[name].Entity == Sentence.Words[name + 2].Entity && Sentence.Words[name].Entity.StartsWith("B-", StringComparison.Ordinal)
        && children[head].Any(c => c > name && Is(c, "conj"));

    /// <summary>The preposition or marker of a phrase or clause: "against" in "against Iran"; of "because of", the first word.</summary>
    public bool HasMarker(int i, string lemma)
    {
        foreach (int child in children[i])
        {
            if (IsAny(child, "case", "mark") && (Lemma(child) == lemma || string.Equals(Form(child), lemma, StringComparison.OrdinalIgnoreCase)))
            {
                return true;
            }
        }

        return false;
    }

    public bool HasMarkerOf(int i) => Child(i, "mark", "case") >= 0;

    /// <summary>The contiguous words of a noun phrase around its head, without clauses and prepositional phrases behind it.</summary>
    public TextSpan PhraseSpan(int head)
    {
        var span = Sentence.Words[head].Span;
        foreach (int child in children[head])
        {
            if (IsAny(child, "compound", "flat", "amod", "nmod:poss", "nummod", "nmod:desc", "fixed", "goeswith") && Math.Abs(child - head) < 8)
            {
                span = span.Join(PhraseSpan(child));
            }
        }

        return span;
    }

    public ImmutableArray<TextSpan> Spans(IEnumerable<int> words)
    {
        var sorted = words.Where(w => w >= 0).Distinct().Order().ToList();
        var spans = ImmutableArray.CreateBuilder<TextSpan>();
        for (int i = 0; i < sorted.Count; i++)
        {
            var span = Sentence.Words[sorted[i]].Span;
            while (i + 1 < sorted.Count && sorted[i + 1] == sorted[i] + 1)
            {
                span = span.Join(Sentence.Words[sorted[++i]].Span);
            }

            spans.Add(span);
        }

        return spans.ToImmutable();
    }

    private static string MendedLemma(string text, Word word, Func<string, bool> known)
    {
        string lemma = word.Lemma.ToLowerInvariant();
        string form = word.Span.Of(text);
        bool unchanged = word.Xpos is "VBD" or "VBN" or "NNS" && string.Equals(lemma, form, StringComparison.OrdinalIgnoreCase);
        if (word.Upos == "NOUN" && form.EndsWith("ing", StringComparison.OrdinalIgnoreCase) && !string.Equals(lemma, form, StringComparison.OrdinalIgnoreCase) && known(form.ToLowerInvariant()))
        {
            // "Looting broke out": a noun, though the model gives the verb that it comes from.
            return form.ToLowerInvariant();
        }

        return word.Upos is not ("VERB" or "NOUN") || (known(lemma) && !unchanged) ? lemma : Inflection.Bases(form).FirstOrDefault(known) ?? lemma;
    }

    private static bool IsRelation(string deprel, string relation) =>
        deprel.Length == relation.Length
            ? string.Equals(deprel, relation, StringComparison.Ordinal)
            : deprel.Length > relation.Length && deprel[relation.Length] == ':' && deprel.StartsWith(relation, StringComparison.Ordinal);
}
