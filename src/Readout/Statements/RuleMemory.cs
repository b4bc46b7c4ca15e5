using Readout.Text;

namespace Readout.Statements;

/// <summary>
/// What the rules had drafted before the models had their say. Where the models lost a source that the sentence gives, or
/// looked past where speech stands or ends, the rules' reading comes back, and so does what needs no model.
/// </summary>
internal sealed class RuleMemory
{
    // Statements that only the rules found and the models did not bear out; of those on the reading set about half are right.
    private const double Unsupported = 0.45;

    private readonly Dictionary<Draft, (TextSpan? Source, int SourceWord, SentenceTree Tree, TextSpan[] Content)> drafted = [];

    public RuleMemory(List<Draft> drafts)
    {
        foreach (var draft in drafts)
        {
            drafted[draft] = (draft.Source, draft.SourceWord, draft.SourceTree, [.. draft.Content]);
        }
    }

    public void Restore(List<Draft> joined)
    {
        foreach (var draft in joined)
        {
            if (drafted.TryGetValue(draft, out var own))
            {
                Source(draft, own.Source, own.SourceWord, own.Tree, own.Content);
                Content(draft, own.Content);
                Speech(draft, own.Content);
                Fronted(draft, own.Content);
            }

            if (draft.Rule == "adv")
            {
                // "Reportedly" always marks hearsay; only how far it reaches is open.
                draft.Confidence = Math.Max(draft.Confidence, Unsupported);
            }

            if (draft.Via.Count > 0 && draft.Rule is "that" or "addr" or "before" or "beside")
            {
                // "Quoted a source as saying S" says all that a statement needs.
                draft.Confidence = Math.Max(draft.Confidence, Unsupported);
            }

            Raised(draft);
            Believed(draft);
            CarryOn(draft, joined);
        }

        foreach (var draft in joined)
        {
            NextCue(draft, joined);
        }

        joined.AddRange(drafted.Keys.Where(d => Sure(d) && !joined.Contains(d) && !joined.Exists(o => o.Cue.Overlaps(d.Cue) || Same(o, d))).ToArray().Select(draft =>
        {
            draft.Confidence = Unsupported;
            return draft;
        }));
    }

    /// <summary>A source that the models dropped, or took for a part of what is said.</summary>
    private static void Source(Draft draft, TextSpan? source, int word, SentenceTree tree, TextSpan[] content)
    {
        if (draft.Source is not null || source is not { } lost || draft.Entry is null || Participle(draft) || (draft.Entry.Takes("pass") && SourceFinder.IsPassive(draft.Tree, draft.Word)))
        {
            return;
        }

        if (draft.Content.Exists(span => span.Overlaps(lost)))
        {
            if (content.Length == 0 || content.Any(span => span.Overlaps(lost)))
            {
                return;
            }

            draft.Content.Clear();
            draft.Content.AddRange(content);
        }

        (draft.Source, draft.SourceWord, draft.SourceTree) = (lost, word, tree);
    }

    /// <summary>"Ships thought to carry oil": the ships are a part of what is thought, by whoever it is.</summary>
    private static void Raised(Draft draft)
    {
        if (draft.Word < 0 || !SourceFinder.IsRaised(draft.Tree, draft.Word) || draft.Source is not { } source || draft.Tree.Head(draft.Word) is var head && !source.Contains(draft.Tree.Span(head)))
        {
            return;
        }

        (draft.Source, draft.SourceWord) = (null, -1);
        if (draft.Content is [var first, ..] && source.End <= first.Start)
        {
            draft.Content.Insert(0, source);
        }
    }

    /// <summary>"The army took the town and is thought to have killed dozens": the army is a part of what is thought.</summary>
    private static void Believed(Draft draft)
    {
        var tree = draft.Tree;
        if (draft.Word < 0 || draft.Entry is not { Pos: "verb" } entry || !entry.Takes("pass") || draft.Source is not { } source || tree.Child(draft.Word, "xcomp") <= draft.Word || tree.Child(draft.Word, "aux:pass") < 0
            || SourceFinder.Agent(tree, draft.Word) >= 0 || source.End > draft.Cue.Start || draft.Content is not [var first, ..] || first.Start < draft.Cue.End)
        {
            return;
        }

        if (draft.SourceWord >= 0 && ReferenceEquals(draft.SourceTree, tree) && tree.Upos(draft.SourceWord) != "PRON")
        {
            draft.Content.Insert(0, source);
        }

        (draft.Source, draft.SourceWord) = (null, -1);
    }

    /// <summary>"The man believed to be …": whose belief it is stays open.</summary>
    private static bool Participle(Draft draft) =>
        draft.Word >= 0 && draft.Tree.Xpos(draft.Word) == "VBN" && !draft.Tree.Children(draft.Word).Any(child => draft.Tree.Lemma(child) == "have");

    /// <summary>"The law is “a fence,” as she put it": the words in quotation marks are hers, those around them the reporter's.</summary>
    private static void Content(Draft draft, TextSpan[] content)
    {
        if (draft.Lemma is "in the words of" or "put it" && content.Length > 0)
        {
            draft.Content.Clear();
            draft.Content.AddRange(content);
        }
    }

