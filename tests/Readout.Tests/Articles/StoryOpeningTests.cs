using System.Collections.Immutable;
using Readout.Articles;

namespace Readout.Tests.Articles;

public class StoryOpeningTests
{
    private const string First =
        "Harbour minister Nadia Feld told parliament on Monday that the new terminal would open in spring after years of delay and argument.\n\n" +
        "Behind the podium Feld said the cranes had been delivered from Rotterdam and the railway behind the terminal was being tested with empty wagons.\n\n" +
        "Dockworkers doubt the schedule, since the electric cables under the quay were damaged by floods in autumn and nobody repaired them.";

    [Theory]
    [InlineData(
        "Three hospitals in the northern valleys closed their maternity wards on Friday because midwives could not be found.\n\nNurses there had warned of such shortages since last summer, according to letters seen by reporters.",
        "Feld added that electric cables under the quay would be repaired before the terminal opens in spring.\n\nShe expects the railway to carry containers from Rotterdam by summer, and the cranes to follow.")]
    [InlineData(
        "The terminal's critics met on Friday when Nadia Feld visited dockworkers in the northern valleys to explain her plans.\n\nFarmers there fear for their orchards, according to letters seen by reporters.",
        "The terminal's critics met on Friday when minister Feld visited dockworkers in the northern valleys to explain her plans.\n\nFarmers there fear for their orchards, according to letters seen by reporters.")]
    public void What_opens_a_story_is_likelier_than_what_goes_on(string opens, string goesOn) =>
        Assert.True(Odds(opens) > Odds(goesOn) + 1, FormattableString.Invariant($"{Odds(opens):0.0} is not above {Odds(goesOn):0.0}"));

    private static double Odds(string next)
    {
        ImmutableArray<TextUnit> units = TextUnits.Of(First + "\n\n\n" + next);
        return StoryOpening.Odds(units, 0, 3);
    }
}
