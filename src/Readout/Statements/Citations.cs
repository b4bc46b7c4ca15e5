using System.Collections.Frozen;
using Readout.Text;

namespace Readout.Statements;

/// <summary>What a sentence says of citing, quoting and carrying: whoever is cited speaks, and who cites passes it on.</summary>
internal static class Citations
{
    // Who cites such a thing tells why, and is no relay of it.
    private static readonly FrozenSet<string> Reasons = new[]
    {
        "absence", "authority", "change", "concern", "cost", "danger", "difference", "difficulty", "example", "failure", "fear", "health", "illness", "instance", "interest", "issue", "lack", "need", "obligation",
        "policy", "precedent", "principle", "privacy", "problem", "protocol", "reason", "regulation", "right", "risk", "rule", "safety", "security", "sensitivity", "shortage", "threat", "violation", "violence",
    }.ToFrozenSet(StringComparer.Ordinal);

    // A speech that is read out or printed elsewhere is somebody's who passes it on.
    private static readonly FrozenSet<string> Carrying = new[]
    {
        "air", "broadcast", "carry", "circulate", "distribute", "issue", "post", "print", "publish", "relay", "release", "run", "share", "televise", "upload",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>What a sentence says of citing and quoting, on its drafts.</summary>
    /// <param name="speaks">Can a word be somebody or something that speaks? A thing that is cited ("citing the upheaval") is no source.</param>
    /// <param name="passesOn">Is a phrase with its head word and its verb an outlet, or somebody who reports for one? None where outlets are not known yet.</param>
    public static void Cite(List<Draft> drafts, SentenceTree tree, Func<SentenceTree, int, bool> speaks, Func<TextSpan, int, int, bool>? passesOn = null)
    {
        for (int i = 0; i < tree.Count; i++)
        {
            if (tree.IsForm(i, "broadcast") && tree.Upos(i) == "NOUN" && Broadcaster(tree, i) is { } station)
            {
                Broadcast(drafts, tree, i, station);
            }
            else if (tree.Xpos(i) == "VBN" && (tree.Has(i, "acl") || tree.Has(i, "advcl")) && Carrying.Contains(tree.Lemma(i)) && Carrier(tree, i, passesOn) is var (press, word))
            {
                Carried(drafts, tree, i, press, word);
            }
            else if (tree.IsVerb(i) && Cites(tree, i))
            {
                Cite(drafts, tree, i, speaks, passesOn);
            }
        }
    }

    /// <summary>"In a recording broadcast by Example TV", to the tagger a noun: the station behind "by" or "on".</summary>
    private static TextSpan? Broadcaster(SentenceTree tree, int broadcast)
    {
        int station = tree.Children(broadcast).FirstOrDefault(child => child > broadcast && tree.Has(child, "nmod") && tree.Child(child, "case") is >= 0 and int side && tree.Form(side) is "by" or "on", -1);
        return station >= 0 && broadcast > 0 && tree.Upos(broadcast - 1) is "NOUN" ? SourceFinder.Phrase(tree, station, broadcast) : null;
    }

    private static void Broadcast(List<Draft> drafts, SentenceTree tree, int broadcast, TextSpan station)
    {
        foreach (var draft in drafts.Where(d => d.Via.Count == 0 && d.SourceWord >= 0 && ReferenceEquals(d.SourceTree, tree) && ReferenceEquals(d.Tree, tree) && d.Source is { } source && !source.Overlaps(station)))
        {
            if (tree.Head(broadcast) == draft.Word || tree.Head(broadcast) == draft.SourceWord)
            {
                draft.Via.Add(station);
                Trim(draft, broadcast);
            }
        }
    }

    private static void Cite(List<Draft> drafts, SentenceTree tree, int i, Func<SentenceTree, int, bool> speaks, Func<TextSpan, int, int, bool>? passesOn)
    {
        if (tree.Xpos(i) == "VBN" && Carrier(tree, i, passesOn) is var (outlet, carrier))
        {
            Quoted(drafts, tree, i, outlet, carrier);
        }
        else if (tree.Xpos(i) == "VBG" && tree.Child(i, "mark") < 0 && Speaker(tree, i) is >= 0 and int cited && speaks(tree, cited))
        {
            Citing(drafts, tree, i, cited);
        }
        else if ((tree.Xpos(i) is "VBD" or "VBZ" or "VBP" || Finite(tree, i)) && Speaker(tree, i) is >= 0 and int speaker && speaks(tree, speaker) && SourceFinder.Subject(tree, i) is >= 0 and int subject && subject < i)
        {
            int who = Stood(tree, subject);
            if (who >= 0 && drafts.Exists(d => d.Source is { } source && source.Contains(tree.Span(who)) && ReferenceEquals(d.SourceTree, tree) && d.Via.Count == 0 && !(d.Word > i && tree.Dominates(i, d.Word))))
            {
                // "AFP, which cited a commander, reported S": no other than "citing a commander".
                Citing(drafts, tree, i, speaker);
            }
            else
            {
                Cited(drafts, tree, i, speaker, subject);
            }
        }
    }

    /// <summary>Who quotes or carries: behind "by", also where the parse hangs it on "saying"; an outlet also behind "in" and "on".</summary>
    public static (TextSpan Phrase, int Word)? Carrier(SentenceTree tree, int verb, Func<TextSpan, int, int, bool>? passesOn)
    {
        int agent = SourceFinder.Agent(tree, verb);
        if (agent < 0 && tree.Children(verb).FirstOrDefault(child => tree.Has(child, "advcl") && tree.Lemma(child) == "say", -1) is >= 0 and int saying)
        {
            agent = SourceFinder.Agent(tree, saying);
        }

        if (agent >= 0)
        {
            return SourceFinder.Phrase(tree, agent, verb) is { } phrase ? (Bare(tree, phrase), agent) : null;
        }

        foreach (int place in tree.Children(verb).Where(child => child > verb && tree.Has(child, "obl") && passesOn is not null))
        {
            if (tree.Child(place, "case") is >= 0 and int side && tree.Lemma(side) is "in" or "on" && SourceFinder.Phrase(tree, place, verb) is { } paper && passesOn!(paper, place, verb))
            {
                return (paper, place);
            }
        }

        return null;
    }

    /// <summary>"Carried by the agency that six men had been held": the clause is what was said.</summary>
    private static TextSpan Bare(SentenceTree tree, TextSpan phrase)
    {
        int first = tree.WordAt(phrase.Start);
        int that = Enumerable.Range(first, tree.Count - first).TakeWhile(i => tree.Span(i).Start < phrase.End).FirstOrDefault(i => tree.IsForm(i, "that") && tree.Upos(i) == "SCONJ", -1);
        that -= that > first + 1 && tree.IsPunct(that - 1) ? 1 : 0;
        return that > first && tree.Between(first, that - 1) is { } bare ? bare : phrase;
    }

    /// <summary>"A statement carried by Reuters", "said in a statement issued by the police": whoever spreads it passes on what stands in it.</summary>
    private static void Carried(List<Draft> drafts, SentenceTree tree, int carrying, TextSpan press, int carrier)
    {
        // "In comments broadcast on state TV": to the parser now a participle of the noun, now a noun of the participle.
        bool below = tree.Has(carrying, "acl");
        int text = below ? tree.Head(carrying) : tree.Children(carrying).FirstOrDefault(child => child == carrying - 1 && tree.Has(child, "obl"), -1);
        if (text < 0)
        {
            return;
        }

        foreach (var draft in drafts.Where(d => d.Via.Count == 0 && d.SourceWord >= 0 && ReferenceEquals(d.SourceTree, tree) && ReferenceEquals(d.Tree, tree)))
        {
            if (draft.SourceWord < carrying && draft.Source!.Value.Contains(tree.Span(carrying)) && tree.Upos(carrier) == "PROPN" && tree.Lemma(carrying) is "carry" or "air" or "broadcast" or "relay")
            {
                draft.Via.Add(press);
                Trim(draft, carrying);
            }
            else if (tree.Has(text, "obl") && tree.Head(below ? text : carrying) == draft.Word && draft.SourceWord != text && tree.Upos(carrier) != "PRON" && draft.Source is { } source && !source.Overlaps(press))
            {
                draft.Via.Add(press);
            }
        }
    }

    /// <summary>"Citing security concerns": a reason, no source and no statement.</summary>
    public static bool Reason(Draft draft) =>
        draft is { Word: >= 0, Via.Count: 0 } && draft.Tree.Lemma(draft.Word) == "cite" && draft.Tree.Xpos(draft.Word) == "VBG" && draft.Tree.Child(draft.Word, "obj") is >= 0 and int cited && Reasons.Contains(draft.Tree.Lemma(cited));

    /// <summary>Does a participle say that a speech is printed or sent elsewhere?</summary>
    public static bool Carries(SentenceTree tree, int word) => tree.Xpos(word) == "VBN" && Carrying.Contains(tree.Lemma(word));

    /// <summary>"S, the paper quoted officials": a past form that the tagger takes for a participle has no auxiliary.</summary>
    private static bool Finite(SentenceTree tree, int word) =>
        tree.Xpos(word) == "VBN" && !tree.Has(word, "acl") && !tree.Children(word).Any(child => tree.Upos(child) == "AUX");

    /// <summary>Does a word say that somebody's words are repeated?</summary>
    public static bool Cites(SentenceTree tree, int word) =>
        tree.Lemma(word) is "cite" or "quote" || tree.Form(word) is "citing" or "Citing" or "quoting" or "Quoting" or "cited" or "cites";

    /// <summary>Who is cited: the verb's object, or the noun phrase right behind it.</summary>
    private static int Speaker(SentenceTree tree, int verb)
    {
        int spoken = tree.Child(verb, "obj");
        if (spoken > verb)
        {
            return spoken;
        }

        int noun = RelayFinder.Noun(tree, verb + 1, verb);
        return noun >= 0 && tree.IsNominal(noun) ? noun : -1;
    }

    /// <summary>"A commander quoted by AFP said", "was quoted as saying by AFP": whoever is quoted speaks.</summary>
    private static void Quoted(List<Draft> drafts, SentenceTree tree, int quoting, TextSpan outlet, int carrier)
    {
        int speaker = tree.Has(quoting, "acl") ? tree.Head(quoting) : tree.Child(quoting, "nsubj");
        foreach (var draft in drafts)
        {
            if (draft.SourceWord < 0 || !ReferenceEquals(draft.SourceTree, tree) || draft.Via.Count > 0 || draft.Source is not { } source)
            {
                continue;
            }

            if (draft.SourceWord == carrier && speaker >= 0 && (draft.Word == quoting || tree.Head(draft.Word) == quoting) && SourceFinder.Phrase(tree, speaker, quoting) is { } phrase)
            {
                (draft.Source, draft.SourceWord) = (phrase, speaker);
                draft.Via.Add(outlet);
            }
            else if (draft.SourceWord == speaker || (Antecedent(draft) == speaker && !source.Overlaps(outlet)))
            {
                draft.Via.Add(outlet);
                Trim(draft, quoting);
            }
        }

        // "Was quoted as saying" is one cue, and "quoted by AFP" is none where the commander has a verb of his own.
        drafts.RemoveAll(d => d.Word == quoting && tree.Has(quoting, "acl") && drafts.Exists(o => o.Word > quoting && o.SourceWord == speaker && ReferenceEquals(o.Tree, tree) && o.Via.Contains(outlet)));
        drafts.RemoveAll(d => d.Word == quoting && drafts.Exists(o => o.Word != quoting && tree.Head(o.Word) == quoting && ReferenceEquals(o.Tree, tree) && o.Content.SequenceEqual(d.Content)));
    }

    /// <summary>"AFP, citing a commander, reported": the commander speaks.</summary>
    private static void Citing(List<Draft> drafts, SentenceTree tree, int citing, int cited)
    {
        if (drafts.Exists(d => d.Via.Count > 0 && d.SourceWord == cited && ReferenceEquals(d.SourceTree, tree)))
        {
            drafts.RemoveAll(d => d.Word == citing && d.Via.Count == 0);
            return;
        }

        if (Reasons.Contains(tree.Lemma(cited)) || SourceFinder.Phrase(tree, cited, citing) is not { } cites)
        {
            return;
        }

        var speaker = Bare(tree, cites);

        int head = tree.Head(citing);
        bool opens = !Enumerable.Range(0, citing).Any(i => tree.Xpos(i) is "VBD" or "VBZ" or "VBP" or "MD");
        var main = drafts
            .Where(d => d.Word != citing && d.Source is { } source && d.Via.Count == 0 && ReferenceEquals(d.SourceTree, tree) && !Cites(tree, d.Word) && d.Rule != "adv"
                && d.SourceWord != cited && (d.SourceWord < citing || opens) && !(d.Word > citing && tree.Dominates(citing, d.Word)) && !(d.Entry?.Pos == "noun"))
            .OrderByDescending(d => d.Word == head || d.SourceWord == head).ThenBy(d => drafts.Exists(o => !ReferenceEquals(o, d) && o.Content.Exists(c => c.Contains(d.Cue)))).ThenBy(d => Math.Abs(d.Word - citing))
            .FirstOrDefault();
        if (main is null)
        {
            return;
        }

        Trim(main, citing > 0 && tree.Lemma(citing - 1) is "who" or "which" ? citing - 1 : citing);
        main.Via.Add(main.Source!.Value);
        main.Source = speaker;
        main.SourceWord = cited;
        drafts.RemoveAll(d => d.Word == citing);
        var told = drafts.Where(d => !ReferenceEquals(d, main) && d.Word > citing && d.Via.Count == 0 && d.SourceWord >= 0 && ReferenceEquals(d.SourceTree, tree) && (d.SourceWord == cited || Antecedent(d) == cited)).ToList();
        foreach (var draft in told)
        {
            (draft.Source, draft.SourceWord) = speaker.Overlaps(draft.Cue) ? (draft.Source, draft.SourceWord) : (speaker, cited);
            draft.Via.AddRange(main.Via);
        }

        if (told.Count > 0 && main.Word >= 0 && Brings(tree, main.Word))
        {
            // "The site published the story, citing officials who said S": S is all that is told.
            drafts.Remove(main);
        }

        for (int c = 0; c < main.Content.Count; c++)
        {
            // The phrase that cites belongs to no content.
            if (main.Content[c].Contains(tree.Span(citing)) && tree.WordAt(main.Content[c].Start) is int first && first < citing && tree.Between(first, citing - 1) is { } cut)
            {
                main.Content[c] = cut;
            }
        }
    }

    /// <summary>Does a verb tell that something comes out, not what stands in it?</summary>
    private static bool Brings(SentenceTree tree, int verb) =>
        tree.Lemma(verb) is "publish" or "run" or "carry" or "break" or "release" or "post" or "air" or "write" && tree.Child(verb, "obj") >= 0 && tree.Child(verb, "ccomp") < 0;

    /// <summary>"AFP cited a commander who said …": what he said is passed on.</summary>
    private static void Cited(List<Draft> drafts, SentenceTree tree, int citing, int speaker, int subject)
    {
        if (SourceFinder.Phrase(tree, subject, citing) is not { } outlet || SourceFinder.Phrase(tree, speaker, citing) is not { } phrase)
        {
            return;
        }

        bool told = false;
        foreach (var draft in drafts)
        {
            if (draft.Via.Count > 0 || draft.Word <= citing || draft.SourceWord < 0 || !ReferenceEquals(draft.SourceTree, tree))
            {
                continue;
            }

            if (draft.SourceWord == speaker || Antecedent(draft) == speaker || (draft.SourceWord == subject && draft.Word > speaker && tree.Dominates(citing, draft.Word)))
            {
                (draft.Source, draft.SourceWord) = (phrase.Overlaps(draft.Cue) ? SourceFinder.Phrase(tree, speaker, draft.Word) ?? phrase : phrase, speaker);
                draft.Via.Add(outlet);
                told = true;
            }
        }

        if (told)
        {
            drafts.RemoveAll(d => d.Word == citing && d.Via.Count == 0);
            return;
        }

        // "S, AFP quoted a commander": what stands before is his.
        foreach (var draft in drafts.Where(d => d.Word == citing && d.Via.Count == 0 && d.Content[0].Start < outlet.Start && d.Content[0].Length > outlet.Length))
        {
            RelayFinder.Keep(draft, span => span.Start < outlet.Start && tree.Between(tree.WordAt(span.Start), tree.WordAt(Math.Min(span.End, outlet.Start)) - 1) is { } before ? before : null);
            (draft.Source, draft.SourceWord) = (phrase, speaker);
            draft.Via.Add(outlet);
        }
    }

    /// <summary>"The official was quoted as saying": passed on by an outlet that the sentence does not name.</summary>
    public static bool ByUnnamedOutlet(Draft draft)
    {
        var tree = draft.Tree;
        if (draft.Word < 0 || draft.Via.Count > 0 || draft.SourceWord < 0 || !ReferenceEquals(tree, draft.SourceTree))
        {
            return false;
        }

        int quoting = draft.Lemma is "quote" or "cite" ? draft.Word : draft.Word >= 2 && tree.IsForm(draft.Word - 1, "as") && Cites(tree, draft.Word - 2) ? draft.Word - 2 : -1;
        return quoting >= 0 && tree.Xpos(quoting) == "VBN" && tree.Child(quoting, "nsubj") == draft.SourceWord && SourceFinder.Agent(tree, quoting) < 0;
    }

    /// <summary>The noun that a relative pronoun as source stands for.</summary>
    private static int Antecedent(Draft draft) => Stood(draft.SourceTree, draft.SourceWord);

    private static int Stood(SentenceTree tree, int word) =>
        tree.Lemma(word) is "who" or "which" or "that" && tree.Head(word) is >= 0 and int verb && tree.Has(verb, "acl") ? tree.Head(verb) : -1;

    /// <summary>Takes what stands from a word on out of a source.</summary>
    private static void Trim(Draft draft, int word)
    {
        var tree = draft.SourceTree;
        if (draft.Source is { } source && source.Contains(tree.Span(word)) && tree.WordAt(source.Start) is int first && first < word && tree.Between(first, word - 1) is { } cut)
        {
            draft.Source = cut;
            if (draft.SourceWord >= word)
            {
                draft.SourceWord = tree.WordAt(cut.End - 1);
            }
        }
    }
}
