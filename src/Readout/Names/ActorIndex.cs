using System.Collections.Immutable;
using System.Globalization;
using Readout.Text;

namespace Readout.Names;

/// <summary>
/// The actors of one article as they come up: puts later short names to earlier full ones and keeps the office
/// that a person had at the first mention ("Cavusoglu" later is TUR GOV).
/// </summary>
internal sealed class ActorIndex(NameText text, ImmutableArray<Place> places, PersonLexicon lexicon, string? date)
{
    private readonly HashSet<TextSpan> spots = [.. places.Where(p => p.Feature != "demonym").Select(p => p.Spans[0])];
    private readonly List<Entry> entries = [];
    private readonly Dictionary<string, Entry> byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Entry> persons = new(StringComparer.Ordinal);
    private readonly Dictionary<TextSpan, Entry> bySpan = [];

    public void Add(ActorPhrase phrase)
    {
        var entry = phrase.Person is { } person ? Person(person.Of(text.Text), phrase) : Other(phrase);
        entry.Mention(phrase.Span);
        bySpan[phrase.Span] = entry;
    }

    /// <summary>One actor told twice, by name and by office.</summary>
    public void Appose(ActorPhrase before, ActorPhrase phrase)
    {
        if (!bySpan.TryGetValue(before.Span, out var entry))
        {
            return;
        }

        if (phrase.Person is { } person && before.Person is null)
        {
            var named = Person(person.Of(text.Text), before);
            if (entry.NameKeys.Length > 0 && !ReferenceEquals(named, entry))
            {
                // "President X said his rival for president, Y, …": the office was given to X, and here is Y's.
                entry.Mentions.Remove(before.Span);
                named.Mention(before.Span);
                bySpan[before.Span] = named;
            }
            else if (!ReferenceEquals(named, entry))
            {
                foreach (var mention in entry.Mentions)
                {
                    named.Mention(mention);
                }

                entries.Remove(entry);
                foreach (string key in byKey.Where(pair => ReferenceEquals(pair.Value, entry)).Select(pair => pair.Key).ToArray())
                {
                    byKey[key] = named;
                }
            }

            entry = named;
        }

        entry.Take(phrase.Country, phrase.Sectors);
        entry.Heads.Add(phrase.Head);
        entry.Mention(phrase.Span);
        bySpan[phrase.Span] = entry;
    }

    /// <summary>The first works for the second.</summary>
    public void Serve(ActorPhrase servant, ActorPhrase master)
    {
        if (bySpan.TryGetValue(servant.Span, out var entry) && bySpan.TryGetValue(master.Span, out var served) && !ReferenceEquals(entry, served))
        {
            entry.Serves ??= served;
        }
    }

    public bool IsPlace(TextSpan span) => spots.Contains(span);

    /// <summary>Does a longer toponym that belongs elsewhere end with this country's name, as "New Mexico" does?</summary>
    public bool EndsPlace(TextSpan name, string country) =>
        places.Any(p => p.Spans[0].Contains(name) && p.Spans[0].Start < name.Start && p.Country != country);

    /// <summary>Does the name end as that of a person already met?</summary>
    public bool IsPerson(TextSpan span)
    {
        var last = Tokens.Of(span.Of(text.Text)).LastOrDefault(t => t.IsWord);
        return last.Key is { } key && persons.ContainsKey(key);
    }

    public ImmutableArray<Actor> Actors()
    {
        foreach (var entry in entries)
        {
            if (entry.Kind == ActorKind.Person && entry.NameKeys.Length > 0 && lexicon.Find(entry.Name, date) is { } known && (entry.Country is null || entry.Country == known.Country))
            {
                entry.Take(known.Country, known.Sectors);
                entry.World |= known.Country is null;
            }
        }

        var focus = Focus();
        foreach (var entry in entries)
        {
            if (entry.Country is null && !entry.World && entry.Kind is not (ActorKind.Country or ActorKind.Outlet) && !entry.Sectors.Any(ActorSectors.Stateless.Contains))
            {
                entry.Country = Inside(entry) ?? entry.Serves?.Country ?? Owner(entry)?.Country ?? (InCongress(entry) ? "USA" : null) ?? (entry.Domestic || (Local(entry) && focus.Share >= ForeignShare) ? focus.Country : null);
            }
        }

        int number = 0;
        return
        [
            .. entries.OrderBy(e => e.Mentions.Min).Select(e => new Actor(
                "a" + (++number).ToString(CultureInfo.InvariantCulture), e.Name, e.Kind, e.Country, e.Sectors, [.. e.Mentions])),
        ];
    }

