using System.Collections.Immutable;
using Readout.Ledger.Store;

namespace Readout.Ledger.Search;

/// <summary>
/// Recursive descent over: <c>any = all ("or" all)*; all = ["-"] one+; one = "(" any ")" | [field ":"] word | [field ":"] "phrase"</c>.
/// Any string either parses or gives a <see cref="QueryException"/> with its place.
/// </summary>
public sealed class QueryParser
{
    // Far beyond what a person writes, far below what exhausts the stack or SQLite's limit of 1,000 nested expressions.
    private const int DeepestNesting = 50;
    private const int MostTerms = 200;

    private readonly string query;
    private int at;
    private int depth;
    private int terms;

    private QueryParser(string query) => this.query = query;

    /// <exception cref="QueryException">It is not of the language.</exception>
    public static Query Parse(string query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var parser = new QueryParser(query);
        parser.SkipSpace();
        if (parser.AtEnd)
        {
            return Query.Everything;
        }

        var parsed = parser.ParseAny();
        return parser.AtEnd ? parsed : throw parser.Bad(parser.at, 1, "this parenthesis closes nothing");
    }

    private bool AtEnd => at >= query.Length;

    private Query ParseAny()
    {
        var parts = ImmutableArray.CreateBuilder<Query>();
        parts.Add(ParseAll());
        while (Keyword("or") is { } or)
        {
            parts.Add(AtEnd || query[at] == ')' ? throw Bad(or, 2, "\"or\" stands between two things; nothing follows it (to search for the word, write \"or\" in quotation marks)") : ParseAll());
        }

        return parts.Count == 1 ? parts[0] : new Any(parts.ToImmutable());
    }

    private Query ParseAll()
    {
        var parts = ImmutableArray.CreateBuilder<Query>();
        SkipSpace();
        while (!AtEnd && query[at] != ')' && !AtKeyword("or"))
        {
            parts.Add(ParseSigned());
            SkipSpace();
        }

        return parts.Count switch
        {
            0 => throw Bad(at, 2, AtEnd ? "something to search for is missing at the end" : query[at] == ')' ? "something to search for is missing before this" : "\"or\" stands between two things; nothing comes before it"),
            1 => parts[0],
            _ => new All(parts.ToImmutable()),
        };
    }

    private Query ParseSigned()
    {
        if (query[at] != '-')
        {
            return ParseOne();
        }

        int minus = at++;
        if (AtEnd || char.IsWhiteSpace(query[at]) || query[at] is ')' or '-')
        {
            throw Bad(minus, 1, "\"-\" leaves out what follows it without a space, as in -stance:denies");
        }

        return new Not(ParseOne());
    }

    private Query ParseOne()
    {
        if (++terms > MostTerms)
        {
            throw Bad(at, 1, $"a query may have {MostTerms} parts at most");
        }

        if (query[at] == '(')
        {
            return ParseGroup();
        }

        int start = at;
        if (query[at] != '"' && Field() is { } field)
        {
            return Fielded(field, start);
        }

        var (text, quoted) = Value();
        return Plain(WordField.Anywhere, text, quoted, start);
    }

    private Query ParseGroup()
    {
        int open = at++;
        if (++depth > DeepestNesting)
        {
            throw Bad(open, 1, $"parentheses may stand {DeepestNesting} deep at most");
        }

        var inner = ParseAny();
        if (AtEnd)
        {
            throw Bad(open, 1, "this parenthesis is never closed");
        }

        at++;
        depth--;
        return inner;
    }

    private Query Fielded(string field, int start)
    {
        int valueStart = at;
        if (!QueryFields.Names.Contains(field, StringComparer.Ordinal))
        {
            string meant = Nearest.To(field, QueryFields.Names) is { } near ? $"did you mean {near}: ?" : $"there are {string.Join(": ", QueryFields.Names)}:";
            throw Bad(start, field.Length + 1, $"\"{field}:\" is not a field; {meant} To search for the words, put them in quotation marks");
        }

        if (AtEnd || char.IsWhiteSpace(query[at]) || query[at] is '(' or ')')
        {
            throw Bad(start, at - start, $"{field}: needs a value right behind it, as in {Example(field)}");
        }

        var (text, quoted) = Value();
        int length = at - valueStart;
        return field switch
        {
            "source" => IsCode(text) && !quoted ? new Country(CountryRole.Source, text) : Plain(WordField.Source, text, quoted, valueStart),
            "place" => IsCode(text) && !quoted ? new Country(CountryRole.Place, text) : Plain(WordField.Place, text, quoted, valueStart),
            "about" => Plain(WordField.About, text, quoted, valueStart),
            "country" => IsCode(text.ToUpperInvariant())
                ? new Country(CountryRole.Anyone, text.ToUpperInvariant())
                : throw Bad(valueStart, length, $"country: takes a code of three letters (ISO 3166), such as TUR or SYR; for names use source:\"{Shown(text)}\" or place:\"{Shown(text)}\""),
            "from" => new From(Day(text, valueStart, length)),
            "to" => new To(Day(text, valueStart, length)),
            "stance" => Fixed(TermField.Stance, text, QueryFields.Stances, valueStart, length),
            "type" => Fixed(TermField.Type, text, QueryFields.Types, valueStart, length),
            "status" => Fixed(TermField.Status, text, QueryFields.Statuses, valueStart, length),
            "form" => Fixed(TermField.Form, text, QueryFields.Forms, valueStart, length),
            _ => QueryFields.EntryKinds.Contains(text.ToLowerInvariant(), StringComparer.Ordinal)
                ? new Term(TermField.Kind, text.ToLowerInvariant())
                : Fixed(TermField.SourceKind, text, [.. QueryFields.SourceKinds, .. QueryFields.EntryKinds], valueStart, length),
        };
    }

