namespace Readout.Names;

/// <summary>A chain that a pronoun or description may take up, and the mention of it that stands nearest.</summary>
internal readonly record struct LinkCandidate(CoreferenceEntity Chain, Mention Mention, int[] Features);

/// <summary>
/// Goes through the mentions in reading order: sieves first, then the ranker for pronouns and definite descriptions.
/// </summary>
/// <param name="choose">
/// Which candidate the mention takes up, or −1, with the probability; the trainer puts the gold answer here.
/// </param>
internal sealed class CoreferenceLinker(CoreferenceSieves sieves, Func<Mention, IReadOnlyList<LinkCandidate>, (int Index, double Probability)> choose)
{
    private const int PronounWindow = 4;
    private const int DescriptionWindow = 6;

    private readonly List<CoreferenceEntity> chains = [];
    private readonly List<Mention> before = [];

    public List<CoreferenceEntity> Link(IReadOnlyList<Mention> mentions)
    {
        for (int i = 0; i < mentions.Count; i++)
        {
            var mention = mentions[i];
            var others = mention.Pronoun is PronounClass.He or PronounClass.She ? OthersOfSpeech(mentions, i).ToHashSet() : [];
            if (sieves.Find(mention, before, chains) is { } found && !found.Antecedent.Chain!.Excludes(mention) && !BodyAndPerson(mention, found.Antecedent.Chain) && !others.Contains(found.Antecedent.Chain))
            {
                Join(mention, found.Antecedent, found.Reason, 0.9);
            }
            else if (mention.Form is MentionForm.Pronoun or MentionForm.Definite)
            {
                Rank(mentions, i, others);
            }

            if (mention.Chain is null)
            {
                Open(mention);
            }

            before.Add(mention);
        }

        return chains;
    }

    // Less than a sieve is sure of; set by judgement, such pronouns are too few to measure.
    private const double Lone = 0.75;

    // What the ranker says at less than this is right in fewer than half of the cases.
    private const double Unsure = 0.35;

    private void Rank(IReadOnlyList<Mention> mentions, int at, HashSet<CoreferenceEntity> others)
    {
        var mention = mentions[at];
        var candidates = Candidates(mentions, at, others);
        if (candidates.Count == 0)
        {
            return;
        }

        var (index, probability) = choose(mention, candidates);
        if (index < 0 && candidates is [{ Mention: { Speaks: true, Role: MentionRole.Subject } speaker }] && mention is { IsPronoun: true, Role: MentionRole.Subject } && speaker.Sentence == mention.Sentence)
        {
            // "The union said they would strike": nobody else has been named.
            (index, probability) = (0, Lone);
        }

        if (index >= 0 && probability < Unsure && mention is { Pronoun: PronounClass.It, Role: MentionRole.Subject, Quoted: false }
            && candidates.FindIndex(c => c.Mention.Sentence == mention.Sentence && c.Mention is { Role: MentionRole.Subject, IsName: true, Entity: "ORG" or "LOC" }) is >= 0 and int acts)
        {
            // "Norway fined firms in Peru that it accuses of …": where the weights hardly tell, the state or body that acts.
            index = acts;
        }

        if (index < 0)
        {
            return;
        }

        var antecedent = candidates[index].Mention;
        if (antecedent.Chain is null)
        {
            // The pronoun stands first: the phrase behind it opens the chain.
            Open(antecedent);
        }

        int back = mention.Sentence - antecedent.Sentence;
        string where = antecedent.Role.ToString().ToLowerInvariant() + (back switch { 0 => " of the same sentence", 1 => " of the sentence before", _ => $", {back} sentences back" });
        Join(mention, antecedent, (mention.IsPronoun ? "pronoun: " : "description: ") + where, probability);
    }

    private List<LinkCandidate> Candidates(IReadOnlyList<Mention> mentions, int at, HashSet<CoreferenceEntity> others)
    {
        var mention = mentions[at];
        int window = mention.IsPronoun ? PronounWindow : DescriptionWindow;
        var candidates = new List<LinkCandidate>();
        var seen = new HashSet<CoreferenceEntity>(others);
        for (int i = at - 1; i >= 0 && mentions[i].Sentence >= mention.Since.Sentence - window && candidates.Count < 24; i--)
        {
            var other = mentions[i];
            if (mention.Utters?.Number == other.Quotation && other.Quoted)
            {
                continue;
            }

            if (other.Chain is { } chain && seen.Add(chain) && other.Form != MentionForm.Relative && Fits(mention, other, chain))
            {
                candidates.Add(new LinkCandidate(chain, other, CoreferenceFeatures.Of(mention, chain, other, candidates.Count)));
            }
            else if (other.Chain is { } relative && other.Form == MentionForm.Relative)
            {
                seen.Remove(relative);
            }
        }

        for (int i = at + 1; mention.IsPronoun && i < mentions.Count && mentions[i].Sentence == mention.Sentence; i++)
        {
            // "Before he left, the minister signed": only a subject behind the pronoun that is no part of its clause.
            var other = mentions[i];
            if (other.Chain is null && other is { Role: MentionRole.Subject, Form: not (MentionForm.Pronoun or MentionForm.Relative or MentionForm.Coordination) } && other.Verb != mention.Verb | mention.Role == MentionRole.Possessive)
            {
                var alone = new CoreferenceEntity();
                alone.Add(other);
                if (Fits(mention, other, alone))
                {
                    candidates.Add(new LinkCandidate(alone, other, CoreferenceFeatures.Of(mention, alone, other, candidates.Count)));
                }

                break;
            }
        }

        return candidates;
    }

