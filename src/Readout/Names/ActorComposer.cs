using System.Collections.Immutable;
using Readout.Text;

namespace Readout.Names;

/// <summary>
/// Composes an actor from the items of a noun phrase: the country from a nationality, a seat or what follows "of",
/// the sectors from office, body and portfolio, the person from the name behind an office.
/// </summary>
internal static class ActorComposer
{
    public static ActorPhrase? Compose(string text, IReadOnlyList<Token> tokens, List<Item> items)
    {
        if (items.Count == 0)
        {
            return null;
        }

        var span = new TextSpan(tokens[items[0].From].Start, tokens[items[^1].To - 1].End);
        int of = items.FindIndex(i => i.Kind == ItemKind.Of);
        var front = of < 0 ? items : items.GetRange(0, of);
        var behind = of < 0 ? [] : items.GetRange(of + 1, items.Count - of - 1);
        int headAt = HeadAt(front);
        var head = headAt < 0 ? null : front[headAt].Term;
        var nation = Terms(front).FirstOrDefault(t => t.Is(TermRole.Nation));
        var named = Terms(front).LastOrDefault(t => t.Is(TermRole.Named));
        return head is null
            ? Nameless(text, tokens, front, span, nation, named)
            : Headed(text, tokens, front, behind, span, headAt, head, nation, named);
    }

    private static ActorPhrase? Nameless(string text, IReadOnlyList<Token> tokens, List<Item> items, TextSpan span, Term? nation, Term? named)
    {
        var name = Names(tokens, items, 0);
        int namedAt = items.FindLastIndex(i => i.Term is not null && i.Term == named);
        if (namedAt > 0 && items[namedAt - 1].Kind == ItemKind.Name && !named!.Is(TermRole.Outlet | TermRole.Group))
        {
            // "All Progressives Congress" and "Aden Transitional Council" are bodies of their own, whatever else has the last words.
            return new ActorPhrase(span, span.Of(text), ActorKind.Organization, nation?.Country, [], null, "", TermRole.None);
        }

        if (named is not null)
        {
            var kind = named.Is(TermRole.Outlet) ? ActorKind.Outlet : named.Is(TermRole.Group) ? ActorKind.Group : ActorKind.Organization;
            return new ActorPhrase(span, named.Name, kind, named.Country ?? nation?.Country, named.Sectors, null, "", named.Role);
        }

        if (name is { } words)
        {
            // "Iran's Araghchi" is a person, "Turkish Airlines" an organisation; which a bare name is, context decides.
            bool person = nation is null || items.Any(i => i.Kind == ItemKind.Possessive);
            return person
                ? new ActorPhrase(span, words.Of(text), ActorKind.Person, nation?.Country, [], words, "", TermRole.None)
                : new ActorPhrase(span, span.Of(text), ActorKind.Organization, nation!.Country, [], null, "", TermRole.None);
        }

        return nation is null
            ? null
            : new ActorPhrase(span, nation.Name, ActorKind.Country, nation.Country, nation.Sectors, null, "", nation.Role & TermRole.Nation);
    }

    private static ActorPhrase Headed(
        string text, IReadOnlyList<Token> tokens, List<Item> front, List<Item> behind, TextSpan span, int headAt, Term head, Term? nation, Term? named)
    {
        var holder = named ?? Terms(behind).FirstOrDefault(t => t.Is(TermRole.Named));
        var ofNation = Terms(behind).FirstOrDefault(t => t.Is(TermRole.Nation));
        string? country = nation?.Country ?? holder?.Country ?? ofNation?.Country;
        var sectors = Sectors(front, behind, headAt, head, nation, holder);
        // "The head of Ghana's army X" is X; "a spokesman for X" is not.
        var person = head.Is(TermRole.Office) || head.Is(TermRole.Offices) ? Names(tokens, front, headAt + 1) ?? (LastTerm(behind) is >= 0 and int term ? Names(tokens, behind, term + 1) : null) : null;
        bool press = sectors.Contains("JRN") && head.Is(TermRole.Body);
        var kind = head switch
        {
            _ when head.Is(TermRole.Office) || person is not null => ActorKind.Person,
            _ when press && (named is not null || Names(tokens, front, 0) is not null) => ActorKind.Outlet,
            _ when head.Is(TermRole.Body) && !sectors.Any(s => s is "REB" or "UAF") => ActorKind.Organization,
            _ => ActorKind.Group,
        };
        string name = kind == ActorKind.Outlet ? (named?.Name ?? Names(tokens, front, 0)!.Value.Of(text))
            : person is { } own ? own.Of(text)
            : behind.Count == 0 && NameBehind(text, tokens, front, headAt) is { } called ? called
            : span.Of(text);
        string key = string.Join(' ', tokens.Skip(front[headAt].From).Take(front[headAt].To - front[headAt].From).Select(t => t.Key));
        return new ActorPhrase(span, name, kind, country, sectors, person, key, head.Role);
    }

