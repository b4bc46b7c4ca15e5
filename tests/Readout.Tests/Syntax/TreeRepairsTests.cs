using Readout.Syntax;

namespace Readout.Tests.Syntax;

public class TreeRepairsTests
{
    [Theory]
    [InlineData("ADP", "mark", "SCONJ")]
    [InlineData("ADV", "case", "ADP")]
    [InlineData("VERB", "aux", "AUX")]
    [InlineData("ADP", "case", "ADP")]
    public void A_part_of_speech_agrees_with_the_relation(string upos, string relation, string expected) =>
        Assert.Equal(expected, Mended(Word("give", "VERB", "VB", 0, "root"), Word("for", upos, "IN", 1, relation))[1].Upos);

    [Fact]
    public void A_noun_that_nothing_joins_to_a_verb_is_the_object_of_the_clause_between()
    {
        // "stay … without ruling … a return"
        var words = Mended(
            Word("stay", "VERB", "VB", 0, "root"), Word("without", "SCONJ", "IN", 3, "mark"), Word("rule", "VERB", "VBG", 1, "advcl"), Word("return", "NOUN", "NN", 1, "conj"));
        Assert.Equal((3, "obj"), (words[3].Head, words[3].Deprel));
    }

    [Fact]
    public void Up_to_goes_with_its_number()
    {
        // "estimate up to 20"
        var words = Mended(
            Word("estimate", "VERB", "VBP", 0, "root"), Word("up", "ADP", "RP", 1, "compound:prt"), Word("to", "ADP", "IN", 4, "case"), Word("20", "NUM", "CD", 1, "obl"));
        Assert.Equal((4, "advmod"), (words[1].Head, words[1].Deprel));
    }

    [Fact]
    public void A_verb_of_saying_goes_on_with_its_like()
    {
        // "deny … are negotiating … say"
        var words = Mended(
            Word("deny", "VERB", "VBP", 0, "root"), Word("be", "AUX", "VBP", 3, "aux"), Word("negotiate", "VERB", "VBG", 1, "ccomp"), Word("and", "CCONJ", "CC", 5, "cc"), Word("say", "VERB", "VBP", 3, "conj"));
        Assert.Equal(1, words[4].Head);
    }

    private static WordAnnotation[] Mended(params WordAnnotation[] words)
    {
        TreeRepairs.Mend(words, 0);
        return words;
    }

    private static WordAnnotation Word(string lemma, string upos, string xpos, int head, string relation) =>
        new() { Lemma = lemma, Upos = upos, Xpos = xpos, Head = head, Deprel = relation };
}
