using System.Collections.Immutable;
using Readout.Text;

namespace Readout.Pages;

/// <summary>The way from an extracted text back to the page: each UTF-16 unit of the text to a range of the page's source.</summary>
/// <param name="length">UTF-16 units of the text.</param>
/// <param name="made">Gives one range of the source for each unit of the text; asked when the map is first used.</param>
public sealed class OffsetMap(int length, Func<ImmutableArray<TextSpan>> made)
{
    private readonly Lazy<ImmutableArray<TextSpan>> all = new(made);

    public int Length => length;

    /// <summary>The smallest stretch of the page's source that holds everything <paramref name="span"/> was read from.</summary>
    public TextSpan ToSource(TextSpan span)
    {
        var places = all.Value;
        if (places.IsEmpty)
        {
            return new TextSpan(0, 0);
        }

        if (span.IsEmpty)
        {
            int at = span.Start < places.Length ? places[span.Start].Start : places[^1].End;
            return new TextSpan(at, at);
        }

        var source = places[span.Start];
        for (int i = span.Start + 1; i < span.End; i++)
        {
            source = source.Join(places[i]);
        }

        return source;
    }
}