    /// <summary>"Boko Haram" in "the militant group Boko Haram", "the coalition All Progressives Congress": what it is called stands behind what it is.</summary>
    private static string? NameBehind(string text, IReadOnlyList<Token> tokens, List<Item> front, int headAt)
    {
        if (tokens[front[headAt].From].Capital || headAt + 1 >= front.Count)
        {
            return null;
        }

        var behind = front.GetRange(headAt + 1, front.Count - headAt - 1);
        return behind is [{ Term: { } known }] && known.Is(TermRole.Named) && !known.Is(TermRole.Nation) ? known.Name
            : behind.TrueForAll(i => i.Kind == ItemKind.Name) ? new TextSpan(tokens[behind[0].From].Start, tokens[behind[^1].To - 1].End).Of(text)
            : null;
    }

    private static ImmutableArray<string> Sectors(List<Item> front, List<Item> behind, int headAt, Term head, Term? nation, Term? holder)
    {
        var sectors = new List<string>();
        void Take(IEnumerable<string> more) => sectors.AddRange(more.Where(s => !sectors.Contains(s, StringComparer.Ordinal)));

        if (holder is not null && nation is null && (holder.Sectors.Any(s => ActorSectors.Stateless.Contains(s)) || holder.Is(TermRole.Group | TermRole.Outlet | TermRole.Organisation)))
        {
            Take(holder.Sectors);
            Take(head.Sectors.Where(s => s != "GOV"));
        }
        else
        {
            Take(head.Sectors);
            foreach (var item in front.Where((item, i) => i != headAt && item.Kind == ItemKind.Term))
            {
                Take(item.Term!.Adds);
                Take(item.Term.Is(TermRole.Head) ? item.Term.Sectors : []);
            }

            Take(Terms(behind).SelectMany(t => t.Adds));
            if (sectors.Count == 0 || head.Sectors.IsEmpty)
            {
                Take(holder?.Sectors ?? []);
                Take(Terms(behind).Where(t => t.Is(TermRole.Head)).SelectMany(t => t.Sectors));
            }
        }

        // PLOVER counts former officials among the elites, whatever they led.
        bool former = front.Exists(i => i.Term?.Is(TermRole.Former) == true) && sectors.Exists(s => s is "GOV" or "LEG" or "MIL" or "SPY" or "JUD" or "COP");
        return former ? ["ELI"] : [.. sectors];
    }

    /// <summary>The last head of the front part that no other head follows.</summary>
    private static int HeadAt(List<Item> front)
    {
        for (int i = front.Count - 1; i >= 0; i--)
        {
            if (front[i].Term is { } term && term.Is(TermRole.Head))
            {
                return i;
            }
        }

        return -1;
    }

    private static int LastTerm(List<Item> items) => items.FindLastIndex(i => i.Kind == ItemKind.Term);

    private static IEnumerable<Term> Terms(List<Item> items) => items.Where(i => i.Kind == ItemKind.Term).Select(i => i.Term!);

    /// <summary>The run of capitalised words from <paramref name="from"/> on.</summary>
    private static TextSpan? Names(IReadOnlyList<Token> tokens, List<Item> items, int from)
    {
        int first = items.FindIndex(from, i => i.Kind == ItemKind.Name);
        if (first < 0)
        {
            return null;
        }

        int last = first;
        while (last + 1 < items.Count && items[last + 1].Kind == ItemKind.Name)
        {
            last++;
        }

        return new TextSpan(tokens[items[first].From].Start, tokens[items[last].To - 1].End);
    }
}
