namespace Readout.Statements;

/// <summary>Finds what is attributed: the clause, quotation, infinitive, object or phrase that the cue governs, by the frames of the cue's entry.</summary>
internal sealed class ContentFinder(CueLexicon lexicon)
{
    // "Fears among residents of the port that …": words between a noun of saying and its clause that tell whose it is.
    private const int LongestOwner = 8;

    /// <summary>Fills the draft's content and rule; leaves it empty when the cue attributes nothing here.</summary>
    public void Find(Draft draft, int cueLast, Func<int, bool> quoted)
    {
        var entry = draft.Entry!;
        if (entry.Pos == "verb")
        {
            bool _ = (entry.TakesClause && (Interrupted(draft, cueLast, quoted) || QuotedBefore(draft, quoted) || Clause(draft, cueLast, quoted) || Before(draft, quoted) || Relative(draft) || Bare(draft, cueLast, quoted)))
                || (entry.Takes("pass") && Passive(draft))
                || (entry.Takes("inf") && Infinitive(draft, cueLast, quoted))
                || Prepositional(draft, cueLast, quoted)
                || (entry.Takes("obj") && (Object(draft, cueLast, quoted) || Judged(draft)));
        }
        else
        {
            bool _ = (entry.Takes("that") && ThatClause(draft, cueLast, quoted))
                || (entry.Takes("inf") && Infinitive(draft, cueLast, quoted))
                || Prepositional(draft, cueLast, quoted);
        }
    }

    /// <summary>The clause or quotation behind the cue.</summary>
    private bool Clause(Draft draft, int cueLast, Func<int, bool> quoted)
    {
        var tree = draft.Tree;
        int from = -1;
        foreach (int child in tree.Children(draft.Word))
        {
            if (child > draft.Word && (tree.Has(child, "ccomp") || (tree.Has(child, "parataxis") && Opens(tree, tree.Left(child), quoted)))
                && !(tree.Deprel(child) == "xcomp"))
            {
                from = tree.Left(child);
                break;
            }
        }

        int limit = Math.Min(tree.Count, cueLast + 16);
        for (int i = cueLast + 1; i < limit && (from < 0 || i < from); i++)
        {
            bool that = tree.IsForm(i, "that") && (tree.Upos(i) == "SCONJ" || !tree.IsForm(i - 1, ",") || tree.IsForm(cueLast + 1, ","));
            if (that || Opens(tree, i, quoted))
            {
                from = i;
                break;
            }

            // Behind another verb a "that" is that verb's.
            if (tree.Xpos(i) is "VBD" or "VBZ" or "VBP" or "MD" || (tree.Xpos(i) == "VBG" && CommaBefore(tree, i) && !Citations.Cites(tree, i)))
            {
                break;
            }
        }

        if (from < 0)
        {
            return false;
        }

        return Add(draft, from, End(draft, from, quoted), draft.Entry!.Takes("addr") ? "addr" : "that");
    }

    /// <summary>"S, X said, T": one speech with its cue in the middle.</summary>
    private bool Interrupted(Draft draft, int cueLast, Func<int, bool> quoted)
    {
        var tree = draft.Tree;
        if (draft.Source is not { } source)
        {
            return false;
        }

        int begin = Math.Min(tree.WordAt(source.Start), draft.Word);
        int behind = Math.Max(cueLast, tree.WordAt(source.End) - 1) + 1;
        if (begin < 2 || !tree.IsForm(begin - 1, ",") && !quoted(tree.Span(begin - 1).Start))
        {
            return false;
        }

        int comma = behind;
        while (comma < tree.Count && comma < behind + 9 && !tree.IsForm(comma, ",") && !tree.IsVerb(comma) && !Opens(tree, comma, quoted) && !tree.IsForm(comma, "that"))
        {
            comma++;
        }

        bool quote = quoted(tree.Span(begin - 1).Start);
        bool clause = quote || (tree.Upos(0) is not ("ADP" or "SCONJ" or "ADV" or "CCONJ") && tree.Has(draft.Word, "parataxis"))
            || (tree.Upos(0) is not ("ADP" or "SCONJ") && Enumerable.Range(0, begin - 1).Any(i => tree.Xpos(i) is "VBD" or "VBZ" or "VBP" or "MD"));
        if (!clause || comma + 2 >= tree.Count || !tree.IsForm(comma, ","))
        {
            return false;
        }

        if (tree.Xpos(comma + 1) is "VBG" or "WP" or "WDT" || tree.Lemma(comma + 1) is "according" or "who" or "which" || (tree.Upos(comma + 1) == "ADP" && !quoted(tree.Span(comma + 1).Start)))
        {
            return false;
        }

        return Add(draft, quote ? OpeningOf(tree, begin - 1, quoted) : 0, begin - 1, "before") && Add(draft, comma + 1, tree.Count - 1, "before");
    }

