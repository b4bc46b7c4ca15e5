using System.Text.Json;
using Readout.Articles;
using Readout.Events;
using Readout.Names;
using Readout.Pages;
using Readout.Statements;
using Readout.Syntax;
using Readout.Text;
using Readout.Training.Syntax;

namespace Readout.Training.Events;

/// <summary>An event that the rows drafted, and whether a reader recorded it.</summary>
internal sealed record EventDraft(List<string> Features, bool Right);

/// <param name="Gold">How many events a reader recorded.</param>
internal sealed record EventArticle(int Gold, List<EventDraft> Drafts);

/// <summary>Reads articles with events that a reader recorded, and drafts them anew.</summary>
internal static class EventCorpus
{
    private sealed record GoldEvent(string Type, TextSpan Evidence, bool Optional);

    public static List<EventArticle> Read(string path)
    {
        var articles = new ArticleReader();
        var syntax = new SyntaxReader();
        var names = new NameReader();
        var statements = new StatementReader();
        var events = new EventReader();
        return [.. TreebankReader.Lines(path).AsParallel().AsOrdered().WithDegreeOfParallelism(2).Select(line =>
        {
            using var json = JsonDocument.Parse(line);
            string id = json.RootElement.GetProperty("id").GetString()!, text = json.RootElement.GetProperty("text").GetString()!;
            var gold = json.RootElement.GetProperty("events").EnumerateArray().Select(Gold).ToList();
            var drafts = new List<(Candidate Candidate, List<string> Features)>();
            foreach (var article in articles.Read(new Page(id, PageFormat.PlainText, text, PageFacts.None, [])))
            {
                var sentences = syntax.Read(article, statements.States);
                var named = names.Read(article, sentences);
                var said = statements.Read(article, sentences, named);
                var features = new EventFeatures(new SpeechContext(said), named);
                drafts.AddRange(events.Joined(article, sentences, named, said).Where(c => c.Stands).Select(c => (c, features.Of(c))));
            }

            var right = Match(gold, [.. drafts.Select(d => d.Candidate)]);
            return new EventArticle(gold.Count(g => !g.Optional), [.. drafts.Select((d, i) => new EventDraft(d.Features, right.Contains(i)))]);
        })];
    }

    private static GoldEvent Gold(JsonElement json)
    {
        var evidence = json.GetProperty("evidence");
        return new GoldEvent(
            json.GetProperty("type").GetString()!,
            new TextSpan(evidence[0].GetInt32(), evidence[1].GetInt32()),
            json.TryGetProperty("optional", out var optional) && optional.ValueKind == JsonValueKind.True);
    }

    /// <summary>One to one, in text order: equal type, and words in common.</summary>
    private static HashSet<int> Match(List<GoldEvent> gold, Candidate[] drafts)
    {
        var taken = new HashSet<int>();
        foreach (var one in gold)
        {
            int found = Array.FindIndex(drafts, d => !taken.Contains(Array.IndexOf(drafts, d)) && d.Type == one.Type
                && d.View.Tree.Spans(d.Anchor).Concat(d.Retold).Any(s => s.Overlaps(one.Evidence)));
            if (found >= 0)
            {
                taken.Add(found);
            }
        }

        return taken;
    }
}
