using Microsoft.Data.Sqlite;
using Readout.Ledger;
using Readout.Ledger.Store;
using Readout.Statements;
using Readout.Tests.House;
using Readout.Tests.Records;

namespace Readout.Tests.Ledger;

public class StoreTests
{
    private static readonly Told Word = new("Ali Example", "TUR", SourceKind.Named, Stance.Says, "a thing had changed");

    [Fact]
    public void What_was_read_by_this_coder_is_known_by_its_bytes()
    {
        using var ledger = new TestLedger();
        var reading = Told.Reading("one", "Headline", "2023-04-25", Word);
        var source = TestLedger.Source("one.txt", reading.Article.Text);
        Assert.False(ledger.Store.Holds(source, TestLedger.Coder));
        ledger.Store.Store(source, [reading], TestLedger.Coder);
        Assert.True(ledger.Store.Holds(source, TestLedger.Coder));
        Assert.True(ledger.Store.Holds(source with { Name = "copy.txt" }, TestLedger.Coder));
        Assert.False(ledger.Store.Holds(source, "0.0.2"));
        Assert.False(ledger.Store.Holds(TestLedger.Source("one.txt", "other words"), TestLedger.Coder));
    }

    [Fact]
    public void Storing_again_adds_nothing_and_gives_the_same_ids()
    {
        using var ledger = new TestLedger();
        var reading = RecordExample.Reading();
        ledger.Add("one.txt", reading);
        string before = Ids(ledger);
        ledger.Add("one.txt", reading);
        ledger.Add("copy.txt", reading);
        Assert.Equal(before, Ids(ledger));
        Assert.Equal(4, before.Split('\n').Length); // two statements, an event, the article
        Assert.NotEmpty(ledger.Find("Muscat"));
    }

    [Fact]
    public void Ids_do_not_depend_on_the_ledger_or_the_order_of_reading()
    {
        using TestLedger one = new(), two = new();
        var (first, second) = (Told.Reading("one", "First", null, Word), Told.Reading("two", "Second", null, Word));
        one.Add("one.txt", first);
        one.Add("two.txt", second);
        two.Add("two.txt", second);
        two.Add("one.txt", first);
        Assert.Equal(Ids(one), Ids(two));
    }

    [Fact]
    public void A_changed_file_supersedes_its_older_version_and_a_file_put_back_shows_the_old_one_again()
    {
        using var ledger = new TestLedger();
        var older = Told.Reading("one", "Older", "2023-04-25", Word);
        var newer = Told.Reading("one", "Newer", "2023-04-25", Word);
        Assert.False(ledger.Add("one.txt", older));
        Assert.True(ledger.Add("one.txt", newer));
        Assert.Equal(["Newer"], ledger.Find("kind:article"));
        Assert.Single(ledger.Find("changed"));
        Assert.True(ledger.Store.Holds(TestLedger.Source("one.txt", older.Article.Text), TestLedger.Coder));
        Assert.Equal(["Older"], ledger.Find("kind:article"));
    }

    [Fact]
    public void A_version_that_another_name_still_stands_for_is_not_superseded()
    {
        using var ledger = new TestLedger();
        var shared = Told.Reading("one", "Shared", null, Word);
        ledger.Add("one.txt", shared);
        ledger.Add("copy.txt", shared);
        Assert.False(ledger.Add("one.txt", Told.Reading("one", "Other", null, Word)));
        Assert.Equal(["Other", "Shared"], ledger.Find("kind:article").Order());
    }

    [Fact]
    public void A_newer_coder_replaces_what_the_older_one_read()
    {
        using var ledger = new TestLedger();
        var older = Told.Reading("one", "Headline", "2023-04-25", Word, Word with { What = "a mistake" });
        ledger.Add("one.txt", older);
        ledger.Store.Store(TestLedger.Source("one.txt", older.Article.Text), [Told.Reading("one", "Headline", "2023-04-25", Word)], "0.0.2");
        Assert.Empty(ledger.Find("mistake"));
        Assert.Single(ledger.Find("kind:statement"));
        Assert.Equal(0, Number(ledger.File, "SELECT count(*) FROM entry_words WHERE rowid NOT IN (SELECT row FROM entries)"));
    }

    [Fact]
    public void Every_part_of_a_reading_finds_its_table()
    {
        using var ledger = new TestLedger();
        ledger.Add("one.txt", RecordExample.Reading());
        Assert.Equal(4, Number(ledger.File, "SELECT count(*) FROM actors"));
        Assert.Equal(1, Number(ledger.File, "SELECT count(*) FROM places WHERE geonameid = 287286"));
        Assert.Equal(1, Number(ledger.File, "SELECT count(*) FROM times WHERE value = '2026-01-12'"));
        Assert.Equal(2, Number(ledger.File, "SELECT count(*) FROM statements"));
        Assert.Equal(1, Number(ledger.File, "SELECT count(*) FROM statements WHERE source_country = 'OMN' AND day = '2026-01-12'"));
        Assert.Equal(1, Number(ledger.File, "SELECT count(*) FROM events WHERE type = 'CONSULT' AND status = 'reported'"));
        Assert.Equal("ok", Text(ledger.File, "PRAGMA integrity_check"));
    }

    [Fact]
    public void The_source_bytes_come_back_as_they_were()
    {
        using var ledger = new TestLedger();
        var reading = RecordExample.Reading();
        ledger.Add("one.txt", reading);
        byte[] packed = (byte[])Scalar(ledger.File, "SELECT source FROM documents");
        Assert.Equal(TestLedger.Source("one.txt", reading.Article.Text).Bytes, Packing.Unpack(packed));
    }

