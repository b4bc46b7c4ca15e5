using Readout.Names;
using Readout.Text;

namespace Readout.Events;

/// <summary>A party with the words it was read from, before roles are settled.</summary>
/// <param name="Person">True for a single person, so that a state is told from its minister.</param>
internal sealed record FoundParty(Party Party, int Word, bool Person)
{
    /// <summary>No country is known, but there is one: civilians, a ministry, a person; not the UN or a transnational group.</summary>
    public bool MayBelong { get; init; }

    public bool Pronoun(SentenceView view) => view.Tree[Word].Upos == "PRON";

    public FoundParty In(string country) => this with { Party = Party with { Country = country }, MayBelong = false };
}

/// <summary>
/// Who stands at a word: an actor of the article, a place that stands for its state, or people described by a noun
/// ("Turkish forces", "protesters"), whose country their modifiers give.
/// </summary>
internal sealed class PartyReader(NameIndex names, WordClasses classes)
{
    /// <summary>Where the doer of a violent act stands: in "killed by a strike on a camp in Mosul" neither camp nor city did it.</summary>
    private static readonly string[] DoersOf = ["poss", "by", "from", "mod"];

    /// <summary>Where the owner of an act or proposal stands, in the order that it is looked for.</summary>
    private static readonly string[] Owners = ["poss", "by", "of", "from", "against", "between", "among", "with", "mod", "to", "on", "into", "in", "for"];

    /// <summary>Parties at a word and the words coordinated to it; those of its owner when it is a thing ("a Syrian proposal").</summary>
    /// <param name="doer">The role that is looked for is the actor's.</param>
    public List<FoundParty> Read(SentenceView view, int word, bool doer = false)
    {
        var found = new List<FoundParty>();
        foreach (int one in view.Tree.Coordinated(word))
        {
            if (At(view, one) is { } party)
            {
                found.Add(party);
                found.AddRange(Further(view, one, party));
            }
            else
            {
                bool violent = view.Classes.Holds("VIOLENT-NOUN", view.Tree, one) || view.Classes.Holds("WEAPON", view.Tree, one);
                found.AddRange(Owner(view, one, doer && violent ? DoersOf : Owners, 0));
            }
        }

        return found;
    }

    /// <summary>"the Russian and Venezuelan delegations", "a Canadian-Israeli woman": one party for each nationality.</summary>
    private IEnumerable<FoundParty> Further(SentenceView view, int word, FoundParty first)
    {
        var tree = view.Tree;
        // "the foreign ministers of Ghana and Togo": one for each country, which the names stage may hold apart.
        if (tree[word].Xpos is "NNS" or "NNPS")
        {
            var things = Slots.Of(view, word, "of").Concat(first.Party.Sectors.Contains("GOV") ? Slots.Of(view, word, "from") : []).ToList();
            var seats = Slots.Of(view, word, "in").Concat(things.SelectMany(t => Slots.Of(view, t, "in"))).Where(s => first.Party.Sectors.Contains("GOV"));
            foreach (int owner in things.Concat(seats).SelectMany(tree.Coordinated).Distinct())
            {
                if (names.ActorAt(tree[owner].Span) is { Country: { } country } actor && first.Party.Country is not null && country != first.Party.Country)
                {
                    yield return new FoundParty(new Party(actor.Id, country, first.Party.Sectors, [tree[owner].Span]), owner, first.Person);
                }
            }
        }

        foreach (int modifier in tree.Children(word).ToArray().Where(c => tree.IsAny(c, "amod", "compound", "flat")).SelectMany(c => tree.Coordinated(c).Concat(tree.Children(c).ToArray())))
        {
            if (names.ActorAt(tree[modifier].Span) is { Kind: ActorKind.Country, Country: { } country } nation && country != first.Party.Country && first.Party.Country is not null)
            {
                yield return new FoundParty(new Party(nation.Id, country, first.Party.Sectors, [tree[modifier].Span]), modifier, first.Person);
            }
        }
    }

