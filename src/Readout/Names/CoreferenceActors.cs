using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Readout.Text;

namespace Readout.Names;

/// <summary>Gives each actor the mentions of its chain, and makes actors of pairs and persons that only a description names.</summary>
internal static class CoreferenceActors
{
    private static readonly FrozenSet<string> Personal = new[] { "he", "him", "his", "himself", "she", "her", "hers", "herself", "who", "whom" }.ToFrozenSet(StringComparer.Ordinal);
    private static readonly FrozenSet<string> Single = new[] { "he", "him", "his", "himself", "she", "her", "hers", "herself" }.ToFrozenSet(StringComparer.Ordinal);
    private static readonly FrozenSet<string> Plural = new[] { "they", "them", "their", "theirs", "themselves" }.ToFrozenSet(StringComparer.Ordinal);
    private static readonly FrozenSet<string> Neuter = new[] { "it", "its", "itself" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>
    /// Actors with the mentions of their chains. Two actors of one chain become one, and the one with a name lends it;
    /// a description that the name stage gave to somebody else moves to its chain.
    /// </summary>
    /// <param name="read">For each reference the actor that was read there, or −1.</param>
    /// <param name="isBody">Is a noun that of a body?</param>
    /// <param name="isPeople">Is a noun a plural of people?</param>
    /// <param name="describe">Country and sectors of a phrase.</param>
    public static ImmutableArray<Actor> Merge(string text, ImmutableArray<Actor> actors, CoreferenceChains chains, int[] read, Func<TextSpan, ActorDescription> describe, Func<string, bool> isBody, Func<string, bool> isPeople, Func<TextSpan, bool> isPlace)
    {
        int[] merged = [.. Enumerable.Range(0, actors.Length)];
        var (owner, byName) = Owners(actors, chains, read);
        var added = new List<(int Actor, TextSpan Span)>();
        var moved = new HashSet<TextSpan>();
        var fresh = new List<Actor>();
        for (int c = 0; c < chains.Chains.Length; c++)
        {
            // A chain that names a person is nobody else's who is named elsewhere.
            int best = -1;
            bool named = chains.Chains[c].References.Any(index => read[index] is >= 0 and int actor && owner[actor] == c && byName[actor] && Named(actors[actor]));
            bool Owns(int actor) => owner[actor] == c && !(named && Named(actors[actor]) && !byName[actor]);
            foreach (int index in chains.Chains[c].References)
            {
                int actor = read[index];
                if (actor < 0 || !Owns(actor))
                {
                    continue;
                }

                actor = Root(merged, actor);
                if (best >= 0 && NamedApart(actors[actor], actors[best]))
                {
                    continue;
                }

                if (best >= 0 && actor != best)
                {
                    (best, int dropped) = Named(actors[actor]) && !Named(actors[best]) ? (actor, best) : (best, actor);
                    merged[dropped] = best;
                }
                else
                {
                    best = actor;
                }
            }

            if (best < 0)
            {
                if (New(text, chains.Chains[c], chains, describe, isBody, isPeople, isPlace, span => actors.Any(a => a.Kind == ActorKind.Person && a.Mentions.Any(m => span.Contains(m)))) is { } actor)
                {
                    fresh.Add(actor);
                }

                continue;
            }

            foreach (int index in chains.Chains[c].References)
            {
                var span = chains.References[index].Span;
                if (read[index] is >= 0 and int own && NamedApart(actors[own], actors[best]) && span.Of(text).Contains(actors[own].Name.Split(' ')[^1], StringComparison.Ordinal))
                {
                    continue;
                }

                added.Add((best, span));
                if (read[index] is >= 0 and int other && !Owns(other))
                {
                    moved.UnionWith(actors[other].Mentions.Where(m => span.Contains(m)));
                }
            }
        }

        var mentions = new SortedSet<TextSpan>[actors.Length];
        for (int i = 0; i < actors.Length; i++)
        {
            mentions[i] = [];
        }

        for (int i = 0; i < actors.Length; i++)
        {
            mentions[Root(merged, i)].UnionWith(actors[i].Mentions.Where(span => !moved.Contains(span)));
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
            .. Enumerable.Range(0, actors.Length).Where(i => merged[i] == i && mentions[i].Count > 0)
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
                // What belongs to no one state ("the organization" of the WHO) stays so.
                actor = actor with { Country = actor.Country ?? (actor.Sectors.Any(ActorSectors.Stateless.Contains) ? null : actors[i].Country), Sectors = actor.Sectors.IsEmpty ? actors[i].Sectors : actor.Sectors };
            }
        }

        return actor;
    }

    /// <summary>The chain that speaks for each actor: that of its name, else that of its first mention; −1 for none.</summary>
    private static (int[] Chain, bool[] ByName) Owners(ImmutableArray<Actor> actors, CoreferenceChains chains, int[] read)
    {
        int[] owner = new int[actors.Length];
        bool[] byName = new bool[actors.Length];
        Array.Fill(owner, -1);
        for (int c = 0; c < chains.Chains.Length; c++)
        {
            foreach (int index in chains.Chains[c].References)
            {
                int actor = read[index];
                bool name = chains.References[index].Kind == ReferenceKind.Name;
                if (actor >= 0 && (owner[actor] < 0 || (name && !byName[actor])))
                {
                    (owner[actor], byName[actor]) = (c, name);
                }
            }
        }

        return (owner, byName);
    }