    /// <summary>"“S,” X said after the talks": what stands in quotation marks right before is the speech, whatever follows.</summary>
    private static bool QuotedBefore(Draft draft, Func<int, bool> quoted)
    {
        var tree = draft.Tree;
        if (draft.Source is not { } source || tree.Xpos(draft.Word) == "VBG" || (draft.Word > 0 && tree.IsForm(draft.Word - 1, "to")))
        {
            return false;
        }

        int begin = Math.Min(tree.WordAt(source.Start), draft.Word);
        bool phrase = begin > 0 && tree.IsForm(begin - 1, "as");
        begin = phrase ? begin - 1 : begin;
        if (begin < 3 || !quoted(tree.Span(begin - 1).Start))
        {
            return false;
        }

        // A comma or the sentence's end within the marks tells speech from a term that happens to stand there.
        int inner = begin - 2;
        if (!(tree.IsForm(inner, ",") || tree.IsForm(inner, "?") || tree.IsForm(inner, "!")))
        {
            return false;
        }

        // "The law is “a fence,” as he put it": the rest is the reporter's.
        return Add(draft, phrase ? Enumerable.Range(0, begin).Last(i => i == 0 || !quoted(tree.Span(i - 1).Start)) is var opens && quoted(tree.Span(opens).Start) ? opens : 0 : OpeningOf(tree, begin - 1, quoted), begin - 1, "before");
    }

    /// <summary>Where a speech that ends in a quotation begins: with the quotation, or with the sentence where its words run into it.</summary>
    private static int OpeningOf(SentenceTree tree, int last, Func<int, bool> quoted)
    {
        for (int i = last - 1; i > 0; i--)
        {
            if (!quoted(tree.Span(i).Start))
            {
                return tree.IsPunct(i) ? i + 1 : 0;
            }
        }

        return 0;
    }

    /// <summary>"X said S" without "that" where the parse joins them otherwise.</summary>
    private bool Bare(Draft draft, int cueLast, Func<int, bool> quoted)
    {
        var tree = draft.Tree;
        int next = cueLast + 1;
        if (draft.Entry!.Takes("obj") || draft.Source is not { } source || source.Start > draft.Cue.Start || next + 2 >= tree.Count
            || tree.Upos(next) is not ("NOUN" or "PROPN" or "PRON" or "DET" or "ADJ" or "NUM") || SourceFinder.IsPassive(tree, draft.Word))
        {
            return false;
        }

        for (int i = next + 1; i < Math.Min(tree.Count, next + 12); i++)
        {
            if (tree.Xpos(i) is "VBD" or "VBZ" or "VBP" or "MD")
            {
                return Add(draft, next, End(draft, next, quoted, whole: true), "that");
            }

            if (tree.IsPunct(i) || tree.Xpos(i) is "TO" or "WP" or "WDT")
            {
                return false;
            }
        }

        return false;
    }

    private bool ThatClause(Draft draft, int cueLast, Func<int, bool> quoted)
    {
        var tree = draft.Tree;
        if (cueLast + 1 < tree.Count && tree.IsForm(cueLast + 1, "that") && tree.Upos(cueLast + 1) is "SCONJ")
        {
            return Add(draft, cueLast + 1, draft.Entry!.Pos == "noun" ? Bound(draft, cueLast + 1) : End(draft, cueLast + 1, quoted), "that");
        }

        int behind = draft.Entry!.Pos == "noun" && draft.Source is { } source && source.Start > draft.Cue.End ? tree.WordAt(source.End) : -1;
        if (behind > cueLast + 1 && behind <= cueLast + LongestOwner && tree.IsForm(behind, "that") && behind + 1 < tree.Count)
        {
            // "Fears among residents that …": the clause stands behind whose fears they are.
            return Add(draft, behind, Math.Max(Bound(draft, behind), tree.Right(draft.Word)), "that");
        }

        int clause = tree.Child(draft.Word, "ccomp");
        return clause > draft.Word && Add(draft, tree.Left(clause), draft.Entry!.Pos == "noun" ? tree.Right(clause) : End(draft, clause, quoted), "that");
    }

