using System.Collections.Immutable;
using Readout.Lexicons;
using Readout.Names;
using Readout.Text;

namespace Readout.Tests.Lexicons;

public class LexiconSetTests
{
    [Fact]
    public void A_row_of_the_overlay_replaces_the_built_in_row_of_its_name_and_adds_new_ones()
    {
        var set = Overlay("groups.tsv", "Boko Haram\t\tTCD\tREB\tIn a video, Boko Haram rejected it.\t\nOrchard Front\t\tMLI\tREB\tThe Orchard Front rejected it.\t\n");
        var rows = set.Rows("groups.tsv", 6);
        Assert.Equal("TCD", Assert.Single(rows, row => row[0] == "Boko Haram")[2]);
        Assert.Equal("MLI", Assert.Single(rows, row => row[0] == "Orchard Front")[2]);
        Assert.Contains(rows, row => row[0] == "Hamas");
    }

    [Fact]
    public void Every_fault_of_a_file_is_named_with_line_and_column()
    {
        var set = Overlay("groups.tsv", "# head\nB\t\tMLI\tREB\tyes\nA\t\tMLI\tREB\tyes\t\n");
        var fault = Assert.Throws<InputException>(() => set.Rows("groups.tsv", 6));
        Assert.Equal(
            [
                "lexicons/groups.tsv:2:1: RD101 5 columns; expected 6",
                "lexicons/groups.tsv:3:1: RD103 \"A\" stands after a row that sorts behind it or is the same; expected ordinal order",
            ],
            fault.Faults);
    }

    [Fact]
    public void A_wrong_country_and_a_wrong_sector_are_named_with_what_is_expected()
    {
        var set = Overlay("groups.tsv", "Orchard Front\t\tMLX\tREP\tyes\t\n");
        var fault = Assert.Throws<InputException>(() => new NameReader(set));
        Assert.Equal(2, fault.Faults.Count);
        Assert.Equal("lexicons/groups.tsv:1:3: RD102 country \"MLX\" is not known; expected a code of countries.tsv", fault.Faults[0]);
        Assert.StartsWith("lexicons/groups.tsv:1:4: RD102 sector \"REP\" is not known; expected one of COP GOV ", fault.Faults[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_no_stage_reads_is_a_fault()
    {
        var fault = Assert.Throws<InputException>(() => Overlay("gruops.tsv", ""));
        Assert.StartsWith("lexicons/gruops.tsv:1:1: RD101 no lexicon has this name; expected one of ", Assert.Single(fault.Faults), StringComparison.Ordinal);
    }

    private static LexiconSet Overlay(string name, string content) => new(ImmutableDictionary<string, string>.Empty.Add(name, content));
}
