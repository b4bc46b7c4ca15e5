using Readout.Articles;

namespace Readout.Tests.Articles;

public class InlineStyleTests
{
    [Theory]
    [InlineData("display:none", true)]
    [InlineData("color: red; DISPLAY : None !important", true)]
    [InlineData("display: block", false)]
    [InlineData("display", false)]
    [InlineData("display; display:none", true)]
    public void A_property_is_set_however_it_is_spaced(string style, bool expected) => Assert.Equal(expected, InlineStyle.Sets(style, "display", "none"));

    [Theory]
    [InlineData("clip: rect( 0, 0, 0, 0)", true)]
    [InlineData("clip:rect(1px,1px,1px,1px)", false)]
    public void A_value_can_have_two_parts(string style, bool expected) => Assert.Equal(expected, InlineStyle.Sets(style, "clip", "rect(", "0"));
}
