using Readout.Ledger;
using Readout.Ledger.Records;
using Readout.Ledger.Search;

namespace Readout.App.Cli;

/// <summary>Entries as a list for a person: id, day, who, stance; the words; where it was read.</summary>
internal static class EntryList
{
    private const int Indent = 4;
    private const int LongestWords = 600;

    public static List<EntryView> Load(ILedger ledger, IEnumerable<Entry> entries)
    {
        var records = new Dictionary<string, StoredRecord>(StringComparer.Ordinal);
        var views = new List<EntryView>();
        foreach (var entry in entries)
        {
            if (!records.TryGetValue(entry.ArticleId, out var record))
            {
                record = new StoredRecord(ledger.Article(entry.ArticleId)!.Record);
                records.Add(entry.ArticleId, record);
            }

            views.Add(new EntryView(entry, record));
        }

        return views;
    }

    public static void Print(TextWriter to, Screen screen, ILedger ledger, Query query, IReadOnlyList<EntryView> views, bool withHeadline)
    {
        IReadOnlyList<string> words = [.. views.Select(view => Screen.Clean(Short(view.Words)))];
        if (screen.Colours)
        {
            words = [.. ledger.Highlight(query, words, Painting.Open.ToString(), Painting.Close.ToString()).Select(marked => Painting.Matches(screen, marked))];
        }

        for (int i = 0; i < views.Count; i++)
        {
            var view = views[i];
            to.WriteLine($"{screen.Faint(view.Entry.Id)}  {view.Entry.Day ?? "no date   "}  {Title(screen, view)}");
            foreach (string line in screen.Wrap(words[i], Indent))
            {
                to.WriteLine(line);
            }

            if (withHeadline)
            {
                string headline = view.Entry.Kind == "article" ? "" : view.Headline ?? "";
                string where = view.Where;
                foreach (string line in screen.Wrap(Screen.Clean(headline.Length > 0 && where.Length > 0 ? $"{headline} · {where}" : headline + where), Indent))
                {
                    to.WriteLine(screen.Faint(line));
                }
            }

            to.WriteLine();
        }
    }

    private static string Title(Screen screen, EntryView view) => view.Entry.Kind switch
    {
        "statement" => $"{screen.Source(Screen.Clean(view.Speaker))}{view.SpeakerKind}{Screen.Clean(view.Via)}  {screen.Strong(view.Stance ?? "")}",
        "event" => screen.Bold(Screen.Clean(view.Happening)),
        _ => screen.Bold(Screen.Clean(view.Headline ?? "(no headline)")),
    };

    private static string Short(string words)
    {
        if (words.Length <= LongestWords)
        {
            return words;
        }

        int cut = words.LastIndexOf(' ', LongestWords);
        return words[..(cut > 0 ? cut : LongestWords)] + " ...";
    }
}
