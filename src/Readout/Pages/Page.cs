using System.Collections.Immutable;
using Readout.Text;

namespace Readout.Pages;

/// <summary>What a page's text is written in.</summary>
public enum PageFormat
{
    PlainText,
    Html,
}

/// <summary>What came with a page from outside its own text: a feed item, a WARC header, a JSONL field.</summary>
/// <param name="Date">The document's date, ISO 8601, as precise as it was given; times resolve against it.</param>
/// <param name="Fetched">When a crawler fetched the page, ISO 8601: an upper bound for its date, never the date itself.</param>
public sealed record PageFacts(
    string? Title = null,
    string? Date = null,
    string? Url = null,
    string? Publisher = null,
    string? Language = null,
    string? Author = null,
    string? Fetched = null)
{
    public static readonly PageFacts None = new();
}

/// <summary>One decoded input, before anything is known about the articles on it.</summary>
/// <param name="Id">The document's id: a JSONL record's, or a file's name without its extension.</param>
/// <param name="Source">The decoded text: for HTML the mark-up, for plain text exactly the input's text.</param>
public sealed record Page(
    string Id,
    PageFormat Format,
    string Source,
    PageFacts Facts,
    ImmutableArray<Note> Notes)
{
    /// <summary>How <see cref="Source"/> lay in bytes; null when it was a string already (a JSONL field, a feed item).</summary>
    public ByteLayout? Bytes { get; init; }
}

/// <summary>An input, or a part of one, that can't be read.</summary>
/// <param name="Where">A place for a person, such as "line 41" or "byte 812".</param>
/// <param name="Reason">What was found and what was expected.</param>
public sealed record BadInput(string Where, string Reason);

/// <summary>One of the two: a page, or why there is none.</summary>
public sealed record PageOrFault(Page? Page, BadInput? Fault)
{
    public static PageOrFault Of(Page page) => new(page, null);

    public static PageOrFault Bad(string where, string reason) => new(null, new BadInput(where, reason));
}
