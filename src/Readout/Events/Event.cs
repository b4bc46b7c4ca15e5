using System.Collections.Immutable;
using Readout.Text;

namespace Readout.Events;

/// <summary>How an event is put forward (its factuality in the text).</summary>
public enum EventStatus
{
    Happened,
    Ongoing,
    Planned,
    Refused,
    Denied,
    Possible,
    Hypothetical,
    Reported,
}

/// <summary>A party to an event, with the words it was read from.</summary>
public sealed record Party(string? ActorId, string? Country, ImmutableArray<string> Sectors, ImmutableArray<TextSpan> Spans);

/// <summary>A figure that the text gives: killed, wounded, detained, displaced, troops …</summary>
public sealed record Count(string Kind, long Low, long High, ImmutableArray<TextSpan> Spans);

/// <summary>An event in PLOVER's terms, tied to the words it was read from.</summary>
/// <param name="Type">One of PLOVER's sixteen categories.</param>
/// <param name="Quad">Quad class in words, such as "verbal cooperation".</param>
/// <param name="Cameo">The CAMEO code as text (leading zeros count), or null.</param>
/// <param name="Anchor">The words that tell the event.</param>
/// <param name="SaidIn">The id of the statement in which alone the event stands; null in the reporter's voice.</param>
/// <param name="Sentence">Index of the sentence.</param>
public sealed record Event(
    string Id,
    string Type,
    string? Mode,
    ImmutableArray<string> Contexts,
    string Quad,
    string? Cameo,
    ImmutableArray<Party> Actors,
    ImmutableArray<Party> Recipients,
    bool Reciprocal,
    ImmutableArray<TextSpan> Anchor,
    string? PlaceId,
    string? TimeId,
    EventStatus Status,
    ImmutableArray<Count> Counts,
    string? SaidIn,
    int Sentence,
    double Confidence);
