using System.Collections.Immutable;
using System.Globalization;
using Readout.Lexicons;
using Readout.Text;

namespace Readout.Names;

/// <summary>Persons whom news names without their office, and the offices they had when.</summary>
internal sealed class PersonLexicon
{
    private readonly Dictionary<string, List<Period>> byName = new(StringComparer.Ordinal);

    private readonly PhraseTable<string> fullNames = new();

    private sealed record Period(string Person, string? Country, ImmutableArray<string> Sectors, string From, string To);

    /// <exception cref="InputException">A country, sector or month is wrong.</exception>
    public PersonLexicon(LexiconSet lexicons, Countries countries)
    {
        var faults = new List<string>();
        foreach (var row in lexicons.Rows("persons.tsv", 8))
        {
            if (row[2].Length > 0 && countries.OfCode(row[2]) is null)
            {
                faults.Add(row.Fault(2, NoteCodes.LexiconValue, $"country \"{row[2]}\" is not known; expected a code of countries.tsv"));
            }

            string[] sectors = row[3].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            faults.AddRange(sectors.Where(s => !ActorSectors.All.Contains(s)).Select(s =>
                row.Fault(3, NoteCodes.LexiconValue, $"sector \"{s}\" is not known; expected one of {string.Join(' ', ActorSectors.All)}")));
            for (int column = 4; column < 6; column++)
            {
                if (row[column].Length > 0 && !DateOnly.TryParseExact(row[column], "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
                {
                    faults.Add(row.Fault(column, NoteCodes.LexiconValue, $"\"{row[column]}\" is no month; expected yyyy-mm"));
                }
            }

            var period = new Period(row[0], row[2].Length > 0 ? row[2] : null, [.. sectors], row[4], row[5]);
            foreach (string name in row[1].Split('|', StringSplitOptions.RemoveEmptyEntries).Prepend(row[0]))
            {
                string key = Key(name);
                if (!byName.TryGetValue(key, out var periods))
                {
                    byName.Add(key, periods = []);
                }

                periods.Add(period);
                if (key.Contains(' ', StringComparison.Ordinal))
                {
                    fullNames.Add(name, name);
                }
            }
        }

        if (faults.Count > 0)
        {
            throw new InputException(faults);
        }
    }

    /// <summary>Country and sectors of a person by that name at a date (ISO 8601; null: the latest known).</summary>
    public (string Name, string? Country, ImmutableArray<string> Sectors)? Find(string name, string? date)
    {
        if (!byName.TryGetValue(Key(name), out var periods))
        {
            return null;
        }

        // Months compare as text; an open end sorts behind every date.
        Period? best = null;
        foreach (var period in periods.OrderBy(p => p.From, StringComparer.Ordinal))
        {
            bool holds = date is null || (string.CompareOrdinal(period.From, date) <= 0 && (period.To.Length == 0 || string.CompareOrdinal(date, period.To) < 0));
            best = holds || best is null ? period : best;
        }

        bool inTime = date is null || (string.CompareOrdinal(best!.From, date) <= 0 && (best.To.Length == 0 || string.CompareOrdinal(date, best.To) < 0));
        return (best!.Person, best.Country, inTime ? best.Sectors : ["ELI"]);
    }

    /// <summary>The number of tokens of a known person's full name that begins here; 0 when none does.</summary>
    public int FullName(IReadOnlyList<Token> tokens, int at, int limit) => fullNames.Longest(tokens, at, limit).Length;

    private static string Key(string name) => string.Join(' ', Tokens.Of(name).Where(t => t.IsWord).Select(t => t.Key));
}
