using Readout.Ledger.Records;

namespace Readout.Ledger.Exports;

/// <summary>An article on its way out, with the ledger's ids of what is in it.</summary>
internal sealed class ExportedArticle : IDisposable
{
    private readonly Dictionary<string, string> ids;

    public ExportedArticle(ILedger ledger, StoredArticle article)
    {
        Article = article;
        Record = new StoredRecord(article.Record);
        Entries = ledger.EntriesOf(article.Id);
        ids = Entries.ToDictionary(entry => entry.Local, entry => entry.Id, StringComparer.Ordinal);
        ArticleCells =
        [
            StoredRecord.Of(Record.Article, "url"),
            StoredRecord.Of(Record.Article, "publisher"),
            StoredRecord.Of(Record.Article, "headline"),
            StoredRecord.Of(Record.Article, "language"),
            StoredRecord.Of(Record.Article, "published"),
        ];
    }

    public StoredArticle Article { get; }

    public StoredRecord Record { get; }

    /// <summary>Statements and events, in text order.</summary>
    public IReadOnlyList<Entry> Entries { get; }

    public IReadOnlyList<string?> ArticleCells { get; }

    /// <summary>The ledger's id of what the record calls <c>s1</c> or <c>e1</c>.</summary>
    public string? IdOf(string? local) => local is null ? null : ids.GetValueOrDefault(local);

    public void Dispose() => Record.Dispose();
}
