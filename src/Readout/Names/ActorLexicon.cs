using System.Collections.Immutable;
using Readout.Lexicons;
using Readout.Text;

namespace Readout.Names;

/// <summary>What a phrase of the lexicons can be in an actor's name. One phrase can be several ("the military", "a military source").</summary>
[Flags]
internal enum TermRole
{
    None = 0,
    Country = 1,
    People = 2,
    Capital = 4,
    Seat = 8,
    Organisation = 16,
    Group = 32,
    Outlet = 64,
    Office = 128,
    Offices = 256,
    Body = 512,
    Persons = 1024,
    Modifier = 2048,
    Former = 4096,

    Nation = Country | People | Capital,
    Named = Seat | Organisation | Group | Outlet,
    Head = Office | Offices | Body | Persons,
}

/// <summary>An entry of the actor lexicons.</summary>
/// <param name="Name">The canonical name, where the entry has one.</param>
/// <param name="Sectors">PLOVER codes that it gives as a head or a name.</param>
/// <param name="Adds">PLOVER codes that it gives to the head behind it.</param>
internal sealed record Term(TermRole Role, string Name, string? Country, ImmutableArray<string> Sectors, ImmutableArray<string> Adds)
{
    public bool Is(TermRole any) => (Role & any) != 0;
}

/// <summary>All words from which actors are composed; see the heads of the lexicons that it reads.</summary>
internal sealed class ActorLexicon
{
    private static readonly string[] FormerWords = ["former", "ex", "ousted", "deposed", "exiled", "retired", "late"];

    private readonly PhraseTable<Term> table = new();
    private readonly Dictionary<string, Term> terms = new(StringComparer.Ordinal);
    private readonly List<string> faults = [];

    /// <exception cref="InputException">Every wrong code and role of the lexicons.</exception>
    public ActorLexicon(LexiconSet lexicons, Countries countries)
    {
        foreach (var (name, country, form) in countries.Names)
        {
            var role = form switch { NationForm.Name => TermRole.Country, NationForm.People => TermRole.People, _ => TermRole.Capital };
            Add(name, new Term(role, country.Name, country.Code, [], []));
        }

        Seats(lexicons.Rows("seats.tsv", 5), countries);
        Named(lexicons.Rows("groups.tsv", 6), TermRole.Group, countries);
        Named(lexicons.Rows("organisations.tsv", 6), TermRole.Organisation, countries);
        Named(lexicons.Rows("outlets.tsv", 6), TermRole.Outlet, countries);
        foreach (var row in lexicons.Rows("offices.tsv", 4))
        {
            var sectors = Sectors(row, 1);
            Add(row[0], new Term(TermRole.Office, "", null, sectors, []));
            Add(Plural(row[0]), new Term(TermRole.Offices, "", null, sectors, []));
        }

        foreach (var row in lexicons.Rows("sectors.tsv", 5))
        {
            var sectors = Sectors(row, 2);
            switch (row[1])
            {
                case "body": Add(row[0], new Term(TermRole.Body, "", null, sectors, [])); break;
                case "people": Add(row[0], new Term(TermRole.Persons, "", null, sectors, [])); break;
                case "modifier": Add(row[0], new Term(TermRole.Modifier, "", null, [], sectors)); break;
                default: faults.Add(row.Fault(1, NoteCodes.LexiconValue, $"role \"{row[1]}\" is not known; expected body, people or modifier")); break;
            }
        }

        foreach (string word in FormerWords)
        {
            Add(word, new Term(TermRole.Former, "", null, [], []));
        }

        if (faults.Count > 0)
        {
            throw new InputException(faults);
        }

        foreach (var (phrase, term) in terms)
        {
            table.Add(phrase, term);
        }
    }

    public (Term? Term, int Length) At(IReadOnlyList<Token> tokens, int at, int limit) => table.Longest(tokens, at, limit);

    private void Seats(ImmutableArray<LexiconRow> rows, Countries countries)
    {
        foreach (var row in rows)
        {
            Country(row, 1, countries);
            var role = countries.Find(row[0])?.Form == NationForm.Capital ? TermRole.Capital : TermRole.Seat;
            Add(row[0], new Term(role, row[0], row[1], Sectors(row, 2), []));
        }
    }

    private void Named(ImmutableArray<LexiconRow> rows, TermRole role, Countries countries)
    {
        foreach (var row in rows)
        {
            var term = new Term(role, row[0], row[2].Length > 0 ? Country(row, 2, countries) : null, Sectors(row, 3), []);
            foreach (string name in row[1].Split('|', StringSplitOptions.RemoveEmptyEntries).Prepend(row[0]))
            {
                Add(name, term);
            }
        }
    }

    private string Country(LexiconRow row, int column, Countries countries)
    {
        if (countries.OfCode(row[column]) is null)
        {
            faults.Add(row.Fault(column, NoteCodes.LexiconValue, $"country \"{row[column]}\" is not known; expected a code of countries.tsv"));
        }

        return row[column];
    }

    private ImmutableArray<string> Sectors(LexiconRow row, int column)
    {
        string[] sectors = row[column].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        faults.AddRange(sectors.Where(s => !ActorSectors.All.Contains(s)).Select(s =>
            row.Fault(column, NoteCodes.LexiconValue, $"sector \"{s}\" is not known; expected one of {string.Join(' ', ActorSectors.All)}")));
        return [.. sectors];
    }

    /// <summary>A phrase that stands in two lexicons keeps the first entry's name and takes both roles.</summary>
    private void Add(string phrase, Term term)
    {
        terms[phrase] = terms.TryGetValue(phrase, out var known)
            ? known with
            {
                Role = known.Role | (known.Is(TermRole.Nation | TermRole.Named) ? TermRole.None : term.Role),
                Sectors = known.Sectors.IsEmpty && !known.Is(TermRole.Nation) ? term.Sectors : known.Sectors,
                Adds = known.Adds.IsEmpty ? term.Adds : known.Adds,
            }
            : term;
    }

    internal static string Plural(string phrase)
    {
        // "secretary of state" inflects its first noun, "foreign minister" its last.
        int of = phrase.IndexOf(" of ", StringComparison.Ordinal);
        int inChief = phrase.IndexOf("-in-chief", StringComparison.Ordinal);
        int cut = of > 0 ? of : inChief > 0 ? inChief : phrase.Length;
        string noun = phrase[..cut], rest = phrase[cut..];
        return noun switch
        {
            _ when noun.EndsWith("man", StringComparison.Ordinal) && noun != "shaman" => noun[..^2] + "en" + rest,
            _ when noun.EndsWith('y') && noun[^2] is not ('a' or 'e' or 'o' or 'u') => noun[..^1] + "ies" + rest,
            _ when noun.EndsWith("ch", StringComparison.Ordinal) || noun.EndsWith('s') => noun + "es" + rest,
            _ when noun.EndsWith("general", StringComparison.Ordinal) && noun.Contains("attorney", StringComparison.Ordinal) => noun.Replace("attorney", "attorneys", StringComparison.Ordinal) + rest,
            _ => noun + "s" + rest,
        };
    }
}
