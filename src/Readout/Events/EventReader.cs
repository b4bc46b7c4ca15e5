using System.Collections.Immutable;
using System.Globalization;
using Readout.Articles;
using Readout.Lexicons;
using Readout.Names;
using Readout.Statements;
using Readout.Syntax;
using Readout.Text;

namespace Readout.Events;

/// <summary>
/// What happened, or is said to have, or is planned, refused or denied: PLOVER events (manual 0.8) from the rows of
/// <c>lexicons/events.tsv</c> over the dependency parse. A sentence without a parse gives no events.
/// </summary>
public sealed class EventReader
{
    private readonly EventLexicon lexicon;
    private readonly StatusCues cues;
    private readonly StatusReader status;
    private readonly EventConfidence confidence;

    /// <param name="lexicons">The built-in lexicons, or those with a researcher's rows over them.</param>
    /// <exception cref="InputException">A row is wrong.</exception>
    public EventReader(LexiconSet lexicons)
    {
        lexicon = EventLexicon.Of(lexicons);
        cues = StatusCues.Of(lexicons);
        status = new StatusReader(cues);
        confidence = EventConfidence.Of(lexicons.Rows(EventConfidence.FileName, 2));
    }

    public EventReader()
        : this(LexiconSet.Standard)
    {
    }

    public ImmutableArray<Event> Read(
        Article article,
        ImmutableArray<Sentence> sentences,
        NameTable names,
        ImmutableArray<Statement> statements) =>
        [.. Candidates(article, sentences, names, statements).Where(c => c.Stands).Select(Record)];

    /// <summary>Every trigger that a row matched, with the reasons for what came of it; <c>readout explain</c> shows them.</summary>
    public ImmutableArray<EventExplanation> Explain(
        Article article,
        ImmutableArray<Sentence> sentences,
        NameTable names,
        ImmutableArray<Statement> statements) =>
        [.. Candidates(article, sentences, names, statements).Select(c => new EventExplanation(
            c.View.Index,
            c.TriggerSpan,
            c.Row.Line,
            c.Row.ToString(),
            c.View.Tree.Spans(c.Used),
            c.Type,
            c.Mode,
            c.Status,
            [.. RoleReader.Parties(c.Actors)],
            [.. RoleReader.Parties(c.Recipients)],
            c.SaidIn,
            [.. c.Steps],
            c.Dropped))];

    internal List<Candidate> Candidates(
        Article article,
        ImmutableArray<Sentence> sentences,
        NameTable names,
        ImmutableArray<Statement> statements)
    {
        var all = Joined(article, sentences, names, statements);
        confidence.Rate(all, new SpeechContext(statements), names);
        return all;
    }

    /// <summary>The events of each sentence, with what is told twice joined, before it is asked how sure each is.</summary>
    internal List<Candidate> Joined(
        Article article,
        ImmutableArray<Sentence> sentences,
        NameTable names,
        ImmutableArray<Statement> statements)
    {
        var index = new NameIndex(names);
        var parties = new PartyReader(index, lexicon.Classes);
        var speech = new SpeechContext(statements);
        var belonging = new Belonging(index);
        var all = new List<Candidate>();
        for (int i = 0; i < sentences.Length; i++)
        {
            if (ParseTree.Of(article.Text, sentences[i], Known) is not { } tree)
            {
                continue;
            }

            var view = new SentenceView(tree, lexicon.Classes, parties, i);
            var found = Matches(view).Select(m => Build(view, m, speech)).ToList();
            Nesting.Settle(found);
            found.AddRange(SpokenActs.In(view, lexicon, speech, found).ToList().Select(act => Speak(view, act.Match, act.Statement, act.Content, speech)));
            found.ForEach(belonging.Fill);
            foreach (var candidate in found)
            {
                Screening.Screen(candidate, speech);
                if (candidate.Stands)
                {
                    candidate.Place = index.Place(Details.Place(candidate, index));
                    candidate.Time = index.Time(Details.Time(candidate, index));
                }
            }

            all.AddRange(found);
        }

        Retellings.Join(all);
        return all;
    }

