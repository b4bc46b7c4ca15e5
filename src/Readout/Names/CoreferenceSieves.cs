using System.Collections.Frozen;
using System.Collections.Immutable;
using Readout.Lexicons;

namespace Readout.Names;

/// <summary>
/// The links that words alone decide, surest first (after Raghunathan et al. 2010): relative pronouns, names and
/// their short forms, acronyms, appositions, descriptions that repeat a chain's own words, metonyms, pairs.
/// </summary>
internal sealed class CoreferenceSieves
{
    /// <summary>How many sentences back a description looks for its own words.</summary>
    private const int RoleWindow = 40;

    private const int PairWindow = 3;

    /// <summary>How many sentences back the one holder of an office is looked for, and how many words may tell something new of him.</summary>
    private const int HolderWindow = 12;

    private const int MostNewWords = 3;

    /// <summary>Log-odds by which a name is the other pronoun's.</summary>
    private const float OtherSex = 1.5f;

    private static readonly FrozenSet<string> PairWords = new[] { "side", "party", "pair", "duo", "couple", "two", "neighbor", "neighbour", "both" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Ordinals = new[] { "former", "latter", "first", "second", "other", "same", "next", "last", "own" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Bodies for which a capital or a palace stands.</summary>
    private static readonly FrozenSet<string> Governments = new[] { "government", "presidency", "office", "administration", "leadership", "leader", "cabinet", "ministry", "authority", "foreign" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Anybody = new[] { "man", "woman", "boy", "girl", "person", "individual", "teenager", "suspect", "victim", "defendant", "accused" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Sectors of bodies that bear arms or judge: no name of another sector is theirs.</summary>
    private static readonly FrozenSet<string> Arms = new[] { "MIL", "COP", "JUD", "SPY", "REB", "UAF", "CRM" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Of a place, never of a party or company that was named.</summary>
    private static readonly FrozenSet<string> Lands = new[] { "country", "nation", "state", "city", "town", "region", "province" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Kin = new[]
    {
        "brother", "sister", "father", "mother", "son", "daughter", "wife", "husband", "widow", "widower", "uncle", "aunt", "cousin", "nephew", "niece", "grandfather", "grandmother", "fiance", "fiancee", "girlfriend", "boyfriend",
        "friend", "neighbor", "neighbour", "colleague", "roommate",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Words that praise or rank and tell nobody apart.</summary>
    private static readonly FrozenSet<string> Ranks = new[] { "top", "senior", "veteran", "embattled", "visiting", "longtime", "outgoing" }.ToFrozenSet(StringComparer.Ordinal);

    private readonly FrozenDictionary<string, string[]> general;
    private readonly FrozenSet<string> bodies;
    private readonly FrozenDictionary<string, string[]> bodySectors;
    private readonly FrozenSet<string> press;
    private readonly FrozenSet<string> persons;
    private readonly FrozenSet<string> people;
    private readonly FrozenSet<string> documents;

    public CoreferenceSieves(LexiconSet lexicons)
    {
        general = lexicons.Rows("reference-nouns.tsv", 4).ToFrozenDictionary(row => row[0], row => row[1].Split('|'), StringComparer.Ordinal);
        bodies = lexicons.Rows("sectors.tsv", 5).Where(row => row[1] == "body").Select(row => Folding.Key(row[0]))
            .Concat(lexicons.Rows("source-nouns.tsv", 4).Where(row => row[1] == "institution").Select(row => row[0])).ToFrozenSet(StringComparer.Ordinal);
        press = lexicons.Rows("press-words.tsv", 4).Where(row => row[1] == "noun").Select(row => row[0]).Append("agency").ToFrozenSet(StringComparer.Ordinal);
        bodySectors = lexicons.Rows("sectors.tsv", 5).Where(row => row[1] == "body").ToFrozenDictionary(row => Folding.Key(row[0]), row => row[2].Split(' ', StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);
        documents = lexicons.Rows("source-nouns.tsv", 4).Where(row => row[1] == "document").Select(row => row[0]).ToFrozenSet(StringComparer.Ordinal);
        persons = lexicons.Rows("offices.tsv", 4).Select(row => Folding.Key(HeadNoun(row[0]))).Concat(Anybody).ToFrozenSet(StringComparer.Ordinal);
        people = lexicons.Rows("source-nouns.tsv", 4).Where(row => row[1] is "collective" or "unnamed" or "role").Select(row => row[0])
            .Concat(lexicons.Rows("sectors.tsv", 5).Where(row => row[1] == "people").Select(row => Folding.Key(row[0]))).ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>"Chief" of "chief of staff", "envoy" of "special envoy".</summary>
    private static string HeadNoun(string office)
    {
        string[] words = office.Split(' ');
        int of = Array.FindIndex(words, word => word is "of" or "for" or "to" or "in");
        return of > 0 ? words[of - 1] : words[^1];
    }

    /// <summary>Nouns of bodies, such as "bank" or "airline".</summary>
    public bool IsBody(string noun) => bodies.Contains(noun);

    /// <summary>Papers and reports: nobody is one.</summary>
    public bool IsPaper(string noun) => press.Contains(noun) || documents.Contains(noun);

    /// <summary>Is "the army" or "the group" none of these? A newspaper is a company at most, and a party no court.</summary>
    /// <param name="sectors">PLOVER sectors of what was named; empty where unknown.</param>
    public bool IsOther(string noun, ImmutableArray<string> sectors)
    {
        if (sectors.IsEmpty || !IsBody(noun))
        {
            return false;
        }

        string[] own = bodySectors.GetValueOrDefault(noun, []);
        return sectors.Contains("JRN") ? !own.Contains("BUS") && !press.Contains(noun) : own.Any(Arms.Contains) && !own.Any(s => sectors.Contains(s)) && !sectors.Any(Arms.Contains);
    }

    /// <summary>Offices, and words such as "man".</summary>
    public bool IsPerson(string noun) => persons.Contains(noun);

    /// <summary>Plurals of people: those that the lexicons know, and words of doers ("deserters", "loyalists").</summary>
    public bool IsPeople(string noun) =>
        people.Contains(noun) || noun is [.. { Length: > 3 }, 'e' or 'o', 'r', 's'] || noun.EndsWith("ists", StringComparison.Ordinal) || noun.EndsWith("ians", StringComparison.Ordinal)
        || noun.EndsWith("ees", StringComparison.Ordinal) || noun.EndsWith("men", StringComparison.Ordinal);

    /// <summary>The earlier mention that this one certainly takes up, with the reason; null when words don't tell.</summary>
    public (Mention Antecedent, string Reason)? Find(Mention mention, List<Mention> before, List<CoreferenceEntity> chains)
    {
        if (mention.Form == MentionForm.Relative)
        {
            return At(mention, before, mention.Anchor) is { } antecedent ? (antecedent, "relative pronoun") : null;
        }

        if (mention.Anchor >= 0 && !mention.IsPronoun && At(mention, before, mention.Anchor) is { } head && Apposed(mention, head))
        {
            return (Titled(mention, head, before), "apposition");
        }

        if (mention.IsName)
        {
            return OfName(mention, before, chains) ?? Metonym(mention, chains);
        }

        if (mention.Reflexive)
        {
            return before.FindLast(m => m.Sentence == mention.Sentence && m.Verb == mention.Verb && m is { Role: MentionRole.Subject, Form: not MentionForm.Coordination } && m.Chain!.Allows(mention.Pronoun))
                is { } subject ? (subject, "reflexive of the subject") : null;
        }

        if (mention is { Pronoun: PronounClass.He or PronounClass.She, Speaks: true, Role: MentionRole.Subject, Quoted: false } && GoesOn(mention, before) is { } speaker)
        {
            return (speaker, "the speaker goes on");
        }

        if (mention is { Pronoun: PronounClass.He or PronounClass.She, Form: MentionForm.Pronoun, Quoted: false, Undergoes: false, Utters: null, Role: MentionRole.Subject or MentionRole.Possessive } && OwnSubject(mention, before) is { } named)
        {
            return (named, "the named subject of the sentence");
        }

        return mention.IsPronoun || mention.Form == MentionForm.Coordination ? null : OfDescription(mention, before, chains);
    }

    /// <summary>"X said … He added": who says something goes on saying it, if nobody else has spoken since.</summary>
    private static Mention? GoesOn(Mention mention, List<Mention> before)
    {
        for (int i = before.Count - 1; i >= 0 && before[i].Sentence >= mention.Since.Sentence - 2; i--)
        {
            var other = before[i];
            if (other.Quoted)
            {
                continue;
            }

            bool person = other is { Role: MentionRole.Subject, IsName: true, Entity: "PER" };
            if (other.Sentence == mention.Sentence && (person || (other is { Speaks: true, Role: MentionRole.Subject, Form: not MentionForm.Relative } && other.Verb != mention.Verb)))
            {
                return null; // "Costa told reporters that he knew her", "Costa fell silent after he had asked"
            }

            if (person && !other.Speaks && other.Sentence == mention.Since.Sentence - 1 && !before.Exists(m => m.Sentence == other.Sentence && m is { Speaks: true, Role: MentionRole.Subject }))
            {
                // "Costa blamed the banks. “We paid,” he added": the one who acted in the sentence before.
                bool alone = before.Count(m => m.Sentence == other.Sentence && m is { IsName: true, Entity: "PER" }) == 1;
                return alone && Sexed(other, mention) ? other : null;
            }

            if (other is { Speaks: true, Role: MentionRole.Subject, Plural: false } && other.Sentence < mention.Sentence && other.Form is not (MentionForm.Relative or MentionForm.Coordination))
            {
                bool personal = other.Entity == "PER" || other.Pronoun == mention.Pronoun || other.Chain!.IsPerson || (other.IsPersonal && !other.IsPronoun);
                return personal && Sexed(other, mention) && !(other.IsName && other.Entity is "ORG" or "LOC") ? other : null;
            }
        }

        return null;
    }

    /// <summary>"Ana Holt said she was ready", "fell silent after she had asked": the person who is the sentence's subject by name, if nobody else stands between.</summary>
    private static Mention? OwnSubject(Mention mention, List<Mention> before)
    {
        for (int i = before.Count - 1; i >= 0 && before[i].Sentence == mention.Sentence; i--)
        {
            var other = before[i];
            if (other is { Form: MentionForm.Coordination } || other.Plural)
            {
                continue;
            }

            bool person = other.Entity == "PER" || other.IsPersonal || other.Pronoun is PronounClass.He or PronounClass.She || other.Chain!.IsPerson;
            if (!person || !Sexed(other, mention))
            {
                continue;
            }

            return other is { Role: MentionRole.Subject, IsName: true, Entity: "PER" } && other.Verb < mention.First ? other : null;
        }

        return null;
    }

    /// <summary>May the pronoun be this person's, as far as names and nouns tell?</summary>
    private static bool Sexed(Mention person, Mention pronoun)
    {
        var chain = person.Chain!;
        float odds = chain.Classes[(int)pronoun.Pronoun] - chain.Classes[pronoun.Pronoun == PronounClass.He ? (int)PronounClass.She : (int)PronounClass.He];
        return odds > -OtherSex && chain.Allows(pronoun.Pronoun);
    }

    private static Mention? At(Mention mention, List<Mention> before, int word)
    {
        for (int i = before.Count - 1; i >= 0 && before[i].Sentence == mention.Sentence; i--)
        {
            if (before[i].Word == word && before[i].Form != MentionForm.Coordination)
            {
                return before[i];
            }
        }

        return null;
    }

    /// <summary>"Costa, the minister"; but in "sent Costa, of Riga, a letter" the letter is not Costa.</summary>
    private bool Apposed(Mention mention, Mention head) =>
        (mention.SetOff || (mention.Entity == "PER" && mention.First == head.Word + 1)) && !(mention.IsName && head.IsName) && mention.Plural == head.Plural && head.Entity is not "LOC" && mention.Entity is not "LOC" && !head.IsPronoun
        && !(head.Entity == "PER" && documents.Contains(mention.Lemma));

    /// <summary>"The chief of the defence staff, X": X is the chief, though the comma stands behind the staff.</summary>
    private Mention Titled(Mention mention, Mention head, List<Mention> before) =>
        mention.Entity != "PER" || persons.Contains(head.Lemma) ? head
        : before.FindLast(m => m.Sentence == head.Sentence && m.Last == head.Last && m.First <= head.First && m.Form != MentionForm.Coordination && persons.Contains(m.Lemma)) ?? head;

    private (Mention, string)? OfName(Mention mention, List<Mention> before, List<CoreferenceEntity> chains)
    {
        for (int i = chains.Count - 1; i >= 0; i--)
        {
            if (mention.Actor >= 0 && chains[i].Actor == mention.Actor)
            {
                return (Named(chains[i]), "same actor");
            }
        }

        if (mention.Name.Length == 0)
        {
            return null;
        }

        for (int i = before.Count - 1; i >= 0; i--)
        {
            var other = before[i];
            if (other.Name.Length == 0 || other.Chain is null)
            {
                continue;
            }

            if (SameKind(mention, other) && mention.Name.AsSpan().SequenceEqual(other.Name))
            {
                return (other, "same name");
            }

            if (IsShort(mention, other) || IsShort(other, mention))
            {
                return (other, mention.Name.Length < other.Name.Length ? "short name" : "full name");
            }

            if (IsAcronym(mention, other) || IsAcronym(other, mention))
            {
                return (other, "acronym");
            }
        }

        return Unveiled(mention, before) is { } described ? (described, "name told later") : null;
    }

    /// <summary>"…, the country's interior minister said. Hale told the paper …": a speaker of the sentence before gets a name that nobody had.</summary>
    private Mention? Unveiled(Mention mention, List<Mention> before)
    {
        bool bare = mention is { Entity: "PER", Role: MentionRole.Subject, Speaks: true, Quoted: false, Anchor: < 0 } && mention.Name.Length > 1 && !mention.Words.Any(w => w[0] == '#' || persons.Contains(w) || Kin.Contains(w));
        var described = !bare ? null : before.FindLast(m => m is { Speaks: true, IsPronoun: false, IsName: false, Plural: false, Form: not MentionForm.Coordination }
            && m.Sentence < mention.Sentence && m.Sentence >= mention.Sentence - 1 && m.Role is MentionRole.Subject or MentionRole.Oblique);
        return described is { Chain: { } chain } && (persons.Contains(described.Lemma) || Kin.Contains(described.Lemma)) && described.Lemma is not ("official" or "source")
            && !chain.Mentions.Exists(m => m.IsName) ? described : null;
    }

    private static Mention Named(CoreferenceEntity chain) => chain.Mentions.FindLast(m => m.IsName) ?? chain.Last;

    private static bool SameKind(Mention a, Mention b) => a.Entity == b.Entity || a.Entity.Length == 0 || b.Entity.Length == 0 || a.Entity == "MISC" || b.Entity == "MISC" || (a.Entity != "PER" && b.Entity != "PER");

    /// <summary>"Sáenz Vela" for "Rodrigo Sáenz Vela", "Halvorsen" for "Halvorsen Shipping"; no city for what is named after it.</summary>
    private static bool IsShort(Mention shorter, Mention longer)
    {
        string[] a = shorter.Name, b = longer.Name;
        if (a.Length >= b.Length || longer.Plural != shorter.Plural)
        {
            return false;
        }

        bool ends = b.AsSpan(b.Length - a.Length).SequenceEqual(a), begins = b.AsSpan(0, a.Length).SequenceEqual(a);
        return longer.Entity switch
        {
            "PER" => b.Length <= 5 && (ends || begins || (a.Length == 1 && b.Contains(a[0], StringComparer.Ordinal))) && a[0].Length > 2,
            "ORG" => begins && shorter.Entity is not ("LOC" or "PER") && a[0].Length > 2,
            _ => false,
        };
    }

    private static bool IsAcronym(Mention acronym, Mention full)
    {
        if (acronym.Name.Length != 1 || full.Name.Length < 2 || acronym.Name[0].Replace(".", "", StringComparison.Ordinal) is not { Length: >= 2 and <= 8 } letters)
        {
            return false;
        }

        int at = 0;
        foreach (string word in full.Name)
        {
            if (at < letters.Length && word[0] == letters[at])
            {
                at++;
            }
            else if (word != letters)
            {
                return false;
            }
        }

        return at == letters.Length;
    }

    /// <summary>A capital that acts as a government takes up that government where the country itself has no name in the text.</summary>
    private static (Mention, string)? Metonym(Mention mention, List<CoreferenceEntity> chains)
    {
        if (!mention.Metonym)
        {
            return null;
        }

        string? code = Array.Find(mention.Words, w => w[0] == '#');
        CoreferenceEntity? best = null;
        foreach (var chain in chains)
        {
            if (code is not null && chain.Words.Contains(code) && !chain.IsPerson && (best is null || chain.Last.Position > best.Last.Position)
                && (chain.Mentions.Exists(m => m.Metonym || (m.IsName && m.Words is [var only] && only == code)) || chain.Words.Any(Governments.Contains)))
            {
                best = chain;
            }
        }

        return best is null ? null : (best.Last, "metonym");
    }

    private (Mention, string)? OfDescription(Mention mention, List<Mention> before, List<CoreferenceEntity> chains)
    {
        if (mention.Form == MentionForm.Definite && Pair(mention, before) is { } pair)
        {
            return (pair, "both of a pair");
        }

        if (mention.Lemma is "former" or "latter")
        {
            return before.FindLast(m => m.Form == MentionForm.Coordination && m.Sentence >= mention.Sentence - 1) is { } both
                ? (mention.Lemma == "former" ? both.Parts[0] : before.FindLast(m => m.Sentence == both.Sentence && m.Last == both.Last && m != both) ?? both, "the " + mention.Lemma)
                : null;
        }

        if (mention.Form is MentionForm.Definite && !mention.Words.Any(Ordinals.Contains))
        {
            if (MostSalient(mention, chains) is { } best)
            {
                return (best.Last, best.Mentions.Exists(m => m.Lemma == mention.Lemma && !m.IsName) ? "same description" : "role of a name");
            }

            if (Holder(mention, chains) is { } holder)
            {
                return (holder.Last, "role of one alone");
            }
        }

        if (mention.Form == MentionForm.Definite && !mention.Plural && !mention.Possessed && (mention.Words.Length == 1 || IsAge(mention)) && OfNamed(mention, before) is { } named)
        {
            return (named, "description of a name");
        }

        if (mention.Actor >= 0 && mention.Form is MentionForm.Bare or MentionForm.Definite && mention.Words.Length > 1 | mention.Plural
            && chains.FindLast(chain => chain.Actor == mention.Actor) is { } same)
        {
            return (same.Last, "same actor");
        }

        return null;
    }

    /// <summary>The most salient chain that the description takes up.</summary>
    private CoreferenceEntity? MostSalient(Mention mention, List<CoreferenceEntity> chains)
    {
        string[] narrower = general.GetValueOrDefault(mention.Lemma, []);
        (CoreferenceEntity? best, int most) = (null, int.MinValue);
        foreach (var chain in chains)
        {
            if (chain.Last.Sentence >= mention.Sentence - RoleWindow && TakesUp(mention, narrower, chain) && Salience(chain, mention) is int salience && (best is null || salience > most))
            {
                (best, most) = (chain, salience);
            }
        }

        return best;
    }

    /// <summary>"The four-term senator" where only one senator was named: the words in front tell something new of him.</summary>
    private CoreferenceEntity? Holder(Mention mention, List<CoreferenceEntity> chains)
    {
        if (mention.Plural || mention.Possessed || mention.Quoted || !persons.Contains(mention.Lemma) || mention.Words.Length > MostNewWords || mention.Words.Any(w => w[0] == '#'))
        {
            return null;
        }

        var holders = chains.Where(chain => (chain.Words.Contains(mention.Lemma) || (general.GetValueOrDefault(mention.Lemma) is { } narrower && narrower.Any(chain.Words.Contains))) && !Overlaps(mention, chain)).Take(2).ToArray();
        return holders is [{ IsPerson: true } only] && only.Last.Position < mention.Position && only.Last.Sentence >= mention.Sentence - HolderWindow && only.Mentions.Exists(m => m.IsName) ? only : null;
    }

    /// <summary>"The woman" is nobody whose name is a man's.</summary>
    private static bool OtherSexed(string noun, Mention name)
    {
        if (noun is not ("man" or "boy" or "woman" or "girl") || name.Chain is not { } chain)
        {
            return false;
        }

        bool male = noun is "man" or "boy";
        float odds = chain.Classes[male ? (int)PronounClass.She : (int)PronounClass.He] - chain.Classes[male ? (int)PronounClass.He : (int)PronounClass.She];
        return odds > OtherSex || chain.Pronoun == (male ? PronounClass.She : PronounClass.He);
    }

    /// <summary>"The 77-year-old".</summary>
    private static bool IsAge(Mention mention) => mention.Lemma.EndsWith("-year-old", StringComparison.Ordinal) || (mention.Lemma == "old" && mention.Words.Contains("year", StringComparer.Ordinal));

    /// <summary>
    /// "The analyst", "the militia": a person or body told by one word, of which nothing was said before, is the one
    /// named last, the subject of a sentence before others.
    /// </summary>
    private Mention? OfNamed(Mention mention, List<Mention> before)
    {
        bool anybody = Anybody.Contains(mention.Lemma) || IsAge(mention);
        bool person = anybody || persons.Contains(mention.Lemma);
        bool body = !person && bodies.Contains(mention.Lemma) && !Governments.Contains(mention.Lemma) && !Lands.Contains(mention.Lemma);
        Mention? best = null;
        int score = 0;
        for (int i = before.Count - 1; (person || body) && i >= 0 && before[i].Sentence >= mention.Sentence - 2; i--)
        {
            var other = before[i];
            bool known = other.Chain!.Words.Any(persons.Contains) || (body && other.Chain.Mentions.Exists(m => !m.IsName && bodies.Contains(m.Lemma)));
            bool fits = other.Sentence < mention.Sentence && !other.Plural && !OtherSexed(mention.Lemma, other)
                && (person ? other.IsName && other.Entity == "PER" && (!known || anybody) || (anybody && other.IsPersonal && !other.IsPronoun)
                    : other.IsName && other.Entity != "LOC" && !known && other.Chain.Pronoun is PronounClass.None or PronounClass.It or PronounClass.They && !other.Words.Any(w => w[0] == '#')
                        && !other.Chain.Mentions.Exists(m => IsOther(mention.Lemma, m.Sectors)));
            int own = !fits ? 0 : 1 + (other.Role == MentionRole.Subject ? 2 : 0) + (body && other.Entity == "ORG" ? 4 : 0) + (other.Sentence == mention.Sentence - 1 ? 1 : 0);
            if (own > score)
            {
                (best, score) = (other, own);
            }
        }

        return best;
    }

    // The nearest chain, and of two in one sentence its subject.
    private static int Salience(CoreferenceEntity chain, Mention mention)
    {
        int best = int.MinValue;
        foreach (var m in chain.Mentions)
        {
            if (m.Position < mention.Position)
            {
                best = Math.Max(best, (m.Sentence * 4) + (m.Role == MentionRole.Subject ? 2 : m.Role is MentionRole.Possessive or MentionRole.Modifier ? 0 : 1));
            }
        }

        return best;
    }

    /// <summary>Are the description's head, or a narrower word for it, and all its other words among what the chain was called?</summary>
    private static bool TakesUp(Mention mention, string[] narrower, CoreferenceEntity chain)
    {
        // Few chains have the noun: asked first, for the other questions go through all their mentions.
        if (mention.Words.Length == 0 || !(chain.Words.Contains(mention.Lemma) || HasAny(chain.Words, narrower)))
        {
            return false;
        }

        if (chain.Last.Position >= mention.Position || Overlaps(mention, chain) || chain.Mentions.Exists(m => m.Plural && !m.IsName) != mention.Plural)
        {
            return false;
        }

        string? own = Array.Find(mention.Words, w => w[0] == '#');
        bool foreign = own is not null && !chain.Words.Contains(own) && chain.Words.Any(w => w[0] == '#');
        return !foreign && Array.TrueForAll(mention.Words, w => w == mention.Lemma || w[0] == '#' || Ranks.Contains(w) || chain.Words.Contains(w));
    }

    private static bool HasAny(HashSet<string> words, string[] asked)
    {
        foreach (string word in asked)
        {
            if (words.Contains(word))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Overlaps(Mention mention, CoreferenceEntity chain) => chain.Mentions.Exists(m => m.Span.Overlaps(mention.Span));

    /// <summary>"Both sides", "the two leaders", "the pair": the last two that were named together.</summary>
    private Mention? Pair(Mention mention, List<Mention> before)
    {
        // "The two meetings" and "the stories" are neither men nor states.
        bool somebody = persons.Contains(mention.Lemma) || people.Contains(mention.Lemma) || people.Contains(mention.Lemma + "s");
        bool two = PairWords.Contains(mention.Lemma) || (mention.Words.Contains("two", StringComparer.Ordinal) && (somebody || bodies.Contains(mention.Lemma) || Lands.Contains(mention.Lemma)));
        for (int i = before.Count - 1; i >= 0 && before[i].Sentence >= mention.Sentence - PairWindow; i--)
        {
            var other = before[i];
            if (other.Span.Overlaps(mention.Span))
            {
                continue;
            }

            if (other.Form == MentionForm.Coordination && (two || (mention.Plural && somebody && other.Entity == "PER" && mention.Words.Length == 1)))
            {
                return other;
            }

            if (two && other.Form is MentionForm.Definite && other.Plural && (other.Words.Contains("two", StringComparer.Ordinal) || other.Words.Contains("both", StringComparer.Ordinal) || other.Lemma == mention.Lemma))
            {
                return other;
            }
        }

        return null;
    }
}