    /// <summary>A chain without an actor that a personal pronoun or a plural takes up is somebody all the same.</summary>
    private static Actor? New(
        string text, CoreferenceChain chain, CoreferenceChains chains, Func<TextSpan, ActorDescription> describe, Func<string, bool> isBody, Func<string, bool> isPeople, Func<TextSpan, bool> isPlace, Func<TextSpan, bool> holdsPerson)
    {
        var references = chain.References.Select(index => chains.References[index]).ToArray();
        var first = references.FirstOrDefault(r => r.Kind is ReferenceKind.Name) ?? references.FirstOrDefault(r => r.Kind is ReferenceKind.Description);
        if (first is null || first.Span.Length > 200)
        {
            return null;
        }

        bool Taken(FrozenSet<string> pronouns) => references.Any(r => r.Kind is ReferenceKind.Pronoun or ReferenceKind.Possessive && pronouns.Contains(r.Span.Of(text).ToLowerInvariant()));
        var described = describe(first.Span);
        string head = first.Head.Of(text).ToLowerInvariant();

        // Areas are not "who", whoever is in them.
        bool person = Taken(Personal) && (first.Kind == ReferenceKind.Name || !head.EndsWith('s') || head.EndsWith("ss", StringComparison.Ordinal) || Taken(Single));
        bool body = (first.Kind == ReferenceKind.Name || isBody(head)) && Taken(Neuter);

        // Blasts and weeks are "they" too: a plural is somebody by its words, a pair by both of its parts.
        bool somebody = describe(Core(text, first)) is { Country: not null } or { Sectors.IsEmpty: false } || isPeople(head);
        bool pair = first.Kind != ReferenceKind.Name && first.Span == first.Head && first.Span.Of(text).Contains(" and ", StringComparison.Ordinal);
        bool people = pair ? IsPair(text, first.Span, part => holdsPerson(part) || describe(part) is { Kind: ActorKind.Country } or { Sectors.IsEmpty: false } || isPeople(part.Of(text).Split(' ')[^1].ToLowerInvariant()))
            : (Taken(Plural) || first.Span == first.Head) && somebody && !(first.Kind == ReferenceKind.Name && isPlace(first.Head));
        if (!person && !people && !body)
        {
            return null;
        }

        string name = first.Kind == ReferenceKind.Name ? first.Head.Of(text) : first.Span.Of(text);
        return new Actor("", name, person ? ActorKind.Person : body ? ActorKind.Organization : ActorKind.Group, described.Country, described.Sectors, [.. references.Select(r => r.Span).Distinct()]);
    }

    /// <summary>"Plans" of "the council's plans for women": whose something is, and what for, doesn't make it somebody.</summary>
    private static TextSpan Core(string text, Reference reference)
    {
        if (reference.Kind == ReferenceKind.Name)
        {
            return reference.Span;
        }

        int at = text.AsSpan(reference.Span.Start, Math.Max(0, reference.Head.Start - reference.Span.Start)).LastIndexOfAny("'’");
        int space = at < 0 ? -1 : text.IndexOf(' ', reference.Span.Start + at);
        return new TextSpan(space < 0 || space >= reference.Head.Start ? reference.Span.Start : space + 1, reference.Head.End);
    }

    /// <summary>"Costa and the envoy", not "Costa, an envoy and former minister": two parts, each of them somebody.</summary>
    private static bool IsPair(string text, TextSpan span, Func<TextSpan, bool> isSomebody)
    {
        int and = text.AsSpan(span.Start, span.Length).LastIndexOf(" and ");
        var first = new TextSpan(span.Start, span.Start + and);
        return !first.In(text).Contains(',') && isSomebody(first) && isSomebody(new TextSpan(span.Start + and + " and ".Length, span.End));
    }

    /// <summary>A person's own name, not a phrase such as "Egypt's envoy to Oman".</summary>
    public static bool Named(Actor actor)
    {
        if (actor.Kind is not ActorKind.Person)
        {
            return actor.Kind is ActorKind.Outlet;
        }

        string[] words = actor.Name.Split(' ');
        return actor.Name.Length > 0 && words.All(word => word.Length > 0 && !word.EndsWith("'s", StringComparison.Ordinal) && !word.EndsWith("’s", StringComparison.Ordinal) && (char.IsUpper(word[0]) || word.Contains('-', StringComparison.Ordinal) || word.Length <= 3))
            && words.Any(word => char.IsUpper(word[0]));
    }

    /// <summary>Two persons by their names, neither short for the other: whatever links them, they are not one.</summary>
    private static bool NamedApart(Actor one, Actor other)
    {
        if (!Named(one) || !Named(other) || one.Kind != ActorKind.Person || other.Kind != ActorKind.Person)
        {
            return false;
        }

        string[] a = one.Name.Split(' '), b = other.Name.Split(' ');
        return !a.All(b.Contains) && !b.All(a.Contains);
    }

    private static int Root(int[] merged, int actor)
    {
        while (merged[actor] != actor)
        {
            actor = merged[actor];
        }

        return actor;
    }
}
