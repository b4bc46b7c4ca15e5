using System.Collections.Frozen;
using Readout.Lexicons;
using Readout.Text;
using static Readout.Statements.ContentWords;

namespace Readout.Statements;

/// <summary>
/// Says what a source does by saying it. The act wins over the verb: the content's own words, its negation and whose
/// act it tells decide before the cue's default stance does (<c>docs/stances.md</c>).
/// </summary>
internal sealed class StanceClassifier
{
    private static readonly Stance[] Order =
    [
        Stance.Apologizes, Stance.ClaimsResponsibility, Stance.LeavesOpen, Stance.Refuses, Stance.Threatens, Stance.Denies, Stance.Demands, Stance.Accuses, Stance.Criticizes,
        Stance.Proposes, Stance.Hopes, Stance.Fears, Stance.Warns, Stance.Praises, Stance.Believes, Stance.Expects, Stance.Promises, Stance.Confirms, Stance.Asks, Stance.Says,
    ];

    private static readonly string[] Scopes = ["self", "head", "start", "any", "deed", "harm", "predicate", "victim", "vow", "verdict", "rejected", "cue"];

    // Cues that give a thing a name or a judgement, which says what they do.
    private static readonly FrozenSet<string> Naming = new[] { "call", "describe", "brand", "label", "term", "dub", "characterize", "characterise", "portray", "slam", "see", "consider", "view", "regard" }.ToFrozenSet(StringComparer.Ordinal);

