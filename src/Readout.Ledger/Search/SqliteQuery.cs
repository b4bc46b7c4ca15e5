using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Readout.Ledger.Search;

/// <summary>
/// A query tree as SQL over <c>entries e</c>. Values are parameters; each word is quoted for the full-text index, so
/// nothing a person types is ever read as SQL or as the index's own language.
/// </summary>
internal sealed class SqliteQuery
{
    private readonly List<string> values = [];

    public string Where { get; private set; } = "1";

    /// <summary>The query as a condition; articles are left out unless it asks for them.</summary>
    public static SqliteQuery Compile(Query query)
    {
        var compiled = new SqliteQuery();
        string where = compiled.Sql(query);
        compiled.Where = AsksForKind(query) ? where : $"e.kind <> 'article' AND {where}";
        return compiled;
    }

    public void Bind(SqliteCommand command)
    {
        for (int i = 0; i < values.Count; i++)
        {
            command.Parameters.AddWithValue(Name(i), values[i]);
        }
    }

    /// <summary>A match for any of the words that the query looks for (not those it leaves out); null when it has none.</summary>
    public static string? WordsIn(Query query)
    {
        var words = Positive(query).Select(word => Quoted(word)).Distinct(StringComparer.Ordinal).ToList();
        return words.Count == 0 ? null : string.Join(" OR ", words);
    }

    private string Sql(Query query) => query switch
    {
        All all => AllOf(all),
        Any any => $"({string.Join(" OR ", any.Parts.Select(Sql))})",
        Not not => $"NOT {Sql(not.Part)}",
        Words words => Match(Column(words)),
        Country country => InCountry(country),
        Term term => $"{Column(term.Field)} IS {Parameter(term.Value)}",
        From from => Since(Parameter(from.Day)),
        To to => $"(e.day IS NOT NULL AND substr(e.day, 1, {to.Day.Length.ToString(CultureInfo.InvariantCulture)}) <= {Parameter(to.Day)})",
        _ => throw new ArgumentOutOfRangeException(nameof(query), query.GetType().Name, null),
    };

    // Words that must all be there are one look into the index, not several that are then compared.
    private string AllOf(All all)
    {
        var conditions = all.Parts.Where(part => part is not Words).Select(Sql).ToList();
        var words = all.Parts.OfType<Words>().Select(Column).ToList();
        if (words.Count > 0)
        {
            conditions.Insert(0, Match(string.Join(" AND ", words)));
        }

        return conditions.Count == 0 ? "1" : $"({string.Join(" AND ", conditions)})";
    }

    private string Match(string match) =>
        $"e.row IN (SELECT rowid FROM entry_words WHERE entry_words MATCH {Parameter(match)})";

    private string InCountry(Country country)
    {
        string role = country.Role switch
        {
            CountryRole.Source => " AND p.role = 'source'",
            CountryRole.Place => " AND p.role = 'place'",
            _ => "",
        };
        return $"e.row IN (SELECT p.entry FROM parties p WHERE p.country = {Parameter(country.Code)}{role})";
    }

    // A year on its own, 2023, is not before April 2023: it may be after.
    private static string Since(string day) => $"(e.day IS NOT NULL AND (e.day >= {day} OR substr({day}, 1, length(e.day)) = e.day))";

    private static string Column(TermField field) => field switch
    {
        TermField.Kind => "e.kind",
        TermField.SourceKind => "e.source_kind",
        TermField.Stance => "e.stance",
        TermField.Form => "e.form",
        TermField.Type => "e.type",
        _ => "e.status",
    };

    private static string Column(Words words) => words.Field switch
    {
        WordField.Source => "{source} : " + Quoted(words),
        WordField.About => "{words headline} : " + Quoted(words),
        WordField.Place => "{place} : " + Quoted(words),
        _ => Quoted(words),
    };

    private static string Quoted(Words words) => $"\"{words.Text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"{(words.Beginning ? " *" : "")}";

    private static IEnumerable<Words> Positive(Query query) => query switch
    {
        Words words => [words],
        All all => all.Parts.SelectMany(Positive),
        Any any => any.Parts.SelectMany(Positive),
        _ => [],
    };

    private static bool AsksForKind(Query query) => query switch
    {
        Term { Field: TermField.Kind } => true,
        All all => all.Parts.Any(AsksForKind),
        Any any => any.Parts.Any(AsksForKind),
        Not not => AsksForKind(not.Part),
        _ => false,
    };

    private string Parameter(string value)
    {
        values.Add(value);
        return Name(values.Count - 1);
    }

    private static string Name(int index) => string.Create(CultureInfo.InvariantCulture, $"$q{index}");
}
