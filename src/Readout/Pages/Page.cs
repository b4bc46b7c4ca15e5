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
public sealed record PageFacts(
    string? Title = null,
    string? Date = null,
    string? Url = null,
    string? Publisher = null,
    string? Language = null)
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
    ImmutableArray<Note> Notes);
