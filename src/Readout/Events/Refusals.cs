namespace Readout.Events;

/// <summary>
/// "will not withdraw", "would not meet": a doer's own negated intention is a refusal (PLOVER REJECT). Any other
/// negated act did not happen: it is denied where somebody says so, and no event in the reporter's own voice.
/// </summary>
internal static class Refusals
{
    private static readonly string[] Hostile = ["ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "REJECT"];
    private static readonly string[] Announcing = ["say", "announce", "declare", "warn", "vow", "tell", "state", "insist", "reiterate", "swear", "add", "promise"];
    private static readonly string[] Verbal = ["REJECT", "ACCUSE", "REQUEST", "THREATEN", "AGREE"];

    public static void Turn(Candidate candidate)
    {
        if (candidate.Row.Part == 'v' && candidate.Status == EventStatus.Happened && candidate.Type is ("AID" or "CONSULT" or "COOPERATE" or "RETREAT")
            && candidate.View.Classes.Holds("PROMISE", candidate.View.Tree, candidate.Trigger))
        {
            candidate.Status = EventStatus.Planned;
            candidate.Steps.Add("so far only promised");
        }

        if (candidate.Intent && !candidate.Negated && candidate.Status == EventStatus.Planned && candidate.Row.Part == 'v' && IsThreat(candidate))
        {
            candidate.Mode = candidate.Type switch
            {
                "ASSAULT" or "MOBILIZE" => "violence",
                "SANCTION" => "relations",
                _ => "restrict",
            };
            candidate.Type = "THREATEN";
            candidate.Cameo = "130";
            candidate.Status = EventStatus.Happened;
            candidate.Steps.Add("a hostile act that its doer announces is a threat");
            return;
        }

        if (!candidate.Negated || candidate.Status == EventStatus.Hypothetical)
        {
            return;
        }

        var tree = candidate.View.Tree;
        if (candidate.Intent && candidate.Row.Part == 'v' && candidate.Actors.Count > 0 && !Grammar.IsPassive(tree, candidate.Trigger) && candidate.Type is not "REJECT")
        {
            candidate.Mode = candidate.Type switch
            {
                "AID" or "COOPERATE" => "assist",
                "CONSULT" => "meet",
                "RETREAT" or "CONCEDE" => "yield",
                _ => null,
            };
            candidate.Type = "REJECT";
            candidate.Cameo = "120";
            candidate.Reciprocal = false;
            candidate.Status = EventStatus.Refused;
            candidate.Steps.Add("a negated intention is a refusal");
            return;
        }

        if (candidate.SaidIn is null || Verbal.Contains(candidate.Type))
        {
            candidate.Drop("negated: it did not happen");
            return;
        }

        candidate.Status = EventStatus.Denied;
        candidate.Steps.Add("negated in somebody's words: denied");
    }

    /// <summary>"The junta said it would expel the envoy", "We will strike them": the speaker is the doer.</summary>
    private static bool IsThreat(Candidate candidate)
    {
        var tree = candidate.View.Tree;
        int head = tree.Head(candidate.Trigger);
        if (Hostile.Contains(candidate.Type) && candidate.SaidIn is not null && !Grammar.IsPassive(tree, candidate.Trigger)
            && Grammar.Subjects(tree, candidate.Trigger).Any(s => tree.Lemma(s) is "we" or "i"))
        {
            return true;
        }

        if (!Hostile.Contains(candidate.Type) || !tree.Is(candidate.Trigger, "ccomp") || head < 0 || !Announcing.Contains(tree.Lemma(head)) || Grammar.IsPassive(tree, candidate.Trigger))
        {
            return false;
        }

        var speakers = Grammar.Subjects(tree, head).SelectMany(s => candidate.View.Parties.Read(candidate.View, s)).ToList();
        return candidate.Actors.Any(a => a.Pronoun(candidate.View) || speakers.Any(s => s.Word == a.Word || (s.Party.ActorId is { } id && id == a.Party.ActorId)));
    }
}
