using Readout.Names;
using Readout.Text;

namespace Readout.Events;

/// <summary>An article's names by where they stand; the events stage asks for them at every word.</summary>
internal sealed class NameIndex(NameTable names)
{
    private readonly SpanIndex<(int Order, Actor Actor)> actors =
        new(names.Actors.SelectMany((actor, order) => actor.Mentions.Select(m => (m, (order, actor)))));

    private readonly SpanIndex<Place> places = new(names.Places.SelectMany(place => place.Spans.Select(s => (s, place))));

    private readonly SpanIndex<Timex> times = new(names.Times.SelectMany(time => time.Spans.Select(s => (s, time))));

    public NameTable Names => names;

    /// <summary>As <see cref="NameTable.ActorAt"/>.</summary>
    public Actor? ActorAt(TextSpan span)
    {
        (int Order, Actor Actor)? best = null;
        int shared = 0, length = 0;
        foreach (var (mention, found) in actors.Over(span))
        {
            int own = Math.Min(mention.End, span.End) - Math.Max(mention.Start, span.Start);
            bool equal = own == shared && mention.Length == length && found.Order < best!.Value.Order;
            if (own > shared || (own == shared && mention.Length < length) || equal)
            {
                (best, shared, length) = (found, own, mention.Length);
            }
        }

        return best?.Actor;
    }

    /// <summary>The first place of the article's list that stands at the span.</summary>
    public Place? PlaceAt(TextSpan span) => places.Over(span).Select(p => p.Value).MinBy(Order);

    public IEnumerable<(TextSpan Span, Place Value)> PlacesIn(TextSpan span) => places.Over(span);

    public IEnumerable<(TextSpan Span, Timex Value)> TimesIn(TextSpan span) => times.Over(span);

    public Place? Place(string? id) => id is null ? null : byPlace.GetValueOrDefault(id);

    public Timex? Time(string? id) => id is null ? null : byTime.GetValueOrDefault(id);

    private int Order(Place place) => order.GetValueOrDefault(place.Id);

    private readonly Dictionary<string, int> order = names.Places.Select((p, i) => (p.Id, i)).ToDictionary(p => p.Id, p => p.i, StringComparer.Ordinal);
    private readonly Dictionary<string, Place> byPlace = names.Places.ToDictionary(p => p.Id, StringComparer.Ordinal);
    private readonly Dictionary<string, Timex> byTime = names.Times.ToDictionary(t => t.Id, StringComparer.Ordinal);
}
