using FsCheck.Xunit;
using Readout.Ledger.Search;

namespace Readout.Tests.Ledger;

public sealed class QueryTests : IDisposable
{
    private readonly TestLedger ledger = TestLedger.Quarrel();

    public void Dispose() => ledger.Dispose();

    [Theory]
    [InlineData("", "Boris Muster promises|the Kremlin spokesman leaves open|Ali Example refuses|a diplomatic source denies|Ali Example says")]
    [InlineData("withdrawal", "Boris Muster promises|Ali Example refuses|a diplomatic source denies")] // Porter: withdrawing, withdrawal
    [InlineData("withdrawal source:TUR", "Ali Example refuses")]
    [InlineData("\"report on the withdrawal\"", "a diplomatic source denies")]
    [InlineData("\"withdrawal on the report\"", "")]
    [InlineData("malaga", "the Kremlin spokesman leaves open")]
    [InlineData("aleppo or ceasefire", "Boris Muster promises|the Kremlin spokesman leaves open")]
    [InlineData("(aleppo OR wait) source:TUR", "Ali Example refuses")]
    [InlineData("source:TUR -withdrawal", "Ali Example says")]
    [InlineData("source:\"Ali Example\"", "Ali Example refuses|Ali Example says")]
    [InlineData("source:muster", "Boris Muster promises")]
    [InlineData("source:Al-Sample", "a diplomatic source denies")]
    [InlineData("stance:denies", "a diplomatic source denies")]
    [InlineData("stance:leaves-open", "the Kremlin spokesman leaves open")]
    [InlineData("stance:\"leaves open\"", "the Kremlin spokesman leaves open")]
    [InlineData("kind:unnamed", "a diplomatic source denies")]
    [InlineData("kind:article talks", "Talks Go On")]
    [InlineData("country:rus", "Boris Muster promises|the Kremlin spokesman leaves open")]
    [InlineData("about:quarrel", "Ali Example refuses|a diplomatic source denies")]
    [InlineData("about:muster", "")]
    [InlineData("from:2023-05", "Boris Muster promises")]
    [InlineData("to:2023-04-25", "Ali Example refuses|a diplomatic source denies")]
    [InlineData("from:2023-04-26 to:2023-04", "the Kremlin spokesman leaves open")]
    [InlineData("from:2023", "Boris Muster promises|the Kremlin spokesman leaves open|Ali Example refuses|a diplomatic source denies")]
    [InlineData("withdr*", "Boris Muster promises|Ali Example refuses|a diplomatic source denies")]
    [InlineData("-(source:TUR or source:RUS)", "a diplomatic source denies")]
    [InlineData("form:direct", "")]
    public void A_query_finds_what_it_says(string query, string expected) =>
        Assert.Equal(expected.Split('|', StringSplitOptions.RemoveEmptyEntries), ledger.Find(query));

    [Theory]
    [InlineData("source:", 0, "source: needs a value right behind it")]
    [InlineData("sorce:TUR", 0, "did you mean source: ?")]
    [InlineData("peace stance:denys", 13, "did you mean denies?")]
    [InlineData("type:CONSLT", 5, "did you mean CONSULT?")]
    [InlineData("country:Turkey", 8, "a code of three letters")]
    [InlineData("from:April", 5, "a day is written 2023-04-25")]
    [InlineData("from:2023-13", 5, "a day is written 2023-04-25")]
    [InlineData("to:2023-02-30", 3, "a day is written 2023-04-25")]
    [InlineData("\"never closed", 0, "quotation mark is never closed")]
    [InlineData("(a or b", 0, "parenthesis is never closed")]
    [InlineData("a) b", 1, "closes nothing")]
    [InlineData("or a", 0, "nothing comes before it")]
    [InlineData("a or", 2, "nothing follows it")]
    [InlineData("()", 1, "missing before this")]
    [InlineData("a - b", 2, "leaves out what follows it without a space")]
    [InlineData("--a", 0, "leaves out what follows it without a space")]
    [InlineData("!!!", 0, "no word in this")]
    public void A_query_that_is_wrong_says_where_and_why(string query, int position, string reason)
    {
        var fault = Assert.Throws<QueryException>(() => QueryParser.Parse(query));
        Assert.Equal(position, fault.Position);
        Assert.Contains(reason, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_caret_stands_below_the_place() => Assert.Equal(
        "\"sorce:\" is not a field; did you mean source: ? To search for the words, put them in quotation marks\n  peace sorce:TUR\n        ^^^^^^",
        Assert.Throws<QueryException>(() => QueryParser.Parse("peace sorce:TUR")).Explain());

    [Fact]
    public void Pages_follow_each_other_without_gap_or_overlap()
    {
        var all = ledger.Store.Find(Query.Everything, 100, null).Select(entry => entry.Id).ToList();
        var paged = new List<string>();
        for (string? after = null; ;)
        {
            var page = ledger.Store.Find(Query.Everything, 2, after);
            if (page.Count == 0)
            {
                break;
            }

            paged.AddRange(page.Select(entry => entry.Id));
            after = page[^1].Id;
        }

        Assert.Equal(all, paged);
    }

    [Fact]
    public void Matches_are_marked_as_search_finds_them() => Assert.Equal(
        ["They were [withdrawing] from <Málaga>.", "Nothing."],
        ledger.Store.Highlight(QueryParser.Parse("withdrawal -nothing"), ["They were withdrawing from <Málaga>.", "Nothing."], "[", "]"));

    [Fact]
    public void Nesting_without_end_is_an_error_not_a_crash()
    {
        Assert.Throws<QueryException>(() => QueryParser.Parse(new string('(', 100_000)));
        Assert.Throws<QueryException>(() => QueryParser.Parse(string.Join(' ', Enumerable.Repeat("a", 10_000))));
        Assert.Empty(ledger.Find(string.Concat(Enumerable.Repeat("-(zebra or ", 1)) + "a)" + string.Concat(Enumerable.Repeat(" zebra", 150))));
    }

    [Property(MaxTest = 300)]
    public void Any_string_parses_or_gives_a_place_and_never_throws_sql(string? text) => Try(text ?? "");

    [Fact]
    public void Any_jumble_of_the_language_parses_or_gives_a_place_and_never_throws_sql()
    {
        string[] pieces =
        [
            "a", "troops", "\"", "(", ")", "-", " ", " ", " or ", "source:", "TUR", "stance:", "denies", "from:", "2023-04", "*", ":", "'", ";--",
            "\0", "\uD800", "NEAR(", "^", "{words}", "AND", "NOT", "kind:article", "%", "_", "é", "قال", "\t", "\n", "type:CONSULT", "+", "\\",
        ];
        var random = new Random(42);
        for (int i = 0; i < 3000; i++)
        {
            Try(string.Concat(Enumerable.Range(0, random.Next(1, 9)).Select(_ => pieces[random.Next(pieces.Length)])));
        }
    }

    private void Try(string text)
    {
        Query query;
        try
        {
            query = QueryParser.Parse(text);
        }
        catch (QueryException fault)
        {
            Assert.InRange(fault.Position, 0, text.Length);
            Assert.NotEmpty(fault.Explain());
            return;
        }

        ledger.Store.Find(query, 5, null);
        ledger.Store.Highlight(query, [text], "[", "]");
    }
}
