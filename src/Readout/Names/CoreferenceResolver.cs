using System.Collections.Frozen;
using System.Collections.Immutable;
using Readout.Articles;
using Readout.Lexicons;
using Readout.Syntax;
using Readout.Text;

namespace Readout.Names;

/// <summary>
/// Says which phrases of an article refer to one person, body, document or group: sieves over names and
/// descriptions, and a small learned ranker for pronouns. Thread-safe. A text without a parse has no chains.
/// </summary>
public sealed class CoreferenceResolver
{
    // A description that takes up nothing is the rule, a pronoun that does the exception.
    private const double DescriptionThreshold = 0.5;
    private const double PronounThreshold = 0.08;

    private readonly CoreferenceModel? model;
    private readonly Lazy<WordVectors> vectors;
    private readonly CoreferenceMentionFinder finder;
    private readonly CoreferenceSieves sieves;
    private readonly Countries countries;
    private readonly ActorReader actorReader;
    private readonly FrozenDictionary<string, string> seats;

    /// <exception cref="InputException">A lexicon row is wrong.</exception>
    public CoreferenceResolver(LexiconSet lexicons)
        : this(lexicons, Countries.Load(lexicons), null, CoreferenceModel.Default, new Lazy<WordVectors>(() => Parser.Shared.Vectors))
    {
    }

    internal CoreferenceResolver(LexiconSet lexicons, Countries countries, ActorReader? actors, CoreferenceModel? model, Lazy<WordVectors> vectors)
    {
        (this.model, this.vectors, this.countries) = (model, vectors, countries);
        actorReader = actors ?? new ActorReader(lexicons, countries);
        finder = new CoreferenceMentionFinder(lexicons, countries);
        sieves = new CoreferenceSieves(lexicons);
        seats = lexicons.Rows("seats.tsv", 5).Where(row => row[2] == "GOV").ToFrozenDictionary(row => row[0], row => row[1], StringComparer.Ordinal);
    }

    /// <summary>The chains of an article of which nothing has been read but its sentences.</summary>
    public CoreferenceChains Resolve(Article article, ImmutableArray<Sentence> sentences) =>
        Resolve(article.Text, sentences, ReadActors(article.Text, sentences));

    /// <param name="actors">What the name stage has read: one chain an actor to begin with.</param>
    public CoreferenceChains Resolve(string text, ImmutableArray<Sentence> sentences, ImmutableArray<Actor> actors)
    {
        return Link(text, sentences, actors).Chains;
    }

    /// <summary>Chains, and for each reference the index of the actor that was read there, or −1.</summary>
    internal (CoreferenceChains Chains, int[] Actors) Link(string text, ImmutableArray<Sentence> sentences, ImmutableArray<Actor> actors)
    {
        var mentions = Mentions(text, sentences, actors);
        new CoreferenceLinker(sieves, Choose).Link(mentions);
        return Chains(mentions);
    }

    internal ImmutableArray<Actor> ReadActors(string text, ImmutableArray<Sentence> sentences) =>
        actorReader.Read(NameText.Of(text, sentences, []), [], null);

    internal CoreferenceSieves Sieves => sieves;

    /// <summary>The mentions with all that links are decided by, none linked yet.</summary>
    internal List<Mention> Mentions(string text, ImmutableArray<Sentence> sentences, ImmutableArray<Actor> actors)
    {
        var mentions = finder.Find(text, sentences);
        BindActors(text, mentions, actors);
        foreach (var mention in mentions)
        {
            if (!mention.IsPronoun && mention.Form != MentionForm.Coordination)
            {
                mention.Vector = ClassInputs.Unit(mention.Lemma, vectors.Value);
                mention.Classes = model?.Classify(ClassInputs.Of(mention, vectors.Value)) ?? new float[4];
            }
        }

        return mentions;
    }

    private void BindActors(string text, List<Mention> mentions, ImmutableArray<Actor> actors)
    {
        var spans = actors.SelectMany((actor, i) => actor.Mentions.Select(span => (Span: span, Actor: i))).OrderBy(pair => pair.Span).ToArray();
        int from = 0;
        foreach (var mention in mentions)
        {
            if (mention.IsPronoun || mention.Form == MentionForm.Coordination)
            {
                continue;
            }

            // The longest of the actors' phrases that holds the head, if the head is not inside somebody else's phrase.
            while (from < spans.Length && spans[from].Span.End <= mention.Span.Start - 400)
            {
                from++;
            }

            int length = 0;
            for (int i = from; i < spans.Length && spans[i].Span.Start < mention.Span.End; i++)
            {
                var (span, actor) = spans[i];
                // "Moscow" in "Moscow's envoy" is not the envoy.
                bool nested = !mention.Span.Contains(span) && mention.Role is MentionRole.Possessive or MentionRole.Modifier;
                // A newspaper at the end of what was tagged as one long name is not what the whole names.
                bool tail = mention.IsName && actors[actor].Kind != ActorKind.Person && span.Start > mention.Head.Start;
                if (!nested && !tail && span.Overlaps(mention.Head) && mention.Head.End <= span.End && span.Length > length)
                {
                    (mention.Actor, length) = (actor, span.Length);
                }
            }

            var found = mention.Actor < 0 ? null : actors[mention.Actor];
            mention.Sectors = mention.IsName ? found?.Sectors ?? [] : [];
            mention.NamesPerson = mention.IsName && found is { Kind: ActorKind.Person } && CoreferenceActors.Named(found);
            if (!mention.IsName)
            {
                continue;
            }

            string name = mention.Head.Of(text);
            if (seats.TryGetValue(name, out string? code))
            {
                mention.Metonym = true;
                mention.Words = [.. mention.Words, "#" + code];
            }
            else if (countries.Find(name) is { Form: NationForm.Capital })
            {
                mention.Metonym = found is { Kind: ActorKind.Country } || mention.Role == MentionRole.Possessive;
            }
        }
    }

    private (int Index, double Probability) Choose(Mention mention, IReadOnlyList<LinkCandidate> candidates)
    {
        if (model is null)
        {
            return (-1, 0);
        }

        Span<float> scores = stackalloc float[candidates.Count + 1];
        int best = 0;
        for (int i = 0; i < candidates.Count; i++)
        {
            scores[i] = model.Score(candidates[i].Features);
            best = scores[i] > scores[best] ? i : best;
        }

        scores[^1] = model.Score(CoreferenceFeatures.OfNone(mention, candidates.Count));
        float top = Math.Max(scores[best], scores[^1]), sum = 0;
        foreach (float score in scores)
        {
            sum += MathF.Exp(score - top);
        }

        double probability = MathF.Exp(scores[best] - top) / sum;
        return probability >= (mention.IsPronoun ? PronounThreshold : DescriptionThreshold) ? (best, probability) : (-1, 0);
    }

    private static (CoreferenceChains, int[]) Chains(List<Mention> mentions)
    {
        var kept = mentions.Where(m => m.Chain is { Mentions.Count: > 1 }).ToList();
        var index = new Dictionary<Mention, int>();
        for (int i = 0; i < kept.Count; i++)
        {
            index[kept[i]] = i;
        }

        var chains = kept.GroupBy(m => m.Chain).Select(group => new CoreferenceChain([.. group.Select(m => index[m])]));
        var found = new CoreferenceChains(
            [.. kept.Select(m => new Reference(m.Span, m.Head, m.Kind, m.Sentence, m.Word, m.Antecedent is { } a ? index[a] : null, m.Reason, m.Confidence))],
            [.. chains]);
        return (found, [.. kept.Select(m => m.Actor)]);
    }
}
