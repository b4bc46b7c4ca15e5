using Readout.Text;

namespace Readout.Events;

/// <summary>Finds an event's parties by the role paths of its row.</summary>
internal static class RoleReader
{
    public static void Read(Candidate candidate)
    {
        var row = candidate.Row;
        var actors = Resolve(candidate, row.Actor);
        var recipients = Resolve(candidate, row.Recipient);
        if (row.Mutual)
        {
            // PLOVER: every party to a mutual act is an actor, the recipient stays empty.
            candidate.Actors = Distinct([.. actors, .. recipients]);
            candidate.Reciprocal = candidate.Actors.Count > 1;
            return;
        }

        candidate.Actors = Distinct(actors);
        candidate.Recipients = [.. Distinct(recipients).Where(r => !candidate.Actors.Any(a => a.Word == r.Word))];
    }

    private static List<FoundParty> Resolve(Candidate candidate, RolePath path)
    {
        foreach (var alternative in path.Alternatives)
        {
            var found = new List<FoundParty>();
            foreach (var way in alternative)
            {
                foreach (int word in EventLexicon.Follow(candidate.View, candidate.Trigger, way))
                {
                    if (!candidate.View.Tree.Below(candidate.Trigger, word) || way is ["rel"] || candidate.View.Tree.Is(candidate.Trigger, "acl") || !candidate.View.Tree.IsVerb(word))
                    {
                        found.AddRange(candidate.View.Parties.Read(candidate.View, word));
                    }
                }
            }

            if (found.Count > 0)
            {
                return found;
            }
        }

        return [];
    }

    private static List<FoundParty> Distinct(List<FoundParty> parties)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var distinct = new List<FoundParty>();
        foreach (var party in parties)
        {
            string key = party.Party.ActorId ?? party.Party.Spans[0].ToString();
            if (seen.Add(key))
            {
                distinct.Add(party);
            }
        }

        return distinct;
    }

    public static Party[] Parties(IEnumerable<FoundParty> found) => [.. found.Select(f => f.Party)];

    public static IEnumerable<TextSpan> Spans(IEnumerable<FoundParty> found) => found.SelectMany(f => f.Party.Spans);
}