    // "Told him to go", "warned residents to stay at home": with an infinitive these ask something of somebody.
    private static readonly FrozenSet<string> Telling = new[] { "tell", "warn", "remind", "signal", "write", "radio", "text", "shout", "yell", "call", "notify" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Rejecting = new[] { "reject", "dismiss", "refute", "rebut", "rebuff", "decry", "scoff" }.ToFrozenSet(StringComparer.Ordinal);

    // Verbs that say how another act goes on or looks: "continued to describe", "appeared to call on".
    private static readonly FrozenSet<string> Phase = new[] { "appear", "seem", "continue", "go", "remain", "begin", "start", "keep", "proceed", "rush", "hasten" }.ToFrozenSet(StringComparer.Ordinal);

    // In front of a judgement these turn it round or take it away.
    private static readonly FrozenSet<string> Negators = new[] { "not", "no", "never", "without", "nor", "neither", "hardly" }.ToFrozenSet(StringComparer.Ordinal);

    // Before an order that begins a quotation; the words of no order follow behind.
    private static readonly FrozenSet<string> BeforeOrder = new[] { "please", "just", "now", "so", "do", "don't", "don’t", "n't", "n’t", "not", "never", "and", "but", "then", "always" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> NoOrder = new[]
    {
        "let", "look", "see", "say", "imagine", "suppose", "thank", "bless", "wait", "guess", "hope", "wish", "welcome", "thanks", "think", "believe", "know", "mean", "love", "like", "want", "need", "have", "be", "feel", "seem", "sound", "god",
    }.ToFrozenSet(StringComparer.Ordinal);

    // Before a deed these say that it did not happen, was done to the subject, or is no more than talked of.
    private static readonly FrozenSet<string> NoDeed = new[]
    {
        "was", "were", "been", "be", "being", "is", "are", "not", "never", "to", "who", "that", "which", "the", "a", "get", "got", "is", "it", "we", "i",
        "strike", "strikes", "airstrike", "airstrikes", "raid", "raids", "blast", "explosion", "bomb", "attack", "attacks", "crash", "quake", "earthquake", "storm", "fire", "operation",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> NoObject = new[]
    {
        "by", "in", "on", "at", "this", "last", "during", "from", "near", "after", "when", "while", "since", "and", "or", "for", "before", "with", "as", "to", "is", "was", "were", "are", "have", "had", "earlier",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Fillers = new[] { "also", "now", "still", "then", "always", "certainly", "are", "am", "is", "further", "therefore", "only" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Silence = new[]
    {
        "comment", "say", "confirm", "give", "provide", "discuss", "elaborate", "identify", "disclose", "reveal", "answer", "respond", "name", "speculate", "specify", "offer", "talk", "release", "explain",
    }.ToFrozenSet(StringComparer.Ordinal);

    // What is refused when somebody has it to give; who will not "confirm" may have nothing to tell.
    private static readonly FrozenSet<string> Withheld = new[] { "release", "offer", "give", "provide" }.ToFrozenSet(StringComparer.Ordinal);

    // Who speaks for a force, and what that force calls its own.
    private static readonly FrozenSet<string> Police = new[] { "police", "sheriff", "deputy", "constable", "constabulary", "officer", "officers", "department", "nypd", "lapd", "superintendent", "commissioner", "gardai" }.ToFrozenSet(StringComparer.Ordinal);

    // Whose work it is to lay crimes at doors.
    private static readonly FrozenSet<string> Charger = new[]
    {
        "affidavit", "commissioner", "constable", "constabulary", "court", "deputies", "detective", "detectives", "fbi", "gardai", "indictment", "investigator", "investigators", "lapd", "nypd", "officer", "officers", "police", "prosecution", "prosecutor", "prosecutors", "rcmp", "sheriff",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> PoliceActors = new[] { "officer", "officers", "deputy", "deputies", "policeman", "policemen", "trooper", "troopers", "police", "cop", "cops", "agents", "constables" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Armies = new[] { "army", "military", "pentagon", "defense", "defence", "command", "coalition", "forces", "navy", "general", "colonel" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> ArmyActors = new[] { "soldier", "soldiers", "troops", "forces", "airstrike", "airstrikes", "drone", "drones", "planes", "jets", "aircraft", "marines", "commandos" }.ToFrozenSet(StringComparer.Ordinal);

    // What is "allegedly" done as a wrong.
    private static readonly FrozenSet<string> Wrongs = new[]
    {
        "abduct", "abuse", "accept", "assault", "attack", "beat", "behead", "blackmail", "bomb", "break", "bribe", "burn", "cheat", "collude", "commit", "conspire", "deceive", "defraud", "drug", "embezzle", "execute", "exploit", "extort", "fire",
        "flee", "forge", "fund", "grope", "hack", "harass", "hide", "hit", "hold", "intimidate", "keep", "kidnap", "kill", "launder", "leak", "lie", "loot", "massacre", "mislead", "misuse", "molest", "murder", "open", "plan", "plot", "poison", "possess",
        "punch", "rape", "recruit", "rig", "rob", "set", "shell", "shoot", "slash", "smash", "smuggle", "spy", "stab", "steal", "strangle", "swindle", "take", "tamper", "target", "threaten", "throw", "torch", "torture", "traffic", "use", "vandalize", "violate",
    }.ToFrozenSet(StringComparer.Ordinal);

    // A speaker's own thought ("I hope", "he was worried") stands among the first words of a content.
    private const int HeadWords = 3;

    // A first clause is seldom longer; what is negated behind it is mostly a detail.
    private const int StartWords = 10;

    // "vowed to hunt down and kill …": the act that is vowed stands near the head of the content.
    private const int VowWords = 6;

    // "killed in the raid by …": who did it follows soon, and so does whom it hit.
    private const int AgentWords = 7;

    // "not at all welcome": as far as a negation reaches.
    private const int NegationWords = 3;

    private readonly (string[] Words, string Scope, Stance Stance)[] plain;
    private readonly FrozenDictionary<string, int[]> plainByFirst;
    private readonly ILookup<string, (string[] Words, string Scope, Stance Stance)> scopes;
    private readonly CueLexicon cues;

    public StanceClassifier(LexiconSet lexicons)
        : this(lexicons, new CueLexicon(lexicons))
    {
    }

    public StanceClassifier(LexiconSet lexicons, CueLexicon cues)
    {
        this.cues = cues;
        var faults = new List<string>();
        var found = new List<(string[], string, Stance)>();
        foreach (var row in lexicons.Rows("stances.tsv", 5))
        {
            if (!StanceTerms.TryParse(row[2], out var stance))
            {
                faults.Add(row.Fault(2, NoteCodes.LexiconValue, $"stance \"{row[2]}\" is not known; expected one of {StanceTerms.All}"));
            }

            if (!Scopes.Contains(row[1]))
            {
                faults.Add(row.Fault(1, NoteCodes.LexiconValue, $"\"{row[1]}\" is not known; expected {string.Join(", ", Scopes[..^1])} or {Scopes[^1]}"));
            }

            found.Add((row[1] == "cue" ? row[0].Split(' ') : [.. row[0].Split(' ').SelectMany(Parts)], row[1], stance));
        }

        var alike = found.ToLookup(r => (r.Item2, r.Item1[0]));
        (string[] Words, string Scope, Stance Stance)[] rows = faults.Count > 0 ? throw new InputException(faults)
            : [.. found.OrderBy(r => Rank(r, alike[(r.Item2, r.Item1[0])])).ThenByDescending(r => r.Item1.Length).ThenBy(r => string.Join(' ', r.Item1), StringComparer.Ordinal)];
        scopes = rows.ToLookup(r => r.Scope);
        plain = [.. rows.Where(r => r.Scope is "self" or "head" or "start" or "any" or "deed" or "harm" or "predicate")];
        plainByFirst = plain.Index().GroupBy(r => r.Item.Words[0], r => r.Index, StringComparer.Ordinal).ToFrozenDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);
    }

    /// <summary>A row's stance gives its turn; one that begins with a shorter row's words is an exception to it and comes before it.</summary>
    /// <param name="alike">The rows of the same scope with the same first word.</param>
    private static int Rank((string[] Words, string Scope, Stance Stance) row, IEnumerable<(string[] Words, string Scope, Stance Stance)> alike) =>
        alike.Where(other => other.Words.Length <= row.Words.Length && other.Words.AsSpan().SequenceEqual(row.Words.AsSpan(0, other.Words.Length)))
            .Min(other => Array.IndexOf(Order, other.Stance));

    public Stance Classify(Draft draft, string text) => Classify(draft, text, [draft.Tree]);

    /// <param name="trees">The sentences in which the content may begin.</param>
    public Stance Classify(Draft draft, string text, IReadOnlyList<SentenceTree> trees)
    {
        var (words, starts) = Of(text, draft.Content);
        var (word, lemma, entry) = Act(draft);
        var stance = entry?.StanceOf(Frame(draft, word, entry, words)) ?? Stance.Says;
        stance = word < 0 ? stance : OfCueWords(draft.Tree, word, stance) ?? stance;
        if (draft.Rule == "adv" && lemma == "allegedly")
        {
            return Charges(draft.Tree, draft.Word) ? Stance.Accuses : Stance.Says;
        }

        if (Telling.Contains(lemma) && Holds(draft, word, "xcomp") && draft.Tree.Child(draft.Tree.Child(word, "xcomp"), "mark") is >= 0 and int to && draft.Tree.IsForm(to, "to"))
        {
            return Stance.Demands;
        }

        if (OfCue(draft, words, stance) is { } decided)
        {
            return decided;
        }

        if (stance == Stance.Promises && scopes["vow"].Any(row => IndexOf(words, row.Words) is >= 0 and < VowWords))
        {
            return Stance.Threatens;
        }

        if (Rejecting.Contains(lemma))
        {
            return scopes["rejected"].Where(row => IndexOf(words, row.Words) >= 0).Select(row => (Stance?)row.Stance).FirstOrDefault() ?? stance;
        }

        if (Naming.Contains(lemma) && stance is Stance.Says or Stance.Believes)
        {
            var judged = scopes["verdict"].Concat(scopes["predicate"].Where(row => stance == Stance.Says && row.Stance != Stance.Accuses)).Concat(scopes["any"].Where(row => row.Stance is Stance.Criticizes or Stance.Denies or Stance.Praises));
            foreach (var row in judged)
            {
                if (IndexOf(words, row.Words) is >= 0 and var at && !Negated(words, at))
                {
                    return row.Stance;
                }
            }
        }

        return stance is Stance.Says or Stance.Asks && lemma != "ask" ? OfContent(draft, text, words, new ContentTrees(draft.Content, starts, trees), trees) ?? stance : stance;
    }

    /// <summary>"Allegedly robbed a shop", "allegedly robbed by her": a wrong with its doer is laid at a door, "was allegedly found" is not.</summary>
    private static bool Charges(SentenceTree tree, int adverb)
    {
        int verb = tree.Head(adverb);
        return verb >= 0 && Wrongs.Contains(tree.Lemma(verb)) && (tree.Child(verb, "aux:pass") < 0 || tree.Child(verb, "obl:agent") >= 0);
    }

    /// <summary>The word that names the act: behind "continued to" and the like another verb does.</summary>
    private (int Word, string Lemma, CueEntry? Entry) Act(Draft draft)
    {
        var tree = draft.Tree;
        int act = draft.Word >= 0 && Phase.Contains(tree.Lemma(draft.Word)) ? tree.Child(draft.Word, "xcomp") : -1;
        if (act > draft.Word && tree.Span(act).Start < draft.Content[^1].End && !draft.Content.Exists(span => span.Contains(tree.Span(act)) && span.Start < tree.Span(act).Start - "to ".Length))
        {
            return (act, tree.Lemma(act), cues.At(tree, act)?.Entry);
        }

        // "Issued a statement urging …": what the statement does, right in front of what it says.
        int issued = draft.Word >= 0 ? tree.Child(draft.Word, "obj") : -1;
        int doing = issued > draft.Word ? tree.Child(issued, "acl") : -1;
        return doing > issued && tree.Span(doing).End + 1 == draft.Content[0].Start && cues.At(tree, doing)?.Entry is { } entry
            ? (doing, tree.Lemma(doing), entry)
            : (draft.Word, draft.Lemma, draft.Entry);
    }

    /// <summary>What a cue of several words does ("express gratitude"), or one that the lexicon of cues lacks.</summary>
    private Stance? OfCueWords(SentenceTree tree, int word, Stance stance)
    {
        foreach (var row in scopes["cue"])
        {
            // "Claimed the attack" is no "claimed the attack killed five".
            bool begins = (tree.Lemma(word) == row.Words[0] || tree.IsForm(word, row.Words[0])) && !(row.Words[0] == "claim" && tree.Child(word, "ccomp") > word);
            if (begins && (row.Words.Length > 1 || stance == Stance.Says) && CueLexicon.Follow(tree, word, row.Words) is not null)
            {
                return row.Stance;
            }
        }

        return null;
    }

    /// <summary>The frame that a content fills; where no rule found it, by its first words.</summary>
    private static string Frame(Draft draft, int word, CueEntry entry, string[] words)
    {
        if (draft.Rule is "that" or "model" && entry.Takes("obj") && Holds(draft, word, "obj") && !Holds(draft, word, "xcomp") && !Holds(draft, word, "ccomp"))
        {
            return "obj";
        }

        if (word == draft.Word && entry.Takes(draft.Rule))
        {
            return draft.Rule;
        }

        string before = WordBefore(draft);
        if (before.Length > 0 && entry.Takes(before))
        {
            return before;
        }

        bool infinitive = words.Length > 1 && (words[0] == "to" || before == "to" || Array.IndexOf(words, "to", 0, Math.Min(words.Length, 6)) > 0);
        return infinitive && entry.Takes("inf") && (words[0] == "to" || before == "to") ? "inf"
            : entry.Takes("addr") ? "addr"
            : infinitive && entry.Takes("obj") ? "obj"
            : entry.Takes("that") ? "that"
            : entry.Takes("obj") ? "obj"
            : entry.Frames.Keys.Order(StringComparer.Ordinal).First();
    }

    /// <summary>Does the content hold what stands in a relation to a verb?</summary>
    private static bool Holds(Draft draft, int word, string relation) =>
        word >= 0 && draft.Tree.Child(word, relation) is >= 0 and int child && draft.Content.Exists(span => span.Contains(draft.Tree.Span(child)));

    /// <summary>The word right in front of a content that follows its cue.</summary>
    private static string WordBefore(Draft draft)
    {
        var tree = draft.Tree;
        int word = draft.Word >= 0 && draft.Start > draft.Cue.Start ? tree.WordAt(draft.Start) - 1 : -1;
        return word > draft.Word && word < tree.Count ? tree.Form(word).ToString().ToLowerInvariant() : "";
    }

    private static Stance? OfCue(Draft draft, string[] words, Stance stance)
    {
        var tree = draft.Tree;
        bool negated = draft.Word >= 0 && Negated(tree, draft.Word);
        switch (draft.Lemma)
        {
            case "rule out":
                return negated ? Stance.LeavesOpen : Stance.Refuses;
            case "refuse" when words.Take(3).Any(Withheld.Contains):
                return Stance.Refuses;
            case "consider" or "weigh" or "mull" or "contemplate" when words.Length > 0 && words[0].Length > "king".Length && words[0].EndsWith("ing", StringComparison.Ordinal):
                return Stance.LeavesOpen;
            case "consider" or "weigh" or "mull" or "contemplate" when tree.Xpos(draft.Word) == "VBG" && tree.Child(draft.Word, "aux") >= 0 && tree.Child(draft.Word, "xcomp") < 0 && draft.Start > draft.Cue.Start:
                return Stance.LeavesOpen;
            case "ask" when WordBefore(draft) == "that":
                return Stance.Demands;
            case "decline" or "refuse" when words.Take(3).Any(Silence.Contains) || Silence.Contains(WordBefore(draft)):
                return Stance.LeavesOpen;
            case "threaten" or "warn" or "claim responsibility for":
                return stance;
        }

        if (!negated)
        {
            return null;
        }

        return stance switch
        {
            Stance.Confirms or Stance.Says or Stance.Denies or Stance.Asks => Stance.LeavesOpen,
            Stance.Hopes or Stance.Praises => Stance.Refuses,
            Stance.Promises => Stance.Refuses,
            _ => stance,
        };
    }

    public static bool Negated(SentenceTree tree, int word)
    {
        foreach (int child in tree.Children(word))
        {
            if (tree.Lemma(child) is "not" or "never" or "n't" or "without" or "neither" or "nor" || tree.Form(child) is "n't" or "n’t" || tree.IsForm(child, "without"))
            {
                return true;
            }
        }

        return false;
    }

    private Stance? OfContent(Draft draft, string text, string[] words, ContentTrees content, IReadOnlyList<SentenceTree> trees)
    {
        if (trees.FirstOrDefault(tree => tree.Sentence.Span.Contains(draft.Content[0].Start)) is { } opening && Orders(draft.Content[0], opening))
        {
            return Stance.Demands;
        }

        bool quoted = text[draft.Content[0].Start] is '“' or '"';
        int self = SelfAct(words, draft.Source is { } source ? source.Of(text) : "", quoted);
        foreach (int turn in Turns(words))
        {
            var (row, scope, stance) = plain[turn];
            int at = scope == "self" ? Acts(words, self, row) : Place(words, row, scope, stance, content);
            bool holds = at >= 0 && scope switch
            {
                "deed" => Deed(words, row, at),
                "harm" => Deed(words, row, at) && (Victims(words, row, at) || (Charging(draft, text) && !words.AsSpan(at).ContainsAny("himself", "herself", "themselves"))),
                "head" => at <= HeadWords,
                "start" => at <= StartWords || (stance == Stance.Denies && content.OfFirst(at + row.Length - 1)),
                "predicate" => content.Predicates(at),
                "any" => !(stance == Stance.Demands && Regrets(words, at + row.Length)),
                _ => true,
            };
            if (!holds || (stance == Stance.Denies && scope is "self" or "start" && !Denial.Holds(draft, words, at, row.Length, scope == "self", Wrong(words, at + row.Length), content)))
            {
                continue;
            }

            if (stance == Stance.Accuses && scope is "deed" or "harm" && OwnDeed(words, at, draft.Source is { } own ? own.Of(text) : ""))
            {
                continue;
            }

            if (stance == Stance.Accuses && content.Confesses(at, row.Length, quoted, draft.SourceWord >= 0 && draft.SourceTree.Sentence.Words[draft.SourceWord].Entity is "B-PER" or "I-PER"))
            {
                return Stance.Confirms;
            }

            if (Judges(stance) && scope is "any" or "predicate" && Negated(words, at))
            {
                if (stance == Stance.Praises)
                {
                    return Stance.Criticizes;
                }

                continue;
            }

            return stance;
        }

        var last = draft.Content[^1];
        return text[last.Start..last.End].TrimEnd('"', '”', '’', '\'').EndsWith('?') ? Stance.Asks : null;
    }

    /// <summary>Where a row's words stand and count; −1 when nowhere.</summary>
    private static int Place(string[] words, string[] row, string scope, Stance stance, ContentTrees content)
    {
        int at = IndexOf(words, row);
        while (at >= 0 && scope is "any" or "deed" or "harm" or "predicate" && !content.Asserts(at, row.Length, stance, scope))
        {
            at = IndexOf(words, row, at + 1);
        }

        return at;
    }

    /// <summary>Is a wrong what is told behind a negation: "had not broken the law"?</summary>
    private bool Wrong(string[] words, int from) =>
        Turns(words).Any(turn => plain[turn] is { Stance: Stance.Accuses, Scope: "any" or "deed" or "harm" } row && IndexOf(words, row.Words, from) is >= 0 and var at && at <= from + HeadWords);

    /// <summary>The plain rows that may hold, in their turn: of a thousand a content has the first word of a few.</summary>
    private IEnumerable<int> Turns(string[] words) =>
        words.Distinct(StringComparer.Ordinal).SelectMany(word => plainByFirst.GetValueOrDefault(word, [])).Order();

    private static bool Judges(Stance stance) => stance is Stance.Accuses or Stance.Criticizes or Stance.Praises or Stance.Warns;

    private static bool Negated(string[] words, int at) =>
        Enumerable.Range(Math.Max(0, at - NegationWords), Math.Min(NegationWords, at)).Any(i => Negators.Contains(words[i]) && words[i + 1] is not ("only" or "just" or "merely") && !(words[i + 1] == "be" && at - i > 2 && words[i + 2] == "more"));

    /// <summary>Does a quotation begin with an order: "Cancel the meeting", "Don't shoot"?</summary>
    private static bool Orders(TextSpan first, SentenceTree tree)
    {
        if (tree.Text[first.Start] is not ('"' or '“' or '‘' or '\'' or '„' or '«'))
        {
            return false;
        }

        int word = tree.WordAt(first.Start);
        while (word < tree.Count && (tree.IsPunct(word) || BeforeOrder.Contains(tree.Form(word).ToString())))
        {
            word++;
        }

        return word < tree.Count && first.Contains(tree.Span(word)) && tree.Upos(word) == "VERB" && tree.Xpos(word) is "VB" or "VBP" && !NoOrder.Contains(tree.Lemma(word))
            && tree.Child(word, "nsubj") < 0 && tree.Child(word, "mark") < 0 && !tree.Has(word, "conj");
    }

    /// <summary>Does a deed hit people who take no part in a fight? The killing of a fighter is news, no charge.</summary>
    private bool Victims(string[] words, string[] row, int at)
    {
        string[] near = words[Math.Max(0, at - AgentWords)..Math.Min(words.Length, at + row.Length + AgentWords)];
        return scopes["victim"].Any(victim => IndexOf(near, victim.Words) >= 0);
    }

    /// <summary>Is the source one whose work it is to lay crimes at doors: the police, a prosecutor, an indictment?</summary>
    private static bool Charging(Draft draft, string text) =>
        draft.Source is { } source && source.Of(text).ToLowerInvariant().Split([' ', '-', '’', '\'', ','], StringSplitOptions.RemoveEmptyEntries).Any(Charger.Contains);

    /// <summary>Where the speaker's own act begins: behind "we", "it", "his country", or the source's own noun at the head of the content.</summary>
    private static int SelfAct(string[] words, string source, bool quoted)
    {
        if (words.Length > 1 && (words[0] is "i" or "we" || (!quoted && words[0] is "it" or "he" or "she" or "they")))
        {
            return 1;
        }

        for (int i = 1; i < Math.Min(5, words.Length - 1); i++)
        {
            bool acts = words[i + 1] is "will" or "would" or "did" or "had" or "has" or "have" or "is" or "are";
            if (acts && (words[0] is "his" or "her" or "their" or "its" or "our" or "my" || OwnSide(words[i], source)))
            {
                return i + 1;
            }
        }

        return -1;
    }

    /// <summary>Is a subject what the source is or belongs to: "Russia" to the Russian minister, "the government" to its spokesman?</summary>
    private static bool OwnSide(string subject, string source) =>
        subject.Length > 3 && source.Split(' ').Any(word => word.AsSpan().StartsWith(subject.AsSpan(0, Math.Max(4, subject.Length - 2)), StringComparison.OrdinalIgnoreCase));

    /// <summary>"Its soldiers shot a man", "police officers shot a man", say the army and the police: who tells of a deed of their own blames nobody.</summary>
    private static bool OwnDeed(string[] words, int deed, string source)
    {
        string[] own = source.ToLowerInvariant().Split([' ', '-', '’', '\''], StringSplitOptions.RemoveEmptyEntries);
        int before = Math.Min(deed, HeadWords);
        bool forces = (own.Any(Police.Contains) && words[..before].Any(PoliceActors.Contains))
            || (own.Any(Armies.Contains) && words[..before].Any(ArmyActors.Contains));
        return deed > 0 && words[deed - 1] is not ("was" or "were" or "been" or "being" or "be")
            && (forces || words.AsSpan(0, before).IndexOfAny("its", "our", "we") >= 0 || own.Any(word => word.Length > 3 && Array.IndexOf(words, word, 0, before) >= 0));
    }

    /// <summary>Where the row's words stand at the beginning of the speaker's act, behind "also" and the like; −1 when they don't.</summary>
    private static int Acts(string[] words, int self, string[] row)
    {
        for (int at = self; at >= 0 && at < words.Length && at < self + 3; at++)
        {
            if (StartsAt(words, at, row))
            {
                return at;
            }

            if (!Fillers.Contains(words[at]))
            {
                return -1;
            }
        }

        return -1;
    }

    /// <summary>Is a wrong told as somebody's deed: "rebels looted it", "it was looted by rebels"?</summary>
    private static bool Deed(string[] words, string[] row, int at)
    {
        if (at < 1)
        {
            return false;
        }

        if (words[at - 1] is "was" or "were" or "been" or "being" or "be")
        {
            // "was looted by rebels", where that is the news and not an aside about somebody.
            return at < StartWords && Array.FindIndex(words, 0, at, word => word is "who" or "whose" or "which" or "that") < 0
                && Array.IndexOf(words, "by", at, Math.Min(AgentWords, words.Length - at)) > 0;
        }

        // A participle behind its noun ("the girls kidnapped in April") has no object.
        int next = at + row.Length;
        bool objected = next < words.Length && !NoObject.Contains(words[next]);
        return objected && !NoDeed.Contains(words[at - 1]) && !(words[at - 1] is "had" or "have" or "has" && at > 1 && NoDeed.Contains(words[at - 2])) && words[0] is not ("its" or "our" or "their" or "my");
    }

    /// <summary>"Should not have ended": what is over is not asked for.</summary>
    private static bool Regrets(string[] words, int at)
    {
        at += at < words.Length && words[at] is "not" or "n't" or "n’t" or "never" ? 1 : 0;
        return at < words.Length && words[at] == "have";
    }
}
