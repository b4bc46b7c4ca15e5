using System.Text.Json;
using Readout.Ledger;
using Readout.Ledger.Records;
using Readout.Text;

namespace Readout.App.Cli;

/// <summary>An entry of the ledger with its article's record, in the words that are shown to a person.</summary>
internal sealed class EntryView
{
    private readonly JsonElement node;

    public EntryView(Entry entry, StoredRecord record)
    {
        Entry = entry;
        Record = record;
        node = entry.Kind switch
        {
            "statement" => record.Statement(entry.Local)!.Value,
            "event" => record.Event(entry.Local)!.Value,
            _ => record.Article,
        };
    }

    public Entry Entry { get; }

    public StoredRecord Record { get; }

    public JsonElement Node => node;

    public JsonElement? Source => StoredRecord.Child(node, "source");

    public IReadOnlyList<TextSpan> SourceSpans => StoredRecord.Pairs(Source, "spans");

    public IReadOnlyList<TextSpan> CueSpans => StoredRecord.Pairs(StoredRecord.Child(node, "cue"), "spans");

    public IReadOnlyList<TextSpan> ContentSpans => StoredRecord.Pairs(StoredRecord.Child(node, "content"), "spans");

    public IReadOnlyList<TextSpan> AnchorSpans => StoredRecord.Pairs(node, "anchor");

    public string? Headline => StoredRecord.Of(Record.Article, "headline");

    /// <summary>Publisher and day, as far as they are known.</summary>
    public string Where
    {
        get
        {
            string?[] parts = [StoredRecord.Of(Record.Article, "publisher"), Published is { Length: > 10 } moment ? moment[..10] : Published];
            return string.Join(", ", parts.Where(part => !string.IsNullOrEmpty(part)));
        }
    }

    public string? Address => StoredRecord.Of(Record.Article, "url");

    private string? Published => StoredRecord.Of(Record.Article, "published");

    /// <summary>"Fares Soeid", or the phrase, or a word for nobody.</summary>
    public string Speaker =>
        StoredRecord.Of(Source, "name") ?? (SourceSpans.Count > 0 ? Record.Words(SourceSpans, " ") : "(nobody named)");

    /// <summary>" (RUS, unnamed)", or nothing.</summary>
    public string SpeakerKind
    {
        get
        {
            string?[] parts = [StoredRecord.Of(Source, "country"), StoredRecord.Of(Source, "kind")];
            string known = string.Join(", ", parts.Where(part => part is not null));
            return known.Length > 0 ? $" ({known})" : "";
        }
    }

    /// <summary>", via Al-Watan", or nothing.</summary>
    public string Via
    {
        get
        {
            string relays = string.Join(", ", StoredRecord.List(Source, "via").Select(relay => StoredRecord.Of(relay, "name")));
            return relays.Length > 0 ? $", via {relays}" : "";
        }
    }

    public string? Stance => StoredRecord.Of(node, "stance");

    /// <summary>What a list shows of it: a statement's content, an event's sentence, an article's first paragraph.</summary>
    public string Words
    {
        get
        {
            var spans = Entry.Kind switch
            {
                "statement" => ContentSpans,
                "event" => [.. Sentences(AnchorSpans)],
                _ => [.. StoredRecord.Pairs(Record.Article, "body").Take(1)],
            };
            return Record.Words(spans);
        }
    }

    /// <summary>"CONSULT meet, planned: Ali Example, Omar Example → ... in Moscow".</summary>
    public string Happening
    {
        get
        {
            string mode = StoredRecord.Of(node, "mode") is { } known ? $" {known}" : "";
            string actors = Parties("actors"), recipients = Parties("recipients");
            string place = StoredRecord.Of(Record.Place(StoredRecord.Of(node, "place")), "name") is { } name ? $" in {name}" : "";
            return $"{StoredRecord.Of(node, "type")}{mode}, {StoredRecord.Of(node, "status")}: {(actors.Length > 0 ? actors : "(nobody named)")}{(recipients.Length > 0 ? " → " + recipients : "")}{place}";
        }
    }

    /// <summary>The sentences that hold any of the places, in text order.</summary>
    public IEnumerable<TextSpan> Sentences(IEnumerable<TextSpan> of)
    {
        var places = of.ToList();
        var found = Record.Sentences.Where(sentence => places.Exists(place => place.Overlaps(sentence))).ToList();
        return found.Count > 0 ? found : places;
    }

    private string Parties(string role) => string.Join(", ", StoredRecord.List(node, role).Select(party =>
    {
        string name = StoredRecord.Of(Record.Actor(StoredRecord.Of(party, "actor")), "name") ?? Record.Words(StoredRecord.Pairs(party, "spans"), " ");
        return StoredRecord.Of(party, "country") is { } country ? $"{name} ({country})" : name;
    }));
}
