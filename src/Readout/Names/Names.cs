using System.Collections.Immutable;
using Readout.Text;

namespace Readout.Names;

public enum ActorKind
{
    Person,
    Organization,
    Country,
    Group,
    Outlet,
}

/// <summary>Somebody or something that speaks or acts in an article, with every mention of it.</summary>
/// <param name="Country">ISO 3166-1 alpha-3, or null.</param>
/// <param name="Sectors">PLOVER sector codes, such as GOV or MIL, most telling first.</param>
/// <param name="Mentions">Names, descriptions and pronouns, in text order.</param>
public sealed record Actor(
    string Id,
    string Name,
    ActorKind Kind,
    string? Country,
    ImmutableArray<string> Sectors,
    ImmutableArray<TextSpan> Mentions);

/// <summary>A toponym and the place it stands for. Latitude and longitude in degrees, WGS 84.</summary>
public sealed record Place(
    string Id,
    ImmutableArray<TextSpan> Spans,
    string Name,
    string? Country,
    string? Admin1,
    double? Latitude,
    double? Longitude,
    int? GeonameId,
    string? Feature);

/// <summary>A time expression after TIMEX3 (TimeML): DATE, TIME, DURATION or SET, and its value.</summary>
public sealed record Timex(string Id, ImmutableArray<TextSpan> Spans, string Type, string Value);

/// <summary>A resolution, treaty or agreement by its own name.</summary>
public sealed record Instrument(string Name, ImmutableArray<TextSpan> Spans);

/// <summary>All that is named in one article.</summary>
public sealed record NameTable(
    ImmutableArray<Actor> Actors,
    ImmutableArray<Place> Places,
    ImmutableArray<Timex> Times,
    ImmutableArray<Instrument> Instruments)
{
    public static readonly NameTable Empty = new([], [], [], []);

    /// <summary>What refers to what, things and documents included, which are no actors.</summary>
    public CoreferenceChains Chains { get; init; } = CoreferenceChains.Empty;

    /// <summary>The actor whose mention shares most with <paramref name="span"/>; of equals the shorter mention, then the first actor.</summary>
    public Actor? ActorAt(TextSpan span)
    {
        Actor? best = null;
        int shared = 0, length = 0;
        foreach (var actor in Actors)
        {
            foreach (var mention in actor.Mentions)
            {
                int own = Math.Min(mention.End, span.End) - Math.Max(mention.Start, span.Start);
                if (own > 0 && (own > shared || (own == shared && mention.Length < length)))
                {
                    (best, shared, length) = (actor, own, mention.Length);
                }
            }
        }

        return best;
    }
}
