using System.Collections.Immutable;
using System.Globalization;
using Readout.Lexicons;
using Readout.Text;

namespace Readout.Names.Places;

/// <summary>What a toponym can stand for.</summary>
/// <param name="Iso2">The country's alpha-2 code; empty where the place lies in several.</param>
/// <param name="Codes">Codes of the country field that it belongs to or lies in.</param>
/// <param name="Weight">How likely without any context: decades of population, adjusted by kind.</param>
internal sealed record PlaceOption(
    string Name, string Feature, string Iso2, ImmutableArray<string> Codes, string Admin1, double Latitude, double Longitude, int? GeonameId, double Weight);

/// <summary>Countries, nationalities, regions and abbreviations: the toponyms that come from lexicons.</summary>
internal sealed class PlaceLexicon
{
    private readonly PhraseTable<Entry> table = new();
    private readonly Gazetteer gazetteer;

    /// <param name="Abbreviation">Two capitals without stops, which count only behind a comma.</param>
    internal sealed record Entry(ImmutableArray<PlaceOption> Options, bool Demonym, bool Abbreviation);

    /// <exception cref="InputException">Every wrong country, number or region code of the lexicons.</exception>
    public PlaceLexicon(LexiconSet lexicons, Countries countries, Gazetteer gazetteer)
    {
        this.gazetteer = gazetteer;
        foreach (var (name, country, form) in countries.Names)
        {
            if (form != NationForm.Capital && Of(country) is { } option)
            {
                // "Georgia" is a state too; what else a name means comes from the gazetteer.
                table.Add(name, new Entry([form == NationForm.People ? option with { Feature = "demonym" } : option], form == NationForm.People, false));
            }
        }

        var faults = new List<string>();
        foreach (var row in lexicons.Rows("regions.tsv", 8))
        {
            Region(row, countries, faults);
        }

        foreach (var row in lexicons.Rows("region-abbreviations.tsv", 4))
        {
            if (gazetteer.Admin1(row[1]) is not { } place)
            {
                faults.Add(row.Fault(1, NoteCodes.LexiconValue, $"region \"{row[1]}\" is not in the gazetteer; expected a GeoNames admin1 code such as US.LA"));
                continue;
            }

            table.Add(row[0], new Entry([Option(place, countries)], false, row[0].Length == 2 && row[0].All(char.IsUpper)));
        }

        if (faults.Count > 0)
        {
            throw new InputException(faults);
        }
    }

    public (Entry? Entry, int Length) At(IReadOnlyList<Token> tokens, int at, int limit) => table.Longest(tokens, at, limit);

    public static PlaceOption Option(GazetteerEntry place, Countries countries)
    {
        string code = countries.OfIso2(place.Iso2)?.Code ?? "";
        double size = Math.Log10(place.Population + 1);
        double weight = place.Feature switch
        {
            PlaceFeature.Capital => size + 1,
            PlaceFeature.Admin1 => size - 0.7,
            PlaceFeature.Admin2 => size - 1.2,
            PlaceFeature.Part => size - 0.8,
            _ => size,
        };
        return new PlaceOption(place.Name, place.Feature.ToString().ToLowerInvariant(), place.Iso2, code.Length > 0 ? [code] : [], place.Admin1, place.Latitude, place.Longitude, place.GeonameId, weight);
    }

    private PlaceOption? Of(Country country) => gazetteer.Country(country.Iso2) is { } place
        ? new PlaceOption(country.Name, "country", country.Iso2, [country.Code], "", place.Latitude, place.Longitude, country.GeonameId ?? place.GeonameId, 7)
        : null;

    private void Region(LexiconRow row, Countries countries, List<string> faults)
    {
        string[] codes = row[2].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        faults.AddRange(codes.Where(c => countries.OfCode(c) is null).Select(c => row.Fault(2, NoteCodes.LexiconValue, $"country \"{c}\" is not known; expected a code of countries.tsv")));
        double latitude = 0, longitude = 0;
        if (!Degrees(row[3], 90, out latitude) || !Degrees(row[4], 180, out longitude))
        {
            faults.Add(row.Fault(3, NoteCodes.LexiconValue, $"\"{row[3]}\", \"{row[4]}\" is no point; expected degrees"));
        }

        string iso2 = codes.Length == 1 ? countries.OfCode(codes[0])?.Iso2 ?? "" : "";
        var option = new PlaceOption(row[0], "region", iso2, [.. codes], "", latitude, longitude, null, 6);
        foreach (string name in row[1].Split('|', StringSplitOptions.RemoveEmptyEntries).Prepend(row[0]))
        {
            table.Add(name, new Entry([option], false, false));
        }
    }

    private static bool Degrees(string text, double most, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && Math.Abs(value) <= most;
}
