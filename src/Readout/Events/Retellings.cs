namespace Readout.Events;

/// <summary>
/// An article that tells an event again with the same word and the same parties has one event with several places in the
/// text, so that counting events counts happenings and not sentences.
/// </summary>
internal static class Retellings
{
    public static void Join(List<Candidate> candidates)
    {
        var standing = candidates.Where(c => c.Stands).ToList();
        for (int later = 1; later < standing.Count; later++)
        {
            for (int first = 0; first < later; first++)
            {
                if (standing[first].Stands && Same(standing[first], standing[later]))
                {
                    standing[first].Retold.AddRange(standing[later].View.Tree.Spans(standing[later].Anchor));
                    standing[later].Drop($"told before, in sentence {standing[first].View.Index + 1}");
                    break;
                }
            }
        }
    }

    private static bool Same(Candidate first, Candidate later) =>
        first.Type == later.Type
        && first.View.Index != later.View.Index
        && first.View.Tree.Lemma(first.Trigger) == later.View.Tree.Lemma(later.Trigger)
        && Alike(first.Status, later.Status)
        && Agree(first.Actors, later.Actors)
        && Agree(first.Recipients, later.Recipients)
        && (Shared(first.Actors, later.Actors) || Shared(first.Recipients, later.Recipients) || SameNoun(first, later));

    private static bool Alike(EventStatus first, EventStatus later) =>
        first == later || (first is EventStatus.Happened or EventStatus.Ongoing or EventStatus.Reported && later is EventStatus.Happened or EventStatus.Ongoing or EventStatus.Reported);

    /// <summary>"a woman was detained … detained the woman": nameless, but told with the same noun.</summary>
    private static bool SameNoun(Candidate first, Candidate later) =>
        first.Recipients.Any(f => later.Recipients.Any(l => first.View.Tree.Lemma(f.Word) == later.View.Tree.Lemma(l.Word)));

    private static bool Agree(List<FoundParty> first, List<FoundParty> later) =>
        first.Count == 0 || later.Count == 0 || Shared(first, later)
        || first.Any(f => later.Any(l => f.Party.Country == l.Party.Country && f.Party.ActorId is null && l.Party.ActorId is null));

    /// <summary>Only named parties can be told to be the same: "two soldiers" of two sentences may be four.</summary>
    private static bool Shared(List<FoundParty> first, List<FoundParty> later) =>
        first.Any(f => f.Party.ActorId is { } id && later.Any(l => l.Party.ActorId == id));
}
