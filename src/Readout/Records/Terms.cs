using Readout.Events;
using Readout.Names;
using Readout.Statements;

namespace Readout.Records;

/// <summary>The words that the record, the query language and the exports use for the engine's values.</summary>
public static class Terms
{
    public static string Of(Stance stance) => stance switch
    {
        Stance.LeavesOpen => "leaves open",
        Stance.ClaimsResponsibility => "claims responsibility",
        _ => stance.ToString().ToLowerInvariant(),
    };

    public static string Of(SourceKind kind) => kind.ToString().ToLowerInvariant();

    public static string Of(StatementForm form) => form.ToString().ToLowerInvariant();

    public static string Of(EventStatus status) => status.ToString().ToLowerInvariant();

    public static string Of(ActorKind kind) => kind.ToString().ToLowerInvariant();
}
