using System.Collections.Immutable;
using Readout.Events;
using Readout.Lexicons;
using Readout.Text;

namespace Readout.Tests.Events;

public class EventConfidenceTests
{
    [Fact]
    public void Signs_add_up_in_log_odds()
    {
        var confidence = EventConfidence.Of(new Dictionary<string, double> { ["bias"] = 1, ["said"] = -1 });

        Assert.Equal(0.5, confidence.Of(["bias", "said", "never seen"]), 6);
    }

    [Fact]
    public void A_weight_that_is_no_number_is_told_with_its_place()
    {
        var rows = LexiconFile.Parse("event-confidence.tsv", "bias\tlots\n", 2);

        Assert.Equal(
            "lexicons/event-confidence.tsv:1:2: RD102 \"lots\" is no number; expected a weight such as -0.25",
            Assert.Single(Assert.Throws<InputException>(() => EventConfidence.Of(rows)).Faults));
    }

    [Fact]
    public void A_row_of_a_researchers_lexicon_stands_beside_the_other_rows_of_its_trigger()
    {
        var lexicon = EventLexicon.Of(new LexiconSet(ImmutableDictionary<string, string>.Empty.Add(
            "events.tsv", "attack\tv\tobj=WEAPON\tCOERCE\t-\t170\tsubj\tobj\tno\tTroops attacked the gun.\t-\n")));

        Assert.Contains(lexicon.Rows, r => r is { Lemma: "attack", Type: "COERCE" });
        Assert.Contains(lexicon.Rows, r => r is { Lemma: "attack", Type: "ASSAULT" });
    }
}
