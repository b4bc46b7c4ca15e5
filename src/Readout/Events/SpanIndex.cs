using Readout.Text;

namespace Readout.Events;

/// <summary>Finds what lies over a span without looking at the whole article.</summary>
internal sealed class SpanIndex<T>
{
    private readonly (TextSpan Span, T Value)[] entries;
    private readonly int longest;

    /// <param name="entries">In the order that wins among equals.</param>
    public SpanIndex(IEnumerable<(TextSpan Span, T Value)> entries)
    {
        this.entries = [.. entries.OrderBy(e => e.Span.Start)];
        longest = this.entries.Length == 0 ? 0 : this.entries.Max(e => e.Span.Length);
    }

    /// <summary>Every entry that shares a character with the span, by its start.</summary>
    public IEnumerable<(TextSpan Span, T Value)> Over(TextSpan span)
    {
        int low = 0, high = entries.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = entries[middle].Span.Start < span.Start - longest ? (middle + 1, high) : (low, middle);
        }

        for (int i = low; i < entries.Length && entries[i].Span.Start < span.End; i++)
        {
            if (entries[i].Span.Overlaps(span))
            {
                yield return entries[i];
            }
        }
    }
}