    /// <summary>
    /// The share of an article's toponyms that one country needs before actors without any sign of country count as
    /// its own: chosen on the training half of the whole readings (docs/quality.md, Actors).
    /// </summary>
    private const double ForeignShare = 0.5;

    /// <summary>How many mentions of one person or body count at most, so that the article's main figure is not its only country.</summary>
    private const int KnownMentions = 5;

    /// <summary>A paragraph names too few of them to be about their country: its place decides.</summary>
    private const int KnownEnough = 4;

    /// <summary>Named persons and bodies, and people who live where the news is; unnamed sources and experts may be anybody's.</summary>
    private static bool Local(Entry entry) => entry.NameKeys.Length > 0 || entry.Kind == ActorKind.Organization || entry.Sectors.Any(s => s is "CVL" or "REF" or "COP" or "MED");

    /// <summary>"St. Louis police", "the Gaza health ministry": a place within a mention tells the country.</summary>
    private string? Inside(Entry entry)
    {
        foreach (var place in places)
        {
            bool named = entry.NameKeys.Length > 0 && entry.Name.Contains(place.Spans[0].Of(text.Text), StringComparison.Ordinal);
            if (place.Country is { } country && !named && entry.Mentions.Any(m => m.Contains(place.Spans[0]) && m != place.Spans[0]))
            {
                return country;
            }
        }

        return null;
    }

    /// <summary>"Costa's office", "Bell, a spokesman for Costa's office": the person whose it is.</summary>
    private Entry? Owner(Entry entry)
    {
        foreach (var mention in entry.Mentions)
        {
            string name = mention.Of(text.Text);
            int possessive = Math.Max(name.IndexOf("'s ", StringComparison.Ordinal), name.IndexOf("’s ", StringComparison.Ordinal));
            if (possessive > 0 && Tokens.Of(name[..possessive]).LastOrDefault(t => t.IsWord).Key is { } key && persons.TryGetValue(key, out var owner) && !ReferenceEquals(owner, entry))
            {
                return owner;
            }
        }

        return null;
    }

    /// <summary>"Sen. Example, R-Fla.", "Rep. Example (D-Calif.)": party and state as only members of Congress and governors of states have them.</summary>
    private bool InCongress(Entry entry) => entry.Kind == ActorKind.Person && entry.Mentions.Any(m =>
    {
        var after = text.Text.AsSpan(m.End);
        return (after.StartsWith(" (", StringComparison.Ordinal) || after.StartsWith(", ", StringComparison.Ordinal)) && after.Length > 5 && after[2] is 'R' or 'D' or 'I' && after[3] is '-' or '–' && char.IsUpper(after[4]);
    });

    /// <summary>The country that most toponyms, and persons and bodies known by their names, belong to, and their share.</summary>
    private (string? Country, double Share) Focus()
    {
        var told = places.Where(p => p.Country is not null).Select(p => (Country: p.Country!, p.Spans[0].Start)).ToList();
        var known = entries.Where(e => e.Country is not null && e.Kind is ActorKind.Person or ActorKind.Organization)
            .SelectMany(e => e.Mentions.Take(KnownMentions).Select(m => (Country: e.Country!, m.Start))).ToList();
        told.AddRange(known.Count >= KnownEnough ? known : []);
        var located = told.GroupBy(t => t.Country, StringComparer.Ordinal)
            .Select(g => (Country: g.Key, Count: g.Count(), First: g.Min(t => t.Start))).OrderByDescending(g => g.Count).ThenBy(g => g.First).ToArray();
        return located.Length == 0 ? (null, 0) : (located[0].Country, (double)located[0].Count / located.Sum(g => g.Count));
    }

    private Entry Person(string name, ActorPhrase phrase)
    {
        var keys = Tokens.Of(name).Where(t => t.IsWord && t.Key.Length > 1).Select(t => t.Key).ToArray();
        string last = keys.Length > 0 ? keys[^1] : Folding.Key(name);
        if (persons.TryGetValue(last, out var entry) && Compatible(entry, keys))
        {
            if (name.Length > entry.Name.Length && keys.Length > 1)
            {
                entry.Name = name;
            }
        }
        else if (keys.Length == 1 && entries.FirstOrDefault(e => e.NameKeys.Contains(keys[0], StringComparer.Ordinal)) is { } byFirst)
        {
            entry = byFirst;
        }
        else
        {
            entry = New(name, ActorKind.Person);
            persons[last] = entry;
        }

        entry.NameKeys = keys.Length > entry.NameKeys.Length ? keys : entry.NameKeys;
        entry.Take(phrase.Country, phrase.Sectors);
        if (phrase.Head.Length > 0)
        {
            entry.Heads.Add(phrase.Head);
            entry.Domestic |= phrase.Sectors.Any(s => s is "GOV" or "LEG" or "MIL" or "COP" or "JUD" or "OPP" or "SPY" or "PTY");
        }

        return entry;
    }

