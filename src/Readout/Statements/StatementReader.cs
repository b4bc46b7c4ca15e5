using System.Collections.Frozen;
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
    // "Was quoted as saying" without an outlet: by the one named last, if that is not more than a few paragraphs ago.
    private const int LongestReport = 1000;

    // Of what is less likely, most is wrong; chosen on the reading set and PolNeAR dev together (docs/quality.md).
    private const double LeastConfidence = 0.445;

    // A statement inside another, or the claim, hope or fear that is somebody's, is bound by what stands around it.
    private const double LeastBound = 0.28;

    // The weights were fitted before the rules behind the models were what they are now, and shrunk: what they call likely is
    // likelier, what they doubt is worse than they say. Slope and shift in log-odds are fitted on the training part's whole
    // readings (docs/quality.md).
    private const double Slope = 1.29;
    private const double Shift = -0.02;

    private readonly RuleReader rules;
    private readonly SourceKindClassifier kinds;
    private readonly StanceClassifier stances;
    private readonly ActorReader actors;
    private readonly PressNames press;
    private readonly LabelFinder labels;
    private readonly DraftWeeder weeder;
    private readonly CircumstanceFinder circumstances;
    private readonly AttributionModel model = AttributionModel.Shared;
    private readonly AttributionJoiner joiner;

    /// <exception cref="InputException">A lexicon row is wrong.</exception>
    public StatementReader(LexiconSet lexicons)
    {
        var lexicon = new CueLexicon(lexicons);
        joiner = new AttributionJoiner(model, lexicon);
        stances = new StanceClassifier(lexicons, lexicon);
        kinds = new SourceKindClassifier(lexicons);
        rules = new RuleReader(lexicon, kinds);
        press = new PressNames(lexicons);
        labels = new LabelFinder(kinds);
        weeder = new DraftWeeder(lexicons, lexicon);
        circumstances = new CircumstanceFinder(lexicons);
        actors = new ActorReader(lexicons, Countries.Load(lexicons));
    }

    public StatementReader()
        : this(LexiconSet.Standard)
    {
    }

    /// <summary>What the sentences must keep of the encoder's states.</summary>
    internal StateView States => model.States;

    /// <summary>Reads an article. Where its parse kept nothing of the encoder's states, the rules read alone.</summary>
    public ImmutableArray<Statement> Read(Article article, ImmutableArray<Sentence> sentences, NameTable names)
    {
        string text = article.Text;
        var quotes = QuoteMender.Mend(QuoteFinder.Find(article), sentences, text);
        var (drafts, trees) = rules.Read(text, sentences, quotes);
        var memory = new RuleMemory(drafts);
        if (sentences.Any(sentence => sentence.States.Length > 0))
        {
            drafts = joiner.Join(drafts, new Passage(text, sentences, quotes, model.Classes), trees);
        }

        memory.Restore(drafts);
        drafts = drafts.FindAll(draft => draft.Confidence >= LeastConfidence || (draft.Confidence >= LeastBound && IsBound(draft, drafts)));
        drafts.AddRange(labels.Find(article, trees, names, drafts).ToArray());
        weeder.Weed(drafts);
        var speech = RuleReader.Speech(quotes);
        ContentTrimmer.Trim(drafts);
        drafts.ForEach(SourceTrimmer.Trim);
        drafts = Relayed(drafts, trees, names);
        BlockRelays.Pass(drafts, article, names);
        drafts.AddRange(InnerFinder.Find(drafts, trees, offset => RuleReader.Inside(speech, offset)).ToArray());
        drafts.ForEach(SourceTrimmer.Trim);
        drafts = [.. drafts.OrderBy(d => d.Cue.Start).ThenBy(d => d.Start)];
        Nesting.Link(drafts);
        RelayFinder.Unwind(drafts);
        drafts = [.. drafts.Where(d => d.Within is null || !Nesting.OwnThought(d))];
        circumstances.Find(drafts, names);
        return Finish(drafts, trees, sentences, names, article, speech);
    }

    /// <summary>A draft's confidence as the record states it.</summary>
    private static double Stated(double confidence) => 1 / (1 + Math.Exp(-(Slope * Math.Log(confidence / (1 - confidence))) - Shift));

    private bool ByPress(Draft draft, NameTable names) =>
        draft.Source is { } source && press.Holds(draft.SourceTree, source, draft.SourceWord, names);

    /// <summary>The words of persons' names in a draft's source.</summary>
    private static IEnumerable<string> Persons(Draft draft)
    {
        var tree = draft.SourceTree;
        return draft.Source is not { } source ? [] : Enumerable.Range(tree.WordAt(source.Start), Math.Max(0, tree.WordAt(source.End) - tree.WordAt(source.Start)))
            .Where(i => tree.Sentence.Words[i].Entity.EndsWith("PER", StringComparison.Ordinal) && tree.Upos(i) == "PROPN" && !tree.Has(i, "nmod")).Select(i => tree.Form(i).ToString());
    }

    private static bool IsBound(Draft draft, List<Draft> drafts) =>
        draft is { Entry.Pos: "noun", Source: not null }
        || drafts.Exists(other => other != draft && other.Confidence >= LeastConfidence && other.Content.Exists(span => span.Contains(draft.Cue)));

    /// <summary>The drafts with their relays, also those of statements that the models added or changed.</summary>
    private List<Draft> Relayed(List<Draft> drafts, List<SentenceTree> trees, NameTable names)
    {
        // "Mr. Example" reports for the paper whose correspondent he was called before.
        var reporters = drafts.Where(d => d.SourceWord >= 0 && ByPress(d, names)).SelectMany(Persons).ToHashSet(StringComparer.Ordinal);
        var relayed = new List<Draft>();
        foreach (var sentence in drafts.Where(d => d.Word >= 0).GroupBy(d => d.Tree.Index))
        {
            List<Draft> own = [.. sentence];
            var tree = own[0].Tree;
            RelayFinder.Peel(own, tree, PassesOn);
            Citations.Cite(own, tree, kinds.Speaks, PassesOn);
            RelayFinder.Trail(own, tree, PassesOn);
            RelayFinder.Lead(own, tree, PassesOn);
            RelayFinder.Enclose(own, tree, PassesOn);
            RelayFinder.Echo(own, tree);
            relayed.AddRange(own);

            // Whoever "reports" or is quoted "per" his name passes on, if no authority has that name.
            bool PassesOn(TextSpan phrase, int head, int verb) => press.Holds(tree, phrase, head, names)
                || (tree.Lemma(verb) is "report" or "reports" && PressNames.NoAuthority(tree, head, names)) || (tree.Form(verb) is "per" or "courtesy" && tree.Xpos(head) is "NNP")
                || (tree.IsForm(verb, "reports") && tree.Upos(verb) == "NOUN" && verb > 0 && char.IsUpper(tree.Form(verb - 1)[0]));
        }

        foreach (var draft in relayed.Where(Citations.ByUnnamedOutlet))
        {
            draft.Via.AddRange(LastOutlet(names, draft.Cue.Start) is { } last && draft.Cue.Start - last.Mention.End < LongestReport ? [last.Mention] : []);
        }

        RelayFinder.Fold(relayed, d => Persons(d).Any(reporters.Contains) || ByPress(d, names) || PressNames.Reports(d, names), kinds.IsPerson);
        RelayFinder.Spent(relayed);
        foreach (var tree in trees)
        {
            RelayFinder.Published(relayed, tree, (phrase, head, _) => press.Holds(tree, phrase, head, names));
        }

        relayed.AddRange(drafts.Where(d => d.Word < 0));
        RelayFinder.Posts(relayed);
        return relayed;
    }

    private ImmutableArray<Statement> Finish(List<Draft> drafts, List<SentenceTree> trees, ImmutableArray<Sentence> sentences, NameTable names, Article article, TextSpan[] speech)
    {
        string text = article.Text;
        var resolver = new SpeakerResolver(text, sentences, names);
        var issuers = new DocumentIssuers(trees, names);
        string? home = Home(names);
        var ids = drafts.Select((d, i) => (d, i)).ToDictionary(p => p.d, p => "s" + (p.i + 1).ToString(CultureInfo.InvariantCulture));
        var statements = ImmutableArray.CreateBuilder<Statement>(drafts.Count);
        var told = new Dictionary<Draft, string?>();
        foreach (var draft in drafts)
        {
            var source = WithHeadInside(Writer(draft, article, speech) ?? Resolve(draft, resolver, names, text), draft);
            if (source is { Country: null, Kind: SourceKind.Document } && draft.SourceWord >= 0)
            {
                source = source with { Country = issuers.Country(draft.SourceTree, draft.SourceWord) };
            }

            if (source is { Country: null, Kind: SourceKind.Institution } && OfThePlace(draft, source) && draft.Within is { } around && told.TryGetValue(around, out string? theirs))
            {
                // "The Saudi spokesman said that police …": the police of his country.
                source = source with { Country = theirs };
            }

            source = source.Country is null && (source.Kind is SourceKind.Named or SourceKind.Role || OfThePlace(draft, source)) && !Stateless(source, names) ? source with { Country = home } : source;
            told[draft] = source.Country;
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
                stances.Classify(draft, text, trees),
                draft.Addressee is { } to ? new Phrase([to], to.Of(text)) : null,
                draft.Medium is { } medium ? new Phrase([medium], medium.Of(text)) : null,
                draft.TimeId,
                draft.PlaceId,
                draft.Within is { } outer && ids.TryGetValue(outer, out string? id) ? id : null,
                Stated(draft.Confidence)));
        }

        return statements.MoveToImmutable();
    }

    // People whom news asks wherever they are, and fighters of no state.
    private static readonly FrozenSet<string> Anywhere = new[]
    {
        "analyst", "critic", "correspondent", "diplomat", "economist", "expert", "extremist", "fighter", "hostage", "investor", "jihadi", "jihadist", "journalist", "militant", "observer", "other",
        "paper", "reporter", "researcher", "rumor", "rumour", "scholar", "scientist", "terrorist", "trader", "user",
        "charity", "group", "media", "newspaper", "organisation", "organization", "outlet", "site", "station", "website",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>"Residents", "the police": people and bodies told by a noun alone are of the country that the news is about.</summary>
    private static bool OfThePlace(Draft draft, Source source) =>
        draft.SourceWord >= 0 && (source.Kind switch
        {
            SourceKind.Collective or SourceKind.Institution => draft.Source is { } whole && whole.In(draft.Tree.Text).EndsWith(" Police", StringComparison.Ordinal)
                || (draft.SourceTree.Upos(draft.SourceWord) == "NOUN" && !Anywhere.Contains(draft.SourceTree.Lemma(draft.SourceWord).ToLowerInvariant())),
            SourceKind.Document => draft.SourceTree.Lemma(draft.SourceWord).ToLowerInvariant() is "bill" or "law" or "constitution" or "legislation",
            _ => false,
        });

    /// <summary>Is the source, or whom it serves, a body of many states?</summary>
    private static bool Stateless(Source source, NameTable names) =>
        source.ActorId is { } id && names.Actors.FirstOrDefault(actor => actor.Id == id) is { } actor && actor.Sectors.Any(ActorSectors.Stateless.Contains);

    /// <summary>
    /// The country that more than half of what the article names belongs to: a person whose own the text leaves out is
    /// mostly of it (three in four on the reading set).
    /// </summary>
    private static string? Home(NameTable names)
    {
        var counts = names.Places.Where(p => p.Country is not null).Select(p => (Country: p.Country!, Count: p.Spans.Length))
            .Concat(names.Actors.Where(a => a.Country is not null && (a.Kind != ActorKind.Outlet || a.Sectors.Contains("GOV"))).Select(a => (Country: a.Country!, Count: a.Mentions.Length)))
            .GroupBy(n => n.Country, n => n.Count, StringComparer.Ordinal).Select(g => (g.Key, Count: g.Sum())).ToArray();
        int all = counts.Sum(c => c.Count);
        return counts.FirstOrDefault(c => 2 * c.Count > all).Key;
    }

    /// <summary>"I ask whether he will stay": outside quotation marks and what others say it is the writer who speaks.</summary>
    private static Source? Writer(Draft draft, Article article, TextSpan[] speech) =>
        draft is { Within: null, Via.Count: 0, Source: { Length: 1 } source } && article.Text[source.Start] == 'I' && !RuleReader.Inside(speech, source.Start)
            ? new Source([source], source, article.Authors is [var author] ? author : "I", null, article.Authors.Length == 1 ? SourceKind.Named : SourceKind.Unnamed, null, [])
            : null;

    private Source Resolve(Draft draft, SpeakerResolver resolver, NameTable names, string text)
    {
        if (draft.Source is not { } span)
        {
            return Source.None with { Via = Relays(draft, names, text) };
        }

        var tree = draft.SourceTree;
        int head = Titled(tree, draft.SourceWord);
        var headSpan = tree.Span(head);
        var own = headSpan;
        string word = tree.Form(head).ToString().ToLowerInvariant();
        bool pronoun = tree.Upos(head) == "PRON";
        var via = Relays(draft, names, text);
        if (pronoun && word is "who" or "which" or "that" && tree.Head(head) is >= 0 and int verb && tree.Head(verb) is >= 0 and int antecedent)
        {
            // A relative pronoun stands as the source; who it is stands in front of it.
            antecedent = word == "who" ? Somebody(tree, antecedent) : antecedent;
            (head, headSpan, pronoun) = (antecedent, tree.Span(antecedent), tree.Upos(antecedent) == "PRON");
            span = SourceFinder.Phrase(tree, antecedent, draft.Word) ?? span;
        }

        if (pronoun)
        {
            var earlier = resolver.OfChain(headSpan, word is "he" or "she" ? draft : null) ?? resolver.Earlier(draft, word, true);
            if (earlier is not null && !(word is "he" or "she" && earlier.Kind is SourceKind.Institution or SourceKind.Document))
            {
                return earlier with { Spans = [draft.Source.Value], Head = own, Via = PassedOn(via, earlier) };
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

        if (span.Of(text) is [>= 'A' and <= 'Z', ..] alone && resolver.LastName(alone, span.Start) is { } whole && actor is not { Kind: ActorKind.Country or ActorKind.Outlet })
        {
            // "Banks said", after John Banks: a last name that is a noun too.
            return new Source([draft.Source.Value], headSpan, resolver.FullName(whole), names.ActorAt(whole)?.Id ?? actor?.Id, SourceKind.Named, names.ActorAt(whole)?.Country ?? actor?.Country, via);
        }

        var person = actor is { Kind: not ActorKind.Person } && (!span.Of(text).Contains(' ', StringComparison.Ordinal) || (actor is { Kind: ActorKind.Group, Sectors.IsEmpty: false } && char.IsUpper(actor.Name[0]) && tree.Upos(head) == "PROPN" && !Titled(span.In(text)))) ? null : resolver.PersonIn(span, headSpan);
        person = span.Of(text).StartsWith("the ", StringComparison.OrdinalIgnoreCase) && span.Of(text).Split(' ').Length == 2 ? null : person;
        bool outlet = press.Holds(tree, span, head, names);
        person = outlet && !HoldsPerson(tree, span) ? null : person;
        var described = actors.Describe(text, person ?? span, names);
        var kind = kinds.Classify(tree, span, head, person is not null, actor, outlet);
        if (person is { } spoken && actor is { Kind: ActorKind.Person } other && !resolver.SharesName(other.Name, spoken))
        {
            // "A spokesperson, Ann Example": whom the office was read as before, here it is she.
            actor = names.ActorAt(spoken);
        }
        else if (person is null && actor is { Kind: ActorKind.Person } served && tree.Upos(head) == "NOUN" && resolver.NamedBehind(served.Name, span, headSpan))
        {
            // "A spokesman for Example" is another than Example.
            actor = null;
        }

        if (person is null && actor is { Kind: ActorKind.Person, Country: { } his } named && described.Country is { } theirs && his != theirs && !pronoun && tree.Upos(head) == "NOUN" && named.Mentions.Any(mention => mention.End <= span.Start))
        {
            // "The Saudi spokesman" is not the Iraqi one who was named before.
            actor = null;
        }

        if (person is null && actor is { Kind: ActorKind.Person } namesake && tree.Upos(head) == "NOUN" && AnotherOffice(tree, span, head, namesake, text))
        {
            actor = null;
        }

        // A body's acronym is no person's, whoever heads it.
        bool acronym = headSpan.Length > 2 && !headSpan.In(text).ContainsAnyExceptInRange('A', 'Z');
        string? proper = actor is { Kind: ActorKind.Person } known && !(acronym && !known.Name.Contains(headSpan.Of(text), StringComparison.Ordinal)) ? resolver.Proper(known.Name) : null;
        if (proper is not null && SourceKindClassifier.Named(actor!) && ((kind is SourceKind.Role or SourceKind.Unnamed && tree.Xpos(head) is "NN" or "NNP")
            || (kind == SourceKind.Institution && !outlet && tree.Upos(head) == "PROPN" && !span.Of(text).Contains(' ', StringComparison.Ordinal) && proper.EndsWith(" " + span.Of(text), StringComparison.Ordinal))))
        {
            // Kind follows who it is: "the top Chinese diplomat" whom the article names.
            kind = SourceKind.Named;
        }

        string name = proper ?? (person is { } p ? resolver.FullName(p) : span.Of(text));
        string? country = actors.Describe(text, span, names, person).Country ?? (person is null ? described.Country : null);
        var found = new Source([draft.Source.Value], own, name, actor?.Id, kind, country ?? actor?.Country, via);
        if (person is null && TakesUp(kinds.OfNoun(word)) is { } fits && span.Of(text).StartsWith("the ", StringComparison.OrdinalIgnoreCase) && span.Of(text).Split(' ').Length == 2 && (resolver.OfChain(headSpan) ?? resolver.Earlier(draft, word, false)) is { Kind: { } earlierKind } before && fits.Contains(earlierKind))
        {
            found = found with { Via = PassedOn(via, before), Name = before.Name, ActorId = before.ActorId ?? found.ActorId, Kind = before.Kind is SourceKind.Named or SourceKind.Unnamed ? before.Kind : found.Kind, Country = found.Country ?? before.Country };
        }

        return found;
    }

    /// <summary>"Doctors at the scene who …": to the parser a clause of the place, which nobody asks "who" of.</summary>
    private static int Somebody(SentenceTree tree, int noun)
    {
        int who = noun;
        while (tree.Child(who, "case") is > 0 and int side && tree.Form(side) is "in" or "inside" or "at" or "on" or "near" or "from" or "outside" && tree.Upos(side - 1) is "NOUN"
            && (tree.Upos(who) == "NOUN" || tree.Sentence.Words[who].Entity.EndsWith("LOC", StringComparison.Ordinal)))
        {
            who = tree.Has(who, "nmod") && tree.Head(who) is >= 0 and int head && head < side && tree.IsNominal(head) ? head : side - 1;
        }

        return who;
    }

    /// <summary>"The commander of the Example Force", after somebody of another body: the names behind the office are in none of his mentions.</summary>
    private static bool AnotherOffice(SentenceTree tree, TextSpan phrase, int head, Actor actor, string text)
    {
        int of = tree.Has(head, "appos") ? -1 : tree.Children(head).FirstOrDefault(child => child > head && tree.Has(child, "nmod") && phrase.Contains(tree.Span(child)) && tree.Child(child, "case") >= 0, -1);
        string[] bodies = of < 0 ? [] : [.. Enumerable.Range(head + 1, tree.Right(of) - head).Where(word => tree.Upos(word) == "PROPN" && phrase.Contains(tree.Span(word))).Select(word => tree.Form(word).ToString())];
        var mentions = actor.Mentions.Where(mention => !mention.Overlaps(phrase)).ToArray();
        return bodies.Length > 0 && mentions.Any(mention => mention.End <= phrase.Start)
            && !mentions.Any(mention => bodies.Any(body => mention.In(text).Contains(body.AsSpan(0, Math.Min(body.Length, ShortBody)), StringComparison.OrdinalIgnoreCase)));
    }

    // "France" and "French".
    private const int ShortBody = 4;

    /// <summary>Does the tagger see a person in the phrase? "The newspaper An-Nour" is none, whatever it sees.</summary>
    private bool HoldsPerson(SentenceTree tree, TextSpan span) =>
        Enumerable.Range(0, tree.Count).Any(i => span.Contains(tree.Span(i)) && tree.Sentence.Words[i].Entity == "B-PER" && !press.IsNoun(tree, i - 1));

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

    /// <summary>"Mr. Example" where the parse takes the title for the head.</summary>
    private static int Titled(SentenceTree tree, int head) =>
        tree.Form(head).TrimEnd('.') is "Mr" or "Ms" or "Mrs" or "Dr" or "Miss" && head + 1 < tree.Count && tree.Upos(head + 1) == "PROPN" ? head + 1 : head;

    private static bool Titled(ReadOnlySpan<char> phrase) =>
        phrase.StartsWith("Mr", StringComparison.Ordinal) || phrase.StartsWith("Ms", StringComparison.Ordinal) || phrase.StartsWith("Dr", StringComparison.Ordinal);

    /// <summary>What kinds of earlier source a description by a noun of some kind can take up.</summary>
    private static SourceKind[] TakesUp(SourceKind? noun) => noun switch
    {
        SourceKind.Institution => [SourceKind.Institution],
        SourceKind.Document => [SourceKind.Document],
        SourceKind.Collective => [SourceKind.Collective, SourceKind.Unnamed],
        SourceKind.Unnamed => [SourceKind.Unnamed, SourceKind.Role],
        _ => [SourceKind.Named, SourceKind.Role, SourceKind.Unnamed],
    };

    /// <summary>Who talked to an outlet without a name talks to it still ("The source added …"), and a text that it carries goes on.</summary>
    private static ImmutableArray<Relay> PassedOn(ImmutableArray<Relay> own, Source earlier) =>
        own.IsEmpty && earlier.Kind is SourceKind.Unnamed or SourceKind.Document ? earlier.Via : own;

    private static ImmutableArray<Relay> Relays(Draft draft, NameTable names, string text) =>
        [.. draft.Via.Select(span => new Relay([span], OutletName(span, names, text), names.ActorAt(span)?.Id))];

    /// <summary>"The paper", "the agency", "they" by the name of the outlet told of last; a name as it stands.</summary>
    private static string OutletName(TextSpan relay, NameTable names, string text)
    {
        string phrase = relay.Of(text);
        bool described = phrase.StartsWith("the ", StringComparison.OrdinalIgnoreCase) && !phrase.AsSpan(4).ContainsAnyInRange('A', 'Z');
        if (!described && phrase.ToLowerInvariant() is not ("it" or "they" or "them"))
        {
            return phrase;
        }

        return LastOutlet(names, relay.Start) is { } last ? last.Mention.Of(text) : phrase;
    }

    private static (Actor Outlet, TextSpan Mention)? LastOutlet(NameTable names, int offset)
    {
        (Actor, TextSpan)? last = null;
        int near = -1;
        foreach (var outlet in names.Actors.Where(a => a.Kind == ActorKind.Outlet))
        {
            foreach (var mention in outlet.Mentions)
            {
                if (mention.End <= offset && mention.Start > near)
                {
                    (last, near) = ((outlet, mention), mention.Start);
                }
            }
        }

        return last;
    }
}
