using Readout.Events;
using Readout.Pages;

namespace Readout.Tests.Events;

public class StatusReaderTests
{
    [Theory]
    [InlineData("Troops/troop/NOUN/NNS/2/nsubj shelled/shell/VERB/VBD/0/root Kobani/=/PROPN/NNP/2/obj", EventStatus.Happened)]
    [InlineData("Troops/troop/NOUN/NNS/3/nsubj are/be/AUX/VBP/3/aux shelling/shell/VERB/VBG/0/root Kobani/=/PROPN/NNP/3/obj", EventStatus.Ongoing)]
    [InlineData("Troops/troop/NOUN/NNS/3/nsubj will/=/AUX/MD/3/aux shell/=/VERB/VB/0/root Kobani/=/PROPN/NNP/3/obj", EventStatus.Planned)]
    [InlineData("Troops/troop/NOUN/NNS/3/nsubj may/=/AUX/MD/3/aux shell/=/VERB/VB/0/root Kobani/=/PROPN/NNP/3/obj", EventStatus.Possible)]
    [InlineData("Troops/troop/NOUN/NNS/2/nsubj plan/=/VERB/VBP/0/root to/=/PART/TO/4/mark shell/=/VERB/VB/2/xcomp Kobani/=/PROPN/NNP/4/obj", EventStatus.Planned)]
    [InlineData("Troops/troop/NOUN/NNS/3/nsubj reportedly/=/ADV/RB/3/advmod shelled/shell/VERB/VBD/0/root Kobani/=/PROPN/NNP/3/obj", EventStatus.Reported)]
    [InlineData("Troops/troop/NOUN/NNS/3/nsubj:pass are/be/AUX/VBP/3/aux:pass believed/believe/VERB/VBN/0/root to/=/PART/TO/6/mark have/=/AUX/VB/6/aux shelled/shell/VERB/VBN/3/xcomp Kobani/=/PROPN/NNP/6/obj", EventStatus.Reported)]
    [InlineData("Troops/troop/NOUN/NNS/2/nsubj continue/=/VERB/VBP/0/root to/=/PART/TO/4/mark shell/=/VERB/VB/2/xcomp Kobani/=/PROPN/NNP/4/obj", EventStatus.Ongoing)]
    [InlineData("Troops/troop/NOUN/NNS/4/nsubj may/=/AUX/MD/4/aux soon/=/ADV/RB/4/advmod plan/=/VERB/VB/0/root to/=/PART/TO/6/mark shell/=/VERB/VB/4/xcomp Kobani/=/PROPN/NNP/6/obj", EventStatus.Possible)]
    [InlineData("Kobani/=/PROPN/NNP/4/nsubj:pass is/be/AUX/VBZ/4/aux being/be/AUX/VBG/4/aux:pass shelled/shell/VERB/VBN/0/root by/=/ADP/IN/6/case troops/troop/NOUN/NNS/4/obl:agent", EventStatus.Ongoing)]
    [InlineData("That/=/SCONJ/IN/5/mark Kobani/=/PROPN/NNP/5/nsubj:pass was/be/AUX/VBD/5/aux being/be/AUX/VBG/5/aux:pass shelled/shell/VERB/VBN/0/root by/=/ADP/IN/7/case troops/troop/NOUN/NNS/5/obl:agent", EventStatus.Ongoing)]
    [InlineData("Kobani/=/PROPN/NNP/3/nsubj:pass is/be/AUX/VBZ/3/aux:pass besieged/besiege/VERB/VBN/0/root by/=/ADP/IN/5/case troops/troop/NOUN/NNS/3/obl:agent", EventStatus.Ongoing)]
    public void The_words_above_and_around_an_act_decide_its_status(string words, EventStatus expected) =>
        Assert.Equal(expected, Assert.Single(new ParsedText(words).Place("Kobani", "SYR").Events()).Status);

    [Theory]
    [InlineData("Troops/troop/NOUN/NNS/4/nsubj did/do/AUX/VBD/4/aux not/=/PART/RB/4/advmod shell/=/VERB/VB/0/root Kobani/=/PROPN/NNP/4/obj")]
    [InlineData("No/=/DET/DT/2/det troops/troop/NOUN/NNS/3/nsubj shelled/shell/VERB/VBD/0/root Kobani/=/PROPN/NNP/3/obj")]
    [InlineData("Troops/troop/NOUN/NNS/3/nsubj should/=/AUX/MD/3/aux shell/=/VERB/VB/0/root Kobani/=/PROPN/NNP/3/obj")]
    public void What_did_not_happen_and_what_only_should_is_no_event_in_the_reporters_voice(string words) =>
        Assert.Empty(new ParsedText(words).Place("Kobani", "SYR").Events());

    /// <summary>On real parses: without a language model there are none, and the test passes unasked.</summary>
    [Theory]
    [InlineData("A ceasefire agreement between Boko Haram and the Nigerian government was expected to lead to the release of schoolgirls.", "CONCEDE", EventStatus.Happened)]
    [InlineData("Talks between Iran and Turkey are expected to resume on Monday.", "CONSULT", EventStatus.Possible)]
    [InlineData("Students went missing amid violent protests in Iguala.", "PROTEST", EventStatus.Happened)]
    [InlineData("The United States in 2012 offered a reward for his arrest.", "COERCE", null)]
    [InlineData("Iran plans to stop helping Syria.", "AID", null)]
    public void What_is_expected_or_rewarded_is_not_what_stands_beside_it(string text, string type, EventStatus? expected)
    {
        if (File.Exists(Path.Combine(AppContext.BaseDirectory, "models", "english.bin")))
        {
            var events = new Reader().Read(new Page("status", PageFormat.PlainText, text, PageFacts.None, [])).SelectMany(r => r.Events);
            Assert.Equal(expected, events.FirstOrDefault(e => e.Type == type)?.Status);
        }
    }

    [Fact]
    public void A_gerund_after_a_preposition_does_not_go_on()
    {
        var freed = Assert.Single(new ParsedText(
            "He/=/PRON/PRP/2/nsubj waited/wait/VERB/VBD/0/root before/=/SCONJ/IN/5/mark being/be/AUX/VBG/5/aux:pass freed/free/VERB/VBN/2/advcl "
            + "by/=/ADP/IN/8/case Syrian/=/ADJ/JJ/8/amod police/=/NOUN/NNS/5/obl:agent").Actor("Syrian police", "SYR", "COP").Events());

        Assert.Equal(("RETREAT", EventStatus.Happened), (freed.Type, freed.Status));
    }

    [Fact]
    public void An_act_supposed_of_a_country_is_hypothetical()
    {
        var one = Assert.Single(new ParsedText(
            "Peace/=/NOUN/NN/3/nsubj would/=/AUX/MD/3/aux come/=/VERB/VB/0/root if/=/SCONJ/IN/6/mark Turkey/=/PROPN/NNP/6/nsubj shelled/shell/VERB/VBD/3/advcl "
            + "Kobani/=/PROPN/NNP/6/obj").Actor("Turkey", "TUR").Place("Kobani", "SYR").Events());

        Assert.Equal(("ASSAULT", EventStatus.Hypothetical), (one.Type, one.Status));
    }
}
