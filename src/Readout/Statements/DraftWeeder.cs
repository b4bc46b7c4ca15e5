using System.Collections.Frozen;
using Readout.Lexicons;

namespace Readout.Statements;

/// <summary>Drops drafts that tell of an act or of the wording of a source, not of a statement.</summary>
internal sealed class DraftWeeder
{
    private static readonly FrozenSet<string> Gatherings = new[]
    {
        "meeting", "talks", "session", "round", "summit", "visit", "trip", "negotiation", "negotiations", "discussion", "discussions", "gathering", "dialogue", "conversation",
    }.ToFrozenSet(StringComparer.Ordinal);

    // What happens shows something to the reporter; nobody says it.
    private static readonly FrozenSet<string> Happenings = new[]
    {
        "accident", "arrest", "assault", "attack", "blast", "bombing", "case", "clash", "collapse", "crash", "crisis", "death", "development", "disaster", "episode", "event", "explosion", "failure", "fire",
        "incident", "kidnapping", "killing", "massacre", "move", "murder", "outbreak", "outcome", "pattern", "raid", "robbery", "scandal", "shooting", "situation", "step", "storm", "tragedy", "trend", "violence", "war",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Showing = new[]
    {
        "demonstrate", "expose", "highlight", "illustrate", "indicate", "mark", "mean", "point", "prove", "raise", "reflect", "reveal", "show", "signal", "suggest", "underline", "underscore",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Issuing = new[] { "issue", "publish", "release", "make", "give", "deliver", "offer", "post", "read", "send", "write", "hold" }.ToFrozenSet(StringComparer.Ordinal);

    // What is done with words or papers, not what is said.
    private static readonly FrozenSet<string> Acting = new[]
    {
        "adopt", "amend", "approve", "attempt", "ban", "board", "design", "discover", "distribute", "draft", "elect", "explore", "file", "hire", "impose", "install", "introduce", "investigate", "launch", "mark", "pass", "pose", "possess", "refer", "release", "review",
        "sue", "title", "translate", "try", "verify", "vote",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> People = new[]
    {
        "boy", "defendant", "driver", "girl", "man", "people", "person", "resident", "suspect", "witness", "woman", "worker",
    }.ToFrozenSet(StringComparer.Ordinal);

    // Verbs that name a topic more than they speak; who leaves it out says nothing.
    private static readonly FrozenSet<string> Touching = new[] { "address", "cite", "discuss", "highlight", "include", "list", "mention", "offer", "outline", "show" }.ToFrozenSet(StringComparer.Ordinal);

    // What brings the police or a fire engine.
    private static readonly FrozenSet<string> Alarms = new[] { "accident", "alarm", "blaze", "call", "crash", "emergency", "fire", "incident", "report", "scene", "shooting" }.ToFrozenSet(StringComparer.Ordinal);

    private readonly FrozenSet<string> media;
    private readonly CueLexicon cues;

    public DraftWeeder(LexiconSet lexicons, CueLexicon cues) =>
        (this.cues, media) = (cues, lexicons.Rows("media-words.tsv", 3).Select(row => row[0]).ToFrozenSet(StringComparer.Ordinal));

    public void Weed(List<Draft> drafts)
    {
        drafts.RemoveAll(d => drafts.Exists(o => !ReferenceEquals(o, d) && Twice(d, o)));
        drafts.RemoveAll(d => d.Word >= 0 && (Act(d) || Gathers(d) || Happens(d) || Issues(d) || Anonymity(d) || Declined(d, drafts) || Unsaid(d) || TakesUp(d) || Seems(d) || Takes(d) || Does(d) || Reacts(d) || Empty(d, drafts) || Contacts(d) || Asked(d) || Whether(d) || Citations.Reason(d)
            || Witness.Perceives(d) || Witness.Knows(d) || Witness.Anybody(d) || Witness.Defends(d) || Witness.Nobody(d) || Witness.Unclaimed(d)));
    }

    /// <summary>"Carried banners reading “S”", "reported, saying S": two words for one statement of the same source, of which the likelier stays.</summary>
    private static bool Twice(Draft draft, Draft other) =>
        draft is { Word: >= 0, Source: not null, Via.Count: 0 } && other.Word >= 0 && ReferenceEquals(draft.Tree, other.Tree) && draft.Source == other.Source && draft.Content.SequenceEqual(other.Content)
        && (draft.Confidence < other.Confidence || (draft.Confidence.Equals(other.Confidence) && draft.Word > other.Word));


    /// <summary>"Possesses weapons", "signed an agreement", "questioned the man": no clause and no quotation says what was said.</summary>
    private static bool Act(Draft draft)
    {
        var tree = draft.Tree;
        if (!Acting.Contains(draft.Lemma) && !(draft.Lemma == "question" && tree.Child(draft.Word, "obj") is >= 0 and int who && People.Contains(tree.Lemma(who))))
        {
            return false;
        }

        return tree.Child(draft.Word, "ccomp") < 0 && !draft.Content.Exists(span => tree.Text.AsSpan(span.Start, span.Length).IndexOfAny("“”\"") >= 0);
    }

    /// <summary>"The meeting discussed …": who met is told elsewhere.</summary>
    private static bool Gathers(Draft draft) => draft.SourceWord >= 0 && Gatherings.Contains(draft.SourceTree.Lemma(draft.SourceWord)) && draft.SourceTree.Upos(draft.SourceWord) == "NOUN";

    /// <summary>"The incident highlights how …".</summary>
    private static bool Happens(Draft draft) => draft.SourceWord >= 0 && Showing.Contains(draft.Lemma)
        && Happenings.Contains(draft.SourceTree.Lemma(draft.SourceWord)) && draft.SourceTree.Upos(draft.SourceWord) == "NOUN";

    /// <summary>"Issued a short statement": an act, its words are told elsewhere.</summary>
    private bool Issues(Draft draft)
    {
        var tree = draft.Tree;
        if (!Issuing.Contains(tree.Lemma(draft.Word)) || draft.Content is not [var only] || only.Start < draft.Cue.End)
        {
            return false;
        }

        int noun = tree.Child(draft.Word, "obj");
        return noun >= 0 && only.Contains(tree.Span(noun)) && media.Contains(tree.Lemma(noun)) && tree.WordAt(only.Start) >= noun - 4
            && !Enumerable.Range(tree.WordAt(only.Start), Math.Max(0, tree.WordAt(only.End) - tree.WordAt(only.Start))).Any(i => tree.Xpos(i) is "VBD" or "VBZ" or "VBP" or "MD");
    }

    /// <summary>"Who asked not to be named": the wording of the anonymity, part of who speaks.</summary>
    private static bool Anonymity(Draft draft)
    {
        string content = draft.Content[0].Of(draft.Tree.Text);
        return content.StartsWith("not to be ", StringComparison.OrdinalIgnoreCase) || content.StartsWith("to be named", StringComparison.OrdinalIgnoreCase)
            || content.StartsWith("to remain unidentified", StringComparison.OrdinalIgnoreCase) || content.StartsWith("anonymity", StringComparison.OrdinalIgnoreCase)
            || content.StartsWith("to remain anonymous", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>"The report did not say who …", "he did not outline his plans": nothing is said, and nobody is asked.</summary>
    private bool Unsaid(Draft draft)
    {
        var tree = draft.Tree;
        bool negated = StanceClassifier.Negated(tree, draft.Word) && tree.Children(draft.Word).Any(child => tree.Upos(child) == "AUX" && tree.Lemma(child) is "do" or "have");
        if (!negated || draft.Entry is not { Pos: "verb" } entry || entry.Frames.Values.Any(stance => stance is not (Stance.Says or Stance.Proposes)))
        {
            return false;
        }

        bool text = draft.SourceWord >= 0 && (draft.SourceTree.IsForm(draft.SourceWord, "it") || media.Contains(draft.SourceTree.Lemma(draft.SourceWord)));
        return text || Touching.Contains(draft.Lemma);
    }

    /// <summary>"The flood claimed 40 lives", "thousands of lives".</summary>
    private static bool Takes(Draft draft)
    {
        var tree = draft.Tree;
        int taken = draft.Lemma == "claim" ? tree.Child(draft.Word, "obj") : -1;
        taken = taken >= 0 && tree.Lemma(taken) is "dozen" or "hundred" or "number" or "score" or "thousand" or "ten" or "toll" ? tree.Child(taken, "nmod") : taken;
        return taken >= 0 && tree.Lemma(taken) is "life" or "victim";
    }

    private const int ShortName = 7;

    // Who is called on a telephone.
    private static readonly FrozenSet<string> Called = new[] { "ambulance", "center", "centre", "doctor", "help", "hospital", "number", "office", "police", "conference", "meeting", "hearing", "session", "election", "vote", "poll", "strike" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>"Called the police", "committed a crime": nothing but the thing that something is done to. "Called the police liars" is longer.</summary>
    private static bool Does(Draft draft)
    {
        var tree = draft.Tree;
        if (tree.Lemma(draft.Word) is not ("call" or "commit") || draft.Content is not [var only] || only.Start < draft.Cue.End || tree.Child(draft.Word, "obj") is not (>= 0 and var thing)
            || tree.Child(draft.Word, "xcomp") >= 0 || only.In(tree.Text).IndexOfAny("“”\"") >= 0)
        {
            return false;
        }

        int first = tree.WordAt(only.Start), last = tree.WordAt(only.End - 1);
        return tree.Left(thing) <= first && last <= tree.Right(thing)
            && (tree.Lemma(draft.Word) == "commit" || (last - first < ShortName && tree.Upos(first) != "PRON" && (tree.IsNamed(thing) || Called.Contains(tree.Lemma(thing)))));
    }

    /// <summary>"Officers responding to reports of a fight": who comes says nothing.</summary>
    private static bool Reacts(Draft draft)
    {
        var tree = draft.Tree;
        return tree.Lemma(draft.Word) == "respond" && tree.Child(draft.Word, "ccomp") < 0 && tree.Child(draft.Word, "obl") is >= 0 and int to && Alarms.Contains(tree.Lemma(to))
            && draft.Content is [var only] && tree.Left(to) <= tree.WordAt(only.Start) && tree.WordAt(only.Start) <= to;
    }

    /// <summary>"He mentioned the issue": a topic told of before, and nothing said about it.</summary>
    private static bool TakesUp(Draft draft)
    {
        var tree = draft.Tree;
        if (!Touching.Contains(draft.Lemma) || draft.Content is not [var only] || only.Start < draft.Cue.End)
        {
            return false;
        }

        int first = tree.WordAt(only.Start), last = Math.Min(tree.Count, tree.WordAt(only.End)) - 1;
        return first <= last && last - first < 2 && tree.Lemma(first).ToLowerInvariant() is "the" or "this" or "that" or "it";
    }

    /// <summary>"Declined to say whether …" is one act of one cue.</summary>
    private static bool Declined(Draft draft, List<Draft> drafts)
    {
        var tree = draft.Tree;
        int refused = tree.Has(draft.Word, "conj") && tree.Head(draft.Word) >= 0 && tree.Xpos(draft.Word) == "VB" ? tree.Head(draft.Word) : draft.Word; // "declined to confirm or deny"
        return tree.Head(refused) is >= 0 and int above && tree.Has(refused, "xcomp") && tree.Lemma(above) is "decline" or "refuse"
            && drafts.Exists(o => o.Word == above && ReferenceEquals(o.Tree, tree));
    }

    /// <summary>
    /// "The plan appears to work", "confusion continues to reign": how the reporter sees it. "He appeared to suggest …", "they seemed
    /// convinced that …" tell somebody's word or view.
    /// </summary>
    private bool Seems(Draft draft)
    {
        var tree = draft.Tree;
        if (tree.Lemma(draft.Word) is "begin" or "continue" or "happen" or "prove" or "remain" or "tend")
        {
            return draft.Content[0].In(tree.Text).StartsWith("to ", StringComparison.Ordinal);
        }

        return tree.Lemma(draft.Word) is "appear" or "seem" or "look"
            && !(tree.Child(draft.Word, "xcomp") is >= 0 and int look && (tree.Child(look, "ccomp") >= 0 || (tree.IsVerb(look) && cues.At(tree, look) is not null)));
    }

    /// <summary>"Anyone with information is asked to call the police": a notice, whoever prints it.</summary>
    private static bool Contacts(Draft draft)
    {
        var tree = draft.Tree;
        return draft.Source is null && tree.Lemma(draft.Word) is "ask" or "urge" or "encourage" or "request" or "advise" or "invite" && tree.Xpos(draft.Word) == "VBN"
            && tree.Child(draft.Word, "xcomp") is >= 0 and int asked && tree.Lemma(asked) is "contact" or "call" or "phone" or "ring" or "email" or "telephone" or "visit" or "text";
    }

    /// <summary>"Asked about the raid, the minister said …": who asks is not told, and the minister does not.</summary>
    private static bool Asked(Draft draft)
    {
        var tree = draft.Tree;
        return tree.Lemma(draft.Word) is "ask" or "question" && tree.Xpos(draft.Word) is "VBN" or "VBD" && tree.Child(draft.Word, "nsubj") < 0
            && (tree.Has(draft.Word, "advcl") || (tree.Has(draft.Word, "acl") && draft.Word + 1 < tree.Count && tree.Form(draft.Word + 1) is "about" or "whether" or "why" or "how" or "if" or "what" or "when")) && SourceFinder.Agent(tree, draft.Word) < 0;
    }

    /// <summary>"Asked if the minister was worried": a thought that is asked about is none yet.</summary>
    private static bool Whether(Draft draft)
    {
        var tree = draft.Tree;
        return tree.Child(draft.Word, "mark") is >= 0 and int mark && tree.Form(mark) is "if" or "whether" && tree.Has(draft.Word, "ccomp") && tree.Head(draft.Word) is >= 0 and int above && tree.Lemma(above) is "ask" or "wonder" or "question";
    }

    /// <summary>"Now, he says, she continues …": words that only say who speaks are no content.</summary>
    private static bool Empty(Draft draft, List<Draft> drafts)
    {
        var tree = draft.Tree;
        return draft.Content is [var only] && tree.Sentence.Span.Contains(only) && drafts.Exists(other => !ReferenceEquals(other, draft) && ReferenceEquals(other.Tree, tree) && only.Contains(other.Cue)
            && Enumerable.Range(tree.WordAt(only.Start), Math.Max(0, tree.WordAt(only.End - 1) + 1 - tree.WordAt(only.Start)))
                .All(i => tree.IsPunct(i) || tree.Upos(i) is "ADV" or "CCONJ" || other.Cue.Contains(tree.Span(i)) || other.Source?.Contains(tree.Span(i)) == true));
    }
}
