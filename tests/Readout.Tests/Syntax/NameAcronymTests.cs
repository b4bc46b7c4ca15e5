using Readout.Syntax;

namespace Readout.Tests.Syntax;

public class NameAcronymTests
{
    [Theory]
    [InlineData("The Harbor Workers Union (HWU) met in Riga. Then HWU voted. Everybody waited for HWU there.", "HWU", "ORG")]
    [InlineData("She pays by a mobile money service (MMS) at home. For MMS, phones are needed.", "MMS", "")]
    [InlineData("Ana Costa (BRA) won, Jan Novak (CZE) came in second.", "BRA", "LOC")]
    [InlineData("Ana Costa (BRA) won, Jan Novak (CZE) came in second.", "CZE", "LOC")]
    [InlineData("Jon Hale (NOR) Toyota Hilux 7 hr 50 min. Luis Vidal (ESP) Mini 7 hr 55 min. Ana Prieto (ESP) Ford Ranger 8 hr 1 min.", "ESP", "LOC")]
    public void An_acronym_is_named_as_the_words_in_front_of_its_bracket(string text, string acronym, string type)
    {
        var words = Parser.Shared.Parse(text).SelectMany(sentence => sentence.Words).Where(word => word.Span.Of(text) == acronym).ToList();
        Assert.NotEmpty(words);
        Assert.All(words, word => Assert.Equal(type, word.Entity is "O" ? "" : word.Entity[2..]));
    }
}
