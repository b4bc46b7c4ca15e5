namespace Readout.Syntax;

/// <summary>
/// What the relations of a tree say of its words that the network's heads, each deciding by itself, may have missed: parts of
/// speech that go with a relation, arguments on the wrong verb, and which words are predicates.
/// </summary>
internal static class TreeRepairs
{
    /// <param name="words">The words of a sentence or of a piece of one; changed in place.</param>
    /// <param name="start">The place of the first in its sentence, from which heads count.</param>
    public static void Mend(Span<WordAnnotation> words, int start)
    {
        foreach (ref var word in words)
        {
            string deprel = Agreed(word);
            word = word with { Deprel = deprel, Upos = Agreed(word.Upos, word.Xpos, deprel) };
        }

        MendAmounts(words, start);
        MendObjects(words, start);
        MendSubjects(words, start);
        MendSpeech(words, start);
        ClauseRepairs.Mend(words, start);
        MarkPredicates(words, start);
    }

    // A further word of a name is a part of it, not the second half of a word torn in two; existential "there" stands for the
    // subject; an adverb is no adjective, an interjection no adverb.
    private static string Agreed(WordAnnotation word) => (word.Xpos, word.Deprel) switch
    {
        ("NNP", "goeswith") => "flat",
        ("EX", "advmod") => "expl",
        ("RB", "amod") => "advmod",
        ("UH", "advmod") => "discourse",
        _ => word.Deprel,
    };

    // What introduces a clause is a subordinator, what marks a phrase a preposition: UD ties these parts of speech to the relation.
    private static string Agreed(string upos, string xpos, string deprel) => (upos, deprel) switch
    {
        ("SCONJ", "nsubj" or "obj") => "PRON",
        ("SCONJ", "det") => "DET",
        ("X", not "goeswith") when xpos == "NN" => "NOUN",
        ("ADP" or "PRON", "mark") => "SCONJ",
        ("SCONJ" or "ADV", "case") or ("ADV" or "INTJ", "compound:prt") => "ADP",
        ("DET", "advmod") => "ADV",
        ("VERB", "aux") => "AUX",
        _ => upos,
    };

    /// <summary>"They estimate up to 20 …": "up" goes with the number, and is no part of the verb.</summary>
    private static void MendAmounts(Span<WordAnnotation> words, int start)
    {
        for (int i = 0; i + 2 < words.Length; i++)
        {
            if (words[i] is { Lemma: "up", Deprel: "compound:prt" } && words[i + 1].Lemma == "to" && words[i + 2].Upos == "NUM")
            {
                words[i] = words[i] with { Upos = "ADV", Head = i + 3 + start, Deprel = "advmod" };
            }
        }
    }

    /// <summary>
    /// "He refused to stay, without ruling out, at this stage, a return": a noun joined to a verb by nothing is no second verb; it is
    /// the object that a clause between them still lacks.
    /// </summary>
    private static void MendObjects(Span<WordAnnotation> words, int start)
    {
        for (int i = 0; i < words.Length; i++)
        {
            if (words[i].Deprel != "conj" || words[i].Upos is not ("NOUN" or "PROPN") || words[i].Head - 1 - start is var head && (head >= i || words[head].Upos != "VERB"))
            {
                continue;
            }

            int lacking = -1;
            bool joined = false;
            for (int j = head + 1; j < words.Length; j++)
            {
                int of = words[j].Head - 1 - start;
                joined |= of == i && words[j].Deprel is "cc" or "cop" or "nsubj" or "aux" or "case";
                lacking = j < i && of == head && words[j] is { Deprel: "advcl", Xpos: "VBG" } ? j : lacking;
                lacking = of == lacking && lacking >= 0 && words[j].Deprel is "obj" or "ccomp" or "xcomp" ? -1 : lacking;
            }

            if (lacking >= 0 && !joined)
            {
                words[i] = words[i] with { Head = lacking + 1 + start, Deprel = "obj" };
            }
        }
    }

