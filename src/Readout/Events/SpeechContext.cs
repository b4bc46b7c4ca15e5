using System.Collections.Immutable;
using Readout.Statements;

namespace Readout.Events;

/// <summary>What the article's statements make of an event: whose words it stands in, and how the speaker puts it forward.</summary>
internal sealed class SpeechContext(ImmutableArray<Statement> statements)
{
    private readonly SpanIndex<Statement> contents = new(statements.SelectMany(s => s.Content.Select(c => (c, s))));

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

    /// <summary>The status inside a statement: what is denied did not happen, what is demanded has not yet.</summary>
    public EventStatus Colour(Candidate candidate, EventStatus status, Statement? said)
    {
        if (said is null)
        {
            return status;
        }

        var coloured = said.Stance switch
        {
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

    private static bool Past(Candidate candidate)
    {
        var word = candidate.View.Tree[candidate.Trigger];
        return word.Xpos == "VBD" || candidate.View.Tree.HasChild(candidate.Trigger, "aux", "have") || candidate.View.Tree.HasChild(candidate.Trigger, "aux:pass", "be");
    }
}
