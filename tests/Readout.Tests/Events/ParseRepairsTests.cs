using Readout.Events;

namespace Readout.Tests.Events;

public class ParseRepairsTests
{
    [Theory]
    [InlineData("It/it/PRON/PRP/3/nsubj was/be/AUX/VBD/3/cop good/=/ADJ/JJ/0/root after/=/SCONJ/IN/13/mark the/=/DET/DT/6/det ministers/minister/NOUN/NNS/13/obl in/=/ADP/IN/8/case Peru/=/PROPN/NNP/6/nmod ,/=/PUNCT/,/10/punct Chile/=/PROPN/NNP/13/nsubj and/=/CCONJ/CC/12/cc Bolivia/=/PROPN/NNP/8/conj held/hold/VERB/VBD/3/parataxis talks/talk/NOUN/NNS/13/obj ./=/PUNCT/./3/punct")]
    [InlineData("Trade/trade/NOUN/NN/12/nsubj resumed/resume/VERB/VBD/12/advcl after/=/ADP/IN/5/case the/=/DET/DT/5/det ministers/minister/NOUN/NNS/2/obl in/=/ADP/IN/7/case Peru/=/PROPN/NNP/5/nmod ,/=/PUNCT/,/9/punct Chile/=/PROPN/NNP/12/nsubj and/=/CCONJ/CC/11/cc Bolivia/=/PROPN/NNP/7/conj held/hold/VERB/VBD/0/root talks/talk/NOUN/NNS/12/obj ./=/PUNCT/./12/punct")]
    public void Ministers_of_a_list_of_states_are_the_subject_of_the_verb_behind_it(string parse)
    {
        var one = Assert.Single(new ParsedText(parse).Actor("Peru", "PER").Actor("Chile", "CHL").Actor("Bolivia", "BOL").Events());

        Assert.Equal("CONSULT", one.Type);
        Assert.Equal(["BOL", "CHL", "PER"], one.Actors.Select(actor => actor.Country).Order());
    }

    [Fact]
    public void A_state_behind_a_comma_stays_the_subject_of_its_verb()
    {
        var one = Assert.Single(new ParsedText(
            "After/after/ADP/IN/2/case weeks/week/NOUN/NNS/9/obl in/=/ADP/IN/4/case Peru/=/PROPN/NNP/2/nmod ,/=/PUNCT/,/9/punct Chile/=/PROPN/NNP/9/nsubj and/=/CCONJ/CC/8/cc Bolivia/=/PROPN/NNP/6/conj held/hold/VERB/VBD/0/root talks/talk/NOUN/NNS/9/obj ./=/PUNCT/./9/punct")
            .Actor("Peru", "PER").Actor("Chile", "CHL").Actor("Bolivia", "BOL").Events());

        Assert.Equal(["BOL", "CHL"], one.Actors.Select(actor => actor.Country).Order());
    }

    [Fact]
    public void A_finite_verb_that_hangs_on_its_object_is_the_verb_of_its_clause()
    {
        var one = Assert.Single(new ParsedText(
            "Bolivia/=/PROPN/NNP/3/nsubj severed/sever/VERB/VBD/3/amod ties/tie/NOUN/NNS/0/root with/=/ADP/IN/5/case Israel/=/PROPN/NNP/3/nmod ./=/PUNCT/./3/punct")
            .Actor("Bolivia", "BOL").Actor("Israel", "ISR").Events());

        Assert.Equal("SANCTION", one.Type);
        Assert.Equal("BOL", Assert.Single(one.Actors).Country);
        Assert.Equal("ISR", Assert.Single(one.Recipients).Country);
    }

    [Fact]
    public void A_progressive_that_hangs_on_its_object_goes_on()
    {
        var one = Assert.Single(new ParsedText(
            "Troops/troop/NOUN/NNS/6/nsubj have/=/AUX/VBP/6/aux been/be/AUX/VBN/6/cop heavily/=/ADV/RB/5/advmod shelling/shell/VERB/VBG/6/amod villages/village/NOUN/NNS/0/root ./=/PUNCT/./6/punct")
            .Events());

        Assert.Equal(("ASSAULT", EventStatus.Ongoing), (one.Type, one.Status));
    }

    [Fact]
    public void A_bare_noun_behind_its_own_subject_is_the_verb_of_its_clause()
    {
        var one = Assert.Single(new ParsedText(
            "Protesters/protester/NOUN/NNS/2/nsubj march/=/NOUN/NN/0/root against/=/ADP/IN/5/case the/=/DET/DT/5/det junta/=/NOUN/NN/2/nmod ./=/PUNCT/./2/punct").Events());

        Assert.Equal("PROTEST", one.Type);
        Assert.Contains("CVL", Assert.Single(one.Actors).Sectors);
    }

    [Fact]
    public void What_has_an_object_is_a_verb()
    {
        var one = Assert.Single(new ParsedText(
            "She/=/PRON/PRP/2/nsubj slept/sleep/VERB/VBD/0/root as/=/SCONJ/IN/5/mark police/=/NOUN/NNS/5/nsubj shot/=/NOUN/NN/2/obl the/=/DET/DT/7/det student/=/NOUN/NN/5/obj ./=/PUNCT/./2/punct").Events());

        Assert.Equal("ASSAULT", one.Type);
        Assert.Contains("COP", Assert.Single(one.Actors).Sectors);
    }

    [Fact]
    public void A_participle_before_a_noun_stays_one()
    {
        Assert.Empty(new ParsedText(
            "Police/=/NOUN/NNS/2/nsubj fed/feed/VERB/VBD/0/root the/=/DET/DT/5/det detained/detain/VERB/VBN/5/amod nurses/nurse/NOUN/NNS/2/obj ./=/PUNCT/./2/punct")
            .Events());
    }

    [Fact]
    public void Of_two_subjects_of_said_the_first_belongs_to_the_clause_before_it()
    {
        var one = Assert.Single(new ParsedText(
            "Gunmen/gunman/NOUN/NNS/7/nsubj kidnapped/kidnap/VERB/VBD/7/ccomp a/=/DET/DT/4/det nurse/=/NOUN/NN/2/obj ,/=/PUNCT/,/2/punct "
            + "residents/resident/NOUN/NNS/7/nsubj said/say/VERB/VBD/0/root ./=/PUNCT/./7/punct").Events());

        Assert.Equal("ASSAULT", one.Type);
        Assert.Equal("UAF", Assert.Single(Assert.Single(one.Actors).Sectors));
    }
}
