using System.Text;
using Readout.Ledger;
using Readout.Ledger.Search;
using Readout.Ledger.Store;
using Readout.Statements;
using Readout.Tests.House;

namespace Readout.Tests.Ledger;

/// <summary>A ledger in a folder of its own.</summary>
internal sealed class TestLedger : IDisposable
{
    public const string Coder = "0.0.1";

    private readonly TemporaryFolder folder = new();

    public TestLedger() => Store = SqliteLedger.Open(File, write: true, TimeProvider.System);

    public string File => folder.File("test.db");

    public SqliteLedger Store { get; private set; }

    /// <summary>Three articles of an invented quarrel over a withdrawal.</summary>
    public static TestLedger Quarrel()
    {
        var ledger = new TestLedger();
        ledger.Add("one.txt", Told.Reading(
            "one",
            "Neighbours Quarrel over Border Post",
            "2023-04-25",
            new Told("Ali Example", "TUR", SourceKind.Named, Stance.Refuses, "the withdrawal of troops would wait"),
            new Told("a diplomatic source", null, SourceKind.Unnamed, Stance.Denies, "the report on the withdrawal was wrong", Via: "Al-Sample")));
        ledger.Add("two.txt", Told.Reading(
            "two",
            "Talks Go On",
            "2023-04-26",
            new Told("Boris Muster", "RUS", SourceKind.Named, Stance.Promises, "the troops would soon be withdrawing from Aleppo", On: "2023-05-02"),
            new Told("the Kremlin spokesman", "RUS", SourceKind.Role, Stance.LeavesOpen, "a ceasefire in Málaga was possible")));
        ledger.Add("three.txt", Told.Reading("three", "No Date Known", null, new Told("Ali Example", "TUR", SourceKind.Named, Stance.Says, "nothing had changed")));
        return ledger;
    }

    public bool Add(string name, params Reading[] readings) =>
        Store.Store(Source(name, readings[0].Article.Text), [.. readings], Coder);

    public static SourceDocument Source(string name, string text) => SourceDocument.OfFile(name, Encoding.UTF8.GetBytes(text));

    /// <summary>"Ali Example refuses", newest first.</summary>
    public List<string> Find(string query, int limit = 100, string? after = null) =>
        [.. Store.Find(QueryParser.Parse(query), limit, after).Select(Describe)];

    public string Describe(Entry entry)
    {
        using var record = new Readout.Ledger.Records.StoredRecord(Store.Article(entry.ArticleId)!.Record);
        var view = new App.Cli.EntryView(entry, record);
        return entry.Kind == "statement" ? $"{view.Speaker} {view.Stance}" : entry.Kind == "event" ? view.Happening : view.Headline!;
    }

    public void Reopen()
    {
        Store.Dispose();
        Store = SqliteLedger.Open(File, write: true, TimeProvider.System);
    }

    public void Dispose()
    {
        Store.Dispose();
        folder.Dispose();
    }
}
