using System.Collections.Immutable;
using Readout.Text;

namespace Readout.Events;

/// <summary>Why a word was coded as an event, or was not: what <c>readout explain</c> shows.</summary>
/// <param name="Sentence">Index of the sentence.</param>
/// <param name="Row">Line of the row in <c>lexicons/events.tsv</c>, counted from 1.</param>
/// <param name="Pattern">The row's trigger and tests.</param>
/// <param name="Found">The words that the row's tests found.</param>
/// <param name="Steps">What the words around did to status and type, in order.</param>
/// <param name="Dropped">Why no event came of it; null when one did.</param>
public sealed record EventExplanation(
    int Sentence,
    TextSpan Trigger,
    int Row,
    string Pattern,
    ImmutableArray<TextSpan> Found,
    string Type,
    string? Mode,
    EventStatus Status,
    ImmutableArray<Party> Actors,
    ImmutableArray<Party> Recipients,
    string? SaidIn,
    ImmutableArray<string> Steps,
    string? Dropped);
