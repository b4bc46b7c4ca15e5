using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Readout.Ledger.Store;

/// <summary>
/// A ledger in one SQLite file: write-ahead log, one writer, a transaction a document. All SQL of the ledger stands
/// in this folder and in <c>Search/SqliteQuery.cs</c>.
/// </summary>
internal sealed partial class SqliteLedger : ILedger
{
    private readonly SqliteConnection connection;
    private readonly string file;
    private readonly TimeProvider clock;
    private readonly Dictionary<string, SqliteCommand> commands = [];

    private SqliteLedger(SqliteConnection connection, string file, TimeProvider clock)
    {
        this.connection = connection;
        this.file = file;
        this.clock = clock;
    }

    /// <exception cref="LedgerException">It can't be opened or made, or is no ledger of this version.</exception>
    public static SqliteLedger Open(string file, bool write, TimeProvider clock)
    {
        if (Directory.Exists(file))
        {
            throw new LedgerException($"{file}: this is a folder; --ledger takes a file's name, such as {Path.Combine(file, Ledgers.DefaultAddress)}", misuse: true);
        }

        if (!write && !File.Exists(file))
        {
            throw new LedgerException($"{file}: there is no ledger here yet; begin with: readout read FILE...", misuse: true);
        }

        var connection = Connect(file, write ? SqliteOpenMode.ReadWriteCreate : SqliteOpenMode.ReadWrite);
        try
        {
            try
            {
                connection.Open();
                Schema.Bring(connection, file, write);
            }
            catch (SqliteException e) when (!write && e.SqliteErrorCode is (8 or 14) && !File.Exists(file + "-wal"))
            {
                // A read-only folder: SQLite can't make its shared-memory file there. With no log beside it the file
                // is complete, and nobody can be writing.
                connection.Dispose();
                connection = Connect($"file:{Uri.EscapeDataString(Path.GetFullPath(file)).Replace("%2F", "/", StringComparison.Ordinal)}?immutable=1", SqliteOpenMode.ReadOnly);
                connection.Open();
                Schema.Bring(connection, file, write);
            }

            var ledger = new SqliteLedger(connection, file, clock);
            if (write)
            {
                ledger.Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL");
            }
            else
            {
                // Not opened read-only: such a connection leaves its log and shared-memory files behind.
                ledger.Execute("PRAGMA query_only = ON");
            }

            ledger.Execute("PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -32000");
            return ledger;
        }
        catch (SqliteException e)
        {
            connection.Dispose();
            throw SqliteErrors.Explain(e, file, opening: true);
        }
        catch (LedgerException)
        {
            connection.Dispose();
            throw;
        }
    }

    public bool Holds(SourceDocument document, string coder) => Guard(() =>
    {
        if (Scalar("SELECT id FROM documents WHERE hash = $hash AND coder = $coder", ("$hash", document.Hash), ("$coder", coder)) is not long id)
        {
            return false;
        }

        if (Scalar("SELECT document FROM names WHERE name = $name", ("$name", document.Name)) is not long named || named != id)
        {
            Whole(() => Point(document.Name, id));
        }

        return true;
    });

    public bool Store(SourceDocument document, ImmutableArray<Reading> readings, string coder) => Guard(() => Whole(() =>
    {
        string now = Now();
        long id;
        if (Scalar("SELECT id FROM documents WHERE hash = $hash", ("$hash", document.Hash)) is long known)
        {
            id = known;
            Forget(id);
            Run("UPDATE documents SET coder = $coder, read_at = $now WHERE id = $id", ("$coder", coder), ("$now", now), ("$id", id));
        }
        else
        {
            id = (long)Scalar(
                """
                INSERT INTO documents (hash, form, first_name, source, source_length, coder, read_at)
                VALUES ($hash, $form, $name, $source, $length, $coder, $now) RETURNING id
                """,
                ("$hash", document.Hash),
                ("$form", document.Form),
                ("$name", document.Name),
                ("$source", Packing.Pack(document.Bytes)),
                ("$length", (long)document.Bytes.Length),
                ("$coder", coder),
                ("$now", now))!;
        }

        for (int i = 0; i < readings.Length; i++)
        {
            Insert(id, document.Hash, i + 1, readings[i]);
        }

        return Point(document.Name, id);
    }));

    public void Dispose()
    {
        foreach (var command in commands.Values)
        {
            command.Dispose();
        }

        connection.Dispose();
    }

    /// <summary>Runs SQL that takes no parameters; for pragmas, and for tests that bring a file into an odd state.</summary>
    internal void Execute(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>Lets the name stand for the document; a source that no name stands for any more is superseded.</summary>
    private bool Point(string name, long document)
    {
        object? before = Scalar("SELECT document FROM names WHERE name = $name", ("$name", name));
        Run(
            """
            INSERT INTO names (name, document, read_at) VALUES ($name, $document, $now)
            ON CONFLICT (name) DO UPDATE SET document = excluded.document, read_at = excluded.read_at
            """,
            ("$name", name),
            ("$document", document),
            ("$now", Now()));
        Run("UPDATE documents SET superseded = 0 WHERE id = $id AND superseded = 1", ("$id", document));
        if (before is not long old || old == document)
        {
            return false;
        }

        return Run(
            "UPDATE documents SET superseded = 1 WHERE id = $id AND NOT EXISTS (SELECT 1 FROM names WHERE document = $id)",
            ("$id", old)) > 0;
    }

    /// <summary>All of the work or none of it, also when the process is killed on the way.</summary>
    private T Whole<T>(Func<T> work)
    {
        Run("BEGIN IMMEDIATE");
        try
        {
            T result = work();
            Run("COMMIT");
            return result;
        }
        catch
        {
            // SQLite has rolled back by itself when the disk is full.
            if (raw.sqlite3_get_autocommit(connection.Handle!) == 0)
            {
                Run("ROLLBACK");
            }

            throw;
        }
    }

    private string Now() => clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private T Guard<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException e)
        {
            throw SqliteErrors.Explain(e, file, opening: false);
        }
        catch (InvalidDataException e)
        {
            throw new LedgerException($"{file}: a stored record is damaged; read its source again into a new ledger", misuse: false, e);
        }
    }

    private object? Scalar(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters) => Command(sql, parameters).ExecuteScalar();

    private int Run(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters) => Command(sql, parameters).ExecuteNonQuery();

    // Statements are compiled once a connection: a document of forty entries runs each of them forty times.
    private SqliteCommand Command(string sql, ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        if (!commands.TryGetValue(sql, out var command))
        {
            command = connection.CreateCommand();
            command.CommandText = sql;
            commands.Add(sql, command);
        }

        command.Parameters.Clear();
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        }

        return command;
    }

    private static SqliteConnection Connect(string source, SqliteOpenMode mode) => new(new SqliteConnectionStringBuilder
    {
        DataSource = source,
        Mode = mode,
        Pooling = false,
        DefaultTimeout = 30,
    }.ToString());
}
