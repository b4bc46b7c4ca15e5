using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Readout.Lexicons;
using Readout.Text;

namespace Readout.Statements;

/// <summary>What a cue can do in a sentence: its frames with the stance that each gives when nothing else decides.</summary>
internal sealed record CueEntry(string Cue, string Pos, FrozenDictionary<string, Stance> Frames)
{
    public bool Takes(string frame) => Frames.ContainsKey(frame);

    /// <summary>A clause or quotation can be its content: a verb of speech or thought.</summary>
    public bool TakesClause => Takes("that") || Takes("addr");

    public Stance StanceOf(string frame) => Frames.TryGetValue(frame, out var stance) ? stance : Stance.Says;
}

/// <summary>The rows of <c>lexicons/cues.tsv</c>, and of <c>cue-verbs.tsv</c> what they leave out, by the first word of the cue and its part of speech.</summary>
internal sealed class CueLexicon
{
    // Of verbs that no row was written for, those at least so sure are read as verbs of saying (docs/statements.md).
    private const double Sure = 0.65;

    private readonly FrozenDictionary<(string Word, string Pos), CueEntry[]> entries;

    /// <exception cref="InputException">A stance, part of speech or frame is not known.</exception>
    public CueLexicon(LexiconSet lexicons)
    {
        var rows = lexicons.Rows("cues.tsv", 6);
        var faults = new List<string>();
        var frames = new Dictionary<(string, string), Dictionary<string, Stance>>();
        foreach (var row in rows)
        {
            var stance = ReadStance(row, 3, faults);
            if (row[1] is not ("verb" or "noun" or "adj" or "adv"))
            {
                faults.Add(row.Fault(1, NoteCodes.LexiconValue, $"part of speech \"{row[1]}\" is not known; expected verb, noun, adj or adv"));
            }

            if (!frames.TryGetValue((row[0], row[1]), out var own))
            {
                frames[(row[0], row[1])] = own = new Dictionary<string, Stance>(StringComparer.Ordinal);
            }

            own[row[2]] = stance;
        }

        AddRare(lexicons.Rows("cue-verbs.tsv", 4), frames, faults);
        if (faults.Count > 0)
        {
            throw new InputException(faults);
        }

        entries = frames.Select(f => new CueEntry(f.Key.Item1, f.Key.Item2, f.Value.ToFrozenDictionary(StringComparer.Ordinal)))
            .GroupBy(e => (e.Cue.Split(' ')[0], e.Pos))
            .ToFrozenDictionary(g => g.Key, g => g.OrderByDescending(e => e.Cue.Length).ThenBy(e => e.Cue, StringComparer.Ordinal).ToArray());
    }

    /// <summary>
    /// Adds the verbs whose kind alone speaks for them: they were never seen with a clause where certainties were counted.
    /// What was seen often enough has a row of its own, or none because it misleads.
    /// </summary>
    private static void AddRare(ImmutableArray<LexiconRow> rows, Dictionary<(string, string), Dictionary<string, Stance>> frames, List<string> faults)
    {
        foreach (var row in rows)
        {
            var stance = ReadStance(row, 1, faults);
            if (!double.TryParse(row[2], NumberStyles.Float, CultureInfo.InvariantCulture, out double certainty) || certainty is not (>= 0 and <= 1))
            {
                faults.Add(row.Fault(2, NoteCodes.LexiconValue, $"certainty \"{row[2]}\" is no number from 0 to 1"));
            }

            // "ask for" says no more than the rows of "ask".
            string verb = row[0], first = verb.Split(' ')[0];
            if (certainty >= Sure && row[3] == "0" && !frames.ContainsKey((first, "verb")))
            {
                frames.TryAdd((verb, "verb"), new Dictionary<string, Stance>(StringComparer.Ordinal) { ["that"] = stance });
            }
        }
    }

