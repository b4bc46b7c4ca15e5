using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using Readout.Names;

namespace Readout.Training.Actors;

/// <summary>
/// Reads actors from CSV with a header. Columns, in any order: <c>name</c>; and where there are any <c>aliases</c>
/// (; between), <c>kind</c> (person or organization), <c>country</c> (name, alpha-2 or alpha-3), <c>sectors</c>
/// (PLOVER codes, spaces between), <c>from</c> and <c>to</c> (yyyy-mm).
/// </summary>
public static class CsvActors
{
    public static void Read(TextReader from, Countries countries, ActorImport into)
    {
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            PrepareHeaderForMatch = header => header.Header.Trim().ToLowerInvariant(),
            MissingFieldFound = null,
            BadDataFound = null,
        };
        using var csv = new CsvReader(from, configuration);
        if (!csv.Read() || !csv.ReadHeader() || !csv.HeaderRecord!.Any(h => h.Trim().Equals("name", StringComparison.OrdinalIgnoreCase)))
        {
            into.Skip(1, "no column \"name\"; expected a header with name, aliases, kind, country, sectors, from, to");
            return;
        }

        while (csv.Read())
        {
            int line = csv.Context.Parser!.RawRow;
            string name = Cell(csv, "name"), country = Cell(csv, "country");
            string code = country.Length == 0 ? "" : countries.OfCode(country.ToUpperInvariant())?.Code ?? countries.OfIso2(country.ToUpperInvariant())?.Code ?? countries.Find(country)?.Country.Code ?? "?";
            string[] sectors = Cell(csv, "sectors").Split([' ', ';'], StringSplitOptions.RemoveEmptyEntries);
            string? unknown = sectors.FirstOrDefault(s => !ActorSectors.All.Contains(s));
            if (name.Length == 0 || code == "?" || unknown is not null || !IsMonth(Cell(csv, "from")) || !IsMonth(Cell(csv, "to")))
            {
                into.Skip(line, name.Length == 0 ? "no name" : code == "?" ? $"country \"{country}\" is not known"
                    : unknown is not null ? $"sector \"{unknown}\" is not known" : "from and to are months, yyyy-mm");
                continue;
            }

            into.Add(new ImportedActor(
                name, [.. Cell(csv, "aliases").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)],
                Cell(csv, "kind").Equals("person", StringComparison.OrdinalIgnoreCase), code, [.. sectors], Cell(csv, "from"), Cell(csv, "to")));
        }
    }

    private static string Cell(CsvReader csv, string column) => csv.TryGetField(column, out string? text) ? text?.Trim() ?? "" : "";

    private static bool IsMonth(string text) => text.Length == 0 || DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
