using System.Text;
using System.Text.Json;
using Readout.Events;
using Readout.Ledger.Exports;
using Readout.Statements;
using Readout.Tests.Records;

namespace Readout.Tests.Ledger;

public class ExportTests
{
    [Fact]
    public void A_statement_is_a_row_whose_spans_slice_its_words()
    {
        using var ledger = new TestLedger();
        ledger.Add("one.txt", RecordExample.Reading());
        var row = Rows(Statements(ledger)).Single(cells => cells["source_kind"] == "role");
        Assert.Equal("Foreign Minister of Oman", row["source_name"]);
        Assert.Equal("OMN", row["source_country"]);
        Assert.Equal("Al-Wifaq", row["via_names"]);
        Assert.Equal("Iran and Iraq had met in Muscat", row["content"]);
        Assert.Equal("leaves open", row["stance"]);
        Assert.Equal("2026-01-12", row["said_on"]);
        Assert.Equal("on Monday", row["time_text"]);
        Assert.Equal("Muscat", row["place_name"]);
        Assert.Equal("287286", row["geonameid"]);
        Assert.Equal("envoys", row["addressee"]);
        Assert.Equal("2026-01-13", row["published"]);
        Assert.StartsWith("e", row["event_ids"], StringComparison.Ordinal);
        int[] cut = [.. row["content_spans"].Split('-').Select(int.Parse)];
        Assert.Equal(row["content"], RecordExample.Text[cut[0]..cut[1]]);
        Assert.Equal(row["id"], Rows(Statements(ledger)).Single(cells => cells["source_kind"] == "")["within"]);
    }

    [Fact]
    public void A_claim_is_not_exported_as_an_event_unless_asked_for_and_then_says_whose()
    {
        using var ledger = new TestLedger();
        var reading = RecordExample.Reading();
        var fact = reading.Events[0] with { Id = "e2", SaidIn = null, Status = EventStatus.Happened };
        ledger.Add("one.txt", reading with { Events = [reading.Events[0], fact, fact with { Id = "e3", Status = EventStatus.Planned }] });
        using var output = new MemoryStream();
        var count = Exporter.Events(ledger.Store, output, new ExportOptions(), default);
        Assert.Equal((1, 2), (count.Events, count.EventsLeftOut));
        Assert.Equal("happened", Assert.Single(Rows(Text(output)))["status"]);
        using var all = new MemoryStream();
        Assert.Equal(0, Exporter.Events(ledger.Store, all, new ExportOptions(Claims: true), default).EventsLeftOut);
        Assert.Equal(["", "", "Foreign Minister of Oman"], Rows(Text(all)).Select(cells => cells["claimed_by"]).Order());
    }

    [Fact]
    public void The_same_content_gives_the_same_bytes_whatever_the_order_of_reading()
    {
        using TestLedger one = new(), two = new();
        var readings = Enumerable.Range(0, 6).Select(i => Told.Reading("d" + i, "Headline " + i, i % 2 == 0 ? "2023-04-25" : null, new Told("Ali Example", "TUR", SourceKind.Named, Stance.Says, "word " + i))).ToList();
        readings.ForEach(reading => one.Add(reading.Article.Id, reading));
        readings.Reverse();
        readings.ForEach(reading => two.Add(reading.Article.Id, reading));
        string Fixed(string csv) => string.Join('\n', Rows(csv).Select(row => string.Join('|', row.Where(cell => cell.Key != "retrieved_at").Select(cell => cell.Value))));
        Assert.Equal(Fixed(Statements(one)), Fixed(Statements(two)));
        Assert.Equal(Statements(one), Statements(one));
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("-2 degrees", "'-2 degrees")]
    [InlineData("plain \"quoted\", words\nand a line", "plain \"quoted\", words\nand a line")]
    public void Excel_safe_disarms_formulas_and_nothing_else(string what, string cell)
    {
        using var ledger = new TestLedger();
        ledger.Add("one.txt", Told.Reading("one", "Headline", null, new Told("Ali Example", "TUR", SourceKind.Named, Stance.Says, what)));
        Assert.Equal(what, Assert.Single(Rows(Statements(ledger)))["content"]);
        Assert.Equal(cell, Assert.Single(Rows(Statements(ledger, new ExportOptions(ExcelSafe: true))))["content"]);
    }

    [Fact]
    public void A_byte_order_mark_is_written_when_asked_for()
    {
        using var ledger = TestLedger.Quarrel();
        using MemoryStream plain = new(), marked = new();
        Exporter.Statements(ledger.Store, plain, new ExportOptions(), default);
        Exporter.Statements(ledger.Store, marked, new ExportOptions(Bom: true), default);
        Assert.NotEqual(0xEF, plain.ToArray()[0]);
        Assert.Equal([0xEF, 0xBB, 0xBF, .. plain.ToArray()], marked.ToArray());
    }

    [Fact]
    public void Json_lines_are_the_records_with_the_ledgers_ids()
    {
        using var ledger = new TestLedger();
        ledger.Add("one.txt", RecordExample.Reading());
        using var output = new MemoryStream();
        Exporter.JsonLines(ledger.Store, output, default);
        using var json = JsonDocument.Parse(Text(output));
        Assert.Equal("example#1", json.RootElement.GetProperty("id").GetString());
        Assert.StartsWith("s", json.RootElement.GetProperty("ledger").GetProperty("ids").GetProperty("s1").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Actors_are_counted_over_articles()
    {
        using var ledger = TestLedger.Quarrel();
        var actor = ledger.Store.Actors("ali").Single();
        Assert.Equal(("Ali Example", "TUR", 2, 2, 0), (actor.Name, actor.Country, actor.Articles, actor.Statements, actor.Events));
    }

    private static string Statements(TestLedger ledger, ExportOptions? options = null)
    {
        using var output = new MemoryStream();
        Exporter.Statements(ledger.Store, output, options ?? new ExportOptions(), default);
        return Text(output);
    }

    private static string Text(MemoryStream output) => Encoding.UTF8.GetString(output.ToArray());

    // A small reader of its own: what is written must be RFC 4180 to others, not only to the library that wrote it.
    private static List<Dictionary<string, string>> Rows(string csv)
    {
        var rows = new List<List<string>> { new() };
        var cell = new StringBuilder();
        bool quoted = false;
        for (int i = 0; i < csv.Length; i++)
        {
            char c = csv[i];
            if (quoted && c == '"' && i + 1 < csv.Length && csv[i + 1] == '"')
            {
                cell.Append(csv[++i]);
            }
            else if (c == '"')
            {
                quoted = !quoted;
            }
            else if (!quoted && c is (',' or '\n'))
            {
                rows[^1].Add(cell.ToString());
                cell.Clear();
                if (c == '\n')
                {
                    rows.Add([]);
                }
            }
            else
            {
                cell.Append(c);
            }
        }

        var columns = rows[0];
        return [.. rows[1..^1].Select(row => columns.Zip(row).ToDictionary(pair => pair.First, pair => pair.Second))];
    }
}
