using Readout.Events;
using Readout.Pages;

namespace Readout.Tests.Events;

/// <summary>On real parses: without a language model there are none, and the tests pass unasked.</summary>
public class RetellingTests
{
    private static readonly Lazy<Reader> Shared = new(() => new Reader());

    [Theory]
    [InlineData("Gunmen kidnapped the Danish engineer on 3 May 2021. The gunmen kidnapped the engineer in Chad, officials said.")]
    [InlineData("Kenya and Somalia held talks in Nairobi on 3 May 2021. Kenya and Somalia held talks on water.")]
    public void What_is_told_again_with_the_same_word_and_parties_is_one_event(string text)
    {
        if (Read(text) is { } events)
        {
            Assert.True(Assert.Single(events).Anchor.Length > 1);
        }
    }

    [Theory]
    [InlineData("Kenya and Somalia held talks in Nairobi on 3 May 2021. Kenya and Somalia held talks on 5 June 2020.")]
    [InlineData("Police arrested the editor on 3 May 2021. Police arrested another editor.")]
    [InlineData("Peru condemned the attack on its embassy. Chile condemned the attack on its embassy.")]
    [InlineData("Gunmen killed Paul Lima in Rio. The gunmen killed Maria Costa in Rio.")]
    [InlineData("Gunmen kidnapped Paul Lima in Rio. The gunmen killed Paul Lima on the way.")]
    public void Another_date_another_party_or_the_word_another_make_another_event(string text)
    {
        if (Read(text) is { } events)
        {
            Assert.True(events.Count(e => e.Type == events[0].Type) > 1);
        }
    }

    [Theory]
    [InlineData("Police said that the gang's leader had killed himself.")]
    [InlineData("The minister phoned her cousin in Russia.")]
    [InlineData("Asked for comment, the ministry gave none.")]
    public void What_is_done_to_oneself_or_told_to_kin_is_no_event(string text) => Assert.Empty(Read(text) ?? []);

    private static Event[]? Read(string text) => File.Exists(Path.Combine(AppContext.BaseDirectory, "models", "english.bin"))
        ? [.. Shared.Value.Read(new Page("retold", PageFormat.PlainText, text, PageFacts.None, [])).SelectMany(r => r.Events)]
        : null;
}
