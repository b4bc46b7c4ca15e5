using Readout.Text;

namespace Readout.Names.Places;

/// <summary>
/// Places made of a known one and words of position: "northern Syria", "Beirut's southern suburbs", "the outskirts
/// of Homs", "the Turkish-Syrian border". The point moves within the known place; what was known of it stays.
/// </summary>
internal sealed class PlaceComposer(Gazetteer gazetteer)
{
    /// <summary>How far a direction moves the point of a country or region: this part of the way to its edge.</summary>
    private const double PartOfWay = 0.5;

    /// <summary>Where suburbs lie from a town's middle, in degrees of latitude (about 6 km).</summary>
    private const double Suburb = 0.055;

    /// <param name="mentions">The toponyms; as many as <paramref name="places"/>, in the same order.</param>
    /// <param name="places">Changed in place; border regions are added.</param>
    public void Compose(NameText text, List<PlaceMention> mentions, List<Place> places)
    {
        for (int i = 0; i < mentions.Count; i++)
        {
            if (mentions[i].Chosen is { } known)
            {
                places[i] = Suburbs(text, mentions[i], known, places[i]) ?? Part(text, mentions[i], known, places[i]) ?? places[i];
            }
        }

        for (int i = 0; i + 1 < mentions.Count; i++)
        {
            if (Border(text, mentions[i], mentions[i + 1]) is { } border)
            {
                places.Add(border);
            }
        }
    }

    /// <summary>"northern Syria", "south-eastern Turkey", "northwest Pakistan".</summary>
    private Place? Part(NameText text, PlaceMention mention, PlaceOption known, Place place)
    {
        if (known.Feature is not ("country" or "admin1") || mention.Demonym || mention.From == 0 || Direction(text.Tokens, mention.From - 1) is not { } way)
        {
            return null;
        }

        var extent = gazetteer.Extent(known.Feature == "country" ? known.Iso2 : known.Admin1);
        return place with
        {
            Spans = [new TextSpan(text.Tokens[way.From].Start, place.Spans[0].End)],
            Name = $"{text.Text[text.Tokens[way.From].Start..text.Tokens[mention.From - 1].End]} {known.Name}",
            Latitude = Math.Round(known.Latitude + (way.North * extent.Latitude * PartOfWay), 3),
            Longitude = Math.Round(known.Longitude + (way.East * extent.Longitude * PartOfWay), 3),
            GeonameId = null,
            Feature = "region",
        };
    }

    /// <summary>"Beirut's southern suburbs", "Aleppo countryside", "the southern suburbs of Beirut", "outskirts of Homs".</summary>
    private static Place? Suburbs(NameText text, PlaceMention mention, PlaceOption known, Place place)
    {
        if (known.Feature is not ("city" or "capital" or "part"))
        {
            return null;
        }

        var tokens = text.Tokens;
        int at = mention.To;
        at += at < tokens.Count && tokens[at].Key is "'s" or "’s" ? 1 : 0;
        (double North, double East)? side = null;
        if (at < tokens.Count && Way(tokens[at].Key) is { } behind)
        {
            side = behind;
            at++;
        }

        if (at < tokens.Count && IsSuburb(tokens[at].Key))
        {
            return Moved(new TextSpan(place.Spans[0].Start, tokens[at].End));
        }

        int before = mention.From - 1;
        if (before >= 1 && tokens[before].Is("of") && IsSuburb(tokens[before - 1].Key))
        {
            var front = before >= 2 ? Direction(tokens, before - 2) : null;
            side = front is { } way ? (way.North, way.East) : null;
            return Moved(new TextSpan(tokens[front?.From ?? (before - 1)].Start, place.Spans[0].End));
        }

        return null;

        Place Moved(TextSpan span) => place with
        {
            Spans = [span],
            Name = span.Of(text.Text),
            Latitude = Math.Round(known.Latitude + ((side?.North ?? 0) * Suburb), 4),
            Longitude = Math.Round(known.Longitude + ((side?.East ?? 0) * Suburb), 4),
            GeonameId = null,
            Feature = "part",
        };
    }

    /// <summary>"Turkish-Syrian border", "the border between Turkey and Syria", "Syria-Iraq frontier".</summary>
    private Place? Border(NameText text, PlaceMention one, PlaceMention other)
    {
        if (one.Chosen is not { Feature: "country" or "demonym" } a || other.Chosen is not { Feature: "country" or "demonym" } b || a.Iso2 == b.Iso2)
        {
            return null;
        }

        var tokens = text.Tokens;
        bool hyphen = other.From == one.To + 1 && tokens[one.To].Key is "-" or "–" && other.To < tokens.Count && IsBorder(tokens[other.To].Key);
        bool between = other.From == one.To + 1 && tokens[one.To].Is("and") && one.From >= 2 && tokens[one.From - 1].Is("between") && IsBorder(tokens[one.From - 2].Key);
        if ((!hyphen && !between) || gazetteer.Border(a.Iso2, b.Iso2) is not { } point)
        {
            return null;
        }

        var span = hyphen ? new TextSpan(tokens[one.From].Start, tokens[other.To].End) : new TextSpan(tokens[one.From - 2].Start, tokens[other.To - 1].End);
        return new Place("", [span], $"{a.Name}-{b.Name} border", null, null, point.Latitude, point.Longitude, null, "border");
    }

    private static bool IsSuburb(string word) => word is "suburbs" or "suburb" or "outskirts" or "countryside" or "environs" or "periphery";

    private static bool IsBorder(string word) => word is "border" or "borders" or "frontier";

    /// <summary>The direction that ends at a token: "northern", "south-eastern".</summary>
    private static (int From, double North, double East)? Direction(List<Token> tokens, int at)
    {
        if (Way(tokens[at].Key) is not { } way)
        {
            return null;
        }

        return at >= 2 && tokens[at - 1].Is("-") && Way(tokens[at - 2].Key) is { } first
            ? (at - 2, first.North + way.North, first.East + way.East) : (at, way.North, way.East);
    }

    private static (double North, double East)? Way(string word) => word switch
    {
        "north" or "northern" or "northernmost" => (1, 0),
        "south" or "southern" or "southernmost" => (-1, 0),
        "east" or "eastern" or "easternmost" => (0, 1),
        "west" or "western" or "westernmost" => (0, -1),
        "northeast" or "northeastern" => (0.7, 0.7),
        "northwest" or "northwestern" => (0.7, -0.7),
        "southeast" or "southeastern" => (-0.7, 0.7),
        "southwest" or "southwestern" => (-0.7, -0.7),
        "central" => (0, 0),
        _ => null,
    };
}
