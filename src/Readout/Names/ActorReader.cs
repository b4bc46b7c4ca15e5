using System.Collections.Immutable;
using Readout.Lexicons;
using Readout.Text;

namespace Readout.Names;

/// <summary>
/// Reads actors by composition: state and office, body or people ("the Lebanese army", "Russian Defense Minister
/// Sergei Shoigu"), organisations by name, and people by the names that stand beside their offices. Country and
/// sectors follow PLOVER's codebook (manual 0.8).
/// </summary>
public sealed class ActorReader
{
    private readonly ActorLexicon lexicon;
    private readonly ActorChunker chunker;
    private readonly PersonLexicon persons;

    /// <exception cref="InputException">A lexicon row is wrong.</exception>
    public ActorReader(LexiconSet lexicons, Countries countries)
    {
        lexicon = new ActorLexicon(lexicons, countries);
        chunker = new ActorChunker(lexicon);
        persons = new PersonLexicon(lexicons, countries);
    }

    /// <summary>
    /// Country, sectors and kind of any noun phrase, such as a statement's source ("a well-informed Russian
    /// diplomat"): composed from its words, completed by what the article says of the same actor elsewhere.
    /// </summary>
    /// <param name="span">The phrase in <paramref name="text"/>.</param>
    /// <param name="table">The article's names; <see cref="NameTable.Empty"/> when only the words count.</param>
    /// <param name="apart">The part of the phrase that is a person's own name, whose words tell no country.</param>
    public ActorDescription Describe(string text, TextSpan span, NameTable table, TextSpan? apart = null)
    {
        var tokens = new List<Token>();
        Tokens.Split(text, span, tokens);
        ActorPhrase? main = null;
        string? country = null;
        ImmutableArray<string> sectors = [];
        TextSpan? person = null;
        for (int at = 0; at < tokens.Count;)
        {
            var items = chunker.Chunk(tokens, at, tokens.Count, i => tokens[i].Capital && (i > 0 || tokens.Count < 4 || tokens[1].Capital), _ => false);
            if (ActorComposer.Compose(text, tokens, items) is not { } phrase)
            {
                at++;
                continue;
            }

            if (apart is { } own && own.Contains(phrase.Span))
            {
                // "Victoria", "Jordan": a part of a person's own name tells no country.
                at = items[^1].To;
                continue;
            }

            // "ambassador to Iran", "attack on Syria": the country behind such a word is another's, and so is an outlet's ("polled by Example News").
            bool other = at > 0 && main is not null && (tokens[at - 1].Key is "to" or "on" or "with" or "against" or "about" or "toward" or "towards" || table.ActorAt(phrase.Span) is { Kind: ActorKind.Outlet });
            if (!other)
            {
                main ??= phrase;
                country ??= phrase.Country;
                sectors = sectors.IsEmpty ? phrase.Sectors : sectors;
                person ??= phrase.Person;
            }

            at = items[^1].To;
        }

        var known = table.ActorAt(person ?? main?.Span ?? span);
        if (known is { Kind: ActorKind.Country } && main is { Role: not TermRole.None } && (main.Role & TermRole.Nation) == 0)
        {
            known = null;
        }

        string name = person?.Of(text) ?? main?.Name ?? span.Of(text);
        return new ActorDescription(
            known is { Kind: ActorKind.Person } ? known.Name : name,
            known?.Kind ?? main?.Kind ?? ActorKind.Person,
            country ?? known?.Country,
            sectors.IsEmpty ? known?.Sectors ?? [] : sectors,
            known?.Id);
    }

    /// <param name="places">The article's places: names that are none of people, and the country that the article is about.</param>
    /// <param name="date">The article's date, ISO 8601: offices change.</param>
    internal ImmutableArray<Actor> Read(NameText text, ImmutableArray<Place> places, string? date)
    {
        var index = new ActorIndex(text, places, persons, date);
        foreach (var sentence in text.Sentences.Where(s => s.Paragraph != NameText.Margin).OrderBy(s => s.Paragraph < 0 ? int.MaxValue : s.Paragraph))
        {
            ReadSentence(text, sentence, index);
        }

        return index.Actors();
    }

    // Letters that "defence ministry" and "defense minister", "presidency" and "president" share.
    private const int Stem = 5;

