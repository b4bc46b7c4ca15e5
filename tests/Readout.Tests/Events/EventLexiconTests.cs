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

    /// <summary>
    /// The share of rows that may fail for the parser's sake: short sentences are parsed wrong now and then, and each model
    /// elsewhere. A row that fails for its own sake shows in the list that the test prints.
    /// </summary>
    private const double ParserErrors = 0.08;

    /// <summary>Cues stand in shorter sentences still.</summary>
    private const double CueErrors = 0.12;

    /// <summary>Rows are tested on real parses; without a language model there is none, and the test says so.</summary>
    [Fact]
    public void Every_row_codes_its_yes_sentence_and_leaves_its_no_sentence()
    {
        if (!File.Exists(Path.Combine(AppContext.BaseDirectory, "models", "english.bin")))
        {
            output.WriteLine("not tested: no language model, so no parse");
            return;
        }

        var reader = new Reader();
        var failures = new List<string>();
        foreach (var row in EventLexicon.Embedded.Rows)
        {
            if (!Explained(reader, row.Yes).Any(e => Codes(e, row)))
            {
                failures.Add($"lexicons/events.tsv:{row.Line}: {row} does not code: {row.Yes}");
            }

            if (row.No is { } no && row.Type != "none" && Explained(reader, no).Any(e => e.Row == row.Line && e.Dropped is null))
            {
                failures.Add($"lexicons/events.tsv:{row.Line}: {row} must not code: {no}");
            }
        }

        failures.ForEach(output.WriteLine);
        Assert.True(failures.Count <= ParserErrors * EventLexicon.Embedded.Rows.Length, string.Join(Environment.NewLine, failures));
    }

    [Fact]
    public void Every_status_cue_is_found_in_its_yes_sentence()
    {
        if (!File.Exists(Path.Combine(AppContext.BaseDirectory, "models", "english.bin")))
        {
            output.WriteLine("not tested: no language model, so no parse");
            return;
        }

        var reader = new Reader();
        var failures = StatusCues.Embedded.Rows.Where(row => !Found(reader, row)).Select(row => $"{row.Lemma} ({row.Part}) {row.Complement} is not found in: {row.Yes}").ToList();

        failures.ForEach(output.WriteLine);
        Assert.True(failures.Count <= CueErrors * StatusCues.Embedded.Rows.Length, string.Join(Environment.NewLine, failures));
    }

    private static bool Found(Reader reader, StatusCue row)
    {
        var reading = reader.Read(new Page("row", PageFormat.PlainText, row.Yes, PageFacts.None, []))[0];
        foreach (var tree in reading.Sentences.Select(s => ParseTree.Of(reading.Article.Text, s, new EventReader().Known)))
        {
            for (int word = 0; word < (tree?.Count ?? 0); word++)
            {
                if (tree!.Head(word) is >= 0 and var head
                    && (StatusReader.Complements(tree, word, head).Any(c => StatusCues.Embedded.Find(tree, head, c) == row) || StatusCues.Embedded.Find(tree, word, "self") == row))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>By this row, or by one of the same trigger and type that fits the sentence still better.</summary>
    private static bool Codes(EventExplanation one, EventRow row) =>
        one.Row == row.Line || (one.Type == row.Type && one.Dropped is null && one.Pattern.StartsWith(row.Words[0], StringComparison.Ordinal));

    private static IEnumerable<EventExplanation> Explained(Reader reader, string sentence) =>
        reader.Explain(new Page("row", PageFormat.PlainText, sentence, PageFacts.None, [])).SelectMany(r => r.Events);
}
