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

    // "As the Example Herald reports, …": words of such an opening.
    private const int LongestLead = 8;

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
            // "AFP reported a minister also said S": to the parser the minister is what is reported.
            int verb = tree.Has(draft.Word, "ccomp") ? tree.Head(draft.Word)
                : ReferenceEquals(draft.SourceTree, tree) && draft.SourceWord >= 0 && draft.SourceWord < draft.Word && tree.Has(draft.SourceWord, "obj") ? tree.Head(draft.SourceWord) : -1;
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

        // All that stands between the cue and the comma is told, also where the models stopped short of it; what goes on beside it
        // (", as police searched the house") is not.
        if (inner is [var only] && only.Cue.End <= only.Content[0].Start && !Meanwhile(tree, tree.WordAt(only.Content[^1].End)) && tree.Between(tree.WordAt(only.Content[^1].Start), comma - 1) is { } whole && whole.End > only.Content[^1].End)
        {
            only.Content[^1] = whole;
        }
    }

    /// <summary>Does a clause of what happens meanwhile begin with a comma at a word?</summary>
    private static bool Meanwhile(SentenceTree tree, int word) =>
        tree.IsForm(word, ",") && word + 1 < tree.Count && tree.Form(word + 1) is "as" or "while" or "amid" or "though" or "although";

    /// <summary>"As AFP reports, the minister denies S": what opens a sentence so relays all that is said in it.</summary>
    /// <param name="passesOn">Is a phrase with its head word and its verb an outlet, or somebody who reports for one?</param>
    public static void Lead(List<Draft> drafts, SentenceTree tree, Func<TextSpan, int, int, bool> passesOn)
    {
        int verb = tree.IsForm(0, "as") ? Enumerable.Range(2, Math.Min(LongestLead, Math.Max(0, tree.Count - 3))).FirstOrDefault(i => tree.IsForm(i + 1, ","), -1) : -1;
        if (verb < 0 || tree.Lemma(verb) is not ("report" or "reports" or "write" or "note" or "put") || tree.Between(1, verb - 1) is not { } outlet || !passesOn(outlet, verb - 1, verb))
        {
            return;
        }

        var told = drafts.FindAll(d => d.Rule != "adv" && d.Via.Count == 0 && d.Source is { } speaker && !speaker.Overlaps(outlet) && d.Cue.Start > tree.Span(verb).End && !OwnVoice(d)
            && !drafts.Exists(o => !ReferenceEquals(o, d) && o.Word > verb && o.Content.Exists(c => c.Contains(d.Cue))));
        told.ForEach(draft => draft.Via.Add(outlet));
        if (told.Count > 0)
        {
            drafts.RemoveAll(d => d.Word == verb);
        }
    }

    /// <summary>The comma, the outlet and the cue of a clause at a sentence's end that does nothing but report.</summary>
    private static (int Comma, TextSpan Outlet, int Cue)? Trailing(SentenceTree tree, Func<TextSpan, int, int, bool> passesOn)
    {
        int verb = -1;
        for (int i = tree.Count - 1; i > 0 && i > tree.Count - LongestTrail; i--)
        {
            if (tree.IsForm(i, "according") || tree.IsForm(i, "per") || (tree.IsForm(i, "courtesy") && tree.IsForm(i + 1, "of")))
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
                int first = tree.IsForm(verb, "according") || tree.IsForm(verb, "courtesy") ? verb + 2 : i == verb - 1 ? verb + 1 : i + 1;
                if (tree.IsForm(verb, "reports") && tree.Upos(verb) == "NOUN")
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
    public static int Noun(SentenceTree tree, int first, int verb)
    {
        if (first >= tree.Count || !(Nominal(first) || tree.Upos(first) == "ADJ"))
        {
            return -1;
        }

        int head = first;
        for (int up = first; up >= first && (first > verb || up < verb); up = tree.Head(up))
        {
            if (Nominal(up) && tree.Upos(up) != "DET")
            {
                head = up;
            }
        }

        return head;

        // "The Independent", to the tagger an adjective of a name.
        bool Nominal(int word) => tree.IsNominal(word) || tree.Xpos(word) is "NNP" or "NNPS";
    }

    /// <summary>
    /// "AFP reported that the minister said …", "…, the minister said, according to AFP": the minister speaks and AFP passes
    /// it on. An outlet that tells more than that keeps its own statement around theirs.
    /// </summary>
    /// <param name="passesOn">Is the source of a draft an outlet, or somebody who reports for one?</param>
    /// <param name="person">Is the source of a draft somebody, and no body, text or study?</param>
    public static void Fold(List<Draft> drafts, Func<Draft, bool> passesOn, Func<Draft, bool> person)
    {
        foreach (var group in drafts.GroupBy(d => d.Tree.Index).Select(g => g.ToArray()).ToArray())
        {
            foreach (var outer in group)
            {
                // What is said according to somebody else than an outlet is passed on where it is all that he tells: a survey finds, and an
                // account has been given before.
                bool press = outer.Source is not null && (passesOn(outer) || Cited(outer));
                // So is "officials said S, the monitors said", where S is all of it.
                bool behind = outer is { Rule: "before", Entry.Pos: "verb" } && outer.Lemma is "say" or "report" or "add" && outer.Content[^1].End <= outer.Cue.Start;
                if (outer.Source is not { } outlet || !(press || behind || outer.Rule == "according to"))
                {
                    continue;
                }

                if (Beside(group, outer) is { } before && (press || before.Content.SequenceEqual(outer.Content)))
                {
                    before.Via.Insert(0, outlet);
                    drafts.Remove(outer);
                    continue;
                }

                Cut(group, outer);
                var inner = group.Where(d => !ReferenceEquals(d, outer) && d.Rule != "adv" && d.Source is { } speaker && !speaker.Overlaps(outlet) && !OwnVoice(d)
                    && Near(outer, d) && !Encloses(d, outer) && !Aside(d, outer)).ToList();
                if (!press)
                {
                    inner.RemoveAll(d => inner.Exists(o => !ReferenceEquals(o, d) && Encloses(o, d)));
                }

                if (inner.Count == 0 || (outer.Lemma == ":" && !inner.TrueForAll(Tells))
                    || (!press && !(outer.Via.Count == 0 && (behind ? !person(outer) && inner.TrueForAll(d => d.Lemma is "say" or "tell" or "claim" && person(d)) : person(outer)) && inner.TrueForAll(d => Tells(d) && !passesOn(d)) && Spare(outer, inner) <= SpareWords)))
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

    // "His comments were published by …": as far back as they may have been told.
    private const int LongestBack = 700;

    private static readonly FrozenSet<string> Told = new[] { "comment", "interview", "remark", "speech", "statement" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>"The minister said S. His comments were published by the daily Example": a sentence of its own tells who passed them on.</summary>
    /// <param name="passesOn">Is a phrase with its head word and its verb an outlet?</param>
    public static void Published(List<Draft> drafts, SentenceTree tree, Func<TextSpan, int, int, bool> passesOn)
    {
        for (int verb = 1; verb < tree.Count; verb++)
        {
            if (!Citations.Carries(tree, verb) || tree.Child(verb, "nsubj") is not (>= 0 and int told) || tree.Deprel(told) != "nsubj:pass" || !Told.Contains(tree.Lemma(told)) || Citations.Carrier(tree, verb, passesOn) is not var (outlet, word)
                || !passesOn(outlet, word, verb))
            {
                continue;
            }

            int owner = tree.Child(told, "nmod:poss");
            var last = drafts.Where(d => d.Tree.Index < tree.Index && d.Source is not null && tree.Sentence.Span.Start - d.Tree.Sentence.Span.End < LongestBack && (owner < 0 || tree.Upos(owner) == "PRON" || Shares(d, tree, owner))
                    && (owner >= 0 || tree.Lemma(told) != "interview" || Mentions(d.Tree, "interview")))
                .MaxBy(d => d.Cue.Start);
            foreach (var draft in drafts.Where(d => last is not null && ReferenceEquals(d.Tree, last.Tree) && d.Source == last.Source && d.Via.Count == 0 && !(last.Source!.Value.Overlaps(outlet))))
            {
                draft.Via.Add(outlet);
            }
        }
    }

    /// <summary>Has an owner's phrase a word of a draft's source: "the ministry spokesman", "spokesman Ann Example's"?</summary>
    private static bool Shares(Draft draft, SentenceTree tree, int owner) =>
        SourceFinder.Phrase(tree, owner, -1) is { } phrase && phrase.Of(tree.Text).Split([' ', '\'', '’']).Where(word => word.Length > 3).Any(word => draft.Source!.Value.In(tree.Text).Contains(word, StringComparison.OrdinalIgnoreCase));

    private static bool Mentions(SentenceTree tree, string lemma) => Enumerable.Range(0, tree.Count).Any(word => tree.Lemma(word) == lemma);

    /// <summary>"The minister said S, AFP quoted him as saying": one statement, which AFP passes on.</summary>
    public static void Echo(List<Draft> drafts, SentenceTree tree)
    {
        foreach (var echo in drafts.Where(d => d.Via.Count > 0 && d.SourceWord >= 0 && ReferenceEquals(d.SourceTree, tree) && tree.Upos(d.SourceWord) == "PRON" && d.Content.Count > 0).ToArray())
        {
            var first = drafts.Find(d => d != echo && d.Via.Count == 0 && d.Source is { } source && d.Cue.End < echo.Via[0].Start && echo.Content.Exists(span => span.Contains(source) && span.Contains(d.Cue)));
            if (first is not null)
            {
                first.Via.AddRange(echo.Via);
                drafts.Remove(echo);
            }
        }
    }

    /// <summary>"The monitors reported witnesses saying S": nothing of the monitors' own, once what they pass on is known.</summary>
    public static void Spent(List<Draft> drafts) =>
        drafts.RemoveAll(d => d.Lemma == "report" && d.Source is { } outlet
            && drafts.Exists(o => !ReferenceEquals(o, d) && o.Word >= 0 && o.Tree.Xpos(o.Word) == "VBG" && o.Via.Contains(outlet) && o.Source is { } speaker && speaker.Start == d.Content[0].Start && d.Content[0].Contains(o.Cue)));

    /// <summary>What stands inside an outlet's own statement says there who passes it on.</summary>
    public static void Unwind(List<Draft> drafts)
    {
        foreach (var draft in drafts.Where(d => d.Via.Count > 0))
        {
            for (var outer = draft.Within; outer is not null; outer = outer.Within)
            {
                draft.Via.RemoveAll(relay => outer.Rule != "according to" && outer.Source is { } source && source == relay);
            }
        }
    }

    /// <summary>"Officials say S — Ann Example (@example)": who posts nothing but what others say passes it on.</summary>
    public static void Posts(List<Draft> drafts)
    {
        foreach (var post in drafts.Where(d => d.Rule == LabelFinder.PostRule).ToArray())
        {
            var inner = drafts.FindAll(d => d.Source is not null && !OwnVoice(d) && Near(post, d) && Tells(d));
            if (inner.Count > 0 && Spare(post, inner) <= SpareWords)
            {
                inner.ForEach(draft => draft.Via.Insert(0, post.Source!.Value));
                drafts.Remove(post);
            }
        }
    }

    /// <summary>"The mayor plans to go, according to AFP, and …": what stands right before the phrase is passed on.</summary>
    private static Draft? Beside(Draft[] group, Draft outer) =>
        outer.Rule != "according to" ? null : Array.FindLast(group, d => !ReferenceEquals(d, outer) && d.Source is { } speaker && !speaker.Overlaps(outer.Source!.Value)
            && d.Cue.End <= d.Content[^1].Start && d.Content[^1].End <= outer.Cue.Start && outer.Cue.Start - d.Content[^1].End < ShortGap && !outer.Content.Exists(span => span.Contains(d.Cue)));

    /// <summary>"Told advisers that …": a verb with a clause, in the words of whoever tells of it.</summary>
    public static bool Tells(Draft draft) =>
        draft.Entry is { Pos: "verb", TakesClause: true } && draft.Word >= 0 && draft.Tree.Children(draft.Word).Any(c => draft.Tree.Has(c, "ccomp") || (c > draft.Word && draft.Tree.Has(c, "parataxis"))) && draft.Tree.Text[draft.Content[0].Start] is not ('“' or '"') && !draft.Tree.Text.AsSpan(draft.Tree.Sentence.Span.Start, draft.Cue.Start - draft.Tree.Sentence.Span.Start).ContainsAny('“', '"');

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

    /// <summary>Changes every fragment of a content, or drops it; the last one stays.</summary>
    public static void Keep(Draft draft, Func<TextSpan, TextSpan?> part)
    {
        var parts = draft.Content.Select(part).OfType<TextSpan>().ToList();
        if (parts.Count > 0)
        {
            draft.Content.Clear();
            draft.Content.AddRange(parts);
        }
    }

    /// <summary>"AFP, citing a diplomat, reported that the minister …": the verb is the outlet's, so the diplomat is a link of the chain.</summary>
    private static bool Cited(Draft outer) =>
        outer.Via.Count > 0 && outer.Word >= 0 && outer.Tree.Child(outer.Word, "nsubj") is >= 0 and int subject && outer.Via[^1].Contains(outer.Tree.Span(subject))
        && Enumerable.Range(0, outer.Tree.Count).Any(i => outer.Tree.IsVerb(i) && Citations.Cites(outer.Tree, i));

    /// <summary>"It said", "we have learned": the outlet itself.</summary>
    private static bool OwnVoice(Draft draft) => draft.SourceWord >= 0 && draft.SourceTree.Lemma(draft.SourceWord).ToLowerInvariant() is "it" or "we" or "i";

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
