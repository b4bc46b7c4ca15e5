using Readout.Syntax;

namespace Readout.Tests.Syntax;

public class EditScriptTests
{
    [Theory]
    [InlineData("parties", "party", "l3y")]
    [InlineData("Oslo", "Oslo", "k0")]
    [InlineData("Talks", "talk", "l1")]
    [InlineData("went", "go", "l4go")]
    [InlineData("2nd", "2nd", "l0")]
    [InlineData("II", "2", "l2+2")]
    [InlineData("'s", "be", "l2be")]
    public void A_script_makes_the_lemma_it_was_read_from(string form, string lemma, string script)
    {
        Assert.Equal(script, EditScript.Of(form, lemma));
        Assert.Equal(lemma, EditScript.Apply(script, form));
    }

    [Fact]
    public void A_script_that_does_not_fit_leaves_the_form_in_lower_case() => Assert.Equal("at", EditScript.Apply("l4go", "At"));
}