    /// <summary>Does speech begin at a word: a colon, or the opening mark of a quotation?</summary>
    private static bool Opens(SentenceTree tree, int word, Func<int, bool> quoted) =>
        word < tree.Count && (tree.IsForm(word, ":") || (quoted(tree.Span(word).Start) && !(word > 0 && quoted(tree.Span(word - 1).Start))));

    /// <summary>Speech in front of its cue: "S, X said", "S, said X, T".</summary>
    private static bool Before(Draft draft, Func<int, bool> quoted)
    {
        var tree = draft.Tree;
        int subject = SourceFinder.OwnSubject(tree, draft.Word);
        int begin = draft.Source is { } source ? Math.Min(tree.WordAt(source.Start), draft.Word) : draft.Word;
        if (draft.Via.Count > 0)
        {
            begin = Math.Min(begin, tree.WordAt(draft.Via[0].Start));
        }

        if (begin < 2)
        {
            return false;
        }

        bool mark = tree.IsForm(begin - 1, ",") || quoted(tree.Span(begin - 1).Start) || tree.Form(begin - 1) is "—" or "–" or "--" or "?" or "!";
        if (!mark || (subject < 0 && draft.Via.Count == 0 && draft.Source is null))
        {
            return false;
        }

        int head = tree.Head(draft.Word), clause = -1;
        foreach (int child in tree.Children(draft.Word))
        {
            if (child < begin && (tree.Has(child, "ccomp") || tree.Has(child, "parataxis") || tree.Has(child, "advcl") || tree.Has(child, "dep") || tree.Has(child, "dislocated")))
            {
                clause = child;
            }
        }

        bool inside = head >= 0 && head < begin && (tree.Has(draft.Word, "parataxis") || tree.Has(draft.Word, "conj") || tree.Has(draft.Word, "ccomp") || tree.Has(draft.Word, "advcl") || tree.Has(draft.Word, "dep"));
        bool quote = quoted(tree.Span(begin - 1).Start) || quoted(tree.Span(Math.Max(0, begin - 2)).Start);
        bool closes = tree.Count - draft.Word < 12 && Enumerable.Range(0, begin - 1).Any(i => tree.Xpos(i) is "VBD" or "VBZ" or "VBP" or "MD")
            && !Enumerable.Range(draft.Word + 1, tree.Count - draft.Word - 1).Any(i => tree.Xpos(i) is "VBD" or "VBZ" or "VBP" or "MD") && tree.Upos(0) is not ("SCONJ" or "ADP");
        if (clause < 0 && !inside && !quote && !closes && !(head > draft.Word && tree.Has(draft.Word, "parataxis")))
        {
            return false;
        }

        int first = clause >= 0 && !quote ? tree.Left(clause) : inside && !quote ? tree.Left(head) : 0;
        Add(draft, first, begin - 1, "before");

        // "S, X said, T": the speech goes on behind the cue.
        int after = Math.Max(tree.Right(draft.Word), draft.Word) + 1;
        if (inside && after < tree.Right(head) && after < tree.Count && !tree.Children(head).Any(c => c >= after && tree.Has(c, "advcl")))
        {
            Add(draft, after, tree.Right(head), "before");
        }

        return draft.Content.Count > 0;
    }

    /// <summary>"As X put it, S"; "what X called Y" is no speech of X's own.</summary>
    private static bool Relative(Draft draft)
    {
        var tree = draft.Tree;
        int head = tree.Head(draft.Word);
        int mark = tree.Child(draft.Word, "mark");
        if (head < 0 || mark < 0 || !tree.IsForm(mark, "as") || !tree.Has(draft.Word, "advcl"))
        {
            return false;
        }

        if (draft.Word < head)
        {
            return Add(draft, tree.Right(draft.Word) + 1, tree.Right(head), "as");
        }

        return Add(draft, tree.Left(head), tree.Left(draft.Word) - 1, "as");
    }

