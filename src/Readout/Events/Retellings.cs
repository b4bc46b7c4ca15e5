using Readout.Names;

namespace Readout.Events;

/// <summary>
/// An article that tells an event again has one event with several places in the text, so that counting events counts
/// happenings and not sentences. Two tellings are one event when category and status agree, no date, place or party
/// speaks against it, and something speaks for it: the same word, or the same party that it was done to.
/// </summary>
internal static class Retellings
{
    /// <summary>How many events of a category are looked back at; bounds the work on a text of any length.</summary>
    private const int Memory = 64;

    /// <summary>Acts in words: each saying is an act of its own, so only the same word tells the same one.</summary>
    private static readonly string[] Words = ["ACCUSE", "REQUEST", "REJECT", "THREATEN", "AGREE", "SUPPORT"];

    public static void Join(List<Candidate> candidates)
    {
        var told = new Dictionary<string, List<Candidate>>(StringComparer.Ordinal);
        foreach (var later in candidates.Where(c => c.Stands))
        {
            if (!told.TryGetValue(later.Type, out var before))
            {
                told[later.Type] = before = [];
            }

            if (before.TakeLast(Memory).FirstOrDefault(first => Same(first, later)) is { } same)
            {
                // What was hearsay, and is denied now, is a denied event; what the reporter told as fact stays one.
                same.Status = same.Status == EventStatus.Reported && later.Status == EventStatus.Denied ? EventStatus.Denied : same.Status;
                same.Retold.AddRange(later.View.Tree.Spans(later.Anchor));
                same.Time ??= later.Time;
                same.Place ??= later.Place;
                later.Drop($"told before, in sentence {same.View.Index + 1}");
            }
            else
            {
                before.Add(later);
            }
        }
    }

    private static bool Same(Candidate first, Candidate later)
    {
        if (first.View.Index == later.View.Index || first.Spoken is not null || later.Spoken is not null || !Alike(first.Status, later.Status)
            || !Compatible(first.Time?.Value, later.Time?.Value) || !Compatible(first.Place, later.Place)
            || Others(later).Except(Others(first)).Any() || !SameFigures(first, later)
            || Strangers(first, first.Recipients, later.Recipients, later) || Strangers(first, first.Actors, later.Actors, later))
        {
            return false;
        }

        if (Turned(first, later) || (first.Type == "ASSAULT" && first.Mode == "abduct" != (later.Mode == "abduct")))
        {
            return false; // who was abducted, and then was killed
        }

        if (first.Status != later.Status && later.Status == EventStatus.Denied && !Shared(first.Recipients, later.Recipients) && !Shared(first.Actors, later.Actors))
        {
            return false;
        }

        bool sameWord = first.View.Tree.Lemma(first.Trigger) == later.View.Tree.Lemma(later.Trigger);
        if (Words.Contains(first.Type))
        {
            return sameWord && Equal(first.Actors, later.Actors) && Equal(first.Recipients, later.Recipients);
        }

        if (!Agree(first.Actors, later.Actors) || !(sameWord || first.Mode is null || later.Mode is null || first.Mode == later.Mode))
        {
            return false;
        }

        return (first.Type == "CONSULT" && OneHoldsTheOther(first.Actors, later.Actors))
            || Shared(first.Recipients, later.Recipients) || SameNoun(first, later)
            || (sameWord && Agree(first.Recipients, later.Recipients));
    }

    /// <summary>"another attack", "previous talks", "was also detained": words that tell it from what was told before.</summary>
    private static IEnumerable<string> Others(Candidate c)
    {
        var tree = c.View.Tree;
        return c.Used.Append(c.Trigger).Concat(c.Recipients.Select(r => r.Word))
            .SelectMany(w => tree.Children(w).ToArray())
            .Select(tree.Lemma).Where(l => c.View.Classes.Holds("ANOTHER", l));
    }

    /// <summary>"two of the soldiers" and "six soldiers" are not the same ones.</summary>
    private static bool SameFigures(Candidate first, Candidate later)
    {
        string[] before = [.. Figures(first)], after = [.. Figures(later)];
        return before.Length == 0 || after.Length == 0 || before.Intersect(after).Any();
    }

    /// <summary>Two persons told by their own names, or an army and its enemies, are not the same side, whatever their country.</summary>
    private static bool Strangers(Candidate first, List<FoundParty> before, List<FoundParty> after, Candidate later)
    {
        string[] one = Named(first, before), other = Named(later, after);
        return (one.Length > 0 && other.Length > 0 && !one.Intersect(other).Any())
            || (Are(before, Rebels) && Are(after, Forces)) || (Are(before, Forces) && Are(after, Rebels));
    }

