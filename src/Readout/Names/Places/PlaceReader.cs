using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Readout.Lexicons;
using Readout.Text;

namespace Readout.Names.Places;

/// <summary>Toponyms of an article and the places they stand for, one record a mention.</summary>
internal sealed class PlaceReader
{
    private static readonly Lazy<Gazetteer> Shared = new(Gazetteer.Open);

    private readonly Gazetteer gazetteer = Shared.Value;
    private readonly PlaceFinder finder;
    private readonly PlaceComposer composer;

    /// <exception cref="InputException">The gazetteer is missing, or a lexicon row is wrong.</exception>
    public PlaceReader(LexiconSet lexicons, Countries countries)
    {
        composer = new PlaceComposer(gazetteer);
        var press = lexicons.Rows("press-words.tsv", 4).Where(row => row[1] == "name").Select(row => Folding.Key(row[0])).ToFrozenSet(StringComparer.Ordinal);
        finder = new PlaceFinder(new PlaceLexicon(lexicons, countries, gazetteer), gazetteer, countries, press);
    }

    public ImmutableArray<Place> Read(NameText text)
    {
        var mentions = finder.Find(text);
        PlaceResolver.Resolve(text.Tokens, mentions);
        mentions.RemoveAll(m => m.Options.Length > 0 && (m.Chosen is null || !Supported(m, mentions)));
        var places = new List<Place>(mentions.Count);
        foreach (var mention in mentions)
        {
            var span = new TextSpan(text.Tokens[mention.From].Start, text.Tokens[mention.To - 1].End);
            places.Add(mention.Chosen is { } place ? Of(place, span) : new Place("", [span], span.Of(text.Text), null, null, null, null, null, null));
        }

        composer.Compose(text, mentions, places);
        return [.. places.OrderBy(p => p.Spans[0]).Select((p, i) => p with { Id = "p" + (i + 1).ToString(CultureInfo.InvariantCulture) })];
    }

    private Place Of(PlaceOption place, TextSpan span) => new(
        "",
        [span],
        place.Name,
        place.Codes.Length == 1 ? place.Codes[0] : null,
        place.Admin1.Length > 0 ? gazetteer.Admin1(place.Admin1)?.Name : null,
        place.Latitude,
        place.Longitude,
        place.GeonameId,
        place.Feature);

    /// <summary>A lone capitalised word that happens to be some town's name counts when the town lies where the article is.</summary>
    private static bool Supported(PlaceMention mention, List<PlaceMention> mentions) =>
        mention.Sure || mentions.Any(m => m.Sure && m.Key == mention.Key)
        || mentions.Any(m => m.Sure && m.Chosen is { } other && mention.Chosen is { } place && other.Admin1.Length > 0 && other.Admin1 == place.Admin1 && place.Weight >= 3);
}
