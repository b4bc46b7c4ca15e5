using Readout.Text;

namespace Readout.Statements;

/// <summary>Finds the phrase that names who speaks: the cue's subject, or that of the verb whose participle or conjunct the cue is.</summary>
internal static class SourceFinder
{
    /// <summary>Sets the draft's source, and the relay for "quoted X as saying".</summary>
    public static void Find(Draft draft, Func<int, bool> quoted)
    {
        var tree = draft.Tree;
        if (Relayed(tree, draft.Word) is { } relay)
        {
            if (relay.Speaker >= 0)
            {
                Set(draft, relay.Speaker);
            }

            if (relay.Outlet >= 0 && Phrase(tree, relay.Outlet, draft.Word) is { } outlet)
            {
                draft.Via.Add(outlet);
            }

            return;
        }

        int subject = Subject(tree, draft.Word);
        if (Inverted(tree, draft.Word, subject, quoted) is >= 0 and int behind)
        {
            subject = behind;
        }

        if (subject >= 0 && !quoted(tree.Span(subject).Start))
        {
            Set(draft, subject);
        }
        else if (Adjacent(tree, draft.Word) is >= 0 and int beside)
        {
            Set(draft, beside);
            draft.Source = tree.Between(Start(tree, draft.Word), draft.Word - 1);
        }
    }

    /// <summary>"“S,” said the minister": behind a quotation a verb has its subject after it.</summary>
    private static int Inverted(SentenceTree tree, int verb, int subject, Func<int, bool> quoted)
    {
        if (verb == 0 || verb + 1 >= tree.Count || subject > verb || tree.Xpos(verb) is not ("VBD" or "VBZ" or "VBP") || !quoted(tree.Span(verb - 1).Start))
        {
            return -1;
        }

        int at = verb + 1;
        if (!tree.IsNominal(at) && tree.Upos(at) != "ADJ")
        {
            return -1;
        }

        for (int up = at; up >= 0 && up > verb; up = tree.Head(up))
        {
            if (tree.IsNominal(up) && tree.Upos(up) != "DET")
            {
                at = up;
            }
        }

        return at;
    }

    /// <summary>The head of a noun phrase that stands between a comma or quotation and a finite verb, where the parse gives no subject.</summary>
    private static int Adjacent(SentenceTree tree, int verb)
    {
        if (tree.Xpos(verb) is not ("VBD" or "VBZ" or "VBP"))
        {
            return -1;
        }

        int start = Start(tree, verb), head = -1;
        for (int i = start; i < verb; i++)
        {
            if (tree.IsVerb(i) && tree.Upos(i) != "AUX")
            {
                return -1;
            }

            if (tree.IsNominal(i) && tree.Upos(i) != "DET" && !(head >= 0 && tree.Lemma(i - 1) is "of" or "for" or "in" or "at" or "from"))
            {
                head = i;
            }
        }

        return verb - start <= 10 ? head : -1;
    }

    private static int Start(SentenceTree tree, int verb)
    {
        int start = verb;
        while (start > 0 && (tree.IsNominal(start - 1) || tree.Upos(start - 1) is "ADJ" or "ADV" or "AUX" or "PART" or "CCONJ" || tree.Form(start - 1) is "of" or "for"))
        {
            start--;
        }

        while (start < verb && tree.Upos(start) is "CCONJ" or "ADV" or "ADP" or "AUX" or "PART" && !tree.IsNamed(start))
        {
            start++;
        }

        return start;
    }

    public static void Set(Draft draft, int word)
    {
        draft.SourceWord = word;
        draft.Source = Phrase(draft.Tree, word, draft.Word);
    }

    /// <summary>The word that does what the verb says, or −1.</summary>
    public static int Subject(SentenceTree tree, int verb)
    {
        for (int at = verb, steps = 0; at >= 0 && steps < 5; steps++)
        {
            int own = OwnSubject(tree, at);
            if (own >= 0)
            {
                return own;
            }

            int head = tree.Head(at);
            if (head < 0)
            {
                return -1;
            }

            if (IsRaised(tree, at))
            {
                return Agent(tree, at);
            }

            if (tree.Has(at, "acl"))
            {
                return tree.Deprel(at) == "acl:relcl" || !tree.IsNominal(head) ? -1 : head;
            }

            if (!(tree.Has(at, "conj") || tree.Has(at, "xcomp") || tree.Has(at, "advcl") || tree.Has(at, "parataxis") || tree.Has(at, "ccomp") || tree.Has(at, "dep")))
            {
                return -1;
            }

            at = head;
        }

        return -1;
    }

    public static int OwnSubject(SentenceTree tree, int verb)
    {
        int subject = tree.Child(verb, "nsubj");
        if (subject < 0 || tree.Deprel(subject) != "nsubj:pass")
        {
            return subject;
        }

        return Agent(tree, verb);
    }

    /// <summary>Who a passive names behind "by".</summary>
    public static int Agent(SentenceTree tree, int verb)
    {
        foreach (int child in tree.Children(verb))
        {
            if (child > verb && tree.Has(child, "obl") && tree.Child(child, "case") is >= 0 and int by && tree.IsForm(by, "by") && !tree.Has(child, "obl:tmod"))
            {
                return child;
            }
        }

        return -1;
    }

    public static bool IsPassive(SentenceTree tree, int verb) =>
        tree.Child(verb, "nsubj:pass") >= 0 || tree.Children(verb).Any(c => tree.Deprel(c) == "aux:pass");

