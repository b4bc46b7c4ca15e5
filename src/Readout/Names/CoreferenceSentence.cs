using System.Collections.Immutable;
using Readout.Syntax;

namespace Readout.Names;

/// <summary>A sentence's words and tree, as far as mentions ask.</summary>
internal sealed class CoreferenceSentence
{
    private readonly string text;
    private readonly ImmutableArray<Word> words;
    private readonly int[] firstChild;
    private readonly int[] nextChild;

    public CoreferenceSentence(string text, ImmutableArray<Word> words)
    {
        (this.text, this.words) = (text, words);
        firstChild = new int[words.Length];
        nextChild = new int[words.Length];
        Array.Fill(firstChild, -1);
        for (int i = words.Length - 1; i >= 0; i--)
        {
            int head = words[i].Head - 1;
            if (head >= 0)
            {
                (nextChild[i], firstChild[head]) = (firstChild[head], i);
            }
        }
    }

    public string Text => text;

    public ImmutableArray<Word> Words => words;

    public int Count => words.Length;

    public int Head(int word) => words[word].Head - 1;

    public string Form(int word)
    {
        var span = words[word].Span;
        return span.Length == 1 ? text[span.Start] switch { '“' => "“", '”' => "”", '"' => "\"", var c => c.ToString() } : span.Of(text);
    }

    public IEnumerable<int> Children(int word)
    {
        for (int child = firstChild[word]; child >= 0; child = nextChild[child])
        {
            yield return child;
        }
    }

    public bool HasChild(int word, string relation) => FindChild(word, relation) >= 0;

    public int FindChild(int word, string relation)
    {
        int child = firstChild[word];
        while (child >= 0 && words[child].Deprel != relation)
        {
            child = nextChild[child];
        }

        return child;
    }

    /// <summary>
    /// For a relative pronoun the word that its clause belongs to, for an apposition what it stands beside; −1 for others.
    /// </summary>
    public int Anchor(int word, bool relative)
    {
        if (!relative)
        {
            return words[word].Deprel == "appos" ? Head(word) : -1;
        }

        for (int up = word, steps = 0; up >= 0 && steps < 6; up = Head(up), steps++)
        {
            if (words[up].Deprel == "acl:relcl")
            {
                return Head(up);
            }
        }

        return -1;
    }

    /// <summary>The child of <paramref name="head"/> that <paramref name="word"/> hangs below; −1 when it hangs elsewhere.</summary>
    public int Top(int word, int head)
    {
        for (int steps = 0; word >= 0 && steps < 12; steps++)
        {
            int up = Head(word);
            if (up == head)
            {
                return word;
            }

            word = up;
        }

        return -1;
    }

    public bool InPossessor(int word, int head) =>
        word != head && Top(word, head) is >= 0 and int top && (words[top].Deprel == "nmod:poss" || (words[top].Deprel == "nmod" && top > head));

    /// <summary>The verb or predicate above a phrase.</summary>
    public int Governor(int word)
    {
        for (int up = Head(word), steps = 0; up >= 0 && steps < 12; up = Head(up), steps++)
        {
            if (words[up].Upos is "VERB" or "AUX" || words[up].Deprel is "root" or "ccomp" or "advcl" or "xcomp" or "parataxis")
            {
                return up;
            }
        }

        return -1;
    }

    /// <summary>The last word below a word, itself counted; −1 for none.</summary>
    public int End(int word)
    {
        int end = word;
        for (int other = Count - 1; other > end && word >= 0; other--)
        {
            for (int up = other, steps = 0; up >= 0 && steps < Count; up = Head(up), steps++)
            {
                end = up == word ? other : end;
            }
        }

        return end;
    }

    public MentionRole Role(int word)
    {
        string relation = words[word].Deprel;
        for (int steps = 0; relation is "conj" or "appos" or "flat" && Head(word) >= 0 && steps < 6; steps++)
        {
            word = Head(word);
            relation = words[word].Deprel;
        }

        return relation switch
        {
            "nsubj" or "nsubj:pass" or "csubj" or "nsubj:outer" => MentionRole.Subject,
            "obj" or "iobj" => MentionRole.Object,
            "obl" or "obl:agent" or "obl:unmarked" or "obl:npmod" or "obl:tmod" => MentionRole.Oblique,
            "nmod:poss" => MentionRole.Possessive,
            "nmod" or "nmod:desc" or "nmod:unmarked" => MentionRole.Modifier,
            _ => MentionRole.Other,
        };
    }

    public (PronounClass Class, MentionForm Form, bool Reflexive)? Pronoun(int word)
    {
        if (words[word].Upos is not ("PRON" or "DET") || words[word].Deprel is "expl")
        {
            return null;
        }

        Span<char> lower = stackalloc char[12];
        var form = words[word].Span.In(text);
        if (form.Length > lower.Length)
        {
            return null;
        }

        form.ToLowerInvariant(lower);
        return lower[..form.Length] switch
        {
            "he" or "him" or "his" => (PronounClass.He, MentionForm.Pronoun, false),
            "himself" => (PronounClass.He, MentionForm.Pronoun, true),
            "she" or "her" or "hers" => (PronounClass.She, MentionForm.Pronoun, false),
            "herself" => (PronounClass.She, MentionForm.Pronoun, true),
            "it" or "its" => (PronounClass.It, MentionForm.Pronoun, false),
            "itself" => (PronounClass.It, MentionForm.Pronoun, true),
            "they" or "them" or "their" or "theirs" => (PronounClass.They, MentionForm.Pronoun, false),
            "themselves" or "themself" => (PronounClass.They, MentionForm.Pronoun, true),
            "who" or "which" or "whom" or "that" when words[word].Feats.Contains("PronType=Rel", StringComparison.Ordinal) => (PronounClass.None, MentionForm.Relative, false),
            _ => null,
        };
    }
}
