using Readout.Events;

namespace Readout.Tests.Events;

public class CertaintyTests
{
    [Theory]
    [InlineData(EventStatus.Planned)]
    [InlineData(EventStatus.Hypothetical)]
    [InlineData(EventStatus.Possible)]
    public void What_is_not_yet_is_less_sure_than_what_happened(EventStatus status) =>
        Assert.True(Certainty.Of(status, 2) < Certainty.Of(EventStatus.Happened, 2));

    [Theory]
    [InlineData(EventStatus.Happened, 3, 3)]
    [InlineData(EventStatus.Planned, -3, -3)]
    public void The_scale_ends_at_three(EventStatus status, float score, float expected) => Assert.Equal(expected, Certainty.Of(status, score));
}
