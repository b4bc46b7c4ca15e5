using Microsoft.Data.Sqlite;
using Readout.Ledger.Search;

namespace Readout.Ledger.Store;

/// <content>What reads the ledger.</content>
internal sealed partial class SqliteLedger
{
    private const string EntryColumns = "e.id, e.kind, e.article, e.local, e.day";

    private const string Current = "JOIN articles a ON a.id = e.article JOIN documents d ON d.id = a.document AND d.superseded = 0";

    private const string ArticleColumns = "a.id, a.record, a.text_hash, d.read_at, d.coder, d.first_name, d.superseded";

    public IReadOnlyList<Entry> Find(Query query, int limit, string? after) => Guard(() =>
    {
        var compiled = SqliteQuery.Compile(query);
        using var command = connection.CreateCommand();
        string cursor = "";
        if (after is not null)
        {
            Cursor(command, after);
            cursor = "AND e.sort <= $sort AND (e.sort < $sort OR (e.article, e.start, e.id) > ($article, $start, $after))";
        }

        command.CommandText = $"""
            SELECT {EntryColumns} FROM entries e {Current}
            WHERE {compiled.Where} {cursor}
            ORDER BY e.sort DESC, e.article, e.start, e.id LIMIT $limit
            """;
        command.Parameters.AddWithValue("$limit", limit);
        compiled.Bind(command);
        return Entries(command);
    });

    public IReadOnlyList<Entry> WithId(string id, int limit) => Guard(() => Entries(Command(
        $"SELECT {EntryColumns} FROM entries e WHERE e.id >= $low AND e.id < $high ORDER BY e.id LIMIT $limit",
        [("$low", id), ("$high", id + "\u007f"), ("$limit", (long)limit)])));

    public IReadOnlyList<Entry> EntriesOf(string articleId) => Guard(() => Entries(Command(
        $"SELECT {EntryColumns} FROM entries e WHERE e.article = $article AND e.kind <> 'article' ORDER BY e.start, e.id",
        [("$article", articleId)])));

    public StoredArticle? Article(string id) => Guard(() =>
    {
        using var rows = Command(
            $"SELECT {ArticleColumns} FROM articles a JOIN documents d ON d.id = a.document WHERE a.id = $id",
            [("$id", id)]).ExecuteReader();
        return rows.Read() ? Stored(rows) : null;
    });

    public IEnumerable<StoredArticle> Articles() => Rows(
        $"""
        SELECT {ArticleColumns} FROM articles a JOIN documents d ON d.id = a.document AND d.superseded = 0
        ORDER BY a.sort, a.record_id, a.id
        """,
        Stored);

    public IEnumerable<ActorCount> Actors(string? name) => Rows(
        """
        WITH current AS (SELECT a.id FROM articles a JOIN documents d ON d.id = a.document AND d.superseded = 0),
        spoken AS (
            SELECT e.article, p.actor, count(*) AS n FROM parties p JOIN entries e ON e.row = p.entry
            WHERE p.role = 'source' AND p.actor IS NOT NULL GROUP BY e.article, p.actor),
        acted AS (
            SELECT e.article, p.actor, count(DISTINCT e.row) AS n FROM parties p JOIN entries e ON e.row = p.entry
            WHERE p.role IN ('actor', 'recipient') AND p.actor IS NOT NULL GROUP BY e.article, p.actor)
        SELECT x.name, x.kind, x.country, max(x.sectors), count(DISTINCT x.article),
            coalesce(sum(spoken.n), 0) AS statements, coalesce(sum(acted.n), 0) AS events
        FROM actors x JOIN current ON current.id = x.article
        LEFT JOIN spoken ON spoken.article = x.article AND spoken.actor = x.local
        LEFT JOIN acted ON acted.article = x.article AND acted.actor = x.local
        GROUP BY x.name, x.kind, x.country
        ORDER BY statements DESC, events DESC, count(DISTINCT x.article) DESC, x.name, x.kind, x.country
        """,
        row => new ActorCount(row.GetString(0), row.GetString(1), Text(row, 2), row.GetString(3), row.GetInt64(4), row.GetInt64(5), row.GetInt64(6)))
        .Where(actor => name is null || actor.Name.Contains(name, StringComparison.OrdinalIgnoreCase));

    public IReadOnlyList<string> Highlight(Query query, IReadOnlyList<string> texts, string open, string close) => Guard<IReadOnlyList<string>>(() =>
    {
        if (SqliteQuery.WordsIn(query) is not { } match)
        {
            return texts;
        }

        // The same tokenizer that found them marks them; a database in memory holds just the lines to be shown.
        using var memory = Connect(":memory:", SqliteOpenMode.Memory);
        memory.Open();
        using var command = memory.CreateCommand();
        command.CommandText = "CREATE VIRTUAL TABLE shown USING fts5 (text, tokenize = 'porter unicode61 remove_diacritics 2')";
        command.ExecuteNonQuery();
        command.CommandText = "INSERT INTO shown (rowid, text) VALUES ($row, $text)";
        var marked = texts.ToArray();
        for (int i = 0; i < texts.Count; i++)
        {
            command.Parameters.Clear();
            command.Parameters.AddWithValue("$row", (long)i);
            command.Parameters.AddWithValue("$text", texts[i]);
            command.ExecuteNonQuery();
        }

        command.Parameters.Clear();
        command.CommandText = "SELECT rowid, highlight(shown, 0, $open, $close) FROM shown WHERE shown MATCH $match";
        command.Parameters.AddWithValue("$open", open);
        command.Parameters.AddWithValue("$close", close);
        command.Parameters.AddWithValue("$match", match);
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            marked[rows.GetInt64(0)] = rows.GetString(1);
        }

        return marked;
    });

    private void Cursor(SqliteCommand command, string after)
    {
        using var rows = Command("SELECT sort, article, start FROM entries WHERE id = $id", [("$id", after)]).ExecuteReader();
        if (!rows.Read())
        {
            throw new LedgerException($"--after {after}: no entry has this id; give the id of the last entry that was shown", misuse: true);
        }

        command.Parameters.AddWithValue("$sort", rows.GetString(0));
        command.Parameters.AddWithValue("$article", rows.GetString(1));
        command.Parameters.AddWithValue("$start", rows.GetInt64(2));
        command.Parameters.AddWithValue("$after", after);
    }

    private static List<Entry> Entries(SqliteCommand command)
    {
        using var rows = command.ExecuteReader();
        var entries = new List<Entry>();
        while (rows.Read())
        {
            entries.Add(new Entry(rows.GetString(0), rows.GetString(1), rows.GetString(2), rows.GetString(3), Text(rows, 4)));
        }

        return entries;
    }

    private static StoredArticle Stored(SqliteDataReader row) => new(
        row.GetString(0),
        Packing.Unpack((byte[])row[1]),
        row.GetString(2),
        row.GetString(3),
        row.GetString(4),
        row.GetString(5),
        row.GetInt64(6) != 0);

    private IEnumerable<T> Rows<T>(string sql, Func<SqliteDataReader, T> of)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var rows = Guard(command.ExecuteReader);
        while (Guard(rows.Read))
        {
            yield return Guard(() => of(rows));
        }
    }

    private static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
