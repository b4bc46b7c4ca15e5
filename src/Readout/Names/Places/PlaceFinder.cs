using System.Collections.Frozen;

namespace Readout.Names.Places;

/// <summary>Finds toponyms and tells them from people and organisations by the words around them.</summary>
/// <param name="press">Last words of outlets' names, small.</param>
internal sealed class PlaceFinder(PlaceLexicon lexicon, Gazetteer gazetteer, Countries countries, FrozenSet<string> press)
{
    /// <summary>The most words that a name in the gazetteer is looked up with.</summary>
    private const int LongestName = 5;

    private static readonly FrozenSet<string> Prepositions = new[]
    {
        "in", "at", "near", "from", "to", "outside", "around", "across", "inside", "into", "toward", "towards", "through", "between", "via", "of", "over",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Titles = new[]
    {
        "mr", "mrs", "ms", "miss", "dr", "sir", "lord", "lady", "president", "minister", "secretary", "chancellor", "senator", "sen", "rep", "gov", "governor", "mayor", "judge",
        "justice", "general", "gen", "colonel", "col", "captain", "capt", "sgt", "sergeant", "lt", "lieutenant", "major", "maj", "admiral", "adm", "prince", "princess", "king",
        "queen", "pope", "father", "rev", "reverend", "bishop", "archbishop", "cardinal", "imam", "sheikh", "coach", "professor", "prof", "officer", "detective", "sheriff",
        "councilman", "congressman", "spokesman", "spokeswoman", "director", "chief", "attorney", "actor", "actress", "singer", "author", "striker", "midfielder", "defender",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Words behind a toponym that keep it one: the name of a body of the place, or a kind of place.</summary>
    private static readonly FrozenSet<string> Heads = new[]
    {
        "police", "university", "hospital", "airport", "school", "schools", "college", "council", "court", "stock", "department", "county", "city", "fire", "museum", "church", "bank",
        "state", "province", "governorate", "district", "region", "oblast", "international", "high", "public", "regional", "national", "central", "medical", "metropolitan", "police",
        "pd", "community", "chamber", "area", "parish", "township", "town", "borough", "valley", "municipal", "general", "local", "road", "street", "avenue", "highway", "bridge",
        "island", "islands", "bay", "beach", "harbor", "harbour", "port", "river", "lake", "mountains", "hills", "heights", "north", "south", "east", "west", "government", "parliament",
        "embassy", "consulate", "film", "festival", "summit", "agreement", "accord", "declaration", "conference", "olympics", "city's", "mayor", "gov", "governor", "republicans",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Small words inside the names of places, of many languages: "Dar es Salaam", "Rio de Janeiro".</summary>
    private static readonly FrozenSet<string> Joiners = new[]
    {
        "of", "the", "and", "on", "upon", "sur", "am", "an", "'s", "’s", "de", "la", "del", "do", "da", "dos", "das", "du", "des", "les", "di", "von", "van", "der", "den",
        "al", "el", "es", "ez", "ed", "er", "az", "as", "ar",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Words that are some town's name too and stand in many other names.</summary>
    private static readonly FrozenSet<string> Generic = new[]
    {
        "center", "centre", "hospital", "hall", "commerce", "pack", "section", "metro", "hope", "man", "trail", "market", "federal", "church", "temple", "earth", "abbey", "ridge",
        "union", "liberty", "park", "plaza", "square", "house", "independence", "freedom", "victory", "star", "sun", "enterprise", "justice", "media", "news", "times", "post", "mission",
        "congress", "republic", "security", "defense", "christian", "god", "jesus", "bible", "internet", "network", "western", "eastern", "northern", "southern", "street", "town",
        "english", "arab", "man", "nice", "wing", "split", "bath", "reading", "mobile", "orange", "best", "young", "price", "power", "major", "grand", "golden", "long", "male", "police",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> AdminHeads = new[] { "province", "governorate", "oblast", "state", "region", "prefecture", "department" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Directions = new[]
    {
        "north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "downtown", "greater", "upper", "lower", "northeast", "northwest", "southeast",
        "southwest", "northeastern", "northwestern", "southeastern", "southwestern", "old", "inner", "outer", "mainland", "rural",
    }.ToFrozenSet(StringComparer.Ordinal);

    public List<PlaceMention> Find(NameText text)
    {
        var mentions = new List<PlaceMention>();
        var surnames = Surnames(text);
        foreach (var sentence in text.Sentences)
        {
            for (int at = sentence.Start; at < sentence.End;)
            {
                var mention = text.Tokens[at].IsWord && text.Tokens[at].Capital && !text.IsWithheld(at) ? At(text, sentence, at, surnames) : null;
                if (mention is null)
                {
                    at++;
                    continue;
                }

                mentions.Add(mention);
                at = mention.To;
            }
        }

        return mentions;
    }

    private PlaceMention? At(NameText text, TokenRange sentence, int at, HashSet<string> surnames)
    {
        var tokens = text.Tokens;
        if (at > sentence.Start && tokens[at].Glued && tokens[at - 1].Kind == TokenKind.Mark && tokens[at - 1].Key is "@" or "#" or "$")
        {
            return null;
        }

        if (at + 1 < sentence.End && tokens[at + 1].Glued && tokens[at + 1].Is("$"))
        {
            return null; // "$US5 million", "US$5 million"
        }

        if (text.IsPersons(at))
        {
            return null;
        }

        var (entry, length) = lexicon.At(tokens, at, sentence.End);
        if (entry is { Abbreviation: true } && !(at > sentence.Start && tokens[at - 1].Is(",")))
        {
            (entry, length) = (null, 0);
        }

        int named = Longest(text, sentence, at, length);
        var run = text.EntityRun(at);
        if (text.Entity(at) == "LOC" && run.From == at && run.To > at + Math.Max(named, length) && Unbroken(tokens, run.From, run.To) && entry is not { Demonym: true }
            && !(Math.Max(named, length) > 0 && Parts(tokens[at + Math.Max(named, length)])))
        {
            // The tagger sees a longer name than any list has: "Heaton Street" is no Heaton. It may be another spelling of one.
            var respelled = Respelled(text, sentence, at, surnames);
            return respelled?.To == run.To ? respelled : new PlaceMention(at, run.To, PlaceKey.Of(tokens, at, run.To), [], false, true);
        }

        if (named > length)
        {
            return text.Entity(at) == "PER" ? null : Named(text, sentence, at, at + named, surnames);
        }

        if (entry is null)
        {
            return Respelled(text, sentence, at, surnames);
        }

        var options = entry.Options;
        string key = PlaceKey.Of(tokens, at, at + length);
        if (!entry.Demonym && !entry.Abbreviation && options[0].Feature == "country" && length == 1)
        {
            // Namesakes that context may prefer: the state of Georgia, the town of Lebanon.
            options = [.. options, .. gazetteer.Find(key).Select(p => PlaceLexicon.Option(p, countries))];
        }

        bool person = !entry.Demonym && length == 1 && options[0].Feature == "country" && !tokens[at].Upper
            && (text.Entity(at) is { } tag ? tag == "PER" && run.To - run.From > 1 : PersonBefore(text, sentence, at) || PersonBehind(text, sentence, at + 1));
        return person ? null : new PlaceMention(at, at + length, key, options, entry.Demonym, true);
    }

    /// <summary>"Cork city", "Rome's Long Street", "Ames Public Schools", "Tianjin No. 2 Detention Centre": the place is named by the words before this one.</summary>
    private static bool Parts(Token token) => token.Key is "'s" or "’s" or "public" or "elementary" or "no" or "pd" || (!token.Capital && Heads.Contains(token.Key));

    /// <summary>Capitalised words only, so that "Louisville, Ky." stays two names.</summary>
    private static bool Unbroken(List<Token> tokens, int from, int to)
    {
        for (int i = from; i < to; i++)
        {
            if (!(tokens[i].IsWord || tokens[i].IsNumber || (tokens[i].Key is "-" or "'" or "." && tokens[i].Glued)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>An Arabic name in a spelling that the gazetteer lacks, where the words around or the tagger say that it is a place.</summary>
    private PlaceMention? Respelled(NameText text, TokenRange sentence, int at, HashSet<string> surnames)
    {
        var tokens = text.Tokens;
        bool told = text.Entity(at) is { } tag ? tag == "LOC" : at > sentence.Start && Prepositions.Contains(tokens[at - 1].Key);
        if (!told || !text.IsName(at))
        {
            return null;
        }

        for (int to = Math.Min(sentence.End, at + LongestName + 2); to > at; to--)
        {
            if (!Whole(tokens, at, to) || (to < sentence.End && tokens[to].IsWord && tokens[to].Capital && text.IsName(to)))
            {
                continue;
            }

            string key = PlaceKey.Transliterated(PlaceKey.Of(tokens, at, to));
            if (key.Length > 5 && gazetteer.Has(key))
            {
                return Named(text, sentence, at, to, surnames, key);
            }
        }

        return null;
    }

    /// <summary>
    /// The number of tokens of the longest name in the gazetteer that begins here and is longer than what a lexicon has. Three
    /// capitals are a body's initials, whatever village is called so.
    /// </summary>
    private int Longest(NameText text, TokenRange sentence, int at, int than)
    {
        var tokens = text.Tokens;
        int limit = Math.Min(sentence.End, at + LongestName + 2);
        for (int to = limit; to > at + than; to--)
        {
            if (!Whole(tokens, at, to) || (to == at + 1 && (!text.IsName(at) || tokens[at].Key.Length < 3 || (tokens[at].Upper && tokens[at].Key.Length == 3) || Heads.Contains(tokens[at].Key) || Directions.Contains(tokens[at].Key) || Generic.Contains(tokens[at].Key))))
            {
                continue;
            }

            string key = PlaceKey.Of(tokens, at, to);
            if (gazetteer.Has(key))
            {
                return to - at;
            }
        }

        return 0;
    }

    /// <summary>Capitalised words, with "of", "the", hyphens and stops of abbreviations between them.</summary>
    private static bool Whole(List<Token> tokens, int from, int to)
    {
        if (!tokens[to - 1].IsWord || !tokens[to - 1].Capital)
        {
            return false;
        }

        for (int i = from; i < to; i++)
        {
            bool joins = Joiners.Contains(tokens[i].Key)
                || (tokens[i].Key is "-" or "'" or "’" && tokens[i].Glued) || (tokens[i].Is(".") && tokens[i].Glued && tokens[i - 1].Key is "st" or "ste" or "mt" or "ft");
            if (!(tokens[i].IsWord && tokens[i].Capital) && !(i > from && joins))
            {
                return false;
            }
        }

        return true;
    }

    private PlaceMention? Named(NameText text, TokenRange sentence, int from, int to, HashSet<string> surnames, string? respelled = null)
    {
        var tokens = text.Tokens;
        string key = respelled ?? PlaceKey.Of(tokens, from, to);
        string? entity = text.Entity(from);
        string before = from > sentence.Start ? tokens[from - 1].Key : "";
        bool located = Prepositions.Contains(before) || (before == "the" && from - 1 > sentence.Start && Prepositions.Contains(tokens[from - 2].Key)) || Directions.Contains(before);
        bool contained = to + 1 < sentence.End && tokens[to].Is(",") && lexicon.At(tokens, to + 1, sentence.End).Entry is { Demonym: false };
        var options = gazetteer.Find(key);
        double most = options.Max(o => o.Population);
        bool admin = options.Any(o => o.Feature is PlaceFeature.Admin1 && o.Iso2 is "US" or "GB" or "CA" or "AU");
        if (entity is null or "" or "MISC" or "ORG" && !contained)
        {
            bool heads = to < sentence.End && tokens[to].Capital && Heads.Contains(tokens[to].Key);
            if (entity is "ORG" && admin && text.EntityRun(from) is var body && body.From == from && body.To == to + 1 && text.Tokens[to] is { Capital: true } last && press.Contains(last.Key))
            {
                return null; // "the Washington Post"
            }

            if (entity is "ORG" && !located && !heads && most < 1_000_000 && !admin)
            {
                return null;
            }

            if (!located && !admin && (PersonBefore(text, sentence, from) || PersonBehind(text, sentence, to)))
            {
                return null;
            }

            if (PersonBefore(text, sentence, from) || (to == from + 1 && surnames.Contains(key) && !admin && most < 3_000_000))
            {
                return null;
            }
        }

        bool sure = located || contained || entity == "LOC" || admin || most >= 200_000 || to - from > 1 || sentence.Paragraph == NameText.Margin;
        return new PlaceMention(from, to, key, [.. options.Select(o => PlaceLexicon.Option(o, countries))], false, sure && !sentence.TitleCase || entity == "LOC" || most >= 200_000)
        {
            Left = to < sentence.End && AdminHeads.Contains(tokens[to].Key) && options.Any(o => o.Feature == PlaceFeature.Admin1)
                ? [.. options.Where(o => o.Feature == PlaceFeature.Admin1).Select(o => PlaceLexicon.Option(o, countries))]
                : [.. options.Select(o => PlaceLexicon.Option(o, countries))],
        };
    }

    /// <summary>"Ronald Jackson", "Mr. London": a name or a title before makes it a person's.</summary>
    private bool PersonBefore(NameText text, TokenRange sentence, int at)
    {
        int i = at - 1;
        if (i >= sentence.Start && text.Tokens[i].Is(".") && text.Tokens[i].Glued)
        {
            i--;
        }

        if (i < sentence.Start || !text.Tokens[i].IsWord || !text.Tokens[i].Capital || Directions.Contains(text.Tokens[i].Key))
        {
            return false;
        }

        string key = text.Tokens[i].Key;
        if (Titles.Contains(key))
        {
            return true;
        }

        // An initial ("John F. Kennedy") or an unknown capitalised word, unless the whole line is in capitals.
        return text.IsName(i) && !sentence.TitleCase && !(text.Tokens[at].Upper && text.Tokens[i].Upper) && lexicon.At(text.Tokens, i, at).Length == 0
            && !(text.Tokens[i].End - text.Tokens[i].Start > 1 && Heads.Contains(key));
    }

    /// <summary>"Jordan Smith", "Georgia O'Neill": an unknown name behind, which is no body or kind of place.</summary>
    private bool PersonBehind(NameText text, TokenRange sentence, int at)
    {
        if (at >= sentence.End || sentence.TitleCase)
        {
            return false;
        }

        var next = text.Tokens[at];
        return next.IsWord && next.Capital && !next.Upper && text.IsName(at) && !Heads.Contains(next.Key) && !Titles.Contains(next.Key) && !Directions.Contains(next.Key)
            && lexicon.At(text.Tokens, at, sentence.End).Length == 0;
    }

    /// <summary>Last words of what look like names of people, so that later they are none of places.</summary>
    private HashSet<string> Surnames(NameText text)
    {
        var surnames = new HashSet<string>(StringComparer.Ordinal);
        foreach (var sentence in text.Sentences)
        {
            if (sentence.TitleCase)
            {
                continue;
            }

            for (int i = sentence.Start + 1; i < sentence.End; i++)
            {
                bool ends = i + 1 >= sentence.End || !text.Tokens[i + 1].Capital;
                if (ends && text.IsName(i) && text.IsName(i - 1) && !Heads.Contains(text.Tokens[i].Key) && !gazetteer.Has(PlaceKey.Of(text.Tokens, i - 1, i + 1))
                    && lexicon.At(text.Tokens, i - 1, i).Length == 0 && !Directions.Contains(text.Tokens[i - 1].Key))
                {
                    surnames.Add(text.Tokens[i].Key);
                }
            }
        }

        return surnames;
    }
}
