using System.Globalization;
using Readout.Syntax;

namespace Readout.Tests.Syntax;

public class LemmasTests
{
    private static readonly Lemmas Lemmas = new(Parser.Shared.Vectors);

    [Theory]
    [InlineData("met", "VERB", "VBD", "m", "meet")]
    [InlineData("underwent", "VERB", "VBD", "underwent", "undergo")]
    [InlineData("Fled", "VERB", "VBD", "fl", "flee")]
    [InlineData("spoke", "VERB", "VBD", "spy", "speak")]
    [InlineData("hoping", "VERB", "VBG", "hop", "hope")]
    [InlineData("submitted", "VERB", "VBN", "submitt", "submit")]
    [InlineData("expelled", "VERB", "VBN", "expell", "expel")]
    [InlineData("embedded", "VERB", "VBN", "embedd", "embed")]
    [InlineData("re-elected", "VERB", "VBN", "re-elec", "re-elect")]
    [InlineData("lying", "VERB", "VBG", "ly", "lie")]
    [InlineData("put", "VERB", "VBD", "pu", "put")]
    [InlineData("clashes", "NOUN", "NNS", "clasy", "clash")]
    [InlineData("ties", "NOUN", "NNS", "ty", "tie")]
    [InlineData("children", "NOUN", "NNS", "childy", "child")]
    [InlineData("uses", "NOUN", "NNS", "us", "use")]
    [InlineData("easier", "ADJ", "JJR", "easi", "easy")]
    [InlineData("Libraries", "PROPN", "NNPS", "Librarie", "Library")]
    [InlineData("Captain", "PROPN", "NNP", "captain", "Captain")]
    public void A_lemma_that_is_no_word_or_no_base_of_the_form_is_mended(string form, string upos, string xpos, string given, string expected) =>
        Assert.Equal(expected, Lemmas.Mend(form, upos, xpos, given));

    [Theory]
    [InlineData("found", "VERB", "VBN", "found")]
    [InlineData("left", "ADJ", "JJ", "left")]
    [InlineData("people", "NOUN", "NNS", "person")]
    [InlineData("series", "NOUN", "NNS", "series")]
    [InlineData("better", "ADV", "RBR", "well")]
    [InlineData("Netherlands", "PROPN", "NNPS", "Netherlands")]
    [InlineData("COVID", "PROPN", "NNP", "COVID")]
    [InlineData("'s", "AUX", "VBZ", "be")]
    [InlineData("", "VERB", "VBD", "")]
    [InlineData("\uD83D\uDE00ed", "VERB", "VBD", "\uD83D\uDE00")]
    public void A_lemma_that_can_be_stands(string form, string upos, string xpos, string given) =>
        Assert.Equal(given, Lemmas.Mend(form, upos, xpos, given));

    [Fact]
    public void Lemmas_do_not_depend_on_culture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("tr-TR");
            Assert.Equal("issue", Lemmas.Mend("ISSUING", "VERB", "VBG", "issu"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
