using System.Collections.Immutable;
using Readout.Lexicons;
using Readout.Syntax;

namespace Readout.Events;

/// <summary>
/// Mends shapes that no clause can have and that the parser makes of short headlines and long quotations: a finite verb hung as
/// a modifier on its own object ("Bolivia severed ties"), a perfect taken for possession ("They have beheaded captives"), a
/// progressive taken for a description ("have been bombing areas"), a verb taken for a noun ("Protesters march", "as police shot him", "will soon talk to") or a noun for a verb ("fighting
/// broke out"), and two subjects of one verb, one of which belongs to the clause beside it ("Gunmen seized a bridge, residents said"). Subjects
/// behind "after" and "before" are <see cref="LostSubjects"/>.
/// </summary>
internal static class ParseRepairs
{
    private static readonly string[] Clauses = ["root", "ccomp", "xcomp", "conj", "advcl", "acl", "parataxis"];

    public static ImmutableArray<Word> Mend(ImmutableArray<Word> words)
    {
        Word[] mended = [.. words];
        for (int i = 0; i < mended.Length; i++)
        {
            if (IsClause(mended, i))
            {
                mended[i] = mended[i] with { Upos = "VERB", Xpos = mended[i].Xpos == "NNS" ? "VBZ" : "VBP" };
            }

            if (HasModal(mended, i))
            {
                mended[i] = mended[i] with { Upos = "VERB", Xpos = "VB" };
            }
            else if (IsGerundNoun(mended, i))
            {
                mended[i] = mended[i] with { Upos = "NOUN", Xpos = "NN" };
            }

            if (HasObject(mended, i))
            {
                mended[i] = mended[i] with { Upos = "VERB", Xpos = "VBD", Lemma = Inflection.Bases(mended[i].Lemma).FirstOrDefault(mended[i].Lemma) };
                if (i > 0 && Is(mended[i - 1], "obl") && mended[i - 1].Head == mended[i].Head && !Children(mended, i - 1).Any(c => Is(mended[c], "case")))
                {
                    mended[i - 1] = mended[i - 1] with { Head = i + 1, Deprel = "nsubj" };
                }
            }

            if (mended[i].Upos != "VERB")
            {
                continue;
            }

            if (Possessing(mended, i) is >= 0 and var have)
            {
                Raise(mended, i, have);
            }
            else if (IsFiniteModifier(mended, i))
            {
                Raise(mended, i);
            }
            else if (Been(mended, i) is >= 0 and var been)
            {
                Raise(mended, i);
                mended[been] = mended[been] with { Deprel = "aux" };
            }
            else if (Stranded(mended, i) is >= 0 and var subject)
            {
                mended[subject] = mended[subject] with { Head = i + 1 };
            }

            LostSubjects.Mend(mended, i);
        }

        return [.. mended];
    }

    /// <summary>A bare common noun right behind its own subject and without a copula is a verb: "Protesters march in Lagos".</summary>
    private static bool IsClause(Word[] words, int at) =>
        words[at].Upos == "NOUN" && at > 0 && Is(words[at], "root") && Is(words[at - 1], "nsubj") && words[at - 1].Head == at + 1
        && words[at - 1].Upos is "NOUN" or "PROPN" && !Children(words, at).Any(c => Is(words[c], "cop") || Is(words[c], "det") || Is(words[c], "amod") || Is(words[c], "aux") || Is(words[c], "case"));

    /// <summary>Only verbs have modals: "will at some point talk to".</summary>
    private static bool HasModal(Word[] words, int at) =>
        words[at] is { Upos: "NOUN", Xpos: "NN" } && Array.Exists(words, word => word.Xpos == "MD") && Children(words, at).Any(c => Is(words[c], "aux") && words[c].Xpos == "MD")
        && !Children(words, at).Any(c => Is(words[c], "cop") || Is(words[c], "det") || Is(words[c], "amod") || words[c].Lemma == "be");

    /// <summary>An -ing form without subject, object or auxiliary that is itself subject: "Fighting continued".</summary>
    private static bool IsGerundNoun(Word[] words, int at) =>
        words[at] is { Upos: "VERB", Xpos: "VBG" } && Is(words[at], "nsubj")
        && !Children(words, at).Any(c => Is(words[c], "nsubj") || Is(words[c], "obj") || Is(words[c], "aux") || Is(words[c], "mark") || Is(words[c], "xcomp") || Is(words[c], "ccomp"));

    /// <summary>Only verbs have objects: "as an officer shot the man", whatever the tag of "shot".</summary>
    private static bool HasObject(Word[] words, int at) =>
        words[at] is { Upos: "NOUN", Xpos: "NN" } && Children(words, at).Any(c => c > at && Is(words[c], "obj"))
        && Children(words, at).Any(c => Is(words[c], "mark") || Is(words[c], "nsubj")) && !Children(words, at).Any(c => Is(words[c], "det") || Is(words[c], "case"));

    /// <summary>A past tense can't modify a noun; where it has a subject of its own, or the noun has one, it is the clause's verb.</summary>
    private static bool IsFiniteModifier(Word[] words, int verb)
    {
        var word = words[verb];
        int noun = word.Head - 1;
        if (word.Upos != "VERB" || word.Xpos is not ("VBD" or "VBN") || noun <= verb || noun >= words.Length
            || !(Is(word, "amod") || Is(word, "compound")) || words[noun].Upos is not ("NOUN" or "PROPN")
            || Children(words, noun).Any(c => c < verb && (Is(words[c], "case") || Is(words[c], "cop"))))
        {
            return false;
        }

        if (Squeezed(words, verb) >= 0)
        {
            return true;
        }

        if (Children(words, noun).Any(c => c < verb && Is(words[c], "det")))
        {
            return false;
        }

        bool own = Children(words, verb).Any(c => Is(words[c], "nsubj"));
        bool lent = Children(words, noun).Any(c => c < verb && Is(words[c], "nsubj"));
        bool continued = Is(words[noun], "conj") && words[noun].Head > 0 && words[words[noun].Head - 1].Upos == "VERB";
        return own || (word.Xpos == "VBD" && (lent || continued));
    }

