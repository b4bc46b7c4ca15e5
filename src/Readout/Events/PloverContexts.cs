using System.Collections.Frozen;

namespace Readout.Events;

/// <summary>PLOVER's contexts; each has a word class <c>CONTEXT-…</c> in <c>lexicons/event-classes.tsv</c>.</summary>
public static class PloverContexts
{
    public static IReadOnlyList<string> All { get; } =
    [
        "asylum", "cbrn", "corruption", "crime", "cyber", "diplomatic", "disasters", "economic", "election", "environment", "executive",
        "gender", "health", "human_rights", "human_security", "illegal_drugs", "inequality", "intelligence", "legal", "legislative", "lgbt",
        "migration", "military", "misinformation", "natural_resource", "peacekeeping", "political_institutions", "pro_autocracy",
        "pro_democracy", "religion_ethnicity", "reparations", "repression", "rights_freedoms", "technology", "territory", "terrorism",
        "trafficking",
    ];

    /// <summary>The context that a word class stands for.</summary>
    internal static FrozenDictionary<string, string> ByClass { get; } = All.ToFrozenDictionary(ClassOf, StringComparer.Ordinal);

    internal static string ClassOf(string context) => "CONTEXT-" + context.ToUpperInvariant().Replace('_', '-');
}
