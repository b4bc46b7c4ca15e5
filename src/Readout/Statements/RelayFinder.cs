using System.Collections.Frozen;
using Readout.Text;

namespace Readout.Statements;

/// <summary>
/// Who passes a statement on. "Reuters reported, citing two officials": the officials speak, Reuters is the relay; so it is
/// where all that an outlet tells is what somebody else says.
/// </summary>
internal static class RelayFinder
{
    // "on Friday that the …": words between an outlet's cue and the speech it passes on, of no statement of their own.
    private const int SpareWords = 6;

    // "this week, ": a word or two and a comma.
    private const int ShortGap = 16;

    // "…, the state news agency Example reported on Monday night, citing …": words of a clause that only reports.
    private const int LongestTrail = 14;

    // Who cites such a thing tells why, and is no relay of it.
    private static readonly FrozenSet<string> Reasons = new[]
    {
        "absence", "authority", "change", "concern", "cost", "danger", "difference", "difficulty", "example", "failure", "fear", "health", "illness", "instance", "interest", "issue", "lack", "need", "obligation",
        "policy", "precedent", "principle", "privacy", "problem", "protocol", "reason", "regulation", "right", "risk", "rule", "safety", "security", "sensitivity", "shortage", "threat", "violation", "violence",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>What a sentence says of citing and quoting, on its drafts.</summary>
    public static void Cite(List<Draft> drafts, SentenceTree tree)
    {
        for (int i = 0; i < tree.Count; i++)
        {
            if (Carries(tree, i) && SourceFinder.Agent(tree, i) is >= 0 and int carrier && tree.Upos(carrier) == "PROPN" && SourceFinder.Phrase(tree, carrier, i) is { } press)
            {
                foreach (var draft in drafts.Where(d => d.Via.Count == 0 && d.SourceWord >= 0 && d.SourceWord < i && ReferenceEquals(d.SourceTree, tree) && d.Source is { } source && source.Contains(tree.Span(i))))
                {
                    draft.Via.Add(press);
                    Trim(draft, i);
                }

                continue;
            }

            if (!tree.IsVerb(i) || !Cites(tree, i))
            {
                continue;
            }

            if (tree.Xpos(i) == "VBN" && SourceFinder.Agent(tree, i) is >= 0 and int agent && SourceFinder.Phrase(tree, agent, i) is { } outlet)
            {
                Quoted(drafts, tree, i, outlet);
            }
            else if (tree.Xpos(i) == "VBG" && Speaker(tree, i) is >= 0 and int cited)
            {
                Citing(drafts, tree, i, cited);
            }
            else if ((tree.Xpos(i) is "VBD" or "VBZ" or "VBP" || Finite(tree, i)) && Speaker(tree, i) is >= 0 and int speaker && SourceFinder.Subject(tree, i) is >= 0 and int subject && subject < i)
            {
                Cited(drafts, tree, i, speaker, subject);
            }
        }
    }

    /// <summary>"AFP reported officials also said S": a source that begins with somebody's report of it is what stands behind that.</summary>
    /// <param name="passesOn">Is a phrase with its head word and its verb an outlet, or somebody who reports for one?</param>
    public static void Peel(List<Draft> drafts, SentenceTree tree, Func<TextSpan, int, int, bool> passesOn)
    {
        foreach (var draft in drafts)
        {
            if (draft.Source is not { } source || !ReferenceEquals(draft.SourceTree, tree) || draft.Cue.Start < source.End)
            {
                continue;
            }

            int first = tree.WordAt(source.Start), last = tree.WordAt(source.End - 1);
            int verb = Enumerable.Range(first, last - first).LastOrDefault(i => i > first && tree.Lemma(i) is "report" or "say" or "claim" or "tell" && tree.Xpos(i) is "VBD" or "VBZ" or "VBP", -1);
            if (verb < 0 || tree.Between(tree.IsForm(verb + 1, "that") ? verb + 2 : verb + 1, last) is not { } rest || Noun(tree, tree.WordAt(rest.Start), last + 1) is not (>= 0 and int head) || tree.Between(first, verb - 1) is not { } before)
            {
                continue;
            }

            (draft.Source, draft.SourceWord) = (rest, head);
            if (draft.Via.Count == 0 && passesOn(before, verb - 1, verb))
            {
                draft.Via.Add(before);
            }
        }
    }

    /// <summary>"AFP has reported that in May the minister said S", where nothing stands as told by AFP: the minister's words are passed on.</summary>
    /// <param name="passesOn">Is a phrase with its head word and its verb an outlet, or somebody who reports for one?</param>
    public static void Enclose(List<Draft> drafts, SentenceTree tree, Func<TextSpan, int, int, bool> passesOn)
    {
        foreach (var draft in drafts.Where(d => d.Via.Count == 0 && d.Source is not null && d.Rule != "adv" && !OwnVoice(d)))
        {
            int verb = tree.Has(draft.Word, "ccomp") ? tree.Head(draft.Word) : -1;
            if (verb >= 0 && verb < draft.Word && tree.Lemma(verb) is "report" or "say" or "write" or "claim" && !drafts.Exists(d => d.Word == verb) && SourceFinder.OwnSubject(tree, verb) is >= 0 and int subject
                && SourceFinder.Phrase(tree, subject, verb) is { } outlet && !outlet.Overlaps(draft.Source!.Value) && passesOn(outlet, subject, verb))
            {
                draft.Via.Add(outlet);
            }
        }
    }

    /// <summary>"The minister said S, AFP reported on Monday", "… according to AFP": what ends a sentence so is a relay of all that is said in it.</summary>
    /// <param name="passesOn">Is a phrase with its head word and its verb an outlet, or somebody who reports for one?</param>
    public static void Trail(List<Draft> drafts, SentenceTree tree, Func<TextSpan, int, int, bool> passesOn)
    {
        if (Trailing(tree, passesOn) is not var (comma, outlet, verb))
        {
            return;
        }

        var inner = drafts.Where(d => d.Rule != "adv" && d.Source is { } speaker && !speaker.Overlaps(outlet) && d.Cue.End <= tree.Span(comma).Start && !OwnVoice(d)
            && !drafts.Exists(o => !ReferenceEquals(o, d) && o.Word != verb && o.Content.Exists(c => c.Contains(d.Cue)))).ToList();
        if (inner.Count == 0)
        {
            return;
        }

        drafts.RemoveAll(d => d.Word == verb);
        foreach (var draft in drafts)
        {
            Keep(draft, span => !span.Overlaps(new TextSpan(tree.Span(comma).Start, outlet.End)) ? span
                : tree.Between(tree.WordAt(span.Start), comma - 1) is { } before && before.Start == span.Start ? before : null);
        }

        foreach (var draft in inner.Where(d => d.Via.Count == 0 || d.Via[0] != outlet))
        {
            draft.Via.Insert(0, outlet);
        }

        // All that stands between the cue and the comma is told, also where the models stopped short of it.
        if (inner is [var only] && only.Cue.End <= only.Content[0].Start && tree.Between(tree.WordAt(only.Content[^1].Start), comma - 1) is { } whole && whole.End > only.Content[^1].End)
        {
            only.Content[^1] = whole;
        }
    }

    /// <summary>The comma, the outlet and the cue of a clause at a sentence's end that does nothing but report.</summary>
    private static (int Comma, TextSpan Outlet, int Cue)? Trailing(SentenceTree tree, Func<TextSpan, int, int, bool> passesOn)
    {
        int verb = -1;
        for (int i = tree.Count - 1; i > 0 && i > tree.Count - LongestTrail; i--)
        {
            if (tree.IsForm(i, "according") || tree.IsForm(i, "per"))
            {
                verb = verb < 0 ? i : -1;
            }
            else if (tree.Upos(i) == "VERB" || tree.IsForm(i, "reports"))
            {
                if (verb >= 0 || tree.Lemma(i) is not ("report" or "say" or "write" or "note" or "add" or "tweet" or "reports") || tree.Xpos(i) is "VB" or "VBG")
                {
                    return null;
                }

                verb = i;
            }

            if (verb >= 0 && tree.IsForm(i, ","))
            {
                int first = tree.IsForm(verb, "according") ? verb + 2 : i == verb - 1 ? verb + 1 : i + 1;
                if (tree.Upos(verb) == "NOUN")
                {
                    // "the Example Press reports", to the parser a noun and its modifiers.
                    return tree.Between(first, verb - 1) is { } modifiers && passesOn(modifiers, verb - 1, verb) ? (i, modifiers, verb) : null;
                }

                return Noun(tree, first, verb) is >= 0 and int noun && SourceFinder.Phrase(tree, noun, verb) is { } outlet && outlet.Start >= tree.Span(i).End && passesOn(outlet, noun, verb)
                    ? (i, outlet, verb) : null;
            }
        }

        return null;
    }

    /// <summary>The head of the noun phrase that begins at a word, as far as it lies on that side of the verb.</summary>
    private static int Noun(SentenceTree tree, int first, int verb)
    {
        if (first >= tree.Count || !(tree.IsNominal(first) || tree.Upos(first) == "ADJ"))
        {
            return -1;
        }

        int head = first;
        for (int up = first; up >= first && (first > verb || up < verb); up = tree.Head(up))
        {
            if (tree.IsNominal(up) && tree.Upos(up) != "DET")
            {
                head = up;
            }
        }

        return head;
    }

    /// <summary>
    /// "AFP reported that the minister said …", "…, the minister said, according to AFP": the minister speaks and AFP passes
    /// it on. An outlet that tells more than that keeps its own statement around theirs.
    /// </summary>
    /// <param name="passesOn">Is the source of a draft an outlet, or somebody who reports for one?</param>
    public static void Fold(List<Draft> drafts, Func<Draft, bool> passesOn)
    {
        foreach (var group in drafts.GroupBy(d => d.Tree.Index).Select(g => g.ToArray()).ToArray())
        {
            foreach (var outer in group)
            {
                if (outer.Source is not { } outlet || !((outer.Via.Count > 0 && Withheld(outer)) || passesOn(outer)))
                {
                    continue;
                }

                if (Beside(group, outer) is { } before)
                {
                    before.Via.Insert(0, outlet);
                    drafts.Remove(outer);
                    continue;
                }

                Cut(group, outer);
                var inner = group.Where(d => !ReferenceEquals(d, outer) && d.Rule != "adv" && d.Source is { } speaker && !speaker.Overlaps(outlet) && !OwnVoice(d)
                    && Near(outer, d) && !Encloses(d, outer) && !Aside(d, outer)).ToList();
                if (inner.Count == 0 || (!passesOn(outer) && inner[^1].Content[^1].End < outer.Content[^1].End - 2))
                {
                    continue;
                }

                foreach (var draft in inner)
                {
                    draft.Via.InsertRange(0, outer.Via.Append(outlet).Where(relay => !draft.Via.Contains(relay)));
                }

                // "AFP reported a commander denying it, saying …": both are the commander's.
                var first = inner[0];
                foreach (var draft in group.Where(d => d.Source == outlet && !ReferenceEquals(d, outer) && d.Via.Count == 0 && d.Tree.Xpos(d.Word) == "VBG" && d.Word > first.Word))
                {
                    (draft.Source, draft.SourceWord, draft.SourceTree) = (first.Source, first.SourceWord, first.SourceTree);
                    draft.Via.AddRange(first.Via);
                }

                if (Spare(outer, inner) <= SpareWords)
                {
                    drafts.Remove(outer);
                    Reach(outer, inner);
                }
            }
        }
    }

    /// <summary>"The mayor plans to go, according to AFP, and …": what stands right before the phrase is passed on.</summary>
    private static Draft? Beside(Draft[] group, Draft outer) =>
        outer.Rule != "according to" ? null : Array.FindLast(group, d => !ReferenceEquals(d, outer) && d.Source is { } speaker && !speaker.Overlaps(outer.Source!.Value)
            && d.Cue.End <= d.Content[^1].Start && d.Content[^1].End <= outer.Cue.Start && outer.Cue.Start - d.Content[^1].End < ShortGap && !outer.Content.Exists(span => span.Contains(d.Cue)));

    /// <summary>A speech that ends its report goes as far as the report does.</summary>
    private static void Reach(Draft outer, List<Draft> inner)
    {
        var (last, end) = (inner[^1].Content[^1], outer.Content[0].End);
        if (inner.Count == 1 && outer.Cue.Start > end && last.End < end && last.End > inner[0].Cue.End && outer.Content[0].Contains(last))
        {
            inner[0].Content[^1] = new TextSpan(last.Start, end);
        }
    }

    /// <summary>"…, Reuters reported" behind a speech belongs to nobody's content.</summary>
    private static void Cut(Draft[] group, Draft outer)
    {
        int start = Math.Min(outer.Cue.Start, outer.Source!.Value.Start), end = Math.Max(outer.Cue.End, outer.Source.Value.End);
        foreach (var draft in group)
        {
            for (int i = 0; i < draft.Content.Count; i++)
            {
                var span = draft.Content[i];
                if (!ReferenceEquals(draft, outer) && span.Start < start && span.End >= end && span.End - end < 25 && outer.Content[0].Start < start
                    && draft.Tree.Between(draft.Tree.WordAt(span.Start), draft.Tree.WordAt(start) - 1) is { } cut && cut.End <= start)
                {
                    draft.Content[i] = cut;
                }
            }
        }
    }

    /// <summary>"A statement carried by Reuters": an agency passes on what stands in it.</summary>
    private static bool Carries(SentenceTree tree, int word) =>
        tree.Xpos(word) == "VBN" && tree.Lemma(word) is "carry" or "air" or "broadcast" or "relay" && tree.Has(word, "acl");

    /// <summary>"S, the paper quoted officials": a past form that the tagger takes for a participle has no auxiliary.</summary>
    private static bool Finite(SentenceTree tree, int word) =>
        tree.Xpos(word) == "VBN" && !tree.Has(word, "acl") && !tree.Children(word).Any(child => tree.Upos(child) == "AUX");

    private static bool Cites(SentenceTree tree, int word) =>
        tree.Lemma(word) is "cite" or "quote" || tree.Form(word) is "citing" or "Citing" or "quoting" or "Quoting" or "cited" or "cites";

    /// <summary>Who is cited: the verb's object, or the noun phrase right behind it.</summary>
    private static int Speaker(SentenceTree tree, int verb)
    {
        int spoken = tree.Child(verb, "obj");
        if (spoken > verb)
        {
            return spoken;
        }

        int noun = Noun(tree, verb + 1, verb);
        return noun >= 0 && tree.IsNominal(noun) ? noun : -1;
    }

    /// <summary>"A commander quoted by AFP said": whoever is quoted speaks.</summary>
    private static void Quoted(List<Draft> drafts, SentenceTree tree, int quoting, TextSpan outlet)
    {
        int speaker = tree.Has(quoting, "acl") ? tree.Head(quoting) : tree.Child(quoting, "nsubj");
        foreach (var draft in drafts)
        {
            if (draft.SourceWord < 0 || !ReferenceEquals(draft.SourceTree, tree) || draft.Via.Count > 0 || draft.Source is not { } source || source.Overlaps(outlet) && draft.SourceWord != speaker)
            {
                continue;
            }

            if (draft.SourceWord == speaker || Antecedent(draft) == speaker)
            {
                draft.Via.Add(outlet);
                Trim(draft, quoting);
            }
        }
    }

    /// <summary>"AFP, citing a commander, reported": the commander speaks.</summary>
    private static void Citing(List<Draft> drafts, SentenceTree tree, int citing, int cited)
    {
        if (Reasons.Contains(tree.Lemma(cited)) || SourceFinder.Phrase(tree, cited, citing) is not { } speaker || drafts.Exists(d => d.Via.Count > 0 && d.SourceWord == cited && ReferenceEquals(d.SourceTree, tree)))
        {
            return;
        }

        int head = tree.Head(citing);
        var main = drafts
            .Where(d => d.Word != citing && d.Source is { } source && d.Via.Count == 0 && ReferenceEquals(d.SourceTree, tree) && !Cites(tree, d.Word) && d.Rule != "adv"
                && d.SourceWord != cited && !(d.Word > citing && tree.Dominates(citing, d.Word)) && !(d.Entry?.Pos == "noun"))
            .OrderByDescending(d => d.Word == head || d.SourceWord == head).ThenBy(d => drafts.Exists(o => !ReferenceEquals(o, d) && o.Content.Exists(c => c.Contains(d.Cue)))).ThenBy(d => Math.Abs(d.Word - citing))
            .FirstOrDefault();
        if (main is null)
        {
            return;
        }

        Trim(main, citing);
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
                (draft.Source, draft.SourceWord) = (phrase, speaker);
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
            Keep(draft, span => span.Start < outlet.Start && tree.Between(tree.WordAt(span.Start), tree.WordAt(Math.Min(span.End, outlet.Start)) - 1) is { } before ? before : null);
            (draft.Source, draft.SourceWord) = (phrase, speaker);
            draft.Via.Add(outlet);
        }
    }