    private static Stance ReadStance(LexiconRow row, int column, List<string> faults)
    {
        if (!StanceTerms.TryParse(row[column], out var stance))
        {
            faults.Add(row.Fault(column, NoteCodes.LexiconValue, $"stance \"{row[column]}\" is not known; expected one of {StanceTerms.All}"));
        }

        return stance;
    }

    /// <summary>The longest cue that begins at a word, and how many words after it belong to it.</summary>
    public (CueEntry Entry, int Last)? At(SentenceTree tree, int word)
    {
        string? pos = tree.Upos(word) switch { "VERB" or "AUX" => "verb", "NOUN" => Predicates(tree, word) ? "verb" : "noun", "ADJ" => Tells(tree, word) ? "verb" : "adj", "ADV" => "adv", _ => null };
        if (pos is null)
        {
            return null;
        }

        if (entries.TryGetValue((tree.Lemma(word), pos), out var candidates) && Longest(tree, word, candidates) is { } match)
        {
            return match;
        }

        // "worried", "convinced": an adjective in the lexicon, to the tagger often a participle.
        if ((tree.Xpos(word) == "VBN" || pos == "adj") && entries.TryGetValue((tree.Form(word).ToString().ToLowerInvariant(), "adj"), out candidates) && Longest(tree, word, candidates) is { } adjective)
        {
            return adjective;
        }

        if (pos == "verb")
        {
            // The language model misspells the lemma of a verb it has not seen.
            foreach (string verb in Inflection.Bases(tree.Form(word).ToString()))
            {
                if (entries.TryGetValue((verb, pos), out candidates) && Longest(tree, word, candidates) is { } mended)
                {
                    return mended;
                }
            }
        }

        return null;
    }

    /// <summary>The verb of one word with a lemma.</summary>
    public CueEntry? Verb(string lemma) =>
        entries.TryGetValue((lemma, "verb"), out var candidates) ? Array.Find(candidates, entry => entry.Cue == lemma) : null;

    /// <summary>"Observers caution that …": to the tagger a noun, to the parser what its subject does.</summary>
    private static bool Predicates(SentenceTree tree, int word) =>
        tree.Xpos(word) == "NN" && tree.Child(word, "ccomp") > word && tree.Child(word, "cop") < 0 && tree.Child(word, "det") < 0
        && tree.Child(word, "nsubj") is >= 0 and int subject && subject < word && tree.Xpos(subject) is "NNS" or "NNPS" or "PRP";

    /// <summary>"The envoy averred that …": a past tense that the tagger does not know is an adjective to it, but one that has a clause and no "was".</summary>
    private static bool Tells(SentenceTree tree, int word) =>
        tree.Form(word).EndsWith("ed", StringComparison.Ordinal) && tree.Child(word, "ccomp") > word && tree.Child(word, "nsubj") is >= 0 and int subject && subject < word
        && tree.Child(word, "cop") < 0 && tree.Child(word, "aux") < 0;

    private static (CueEntry Entry, int Last)? Longest(SentenceTree tree, int word, CueEntry[] candidates)
    {
        foreach (var entry in candidates)
        {
            if (Match(tree, word, entry.Cue) is { } last)
            {
                return (entry, last);
            }
        }

        return null;
    }

    private static int? Match(SentenceTree tree, int word, string cue) =>
        cue.Contains(' ', StringComparison.Ordinal) ? Follow(tree, word, cue.Split(' ')) : word;

    /// <summary>Where the words of a cue end that begins at <paramref name="word"/>; null where the later ones do not follow.</summary>
    public static int? Follow(SentenceTree tree, int word, string[] words)
    {
        int at = word, skipped = 0;
        for (int i = 1; i < words.Length; i++)
        {
            at++;

            // "express deep concern", "made it very clear": a word or two may stand between the parts.
            while (at < tree.Count && tree.Lemma(at) != words[i] && tree.Upos(at) is "ADJ" or "DET" or "ADV" or "PRON" && skipped < 3)
            {
                at++;
                skipped++;
            }

            if (at >= tree.Count || tree.Lemma(at) != words[i])
            {
                return null;
            }
        }

        return at;
    }
}