    [Fact]
    public void Two_records_that_share_type_and_spans_both_stay()
    {
        using var ledger = new TestLedger();
        var reading = RecordExample.Reading();
        ledger.Add("one.txt", reading with { Events = [reading.Events[0], reading.Events[0] with { Id = "e2" }] });
        Assert.Equal(2, ledger.Find("kind:event").Count);
    }

    [Fact]
    public void A_full_disk_keeps_what_was_stored_and_says_so()
    {
        using var ledger = new TestLedger();
        ledger.Add("one.txt", Told.Reading("one", "Kept", null, Word));
        ledger.Store.Execute("PRAGMA max_page_count = 60");
        var random = new Random(7);
        var fault = Assert.Throws<LedgerException>(() =>
        {
            for (int i = 0; i < 200; i++)
            {
                string noise = string.Concat(Enumerable.Range(0, 400).Select(_ => (char)random.Next('a', 'z')));
                ledger.Add($"{i}.txt", Told.Reading(i.ToString(), "Filler", null, Word with { What = noise }));
            }
        });
        Assert.Contains("the disk is full", fault.Message, StringComparison.Ordinal);
        Assert.False(fault.Misuse);
        ledger.Reopen();
        Assert.Equal("ok", Text(ledger.File, "PRAGMA integrity_check"));
        Assert.Contains("Kept", ledger.Find("kind:article"));
        Assert.Equal(Number(ledger.File, "SELECT count(*) FROM documents"), Number(ledger.File, "SELECT count(*) FROM entries WHERE kind = 'article'"));
    }

    [Fact]
    public void A_file_that_is_no_ledger_is_left_alone()
    {
        using var folder = new TemporaryFolder();
        string text = folder.Write("notes.txt", string.Concat(Enumerable.Repeat("These are my notes. ", 100)));
        var fault = Assert.Throws<LedgerException>(() => SqliteLedger.Open(text, write: true, TimeProvider.System));
        Assert.Contains("not a ledger", fault.Message, StringComparison.Ordinal);
        Assert.True(fault.Misuse);
        Assert.StartsWith("These are my notes.", File.ReadAllText(text), StringComparison.Ordinal);

        string foreign = folder.File("foreign.db");
        Execute(foreign, "CREATE TABLE bookmarks (url TEXT)");
        fault = Assert.Throws<LedgerException>(() => SqliteLedger.Open(foreign, write: true, TimeProvider.System));
        Assert.Contains("another program", fault.Message, StringComparison.Ordinal);
        Assert.Equal(1, Number(foreign, "SELECT count(*) FROM sqlite_schema"));
    }

    [Fact]
    public void A_ledger_of_a_newer_version_is_refused()
    {
        using var ledger = new TestLedger();
        ledger.Store.Execute($"PRAGMA user_version = {Schema.Version + 1}");
        var fault = Assert.Throws<LedgerException>(() => SqliteLedger.Open(ledger.File, write: true, TimeProvider.System));
        Assert.Contains("newer Readout", fault.Message, StringComparison.Ordinal);
        Assert.True(fault.Misuse);
    }

    [Fact]
    public void A_damaged_ledger_gives_an_error_and_never_wrong_data()
    {
        using var folder = new TemporaryFolder();
        string file = folder.File("damaged.db");
        using (var ledger = SqliteLedger.Open(file, write: true, TimeProvider.System))
        {
            for (int i = 0; i < 50; i++)
            {
                var reading = Told.Reading(i.ToString(), "Headline " + i, null, Word);
                ledger.Store(TestLedger.Source(i + ".txt", reading.Article.Text), [reading], TestLedger.Coder);
            }
        }

        byte[] bytes = File.ReadAllBytes(file);
        bytes.AsSpan(4096).Fill(0xA5);
        File.WriteAllBytes(file, bytes);
        Assert.Throws<LedgerException>(() =>
        {
            using var ledger = SqliteLedger.Open(file, write: false, TimeProvider.System);
            Assert.Equal(50, ledger.Articles().Count());
        });
    }

    [Fact]
    public void A_failed_migration_leaves_the_file_as_it_was()
    {
        using var folder = new TemporaryFolder();
        string file = folder.File("half.db");
        // A file that calls itself a ledger without tables, with one that stands in the first migration's way.
        Execute(file, $"PRAGMA application_id = {Schema.ApplicationId}; CREATE TABLE entries (x)");
        Assert.Throws<LedgerException>(() => SqliteLedger.Open(file, write: true, TimeProvider.System));
        Assert.Equal(0, Number(file, "PRAGMA user_version"));
        Assert.Equal(1, Number(file, "SELECT count(*) FROM sqlite_schema"));
    }

    [Fact]
    public void Migrations_are_numbered_without_a_gap() =>
        Assert.Equal(Enumerable.Range(1, Schema.Version).Select(number => $"migrations/{number:000}.sql"), Schema.Migrations);

    private static string Ids(TestLedger ledger)
    {
        using var connection = Open(ledger.File);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT group_concat(id, char(10)) FROM (SELECT id FROM entries ORDER BY id)";
        return (string)command.ExecuteScalar()!;
    }

    private static object Scalar(string file, string sql)
    {
        using var connection = Open(file);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar()!;
    }

    private static long Number(string file, string sql) => (long)Scalar(file, sql);

    private static string Text(string file, string sql) => (string)Scalar(file, sql);

    private static void Execute(string file, string sql)
    {
        using var connection = Open(file);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        return connection;
    }
}
