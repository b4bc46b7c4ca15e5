using Readout.Text;

namespace Readout.Tests.Text;

public class TextSpanTests
{
    [Fact]
    public void A_span_slices_the_words_it_names() =>
        Assert.Equal("told", new TextSpan(4, 8).Of("She told them."));

    [Fact]
    public void Trimming_keeps_the_offsets_of_what_is_left() =>
        Assert.Equal(new TextSpan(2, 5), new TextSpan(0, 7).Trim("  abc \n"));

    [Fact]
    public void A_span_of_white_space_trims_to_nothing() =>
        Assert.True(new TextSpan(0, 3).Trim(" \t\n").IsEmpty);

    [Theory]
    [InlineData(-1, 2)]
    [InlineData(5, 4)]
    public void A_span_that_is_no_place_is_refused(int start, int end) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new TextSpan(start, end));

    [Theory]
    [InlineData(0, 3, 3, 5, false)]
    [InlineData(0, 4, 3, 5, true)]
    public void Spans_overlap_when_they_share_a_unit(int a, int b, int c, int d, bool expected) =>
        Assert.Equal(expected, new TextSpan(a, b).Overlaps(new TextSpan(c, d)));
}
