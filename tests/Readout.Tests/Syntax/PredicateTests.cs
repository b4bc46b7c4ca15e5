using Readout.Syntax;

namespace Readout.Tests.Syntax;

public class PredicateTests
{
    [Theory]
    [InlineData("VERB", "amod", "", true)]
    [InlineData("NOUN", "root", "obj", true)]
    [InlineData("NOUN", "obl", "mark", true)]
    [InlineData("ADJ", "root", "cop", true)]
    [InlineData("ADJ", "advcl", "", true)]
    [InlineData("NOUN", "nmod", "case", false)]
    [InlineData("NOUN", "obj", "amod", false)]
    [InlineData("PUNCT", "ccomp", "", false)]
    public void What_has_the_parts_of_a_clause_or_its_place_is_a_predicate(string upos, string relation, string child, bool expected)
    {
        WordAnnotation[] words =
        [
            new WordAnnotation { Upos = upos, Deprel = relation, Head = 0 },
            new WordAnnotation { Upos = "PRON", Deprel = child.Length == 0 ? "punct" : child, Head = 1 },
        ];

        TreeRepairs.MarkPredicates(words, 0);

        Assert.Equal(expected, words[0].IsPredicate);
    }

    [Fact]
    public void What_is_coordinated_to_a_verb_is_one_too()
    {
        WordAnnotation[] words =
        [
            new WordAnnotation { Upos = "VERB", Deprel = "root", Head = 0 },
            new WordAnnotation { Upos = "ADV", Deprel = "conj", Head = 1 },
        ];

        TreeRepairs.MarkPredicates(words, 0);

        Assert.True(words[1].IsPredicate);
    }
}
