using System.Collections.Frozen;

namespace Readout.Events;

/// <summary>
/// PLOVER's closed lists after the manual 0.8 (2021): categories with their quad class and modes. The older
/// repository README puts SANCTION under verbal conflict; the manual is followed here.
/// </summary>
public static class Plover
{
    private static readonly FrozenDictionary<string, (string Quad, string[] Modes)> Categories =
        new Dictionary<string, (string, string[])>
        {
            ["AGREE"] = ("verbal cooperation", []),
            ["CONSULT"] = ("verbal cooperation", ["visit", "third-party", "multilateral", "phone"]),
            ["SUPPORT"] = ("verbal cooperation", []),
            ["CONCEDE"] = ("verbal cooperation", []),
            ["COOPERATE"] = ("material cooperation", []),
            ["AID"] = ("material cooperation", []),
            ["RETREAT"] = ("material cooperation", ["withdraw", "release", "disarm", "ceasefire", "access", "resign"]),
            ["REQUEST"] = ("verbal conflict", ["assist", "change", "yield", "meet"]),
            ["ACCUSE"] = ("verbal conflict", ["disapprove", "investigate", "allege"]),
            ["REJECT"] = ("verbal conflict", ["assist", "change", "yield", "meet"]),
            ["THREATEN"] = ("verbal conflict", ["restrict", "arrest", "relations", "expel", "territory", "violence"]),
            ["PROTEST"] = ("material conflict", ["demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"]),
            ["SANCTION"] = ("material conflict", ["convict", "expel", "withdraw", "discontinue"]),
            ["MOBILIZE"] = ("material conflict", ["troops", "weapons", "police", "militia"]),
            ["COERCE"] = ("material conflict",
                ["seize", "restrict", "censor", "curfew", "martial-law", "arrest", "deport", "withhold", "misinformation", "cyber"]),
            ["ASSAULT"] = ("material conflict",
                ["abduct", "beat", "torture", "sexual", "targeted", "destroy", "primitive", "firearms", "explosives", "suicide-attack",
                 "aerial", "drone", "heavy-weapons", "crowd-control", "unconventional"]),
        }.ToFrozenDictionary(StringComparer.Ordinal);

    public static IReadOnlyList<string> Types { get; } = [.. Categories.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The quad class in words, or null for what is no category.</summary>
    public static string? Quad(string type) => Categories.TryGetValue(type, out var category) ? category.Quad : null;

    public static bool HasMode(string type, string mode) =>
        Categories.TryGetValue(type, out var category) && category.Modes.Contains(mode);

    public static IReadOnlyList<string> Modes(string type) => Categories[type].Modes;
}
