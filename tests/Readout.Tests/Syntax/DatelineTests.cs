using Readout.Syntax;

namespace Readout.Tests.Syntax;

public class DatelineTests
{
    [Theory]
    [InlineData("BOGOTA, Feb 11 (Nordwire) - The largest guerrilla group denied killing three soldiers, accusing the army of lying.", "group")]
    [InlineData("RIGA (Nordwire) — The mayor opened the bridge.", "mayor")]
    public void Who_is_told_of_behind_a_dateline_is_the_subject(string text, string subject)
    {
        var words = Assert.Single(Parser.Shared.Parse(text)).Words;
        int root = words.IndexOf(Assert.Single(words, word => word.Head == 0));
        Assert.Equal(subject, Assert.Single(words, word => word.Head == root + 1 && word.Deprel.StartsWith("nsubj", StringComparison.Ordinal)).Span.Of(text));
    }
}
