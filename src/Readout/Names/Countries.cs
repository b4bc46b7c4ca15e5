using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Readout.Lexicons;

namespace Readout.Names;

/// <summary>A state or dependency.</summary>
/// <param name="Iso2">ISO 3166-1 alpha-2, as GeoNames uses it.</param>
/// <param name="Code">The country field: ISO alpha-3, a dependency under its sovereign's, Kosovo as KOS (PLOVER).</param>
public sealed record Country(string Iso2, string Code, int? GeonameId, string Name);

/// <summary>How a word refers to a country.</summary>
public enum NationForm
{
    Name,
    People,
    Capital,
}

/// <summary>Countries by name, variant, nationality or capital.</summary>
public sealed class Countries
{
    private readonly FrozenDictionary<string, (Country Country, NationForm Form)> byKey;
    private readonly FrozenDictionary<string, Country> byIso2;
    private readonly FrozenDictionary<string, Country> byCode;

    private Countries(IEnumerable<(string Name, Country Country, NationForm Form)> names, IEnumerable<Country> all)
    {
        Names = [.. names];
        // A name that two countries share belongs to the one listed first.
        byKey = Names.GroupBy(n => Folding.Key(n.Name), StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => (g.First().Country, g.First().Form), StringComparer.Ordinal);
        byIso2 = all.ToFrozenDictionary(c => c.Iso2, StringComparer.Ordinal);
        byCode = all.Where(c => !IsDependency(c)).GroupBy(c => c.Code, StringComparer.Ordinal).ToFrozenDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
    }

    /// <summary>Sovereigns whose code some dependency carries.</summary>
    private static readonly FrozenDictionary<string, string> Sovereigns = new Dictionary<string, string>
    {
        ["AUS"] = "AU",
        ["CHN"] = "CN",
        ["DNK"] = "DK",
        ["FIN"] = "FI",
        ["FRA"] = "FR",
        ["GBR"] = "GB",
        ["MAR"] = "MA",
        ["NLD"] = "NL",
        ["NOR"] = "NO",
        ["NZL"] = "NZ",
        ["USA"] = "US",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static bool IsDependency(Country country) => Sovereigns.TryGetValue(country.Code, out string? iso2) && iso2 != country.Iso2;

    /// <summary>Every name with what it refers to; the first of equal names counts.</summary>
    public ImmutableArray<(string Name, Country Country, NationForm Form)> Names { get; }

    /// <exception cref="Text.InputException">A row of countries.tsv or nationalities.tsv is wrong.</exception>
    public static Countries Load(LexiconSet lexicons)
    {
        var rows = lexicons.Rows("countries.tsv", 6);
        var all = rows.Select(row => new Country(
            row[0], row[1], int.TryParse(row[2], NumberStyles.None, CultureInfo.InvariantCulture, out int id) ? id : null, row[3])).ToArray();
        var sovereign = all.Where(c => !IsDependency(c))
            .GroupBy(c => c.Code, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        var names = new List<(string, Country, NationForm)>();
        for (int i = 0; i < rows.Length; i++)
        {
            names.AddRange(rows[i][4].Split('|', StringSplitOptions.RemoveEmptyEntries).Prepend(rows[i][3]).Select(n => (n, all[i], NationForm.Name)));
        }

        foreach (var row in lexicons.Rows("nationalities.tsv", 5))
        {
            var country = sovereign.TryGetValue(row[0], out var known) ? known
                : throw new Text.InputException(row.Fault(0, Text.NoteCodes.LexiconValue, $"country \"{row[0]}\" is not known; expected a code of countries.tsv"));
            names.AddRange(row[1].Split('|', StringSplitOptions.RemoveEmptyEntries).Select(n => (n, country, NationForm.People)));
            names.AddRange(row[2].Split('|', StringSplitOptions.RemoveEmptyEntries).Select(n => (n, country, NationForm.Name)));
        }

        for (int i = 0; i < rows.Length; i++)
        {
            names.AddRange(rows[i][5].Split('|', StringSplitOptions.RemoveEmptyEntries).Select(n => (n, all[i], NationForm.Capital)));
        }

        return new Countries(names, all);
    }

    /// <summary>The country that a name, nationality or capital refers to; spelling is folded.</summary>
    public (Country Country, NationForm Form)? Find(string name) => byKey.TryGetValue(Folding.Key(name), out var found) ? found : null;

    public Country? OfIso2(string iso2) => byIso2.GetValueOrDefault(iso2);

    public Country? OfCode(string code) => byCode.GetValueOrDefault(code);
}