    /// <summary>"X is expected to do it": all of it is what somebody expects.</summary>
    private static bool Passive(Draft draft)
    {
        var tree = draft.Tree;
        int subject = tree.Child(draft.Word, "nsubj");
        int clause = tree.Child(draft.Word, "xcomp");
        if (clause < 0)
        {
            clause = tree.Child(draft.Word, "ccomp");
        }

        if (!SourceFinder.IsPassive(tree, draft.Word) || clause < draft.Word)
        {
            return false;
        }

        draft.Source = null;
        draft.SourceWord = -1;
        if (subject >= 0 && tree.Upos(subject) != "PRON" && SourceFinder.Phrase(tree, subject, draft.Word) is { } who)
        {
            draft.Content.Add(who);
        }

        return Add(draft, tree.Left(clause), tree.Right(clause), "pass");
    }

    private bool Infinitive(Draft draft, int cueLast, Func<int, bool> quoted)
    {
        var tree = draft.Tree;
        foreach (int child in tree.Children(draft.Word))
        {
            if (child > draft.Word && (tree.Has(child, "xcomp") || tree.Has(child, "ccomp") || tree.Has(child, "acl") || tree.Has(child, "advcl"))
                && tree.Child(child, "mark") is >= 0 and int to && tree.IsForm(to, "to") && tree.Left(child) <= cueLast + 4)
            {
                int end = draft.Entry!.Pos == "noun" ? tree.Right(child) : End(draft, tree.Left(child), quoted);
                return Add(draft, tree.Left(child), end, "inf");
            }
        }

        return false;
    }

    private bool Prepositional(Draft draft, int cueLast, Func<int, bool> quoted)
    {
        var tree = draft.Tree;
        foreach (int child in tree.Children(draft.Word))
        {
            if (child <= draft.Word || !(tree.Has(child, "obl") || tree.Has(child, "nmod") || tree.Has(child, "advcl") || tree.Has(child, "acl")))
            {
                continue;
            }

            int preposition = tree.Child(child, "case");
            preposition = preposition < 0 ? tree.Child(child, "mark") : preposition;
            if (preposition >= 0 && preposition <= cueLast + 3 && draft.Entry!.Takes(tree.Lemma(preposition)) && preposition < child)
            {
                int end = draft.Entry.Pos == "noun" ? tree.Right(child) : End(draft, tree.Left(child), quoted);
                return Add(draft, preposition + 1, end, tree.Lemma(preposition));
            }
        }

        return false;
    }

    /// <summary>The object and all that belongs to it: "called the report false", "urged both sides to stop".</summary>
    private bool Object(Draft draft, int cueLast, Func<int, bool> quoted)
    {
        var tree = draft.Tree;
        if (SourceFinder.IsPassive(tree, draft.Word))
        {
            return false;
        }

        foreach (int child in tree.Children(draft.Word))
        {
            if (child > cueLast && (tree.Has(child, "obj") || tree.Has(child, "ccomp") || tree.Has(child, "xcomp") || (cueLast > draft.Word && tree.Has(child, "obl") && tree.Left(child) <= cueLast + 1)))
            {
                int from = Math.Max(cueLast + 1, tree.Left(child));
                return Add(draft, from, End(draft, tree.Left(child), quoted), "obj");
            }
        }

        return false;
    }

    /// <summary>The rule of a passive that names who judges.</summary>
    public const string JudgedRule = "judged";

    /// <summary>"The ruling was criticised by farmers": what is judged stands in front.</summary>
    private static bool Judged(Draft draft)
    {
        var tree = draft.Tree;
        int judged = tree.Child(draft.Word, "nsubj");
        return draft.Lemma is not ("defend" or "support" or "back") && draft.Entry!.StanceOf("obj") is Stance.Praises or Stance.Criticizes or Stance.Denies or Stance.Refuses && tree.Xpos(draft.Word) == "VBN" && judged >= 0 && judged < draft.Word && tree.Deprel(judged) == "nsubj:pass"
            && tree.Upos(judged) is "NOUN" or "PROPN" && draft.Source is { } source && source.Start > draft.Cue.End && SourceFinder.Agent(tree, draft.Word) == draft.SourceWord
            && Add(draft, tree.Left(judged), tree.Right(judged), JudgedRule);
    }

    private static int Bound(Draft draft, int from)
    {
        var tree = draft.Tree;
        int last = from;
        foreach (int child in tree.Children(draft.Word))
        {
            if (child >= from)
            {
                last = Math.Max(last, tree.Right(child));
            }
        }

        return last;
    }

