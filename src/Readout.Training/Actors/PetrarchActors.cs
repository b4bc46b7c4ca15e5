using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Readout.Names;

namespace Readout.Training.Actors;

/// <summary>
/// Reads actor dictionaries of TABARI and PETRARCH: a name with its code in brackets, "+" lines with synonyms,
/// indented bracket lines with codes and the dates they hold for. CAMEO's agent codes become PLOVER's.
/// </summary>
public static partial class PetrarchActors
{
    private static readonly Dictionary<string, string> Sectors = new(StringComparer.Ordinal)
    {
        ["INS"] = "REB", ["SEP"] = "REB", ["MED"] = "JRN", ["HLH"] = "MED", ["NGM"] = "NGO", ["RAD"] = "REB", ["PRO"] = "CVL", ["SET"] = "CVL",
    };

    public static void Read(TextReader from, Countries countries, ActorImport into)
    {
        Entry? entry = null;
        int number = 0;
        while (from.ReadLine() is { } raw)
        {
            number++;
            if (raw.Any(c => char.IsControl(c) && c is not '\t'))
            {
                into.Skip(number, "a control character stands in the line");
                entry = Close(entry, into);
                continue;
            }

            int comment = raw.IndexOf('#', StringComparison.Ordinal);
            string line = (comment < 0 ? raw : raw[..comment]).TrimEnd();
            if (line.Length == 0)
            {
                continue;
            }

            if (line[0] == '+')
            {
                if (entry is null || line.IndexOf('+', 1) > 0)
                {
                    into.Skip(number, entry is null ? "a synonym without a name above it" : "\"+\" stands inside the line");
                    continue;
                }

                entry.Names.Add(Name(line[1..]));
            }
            else if (char.IsWhiteSpace(line[0]))
            {
                Codes(line.Trim(), number, entry, countries, into);
            }
            else
            {
                Close(entry, into);
                int bracket = line.IndexOf('[', StringComparison.Ordinal);
                string name = bracket < 0 ? line : line[..bracket];
                if (name.Contains('+', StringComparison.Ordinal))
                {
                    into.Skip(number, "\"+\" stands inside the line");
                    entry = null;
                    continue;
                }

                entry = new Entry();
                entry.Names.Add(Name(name));
                if (bracket >= 0)
                {
                    Codes(line[bracket..], number, entry, countries, into);
                }
            }
        }

        Close(entry, into);
    }

    private static Entry? Close(Entry? entry, ActorImport into)
    {
        if (entry is null)
        {
            return null;
        }

        bool person = entry.Periods.Exists(p => p.From.Length + p.To.Length > 0);
        foreach (var (country, sectors, start, end) in entry.Periods)
        {
            if (!sectors.IsEmpty)
            {
                into.Add(new ImportedActor(entry.Names[0], [.. entry.Names.Skip(1).Distinct(StringComparer.Ordinal)], person, country, sectors, start, end));
            }
        }

        return null;
    }

    private static void Codes(string text, int number, Entry? entry, Countries countries, ActorImport into)
    {
        if (entry is null)
        {
            into.Skip(number, "a code without a name above it");
            return;
        }

        foreach (Match match in Bracket().Matches(text))
        {
            string[] parts = match.Groups[1].Value.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            if (parts.Length is 0 or > 2 || parts[0].Length < 3 || !parts[0].All(char.IsAsciiLetterUpper))
            {
                into.Skip(number, $"\"{match.Value}\" is no code; expected capitals and at most one date");
                continue;
            }

            string from = "", to = "";
            if (parts.Length == 2 && !Dates(parts[1], out from, out to))
            {
                into.Skip(number, $"\"{parts[1]}\" is no date; expected <YYYYMMDD, >YYYYMMDD or YYYYMMDD-YYYYMMDD");
                continue;
            }

            var groups = Enumerable.Range(0, parts[0].Length / 3).Select(i => parts[0].Substring(3 * i, 3)).ToArray();
            string country = countries.OfCode(groups[0]) is null ? "" : groups[0];
            var sectors = groups.Skip(country.Length > 0 ? 1 : 0).Select(c => Sectors.GetValueOrDefault(c, c)).Where(s => ActorSectors.All.Contains(s)).Distinct(StringComparer.Ordinal);
            entry.Periods.Add((country, [.. sectors], from, to));
        }
    }

    private static bool Dates(string text, out string from, out string to)
    {
        (from, to) = ("", "");
        string[] ends = text[0] == '<' ? ["", text[1..]] : text[0] == '>' ? [text[1..], ""] : text.Split('-');
        return ends.Length == 2 && Month(ends[0], 0, out from) && Month(ends[1], 1, out to);
    }

    private static bool Month(string text, int add, out string month)
    {
        month = "";
        if (text.Length == 0)
        {
            return true;
        }

        // Dictionaries of before 2000 write six digits: 21 to 99 are years of the twentieth century.
        if (text.Length == 6 && int.TryParse(text.AsSpan(0, 2), NumberStyles.None, CultureInfo.InvariantCulture, out int year))
        {
            text = (year > 20 ? "19" : "20") + text;
        }

        if (!DateOnly.TryParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) || day.Year > 9000)
        {
            return false;
        }

        month = day.AddMonths(add).ToString("yyyy-MM", CultureInfo.InvariantCulture);
        return true;
    }

    /// <summary>"ADEN_ISLAMIC_ARMY_" is "Aden Islamic Army"; abbreviations in brackets go.</summary>
    private static string Name(string text)
    {
        string plain = Parenthesis().Replace(text, "").Replace('_', ' ').Trim();
        return string.Join(' ', plain.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select((word, i) =>
            i > 0 && word is "OF" or "THE" or "AND" or "FOR" or "IN" or "AL" or "BIN" or "DE" or "LA" ? word.ToLowerInvariant() : Capitalised(word)));
    }

    private static string Capitalised(string word) =>
        string.Join('-', word.Split('-').Select(part => part.Length == 0 ? part : part[..1].ToUpperInvariant() + part[1..].ToLowerInvariant()));

    private sealed class Entry
    {
        public List<string> Names { get; } = [];

        public List<(string Country, ImmutableArray<string> Sectors, string From, string To)> Periods { get; } = [];
    }

    [GeneratedRegex(@"\[([^\]]*)\]")]
    private static partial Regex Bracket();

    [GeneratedRegex(@"\([^)]*\)")]
    private static partial Regex Parenthesis();
}
