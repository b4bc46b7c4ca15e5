using Readout.Events;
using Readout.Records;

namespace Readout.Tests.Quality;

public class EventGoldTests
{
    private static readonly string[] Types =
    [
        "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
        "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
    ];

    [Fact]
    public void The_gold_files_are_what_the_marks_say()
    {
        EventGold.Events.AssertIsWritten();
        EventGold.Eventless.AssertIsWritten();
    }

    [Fact]
    public void Every_labelled_sentence_has_events_in_known_terms() =>
        Assert.All(EventGold.Events.Rows, row =>
        {
            Assert.NotEmpty(row.Events);
            Assert.All(row.Events, happening =>
            {
                Assert.Contains(happening.Type, Types);
                Assert.Contains(happening.Status, Enum.GetValues<EventStatus>().Select(Terms.Of).Append(null));
                Assert.All(happening.Actors.Concat(happening.Recipients), code => Assert.Matches("^[A-Z]{3}$", code));
            });
        });

    [Fact]
    public void The_labelled_sentences_hold_every_type_and_every_status()
    {
        var events = EventGold.Events.Rows.SelectMany(row => row.Events).ToList();
        Assert.Empty(Types.Except(events.Select(happening => happening.Type)));
        Assert.Empty(Enum.GetValues<EventStatus>().Select(Terms.Of).Except(events.Select(happening => happening.Status)));
    }

    [Fact]
    public void No_sentence_comes_twice()
    {
        string[] texts = [.. EventGold.Events.Rows.Select(row => row.Text), .. EventGold.Eventless.Rows.Select(row => row.Text)];
        Assert.Equal(texts.Distinct(), texts);
        Assert.True(EventGold.Eventless.Rows.Count >= 200);
        Assert.True(EventGold.Events.Rows.Count >= 60);
    }
}