    /// <summary>"Ali Hassan" and "Omar Hassan" share a last name and are two; "van der Hoek" is Ida van der Hoek.</summary>
    private static bool Compatible(Entry entry, string[] keys) =>
        keys.Length < 2 || entry.NameKeys.AsSpan().EndsWith(keys) || entry.NameKeys.Length < 2 || string.Equals(entry.NameKeys[0], keys[0], StringComparison.Ordinal)
        || entry.NameKeys[0][0] == keys[0][0] && (entry.NameKeys[0].Length == 1 || keys[0].Length == 1);

    private Entry Other(ActorPhrase phrase)
    {
        bool office = (phrase.Role & TermRole.Office) != 0 && phrase.Head.Length > 0;
        if (office && entries.LastOrDefault(e => e.Kind == ActorKind.Person && e.NameKeys.Length > 0 && e.Heads.Contains(phrase.Head)
                && (phrase.Country is null || phrase.Country == e.Country)) is { } holder
            && Definite(phrase))
        {
            return holder;
        }

        string key = phrase.Kind switch
        {
            ActorKind.Country => "country " + phrase.Country,
            _ when phrase.Head.Length == 0 => "name " + Folding.Key(phrase.Name),
            ActorKind.Outlet => "name " + Folding.Key(phrase.Name),
            _ => phrase.Country + " " + Words(phrase.Span),
        };
        if (!byKey.TryGetValue(key, out var entry))
        {
            entry = New(phrase.Name, phrase.Kind);
            entry.Country = phrase.Country;
            entry.Domestic = phrase.Country is null && !Possessed(phrase) && !Abroad(phrase) && phrase.Sectors.Any(s => s is "GOV" or "LEG" or "MIL" or "COP" or "JUD" or "OPP" or "SPY");
            byKey[key] = entry;
            entry.Heads.Add(phrase.Head);
        }

        entry.Take(phrase.Country, phrase.Sectors);
        return entry;
    }

    /// <summary>"Trump's adviser" is of Trump's country, which the phrase doesn't say.</summary>
    private bool Possessed(ActorPhrase phrase) => phrase.Span.In(text.Text).IndexOfAny("'’") >= 0;

    /// <summary>"A Western diplomat", "the mediators": of another country than the one that the news is about, or of several.</summary>
    private bool Abroad(ActorPhrase phrase) =>
        Tokens.Of(phrase.Span.Of(text.Text)).Any(t => t.Key is "western" or "foreign" or "international" or "european" or "african" or "arab" or "asian" or "gulf" or "regional" or "allied" or "diplomat" or "diplomats" or "mediator" or "mediators");

    private bool Definite(ActorPhrase phrase)
    {
        int before = phrase.Span.Start - 1;
        return before < 2 || !(text.Text.AsSpan(0, before).TrimEnd().EndsWith(" a") || text.Text.AsSpan(0, before).TrimEnd().EndsWith(" an"));
    }

    /// <summary>"Turkish Ministry of Defense" and "Turkish Defense Ministry" have the same words, "of" aside.</summary>
    private string Words(TextSpan span) =>
        string.Join(' ', Tokens.Of(span.Of(text.Text)).Where(t => t.IsWord && t.Key is not ("of" or "the" or "'s")).Select(t => t.Key).Order(StringComparer.Ordinal));

    private Entry New(string name, ActorKind kind)
    {
        var entry = new Entry(name, kind);
        entries.Add(entry);
        return entry;
    }

    private sealed class Entry(string name, ActorKind kind)
    {
        public string Name { get; set; } = name;

        public ActorKind Kind { get; } = kind;

        public string? Country { get; set; }

        public ImmutableArray<string> Sectors { get; private set; } = [];

        public SortedSet<TextSpan> Mentions { get; } = [];

        public HashSet<string> Heads { get; } = new(StringComparer.Ordinal);

        public string[] NameKeys { get; set; } = [];

        public Entry? Serves { get; set; }

        /// <summary>Known to be of no one state.</summary>
        public bool World { get; set; }

        /// <summary>An office or body of a state, so that it belongs to some country even if none is named.</summary>
        public bool Domestic { get; set; }

        public void Mention(TextSpan span) => Mentions.Add(span);

        public void Take(string? country, ImmutableArray<string> sectors)
        {
            Country ??= country;
            Sectors = Sectors.IsEmpty ? sectors : Sectors;
        }
    }
}
