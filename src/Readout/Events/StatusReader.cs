using System.Collections.Immutable;

namespace Readout.Events;

/// <summary>What makes a hypothetical event one.</summary>
internal enum Ground
{
    /// <summary>A wish, a demand, a possibility that is talked of; or it is not hypothetical at all.</summary>
    Other,

    /// <summary>A condition, or what follows from one: "if they withdrew", "would attack".</summary>
    Condition,

    /// <summary>What something is for: "a contract to supply", "came to mediate".</summary>
    Purpose,
}

/// <summary>What the words around an event make of it, before the statement that it stands in is looked at.</summary>
/// <param name="Negated">The event's own clause is negated.</param>
/// <param name="Intent">The clause speaks of the doer's own will: "will", "would", "is going to".</param>
/// <param name="Steps">The words that decided, for <c>readout explain</c>.</param>
internal sealed record StatusFinding(EventStatus Status, bool Negated, bool Intent, Ground Ground, ImmutableArray<string> Steps);

/// <summary>
/// Reads an event's status from the parse: its own modals, aspect and negation, then every word above it that takes
/// it as complement ("refused to", "plans for", "denied that"), outwards until a clause that stands by itself.
/// </summary>
internal sealed class StatusReader(StatusCues cues)
{
    private static readonly string[] Negations = ["not", "n't", "never", "no", "nor", "neither"];

    /// <summary>Verbs by which an event itself comes about or goes on: "talks are expected to begin".</summary>
    private static readonly string[] Arrivals =
        ["be", "begin", "come", "commence", "conclude", "continue", "end", "follow", "go", "happen", "hold", "last", "occur", "open", "proceed", "restart", "resume", "start", "succeed", "take"];

    private static readonly string[] Leading = ["lead", "result", "culminate"];

