using System.Collections.Immutable;
using Readout.Text;

namespace Readout.Events;

/// <summary>Finds an event's parties by the role paths of its row.</summary>
internal static class RoleReader
{
    public static void Read(Candidate candidate)
    {
        var row = candidate.Row;
        var actors = Resolve(candidate, row.Actor, [], doer: true);
        var recipients = Resolve(candidate, row.Recipient, actors, doer: false);
        if (row.Mutual)
        {
            // PLOVER: every party to a mutual act is an actor, the recipient stays empty.
            candidate.Actors = Distinct([.. actors, .. recipients]);
            candidate.Reciprocal = candidate.Actors.Count > 1;
            return;
        }

        if (row.Type == "AGREE")
        {
            // "promised to democratize Serbia": who promises at home promises to nobody abroad.
            recipients.RemoveAll(r => actors.Any(a => a.Party.Country is { } country && country == r.Party.Country));
        }

        candidate.Actors = Distinct(actors);
        candidate.Recipients = [.. Distinct(recipients).Where(r => !candidate.Actors.Any(a => a.Word == r.Word))];
    }

    /// <summary>
    /// The parties of the first way that leads to any. People without a country ("three civilians") take it from a later way
    /// ("in Samarra").
    /// </summary>
    /// <param name="taken">Parties that hold the other role: "its war with Iraq" leads back to the doer.</param>
    private static List<FoundParty> Resolve(Candidate candidate, RolePath path, List<FoundParty> taken, bool doer)
    {
        List<FoundParty> first = [];
        foreach (var alternative in path.Alternatives)
        {
            var sides = alternative.Select(way => At(candidate, way, doer)).ToList();
            List<FoundParty> found = [.. sides.SelectMany(s => s)];
            if (candidate.Row.Mutual && alternative.Length > 1 && sides.All(s => s.Count > 0) && first.All(f => found.Any(s => s.Word == f.Word)))
            {
                // "In a meeting with Jordan, the king said": both sides are told, and the way that tells both goes before.
                return found;
            }

            found.RemoveAll(f => taken.Any(t => t.Word == f.Word || (f.Pronoun(candidate.View) && t.Party.ActorId is { } id && id == f.Party.ActorId)));
            if (first.Count == 0)
            {
                first = found;
            }
            else if (found.Select(f => f.Party.Country).Where(c => c is not null).Distinct().ToArray() is [{ } country])
            {
                return [.. first.Select(f => f.MayBelong ? f.In(country) : f)];
            }

            if (first.Count > 0 && !first.Any(f => f.MayBelong))
            {
                return first;
            }
        }

        return first;
    }

    private static List<FoundParty> At(Candidate candidate, ImmutableArray<string> way, bool doer)
    {
        var tree = candidate.View.Tree;
        var found = new List<FoundParty>();
        if (way[0] == "user" && candidate.Row.Mutual && !TakesPart(candidate))
        {
            return found;
        }

        foreach (int word in EventLexicon.Follow(candidate.View, candidate.Trigger, way))
        {
            if (!tree.Below(candidate.Trigger, word) || way is ["rel"] || tree.Is(candidate.Trigger, "acl") || !tree.IsVerb(word))
            {
                found.AddRange(candidate.View.Parties.Read(candidate.View, word, doer));
            }
        }

        return found;
    }

    /// <summary>The subject of what is done "in", "during" or "after" a meeting was there; who criticizes one may not have been.</summary>
    private static bool TakesPart(Candidate candidate)
    {
        var view = candidate.View;
        int outer = Slots.Outermost(view.Tree, view.Classes, candidate.Trigger);
        return !view.Tree.Is(outer, "obj") || view.Classes.Holds("LIGHT", view.Tree, view.Tree.Head(outer));
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