    private void ReadSentence(NameText text, TokenRange sentence, ActorIndex index)
    {
        ActorPhrase? before = null;
        List<ActorPhrase> bodies = [];
        int beforeEnd = -1;
        for (int at = sentence.Start; at < sentence.End;)
        {
            if (text.IsWithheld(at) || Repeats(text, at) || (lexicon.At(text.Tokens, at, sentence.End).Term is { Country: { } nation } && index.EndsPlace(text.Tokens[at].Span, nation)))
            {
                at++;
                continue;
            }

            int known = persons.FullName(text.Tokens, at, sentence.End);
            var items = known > 0
                ? [.. Enumerable.Range(at, known).Select(i => new Item(ItemKind.Name, null, i, i + 1))]
                : chunker.Chunk(text.Tokens, at, sentence.End, i => text.IsName(i) && !sentence.TitleCase, text.IsPersons);
            if (ActorComposer.Compose(text.Text, text.Tokens, items) is not { } composed || (known > 0 ? composed : Standing(text, sentence, items, composed, index)) is not { } phrase)
            {
                at = items.Count > 0 ? NextStart(items, at) : at + 1;
                continue;
            }

            phrase = OfItsOwn(text, bodies, items[0].From, phrase);
            if (phrase is { Country: not null, Person: null } && phrase.Sectors.Contains("GOV"))
            {
                bodies.Add(phrase);
            }

            at = items[^1].To;
            if (before is not null && Apposed(text, before, beforeEnd, items[0].From, at, sentence.End, phrase))
            {
                index.Appose(before, phrase);
            }
            else if (items.Exists(i => i.Kind == ItemKind.Hyphen) && phrase.Kind == ActorKind.Country)
            {
                AddNations(text, index, items);
            }
            else
            {
                index.Add(phrase);
                if (before is { Kind: ActorKind.Country } && beforeEnd + 1 == items[0].From && text.Tokens[beforeEnd].Is("and") && items[0].Term?.Is(TermRole.Nation) == true
                    && phrase.Kind != ActorKind.Country && lexicon.At(text.Tokens, beforeEnd - 1, beforeEnd).Term?.Is(TermRole.People) == true)
                {
                    // "Syrian and Russian forces": both have forces.
                    index.Add(phrase with { Span = before.Span, Country = before.Country, Name = before.Name + " " + phrase.Head, Person = null });
                }
            }

            if (before is not null && Serves(text, before, beforeEnd, items[0].From, phrase))
            {
                index.Serve(before, phrase);
            }

            at = ReadList(text, sentence, index, items, phrase, at);
            at = ReadNames(text, sentence, index, phrase, at);
            (before, beforeEnd) = (phrase, at);
        }
    }

    /// <summary>"RT @example": a post passed on, not the outlet of that name.</summary>
    private static bool Repeats(NameText text, int at) => text.Tokens[at].Key is "rt" && at + 1 < text.Tokens.Count && text.Tokens[at + 1].Is("@");

    /// <summary>"The defense ministers of Russia, Syria and Iran": each further country has a minister of its own.</summary>
    private int ReadList(NameText text, TokenRange sentence, ActorIndex index, List<Item> items, ActorPhrase phrase, int at)
    {
        if (items[^1] is not { Kind: ItemKind.Term, Term: { } last } || !last.Is(TermRole.Nation) || !items.Exists(i => i.Kind == ItemKind.Of))
        {
            return at;
        }

        int next = at;
        while (next + 1 < sentence.End)
        {
            int skip = text.Tokens[next].Is(",") ? text.Tokens[next + 1].Is("and") ? 2 : 1 : text.Tokens[next].Is("and") ? 1 : 0;
            if (skip == 0 || next + skip >= sentence.End)
            {
                break;
            }

            var (term, length) = lexicon.At(text.Tokens, next + skip, sentence.End);
            if (term is null || !term.Is(TermRole.Country | TermRole.Capital))
            {
                break;
            }

            int from = next + skip;
            next = from + length;
            var span = new TextSpan(text.Tokens[from].Start, text.Tokens[next - 1].End);
            index.Add(phrase with { Span = span, Name = $"{phrase.Head} of {term.Name}", Country = term.Country });
            at = next;
        }

        return at;
    }

    /// <summary>"Syrian-Turkish" names both.</summary>
    private static void AddNations(NameText text, ActorIndex index, List<Item> items)
    {
        foreach (var item in items.Where(i => i.Term?.Is(TermRole.Nation) == true))
        {
            var span = new TextSpan(text.Tokens[item.From].Start, text.Tokens[item.To - 1].End);
            index.Add(new ActorPhrase(span, item.Term!.Name, ActorKind.Country, item.Term.Country, [], null, "", item.Term.Role & TermRole.Nation));
        }
    }

    /// <summary>"Presidents Ana Costa and Ivan Petrov": an office in the plural holds for each name behind it.</summary>
    private int ReadNames(NameText text, TokenRange sentence, ActorIndex index, ActorPhrase phrase, int at)
    {
        while ((phrase.Role & TermRole.Offices) != 0 && phrase.Person is not null && at + 1 < sentence.End && text.Tokens[at].Key is "and" or ",")
        {
            var items = chunker.Chunk(text.Tokens, at + 1, sentence.End, i => text.IsName(i), text.IsPersons);
            if (items.Count == 0 || items.Exists(i => i.Kind != ItemKind.Name))
            {
                break;
            }

            var span = new TextSpan(text.Tokens[items[0].From].Start, text.Tokens[items[^1].To - 1].End);
            index.Add(phrase with { Span = span, Person = span, Name = span.Of(text.Text), Country = null });
            at = items[^1].To;
        }

        return at;
    }

