using System.Collections.Frozen;
using System.Collections.Immutable;
using Readout.Lexicons;
using Readout.Statements;
using Readout.Text;

namespace Readout.Events;

/// <summary>The rows of <c>lexicons/events.tsv</c> by trigger, and the search for the row that fits a word best.</summary>
internal sealed class EventLexicon
{
    private readonly FrozenDictionary<string, ImmutableArray<EventRow>> byTrigger;
    private readonly FrozenSet<string> fillers;

    private EventLexicon(WordClasses classes, ImmutableArray<EventRow> rows)
    {
        Classes = classes;
        Rows = rows;
        fillers = rows.SelectMany(r => r.When).SelectMany(t => t.Fillers).ToFrozenSet(StringComparer.Ordinal);
        byTrigger = rows.GroupBy(r => r.Words[0], StringComparer.Ordinal).ToFrozenDictionary(
            g => g.Key, g => g.OrderByDescending(r => r.Rank).ThenBy(r => r.Line).ToImmutableArray(), StringComparer.Ordinal);
    }

    public static EventLexicon Embedded { get; } = Parse(LexiconSet.Standard);

    /// <inheritdoc cref="Of(IEnumerable{LexiconRow}, WordClasses)"/>
    public static EventLexicon Of(LexiconSet lexicons) => ReferenceEquals(lexicons, LexiconSet.Standard) ? Embedded : Parse(lexicons);

    public WordClasses Classes { get; }

    public ImmutableArray<EventRow> Rows { get; }

    /// <summary>Is the lemma a trigger, or a word that a test can ask for?</summary>
    public bool Knows(string lemma) => byTrigger.ContainsKey(lemma) || fillers.Contains(lemma) || Classes.Knows(lemma);

    /// <summary>The row that says what a statement does by its stance alone, or null.</summary>
    public EventRow? OfStance(Stance stance) =>
        byTrigger.TryGetValue(stance.ToString().ToLowerInvariant(), out var rows) ? rows.FirstOrDefault(r => r.Part == 's') : null;

    /// <exception cref="InputException">A row names an unknown category, mode, class, or is malformed otherwise.</exception>
    public static EventLexicon Of(IEnumerable<LexiconRow> lines, WordClasses classes)
    {
        var faults = new List<string>();
        var rows = ImmutableArray.CreateBuilder<EventRow>();
        foreach (var line in lines)
        {
            if (EventRow.Parse(line, classes, faults) is { } row)
            {
                rows.Add(row);
            }
        }

        return faults.Count > 0 ? throw new InputException(faults) : new EventLexicon(classes, rows.ToImmutable());
    }

    private static EventLexicon Parse(LexiconSet lexicons) => Of(
        lexicons.Rows(EventRow.FileName, EventRow.Columns, keys: 3),
        WordClasses.Of(lexicons.Rows(WordClasses.FileName, 2)));

    /// <summary>The row with the longest and most exact match, with the words that its tests found; null when none fits.</summary>
    public RowMatch? Match(SentenceView view, int word)
    {
        if (!byTrigger.TryGetValue(view.Tree.Lemma(word), out var rows))
        {
            return null;
        }

        char part = view.Tree[word].Upos switch
        {
            "VERB" => 'v',
            "NOUN" => 'n',
            "ADJ" => 'a',
            _ => ' ',
        };
        foreach (var row in rows)
        {
            if (row.Part == part && Match(view, word, row) is { } match)
            {
                return match;
            }
        }

        return null;
    }

    private static RowMatch? Match(SentenceView view, int word, EventRow row)
    {
        Span<int> used = stackalloc int[row.Words.Length + row.When.Length];
        int count = 0;
        foreach (string particle in row.Words.AsSpan()[1..])
        {
            int at = Particle(view.Tree, word, particle);
            if (at < 0)
            {
                return null;
            }

            used[count++] = at;
        }

        foreach (var test in row.When)
        {
            int filling = Filling(view, word, test);
            if (test.Negated == filling >= 0)
            {
                return null;
            }

            if (filling >= 0 && !test.Fillers.IsEmpty)
            {
                used[count++] = filling;
            }
        }

        return new RowMatch(row, word, [.. used[..count]]);
    }

    /// <summary>The word that makes a test hold, or −1.</summary>
    private static int Filling(SentenceView view, int word, FrameTest test)
    {
        foreach (var slot in test.Slots)
        {
            foreach (int candidate in Follow(view, word, slot))
            {
                if (test.Fillers.IsEmpty || Fills(view, candidate, test.Fillers))
                {
                    return candidate;
                }
            }
        }

        return -1;
    }

    private static bool Fills(SentenceView view, int word, ImmutableArray<string> fillers)
    {
        foreach (string filler in fillers)
        {
            if (Fillers.Match(view, word, filler))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>All words at the end of a path of slots.</summary>
    public static List<int> Follow(SentenceView view, int word, ImmutableArray<string> path)
    {
        List<int> at = [word];
        foreach (string slot in path)
        {
            at = slot == "self" ? at : at is [var only] ? Slots.Of(view, only, slot) : [.. at.SelectMany(w => Slots.Of(view, w, slot))];
        }

        return at;
    }

    private static int Particle(ParseTree tree, int word, string particle)
    {
        foreach (int child in tree.Children(word))
        {
            if (tree.Lemma(child) == particle && (tree.IsAny(child, "compound:prt", "advmod", "obl", "case", "obj", "xcomp", "fixed", "mark") || child == word + 1))
            {
                return child;
            }
        }

        // "called for", "call on": the preposition stands behind the verb and hangs on the phrase it opens.
        int next = word + 1;
        return next < tree.Count && tree.Lemma(next) == particle && tree.Below(next, word) && tree[next].Upos is "ADP" or "ADV" && tree.Lemma(next) == particle ? next : -1;
    }
}

/// <summary>A row that fits a trigger.</summary>
/// <param name="Used">Particles and the words that class and lemma tests found.</param>
internal sealed record RowMatch(EventRow Row, int Trigger, ImmutableArray<int> Used);
