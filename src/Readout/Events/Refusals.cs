namespace Readout.Events;

/// <summary>
/// "will not withdraw", "would not meet": a doer's own negated intention is a refusal (PLOVER REJECT). Any other
/// negated act did not happen: it is denied where somebody says so, and no event in the reporter's own voice.
/// </summary>
internal static class Refusals
{
    private static readonly string[] Verbal = ["REJECT", "ACCUSE", "REQUEST", "THREATEN", "AGREE"];

    public static void Turn(Candidate candidate)
    {
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
}
