using System.Collections.Immutable;
using Readout.Ledger.Search;
using Readout.Ledger.Store;

namespace Readout.Ledger;

/// <summary>
/// Where readings are kept and searched. One writer, many readers. Each document is stored whole or not at
/// all, and what <see cref="Store"/> has returned for survives a kill.
/// </summary>
/// <remarks>Every member may throw <see cref="LedgerException"/>.</remarks>
public interface ILedger : IDisposable
{
    /// <summary>
    /// True when the same source was already read by the same coder version. Its name is then made to point at it,
    /// so that a file put back to an older state shows that state again.
    /// </summary>
    bool Holds(SourceDocument document, string coder);

    /// <summary>Stores a document and what was read from it; another source under the same name is superseded.</summary>
    /// <returns>True when an older source under this name was superseded.</returns>
    bool Store(SourceDocument document, ImmutableArray<Reading> readings, string coder);

    /// <summary>The entries that match, newest article first, in text order within an article.</summary>
    /// <param name="after">The id of the last entry of the page before, or null for the first page.</param>
    IReadOnlyList<Entry> Find(Query query, int limit, string? after);

    /// <summary>The entries whose id begins with <paramref name="id"/>; at most <paramref name="limit"/>.</summary>
    IReadOnlyList<Entry> WithId(string id, int limit);

    /// <summary>The statements and events of one article, in text order.</summary>
    IReadOnlyList<Entry> EntriesOf(string articleId);

    /// <summary>The stored article with its record, or null.</summary>
    StoredArticle? Article(string id);

    /// <summary>All articles that are not superseded, by (date, document id, article's place), streamed.</summary>
    IEnumerable<StoredArticle> Articles();

    /// <summary>Who speaks and acts, most statements first; names holding <paramref name="name"/> when given.</summary>
    IEnumerable<ActorCount> Actors(string? name);

    /// <summary>Where in <paramref name="texts"/> the query's words stand, marked as search understands them.</summary>
    IReadOnlyList<string> Highlight(Query query, IReadOnlyList<string> texts, string open, string close);
}

/// <summary>One findable thing.</summary>
/// <param name="Id">Hash of document, span and type; its first letter tells the kind: s, e or a.</param>
/// <param name="Kind"><c>statement</c>, <c>event</c> or <c>article</c>.</param>
/// <param name="Local">Its id within the article's record (<c>s1</c>, <c>e1</c>); empty for an article.</param>
/// <param name="Day">The day said or happened where the text gives one, else the article's; ISO 8601, precision kept.</param>
public sealed record Entry(string Id, string Kind, string ArticleId, string Local, string? Day);

/// <summary>An article as stored.</summary>
/// <param name="Record">The contract's record, one JSON object in UTF-8.</param>
/// <param name="TextHash">SHA-256 of the record's text in UTF-8, hexadecimal.</param>
/// <param name="ReadAt">When it was read, ISO 8601 UTC.</param>
/// <param name="Name">The file or the document in a file that it came from.</param>
public sealed record StoredArticle(string Id, byte[] Record, string TextHash, string ReadAt, string Coder, string Name, bool Superseded);

/// <summary>An actor's share in the ledger.</summary>
public sealed record ActorCount(string Name, string Kind, string? Country, string Sectors, long Articles, long Statements, long Events);
