using System.Collections.Immutable;
using Readout.Text;

namespace Readout.Names;

/// <summary>One noun phrase read as an actor: who, of which country, of which sector.</summary>
/// <param name="Span">The words of the phrase, without determiner.</param>
/// <param name="Name">The person's name, the organisation's own name, or the words themselves.</param>
/// <param name="Person">The person's name where the phrase gives one; the end of <paramref name="Span"/>.</param>
/// <param name="Head">Key of the office or body ("defense minister"), empty for a bare name.</param>
/// <param name="Role">What the phrase's words are in the lexicons; None for a bare unknown name.</param>
internal sealed record ActorPhrase(
    TextSpan Span,
    string Name,
    ActorKind Kind,
    string? Country,
    ImmutableArray<string> Sectors,
    TextSpan? Person,
    string Head,
    TermRole Role);

/// <summary>What <see cref="ActorReader.Describe"/> finds out about a noun phrase.</summary>
/// <param name="Country">ISO 3166-1 alpha-3, or null.</param>
/// <param name="Sectors">PLOVER codes, most telling first.</param>
/// <param name="ActorId">The article's actor that the phrase refers to, or null.</param>
public sealed record ActorDescription(string Name, ActorKind Kind, string? Country, ImmutableArray<string> Sectors, string? ActorId);
