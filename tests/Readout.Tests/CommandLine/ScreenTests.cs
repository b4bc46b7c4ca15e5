using Readout.App.Cli;

namespace Readout.Tests.CommandLine;

public class ScreenTests
{
    [Theory]
    [InlineData("plain \u202Bעברית\u202C text", "plain \u202Bעברית\u202C text")]
    [InlineData("a \u2067ב \u202Aג\u2069 d", "a \u2067ב  ג\u2069 d")]
    [InlineData("a \u202Eevil\u202C b", "a  evil  b")]
    [InlineData("open \u202Bעברית", "open  עברית")]
    [InlineData("closed\u202C \u2069", "closed   ")]
    [InlineData("mark\u200F and\u001b[31m", "mark\u200F and [31m")]
    public void Embeddings_that_close_stay_and_what_could_mislead_becomes_a_blank(string text, string shown) => Assert.Equal(shown, Screen.Clean(text));
}