    public StatusFinding Read(SentenceView view, int trigger, bool inSpeech)
    {
        var tree = view.Tree;
        var steps = ImmutableArray.CreateBuilder<string>();
        var own = Own(view, trigger, inSpeech, steps);
        EventStatus? status = own.Status;
        bool negated = own.Negated;
        bool intent = own.Intent;
        var ground = Ground.Other;
        int at = trigger;
        for (int depth = 0; depth < 12; depth++)
        {
            int head = tree.Head(at);
            if (head < 0 || (tree.Sentence.Paragraph < 0 && tree.Is(at, "acl") && tree.Head(head) < 0 && tree[head].Upos == "PROPN"))
            {
                // "Ghana to hold talks with Togo": a headline's infinitive is its future.
                if (at == trigger && tree.HasMarker(at, "to"))
                {
                    steps.Add("\"to\" of a headline makes it planned");
                    status = Combine(EventStatus.Planned, status);
                }

                break;
            }

            if (tree.Is(at, "conj"))
            {
                // "will meet and discuss": what stands before the first verb holds for the second, unless that has a subject or a
                // tense of its own ("won't disclose it and refuses to").
                if (tree.Child(at, "nsubj") < 0 && tree.Child(at, "aux") < 0 && tree[at].Xpos is not ("VBZ" or "VBD"))
                {
                    var shared = Own(view, head, inSpeech, steps);
                    status = Combine(shared.Status, status);
                    negated |= shared.Negated && shared.Intent;
                    intent |= shared.Intent;
                }

                at = head;
                continue;
            }

            if (Condition(tree, at) is { } marker)
            {
                steps.Add($"\"{marker}\" makes it hypothetical");
                return new StatusFinding(EventStatus.Hypothetical, negated, intent, marker is "to" ? Ground.Purpose : marker.ToLowerInvariant() is "whether" ? Ground.Other : Ground.Condition, steps.ToImmutable());
            }

            string[] complements = Complements(tree, at, head);
            if (complements.Length == 0)
            {
                // "information leading to his arrest": the participle has no time of its own.
                if (tree.Is(at, "acl") && tree[at].Xpos == "VBG" && at != trigger && Leading.Contains(tree.Lemma(at)))
                {
                    at = head;
                    continue;
                }

                break;
            }

            var cue = complements.Select(c => cues.Find(tree, head, c)).FirstOrDefault(c => c is not null);

            // "offered a reward for his arrest": the phrase belongs to the object that it stands right behind.
            if (cue is null && tree.Is(at, "obl") && tree.Child(head, "obj") is >= 0 and var near && near < at && tree.IsNoun(near)
                && Enumerable.Range(near + 1, at - near - 1).All(w => tree.Below(w, at)))
            {
                cue = complements.Select(c => cues.Find(tree, near, c)).FirstOrDefault(c => c is not null);
            }

            // "a reward was offered for his arrest".
            if (cue is null && tree.Is(at, "obl") && tree.Child(head, "nsubj:pass") is >= 0 and var offered)
            {
                cue = complements.Select(c => cues.Find(tree, offered, c)).FirstOrDefault(c => c is not null);
            }

            var above = Own(view, head, inSpeech, cue is null ? [] : steps);
            if (cue is not null)
            {
                // "had to leave" tells that they left.
                var told = cue is { Lemma: "have", Complement: "inf" } && tree[head].Xpos == "VBD" ? EventStatus.Happened : cue.Status;
                var given = above.Negated ? Opposite(told) : told;
                steps.Add($"\"{(above.Negated ? "not " : "")}{cue.Lemma}\" ({cue.Complement}) makes it {Word(given)}");

                // "offered a reward for his arrest": the reward is offered, not the arrest.
                bool lifts = given == EventStatus.Planned && status == EventStatus.Hypothetical && cue.Complement == "obj";
                status = lifts ? status : Combine(given, status);
                negated &= cue.Status != EventStatus.Denied;
            }
            else if (complements[0] is "that")
            {
                break;
            }
            else if ((complements[0] is "inf" || complements.Length == 2) && tree[at].Deprel == "acl" && tree[at].Xpos is "VB" or "VBG" && tree.HasMarkerOf(at))
            {
                // "a decision to withdraw", "the field of normalizing relations": no word says that it came about.
                steps.Add($"depends on \"{tree.Form(head)}\", which tells no fact");
                status = Combine(EventStatus.Hypothetical, status);
                ground = complements[0] is "inf" ? Ground.Purpose : ground;
            }
            else if (complements[0] is "without")
            {
                steps.Add("\"without\" negates it");
                negated = true;
            }

            bool carries = cue is not null || complements[0] is "inf" or "ing" || view.Classes.Holds("LIGHT", tree, head);
            if (carries)
            {
                status = Combine(above.Status is EventStatus.Ongoing && cue is not null ? null : above.Status, status);
                negated |= above.Negated && cue is null;
                intent |= above.Intent && cue is null;
            }
            else if (above.Status is EventStatus.Possible or EventStatus.Hypothetical or EventStatus.Planned && !Definite(tree, trigger))
            {
                steps.Add($"\"{tree.Form(head)}\" is {Word(above.Status.Value)}");
                status = Combine(above.Status, status);
            }

            at = head;
        }

        ground = tree.HasChild(trigger, "aux", "would") ? Ground.Condition : ground;
        return new StatusFinding(status ?? EventStatus.Happened, negated, intent, status == EventStatus.Hypothetical ? ground : Ground.Other, steps.ToImmutable());
    }