    /// <summary>"The 37-year-old left": an adjective with an article modifies no verb; it is its subject.</summary>
    private static void MendSubjects(Span<WordAnnotation> words, int start)
    {
        for (int i = 1; i < words.Length; i++)
        {
            int verb = words[i].Head - 1 - start;
            if (words[i] is not { Deprel: "amod", Upos: "ADJ" } || verb <= i || words[verb] is not { Upos: "VERB", Xpos: "VBD" or "VBZ" or "VBP" })
            {
                continue;
            }

            int article = -1;
            bool subject = false;
            for (int j = 0; j < verb; j++)
            {
                article = j < i && words[j].Deprel == "det" && words[j].Head - 1 - start is var head && (head == i || head == verb) ? j : article;
                subject |= words[j].Head - 1 - start == verb && words[j].Deprel.StartsWith("nsubj", StringComparison.Ordinal);
            }

            if (article >= 0 && !subject)
            {
                words[i] = words[i] with { Deprel = "nsubj" };
                words[article] = words[article] with { Head = i + 1 + start };
            }
        }
    }

    /// <summary>
    /// "They deny they are negotiating and say that …": a finite verb of saying goes on with the one that has its form, not with the
    /// participle inside what that one says.
    /// </summary>
    private static void MendSpeech(Span<WordAnnotation> words, int start)
    {
        for (int i = 0; i < words.Length; i++)
        {
            int inner = words[i].Head - 1 - start;
            if (words[i] is not { Deprel: "conj", Lemma: "say" or "add" or "insist" or "claim" or "argue" or "warn", Xpos: "VBD" or "VBP" or "VBZ" } || inner < 0 || inner >= i
                || words[inner] is not { Xpos: "VBG" or "VB", Deprel: "ccomp" } || words[inner].Head - 1 - start is var outer && (outer < 0 || words[outer].Xpos != words[i].Xpos))
            {
                continue;
            }

            bool own = false;
            foreach (var word in words)
            {
                own |= word.Head - 1 - start == i && word.Deprel.StartsWith("nsubj", StringComparison.Ordinal);
            }

            words[i] = own ? words[i] : words[i] with { Head = outer + 1 + start };
        }
    }

    /// <summary>
    /// Verbs are predicates, and so is whatever has what only a clause has, or stands where only a clause does: a verb that the
    /// tagger took for a noun or an adjective ("forward it to him", "to e-mail her") still has its object, its "to" or its place.
    /// </summary>
    internal static void MarkPredicates(Span<WordAnnotation> words, int start)
    {
        foreach (ref var word in words)
        {
            bool joins = word.Deprel == "conj" && word.Head > 0 && words[word.Head - 1 - start].Upos == "VERB";
            if (word.Upos == "VERB" || ((joins || IsAny(word.Deprel, Clauses)) && IsContent(word)))
            {
                word = word with { IsPredicate = true };
            }

            if (word.Head > 0 && IsAny(word.Deprel, ClauseParts))
            {
                ref var head = ref words[word.Head - 1 - start];
                head = head with { IsPredicate = true };
            }
        }
    }

    private static readonly string[] Clauses = ["advcl", "acl", "ccomp", "xcomp", "csubj"];

    private static readonly string[] ClauseParts = ["nsubj", "csubj", "cop", "aux", "mark", "obj", "iobj", "ccomp", "xcomp", "expl", "compound:prt"];

    private static bool IsContent(WordAnnotation word) => word.Upos is not ("PUNCT" or "SYM" or "DET" or "ADP" or "CCONJ" or "SCONJ" or "PART");

    private static bool IsAny(string deprel, string[] relations)
    {
        foreach (string relation in relations)
        {
            if (deprel.StartsWith(relation, StringComparison.Ordinal) && (deprel.Length == relation.Length || deprel[relation.Length] == ':'))
            {
                return true;
            }
        }

        return false;
    }
}
