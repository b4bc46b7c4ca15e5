using System.Security.Cryptography;
using System.Text;
using Readout.Events;
using Readout.Names;
using Readout.Records;
using Readout.Statements;
using Readout.Text;

namespace Readout.Ledger.Store;

/// <content>A reading as rows.</content>
internal sealed partial class SqliteLedger
{
    /// <summary>The words of an entry, one field a column of the index.</summary>
    private sealed record Indexed(string Words, string Source, string Party, string Place, string Headline);

    private void Insert(long document, string documentHash, int number, Reading reading)
    {
        var article = reading.Article;
        string id = EntryIds.Article(documentHash, article.Region, number);
        string? published = article.Published ?? article.Date;
        string sort = PartialDays.Of(article.Date ?? article.Published) ?? "";
        Run(
            """
            INSERT INTO articles (id, document, number, record_id, headline, publisher, url, language, published, sort, text_hash, record)
            VALUES ($id, $document, $number, $record_id, $headline, $publisher, $url, $language, $published, $sort, $text_hash, $record)
            """,
            ("$id", id),
            ("$document", document),
            ("$number", (long)number),
            ("$record_id", article.Id),
            ("$headline", article.Headline),
            ("$publisher", article.Publisher),
            ("$url", article.Url),
            ("$language", article.Language),
            ("$published", published),
            ("$sort", sort),
            ("$text_hash", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(article.Text)))),
            ("$record", Packing.Pack(ReadingJson.Write(reading))));
        InsertNames(id, reading.Names);

        var row = new EntryRow(id, "article", "", article.Region.Start, sort, sort.Length == 0 ? null : sort);
        Insert(row with { Id = id }, new Indexed(Join(article.Text, article.Body), article.Publisher ?? "", "", "", article.Headline ?? ""));
        var twins = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var statement in reading.Statements)
        {
            Insert(row, reading, statement, twins);
        }

        foreach (var happening in reading.Events)
        {
            Insert(row, reading, happening, twins);
        }
    }

    private void Insert(EntryRow of, Reading reading, Statement statement, Dictionary<string, int> twins)
    {
        string text = reading.Article.Text;
        var source = statement.Source;
        string? said = PartialDays.Of(reading.Names.Times.FirstOrDefault(time => time.Id == statement.TimeId)?.Value);
        var spans = statement.Content.Concat(statement.Cue.Spans);
        long row = Insert(
            of with
            {
                Id = EntryId('s', of.Article, "statement", spans, twins),
                Kind = "statement",
                Local = statement.Id,
                Start = Start(statement.Content.Concat(statement.Cue.Spans).Concat(source.Spans), of.Start),
                Day = said ?? of.Day,
                SourceKind = source.Kind is { } kind ? Terms.Of(kind) : null,
                Form = Terms.Of(statement.Form),
                Stance = Terms.Of(statement.Stance),
                Cue = statement.Cue.Lemma,
                Confidence = statement.Confidence,
            },
            new Indexed(
                Join(text, statement.Content),
                string.Join(" | ", [source.Name ?? "", Join(text, source.Spans), .. source.Via.Select(via => via.Name)]),
                statement.Addressee?.Name ?? "",
                Place(reading.Names, statement.PlaceId)?.Name ?? "",
                reading.Article.Headline ?? ""));
        string? name = source.Name ?? (source.Spans.Length > 0 ? Join(text, source.Spans) : null);
        if (name is not null || source.Country is not null)
        {
            InsertParty(row, "source", 0, name, source.Country, source.ActorId);
        }

        for (int i = 0; i < source.Via.Length; i++)
        {
            InsertParty(row, "via", i, source.Via[i].Name, Actor(reading.Names, source.Via[i].ActorId)?.Country, source.Via[i].ActorId);
        }

        if (statement.Addressee is { } addressee)
        {
            InsertParty(row, "addressee", 0, addressee.Name, null, null);
        }

        InsertPlace(row, reading.Names, statement.PlaceId);
    }

    private void Insert(EntryRow of, Reading reading, Event happening, Dictionary<string, int> twins)
    {
        var names = reading.Names;
        string? day = PartialDays.Of(names.Times.FirstOrDefault(time => time.Id == happening.TimeId)?.Value);
        var parties = happening.Actors.Concat(happening.Recipients).ToList();
        long row = Insert(
            of with
            {
                Id = EntryId('e', of.Article, happening.Type, happening.Anchor, twins),
                Kind = "event",
                Local = happening.Id,
                Start = Start(happening.Anchor, of.Start),
                Day = day ?? of.Day,
                Type = happening.Type,
                Mode = happening.Mode,
                Status = Terms.Of(happening.Status),
                Quad = happening.Quad,
                Cameo = happening.Cameo,
                SaidIn = happening.SaidIn,
                Confidence = happening.Confidence,
            },
            new Indexed(
                SentenceOf(reading, happening),
                "",
                string.Join(" | ", parties.Select(party => NameOf(party, reading))),
                Place(names, happening.PlaceId)?.Name ?? "",
                reading.Article.Headline ?? ""));
        InsertParties(row, "actor", happening.Actors, reading);
        InsertParties(row, "recipient", happening.Recipients, reading);
        InsertPlace(row, names, happening.PlaceId);
    }

    private long Insert(EntryRow row, Indexed indexed)
    {
        long key = (long)Scalar(
            """
            INSERT INTO entries (id, article, kind, local, start, sort, day, source_kind, form, stance, cue, type, mode, status, quad, cameo, said_in, confidence)
            VALUES ($id, $article, $kind, $local, $start, $sort, $day, $source_kind, $form, $stance, $cue, $type, $mode, $status, $quad, $cameo, $said_in, $confidence)
            RETURNING row
            """,
            ("$id", row.Id),
            ("$article", row.Article),
            ("$kind", row.Kind),
            ("$local", row.Local),
            ("$start", (long)row.Start),
            ("$sort", row.Sort),
            ("$day", row.Day),
            ("$source_kind", row.SourceKind),
            ("$form", row.Form),
            ("$stance", row.Stance),
            ("$cue", row.Cue),
            ("$type", row.Type),
            ("$mode", row.Mode),
            ("$status", row.Status),
            ("$quad", row.Quad),
            ("$cameo", row.Cameo),
            ("$said_in", row.SaidIn),
            ("$confidence", row.Confidence))!;
        Run(
            "INSERT INTO entry_words (rowid, words, source, party, place, headline) VALUES ($row, $words, $source, $party, $place, $headline)",
            ("$row", key),
            ("$words", indexed.Words),
            ("$source", indexed.Source),
            ("$party", indexed.Party),
            ("$place", indexed.Place),
            ("$headline", indexed.Headline));
        return key;
    }

    private void InsertNames(string article, NameTable names)
    {
        foreach (var actor in names.Actors)
        {
            Run(
                "INSERT OR IGNORE INTO actors (article, local, name, kind, country, sectors, mentions) VALUES ($article, $local, $name, $kind, $country, $sectors, $mentions)",
                ("$article", article),
                ("$local", actor.Id),
                ("$name", actor.Name),
                ("$kind", Terms.Of(actor.Kind)),
                ("$country", actor.Country),
                ("$sectors", string.Join(';', actor.Sectors)),
                ("$mentions", (long)actor.Mentions.Length));
        }

        foreach (var place in names.Places)
        {
            Run(
                """
                INSERT OR IGNORE INTO places (article, local, name, country, admin1, latitude, longitude, geonameid, feature)
                VALUES ($article, $local, $name, $country, $admin1, $latitude, $longitude, $geonameid, $feature)
                """,
                ("$article", article),
                ("$local", place.Id),
                ("$name", place.Name),
                ("$country", place.Country),
                ("$admin1", place.Admin1),
                ("$latitude", place.Latitude),
                ("$longitude", place.Longitude),
                ("$geonameid", (long?)place.GeonameId),
                ("$feature", place.Feature));
        }

        foreach (var time in names.Times)
        {
            Run(
                "INSERT OR IGNORE INTO times (article, local, type, value) VALUES ($article, $local, $type, $value)",
                ("$article", article),
                ("$local", time.Id),
                ("$type", time.Type),
                ("$value", time.Value));
        }
    }

    private void InsertParties(long row, string role, IReadOnlyList<Party> parties, Reading reading)
    {
        for (int i = 0; i < parties.Count; i++)
        {
            InsertParty(row, role, i, NameOf(parties[i], reading), parties[i].Country ?? Actor(reading.Names, parties[i].ActorId)?.Country, parties[i].ActorId);
        }
    }

    private void InsertPlace(long row, NameTable names, string? placeId)
    {
        if (Place(names, placeId) is { } place)
        {
            InsertParty(row, "place", 0, place.Name, place.Country, null);
        }
    }

    private void InsertParty(long row, string role, int position, string? name, string? country, string? actor) => Run(
        "INSERT INTO parties (entry, role, position, name, country, actor) VALUES ($entry, $role, $position, $name, $country, $actor)",
        ("$entry", row),
        ("$role", role),
        ("$position", (long)position),
        ("$name", name),
        ("$country", country),
        ("$actor", actor));

    /// <summary>Removes what was read from a document, before it is stored afresh; its source stays.</summary>
    private void Forget(long document)
    {
        const string Rows = "SELECT row FROM entries WHERE article IN (SELECT id FROM articles WHERE document = $document)";
        Run($"DELETE FROM entry_words WHERE rowid IN ({Rows})", ("$document", document));
        Run($"DELETE FROM parties WHERE entry IN ({Rows})", ("$document", document));
        foreach (string table in (string[])["entries", "actors", "places", "times"])
        {
            Run($"DELETE FROM {table} WHERE article IN (SELECT id FROM articles WHERE document = $document)", ("$document", document));
        }

        Run("DELETE FROM articles WHERE document = $document", ("$document", document));
    }

    private static string EntryId(char letter, string article, string type, IEnumerable<TextSpan> spans, Dictionary<string, int> twins)
    {
        var places = spans.ToList();
        string key = letter + type + string.Join(';', places);
        int twin = twins.GetValueOrDefault(key);
        twins[key] = twin + 1;
        return EntryIds.Entry(letter, article, type, places, twin);
    }

    private static string NameOf(Party party, Reading reading) =>
        Actor(reading.Names, party.ActorId)?.Name ?? Join(reading.Article.Text, party.Spans);

    private static string SentenceOf(Reading reading, Event happening) =>
        happening.Sentence >= 0 && happening.Sentence < reading.Sentences.Length
            ? reading.Sentences[happening.Sentence].Span.Of(reading.Article.Text)
            : Join(reading.Article.Text, happening.Anchor);

    private static Actor? Actor(NameTable names, string? id) => id is null ? null : names.Actors.FirstOrDefault(actor => actor.Id == id);

    private static Place? Place(NameTable names, string? id) => id is null ? null : names.Places.FirstOrDefault(place => place.Id == id);

    private static string Join(string text, IEnumerable<TextSpan> spans) => string.Join(' ', spans.Select(span => span.Of(text)));

    private static int Start(IEnumerable<TextSpan> spans, int otherwise) => spans.Select(span => span.Start).DefaultIfEmpty(otherwise).Min();
}

/// <summary>A row of the table <c>entries</c>.</summary>
internal sealed record EntryRow(string Article, string Kind, string Local, int Start, string Sort, string? Day)
{
    public string Id { get; init; } = "";

    public string? SourceKind { get; init; }

    public string? Form { get; init; }

    public string? Stance { get; init; }

    public string? Cue { get; init; }

    public string? Type { get; init; }

    public string? Mode { get; init; }

    public string? Status { get; init; }

    public string? Quad { get; init; }

    public string? Cameo { get; init; }

    public string? SaidIn { get; init; }

    public double? Confidence { get; init; }
}