    private Term Fixed(TermField field, string text, IReadOnlyList<string> values, int start, int length)
    {
        // "leaves-open" and leaves_open save the quotation marks of "leaves open".
        string plain = text.Replace('-', ' ').Replace('_', ' ');
        string? value = values.FirstOrDefault(value => string.Equals(value, plain, StringComparison.OrdinalIgnoreCase));
        if (value is not null)
        {
            return new Term(field, value);
        }

        string meant = Nearest.To(plain, values) is { } near ? $"did you mean {near.Replace(' ', '-')}?" : "there are:";
        throw Bad(start, length, $"\"{Shown(text)}\" is not known here; {meant} ({string.Join(", ", values.Select(known => known.Replace(' ', '-')))})");
    }

    private Words Plain(WordField field, string text, bool quoted, int start)
    {
        bool beginning = !quoted && text.Length > 1 && text.EndsWith('*');
        string words = Clean(beginning ? text[..^1] : text);
        return words.Any(char.IsLetterOrDigit)
            ? new Words(field, words, beginning)
            : throw Bad(start, at - start, "there is no word in this to search for");
    }

    private string Day(string text, int start, int length)
    {
        bool right = PartialDays.Of(text) == text
            && (text.Length < 7 || string.CompareOrdinal(text, 5, "01", 0, 2) >= 0 && string.CompareOrdinal(text, 5, "12", 0, 2) <= 0)
            && (text.Length < 10 || DateOnly.TryParseExact(text, "yyyy-MM-dd", out _));
        return right ? text : throw Bad(start, length, "a day is written 2023-04-25, a month 2023-04, a year 2023");
    }

    /// <summary>A field's name when one stands here with its colon; moves behind the colon.</summary>
    private string? Field()
    {
        int end = at;
        while (end < query.Length && char.IsAsciiLetter(query[end]))
        {
            end++;
        }

        if (end == at || end >= query.Length || query[end] != ':')
        {
            return null;
        }

        string name = query[at..end].ToLowerInvariant();
        at = end + 1;
        return name;
    }

    private (string Text, bool Quoted) Value()
    {
        int start = at;
        if (query[at] == '"')
        {
            int end = query.IndexOf('"', at + 1);
            if (end < 0)
            {
                throw Bad(start, 1, "this quotation mark is never closed");
            }

            at = end + 1;
            return (query[(start + 1)..end], true);
        }

        while (!AtEnd && !char.IsWhiteSpace(query[at]) && query[at] is not ('(' or ')' or '"'))
        {
            at++;
        }

        return (query[start..at], false);
    }

    private int? Keyword(string word)
    {
        SkipSpace();
        if (!AtKeyword(word))
        {
            return null;
        }

        int start = at;
        at += word.Length;
        SkipSpace();
        return start;
    }

    private bool AtKeyword(string word) =>
        string.Compare(query, at, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0
        && (at + word.Length >= query.Length || char.IsWhiteSpace(query[at + word.Length]) || query[at + word.Length] is '(' or ')');

    private void SkipSpace()
    {
        while (!AtEnd && (char.IsWhiteSpace(query[at]) || char.IsControl(query[at])))
        {
            at++;
        }
    }

    private static bool IsCode(string text) => text.Length == 3 && text.All(char.IsAsciiLetterUpper);

    // The index's own language knows no control characters: a NUL would end a phrase half-way.
    private static string Clean(string text) => string.Create(text.Length, text, static (clean, from) =>
    {
        for (int i = 0; i < clean.Length; i++)
        {
            clean[i] = char.IsControl(from[i]) || from[i] == '"' ? ' ' : from[i];
        }
    });

    private static string Shown(string text) => Clean(text.Length > 40 ? text[..40] : text);

    private static string Example(string field) => field switch
    {
        "source" => "source:TUR or source:\"Shoigu\"",
        "stance" => "stance:denies",
        "type" => "type:CONSULT",
        "status" => "status:planned",
        "country" => "country:SYR",
        "from" or "to" => $"{field}:2023-04",
        "kind" => "kind:unnamed",
        "form" => "form:direct",
        _ => $"{field}:Aleppo",
    };

    private QueryException Bad(int position, int length, string reason) => new(query, position, length, reason);
}