    /// <summary>Who killed in the one and was killed in the other: two acts.</summary>
    internal static bool Turned(Candidate first, Candidate later) =>
        (Shared(first.Actors, later.Recipients) && !Shared(first.Recipients, later.Recipients))
        || (Shared(first.Recipients, later.Actors) && !Shared(first.Actors, later.Actors));

    private static readonly string[] Rebels = ["REB", "UAF"];
    private static readonly string[] Forces = ["MIL", "COP", "GOV"];

    private static bool Are(List<FoundParty> parties, string[] sectors) =>
        parties.Count > 0 && parties.All(p => p.Party.Sectors.Any(s => sectors.Contains(s)));

    private static string[] Named(Candidate c, List<FoundParty> parties) =>
        [.. parties.Where(p => p.Person && c.View.Tree[p.Word].Upos == "PROPN").Select(p => p.Party.ActorId).OfType<string>()];

    private static IEnumerable<string> Figures(Candidate c) => c.Recipients
        .SelectMany(r => c.View.Tree.Children(r.Word).ToArray()).Where(w => c.View.Tree.Is(w, "nummod")).Select(c.View.Tree.Lemma);

    private static bool Alike(EventStatus first, EventStatus later) => first == later || (Told(first) && (Told(later) || later == EventStatus.Denied));

    private static bool Told(EventStatus status) => status is EventStatus.Happened or EventStatus.Ongoing or EventStatus.Reported;

    /// <summary>"2023-04" holds "2023-04-25"; two different days are two events.</summary>
    private static bool Compatible(string? first, string? later) =>
        first is null || later is null || !char.IsAsciiDigit(first[0]) || !char.IsAsciiDigit(later[0])
        || first.StartsWith(later, StringComparison.Ordinal) || later.StartsWith(first, StringComparison.Ordinal);

    /// <summary>Of two towns one may lie in the other's region; two countries are two places.</summary>
    private static bool Compatible(Place? first, Place? later) =>
        first?.Country is null || later?.Country is null || first.Country == later.Country;

    /// <summary>"a woman was detained … detained the woman": nameless, but told with the same noun.</summary>
    private static bool SameNoun(Candidate first, Candidate later) =>
        first.Recipients.Any(f => later.Recipients.Any(l => first.View.Tree.Lemma(f.Word) == later.View.Tree.Lemma(l.Word)));

    /// <summary>Nothing speaks against it: a side is untold, they share an actor or country, or who has none might have it.</summary>
    private static bool Agree(List<FoundParty> first, List<FoundParty> later)
    {
        if (first.Count == 0 || later.Count == 0 || Shared(first, later))
        {
            return true;
        }

        string[] before = Countries(first), after = Countries(later);
        return before.Length > 0 && after.Length > 0
            ? before.Intersect(after).Any()
            : (before.Length > 0 ? later : after.Length > 0 ? first : [.. first, .. later]).Any(p => p.MayBelong || p.Party.ActorId is null);
    }

    /// <summary>Who speaks, and to whom, must be the same as far as it is told.</summary>
    private static bool Equal(List<FoundParty> first, List<FoundParty> later)
    {
        if (first.Count == 0 || later.Count == 0)
        {
            return true;
        }

        string[] before = Countries(first), after = Countries(later);
        return before.Length > 0 && after.Length > 0
            ? before.Order(StringComparer.Ordinal).SequenceEqual(after.Order(StringComparer.Ordinal))
            : Shared(first, later) || !first.Any(f => f.Party.ActorId is not null) || !later.Any(l => l.Party.ActorId is not null);
    }

    private static string[] Countries(List<FoundParty> parties) =>
        [.. parties.Select(p => p.Party.Country).OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary>Talks that a part of the parties is named for later.</summary>
    private static bool OneHoldsTheOther(List<FoundParty> first, List<FoundParty> later)
    {
        string[] before = Ids(first), after = Ids(later);
        return before.Length > 0 && after.Length > 0 && before.Intersect(after).Count() == Math.Min(before.Length, after.Length);

        static string[] Ids(List<FoundParty> parties) => [.. parties.Select(p => p.Party.ActorId).OfType<string>().Distinct(StringComparer.Ordinal)];
    }

    private static bool Shared(List<FoundParty> first, List<FoundParty> later) =>
        first.Any(f => f.Party.ActorId is { } id && later.Any(l => l.Party.ActorId == id));
}
