namespace Readout.Events;

/// <summary>
/// One happening, one event: settles what becomes of events that hold each other in one sentence, so that a demand and
/// the act it demands, or a strike and the deaths it caused, are not counted twice.
/// </summary>
internal static class Nesting
{
    private static readonly string[] Cooperative = ["CONSULT", "SUPPORT", "COOPERATE", "AID", "RETREAT", "CONCEDE"];
    private static readonly string[] Hostile = ["ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "PROTEST"];

    public static void Settle(List<Candidate> candidates)
    {
        foreach (var outer in candidates)
        {
            foreach (var inner in candidates)
            {
                if (outer != inner && outer.Stands && inner.Stands)
                {
                    Settle(outer, inner);
                }
            }
        }

        for (int i = 0; i < candidates.Count; i++)
        {
            for (int j = 0; j < candidates.Count; j++)
            {
                if (i != j && candidates[i].Stands && candidates[j].Stands && SameHappening(candidates[i], candidates[j]))
                {
                    Merge(candidates[i], candidates[j]);
                }
            }
        }
    }

    private static void Settle(Candidate outer, Candidate inner)
    {
        var tree = outer.View.Tree;
        if (outer.Used.Contains(inner.Trigger))
        {
            // "holding upcoming talks", "discussed a planned visit": the noun tells what the verb leaves open.
            // A truce that is announced has been conceded, whenever it begins.
            if (outer.Status == EventStatus.Happened && inner.Type == outer.Type && inner.Status != EventStatus.Happened && outer.Type != "CONCEDE")
            {
                outer.Status = inner.Status;
                outer.Steps.AddRange(inner.Steps);
            }

            inner.Drop($"part of \"{tree.Form(outer.Trigger)}\"");
            return;
        }

        if (outer.Type == "PROTEST" && inner.Type == "REQUEST" && outer.View == inner.View && outer.Actors.Any(a => inner.Actors.Any(b => Same(a, b))))
        {
            // PLOVER: what a protest demands is no second event.
            inner.Drop($"the demand of \"{tree.Form(outer.Trigger)}\"");
            return;
        }

        if (!tree.Below(inner.Trigger, outer.Trigger))
        {
            return;
        }

        if (!IsComplement(outer, inner))
        {
            if (IsMeans(outer, inner))
            {
                inner.Drop($"how \"{tree.Form(outer.Trigger)}\" is to be carried out");
            }

            return;
        }

        switch (outer.Type)
        {
            // The word given and the act it promises are one event (PLOVER: the single category that says both).
            case "AGREE" when Cooperative.Contains(inner.Type) && inner.Status is EventStatus.Planned or EventStatus.Hypothetical:
                inner.Status = EventStatus.Planned;
                inner.Anchor.UnionWith(outer.Anchor);
                inner.Steps.Add($"promised by \"{tree.Form(outer.Trigger)}\"");
                if (inner.Actors.Count < outer.Actors.Count || inner.Actors.Any(a => a.Pronoun(inner.View)))
                {
                    inner.Actors = outer.Actors;
                }

                outer.Drop($"told by \"{tree.Form(inner.Trigger)}\"");
                break;
            case "AGREE" when Hostile.Contains(inner.Type) && inner.Status is EventStatus.Planned or EventStatus.Hypothetical:
                outer.Type = "THREATEN";
                outer.Mode = ThreatMode(inner);
                outer.Cameo = "130";
                outer.Steps.Add($"the promised act \"{tree.Form(inner.Trigger)}\" is hostile: a threat");
                outer.Recipients = outer.Recipients.Count > 0 ? outer.Recipients : inner.Recipients;
                inner.Drop($"the act that \"{tree.Form(outer.Trigger)}\" threatens");
                break;
            case "THREATEN" or "REQUEST" or "REJECT" when inner.Status is EventStatus.Planned or EventStatus.Hypothetical or EventStatus.Refused or EventStatus.Possible
                || (outer.Type == "REQUEST" && inner.Status == EventStatus.Happened && !tree.IsVerb(inner.Trigger) && tree.Depth(inner.Trigger, outer.Trigger) == 1):
                outer.Mode ??= outer.Type == "THREATEN" ? ThreatMode(inner) : DemandMode(inner);
                if (outer.Recipients.Count == 0)
                {
                    outer.Recipients = outer.Type == "REQUEST" ? inner.Actors : inner.Recipients;
                    outer.Recipients = [.. outer.Recipients.Where(r => outer.Actors.All(a => !Same(a, r)))];
                }

                inner.Drop($"the act that \"{tree.Form(outer.Trigger)}\" speaks of");
                break;
            case "ACCUSE" when inner.Status is EventStatus.Hypothetical:
                inner.Drop($"the charge that \"{tree.Form(outer.Trigger)}\" makes");
                break;
        }
    }

    /// <summary>True where the inner word is what the outer one says, promises or demands, not a clause beside it.</summary>
    private static bool IsComplement(Candidate outer, Candidate inner)
    {
        var tree = outer.View.Tree;
        for (int at = inner.Trigger, steps = 0; at >= 0 && steps <= tree.Count; at = tree.Head(at), steps++)
        {
            if (at == outer.Trigger)
            {
                return true;
            }

            bool purpose = tree.Is(at, "advcl") && !(tree.HasMarker(at, "to") || tree.HasMarker(at, "of") || tree.HasMarker(at, "for") || tree.HasMarker(at, "with"));
            if (purpose || tree.IsAny(at, "acl:relcl", "parataxis", "conj") && tree.Head(at) == outer.Trigger)
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>"vowed revenge by attacking the city": the way of a threatened act is no second act.</summary>
    private static bool IsMeans(Candidate outer, Candidate inner)
    {
        var tree = outer.View.Tree;
        return (outer.Type == "THREATEN" || (outer.Type == "AGREE" && Hostile.Contains(inner.Type))) && inner.Status is EventStatus.Planned or EventStatus.Hypothetical
            && tree.Is(inner.Trigger, "advcl") && tree.HasMarker(inner.Trigger, "by");
    }

    private static string? ThreatMode(Candidate act) => act.Type switch
    {
        "ASSAULT" or "MOBILIZE" => "violence",
        "SANCTION" => act.Mode == "expel" ? "expel" : "relations",
        "COERCE" => act.Mode switch { "arrest" => "arrest", "deport" => "expel", "seize" => "territory", _ => "restrict" },
        _ => null,
    };

    private static string? DemandMode(Candidate act) => act.Type switch
    {
        "AID" or "COOPERATE" => "assist",
        "CONSULT" => "meet",
        "RETREAT" or "CONCEDE" => "yield",
        _ => null,
    };

    private static bool Same(FoundParty a, FoundParty b) =>
        a.Word == b.Word || (a.Party.ActorId is { } id && id == b.Party.ActorId);

    /// <summary>"an attack that killed 12", "was shot dead", "shelled the town, wounding five".</summary>
    private static bool SameHappening(Candidate main, Candidate other)
    {
        bool abducts = other.Mode == "abduct" && main.Mode != "abduct" && main.View.Tree.IsVerb(main.Trigger);
        if (main.Type != other.Type || main.View.Tree != other.View.Tree || abducts || Retellings.Turned(main, other) || HaveObjects(main, other))
        {
            return false;
        }

        var tree = main.View.Tree;
        int head = tree.Head(other.Trigger);
        bool joined = tree.Is(other.Trigger, "conj") && head != main.Trigger && main.Used.Contains(head);
        if (!joined && (!tree.Below(other.Trigger, main.Trigger) || tree.Depth(other.Trigger, main.Trigger) > 4))
        {
            return false;
        }

        bool actorsAgree = Agree(main.Actors, other.Actors);
        bool recipientsAgree = Agree(main.Recipients, other.Recipients);
        return tree.IsAny(other.Trigger, "conj")
            ? actorsAgree && (main.Mode == other.Mode || joined) && (main.Recipients.Count == 0 || other.Recipients.Count == 0 || recipientsAgree || main.Type == "ASSAULT")
            : main.Type is "ASSAULT" or "CONSULT" or "PROTEST" or "COERCE" or "ACCUSE" or "RETREAT" or "MOBILIZE" ? actorsAgree || recipientsAgree && (main.Actors.Count == 0 || other.Actors.Count == 0) : actorsAgree && recipientsAgree;
    }

    /// <summary>"seized the airport and took possession of 11 jets": what has an object of its own is an act of its own, but in fighting.</summary>
    private static bool HaveObjects(Candidate main, Candidate other)
    {
        var tree = main.View.Tree;
        return main.Type != "ASSAULT" && tree.Is(other.Trigger, "conj") && tree.Head(other.Trigger) == main.Trigger
            && tree.Child(main.Trigger, "obj", "nsubj:pass") >= 0 && tree.Child(other.Trigger, "obj") >= 0;
    }

    private static bool Agree(List<FoundParty> left, List<FoundParty> right) =>
        left.Count == 0 || right.Count == 0 || left.Any(l => right.Any(r => Same(l, r) || (l.Party.Country is not null && l.Party.Country == r.Party.Country)));

    private static void Merge(Candidate main, Candidate other)
    {
        if (main.Actors.Count == 0)
        {
            main.Actors = other.Actors;
        }

        if (main.Recipients.Count == 0)
        {
            main.Recipients = [.. other.Recipients.Where(r => main.Actors.All(a => !Same(a, r)))];
        }

        if (main.Mode is null)
        {
            (main.Mode, main.Cameo) = (other.Mode, other.Cameo ?? main.Cameo);
        }

        main.Anchor.UnionWith(other.Anchor);
        other.Drop($"the same happening as \"{main.View.Tree.Form(main.Trigger)}\"");
    }
}
