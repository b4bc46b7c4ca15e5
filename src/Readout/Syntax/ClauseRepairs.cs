namespace Readout.Syntax;

/// <summary>
/// Clauses that hang too low: a whole clause belongs to the word that takes one, and a finite verb that lacks a subject there is the
/// sentence's own.
/// </summary>
internal static class ClauseRepairs
{
    /// <param name="words">As for <see cref="TreeRepairs.Mend"/>.</param>
    /// <param name="start">As there.</param>
    public static void Mend(Span<WordAnnotation> words, int start)
    {
        MendInserted(words, start);
        MendInner(words, start);
        MendTold(words, start);
        MendReported(words, start);
        MendRoot(words, start);
        MendParticiple(words, start);
    }

    // Words of the speaker in an inserted "said the mayor".
    private const int LongestSpeaker = 6;

    /// <summary>
    /// "The talks, said Ana Holt, would go on": who stands between a verb of saying and the comma that closes the insertion is who
    /// says it, and what stands around it is one clause.
    /// </summary>
    private static void MendInserted(Span<WordAnnotation> words, int start)
    {
        for (int verb = 2; verb + 3 < words.Length; verb++)
        {
            if (words[verb] is not { Upos: "VERB", Xpos: "VBD" or "VBZ", Lemma: "say" or "add" or "warn" or "note" or "explain" or "argue" or "insist" or "claim" or "stress" or "admit" or "predict" or "acknowledge" }
                || words[verb - 1].Lemma != ",")
            {
                continue;
            }

            var (speaker, comma) = Speaker(words, start, verb);
            int clause = speaker < 0 ? -1 : words[speaker].Deprel.StartsWith("nsubj", StringComparison.Ordinal) ? words[speaker].Head - 1 - start : words[verb].Head - 1 - start;
            if (clause <= comma || (words[clause].Head - 1 - start != verb && words[verb].Head - 1 - start != clause))
            {
                continue;
            }

            words[clause] = words[clause].Head - 1 - start == verb ? words[clause] with { Head = words[verb].Head, Deprel = words[verb].Deprel } : words[clause];
            words[verb] = words[verb] with { Head = clause + 1 + start, Deprel = "parataxis" };
            words[speaker] = words[speaker] with { Head = verb + 1 + start, Deprel = "nsubj" };
            for (int i = 0; i < words.Length; i++)
            {
                bool around = words[i].Head - 1 - start == verb && (i < verb - 1 || i > comma);
                words[i] = around ? words[i] with { Head = clause + 1 + start } : words[i];
                words[i] = words[i].Head - 1 - start == clause && words[i].Deprel == "nsubj:outer" ? words[i] with { Deprel = "nsubj" } : words[i];
            }
        }
    }

    // The head of the nouns that stand alone between a verb and a comma, and that comma.
    private static (int Head, int Comma) Speaker(Span<WordAnnotation> words, int start, int verb)
    {
        int comma = verb + 1, head = -1;
        for (; comma < words.Length && words[comma].Lemma != ","; comma++)
        {
            int above = words[comma].Head - 1 - start;
            if (comma > verb + LongestSpeaker || words[comma].Upos is not ("DET" or "ADJ" or "NOUN" or "PROPN"))
            {
                return (-1, -1);
            }

            head = head < 0 && words[comma].Upos is "NOUN" or "PROPN" && (above <= verb || words[comma].Deprel.StartsWith("nsubj", StringComparison.Ordinal)) ? comma : head;
        }

        return comma < words.Length ? (head, comma) : (-1, -1);
    }

    /// <summary>
    /// "An official convinced that it was true told …": the second of two subjects, with its subordinator, belongs to the predicate behind it
    /// that has none, not to the verb behind that.
    /// </summary>
    private static void MendInner(Span<WordAnnotation> words, int start)
    {
        for (int inner = 2; inner < words.Length; inner++)
        {
            if (words[inner].Deprel != "ccomp" || words[inner].Head - 1 - start > inner || !Has(words, start, inner, "cop", "aux") || Has(words, start, inner, "nsubj", "expl", "mark"))
            {
                continue;
            }

            int mark = -1, subject = -1, outer = -1;
            for (int i = inner - 1; i > words[inner].Head - 1 - start && i >= 0; i--)
            {
                int head = words[i].Head - 1 - start;
                bool beyond = head > inner && words[head].Upos == "VERB" && (outer < 0 || head == outer);
                (subject, outer) = beyond && subject < 0 && words[i].Deprel is "nsubj" or "nsubj:pass" ? (i, head) : (subject, outer);
                mark = beyond && subject >= 0 && words[i].Deprel == "mark" ? i : mark;
            }

            int own = -1;
            for (int i = 0; i < mark; i++)
            {
                own = words[i].Head - 1 - start == outer && words[i].Deprel is "nsubj" or "nsubj:pass" ? i : own;
            }

            if (own >= 0)
            {
                bool passive = Has(words, start, outer, "aux:pass");
                words[own] = words[own] with { Deprel = passive ? "nsubj:pass" : "nsubj" };
                words[outer] = words[outer] is { Xpos: "VBN" } && !Has(words, start, outer, "aux") ? words[outer] with { Xpos = "VBD" } : words[outer];
                words[mark] = words[mark] with { Head = inner + 1 + start };
                words[subject] = words[subject] with { Head = inner + 1 + start, Deprel = Has(words, start, inner, "aux:pass") ? "nsubj:pass" : "nsubj" };
            }
        }
    }

