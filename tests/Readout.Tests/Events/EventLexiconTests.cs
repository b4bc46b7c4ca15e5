using Readout.Events;
using Readout.Lexicons;
using Readout.Pages;
using Readout.Text;
using Xunit.Abstractions;

namespace Readout.Tests.Events;

public class EventLexiconTests(ITestOutputHelper output)
{
    [Fact]
    public void Every_row_and_class_of_the_lexicons_is_well_formed()
    {
        Assert.NotEmpty(EventLexicon.Embedded.Rows);
        Assert.NotEmpty(StatusCues.Embedded.Rows);
    }

    [Fact]
    public void Every_category_has_rows() =>
        Assert.Empty(Plover.Types.Except(EventLexicon.Embedded.Rows.Select(r => r.Type)));

    [Fact]
    public void A_wrong_row_is_told_with_its_place_and_what_was_expected()
    {
        var classes = WordClasses.Of(LexiconFile.Parse("event-classes.tsv", "TROOPS\ttroop, soldier\n", 2));
        var rows = LexiconFile.Parse("events.tsv", "shell\tv\tobj=TROPS\tASSALT\t-\t-\tsubj\tobj\tno\tThe army shelled it.\t-\n", EventRow.Columns);

        var faults = Assert.Throws<InputException>(() => EventLexicon.Of(rows, classes)).Faults;

        Assert.Equal(
            [
                "lexicons/events.tsv:1:3: RD102 \"obj=TROPS\" is not known; expected a class of event-classes.tsv; TROPS is none",
                "lexicons/events.tsv:1:4: RD102 \"ASSALT\" is not known; expected a PLOVER category or none",
            ],
            faults);
    }

    /// <summary>Rows are tested on real parses; without a language model there is none, and the test says so.</summary>
    [Fact]
    public void Every_row_codes_its_yes_sentence_and_leaves_its_no_sentence()
    {
        var reader = new Reader();
        if (reader.Read(Page("Police arrested two activists.")).All(r => r.Sentences.All(s => s.Words.All(w => w.Head == 0))))
        {
            output.WriteLine("not tested: no language model, so no parse");
            return;
        }

        var failures = new List<string>();
        foreach (var row in EventLexicon.Embedded.Rows)
        {
            if (!Matched(reader, row.Yes, row))
            {
                failures.Add($"lexicons/events.tsv:{row.Line}: {row} does not code: {row.Yes}");
            }

            if (row.No is { } no && Matched(reader, no, row) && row.Type != "none")
            {
                failures.Add($"lexicons/events.tsv:{row.Line}: {row} must not code: {no}");
            }
        }

        failures.ForEach(output.WriteLine);
        Assert.Empty(failures);
    }

    private static bool Matched(Reader reader, string sentence, EventRow row) =>
        reader.Explain(Page(sentence)).Any(r => r.Events.Any(e => e.Row == row.Line && (e.Dropped is null || row.Type == "none")));

    private static Page Page(string sentence) => new("row", PageFormat.PlainText, sentence, PageFacts.None, []);
}
