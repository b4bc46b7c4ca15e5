using System.Collections.Frozen;
using System.Collections.Immutable;
using Readout.Lexicons;
using Readout.Text;

namespace Readout.Events;

/// <summary>A word that puts what depends on it forward as planned, denied, possible … (<c>lexicons/status-cues.tsv</c>).</summary>
/// <param name="Complement">How the event depends on the cue: inf, that, ing, obj, subj, self, or a preposition.</param>
/// <param name="Passive">True when the cue counts only in the passive ("is believed to").</param>
internal sealed record StatusCue(string Lemma, char Part, string Complement, bool Passive, EventStatus Status, string Yes, string? No);

/// <summary>The cue lexicon: factuality profiles after Saurí and Pustejovsky (2009), reduced to the eight statuses.</summary>
internal sealed class StatusCues
{
    public const string FileName = "status-cues.tsv";
    public const int Columns = 6;

    private readonly FrozenSet<string> lemmas;
    private readonly FrozenDictionary<(string Lemma, string Complement), ImmutableArray<StatusCue>> byLemma;

    private StatusCues(ImmutableArray<StatusCue> rows)
    {
        Rows = rows;
        lemmas = rows.Select(r => r.Lemma).ToFrozenSet(StringComparer.Ordinal);
        byLemma = rows.GroupBy(r => (r.Lemma, r.Complement)).ToFrozenDictionary(
            g => g.Key, g => g.OrderByDescending(r => r.Passive).ToImmutableArray());
    }

    public static StatusCues Embedded { get; } = Of(LexiconSet.Standard.Rows(FileName, Columns));

    /// <inheritdoc cref="Of(IEnumerable{LexiconRow})"/>
    public static StatusCues Of(LexiconSet lexicons) => ReferenceEquals(lexicons, LexiconSet.Standard) ? Embedded : Of(lexicons.Rows(FileName, Columns, keys: 3));

    public ImmutableArray<StatusCue> Rows { get; }

    /// <exception cref="InputException">A row names an unknown part of speech or status.</exception>
    public static StatusCues Of(IEnumerable<LexiconRow> lines)
    {
        var faults = new List<string>();
        var rows = ImmutableArray.CreateBuilder<StatusCue>();
        foreach (var line in lines)
        {
            bool passive = line[2].StartsWith("pass-", StringComparison.Ordinal);
            if (line[1] is not ("v" or "n" or "a" or "r"))
            {
                faults.Add(line.Fault(1, NoteCodes.LexiconValue, $"\"{line[1]}\" is not known; expected v, n, a or r"));
            }

            if (!Enum.TryParse(line[3], ignoreCase: true, out EventStatus status) || char.IsUpper(line[3][0]))
            {
                faults.Add(line.Fault(3, NoteCodes.LexiconValue, $"\"{line[3]}\" is no status; expected one of {string.Join(", ", Enum.GetNames<EventStatus>()).ToLowerInvariant()}"));
            }

            rows.Add(new StatusCue(line[0], line[1].FirstOrDefault(), passive ? line[2][5..] : line[2], passive, status, line[4], line[5] == "-" ? null : line[5]));
        }

        return faults.Count > 0 ? throw new InputException(faults) : new StatusCues(rows.ToImmutable());
    }

    public bool Knows(string lemma) => lemmas.Contains(lemma);

    public StatusCue? Find(ParseTree tree, int word, string complement)
    {
        int particle = tree.Child(word, "compound:prt");
        if (particle >= 0 && byLemma.TryGetValue((tree.Lemma(word) + " " + tree.Lemma(particle), complement), out var phrasal))
        {
            return phrasal[0];
        }

        // "the alleged attack": a participle that modifies stands in the lexicon under its own form.
        if (!byLemma.TryGetValue((tree.Lemma(word), complement), out var rows)
            && !(complement == "self" && byLemma.TryGetValue((tree.Form(word).ToLowerInvariant(), complement), out rows)))
        {
            return null;
        }

        char part = tree[word].Upos switch
        {
            "VERB" or "AUX" => 'v',
            "NOUN" or "PROPN" => 'n',
            "ADJ" => 'a',
            _ => 'r',
        };
        foreach (var row in rows)
        {
            if ((row.Part == part || complement == "self") && (!row.Passive || Grammar.IsPassive(tree, word)))
            {
                return row;
            }
        }

        return null;
    }
}
