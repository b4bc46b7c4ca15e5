using Readout.Events;
using Readout.Records;
using Readout.Statements;

namespace Readout.Ledger.Search;

/// <summary>The fields of the query language and the values that those with a fixed set take.</summary>
public static class QueryFields
{
    public static IReadOnlyList<string> Names { get; } =
        ["source", "about", "stance", "type", "status", "country", "place", "from", "to", "kind", "form"];

    public static IReadOnlyList<string> EntryKinds { get; } = ["statement", "event", "article"];

    public static IReadOnlyList<string> SourceKinds { get; } = [.. Enum.GetValues<SourceKind>().Select(Terms.Of)];

    public static IReadOnlyList<string> Stances { get; } = [.. Enum.GetValues<Stance>().Select(Terms.Of)];

    public static IReadOnlyList<string> Forms { get; } = [.. Enum.GetValues<StatementForm>().Select(Terms.Of)];

    public static IReadOnlyList<string> Statuses { get; } = [.. Enum.GetValues<EventStatus>().Select(Terms.Of)];

    /// <summary>PLOVER's sixteen event categories.</summary>
    public static IReadOnlyList<string> Types { get; } =
    [
        "ACCUSE", "AGREE", "AID", "ASSAULT", "COERCE", "CONCEDE", "CONSULT", "COOPERATE",
        "MOBILIZE", "PROTEST", "REJECT", "REQUEST", "RETREAT", "SANCTION", "SUPPORT", "THREATEN",
    ];
}