    /// <summary>
    /// The noun right before a participle that both hang on the noun behind it, in a clause without a verb: no phrase has its
    /// parts in that order, so "The operation freed hostages" is a clause. −1 when there is none.
    /// </summary>
    private static int Squeezed(Word[] words, int verb)
    {
        int noun = words[verb].Head - 1;
        bool verbless = (Is(words[noun], "root") || Is(words[noun], "ccomp") || Is(words[noun], "parataxis")) && !Children(words, noun).Any(c => Is(words[c], "nsubj") || Is(words[c], "aux"));
        return verb > 0 && verbless && words[verb - 1].Upos is "NOUN" or "PROPN" && Is(words[verb - 1], "compound") && words[verb - 1].Head == noun + 1 ? verb - 1 : -1;
    }

    /// <summary>"have" before a participle that hangs on its bare object: "They have beheaded captives". −1 when there is none.</summary>
    private static int Possessing(Word[] words, int verb)
    {
        int noun = words[verb].Head - 1;
        if (words[verb].Xpos != "VBN" || !(Is(words[verb], "amod") || Is(words[verb], "compound")) || noun <= verb || !Is(words[noun], "obj"))
        {
            return -1;
        }

        int have = words[noun].Head - 1;
        return have < verb && words[have].Lemma == "have" && words[have].Upos == "VERB"
            && Enumerable.Range(have + 1, verb - have - 1).All(i => words[i].Upos == "ADV") ? have : -1;
    }

    /// <summary>
    /// "been" of a perfect right before a participle that hangs on its bare object: "Forces have been heavily bombing rebel areas".
    /// −1 when there is none.
    /// </summary>
    private static int Been(Word[] words, int verb)
    {
        int noun = words[verb].Head - 1;
        if (words[verb].Xpos != "VBG" || !(Is(words[verb], "amod") || Is(words[verb], "compound")) || noun <= verb || !Children(words, noun).Any(c => Is(words[c], "nsubj")))
        {
            return -1;
        }

        int been = Children(words, noun).FirstOrDefault(c => c < verb && Is(words[c], "cop") && words[c].Xpos == "VBN", -1);
        return been >= 0 && Enumerable.Range(been + 1, verb - been - 1).All(i => words[i].Upos == "ADV") ? been : -1;
    }

    /// <summary>The participle takes the place of "have", which becomes its auxiliary.</summary>
    private static void Raise(Word[] words, int verb, int have)
    {
        int noun = words[verb].Head - 1;
        words[verb] = words[verb] with { Head = words[have].Head, Deprel = words[have].Deprel };
        foreach (int child in Children(words, have))
        {
            words[child] = words[child] with { Head = verb + 1 };
        }

        words[have] = words[have] with { Head = verb + 1, Deprel = "aux", Upos = "AUX" };
        words[noun] = words[noun] with { Head = verb + 1 };
    }

    /// <summary>The verb takes the noun's place, and the noun becomes its object.</summary>
    private static void Raise(Word[] words, int verb)
    {
        int noun = words[verb].Head - 1;
        int subject = Squeezed(words, verb);
        var above = words[noun];
        var relation = Clauses.Any(c => Is(above, c)) ? above.Deprel
            : Children(words, verb).Any(c => Is(words[c], "mark")) ? "ccomp"
            : Children(words, verb).Any(c => Is(words[c], "cc")) ? "conj"
            : "parataxis";
        words[verb] = words[verb] with { Head = above.Head, Deprel = relation };
        words[noun] = above with { Head = verb + 1, Deprel = "obj" };
        foreach (int child in Children(words, noun))
        {
            bool clausal = Is(words[child], "advcl") || Is(words[child], "parataxis") || Is(words[child], "obl") || Is(words[child], "ccomp")
                || Is(words[child], "punct") || Is(words[child], "advmod") || (Is(words[child], "conj") && words[child].Upos == "VERB");
            if (child < verb || (child > noun && clausal))
            {
                bool subjects = child < subject && !Is(words[child], "punct") && !Is(words[child], "advmod");
                words[child] = words[child] with { Head = subjects ? subject + 1 : verb + 1, Deprel = child == subject ? "nsubj" : words[child].Deprel };
            }
        }
    }

    /// <summary>The second subject of the verb above that stands right for the clause <paramref name="verb"/>, or −1.</summary>
    private static int Stranded(Word[] words, int verb)
    {
        int head = words[verb].Head - 1;
        if (head < 0 || !Is(words[verb], "ccomp") || words[verb].Xpos is not ("VBD" or "VBZ" or "VBP") || Children(words, verb).Any(c => Is(words[c], "nsubj")))
        {
            return -1;
        }

        int[] subjects = [.. Children(words, head).Where(c => Is(words[c], "nsubj"))];
        return subjects.Length != 2 ? -1
            : verb < head ? (subjects[0] < verb && subjects[1] > verb ? subjects[0] : -1)
            : subjects[1] > head && subjects[1] < verb ? subjects[1] : -1;
    }

    internal static IEnumerable<int> Children(Word[] words, int head) => Enumerable.Range(0, words.Length).Where(i => words[i].Head == head + 1);

    internal static bool Is(Word word, string relation) =>
        word.Deprel.StartsWith(relation, StringComparison.Ordinal) && (word.Deprel.Length == relation.Length || word.Deprel[relation.Length] == ':');
}