    /// <summary>
    /// Whom "she" is not: whom she names in the quotation in front, since she would say "I", and whose name stands in her own clause
    /// behind her (Chomsky 1981, principle C).
    /// </summary>
    private IEnumerable<CoreferenceEntity> OthersOfSpeech(IReadOnlyList<Mention> mentions, int at)
    {
        var mention = mentions[at];
        for (int i = at - 1; mention.Utters is { } uttered && i >= 0 && mentions[i].Sentence >= uttered.Sentence; i--)
        {
            if (mentions[i].Quotation == uttered.Number && mentions[i] is { IsPronoun: false, Chain: { } named } told && (told.IsName || told.Words.Length == 1))
            {
                yield return named;
            }
        }

        for (int i = at + 1; i < mentions.Count && mentions[i].Sentence == mention.Sentence && mentions[i].First <= mention.ClauseEnd; i++)
        {
            var name = mentions[i].Name;
            foreach (var chain in mentions[i] is { IsName: false } or { Entity: not "PER" } or { Name: [] } ? [] : chains.Where(c => c.IsPerson && c.Mentions.Exists(m => m.Name.Length > 0 && (m.Name.All(name.Contains) || name.All(m.Name.Contains)))))
            {
                yield return chain;
            }
        }
    }

    /// <summary>"The paper" is nobody with two names (one name alone may be a paper's), "the group" and "the company" are nobody who was called "he" or "she", was given an office, or speaks under a name like a person's.</summary>
    private bool BodyAndPerson(Mention mention, CoreferenceEntity chain) =>
        mention is { IsPronoun: false, IsName: false }
        && ((chain.IsPerson && sieves.IsPaper(mention.Lemma) && chain.Mentions.Exists(m => m.Name.Length > 1)) || (sieves.IsBody(mention.Lemma) && chain.Mentions.Exists(m => Acts(m, chain))));

    private bool Acts(Mention person, CoreferenceEntity chain) =>
        person.NamesPerson && (chain.Pronoun is PronounClass.He or PronounClass.She || chain.Words.Any(sieves.IsPerson) || (person is { IsPersonal: true, Speaks: true } && person.Name.Length > 1));

    /// <summary>What agreement and grammar forbid, whatever the weights say.</summary>
    private bool Fits(Mention mention, Mention other, CoreferenceEntity chain)
    {
        if (mention.IsPronoun)
        {
            bool inside = mention.Sentence == other.Sentence && other.First <= mention.First && mention.Last <= other.Last && other.Form != MentionForm.Coordination;
            bool sameVerb = !mention.Reflexive && mention.Role is MentionRole.Object && other.Role == MentionRole.Subject && mention.Sentence == other.Sentence && mention.Verb == other.Verb;
            bool place = mention.Pronoun is PronounClass.He or PronounClass.She && other.IsName && other.Entity is "LOC" or "ORG" && other.Words.Length == other.Name.Length;
            return chain.Allows(mention.Pronoun) && !inside && !sameVerb && !place;
        }

        return !other.Span.Overlaps(mention.Span) && other.Form != MentionForm.Coordination && chain.IsPlural == mention.Plural
            && !(chain.Pronoun is PronounClass.It && mention.Entity == "PER") && !BodyAndPerson(mention, chain)
            && (mention.IsName || !chain.Mentions.Exists(m => sieves.IsOther(mention.Lemma, m.Sectors)));
    }

    private void Open(Mention mention)
    {
        var chain = new CoreferenceEntity { Actor = mention.Actor };
        mention.Chain = chain;
        chain.Add(mention);
        chains.Add(chain);
    }

    private static void Join(Mention mention, Mention antecedent, string reason, double confidence)
    {
        var chain = antecedent.Chain!;
        mention.Chain = chain;
        mention.Antecedent = antecedent;
        mention.Reason = reason;
        mention.Confidence = confidence;
        if (chain.Actor < 0)
        {
            chain.Actor = mention.Actor;
        }

        chain.Add(mention);
    }
}