    /// <summary>
    /// "She told the agency Mehr that the ship was free": a clause that "that" only introduces, with a subject of its own, is
    /// what was told; it says nothing of the agency.
    /// </summary>
    private static void MendTold(Span<WordAnnotation> words, int start)
    {
        for (int told = 0; told < words.Length; told++)
        {
            if (words[told] is not { Lemma: "tell" or "assure" or "inform" or "remind" or "notify", Upos: "VERB" })
            {
                continue;
            }

            int hearer = FirstOfTwoSubjects(words, start, told);
            if (hearer >= 0)
            {
                words[hearer] = words[hearer] with { Head = told + 1 + start, Deprel = "iobj" };
            }

            hearer = -1;
            for (int i = told + 1; i < words.Length; i++)
            {
                int head = words[i].Head - 1 - start;
                if (head == told && words[i].Deprel == "iobj" && (hearer < 0 || words[i].Upos == "PROPN"))
                {
                    words[i] = hearer < 0 ? words[i] : words[i] with { Head = hearer + 1 + start, Deprel = "appos" };
                    hearer = hearer < 0 ? i : hearer;
                }
                else if (hearer >= 0 && words[i].Deprel is "acl:relcl" or "acl" && IsOf(words, start, i, hearer) && IsWhole(words, start, i))
                {
                    words[i] = words[i] with { Head = told + 1 + start, Deprel = "ccomp" };
                }
            }
        }
    }

    /// <summary>
    /// "The envoy called the talks useful, the paper reported": of two subjects of one verb the first is that of the finite verb between
    /// them, which lacks one, and what is reported is that clause.
    /// </summary>
    private static void MendReported(Span<WordAnnotation> words, int start)
    {
        for (int verb = 4; verb < words.Length; verb++)
        {
            if (words[verb] is not { Upos: "VERB", Xpos: "VBD" or "VBZ" or "VBP" })
            {
                continue;
            }

            int first = -1, second = -1, clause = -1;
            for (int i = 0; i < verb; i++)
            {
                if (words[i].Head - 1 - start != verb)
                {
                    continue;
                }

                if (words[i].Deprel is "nsubj")
                {
                    (first, second) = first < 0 ? (i, second) : (first, i);
                }
                else if (words[i] is { Deprel: "advcl", Xpos: "VBD" or "VBZ" or "VBP" } && first >= 0 && second < 0)
                {
                    clause = i;
                }
            }

            if (second < 0 || clause < 0 || Has(words, start, clause, "nsubj", "nsubj:pass", "csubj", "mark", "expl"))
            {
                continue;
            }

            words[first] = words[first] with { Head = clause + 1 + start };
            words[clause] = words[clause] with { Deprel = "ccomp" };
        }
    }

    // "She told the agency the ship was free": a clause has one subject, and the noun in front of it is who was told.
    private static int FirstOfTwoSubjects(Span<WordAnnotation> words, int start, int told)
    {
        int first = -1;
        for (int i = told + 1; i < words.Length; i++)
        {
            int clause = words[i].Head - 1 - start;
            bool subject = words[i].Deprel is "nsubj" or "nsubj:pass" && clause > i && words[clause] is { Deprel: "ccomp" } && words[clause].Head - 1 - start == told;
            if (subject && first >= 0)
            {
                return words[first].Head == words[i].Head ? first : -1;
            }

            first = subject ? i : first;
        }

        return -1;
    }

