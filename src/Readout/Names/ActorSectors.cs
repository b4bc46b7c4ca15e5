using System.Collections.Immutable;

namespace Readout.Names;

/// <summary>PLOVER's sector codes (manual 0.8), with its codes for actors of no one state, which stand in the same list.</summary>
public static class ActorSectors
{
    public static readonly ImmutableArray<string> All =
    [
        "COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "UNK", "AGR", "BUS", "CRM", "CVL", "EDU", "ELI", "JRN", "LAB",
        "MED", "REF", "OPP", "PRE", "REL", "SOC", "IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC",
    ];

    /// <summary>Actors of no one state: they stand even when the phrase names an office of GOV.</summary>
    public static readonly ImmutableArray<string> Stateless = ["UNO", "EUR", "IGO", "NGO", "IMG", "ISM", "MNC"];
}
