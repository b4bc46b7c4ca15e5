using System.Globalization;
using System.Reflection;
using Microsoft.Data.Sqlite;

namespace Readout.Ledger.Store;

/// <summary>
/// The numbered migrations. <c>PRAGMA user_version</c> tells which are in, <c>PRAGMA application_id</c> that the file
/// is a ledger. A released migration never changes; the next one is a new file.
/// </summary>
internal static class Schema
{
    /// <summary>"RDOU".</summary>
    public const int ApplicationId = 0x52444F55;

    private const string Prefix = "migrations/";

    public static IReadOnlyList<string> Migrations { get; } =
    [
        .. Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    public static int Version => Migrations.Count;

    /// <summary>Brings the file to this version, each migration whole or not at all.</summary>
    /// <exception cref="LedgerException">The file is of another program or of a newer Readout.</exception>
    public static void Bring(SqliteConnection connection, string file, bool write)
    {
        long application = Number(connection, "PRAGMA application_id");
        long version = Number(connection, "PRAGMA user_version");
        if (application != ApplicationId)
        {
            bool empty = application == 0 && version == 0 && Number(connection, "SELECT count(*) FROM sqlite_schema") == 0;
            if (!empty)
            {
                throw new LedgerException($"{file}: this is a database of another program, not a ledger; give another name with --ledger", misuse: true);
            }

            if (!write)
            {
                throw new LedgerException($"{file}: nothing was read into this ledger yet; begin with: readout read FILE...", misuse: true);
            }
        }

        if (version > Version)
        {
            throw new LedgerException(
                string.Create(CultureInfo.InvariantCulture, $"{file}: this ledger was made by a newer Readout (schema {version}; this one knows {Version}); use that version"),
                misuse: true);
        }

        if (version < Version && !write)
        {
            throw new LedgerException($"{file}: this ledger is of an older Readout; bring it up to date with: readout read --ledger {file}", misuse: true);
        }

        for (int next = (int)version; next < Version; next++)
        {
            Apply(connection, next);
        }
    }

    private static void Apply(SqliteConnection connection, int index)
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        // Another process may have done it while this one waited for the lock.
        if (Number(connection, "PRAGMA user_version") == index)
        {
            Execute(connection, Script(index));
            Execute(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {index + 1}"));
        }

        transaction.Commit();
    }

    public static string Script(int index)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Migrations[index])!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static long Number(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
