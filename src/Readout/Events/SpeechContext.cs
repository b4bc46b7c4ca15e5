using System.Collections.Immutable;
using Readout.Statements;
using Readout.Text;

namespace Readout.Events;

/// <summary>What the article's statements make of an event: whose words it stands in, and how the speaker puts it forward.</summary>
internal sealed class SpeechContext(ImmutableArray<Statement> statements)
{
    private readonly SpanIndex<Statement> contents = new(statements.SelectMany(s => s.Content.Select(c => (c, s))));

    private readonly SpanIndex<Statement> cued = new(statements.Where(s => !s.Cue.Spans.IsEmpty).Select(s => (s.Cue.Spans[0], s)));

    /// <summary>The smallest statement whose content holds the event's trigger, unless the trigger is its very cue.</summary>
    public Statement? Innermost(Candidate candidate)
    {
        var span = candidate.TriggerSpan;
        return contents.Over(span)
            .Where(c => c.Span.Contains(span) && !c.Value.Cue.Spans.Any(cue => cue.Overlaps(span)))
            .Select(c => c.Value)
            .OrderBy(s => s.Content.Sum(c => c.Length))
            .ThenBy(s => s.Content[0].Start)
            .FirstOrDefault();
    }

    /// <summary>The statements whose cue begins in the sentence, in text order.</summary>
    public IEnumerable<Statement> CuedIn(TextSpan sentence) =>
        cued.Over(sentence).Where(c => sentence.Contains(c.Span)).Select(c => c.Value);

    /// <summary>True inside indirect speech that no statement records: "would" is then a future seen from the past.</summary>
    public static bool IsReported(SentenceView view, int word)
    {
        for (int at = word, steps = 0; at >= 0 && steps < 12; at = view.Tree.Head(at), steps++)
        {
            if (view.Tree.Is(at, "ccomp"))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"We" and "I" in somebody's words are the speaker, and belong where the speaker does.</summary>
    public static void NameSpeaker(Candidate candidate, Statement? said)
    {
        if (said is not null)
        {
            candidate.Actors = [.. candidate.Actors.Select(Named)];
            candidate.Recipients = [.. candidate.Recipients.Select(Named)];
        }

        FoundParty Named(FoundParty party) =>
            party.Party.Country is null && candidate.View.Tree.Lemma(party.Word) is "we" or "i" or "our" or "my"
                ? party with { Party = party.Party with { ActorId = said!.Source.ActorId ?? party.Party.ActorId, Country = said.Source.Country }, MayBelong = party.MayBelong && said.Source.Country is null }
                : party;
    }

    /// <summary>The status inside a statement: what is denied did not happen, what is demanded has not yet.</summary>
    public EventStatus Colour(Candidate candidate, EventStatus status, Statement? said)
    {
        if (said is null)
        {
            return status;
        }

        var coloured = said.Stance switch
        {
            // "not killed, but injured in a strike", "allegedly shows how he was shot": background stands as fact.
            _ when IsBackground(candidate, said) || (said.Stance is Stance.Fears or Stance.Expects && StatusReader.IsRaised(candidate.View.Tree, candidate.Trigger)) => status,
            Stance.Denies when status is EventStatus.Happened or EventStatus.Ongoing or EventStatus.Reported && !candidate.Negated => EventStatus.Denied,
            Stance.Fears or Stance.Expects when status is EventStatus.Happened or EventStatus.Planned && !Past(candidate) => EventStatus.Possible,
            // "We urge them to leave" is the demand itself.
            _ when candidate.Row.Part == 'v' && candidate.Type is "REQUEST" or "ACCUSE" or "REJECT" or "THREATEN" or "SUPPORT" => status,
            Stance.Hopes or Stance.Demands or Stance.Proposes or Stance.Asks when status is EventStatus.Happened && candidate.View.Tree.IsVerb(candidate.Trigger) && !Past(candidate) => EventStatus.Hypothetical,
            Stance.LeavesOpen when status is EventStatus.Happened or EventStatus.Planned => EventStatus.Possible,
            _ when said.Source.Spans.IsEmpty && status is EventStatus.Happened => EventStatus.Reported,
            _ => status,
        };
        if (coloured != status)
        {
            candidate.Steps.Add($"statement {said.Id} ({said.Stance}) makes it {coloured.ToString().ToLowerInvariant()}");
        }

        return coloured;
    }

    /// <summary>
    /// True in a relative or temporal clause inside the content, which speakers take for granted: "after Islamists seized the
    /// airport", "the moment when he was shot".
    /// </summary>
    private static bool IsBackground(Candidate candidate, Statement said)
    {
        var tree = candidate.View.Tree;
        for (int at = candidate.Trigger, steps = 0; at >= 0 && steps < 12; at = tree.Head(at), steps++)
        {
            int above = tree.Head(at);
            if (above < 0 || !said.Content.Any(c => c.Contains(tree[above].Span)))
            {
                return false;
            }

            bool relative = tree.Is(at, "acl") && (tree[at].Deprel == "acl:relcl" || tree[at].Xpos == "VBN") && tree.IsNoun(above);
            bool temporal = tree.Is(at, "advcl") && Backgrounds.Any(m => tree.HasMarker(at, m) || tree.HasChild(at, "advmod", m));
            if (relative || temporal)
            {
                return true;
            }
        }

        return false;
    }

    private static readonly string[] Backgrounds = ["after", "since", "when", "while", "until"];

    private static bool Past(Candidate candidate)
    {
        var word = candidate.View.Tree[candidate.Trigger];
        return word.Xpos == "VBD" || (word.Xpos == "VBN" && candidate.View.Tree.Is(candidate.Trigger, "acl")) || candidate.View.Tree.HasChild(candidate.Trigger, "aux", "have") || candidate.View.Tree.HasChild(candidate.Trigger, "aux:pass", "be");
    }
}
