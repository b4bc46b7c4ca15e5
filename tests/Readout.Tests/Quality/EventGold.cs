using Readout.Events;
using Readout.Records;

namespace Readout.Tests.Quality;

/// <param name="Status">Null where careful readers differ.</param>
internal sealed record GoldEvent(string Type, string[] Actors, string[] Recipients, string? Status, bool Optional);

internal sealed record EventSentence(string Id, string Text, GoldEvent[] Events);

internal sealed record EventlessSentence(string Id, string Group, string Text);

/// <summary><c>tests/quality/events</c>: sentences with events, and sentences that only look as if.</summary>
internal static class EventGold
{
    public static readonly MarkedGold<EventSentence> Events = new("events", "events", ParseEvents);

    public static readonly MarkedGold<EventlessSentence> Eventless = new("events", "eventless", ParseEventless);

    /// <summary><c>quiet</c>: one less the false events a sentence; <c>silent</c>: share of sentences without any.</summary>
    public static object MeasureEventless()
    {
        int[] found = [.. Eventless.Rows.Select(row => Read(row.Id, row.Text).Count)];
        return new { quiet = 1 - found.Average(), silent = found.Count(count => count == 0) / (double)found.Length };
    }

    /// <summary>
    /// <c>type</c>: P, R and F1 over event types as a multiset a sentence. Over the events whose type was found,
    /// <c>status</c> and <c>parties</c> (all of gold's countries among those read) are shares that are right.
    /// </summary>
    public static object MeasureEvents()
    {
        int gold = 0, read = 0, right = 0, asked = 0, status = 0, parties = 0, found = 0;
        foreach (var row in Events.Rows)
        {
            var left = Read(row.Id, row.Text);
            read += left.Count;
            gold += row.Events.Count(expected => !expected.Optional);
            foreach (var expected in row.Events)
            {
                int at = left.FindIndex(happening => happening.Type == expected.Type);
                if (at < 0)
                {
                    continue;
                }

                var happening = left[at];
                left.RemoveAt(at);
                if (expected.Optional)
                {
                    read--;
                    continue;
                }

                right++;
                found++;
                asked += expected.Status is null ? 0 : 1;
                status += expected.Status is { } wanted && wanted == Terms.Of(happening.Status) ? 1 : 0;
                var countries = happening.Actors.Concat(happening.Recipients).Select(party => party.Country ?? "").ToHashSet(StringComparer.Ordinal);
                parties += countries.IsSupersetOf(expected.Actors.Concat(expected.Recipients)) ? 1 : 0;
            }
        }

        double precision = read == 0 ? 0 : right / (double)read, recall = right / (double)gold;
        double f1 = right == 0 ? 0 : 2 * precision * recall / (precision + recall);
        return new
        {
            type = new { P = precision, R = recall, F1 = f1 },
            status = asked == 0 ? 0 : status / (double)asked,
            parties = found == 0 ? 0 : parties / (double)found,
        };
    }

    private static List<Event> Read(string id, string text) => [.. ShortText.Read(id, text).SelectMany(reading => reading.Events)];

    private static IEnumerable<EventSentence> ParseEvents(IEnumerable<string> lines)
    {
        string? text = null;
        var events = new List<GoldEvent>();
        int number = 0;
        foreach (string line in lines.Append(""))
        {
            if (line.StartsWith("-- ", StringComparison.Ordinal))
            {
                string[] cells = line[3..].Split('|', StringSplitOptions.TrimEntries);
                events.Add(new GoldEvent(cells[0], Codes(cells[1]), Codes(cells[2]), cells[3] == "-" ? null : cells[3], cells.ElementAtOrDefault(4) == "optional"));
                continue;
            }

            if (text is not null)
            {
                yield return new EventSentence(FormattableString.Invariant($"event-{++number:000}"), text, [.. events]);
            }

            text = line;
            events.Clear();
        }
    }

    private static IEnumerable<EventlessSentence> ParseEventless(IEnumerable<string> lines)
    {
        string group = "";
        int number = 0;
        foreach (string line in lines)
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                group = line[3..];
            }
            else
            {
                yield return new EventlessSentence(FormattableString.Invariant($"none-{++number:000}"), group, line);
            }
        }
    }

    private static string[] Codes(string cell) => cell == "-" ? [] : cell.Split(' ');
}