    private (EventStatus? Status, bool Negated, bool Intent) Own(SentenceView view, int word, bool inSpeech, ICollection<string> steps)
    {
        var tree = view.Tree;
        EventStatus? status = null;
        bool negated = false, intent = false, progressive = false;
        bool refusing = tree.Children(word).ToArray().Any(c => tree.Is(c, "advmod") && Negations.Contains(tree.Lemma(c)));
        foreach (int child in tree.Children(word))
        {
            string lemma = tree.Lemma(child);
            if (tree.Is(child, "aux") || (tree.Is(child, "cop") && lemma == "be"))
            {
                var modal = Modal(tree, word, lemma, inSpeech || refusing);
                intent |= lemma is "will" or "would" or "shall" or "'ll" or "wo" or "'d";
                status = modal is null ? status : modal;
                if (modal is not null)
                {
                    steps.Add($"\"{tree.Form(child)}\" makes it {Word(modal.Value)}");
                }

                // "Had they withdrawn, …": the auxiliary before its subject.
                if (tree.Form(child) is "Had" or "Were" or "Should" or "had" or "were" or "should" && (child == 0 || tree.Form(child - 1) == ",")
                    && tree.Child(word, "nsubj") > child && tree.Child(word, "mark") < 0 && tree.Form(tree.Count - 1) != "?")
                {
                    status = EventStatus.Hypothetical;
                    steps.Add($"\"{tree.Form(child)}\" before its subject makes it hypothetical");
                }

                // "is to meet", "are to be released".
                if (lemma == "be" && tree.Form(child) is "is" or "are" or "was" or "were" && tree.HasMarker(word, "to"))
                {
                    status = EventStatus.Planned;
                    steps.Add("\"be to\" makes it planned");
                }

                // "is attacking", "people being questioned" but not "before being freed", "is held": the last for acts that last.
                progressive |= lemma == "be" && (tree[word].Xpos == "VBG" || (tree[child].Xpos == "VBG" && (IsFinite(tree, word) || !tree.HasMarkerOf(word)))
                    || (tree.Form(child) is "is" or "are" && tree[word].Xpos == "VBN" && view.Classes.Holds("LASTING", tree, word)));
            }
            else if (tree.IsAny(child, "advmod", "det", "cc:preconj") && Negations.Contains(lemma))
            {
                negated = true;
                steps.Add($"\"{tree.Form(child)}\" negates it");
            }
            else if (tree.IsAny(child, "nsubj", "obj") && (lemma is "nobody" or "none" or "nothing" || tree.HasChild(child, "det", "no") || tree.HasChild(child, "det", "neither")))
            {
                negated = true;
                steps.Add($"\"{tree.Form(child)}\" with \"no\" negates it");
            }

            if (tree.IsAny(child, "advmod", "amod", "compound", "obl") && cues.Find(tree, child, "self") is { } cue && (cue.Part == 'r') == tree.Is(child, "advmod"))
            {
                steps.Add($"\"{tree.Form(child)}\" makes it {Word(cue.Status)}");
                status = Combine(cue.Status, status);
            }
        }

        // "has fought the rebels since 2014".
        progressive |= view.Classes.Holds("ENDURING", tree, word) && tree[word].Xpos == "VBN" && tree.Child(word, "aux") is >= 0 and var perfect && tree.Form(perfect) is "has" or "have" or "'ve"
            && Grammar.Oblique(tree, word, "since").Count > 0 && !Grammar.IsPassive(tree, word);

        if (status is null && progressive)
        {
            status = EventStatus.Ongoing;
            steps.Add("its progressive form makes it ongoing");
        }

        return (status, negated, intent);
    }

    private static bool IsFinite(ParseTree tree, int word) =>
        tree.Children(word).ToArray().Any(c => tree.Is(c, "aux") && tree[c].Xpos is "VBZ" or "VBP" or "VBD" or "MD");

    private static EventStatus? Modal(ParseTree tree, int word, string lemma, bool inSpeech) => lemma switch
    {
        "will" or "shall" or "'ll" or "wo" => EventStatus.Planned,
        "would" or "'d" => inSpeech && !HasCondition(tree, word) && !HasPerfect(tree, word) ? EventStatus.Planned : EventStatus.Hypothetical,
        "may" or "might" or "could" or "can" or "ca" => EventStatus.Possible,
        "should" or "must" or "ought" => EventStatus.Hypothetical,
        _ => null,
    };

    private static bool HasPerfect(ParseTree tree, int word) => tree.HasChild(word, "aux", "have");

