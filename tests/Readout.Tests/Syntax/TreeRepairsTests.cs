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

    [Theory]
    [InlineData("NNP", "goeswith", "flat")]
    [InlineData("EX", "advmod", "expl")]
    [InlineData("RB", "amod", "advmod")]
    [InlineData("UH", "advmod", "discourse")]
    [InlineData("NN", "goeswith", "goeswith")]
    [InlineData("RB", "advmod", "advmod")]
    public void A_relation_agrees_with_the_tag(string xpos, string relation, string expected) =>
        Assert.Equal(expected, Mended(Word("give", "VERB", "VB", 0, "root"), Word("x", "X", xpos, 1, relation))[1].Deprel);

    [Fact]
    public void A_clause_with_a_subject_is_what_was_told()
    {
        // "told agency Mehr that ship sank"
        var words = Mended(
            Word("tell", "VERB", "VBD", 0, "root"), Word("agency", "NOUN", "NN", 1, "iobj"), Word("Mehr", "PROPN", "NNP", 1, "iobj"),
            Word("that", "SCONJ", "IN", 6, "mark"), Word("ship", "NOUN", "NN", 6, "nsubj"), Word("sink", "VERB", "VBD", 3, "acl:relcl"));
        Assert.Equal((1, "ccomp"), (words[5].Head, words[5].Deprel));
        Assert.Equal((2, "appos"), (words[2].Head, words[2].Deprel));
    }

    [Fact]
    public void A_clause_without_a_subject_stays_with_its_noun()
    {
        // "told agency that sank"
        var words = Mended(
            Word("tell", "VERB", "VBD", 0, "root"), Word("agency", "NOUN", "NN", 1, "iobj"), Word("that", "PRON", "WDT", 4, "nsubj"), Word("sink", "VERB", "VBD", 2, "acl:relcl"));
        Assert.Equal((2, "acl:relcl"), (words[3].Head, words[3].Deprel));
    }

    [Fact]
    public void The_verb_behind_the_clause_of_the_first_noun_is_the_sentences_own()
    {
        // "fears among residents that it ends emptied markets ."
        var words = Mended(
            Word("fear", "NOUN", "NNS", 0, "root"), Word("among", "ADP", "IN", 3, "case"), Word("resident", "NOUN", "NNS", 1, "nmod"), Word("that", "PRON", "WDT", 6, "obj"),
            Word("it", "PRON", "PRP", 6, "nsubj"), Word("end", "VERB", "VBZ", 3, "acl:relcl"), Word("empty", "VERB", "VBD", 6, "ccomp"), Word("market", "NOUN", "NNS", 7, "obj"),
            Word(".", "PUNCT", ".", 1, "punct"));
        Assert.Equal([7, 3, 1, 6, 6, 1, 0, 7, 7], words.Select(word => word.Head));
        Assert.Equal(("mark", "acl", "nsubj"), (words[3].Deprel, words[5].Deprel, words[0].Deprel));
    }

    [Fact]
    public void A_verb_without_a_subject_behind_a_participle_is_the_sentences_own()
    {
        // "ships thought to carry oil were stopped ."
        var words = Mended(
            Word("ship", "NOUN", "NNS", 2, "nsubj"), Word("think", "VERB", "VBD", 0, "root"), Word("to", "PART", "TO", 4, "mark"), Word("carry", "VERB", "VB", 2, "xcomp"), Word("oil", "NOUN", "NN", 4, "obj"),
            Word("be", "AUX", "VBD", 7, "aux:pass"), Word("stop", "VERB", "VBN", 2, "ccomp"), Word(".", "PUNCT", ".", 2, "punct"));
        Assert.Equal([7, 1, 4, 2, 4, 7, 0, 7], words.Select(word => word.Head));
        Assert.Equal(("nsubj:pass", "acl", "root"), (words[0].Deprel, words[1].Deprel, words[6].Deprel));
    }

    [Fact]
    public void An_adjective_with_an_article_is_the_subject_of_its_verb()
    {
        var words = Mended(Word("the", "DET", "DT", 2, "det"), Word("accused", "ADJ", "JJ", 3, "amod"), Word("leave", "VERB", "VBD", 0, "root"));
        Assert.Equal("nsubj", words[1].Deprel);
    }

    [Fact]
    public void A_second_subject_belongs_to_the_predicate_without_one()
    {
        // "clerks convinced that it was true told Harig"
        var words = Mended(
            Word("clerk", "NOUN", "NNS", 7, "nsubj"), Word("convince", "VERB", "VBN", 1, "acl"), Word("that", "SCONJ", "IN", 7, "mark"), Word("it", "PRON", "PRP", 7, "nsubj"),
            Word("be", "AUX", "VBD", 6, "cop"), Word("true", "ADJ", "JJ", 2, "ccomp"), Word("tell", "VERB", "VBD", 0, "root"), Word("Harig", "PROPN", "NNP", 7, "obj"));
        Assert.Equal([7, 1, 6, 6, 6, 2, 0, 7], words.Select(word => word.Head));
    }

    [Fact]
    public void A_clause_has_one_subject()
    {
        // "she told Harig the ship sank"
        var words = Mended(
            Word("she", "PRON", "PRP", 2, "nsubj"), Word("tell", "VERB", "VBD", 0, "root"), Word("Harig", "PROPN", "NNP", 6, "nsubj"), Word("the", "DET", "DT", 5, "det"),
            Word("ship", "NOUN", "NN", 6, "nsubj"), Word("sink", "VERB", "VBD", 2, "ccomp"));
        Assert.Equal((2, "iobj"), (words[2].Head, words[2].Deprel));
        Assert.Equal((6, "nsubj"), (words[4].Head, words[4].Deprel));
    }

    [Fact]
    public void A_verb_with_a_subject_of_its_own_is_what_is_thought()
    {
        // "she asked to know it was stopped"
        var words = Mended(
            Word("she", "PRON", "PRP", 2, "nsubj"), Word("ask", "VERB", "VBD", 0, "root"), Word("to", "PART", "TO", 4, "mark"), Word("know", "VERB", "VB", 2, "xcomp"),
            Word("it", "PRON", "PRP", 7, "nsubj:pass"), Word("be", "AUX", "VBD", 7, "aux:pass"), Word("stop", "VERB", "VBN", 2, "ccomp"));
        Assert.Equal([2, 0, 4, 2, 7, 7, 2], words.Select(word => word.Head));
    }

    [Fact]
    public void Who_stands_behind_an_inserted_verb_of_saying_says_it()
    {
        // "talks , said Harig , would go on"
        var words = Mended(
            Word("talk", "NOUN", "NNS", 3, "nsubj"), Word(",", "PUNCT", ",", 1, "punct"), Word("say", "VERB", "VBD", 0, "root"), Word("Harig", "PROPN", "NNP", 7, "nsubj"),
            Word(",", "PUNCT", ",", 1, "punct"), Word("would", "AUX", "MD", 7, "aux"), Word("go", "VERB", "VB", 3, "ccomp"), Word("on", "ADP", "RP", 7, "compound:prt"));
        Assert.Equal([7, 1, 7, 3, 1, 7, 0, 7], words.Select(word => word.Head));
        Assert.Equal(("parataxis", "nsubj", "root"), (words[2].Deprel, words[3].Deprel, words[6].Deprel));
    }

    private static WordAnnotation[] Mended(params WordAnnotation[] words)
    {
        TreeRepairs.Mend(words, 0);
        return words;
    }

    private static WordAnnotation Word(string lemma, string upos, string xpos, int head, string relation) =>
        new() { Lemma = lemma, Upos = upos, Xpos = xpos, Head = head, Deprel = relation };
}
