using System.Collections.Immutable;
using Readout.Text;

namespace Readout.Statements;

/// <summary>Who a source is; defined in <c>docs/concepts.md</c>.</summary>
public enum SourceKind
{
    Named,
    Role,
    Institution,
    Document,
    Unnamed,
    Collective,
}

/// <summary>How much of the content stands in quotation marks: all, some or none.</summary>
public enum StatementForm
{
    Direct,
    Indirect,
    Mixed,
}

/// <summary>What the source does by saying it; each is defined with an example in <c>docs/stances.md</c>.</summary>
public enum Stance
{
    Says,
    Denies,
    Confirms,
    Demands,
    Proposes,
    Refuses,
    Promises,
    Threatens,
    Warns,
    Accuses,
    Criticizes,
    Praises,
    Expects,
    Believes,
    Hopes,
    Fears,
    LeavesOpen,
    ClaimsResponsibility,
    Apologizes,
    Asks,
}

/// <summary>Who passed a statement on: "Al-Watan quoted an unnamed source".</summary>
public sealed record Relay(ImmutableArray<TextSpan> Spans, string Name, string? ActorId);

/// <summary>The phrase that names who speaks, and who that is.</summary>
/// <param name="Spans">Empty when the text names nobody ("it is said").</param>
/// <param name="Head">The head word of the phrase.</param>
/// <param name="Name">The speaker, resolved through pronouns and descriptions.</param>
/// <param name="Country">ISO 3166-1 alpha-3.</param>
/// <param name="Via">Relays, nearest to the reader first.</param>
public sealed record Source(
    ImmutableArray<TextSpan> Spans,
    TextSpan? Head,
    string? Name,
    string? ActorId,
    SourceKind? Kind,
    string? Country,
    ImmutableArray<Relay> Via)
{
    public static readonly Source None = new([], null, null, null, null, null, []);
}

/// <summary>The attributing words. A headline's colon is a cue too; its lemma is ":".</summary>
public sealed record Cue(ImmutableArray<TextSpan> Spans, string Lemma);

/// <summary>Something said beside a statement: to whom, through what.</summary>
public sealed record Phrase(ImmutableArray<TextSpan> Spans, string Name);

/// <summary>
/// The field's attribution relation: a source, a cue and a content (Pareti 2012; Newell et al. 2018).
/// </summary>
/// <param name="Content">One span a fragment, in text order.</param>
/// <param name="TimeId">When it was said: an id of the article's times.</param>
/// <param name="PlaceId">Where it was said: an id of the article's places.</param>
/// <param name="Within">The id of the statement this one is nested in.</param>
/// <param name="Confidence">0 to 1: of statements with 0.8, four in five are right.</param>
public sealed record Statement(
    string Id,
    Source Source,
    Cue Cue,
    ImmutableArray<TextSpan> Content,
    StatementForm Form,
    Stance Stance,
    Phrase? Addressee,
    Phrase? Medium,
    string? TimeId,
    string? PlaceId,
    string? Within,
    double Confidence);
