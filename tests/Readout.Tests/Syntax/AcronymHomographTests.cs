using Readout.Syntax;

namespace Readout.Tests.Syntax;

public class AcronymHomographTests
{
    [Theory]
    [InlineData("The Interior Service warned drivers. IS said the road was closed.", "IS", "PROPN")]
    [InlineData("The World Health Organization met. On Friday WHO said the outbreak was over.", "WHO", "PROPN")]
    [InlineData("In Sudan it rains. This IS what we meant.", "IS", "AUX")]
    [InlineData("Interior Service\n\nTHE ROAD IS CLOSED AGAIN TODAY", "IS", "AUX")]
    public void Capitals_that_the_text_spells_out_are_a_name(string text, string form, string upos)
    {
        var word = Parser.Shared.Parse(text).SelectMany(sentence => sentence.Words).Last(word => word.Span.Of(text) == form);
        Assert.Equal(upos, word.Upos);
        if (upos == "PROPN")
        {
            Assert.Equal(form, word.Lemma);
        }
    }
}
