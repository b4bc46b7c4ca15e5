using System.Collections.Immutable;

namespace Readout.Ledger.Search;

/// <summary>What a person asked for, as a tree; <c>docs/cli.md</c> describes the language.</summary>
public abstract record Query
{
    /// <summary>Matches all that is in the ledger.</summary>
    public static readonly Query Everything = new All([]);
}

public sealed record All(ImmutableArray<Query> Parts) : Query;

public sealed record Any(ImmutableArray<Query> Parts) : Query;

public sealed record Not(Query Part) : Query;

/// <summary>Which words are searched.</summary>
public enum WordField
{
    Anywhere,
    Source,
    About,
    Place,
}

/// <summary>One word, or several that stand together in this order.</summary>
/// <param name="Beginning">The last word need only begin so.</param>
public sealed record Words(WordField Field, string Text, bool Beginning) : Query;

/// <summary>Whose country is meant.</summary>
public enum CountryRole
{
    Anyone,
    Source,
    Place,
}

/// <param name="Code">ISO 3166-1 alpha-3.</param>
public sealed record Country(CountryRole Role, string Code) : Query;

/// <summary>A field that holds one of a fixed set of values.</summary>
public enum TermField
{
    Kind,
    SourceKind,
    Stance,
    Form,
    Type,
    Status,
}

public sealed record Term(TermField Field, string Value) : Query;

/// <summary>Not before a year, month or day.</summary>
public sealed record From(string Day) : Query;

/// <summary>Not after a year, month or day.</summary>
public sealed record To(string Day) : Query;