    /// <summary>"A man believed to be armed": others believe it.</summary>
    public static bool IsRaised(SentenceTree tree, int verb) =>
        tree.Deprel(verb) == "acl" && tree.Xpos(verb) is "VBN" or "VBD" && tree.Child(verb, "xcomp") is >= 0 and int clause && tree.Child(clause, "mark") is >= 0 and int to && tree.IsForm(to, "to");

    /// <summary>"Al-Watan quoted a source as saying", "he was quoted by AFP as saying".</summary>
    private static (int Speaker, int Outlet)? Relayed(SentenceTree tree, int saying)
    {
        if (Reported(tree, saying) is { } reported)
        {
            return reported;
        }

        int quoting = saying;
        if (!tree.Lemma(saying).Equals("quote", StringComparison.Ordinal))
        {
            if (saying < 2 || !tree.IsForm(saying - 1, "as"))
            {
                return null;
            }

            quoting = -1;
            for (int i = saying - 2; i >= 0 && i > saying - 25; i--)
            {
                if (tree.Lemma(i) is "quote" or "cite" or "report" && tree.IsVerb(i))
                {
                    quoting = i;
                    break;
                }
            }

            if (quoting < 0)
            {
                return null;
            }
        }

        if (IsPassive(tree, quoting))
        {
            return (tree.Child(quoting, "nsubj"), Agent(tree, quoting));
        }

        int speaker = tree.Child(quoting, "obj");
        if (speaker < 0)
        {
            // A bare participle: "a commander quoted by AFP as saying".
            int head = tree.Head(quoting);
            return head >= 0 && tree.IsNominal(head) && tree.Has(quoting, "acl") ? (head, Agent(tree, quoting)) : null;
        }

        return (speaker, Subject(tree, quoting));
    }

    /// <summary>"The monitors reported witnesses saying S": the witnesses speak, whoever reports them passes it on.</summary>
    private static (int Speaker, int Outlet)? Reported(SentenceTree tree, int saying)
    {
        if (tree.Xpos(saying) != "VBG" || saying < 2 || tree.IsPunct(saying - 1) || tree.Head(saying) is not (>= 0 and int head))
        {
            return null;
        }

        int speaker = tree.IsNominal(head) && head < saying ? head : tree.Child(head, "obj");
        int report = speaker == head ? tree.Head(head) : head;
        return speaker >= 0 && speaker < saying && report >= 0 && report < speaker && tree.Lemma(report) == "report" && tree.IsVerb(report) && tree.Has(speaker, "obj") && Subject(tree, report) is >= 0 and int outlet
            ? (speaker, outlet) : null;
    }

    /// <summary>The phrase of a head word: title, apposition and modifiers, without a relative clause that a comma sets off.</summary>
    public static TextSpan? Phrase(SentenceTree tree, int head, int cue)
    {
        int first = head, last = head;
        foreach (int child in tree.Children(head).Where(c => c < head).Reverse())
        {
            if (tree.IsPunct(child))
            {
                continue;
            }

            if (Outside(child) || (cue >= 0 && tree.Left(child) <= cue && cue <= tree.Right(child)))
            {
                break;
            }

            first = tree.Left(child);
        }

        foreach (int child in tree.Children(head).Where(c => c > head))
        {
            if (tree.IsPunct(child))
            {
                continue;
            }

            bool comma = tree.Left(child) > 0 && tree.IsForm(tree.Left(child) - 1, ",");
            if (Outside(child) || (tree.Has(child, "acl") && comma) || (cue > head && tree.Right(child) >= cue))
            {
                break;
            }

            last = tree.Right(child);
        }

        if (first > 0 && tree.Has(head, "nsubj") && tree.Has(first - 1, "nsubj") && tree.Head(first - 1) == tree.Head(head) && tree.Upos(first - 1) is "PROPN" or "NOUN" && !tree.IsPunct(first - 1))
        {
            first = tree.Left(first - 1); // "Sgt. Ann Example", to the parser two subjects
        }

        // "the daily Al-Rafid said": a name between the phrase and a verb is its own, wherever the parse hangs it.
        int behind = last + 1;
        while (behind < tree.Count && (tree.Upos(behind) == "PROPN" || (behind > last + 1 && tree.IsForm(behind, "-") && tree.IsNamed(behind))))
        {
            behind++;
        }

        bool beside = last + 1 < tree.Count && tree.Has(head, "nsubj") && tree.Has(last + 1, "nsubj") && tree.Head(last + 1) == tree.Head(head); // "the daily Assahifa", to the parser two subjects
        if (cue > last && behind > last + 1 && behind <= cue && (tree.Upos(head) == "NOUN" || beside) && tree.IsVerb(behind))
        {
            (first, last) = (beside ? Math.Min(first, tree.Left(last + 1)) : first, behind - 1);
        }

        return tree.Between(first, last);

        bool Outside(int child) => tree.Has(child, "case") || tree.Has(child, "mark") || tree.Has(child, "cc") || tree.Has(child, "parataxis") || tree.Has(child, "cop")
            || tree.Has(child, "advcl") || tree.Has(child, "nsubj") || tree.Has(child, "aux") || tree.Has(child, "ccomp") || tree.Has(child, "discourse") || tree.Has(child, "obl");
    }
}
