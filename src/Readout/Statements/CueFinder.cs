using System.Collections.Frozen;
using Readout.Lexicons;
using Readout.Text;

namespace Readout.Statements;

/// <summary>Finds the cues of one sentence and drafts a statement for each that has a content.</summary>
internal sealed class CueFinder(CueLexicon lexicon)
{
    private static readonly FrozenSet<string> LightVerbs = new[]
    {
        "air", "express", "give", "have", "issue", "make", "offer", "raise", "receive", "reiterate", "release", "repeat", "voice",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The rule of a cue that the parse takes for another word.</summary>
    public const string Misread = "misread";

    private readonly ContentFinder contents = new(lexicon);

    /// <param name="quoted">Does an offset lie within quotation marks?</param>
    /// <param name="pending">Takes speech verbs without a content of their own: a quotation beside them may be it.</param>
    public List<Draft> Find(SentenceTree tree, Func<int, bool> quoted, List<Draft> pending)
    {
        var found = new List<Draft>();
        int skipTo = 0;
        for (int i = 0; i < tree.Count; i++)
        {
            if (quoted(tree.Span(i).Start))
            {
                continue;
            }

            if (tree.IsForm(i, "according") && tree.IsForm(i + 1, "to"))
            {
                if (AccordingTo(tree, i) is { } according)
                {
                    found.Add(according);
                }

                continue;
            }

            if (tree.IsForm(i, "words") && tree.IsForm(i - 1, "the") && tree.IsForm(i - 2, "in") && tree.IsForm(i + 1, "of"))
            {
                if (InTheWordsOf(tree, i, quoted) is { } worded)
                {
                    found.Add(worded);
                }

                continue;
            }

            if (Homograph(tree, i) is { } misread)
            {
                found.Add(misread);
                skipTo = i + 1;
                continue;
            }

            if (i < skipTo || lexicon.At(tree, i) is not { } match)
            {
                continue;
            }

            var (entry, last) = match;
            var draft = new Draft { Tree = tree, Word = i, Cue = CueSpan(tree, i, last), Lemma = entry.Cue, Entry = entry };
            if (entry.Pos == "adv")
            {
                Reportedly(draft);
            }
            else
            {
                if (entry.Pos == "verb")
                {
                    SourceFinder.Find(draft, quoted);
                    CarryOn(draft, found);
                }
                else if (!NounSource(draft))
                {
                    continue;
                }

                contents.Find(draft, last, quoted);
            }

            if (draft.Content.Count > 0 && !Overlapping(draft))
            {
                found.Add(draft);
                skipTo = last + 1;
            }
            else if (entry.Pos == "verb" && entry.TakesClause)
            {
                pending.Add(draft);
            }
        }

        return found;
    }

    /// <summary>
    /// "Observers caution, however, that …": the parser reads a verb that is a noun too as one with its modifier, and
    /// that seldom is a plural.
    /// </summary>
    private Draft? Homograph(SentenceTree tree, int word)
    {
        if (word < 1 || tree.Xpos(word) != "NN" || tree.Head(word - 1) != word || !tree.Has(word - 1, "compound") || tree.Xpos(word - 1) is not ("NNS" or "NNPS") || lexicon.Verb(tree.Lemma(word)) is not { } entry || !entry.TakesClause)
        {
            return null;
        }

        int that = word + 1;
        that = that + 2 < tree.Count && tree.IsForm(that, ",") && tree.Upos(that + 1) == "ADV" && tree.IsForm(that + 2, ",") ? that + 3 : that;
        if (that >= tree.Count - 1 || !tree.IsForm(that, "that"))
        {
            return null;
        }

        int last = that + 1;
        while (last + 1 < tree.Count && tree.Form(last + 1) is not ";" and not ".")
        {
            last++;
        }

        var draft = new Draft { Tree = tree, Word = word, Cue = tree.Span(word), Lemma = entry.Cue, Entry = entry, Rule = Misread };
        draft.Source = tree.Between(Math.Min(word - 1, tree.Left(word - 1)), word - 1);
        draft.SourceWord = word - 1;
        draft.Content.AddRange(tree.Between(that + 1, last) is { } content ? [content] : []);
        return draft.Content.Count > 0 ? draft : null;
    }

    /// <summary>A content that holds its own cue comes from a broken parse.</summary>
    private static bool Overlapping(Draft draft) => draft.Rule != "adv" && draft.Content.Exists(s => s.Overlaps(draft.Cue) || (draft.Source is { } source && s.Overlaps(source)));

    /// <summary>", adding that …": the speaker is that of the statement before.</summary>
    private static void CarryOn(Draft draft, List<Draft> found)
    {
        var tree = draft.Tree;
        if (tree.Xpos(draft.Word) != "VBG" || !ContentFinder.CarriesOn(draft.Entry!) || !ContentFinder.CommaBefore(tree, draft.Word) || draft.Via.Count > 0)
        {
            return;
        }

        var earlier = found.FindLast(d => d.Source is not null && d.Entry?.Pos == "verb" && !found.Exists(o => o.Content.Exists(c => c.Contains(d.Cue))) && !d.Content.Exists(c => c.Contains(draft.Cue)));
        if (earlier is not null)
        {
            (draft.Source, draft.SourceWord) = (earlier.Source, earlier.SourceWord);
            draft.Via.AddRange(earlier.Via);
        }
    }

    internal static TextSpan CueSpan(SentenceTree tree, int word, int last)
    {
        int first = word;
        while (first > 0 && (tree.Upos(first - 1) == "AUX" || tree.IsForm(first - 1, "not") || tree.IsForm(first - 1, "n't") || tree.IsForm(first - 1, "n’t")) && tree.Dominates(word, first - 1))
        {
            first--;
        }

        return new TextSpan(tree.Span(first).Start, tree.Span(last).End);
    }

    private static Draft? AccordingTo(SentenceTree tree, int word)
    {
        int noun = tree.Head(word);
        if (noun < word)
        {
            noun = tree.IsForm(word + 1, "to") && tree.Head(word + 1) > word ? tree.Head(word + 1) : tree.Children(word).FirstOrDefault(c => c > word + 1 && tree.IsNominal(c), -1);
        }

        if (noun <= word + 1 || !tree.IsNominal(noun))
        {
            return null;
        }

        var draft = new Draft { Tree = tree, Word = word, Cue = new TextSpan(tree.Span(word).Start, tree.Span(word + 1).End), Lemma = "according to", Entry = null, Rule = "according to" };
        SourceFinder.Set(draft, noun);
        if (draft.Source is not { } source)
        {
            return null;
        }

        int governor = tree.Head(noun) >= 0 && tree.Head(noun) != word ? tree.Head(noun) : tree.Head(word);
        int after = tree.WordAt(source.End);
        int first = 0, last = tree.Count - 1;
        if (governor >= 0 && !Roots(tree, governor))
        {
            (first, last) = (tree.Left(governor), tree.Right(governor));
        }

        if (tree.Between(first, word - 1) is { } before && word - first > 1)
        {
            draft.Content.Add(before);
        }

        if (tree.Between(after, last) is { } behind && last - after > 1)
        {
            draft.Content.Add(behind);
        }

        return draft.Content.Count > 0 ? draft : null;
    }

    /// <summary>"In the words of X, “S”": the quotation is X's.</summary>
    private static Draft? InTheWordsOf(SentenceTree tree, int word, Func<int, bool> quoted)
    {
        int noun = word + 2 < tree.Count ? word + 2 : -1;
        for (int up = noun; up > word + 1; up = tree.Head(up))
        {
            noun = tree.IsNominal(up) && tree.Upos(up) != "DET" ? up : noun;
        }

        int first = Enumerable.Range(0, tree.Count).FirstOrDefault(i => quoted(tree.Span(i).Start), -1);
        if (noun < 0 || first < 0 || !tree.IsNominal(noun))
        {
            return null;
        }

        int last = first;
        while (last + 1 < tree.Count && quoted(tree.Span(last + 1).Start))
        {
            last++;
        }

        var draft = new Draft { Tree = tree, Word = word, Cue = new TextSpan(tree.Span(word - 2).Start, tree.Span(word + 1).End), Lemma = "in the words of", Entry = null, Rule = "according to" };
        SourceFinder.Set(draft, noun);
        draft.Content.Add(new TextSpan(tree.Span(first).Start, tree.Span(last).End));
        return draft.Source is null ? null : draft;
    }

    private static bool Roots(SentenceTree tree, int word)
    {
        while (tree.Head(word) >= 0 && (tree.Has(word, "conj") || tree.Has(word, "parataxis") || tree.IsNominal(word)))
        {
            word = tree.Head(word);
        }

        return tree.Head(word) < 0;
    }

    /// <summary>"reportedly": what the sentence says behind it is hearsay of nobody in particular.</summary>
    private static void Reportedly(Draft draft)
    {
        var tree = draft.Tree;
        int head = tree.Head(draft.Word);
        if (head < 0)
        {
            return;
        }

        draft.Rule = "adv";
        int subject = tree.Child(head, "nsubj");
        bool relative = tree.Deprel(head) == "acl:relcl";
        if (!relative && subject >= 0 && subject < draft.Word && tree.Between(tree.Left(subject), tree.Right(subject)) is { } who)
        {
            draft.Content.Add(who);
        }

        if (tree.Between(draft.Word + 1, tree.Right(head)) is { } rest)
        {
            draft.Content.Add(rest);
        }
    }

    /// <summary>Verbs that add nothing to the noun of saying that is their object.</summary>
    private static bool Voices(SentenceTree tree, int verb) =>
        LightVerbs.Contains(tree.Lemma(verb)) || Inflection.Bases(tree.Form(verb).ToString()).Any(LightVerbs.Contains);

    /// <summary>Whose claim, hope or fear a noun or adjective is: its possessor, or the subject of the verb that voices it.</summary>
    private static bool NounSource(Draft draft)
    {
        var tree = draft.Tree;
        int word = draft.Word;
        if (draft.Entry!.Pos == "adj")
        {
            int subject = SourceFinder.Subject(tree, word);
            if (subject >= 0)
            {
                SourceFinder.Set(draft, subject);
            }

            return subject >= 0;
        }

        int owner = tree.Child(word, "nmod:poss");
        if (owner >= 0 && !tree.IsForm(owner, "its"))
        {
            SourceFinder.Set(draft, owner);
            return true;
        }

        // "fears among residents that …"
        foreach (int child in tree.Children(word))
        {
            if (child > word && tree.Has(child, "nmod") && tree.Child(child, "case") is >= 0 and int among && tree.IsForm(among, "among"))
            {
                // The clause behind them is the content, whatever it hangs on.
                int last = child;
                while (last + 1 < tree.Count && last < tree.Right(child) && !tree.IsForm(last + 1, "that"))
                {
                    last++;
                }

                draft.SourceWord = child;
                draft.Source = tree.Between(among + 1, last);
                return draft.Source is not null;
            }
        }

        int head = tree.Head(word);
        if (head >= 0 && tree.Has(word, "obj") && Voices(tree, head))
        {
            int subject = SourceFinder.Subject(tree, head);
            if (subject >= 0)
            {
                SourceFinder.Set(draft, subject);
                // "The promise that she gave": the noun alone.
                draft.Cue = head < word ? new TextSpan(tree.Span(head).Start, tree.Span(word).End) : draft.Cue;
            }

            return subject >= 0;
        }

        return false;
    }
}