    /// <summary>The party that the word itself names, or null for things and acts.</summary>
    public FoundParty? At(SentenceView view, int word)
    {
        var tree = view.Tree;
        var token = tree[word];
        if (token.Upos is "VERB" or "AUX" or "ADV" or "ADP" or "PUNCT" or "NUM")
        {
            return null;
        }

        var named = NamedAt(tree, word);
        if (names.ActorAt(named) is { } actor && IsHeadOf(actor, tree, word, named))
        {
            // What the sentence says of nameless people ("a court in Austria") goes before what the article suggests.
            bool nameless = char.IsLower(Mention(actor, named).Of(tree.Text)[0]);
            bool stateless = Stateless(actor, named: token.Upos == "PROPN" || !nameless && tree.Child(word, "compound", "flat") >= 0);
            string? own = (nameless && !stateless ? CountryOf(view, word) : null) ?? actor.Country ?? (stateless ? null : CountryOf(view, word));

            // "ethnic Albanians" are citizens of where they live.
            own = tree.HasChild(word, "amod", "ethnic") ? null : own;
            return new FoundParty(new Party(actor.Id, own, actor.Sectors, [Mention(actor, named)]), word, actor.Kind == ActorKind.Person)
            {
                MayBelong = own is null && !stateless && !actor.Sectors.Contains("UAF"),
            };
        }

        if (PlaceAt(token.Span) is { } place)
        {
            return new FoundParty(new Party(null, place.Country, [], [token.Span]), word, false);
        }

        if (Antecedent(view, word) is >= 0 and var antecedent && At(view, antecedent) is { } speaker)
        {
            return speaker with { Word = word, Party = speaker.Party with { Spans = [token.Span] } };
        }

        string? sector = token.Upos == "PRON" && tree.Form(word) is "them" or "it" ? null : Sector(tree, word);
        if (sector is null)
        {
            return null;
        }

        string? country = CountryOf(view, word);
        return new FoundParty(new Party(null, country, sector == "-" ? [] : [sector], [tree.PhraseSpan(word)]), word, classes.Holds("PEOPLE", tree, word))
        {
            MayBelong = country is null && sector != "UAF",
        };
    }

    /// <summary>"Al" heads "Al-Kasasbeh", which the article knows as Kasasbeh: the part of the name that an actor is known by.</summary>
    private TextSpan NamedAt(ParseTree tree, int word)
    {
        if (tree[word].Upos == "PROPN" && names.ActorAt(tree[word].Span) is null)
        {
            foreach (int part in tree.Children(word))
            {
                if (tree.Is(part, "flat") && names.ActorAt(tree[part].Span) is not null)
                {
                    return tree[part].Span;
                }
            }
        }

        return tree[word].Span;
    }

    public Place? PlaceAt(TextSpan span) => names.PlaceAt(span);

    /// <summary>
    /// For a pronoun that names nobody by itself: the subject of the clause above ("Iraq said it would …", "Syria withdrew its
    /// troops"), −1 when there is none. Pronouns that the names stage resolved do not come here.
    /// </summary>
    private static int Antecedent(SentenceView view, int word)
    {
        var tree = view.Tree;
        if (tree[word].Upos != "PRON" || tree.Lemma(word) is not ("it" or "they" or "he" or "she" or "its" or "their" or "his" or "her"))
        {
            return -1;
        }

        bool possessive = tree.Is(word, "nmod:poss");
        for (int at = tree.Head(word), steps = 0; at >= 0 && steps < 8; at = tree.Head(at), steps++)
        {
            if ((possessive || tree.IsAny(at, "ccomp", "advcl", "conj", "parataxis")) && (tree.IsVerb(at) || tree.Child(at, "cop") >= 0))
            {
                int clause = possessive ? at : tree.Head(at);
                if (clause < 0)
                {
                    return -1;
                }

                foreach (int subject in Grammar.Subjects(tree, clause).Concat(Grammar.Objects(tree, clause)))
                {
                    if (subject < word && tree[subject].Upos != "PRON" && !tree.Below(word, subject))
                    {
                        return subject;
                    }
                }
            }
        }

        return -1;
    }

    /// <summary>Does the word name a country or its people?</summary>
    public bool NationAt(TextSpan span) => names.ActorAt(span) is { Kind: ActorKind.Country };

