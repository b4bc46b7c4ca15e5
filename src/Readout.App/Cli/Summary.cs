using System.Collections.Immutable;
using System.Globalization;
using Readout.Articles;
using Readout.Records;
using Readout.Statements;

namespace Readout.App.Cli;

/// <summary>What a run of <c>readout read</c> found, in a few lines that a person likes to read.</summary>
internal sealed class Summary
{
    private const int Shown = 5;

    // A crawl brings more names than a summary needs: beyond this, new ones are no longer counted.
    private const int MostNames = 100_000;

    private readonly Dictionary<string, int> stances = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> speakers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> deniers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> notes = new(StringComparer.Ordinal);
    private int documents;
    private int articles;
    private int withoutArticle;
    private int statements;
    private int events;
    private int newer;

    // Each text compared takes some kilobytes.
    private const int MostCompared = 10_000;
    private readonly NearDuplicates seen = new();
    private int repeated;
    private (string Id, string Earlier) firstRepeated;

    /// <summary>Documents that the ledger held already.</summary>
    public int Known { get; set; }

    public void Add(ImmutableArray<Reading> readings, bool superseded)
    {
        documents++;
        newer += superseded ? 1 : 0;
        withoutArticle += readings.IsEmpty ? 1 : 0;
        foreach (var reading in readings)
        {
            articles++;
            events += reading.Events.Length;
            if (articles <= MostCompared && seen.Add(reading.Article) is { } earlier)
            {
                firstRepeated = repeated++ == 0 ? (reading.Article.Id, earlier.Id) : firstRepeated;
            }

            foreach (var note in reading.Article.Notes)
            {
                Count(notes, note.Code);
            }

            foreach (var statement in reading.Statements)
            {
                Add(statement);
            }
        }
    }

    public void Print(TextWriter to, string ledger, TimeSpan time, int bad, bool stopped)
    {
        if (documents > 0)
        {
            to.WriteLine($"{Many(articles, "article")} in {Many(documents, "new document")}: {Many(statements, "statement")}, {Many(events, "event")}.");
        }

        Line(to, "Stances    ", stances, Shown + 3);
        Line(to, "Speakers   ", speakers, Shown);
        Line(to, "Disputed by", deniers, Shown);
        Line(to, "Notes      ", notes, Shown + 3);
        if (withoutArticle > 0)
        {
            to.WriteLine($"{Many(withoutArticle, "document")} held no article.");
        }

        if (repeated > 0)
        {
            to.WriteLine($"{Many(repeated, "article")} {(repeated == 1 ? "has" : "have")} nearly the words of another one read now, such as {Screen.Clean(firstRepeated.Id)} those of {Screen.Clean(firstRepeated.Earlier)}.");
        }

        if (newer > 0)
        {
            to.WriteLine($"{Many(newer, "document")} took the place of an older version.");
        }

        if (Known > 0)
        {
            to.WriteLine($"{Many(Known, "document")} {(Known == 1 ? "was" : "were")} known already.");
        }

        if (bad > 0)
        {
            to.WriteLine($"{Many(bad, "input")} (or lines of them) could not be read; each is named above.");
        }

        if (documents + Known + bad == 0 && !stopped)
        {
            to.WriteLine("There was nothing to read.");
        }

        string seconds = time.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
        to.WriteLine(stopped
            ? $"Stopped after {seconds} s. What was read is in {ledger}; the same command goes on from there."
            : $"{seconds} s, in {ledger}.{(statements > 0 ? " Try: readout find 'stance:denies'" : "")}");
    }

    private void Add(Statement statement)
    {
        statements++;
        string stance = Terms.Of(statement.Stance);
        Count(stances, stance);
        if (statement.Source.Name is not { Length: > 0 } name)
        {
            return;
        }

        string speaker = statement.Source.Country is { } country ? $"{name} ({country})" : name;
        Count(speakers, speaker);
        if (statement.Stance == Stance.Denies)
        {
            Count(deniers, speaker);
        }
    }

    private static void Count(Dictionary<string, int> counts, string key)
    {
        if (counts.Count < MostNames || counts.ContainsKey(key))
        {
            counts[key] = counts.GetValueOrDefault(key) + 1;
        }
    }

    private static void Line(TextWriter to, string label, Dictionary<string, int> counts, int shown)
    {
        if (counts.Count > 0)
        {
            var most = counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Take(shown);
            to.WriteLine($"  {label}  {string.Join(", ", most.Select(pair => Screen.Clean($"{pair.Key} {pair.Value}")))}{(counts.Count > shown ? ", ..." : "")}");
        }
    }

    private static string Many(int count, string thing) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {thing}{(count == 1 ? "" : "s")}");
}