    internal bool Known(string lemma) => lexicon.Knows(lemma) || cues.Knows(lemma);

    private IEnumerable<RowMatch> Matches(SentenceView view)
    {
        for (int word = 0; word < view.Tree.Count; word++)
        {
            // "fleeing soldiers", "detained activists": the participle describes, the sentence tells something else.
            if (!(view.Tree.IsVerb(word) && view.Tree.Is(word, "amod") && view.Tree[word].Xpos is not "VBD") && lexicon.Match(view, word) is { } match)
            {
                yield return match;
            }
        }
    }

    private Candidate Build(SentenceView view, RowMatch match, SpeechContext speech)
    {
        var candidate = new Candidate(view, match);
        if (match.Row.Type == "none")
        {
            candidate.Drop("a use that is no event");
            return candidate;
        }

        candidate.Anchor.UnionWith(match.Row.Words.Length > 1 ? match.Used.Take(match.Row.Words.Length - 1) : []);
        if (match.Row.Part == 'n' && Slots.User(view.Tree, view.Classes, match.Trigger) is var user and >= 0 && lexicon.Classes.Holds("LIGHT", view.Tree, user))
        {
            candidate.Anchor.Add(user);
        }

        candidate.Anchor.UnionWith(match.Used.Where(w => view.Tree.Depth(w, match.Trigger) is 1 or 2 && view.Parties.At(view, w) is null));
        var said = speech.Innermost(candidate);
        candidate.SaidIn = said?.Id;
        RoleReader.Read(candidate);
        SpeechContext.NameSpeaker(candidate, said);
        var finding = status.Read(view, match.Trigger, said is not null || SpeechContext.IsReported(view, match.Trigger));
        candidate.Negated = finding.Negated && !match.Used.Any(w => view.Tree.Lemma(w) is "not" or "n't");
        candidate.Intent = finding.Intent;
        candidate.Supposed = finding.Ground == Ground.Condition;
        candidate.Steps.AddRange(finding.Steps);
        candidate.Status = speech.Colour(candidate, finding.Status, said);
        if (candidate.Status == EventStatus.Ongoing && Screening.IsSaying(candidate))
        {
            candidate.Status = EventStatus.Happened;
            candidate.Steps.Add("who keeps saying it has said it");
        }

        Refusals.Turn(candidate);
        return candidate;
    }

    /// <summary>A statement that is an act by its stance; who speaks is whoever the statement names.</summary>
    private Candidate Speak(SentenceView view, RowMatch match, Statement statement, int content, SpeechContext speech)
    {
        var candidate = Build(view, match, speech);
        candidate.Spoken = statement;
        if (content >= 0)
        {
            candidate.Anchor.Add(content);
        }

        if (candidate.Actors.Count == 0 && statement.Source.Head is { } head && view.Tree.At(head) is >= 0 and var source)
        {
            candidate.Actors = view.Parties.Read(view, source, doer: true);
        }

        return candidate;
    }

    private static Event Record(Candidate c, int index)
    {
        return new Event(
            "e" + (index + 1).ToString(CultureInfo.InvariantCulture),
            c.Type,
            c.Mode ?? Modes.Of(c),
            Details.Contexts(c),
            Plover.Quad(c.Type)!,
            c.Cameo,
            [.. RoleReader.Parties(c.Actors)],
            [.. RoleReader.Parties(c.Recipients)],
            c.Reciprocal,
            [.. c.View.Tree.Spans(c.Anchor), .. c.Retold],
            c.Place?.Id,
            c.Time?.Id,
            c.Status,
            [.. CountReader.Read(c)],
            c.SaidIn,
            c.View.Index,
            Math.Round(c.Confidence, 2));
    }
}
