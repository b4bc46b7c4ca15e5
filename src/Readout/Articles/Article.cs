using System.Collections.Immutable;
using Readout.Pages;
using Readout.Text;

namespace Readout.Articles;

/// <summary>What a stretch of a page is to the reader of the article.</summary>
public enum BlockKind
{
    Headline,
    Deck,
    Byline,
    Dateline,
    Paragraph,
    Subheading,
    Caption,
    Residue,
}

/// <summary>A stretch of the text with its label, and the reason for the label in a few words.</summary>
public sealed record Block(BlockKind Kind, TextSpan Span, string Reason);

/// <summary>A picture's caption without its credit ("AFP", "Reuters/Ann Example"), which stands apart.</summary>
/// <param name="Spans">Every place where the caption line stands, its credit included.</param>
public sealed record Caption(string Text, string? Credit, ImmutableArray<TextSpan> Spans)
{
    /// <summary>The absolute address of the picture, the largest that the page offers; null when the page doesn't tell it.</summary>
    public string? Image { get; init; }
}

/// <summary>One article of a page. All spans are UTF-16 offsets into <see cref="Text"/>.</summary>
public sealed record Article
{
    /// <summary>The page's id, then <c>#</c>, then the article's number on the page from 1.</summary>
    public required string Id { get; init; }

    /// <summary>For plain text the whole input, shared by its articles; for HTML the extracted article.</summary>
    public required string Text { get; init; }

    /// <summary>The part of <see cref="Text"/> that belongs to this article, residue included.</summary>
    public required TextSpan Region { get; init; }

    /// <summary>Every block of the region in text order; what lies in no block is white space.</summary>
    public required ImmutableArray<Block> Blocks { get; init; }

    public string? Headline { get; init; }

    /// <summary>Where the headline stands, if it stands in <see cref="Text"/>.</summary>
    public TextSpan? HeadlineSpan { get; init; }

    /// <summary>One span a paragraph (sub-headings included), in text order.</summary>
    public required ImmutableArray<TextSpan> Body { get; init; }

    /// <summary>The line below the headline that sums the article up, where one is told from the text; null when none is.</summary>
    public TextSpan? Deck => Blocks.FirstOrDefault(b => b.Kind == BlockKind.Deck)?.Span;

    public ImmutableArray<Caption> Captions { get; init; } = [];

    public ImmutableArray<string> Authors { get; init; } = [];

    /// <summary>ISO 8601 with the precision and zone that the page gave.</summary>
    public string? Published { get; init; }

    public string? Modified { get; init; }

    public string? Publisher { get; init; }

    public string? Url { get; init; }

    /// <summary>The address that the page gives itself; <see cref="Url"/> is where it was found.</summary>
    public string? CanonicalUrl { get; init; }

    /// <summary>For HTML the way from <see cref="Text"/> back to the page's source; null where the text is the source.</summary>
    public OffsetMap? Map { get; init; }

    /// <summary>BCP 47 primary subtag, such as <c>en</c> or <c>ar</c>.</summary>
    public string? Language { get; init; }

    /// <summary>Which way the text runs, as HTML says it: <c>ltr</c> or <c>rtl</c>; null without a letter.</summary>
    public string? Direction { get; init; }

    /// <summary>The paragraphs of the body that run the other way, in text order.</summary>
    public ImmutableArray<TextSpan> Turned { get; init; } = [];

    /// <summary>"BEIRUT, Nov 6 (Reuters) –": where and when a report was filed.</summary>
    public TextSpan? Dateline { get; init; }

    /// <summary>
    /// The date that times resolve against: given with the document, else the publication date, else the dateline's.
    /// </summary>
    public string? Date { get; init; }

    public ImmutableArray<Note> Notes { get; init; } = [];
}