    /// <summary>Changes every fragment of a content, or drops it; the last one stays.</summary>
    private static void Keep(Draft draft, Func<TextSpan, TextSpan?> part)
    {
        var parts = draft.Content.Select(part).OfType<TextSpan>().ToList();
        if (parts.Count > 0)
        {
            draft.Content.Clear();
            draft.Content.AddRange(parts);
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
    private static int Antecedent(Draft draft)
    {
        var tree = draft.SourceTree;
        return tree.Lemma(draft.SourceWord) is "who" or "which" or "that" && tree.Head(draft.SourceWord) is >= 0 and int verb && tree.Has(verb, "acl") ? tree.Head(verb) : -1;
    }

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

    /// <summary>"It said", "we have learned": the outlet itself.</summary>
    private static bool OwnVoice(Draft draft) => draft.SourceWord >= 0 && draft.SourceTree.Lemma(draft.SourceWord).ToLowerInvariant() is "it" or "we" or "i";

    /// <summary>Who talks to an outlet without a name may pass on what another said; others speak of what they know.</summary>
    private static bool Withheld(Draft draft) =>
        draft.SourceWord >= 0 && draft.SourceTree.Lemma(draft.SourceWord).ToLowerInvariant() is "source" or "official" or "diplomat" or "aide" or "insider" or "person" or "people" or "officer";

    /// <summary>Does the speech of <paramref name="inner"/> stand in what <paramref name="outer"/> tells?</summary>
    private static bool Near(Draft outer, Draft inner) => outer.Content.Exists(span => span.Contains(inner.Cue));

    /// <summary>
    /// A relative clause tells something beside what is passed on, unless it is all that is passed on, to the parser a clause
    /// of the word in front ("reported over the weekend that officials deny it", "reported officials denying it").
    /// </summary>
    private static bool Aside(Draft draft, Draft outer) =>
        draft.Word >= 0 && draft.Tree.Has(draft.Word, "acl") && !(draft.Source is { } source && source.Start == outer.Content[0].Start && source.End <= draft.Cue.Start);

    private static bool Encloses(Draft inner, Draft outer) => inner.Content.Exists(span => span.Contains(outer.Cue));

    /// <summary>How many words of the outer content belong to none of the statements in it.</summary>
    private static int Spare(Draft outer, List<Draft> inner)
    {
        int spare = 0;
        string text = outer.Tree.Text;
        foreach (var span in outer.Content)
        {
            for (int i = span.Start; i < span.End; i++)
            {
                if (char.IsLetterOrDigit(text[i]) && (i == span.Start || !char.IsLetterOrDigit(text[i - 1]))
                    && !inner.Exists(d => d.Cue.Contains(i) || (d.Source is { } source && source.Contains(i)) || d.Content.Exists(c => c.Contains(i))))
                {
                    spare++;
                }
            }
        }

        return spare;
    }
}
