using System.Collections.Immutable;
using System.Globalization;
using Readout.Articles;
using Readout.Lexicons;
using Readout.Names;
using Readout.Statements.Learned;
using Readout.Syntax;
using Readout.Text;

namespace Readout.Statements;

/// <summary>
/// Who said what, on whose authority: cues, their sources and contents in each sentence, quotations joined across
/// sentences, then for each statement its relays, kind of source, speaker, stance and nesting.
/// </summary>
public sealed class StatementReader
{
    private readonly RuleReader rules;
    private readonly SourceKindClassifier kinds;
    private readonly StanceClassifier stances;
    private readonly ActorReader actors;
    private readonly AttributionModel model = AttributionModel.Shared;
    private readonly AttributionJoiner joiner;

    /// <exception cref="InputException">A lexicon row is wrong.</exception>
    public StatementReader(LexiconSet lexicons)
    {
        var lexicon = new CueLexicon(lexicons);
        rules = new RuleReader(lexicon);
        joiner = new AttributionJoiner(model, lexicon);
        kinds = new SourceKindClassifier(lexicons);
        stances = new StanceClassifier(lexicons);
        actors = new ActorReader(lexicons, Countries.Load(lexicons));
    }

    public StatementReader()
        : this(LexiconSet.Standard)
    {
    }

    /// <summary>What the sentences must keep of the encoder's states.</summary>
    internal StateView States => model.States;

    public ImmutableArray<Statement> Read(Article article, ImmutableArray<Sentence> sentences, NameTable names)
    {
        string text = article.Text;
        var quotes = QuoteFinder.Find(article);
        var (drafts, trees) = rules.Read(text, sentences, quotes);
        drafts = joiner.Join(drafts, new Passage(text, sentences, quotes, model.Classes), trees);
        RelayFinder.Fold(drafts, span => names.ActorAt(span) is { Kind: ActorKind.Outlet });
        drafts = [.. drafts.OrderBy(d => d.Cue.Start).ThenBy(d => d.Start)];
        Nesting.Link(drafts);
        drafts = [.. drafts.Where(d => d.Within is null || !Nesting.OwnThought(d))];
        return Finish(drafts, sentences, names, text, RuleReader.Speech(quotes));
    }

    private ImmutableArray<Statement> Finish(List<Draft> drafts, ImmutableArray<Sentence> sentences, NameTable names, string text, TextSpan[] speech)
    {
        var resolver = new SpeakerResolver(text, sentences, names);
        var ids = drafts.Select((d, i) => (d, i)).ToDictionary(p => p.d, p => "s" + (p.i + 1).ToString(CultureInfo.InvariantCulture));
        var statements = ImmutableArray.CreateBuilder<Statement>(drafts.Count);
        foreach (var draft in drafts)
        {
            var source = WithHeadInside(Resolve(draft, resolver, names, text), draft);
            if (draft.Within is null)
            {
                resolver.Remember(draft, source);
            }

            statements.Add(new Statement(
                ids[draft],
                source,
                new Cue([draft.Cue], draft.Lemma),
                [.. draft.Content],
                FormFinder.Of(text, draft.Content, speech),
                stances.Classify(draft, text),
                draft.Addressee is { } to ? new Phrase([to], to.Of(text)) : null,
                draft.Medium is { } medium ? new Phrase([medium], medium.Of(text)) : null,
                null,
                null,
                draft.Within is { } outer && ids.TryGetValue(outer, out string? id) ? id : null,
                draft.Confidence));
        }

        return statements.MoveToImmutable();
    }

    private Source Resolve(Draft draft, SpeakerResolver resolver, NameTable names, string text)
    {
        if (draft.Source is not { } span)
        {
            return Source.None with { Via = Relays(draft, names, text) };
        }

        var tree = draft.SourceTree;
        int head = draft.SourceWord;
        var headSpan = tree.Span(head);
        var own = headSpan;
        string word = tree.Form(head).ToString().ToLowerInvariant();
        bool pronoun = tree.Upos(head) == "PRON";
        var via = Relays(draft, names, text);
        if (pronoun && word is "who" or "which" or "that" && tree.Head(head) is >= 0 and int verb && tree.Head(verb) is >= 0 and int antecedent)
        {
            // A relative pronoun stands as the source; who it is stands in front of it.
            (head, headSpan, pronoun) = (antecedent, tree.Span(antecedent), tree.Upos(antecedent) == "PRON");
            span = SourceFinder.Phrase(tree, antecedent, draft.Word) ?? span;
        }

        if (pronoun)
        {
            var earlier = resolver.OfChain(headSpan) ?? resolver.Earlier(draft, word, true);
            if (earlier is not null)
            {
                return earlier with { Spans = [draft.Source.Value], Head = own, Via = via.IsEmpty ? [] : via };
            }

            if (word is "he" or "she" && resolver.LastPersonBefore(span.Start) is { } last)
            {
                return new Source([draft.Source.Value], own, resolver.FullName(last), names.ActorAt(last)?.Id, SourceKind.Named, names.ActorAt(last)?.Country, via);
            }
        }

        var actor = names.ActorAt(headSpan);
        if (!pronoun && tree.Upos(head) == "PROPN" && !span.Of(text).Contains(' ', StringComparison.Ordinal) && resolver.NamedBefore(span.Of(text)) is { } same)
        {
            return same with { Spans = [draft.Source.Value], Head = headSpan, Via = via };
        }

        var person = actor is { Kind: not ActorKind.Person } && !span.Of(text).Contains(' ', StringComparison.Ordinal) ? null : resolver.PersonIn(span, headSpan);
        var described = actors.Describe(text, person ?? span, names);
        var kind = kinds.Classify(tree, span, head, person is not null, actor);
        string name = actor is { Kind: ActorKind.Person } known && known.Name.Contains(' ', StringComparison.Ordinal) && char.IsUpper(known.Name[0]) ? known.Name : person is { } p ? resolver.FullName(p) : span.Of(text);
        string? country = actors.Describe(text, span, names).Country ?? described.Country;
        var found = new Source([draft.Source.Value], own, name, actor?.Id, kind, country ?? actor?.Country, via);
        if (person is null && span.Of(text).StartsWith("the ", StringComparison.OrdinalIgnoreCase) && span.Of(text).Split(' ').Length == 2 && (resolver.OfChain(headSpan) ?? resolver.Earlier(draft, word, false)) is { } before)
        {
            found = found with { Name = before.Name, ActorId = before.ActorId ?? found.ActorId, Kind = before.Kind is SourceKind.Named or SourceKind.Unnamed ? before.Kind : found.Kind, Country = found.Country ?? before.Country };
        }

        return found;
    }

    /// <summary>A pronoun's antecedent may name the speaker, but the head that is told is a word of the phrase itself.</summary>
    private static Source WithHeadInside(Source source, Draft draft)
    {
        if (source.Head is { } head && source.Spans.Any(span => span.Contains(head)))
        {
            return source;
        }

        bool own = draft.SourceWord >= 0 && source.Spans.Any(span => span.Contains(draft.SourceTree.Span(draft.SourceWord)));
        return source with { Head = own ? draft.SourceTree.Span(draft.SourceWord) : null };
    }

    private static ImmutableArray<Relay> Relays(Draft draft, NameTable names, string text) =>
        [.. draft.Via.Select(span => new Relay([span], span.Of(text), names.ActorAt(span)?.Id))];
}