    private IEnumerable<FoundParty> Owner(SentenceView view, int word, string[] slots, int depth)
    {
        // Nobody owns a border: "a camp on the Thai border" is not Thailand's.
        if (depth > 2 || view.Tree.Lemma(word) is "border" or "frontier")
        {
            return [];
        }

        FoundParty? own = null;
        foreach (string slot in slots)
        {
            var found = new List<FoundParty>();
            foreach (int at in Slots.Of(view, word, slot))
            {
                foreach (int one in view.Tree.Coordinated(at))
                {
                    // "its war with Iraq": whoever else is named tells more than the pronoun.
                    if (view.Tree[one].Upos == "PRON")
                    {
                        own ??= At(view, one);
                    }
                    else if (At(view, one) is { } party && (slot != "mod" || party.Party.Country is not null || party.Party.ActorId is not null))
                    {
                        found.Add(party);
                    }
                    else if (slot is not "mod")
                    {
                        found.AddRange(Owner(view, one, slots, depth + 1));
                    }
                }
            }

            if (found.Count > 0)
            {
                return found;
            }
        }

        return own is null ? [] : [own];
    }

    /// <summary>PLOVER's sector of a noun for people or a body of people, <c>-</c> when it has none, null for no people.</summary>
    private string? Sector(ParseTree tree, int word)
    {
        foreach (string sector in Sectors)
        {
            if (classes.Holds("SECTOR-" + sector, tree, word))
            {
                return sector;
            }
        }

        return classes.Holds("PEOPLE", tree, word) || Fillers.IsPersonalPronoun(tree, word) ? "-" : null;
    }

    private static readonly string[] Sectors =
        ["MIL", "GOV", "COP", "REB", "JUD", "LEG", "OPP", "CVL", "REF", "JRN", "UAF", "SPY", "PTY", "BUS", "LAB", "MED", "EDU", "REL", "CRM", "PRM", "SOC"];

    /// <summary>Bodies of many states, and armed groups by name, have no country of their own in PLOVER's terms.</summary>
    /// <param name="named">The group is told by its name, not as "rebels".</param>
    private static bool Stateless(Actor actor, bool named) =>
        actor.Kind is ActorKind.Outlet || actor.Sectors.Any(s => s is "IGO" or "UNO" or "EUR" or "NGO" or "IMG" or "ISM" or "MNC")
        || (actor.Kind is ActorKind.Group or ActorKind.Organization && actor.Sectors.Contains("REB") && named && char.IsUpper(actor.Name.FirstOrDefault()));

    private string? CountryOf(SentenceView view, int word)
    {
        foreach (string slot in (ReadOnlySpan<string>)["mod", "poss", "of", "from", "in"])
        {
            foreach (int at in Slots.Of(view, word, slot))
            {
                int owner = slot == "poss" && Antecedent(view, at) is >= 0 and var antecedent ? antecedent : at;
                var span = view.Tree[owner].Span;
                if (names.ActorAt(span)?.Country is { } country)
                {
                    return country;
                }

                if (PlaceAt(span)?.Country is { } place)
                {
                    return place;
                }

                // "the government of Sindh province": the name stands before the kind of place.
                int name = slot is "of" or "in" ? view.Tree.Child(owner, "compound") : -1;
                if (name >= 0 && PlaceAt(view.Tree[name].Span)?.Country is { } region)
                {
                    return region;
                }

                // "a U.S.-led coalition", "an Iranian-flagged tanker", but not "US-backed rebels".
                if (view.Tree.Lemma(at) is "lead" or "flag" or "run" or "own" or "flagged" or "led")
                {
                    foreach (int leader in view.Tree.Children(at).ToArray())
                    {
                        if (names.ActorAt(view.Tree[leader].Span)?.Country is { } led)
                        {
                            return led;
                        }
                    }
                }
            }
        }

        return null;
    }

    /// <summary>A mention counts for its own head only: "Turkish" in "the Turkish proposal" makes the proposal no actor.</summary>
    private static bool IsHeadOf(Actor actor, ParseTree tree, int word, TextSpan named)
    {
        var mention = Mention(actor, named);
        int head = tree.Head(word);
        return head < 0 || !mention.Overlaps(tree[head].Span) || tree.IsAny(word, "conj", "appos", "nmod:poss");
    }

    private static TextSpan Mention(Actor actor, TextSpan span) =>
        actor.Mentions.Where(m => m.Overlaps(span)).MaxBy(m => m.Length);
}