    /// <summary>"Sergei Lavrov, the Russian foreign minister," and "the foreign minister, Sergei Lavrov," are one actor.</summary>
    private static bool Apposed(NameText text, ActorPhrase before, int beforeEnd, int from, int to, int limit, ActorPhrase phrase)
    {
        if (beforeEnd >= from || beforeEnd < 0 || !text.Tokens[beforeEnd].Is(","))
        {
            return false;
        }

        for (int i = beforeEnd + 1; i < from; i++)
        {
            if (text.Tokens[i].Key is not ("a" or "an" or "the" or "his" or "her" or "its" or "their" or "senior" or "top" or "another" or "one"))
            {
                return false;
            }
        }

        bool closes = to >= limit || text.Tokens[to].Key is "," or "." or "(" or "—" or "–" or "said" or "told" or ";" or "in" or "at" or "who" or "of" or "for" or "with" or "to";
        // "After talks with Costa, the president said …": an office behind a name would be closed by a comma too.
        bool speaks = to < limit && text.Tokens[to].Key is "said" or "told";
        bool nameThenOffice = !speaks && before is { Kind: ActorKind.Person, Role: TermRole.None } && (phrase.Role & TermRole.Office) != 0 && phrase.Person is null;
        bool officeThenName = (before.Role & TermRole.Office) != 0 && before.Person is null && phrase is { Kind: ActorKind.Person, Role: TermRole.None } && beforeEnd + 1 == from;
        return closes && (nameThenOffice || officeThenName);
    }

    /// <summary>"Norway's foreign ministry said Foreign Minister X …": a minister of whom his ministry tells is of its country.</summary>
    /// <param name="bodies">Those of governments that the sentence has named.</param>
    private static ActorPhrase OfItsOwn(NameText text, List<ActorPhrase> bodies, int from, ActorPhrase phrase)
    {
        bool told = bodies.Count > 0 && phrase is { Country: null, Person: not null } && (phrase.Role & TermRole.Office) != 0 && from > 0
            && text.Tokens[from - 1].Key is "said" or "says" or "that" or "announced" or "added" or "confirmed";
        if (!told)
        {
            return phrase;
        }

        string[] stems = [.. Folding.Key(phrase.Span.In(text.Text)).Split(' ').Where(word => word.Length > Stem && !word.StartsWith("minist", StringComparison.Ordinal)).Select(word => " " + word[..Stem])];
        var own = bodies.FindLast(body => Array.Exists(stems, stem => Folding.Key(body.Span.In(text.Text)).Contains(stem, StringComparison.Ordinal)));
        return own is null ? phrase : phrase with { Country = own.Country };
    }

    /// <summary>"An aide to President X", "a lawyer for Y": of the same country where nothing else tells.</summary>
    private static bool Serves(NameText text, ActorPhrase before, int beforeEnd, int from, ActorPhrase phrase) =>
        before is { Country: null, Person: null } && (before.Role & TermRole.Office) != 0 && phrase.Kind == ActorKind.Person && beforeEnd >= 0 && beforeEnd + 1 <= from
        && text.Tokens[beforeEnd].Key is "to" or "for" && (beforeEnd + 1 == from || (beforeEnd + 2 == from && text.Tokens[beforeEnd + 1].Is("the")));

    private static int NextStart(List<Item> items, int at) => items[0].Kind == ItemKind.Term && items[0].To > at ? items[0].To : at + 1;

    /// <summary>Words of the lexicons that alone and in lower case name nobody.</summary>
    private static readonly string[] Bare = ["head", "heads", "side", "sides", "justice"];

    /// <summary>"Each side", "both sides": the parties to something.</summary>
    private static readonly string[] Parties = ["all", "both", "each", "either", "neither", "other", "the", "three", "two"];

    private static readonly string[] Parts = ["north", "south", "east", "west", "midwest", "northeast", "northwest", "southeast", "southwest"];