    /// <summary>
    /// "The judge read the decision. “S.”": the models look at the sentence, and doubt it where the speech stands behind it;
    /// so they do where the parse takes the cue for another word.
    /// </summary>
    private static void Speech(Draft draft, TextSpan[] content)
    {
        bool behind = draft.Rule == "beside" && content.All(span => span.Start >= draft.Tree.Sentence.Span.End);
        if ((behind || draft.Rule == CueFinder.Misread) && draft.Source is not null && draft.Confidence < Unsupported)
        {
            draft.Content.Clear();
            draft.Content.AddRange(content);
            draft.Confidence = Unsupported;
        }
    }

    /// <summary>"She denied that the man is a spy, adding that T": who adds is who denied, not what stands right before the comma.</summary>
    private static void CarryOn(Draft draft, List<Draft> joined)
    {
        var tree = draft.Tree;
        if (draft.Word < 1 || tree.Xpos(draft.Word) != "VBG" || draft.Entry is not { } entry || !ContentFinder.CarriesOn(entry) || !tree.IsForm(draft.Word - 1, ",") || draft.Source is not { } source || source.End > tree.Span(draft.Word - 1).Start)
        {
            return;
        }

        var outer = joined.Find(o => o != draft && ReferenceEquals(o.Tree, tree) && o.Source is { } speaker && o.Cue.Start < source.Start && !speaker.Overlaps(source) && o.Content.Exists(span => span.Contains(source))
            && source.End >= tree.Span(draft.Word - 1).Start - 1);
        if (outer is not null)
        {
            (draft.Source, draft.SourceWord, draft.SourceTree) = (outer.Source, outer.SourceWord, outer.SourceTree);
        }
    }

    /// <summary>"She said S, stressing T": a participle of the same speaker behind a comma begins a statement of its own.</summary>
    private static void NextCue(Draft draft, List<Draft> joined)
    {
        if (draft.Source is not { } source || draft.Word < 0)
        {
            return;
        }

        foreach (var other in joined)
        {
            int at = draft.Content.FindIndex(span => span.Start < other.Cue.Start && other.Cue.End <= span.End);
            if (at < 0 || other.Word < 1 || other.Source != source || other.Tree.Xpos(other.Word) != "VBG" || other.Tree.Form(other.Word - 1) is not ","
                || draft.Content.Exists(span => span.Overlaps(source)) || !other.Content.TrueForAll(span => span.Start >= other.Cue.End))
            {
                continue;
            }

            draft.Content.RemoveRange(at + 1, draft.Content.Count - at - 1);
            draft.Content[at] = new TextSpan(draft.Content[at].Start, other.Tree.Span(other.Word - 2 < 0 ? 0 : other.Word - 2).End);
        }
    }

    /// <summary>"According to the report, on 5 May in the harbour two ships burned": when and where stand in what is told.</summary>
    private static void Fronted(Draft draft, TextSpan[] content)
    {
        if (draft.Rule != "according to" || draft.Source is not { } source || draft.Content[0].Start <= source.End)
        {
            return;
        }

        var (tree, first) = (draft.Tree, draft.Content[0]);
        var whole = content.FirstOrDefault(span => span.Contains(first) && span.Start >= source.End);
        int from = whole.Length == 0 ? -1 : tree.WordAt(whole.Start), to = tree.WordAt(first.Start);
        from = from >= 0 && tree.IsPunct(from) ? from + 1 : from;
        if (from > 0 && from < to && tree.IsForm(from - 1, ",") && tree.IsForm(to - 1, ",") && tree.Upos(from) is "ADP" or "ADV" && !Enumerable.Range(from, to - from).Any(i => tree.IsVerb(i) || tree.Upos(i) == "PRON"))
        {
            draft.Content[0] = new TextSpan(tree.Span(from).Start, first.End);
        }
    }

    /// <summary>A plain verb of speech with its subject and its clause, a phrase of several words, or a verb that the parse misread, needs no model.</summary>
    private static bool Sure(Draft draft) =>
        draft.Rule == QuoteJoiner.AnnouncedRule
        || (draft.Entry is { } entry && draft.Source is not null && draft.Word >= 0 && draft.Tree.Upos(draft.SourceWord) != "DET"
        && ((entry.Pos == "verb" && draft.Rule is "that" or "addr" or "before" or "beside" && entry.TakesClause && draft.Tree.Xpos(draft.Word) is "VBD" or "VBZ" or "VBP" && !entry.Takes("obj"))
            || draft.Rule is CueFinder.Misread or ContentFinder.JudgedRule
            || (entry.Pos == "verb" && entry.Cue is "rule out" or "claim responsibility for")));

    private static bool Same(Draft one, Draft other) => one.Content.Exists(a => other.Content.Exists(b => Math.Min(a.End, b.End) - Math.Max(a.Start, b.Start) > b.Length / 2)) && one.Source == other.Source;
}
