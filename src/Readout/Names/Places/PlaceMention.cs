using System.Collections.Immutable;

namespace Readout.Names.Places;

/// <summary>A toponym in the text: tokens <c>[From, To)</c> and what it can stand for.</summary>
/// <param name="Sure">Read from a lexicon or told a place by its surroundings; others need the article's support.</param>
internal sealed record PlaceMention(int From, int To, string Key, ImmutableArray<PlaceOption> Options, bool Demonym, bool Sure)
{
    /// <summary>The options that the text itself leaves: a state or country named behind a comma, "province" behind the name.</summary>
    public ImmutableArray<PlaceOption> Left { get; set; } = Options;

    public PlaceOption? Chosen { get; set; }
}