    /// <summary>The phrase if it stands for an actor here, with its kind by the name tagger; else null.</summary>
    private static ActorPhrase? Standing(NameText text, TokenRange sentence, List<Item> items, ActorPhrase phrase, ActorIndex index)
    {
        int from = items[0].From, to = items[^1].To;
        if (phrase.Role == TermRole.None && phrase.Person is { } person)
        {
            // "Sen. Example, R-Fla.": a party and a state.
            int party = text.Tokens[from].Key is "r" or "d" or "i" && from + 1 < to && text.Tokens[from + 1].Is("-") ? from : from - 2;
            if (party > sentence.Start && text.Tokens[party].Key is "r" or "d" or "i" && text.Tokens[party + 1].Is("-") && text.Tokens[party - 1].Key is "," or "(")
            {
                return null;
            }

            // A bare name. The tagger is evidence, not judge: two capitalised words in running text are a name though it saw none.
            bool known = index.IsPerson(person);
            bool plain = !sentence.TitleCase && !index.IsPlace(person);
            return text.Entity(from) switch
            {
                "ORG" when !known => phrase with { Kind = ActorKind.Organization, Person = null },
                "PER" or "ORG" => phrase,
                "LOC" => known ? phrase : null,
                "" => known || (plain && to - from is > 1 and < 5 && text.Upos(to - 1) == "PROPN") ? phrase : null,
                null => plain ? phrase : null,
                _ => known ? phrase : null,
            };
        }

        if ((phrase.Role & TermRole.Capital) != 0 && items.Count == 1)
        {
            return ActsAsGovernment(text, sentence, from, to) ? phrase : null;
        }

        // "His head", "his side", "brought to justice": whose is told with what acts.
        if (items is [{ Term: not null } single] && !text.Tokens[single.From].Capital && Bare.Contains(text.Tokens[single.From].Key)
            && !(single.From > sentence.Start && text.Tokens[single.From].Key is "side" or "sides" && Parties.Contains(text.Tokens[single.From - 1].Key)))
        {
            return null;
        }

        // "The American South": a part of a country.
        if (items is [{ Term: { } nation }, { Kind: ItemKind.Name } part] && nation.Is(TermRole.People) && Parts.Contains(text.Tokens[part.From].Key))
        {
            return null;
        }

        if (items.Exists(i => i.Kind == ItemKind.Name) && items[0] is { Kind: ItemKind.Term } rank && !text.Tokens[rank.From].Capital && text.Tokens[rank.From].Key is "major" or "general" or "private")
        {
            // A rank in front of a name has a capital; "a major Asian airline" has none.
            return null;
        }

        bool bare = items.TrueForAll(i => i.Kind == ItemKind.Term) && items[^1].Term!.Is(TermRole.Head) && phrase.Country is null
            && !items.Exists(i => i.Term!.Is(TermRole.Nation | TermRole.Named));
        return !bare || IsNoun(text, sentence, from, to, items[^1].Term!) ? phrase : null;
    }

    /// <summary>"Damascus denied it", "ties with Ankara" mean a government; "in Damascus" means the city.</summary>
    private static bool ActsAsGovernment(NameText text, TokenRange sentence, int from, int to)
    {
        string before = from > sentence.Start ? text.Tokens[from - 1].Key : "";
        string after = to < sentence.End ? text.Tokens[to].Key : "";
        return before is not ("in" or "at" or "near" or "to" or "around" or "outside" or "across" or "through" or "toward" or "towards" or "into" or "inside" or "of" or "from" or "central"
                or "downtown" or "eastern" or "western" or "northern" or "southern" or "via" or "over" or "for" or "visit" or "visited" or "reached" or "left")
            && after is not ("," or "(" or "airport" or "-" or "suburb" or "suburbs" or "time" or "university" or "stadium" or "hotel" or "street" or "city" or "area" or "—" or "–" or "province");
    }

    /// <summary>"the army" and "rebels" are nouns; "forces" in "it forces" and "head" in "head to" are not.</summary>
    private static bool IsNoun(NameText text, TokenRange sentence, int from, int to, Term head)
    {
        if (text.Upos(to - 1) is { } tag)
        {
            return tag is "NOUN" or "PROPN";
        }

        // Without tags an adjective ("the general public") is told by the noun behind it, a verb ("it forces") by its subject.
        string before = from > sentence.Start ? text.Tokens[from - 1].Key : "";
        var last = text.Tokens[to - 1];
        bool plural = last.Key.EndsWith('s') || last.Key.EndsWith("men", StringComparison.Ordinal) || head.Is(TermRole.Persons);
        bool modifies = to < sentence.End && text.Tokens[to] is { IsWord: true, Capital: false } next && !plural
            && !ActorChunker.Closed.Contains(next.Key) && !next.Key.EndsWith("ed", StringComparison.Ordinal) && next.Key[0] is not ('\'' or '’');
        bool definite = before is "the" or "his" or "her" or "its" or "their" or "our" or "this" or "that" or "'s" or "by" or "with" or "from" or "";
        return before is not ("to" or "it" or "he" or "she" or "they" or "which" or "who" or "will" or "would")
            && !modifies && (plural || to - from > 1 || definite || (head.Is(TermRole.Office) && before is "a" or "an" or "another" or "one" or "senior" or "local"));
    }
}
