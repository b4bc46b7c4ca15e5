using System.Globalization;
using CsvHelper;
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
        var options = CsvReaderOptions.Default with { TrackLineNumbers = true, NormalizeHeaderName = header => header.Trim().ToLowerInvariant() };
        using var csv = CsvReader.Create(from, options, leaveOpen: true);
        try
        {
            csv.ReadHeader();
            if (!csv.TryGetFieldIndex("name", out _))
            {
                into.Skip(1, "no column \"name\"; expected a header with name, aliases, kind, country, sectors, from, to");
                return;
            }

            ReadRows(csv, countries, into);
        }
        catch (CsvFormatException error)
        {
            into.Skip((int)csv.LineNumber, error.Message);
        }
    }

    private static void ReadRows(CsvReader csv, Countries countries, ActorImport into)
    {
        while (csv.Read())
        {
            int line = (int)csv.LineNumber;
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

    private static string Cell(CsvReader csv, string column) => csv.TryGetFieldIndex(column, out int at) && at < csv.FieldCount ? csv.GetString(at).Trim() : "";

    private static bool IsMonth(string text) => text.Length == 0 || DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
