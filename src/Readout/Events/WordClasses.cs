using System.Collections.Frozen;
using Readout.Lexicons;
using Readout.Text;

namespace Readout.Events;

/// <summary>
/// The word classes that the event lexicon speaks of (WEAPON, TROOPS, AGREEMENT …), from <c>lexicons/event-classes.tsv</c>.
/// An entry of several words ("nuclear test") asks that the words before the last stand beside it as modifiers.
/// </summary>
internal sealed class WordClasses
{
    public const string FileName = "event-classes.tsv";

    private readonly FrozenDictionary<string, FrozenDictionary<string, string[][]>> byClass;

    private readonly FrozenDictionary<string, string[]> classesOf;

    private WordClasses(FrozenDictionary<string, FrozenDictionary<string, string[][]>> byClass)
    {
        this.byClass = byClass;
        classesOf = byClass.SelectMany(c => c.Value.Keys, (c, lemma) => (Class: c.Key, Lemma: lemma)).GroupBy(c => c.Lemma, c => c.Class, StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);
    }

    /// <summary>Is the lemma the head of an entry of any class?</summary>
    public bool Knows(string lemma) => classesOf.ContainsKey(lemma);

    /// <summary>The classes that have an entry headed by the lemma, which asks for other words beside it maybe.</summary>
    public IReadOnlyList<string> ClassesOf(string lemma) => classesOf.GetValueOrDefault(lemma, []);

    public bool Exists(string name) => byClass.ContainsKey(name);

    /// <exception cref="InputException">A class name is not in capitals, or a row is empty.</exception>
    public static WordClasses Of(IEnumerable<LexiconRow> rows)
    {
        var faults = new List<string>();
        var entries = new List<(string Class, string[] Words)>();
        foreach (var row in rows)
        {
            if (row[0].Length == 0 || !row[0].All(c => char.IsAsciiLetterUpper(c) || c == '-'))
            {
                faults.Add(row.Fault(0, NoteCodes.LexiconValue, $"\"{row[0]}\" is no class; expected capitals"));
            }

            foreach (string entry in row[1].Split(", "))
            {
                string[] words = entry.Split(' ', StringSplitOptions.RemoveEmptyEntries);
                if (words.Length == 0)
                {
                    faults.Add(row.Fault(1, NoteCodes.LexiconValue, "an empty word; expected words set apart by a comma and a space"));
                    continue;
                }

                entries.Add((row[0], words));
            }
        }

        return faults.Count > 0
            ? throw new InputException(faults)
            : new WordClasses(entries.GroupBy(e => e.Class, StringComparer.Ordinal).ToFrozenDictionary(
                g => g.Key,
                g => g.GroupBy(e => e.Words[^1], StringComparer.Ordinal).ToFrozenDictionary(
                    w => w.Key, w => w.Select(e => e.Words[..^1]).ToArray(), StringComparer.Ordinal),
                StringComparer.Ordinal));
    }

    /// <summary>Is the word, with what modifies it, in the class?</summary>
    public bool Holds(string name, ParseTree tree, int word)
    {
        if (!byClass.TryGetValue(name, out var entries) || !entries.TryGetValue(tree.Lemma(word), out var alternatives))
        {
            return false;
        }

        foreach (string[] before in alternatives)
        {
            if (before.All(lemma => HasModifier(tree, word, lemma)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Is the bare lemma in the class?</summary>
    public bool Holds(string name, string lemma) =>
        byClass.TryGetValue(name, out var entries) && entries.TryGetValue(lemma, out var alternatives) && alternatives.Any(a => a.Length == 0);

    private static bool HasModifier(ParseTree tree, int word, string lemma)
    {
        foreach (int child in tree.Children(word))
        {
            if (tree.IsAny(child, "compound", "amod", "nmod", "flat", "fixed", "obl", "advmod")
                && (tree.Lemma(child) == lemma || HasModifier(tree, child, lemma)))
            {
                return true;
            }
        }

        return false;
    }
}