    private static bool HasCondition(ParseTree tree, int word)
    {
        foreach (int child in tree.Children(word))
        {
            if (tree.Is(child, "advcl") && Condition(tree, child) is "if" or "unless" or "If" or "Unless")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The word that makes a clause a condition, a purpose or a whether-question; null when it is none.</summary>
    private static string? Condition(ParseTree tree, int clause)
    {
        if (tree.IsAny(clause, "advcl", "ccomp", "acl", "csubj"))
        {
            foreach (int child in tree.Children(clause))
            {
                if (tree.Is(child, "mark") && (tree.Lemma(child) is "if" or "unless" or "whether" or "lest" || Awaited(tree, clause, child)))
                {
                    return tree.Form(child);
                }
            }
        }

        return tree.Is(clause, "advcl") && tree.HasMarker(clause, "to") && tree[clause].Xpos == "VB" ? "to" : null;
    }

    /// <summary>"There will be no peace before they disarm": a present tense behind a future has not come about.</summary>
    private static bool Awaited(ParseTree tree, int clause, int marker) =>
        tree.Lemma(marker) is "before" or "until" or "once" or "when" && tree[clause].Xpos is "VBZ" or "VBP" && tree.Head(clause) is >= 0 and int main
        && tree.Children(main).ToArray().Any(c => tree.Is(c, "aux") && tree.Lemma(c) is "will" or "wo" or "shall" or "'ll");

    /// <summary>The names under which the cue lexicon knows the link from a word to its head; empty where a clause stands by itself.</summary>
    internal static string[] Complements(ParseTree tree, int at, int head)
    {
        if (tree.IsAny(at, "ccomp"))
        {
            return tree[at].Xpos == "VBG" ? ["ing", "that"] : tree.HasMarker(at, "to") ? ["inf", "that"] : ["that"];
        }

        if (tree.IsAny(at, "xcomp"))
        {
            // "are going to" is a future, "went missing" none.
            return tree[at].Xpos == "VBG" ? tree.Lemma(head) == "go" ? ["ing"] : ["ing", "inf"] : ["inf"];
        }

        if (tree[at].Deprel == "acl" && tree.HasMarker(at, "to"))
        {
            return ["inf"];
        }

        if (tree[at].Deprel is "acl" or "advcl" && tree[at].Xpos == "VBG" && Marker(tree, at) is { } gerund)
        {
            return [gerund, "ing"];
        }

        if (tree[at].Deprel == "acl" && tree.HasMarker(at, "that"))
        {
            return ["that"];
        }

        if (tree.IsAny(at, "obj"))
        {
            return ["obj"];
        }

        if (tree.Is(at, "csubj"))
        {
            // "It is likely that they met", "it is necessary to withdraw": the clause behind "it".
            return tree.HasMarker(at, "to") ? ["inf", "subj"] : ["that", "subj"];
        }

        if (tree.Is(at, "nsubj"))
        {
            if (Arrives(tree, at))
            {
                // "talks are likely to begin": what is likely is what the subject's own taking place is.
                return tree[at].Deprel.EndsWith(":pass", StringComparison.Ordinal) ? ["obj", "subj"] : ["inf", "subj"];
            }

            return IsRaised(tree, at) ? [] : tree[at].Deprel.EndsWith(":pass", StringComparison.Ordinal) ? ["obj", "subj"] : ["subj"];
        }

        if (tree.IsAny(at, "nmod", "obl") && Marker(tree, at) is { } preposition)
        {
            return [preposition];
        }

        return tree.Is(at, "compound") && tree.IsNoun(head) ? ["compound"] : [];
    }

    /// <summary>
    /// The subject in "The truce was expected to free hostages": what is expected is what the infinitive tells, unless that is the
    /// subject's own taking place.
    /// </summary>
    internal static bool IsRaised(ParseTree tree, int at) =>
        tree.Is(at, "nsubj") && tree.Head(at) is >= 0 and var head && tree.Child(head, "xcomp") is >= 0 and var raised
        && tree.IsVerb(raised) && tree.HasMarker(raised, "to") && !Arrivals.Contains(tree.Lemma(raised));

    private static bool Arrives(ParseTree tree, int at) =>
        tree.Head(at) is >= 0 and var head && tree.Child(head, "xcomp") is >= 0 and var raised
        && tree.IsVerb(raised) && tree.HasMarker(raised, "to") && Arrivals.Contains(tree.Lemma(raised));

    private static string? Marker(ParseTree tree, int at)
    {
        int marker = tree.Child(at, "case", "mark");
        return marker < 0 ? null : tree.Lemma(marker);
    }

    private static bool Definite(ParseTree tree, int noun)
    {
        foreach (int child in tree.Children(noun))
        {
            if (tree.Is(child, "nmod:poss") || (tree.Is(child, "det") && tree.Lemma(child) is "the" or "this" or "that"))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The outer word wins; hearsay and aspect only colour what would otherwise have happened.</summary>
    private static EventStatus? Combine(EventStatus? outer, EventStatus? inner) => outer switch
    {
        null => inner,

        // "plans to stop the attacks": what ends is not what is planned.
        EventStatus.Planned when inner == EventStatus.Denied => inner,
        EventStatus.Happened => inner,
        EventStatus.Ongoing or EventStatus.Reported => inner is null or EventStatus.Happened or EventStatus.Ongoing ? outer : inner,
        _ => outer,
    };

    private static EventStatus? Opposite(EventStatus status) => status switch
    {
        EventStatus.Planned => EventStatus.Denied,
        EventStatus.Refused => EventStatus.Happened,
        EventStatus.Denied => EventStatus.Happened,
        EventStatus.Happened or EventStatus.Ongoing or EventStatus.Reported => EventStatus.Denied,
        _ => status,
    };

    private static string Word(EventStatus? status) => (status ?? EventStatus.Happened).ToString().ToLowerInvariant();
}
