using Readout.Events;
using Readout.Statements;

namespace Readout.Tests.Events;

public class SpokenActsTests
{
    private const string Deplorable =
        "The/=/DET/DT/2/det governor/=/NOUN/NN/3/nsubj said/say/VERB/VBD/0/root the/=/DET/DT/5/det ruling/=/NOUN/NN/7/nsubj was/be/AUX/VBD/7/cop "
        + "deplorable/=/ADJ/JJ/3/ccomp ./=/PUNCT/./3/punct";

    [Fact]
    public void A_statement_that_criticizes_is_an_act_though_no_row_knows_its_words()
    {
        var one = Assert.Single(new ParsedText(Deplorable).Actor("governor", "BRA", "GOV").Statement("the ruling was deplorable", Stance.Criticizes, "said").Drafts());

        Assert.Equal(("ACCUSE", "disapprove"), (one.Type, one.Mode));
        Assert.Equal("BRA", Assert.Single(one.Actors).Party.Country);
        Assert.Equal(EventStatus.Happened, one.Status);
    }

    [Fact]
    public void Mere_speaking_is_no_act() =>
        Assert.Empty(new ParsedText(Deplorable).Actor("governor", "BRA", "GOV").Statement("the ruling was deplorable", Stance.Says, "said").Drafts());

    [Fact]
    public void An_accusation_that_tells_an_act_is_that_act()
    {
        var one = Assert.Single(new ParsedText(
            "Police/=/NOUN/NNS/2/nsubj said/say/VERB/VBD/0/root gunmen/gunman/NOUN/NNS/4/nsubj killed/kill/VERB/VBD/2/ccomp two/=/NUM/CD/6/nummod "
            + "nurses/nurse/NOUN/NNS/4/obj ./=/PUNCT/./2/punct").Statement("gunmen killed two nurses", Stance.Accuses, "said").Events());

        Assert.Equal("ASSAULT", one.Type);
    }

    [Fact]
    public void We_in_somebodys_words_belongs_where_the_speaker_does_and_announces_a_threat()
    {
        var one = Assert.Single(new ParsedText(
            "We/=/PRON/PRP/3/nsubj will/=/AUX/MD/3/aux attack/=/VERB/VB/7/ccomp the/=/DET/DT/5/det capital/=/NOUN/NN/3/obj ,/=/PUNCT/,/3/punct "
            + "said/say/VERB/VBD/0/root the/=/DET/DT/9/det warlord/=/NOUN/NN/7/nsubj ./=/PUNCT/./7/punct")
            .Statement("We will attack the capital", Stance.Threatens, "said").Events());

        Assert.Equal(("THREATEN", EventStatus.Happened), (one.Type, one.Status));
    }
}
