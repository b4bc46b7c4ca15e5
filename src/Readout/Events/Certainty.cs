namespace Readout.Events;

/// <summary>
/// How sure a predicate is to have happened, from what the network scores and what the grammar tells. The network alone is too
/// sure of what is only planned, supposed or possible.
/// </summary>
public static class Certainty
{
    /// <param name="score">−3 (certainly did not happen) to 3 (certainly did), as the parser gives it.</param>
    /// <remarks>Lines of least absolute error through 12,000 predicates of UDS-IH2's training part, drawn to seven tenths.</remarks>
    public static float Of(EventStatus status, float score)
    {
        var (slope, shift) = status switch
        {
            EventStatus.Planned => (.86f, -.56f),
            EventStatus.Refused => (.86f, -.42f),
            EventStatus.Hypothetical => (.86f, -.35f),
            EventStatus.Possible => (1f, -.14f),
            EventStatus.Ongoing => (1.14f, -.28f),
            EventStatus.Reported => (.79f, .49f),
            EventStatus.Happened => (1.07f, -.07f),
            _ => (1f, 0f),
        };
        return Math.Clamp((slope * score) + shift, -3, 3);
    }
}
