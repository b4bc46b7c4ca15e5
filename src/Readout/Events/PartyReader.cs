using Readout.Names;
using Readout.Text;

namespace Readout.Events;

/// <summary>A party with the words it was read from, before roles are settled.</summary>
/// <param name="Person">True for a single person, so that a state is told from its minister.</param>
internal sealed record FoundParty(Party Party, int Word, bool Person);

/// <summary>
/// Who stands at a word: an actor of the article, a place that stands for its state, or people described by a noun
/// ("Turkish forces", "protesters"), whose country their modifiers give.
/// </summary>
internal sealed class PartyReader(NameTable names, WordClasses classes)
{
    /// <summary>Where the owner of an act or proposal stands, in the order that it is looked for.</summary>
    private static readonly string[] Owners = ["poss", "by", "of", "from", "against", "between", "among", "with", "mod", "to", "on", "into", "in", "for"];

    /// <summary>Parties at a word and the words coordinated to it; those of its owner when it is a thing ("a Syrian proposal").</summary>
    public List<FoundParty> Read(SentenceView view, int word)
    {
        var found = new List<FoundParty>();
        foreach (int one in view.Tree.Coordinated(word))
        {
            if (At(view, one) is { } party)
            {
                found.Add(party);
            }
            else
            {
                found.AddRange(Owner(view, one, 0));
            }
        }

        return found;
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

        if (names.ActorAt(token.Span) is { } actor && IsHeadOf(actor, tree, word))
        {
            return new FoundParty(new Party(actor.Id, actor.Country, actor.Sectors, [Mention(actor, token.Span)]), word, actor.Kind == ActorKind.Person);
        }

        if (PlaceAt(token.Span) is { } place)
        {
            return new FoundParty(new Party(null, place.Country, [], [token.Span]), word, false);
        }

        string? sector = Sector(tree, word);
        if (sector is null)
        {
            return null;
        }

        string? country = CountryOf(view, word);
        return new FoundParty(new Party(null, country, sector == "-" ? [] : [sector], [tree.PhraseSpan(word)]), word, classes.Holds("PEOPLE", tree, word));
    }

    public Place? PlaceAt(TextSpan span)
    {
        foreach (var place in names.Places)
        {
            foreach (var mention in place.Spans)
            {
                if (mention.Overlaps(span))
                {
                    return place;
                }
            }
        }

        return null;
    }

    private IEnumerable<FoundParty> Owner(SentenceView view, int word, int depth)
    {
        if (depth > 2)
        {
            return [];
        }

        foreach (string slot in Owners)
        {
            var found = new List<FoundParty>();
            foreach (int at in Slots.Of(view, word, slot))
            {
                foreach (int one in view.Tree.Coordinated(at))
                {
                    if (At(view, one) is { } party)
                    {
                        found.Add(party);
                    }
                    else if (slot is not "mod")
                    {
                        found.AddRange(Owner(view, one, depth + 1));
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

        return classes.Holds("PEOPLE", tree, word) || (tree[word].Upos == "PRON" && tree.Lemma(word) is "he" or "she" or "they" or "we" or "i" or "who") ? "-" : null;
    }

    private static readonly string[] Sectors =
        ["MIL", "GOV", "COP", "REB", "JUD", "LEG", "OPP", "CVL", "REF", "JRN", "UAF", "SPY", "PTY", "BUS", "LAB", "MED", "EDU", "REL", "CRM", "PRM", "SOC"];

    private string? CountryOf(SentenceView view, int word)
    {
        foreach (string slot in (ReadOnlySpan<string>)["mod", "poss", "of", "from", "in"])
        {
            foreach (int at in Slots.Of(view, word, slot))
            {
                var span = view.Tree[at].Span;
                if (names.ActorAt(span)?.Country is { } country)
                {
                    return country;
                }

                if (PlaceAt(span)?.Country is { } place)
                {
                    return place;
                }
            }
        }

        return null;
    }

    /// <summary>A mention counts for its own head only: "Turkish" in "the Turkish proposal" makes the proposal no actor.</summary>
    private static bool IsHeadOf(Actor actor, ParseTree tree, int word)
    {
        var mention = Mention(actor, tree[word].Span);
        int head = tree.Head(word);
        return head < 0 || !mention.Overlaps(tree[head].Span) || tree.IsAny(word, "conj", "appos", "nmod:poss");
    }

    private static TextSpan Mention(Actor actor, TextSpan span) =>
        actor.Mentions.Where(m => m.Overlaps(span)).MaxBy(m => m.Length);
}
