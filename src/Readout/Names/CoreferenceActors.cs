using System.Collections.Immutable;
using System.Globalization;
using Readout.Text;

namespace Readout.Names;

/// <summary>Gives each actor the mentions of its chain, and makes actors of pairs and persons that only a description names.</summary>
internal static class CoreferenceActors
{
    /// <summary>Actors with the mentions of their chains; two actors of one chain become one, and the one with a name lends it.</summary>
    /// <param name="phrases">Is a description a person, a body or people, and of which country and sectors?</param>
    public static ImmutableArray<Actor> Merge(string text, ImmutableArray<Actor> actors, CoreferenceChains chains, Func<TextSpan, ActorDescription> phrases)
    {
        var own = actors.Select((actor, i) => (actor, i)).SelectMany(pair => pair.actor.Mentions.Select(span => (span, pair.i))).OrderBy(pair => pair.span).ToArray();
        int[] merged = [.. Enumerable.Range(0, actors.Length)];
        var added = new List<(int Actor, TextSpan Span)>();
        var fresh = new List<Actor>();
        foreach (var chain in chains.Chains)
        {
            int best = -1;
            foreach (int index in chain.References)
            {
                int actor = Of(chains.References[index], own);
                if (actor < 0)
                {
                    continue;
                }

                actor = Root(merged, actor);
                if (best < 0)
                {
                    best = actor;
                }
                else if (actor != best)
                {
                    bool better = Named(actors[actor]) && !Named(actors[best]);
                    (int kept, int dropped) = better ? (actor, best) : (best, actor);
                    merged[dropped] = kept;
                    best = kept;
                }
            }

            var spans = chain.References.Select(index => chains.References[index]).ToArray();
            if (best >= 0)
            {
                added.AddRange(spans.Select(reference => (best, reference.Span)));
            }
            else if (New(text, chain, chains, phrases) is { } actor)
            {
                fresh.Add(actor);
            }
        }

        var mentions = new SortedSet<TextSpan>[actors.Length];
        for (int i = 0; i < actors.Length; i++)
        {
            mentions[i] = [];
        }

        for (int i = 0; i < actors.Length; i++)
        {
            mentions[Root(merged, i)].UnionWith(actors[i].Mentions);
        }

        foreach (var (actor, span) in added)
        {
            // The name alone, within a phrase that is already told, says nothing new.
            int root = Root(merged, actor);
            if (!mentions[root].Any(m => m.Overlaps(span)))
            {
                mentions[root].Add(span);
            }
        }

        int number = 0;
        return
        [
            .. Enumerable.Range(0, actors.Length).Where(i => merged[i] == i)
                .Select(i => Completed(actors, merged, i) with { Mentions = [.. mentions[i]] })
                .Concat(fresh).OrderBy(actor => actor.Mentions[0])
                .Select(actor => actor with { Id = "a" + (++number).ToString(CultureInfo.InvariantCulture) }),
        ];
    }

    private static Actor Completed(ImmutableArray<Actor> actors, int[] merged, int kept)
    {
        var actor = actors[kept];
        for (int i = 0; i < actors.Length; i++)
        {
            if (i != kept && Root(merged, i) == kept)
            {
                actor = actor with { Country = actor.Country ?? actors[i].Country, Sectors = actor.Sectors.IsEmpty ? actors[i].Sectors : actor.Sectors };
            }
        }

        return actor;
    }

    /// <summary>The actor whose phrase the reference's head stands in; the longest such phrase counts.</summary>
    private static int Of(Reference reference, (TextSpan Span, int Actor)[] own)
    {
        int best = -1, length = 0;
        if (reference.Kind is ReferenceKind.Pronoun or ReferenceKind.Possessive)
        {
            return best;
        }

        foreach (var (span, actor) in own)
        {
            if (span.Start >= reference.Span.End)
            {
                break;
            }

            if (span.Overlaps(reference.Head) && reference.Head.End <= span.End && span.Length > length)
            {
                (best, length) = (actor, span.Length);
            }
        }

        return best;
    }

    /// <summary>A chain without an actor that a personal pronoun or a plural takes up is somebody all the same.</summary>
    private static Actor? New(string text, CoreferenceChain chain, CoreferenceChains chains, Func<TextSpan, ActorDescription> phrases)
    {
        var references = chain.References.Select(index => chains.References[index]).ToArray();
        var first = references.FirstOrDefault(r => r.Kind is ReferenceKind.Name) ?? references.FirstOrDefault(r => r.Kind is ReferenceKind.Description);
        if (first is null || first.Span.Length > 200)
        {
            return null;
        }

        bool person = references.Any(r => r.Kind is ReferenceKind.Pronoun or ReferenceKind.Possessive && Pronoun(text, r) is 'h' or 's' or 'w');
        bool people = references.Any(r => r.Kind is ReferenceKind.Pronoun or ReferenceKind.Possessive && Pronoun(text, r) is 't') || first.Span == first.Head;
        if (!person && !people)
        {
            return null;
        }

        var described = phrases(first.Span);
        string name = first.Kind == ReferenceKind.Name ? first.Head.Of(text) : first.Span.Of(text);
        return new Actor("", name, person ? ActorKind.Person : ActorKind.Group, described.Country, described.Sectors, [.. references.Select(r => r.Span).Distinct()]);
    }

    private static char Pronoun(string text, Reference reference) => char.ToLowerInvariant(text[reference.Span.Start]) is var c && c == 'h' && reference.Span.Length == 2 ? 'h' : c;

    private static bool Named(Actor actor) => actor.Kind is ActorKind.Person && actor.Name.Length > 0 && char.IsUpper(actor.Name[0]) || actor.Kind is ActorKind.Outlet;

    private static int Root(int[] merged, int actor)
    {
        while (merged[actor] != actor)
        {
            actor = merged[actor];
        }

        return actor;
    }
}
