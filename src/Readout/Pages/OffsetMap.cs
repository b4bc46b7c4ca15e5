using System.Collections.Immutable;
using Readout.Text;

namespace Readout.Pages;

/// <summary>The way from an extracted text back to the page: each UTF-16 unit of the text to a range of the page's source.</summary>
/// <param name="places">One range of the source for each unit of the text.</param>
public sealed class OffsetMap(ImmutableArray<TextSpan> places)
{
    public int Length => places.Length;

    /// <summary>The smallest stretch of the page's source that holds everything <paramref name="span"/> was read from.</summary>
    public TextSpan ToSource(TextSpan span)
    {
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