    /// <summary>
    /// The last word of a content that begins at <paramref name="from"/>: as far as the cue's clause goes, but not into
    /// the next cue of the same speaker (", adding that …", "and said …").
    /// </summary>
    private int End(Draft draft, int from, Func<int, bool> quoted, bool whole = false)
    {
        var tree = draft.Tree;
        int last = whole ? tree.Count - 1 : tree.Right(draft.Word);
        if (last < tree.Count && tree.IsForm(from, "that") && tree.Head(from) > from)
        {
            // The clause of "that" is the content, wherever the parse hangs it.
            last = Math.Max(last, tree.Right(tree.Head(from)));
        }

        for (int i = from + 1; i <= last; i++)
        {
            if (quoted(tree.Span(i).Start) && quoted(tree.Span(i - 1).Start))
            {
                continue;
            }

            if (tree.IsForm(i, "according") && tree.IsForm(i + 1, "to") && tree.IsForm(i - 1, ",") && !quoted(tree.Span(i).Start))
            {
                return i - 1;
            }

            if (i > from + 3 && tree.IsForm(i - 1, ",") && tree.Form(i) is "though" or "although" or "whereas" or "while")
            {
                return i - 2;
            }

            if (!tree.IsVerb(i) || i == draft.Word)
            {
                continue;
            }

            int head = tree.Head(i);
            bool sameSpeaker = SourceFinder.OwnSubject(tree, i) < 0 && tree.Child(i, "nsubj") < 0;
            if (tree.Xpos(i) == "VBG" && lexicon.At(tree, i) is { } chained && CarriesOn(chained.Entry) && CommaBefore(tree, i))
            {
                return tree.Left(i) > from ? Back(tree, i) : i - 1;
            }

            if (sameSpeaker && tree.Xpos(i) is "VBD" or "VBZ" or "VBP" && (head == draft.Word || lexicon.At(tree, i) is { Entry.TakesClause: true })
                && tree.Has(i, "conj") && AndBefore(tree, i, from) is >= 0 and int and)
            {
                return and - 1;
            }

            if (head == draft.Word && tree.Has(i, "conj") && tree.Left(i) > from)
            {
                int stop = tree.Left(i);
                return stop - 1;
            }
        }

        return last;
    }

    /// <summary>A participle of speaking carries on the speech of the sentence's speaker; "promising", "hoping" may tell what somebody in the content does.</summary>
    public static bool CarriesOn(CueEntry entry) =>
        entry.Cue == "rule out" || (entry.TakesClause && entry.StanceOf(entry.Takes("addr") ? "addr" : "that") is Stance.Says or Stance.Warns or Stance.Criticizes or Stance.Accuses);

    public static bool CommaBefore(SentenceTree tree, int word)
    {
        for (int i = word - 1; i >= 0 && i >= word - 3; i--)
        {
            if (tree.IsForm(i, ","))
            {
                return true;
            }

            if (tree.Upos(i) is not ("ADV" or "CCONJ" or "SCONJ"))
            {
                return false;
            }
        }

        return false;
    }

    private static int Back(SentenceTree tree, int word)
    {
        int i = word - 1;
        while (i > 0 && !tree.IsForm(i, ","))
        {
            i--;
        }

        return i - 1;
    }

    private static int AndBefore(SentenceTree tree, int word, int from)
    {
        for (int i = word - 1; i > from && i >= word - 4; i--)
        {
            if (tree.Form(i) is "and" or "but")
            {
                return i;
            }

            if (tree.Upos(i) is not ("ADV" or "AUX" or "PART"))
            {
                return -1;
            }
        }

        return -1;
    }

    private static bool Add(Draft draft, int first, int last, string rule)
    {
        var tree = draft.Tree;
        if (first < tree.Count && tree.IsForm(first, ":"))
        {
            first++;
        }

        if (first < tree.Count && tree.IsForm(first, "that") && tree.Upos(first) is "SCONJ")
        {
            first++;
        }

        if (first >= tree.Count || tree.Between(first, Math.Min(last, tree.Count - 1)) is not { } span)
        {
            return false;
        }

        draft.Content.Add(span);
        draft.Rule = rule;
        return true;
    }
}