    /// <summary>
    /// "Fears that it would not last emptied the market": a finite verb that hangs on the clause of the first noun, with neither
    /// subject nor subordinator, is the sentence's own verb, and the noun its subject.
    /// </summary>
    private static void MendRoot(Span<WordAnnotation> words, int start)
    {
        int root = -1;
        for (int i = 0; i < words.Length && root < 0; i++)
        {
            root = words[i].Head == 0 && words[i].Upos is "NOUN" ? i : -1;
        }

        for (int verb = root + 1; root >= 0 && verb < words.Length; verb++)
        {
            int clause = words[verb].Head - 1 - start;
            if (words[verb] is not { Deprel: "ccomp", Upos: "VERB", Xpos: "VBD" or "VBZ" } || clause <= root || clause >= verb || words[clause].Deprel is not ("acl" or "acl:relcl")
                || !IsInside(words, start, clause, root) || Has(words, start, verb, "nsubj", "csubj", "mark", "expl") || Has(words, start, root, "nsubj", "cop", "csubj") || !Has(words, start, clause, "nsubj"))
            {
                continue;
            }

            for (int i = 0; i < words.Length; i++)
            {
                int head = words[i].Head - 1 - start;
                words[i] = head == root && i > verb ? words[i] with { Head = verb + 1 + start }
                    : head == clause && words[i] is { Lemma: "that", Deprel: "obj" } ? words[i] with { Deprel = "mark", Upos = "SCONJ", Xpos = "IN" }
                    : words[i];
            }

            // A clause that lacks nothing is what the first noun holds, not what is said of another beside it.
            words[clause] = words[clause] with { Head = IsWhole(words, start, clause) ? root + 1 + start : words[clause].Head, Deprel = "acl" };
            words[verb] = words[verb] with { Head = 0, Deprel = "root" };
            words[root] = words[root] with { Head = verb + 1 + start, Deprel = "nsubj" };
            return;
        }
    }

    /// <summary>
    /// "Ships thought to carry oil were stopped": a clause without a subject, which the verb in front cannot tell of, is the sentence's
    /// own, and that verb a participle that says something of its subject.
    /// </summary>
    private static void MendParticiple(Span<WordAnnotation> words, int start)
    {
        for (int verb = 1; verb < words.Length; verb++)
        {
            int told = words[verb].Head - 1 - start;
            if (words[verb] is not { Deprel: "ccomp", Upos: "VERB" } || told < 0 || told >= verb || words[told] is not { Head: 0, Upos: "VERB", Xpos: "VBD" or "VBN" }
                || Child(words, start, told, "nsubj") is not (>= 0 and var subject) || subject != told - 1 || Child(words, start, told, "xcomp") is not (>= 0 and var raised) || raised > verb
                || Has(words, start, verb, "nsubj", "csubj", "mark", "expl") || !Has(words, start, verb, "aux") && words[verb].Xpos != "VBD")
            {
                continue;
            }

            for (int i = 0; i < words.Length; i++)
            {
                words[i] = words[i].Head - 1 - start == told && i > verb ? words[i] with { Head = verb + 1 + start } : words[i];
            }

            words[verb] = words[verb] with { Head = 0, Deprel = "root" };
            words[subject] = words[subject] with { Head = verb + 1 + start, Deprel = Has(words, start, verb, "aux:pass") ? "nsubj:pass" : "nsubj" };
            words[told] = words[told] with { Head = subject + 1 + start, Deprel = "acl", Xpos = "VBN" };
            return;
        }
    }

    private static int Child(Span<WordAnnotation> words, int start, int head, string relation)
    {
        for (int i = 0; i < words.Length; i++)
        {
            if (words[i].Head - 1 - start == head && words[i].Deprel.StartsWith(relation, StringComparison.Ordinal))
            {
                return i;
            }
        }

        return -1;
    }

    private static bool IsInside(Span<WordAnnotation> words, int start, int word, int above)
    {
        for (int steps = 0; word >= 0 && word < words.Length && steps < words.Length; steps++)
        {
            if (word == above)
            {
                return true;
            }

            word = words[word].Head - 1 - start;
        }

        return false;
    }

    private static bool Has(Span<WordAnnotation> words, int start, int head, params ReadOnlySpan<string> relations)
    {
        foreach (var word in words)
        {
            if (word.Head - 1 - start == head)
            {
                foreach (string relation in relations)
                {
                    if (word.Deprel.StartsWith(relation, StringComparison.Ordinal))
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }

    // Whether the word depends on the other or on what stands beside that.
    private static bool IsOf(Span<WordAnnotation> words, int start, int word, int other)
    {
        int head = words[word].Head - 1 - start;
        return head == other || (head > other && head < word && words[head].Deprel is "appos" or "flat" && words[head].Head - 1 - start == other);
    }

    // Whether a clause lacks nothing: "that" is no part of it, and it has a subject.
    private static bool IsWhole(Span<WordAnnotation> words, int start, int verb)
    {
        bool marked = false, subject = false;
        for (int i = 0; i < verb; i++)
        {
            bool own = words[i].Head - 1 - start == verb;
            marked |= own && words[i] is { Deprel: "mark", Lemma: "that" };
            subject |= own && marked && words[i].Deprel.StartsWith("nsubj", StringComparison.Ordinal);
        }

        return subject;
    }
}
