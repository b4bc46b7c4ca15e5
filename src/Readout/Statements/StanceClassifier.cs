using System.Collections.Frozen;
using Readout.Lexicons;
using Readout.Text;

namespace Readout.Statements;

/// <summary>
/// Says what a source does by saying it. The act wins over the verb: the content's own words, its negation and whose
/// act it tells decide before the cue's default stance does (<c>docs/stances.md</c>).
/// </summary>
internal sealed class StanceClassifier
{
    private static readonly Stance[] Order =
    [
        Stance.Apologizes, Stance.ClaimsResponsibility, Stance.LeavesOpen, Stance.Refuses, Stance.Threatens, Stance.Denies, Stance.Accuses, Stance.Criticizes,
        Stance.Demands, Stance.Hopes, Stance.Fears, Stance.Warns, Stance.Praises, Stance.Believes, Stance.Expects, Stance.Promises, Stance.Confirms,
    ];

    private static readonly FrozenSet<string> Silence = new[]
    {
        "comment", "say", "confirm", "give", "provide", "discuss", "elaborate", "identify", "disclose", "reveal", "answer", "respond", "name", "speculate", "specify", "offer", "talk", "release", "explain",
    }.ToFrozenSet(StringComparer.Ordinal);

    // A speaker's own thought ("I hope", "he was worried") stands among the first words of a content.
    private const int HeadWords = 3;

    // A first clause is seldom longer; what is negated behind it is mostly a detail.
    private const int StartWords = 10;

    private readonly (string[] Words, string Scope, Stance Stance)[] rows;

    public StanceClassifier(LexiconSet lexicons)
    {
        var faults = new List<string>();
        var found = new List<(string[], string, Stance)>();
        foreach (var row in lexicons.Rows("stances.tsv", 5))
        {
            if (!StanceTerms.TryParse(row[2], out var stance))
            {
                faults.Add(row.Fault(2, NoteCodes.LexiconValue, $"stance \"{row[2]}\" is not known; expected one of {StanceTerms.All}"));
            }

            if (row[1] is not ("self" or "any" or "head" or "start"))
            {
                faults.Add(row.Fault(1, NoteCodes.LexiconValue, $"\"{row[1]}\" is not known; expected self, head, start or any"));
            }

            found.Add((row[0].Split(' '), row[1], stance));
        }

        rows = faults.Count > 0 ? throw new InputException(faults)
            : [.. found.OrderBy(r => Array.IndexOf(Order, r.Item3)).ThenByDescending(r => r.Item1.Length).ThenBy(r => string.Join(' ', r.Item1), StringComparer.Ordinal)];
    }

    public Stance Classify(Draft draft, string text)
    {
        var stance = draft.Entry?.StanceOf(draft.Rule) ?? Stance.Says;
        if (draft.Entry is { } entry && !entry.Frames.ContainsKey(draft.Rule))
        {
            stance = entry.Takes("addr") ? entry.StanceOf("addr") : entry.Takes("that") ? entry.StanceOf("that") : Stance.Says;
        }

        string[] words = Words(text, draft.Content);
        if (OfCue(draft, words, stance) is { } decided)
        {
            return decided;
        }

        return stance is Stance.Says or Stance.Asks && draft.Lemma != "ask" ? OfContent(draft, text, words) ?? stance : stance;
    }

    private static Stance? OfCue(Draft draft, string[] words, Stance stance)
    {
        var tree = draft.Tree;
        bool negated = draft.Word >= 0 && Negated(tree, draft.Word);
        switch (draft.Lemma)
        {
            case "rule out":
                return negated ? Stance.LeavesOpen : Stance.Refuses;
            case "decline" or "refuse" when words.Take(3).Any(Silence.Contains):
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
            if (tree.Lemma(child) is "not" or "never" or "n't" or "without" || tree.Form(child) is "n't" or "n’t" || tree.IsForm(child, "without"))
            {
                return true;
            }
        }

        return false;
    }

    private Stance? OfContent(Draft draft, string text, string[] words)
    {
        int self = SelfAct(words);
        foreach (var (row, scope, stance) in rows)
        {
            bool holds = scope switch
            {
                "self" => self >= 0 && StartsAt(words, self, row),
                "head" => IndexOf(words, row) is >= 0 and <= HeadWords,
                "start" => IndexOf(words, row) is >= 0 and <= StartWords,
                _ => IndexOf(words, row) >= 0,
            };
            if (holds)
            {
                return stance;
            }
        }

        var last = draft.Content[^1];
        return text[last.Start..last.End].TrimEnd('"', '”', '’', '\'').EndsWith('?') ? Stance.Asks : null;
    }

    /// <summary>Where the speaker's own act begins: behind "we", "it", "his country" at the head of the content.</summary>
    private static int SelfAct(string[] words)
    {
        if (words.Length > 1 && words[0] is "i" or "we" or "it" or "he" or "she" or "they")
        {
            return 1;
        }

        if (words.Length > 2 && words[0] is "his" or "her" or "their" or "its" or "our" or "my")
        {
            for (int i = 1; i < Math.Min(5, words.Length - 1); i++)
            {
                if (words[i + 1] is "will" or "would" or "did" or "had" or "has" or "have")
                {
                    return i + 1;
                }
            }
        }

        return -1;
    }

    private static bool StartsAt(string[] words, int at, string[] row)
    {
        if (at + row.Length > words.Length)
        {
            return false;
        }

        for (int i = 0; i < row.Length; i++)
        {
            if (words[at + i] != row[i])
            {
                return false;
            }
        }

        return true;
    }

    private static int IndexOf(string[] words, string[] row)
    {
        for (int at = 0; at + row.Length <= words.Length; at++)
        {
            if (StartsAt(words, at, row))
            {
                return at;
            }
        }

        return -1;
    }

    private static string[] Words(string text, List<TextSpan> content)
    {
        var words = new List<string>();
        foreach (var span in content)
        {
            int start = -1;
            for (int i = span.Start; i <= span.End; i++)
            {
                bool letter = i < span.End && (char.IsLetterOrDigit(text[i]) || (text[i] is '\'' or '’' && i > span.Start && i + 1 < span.End && char.IsLetter(text[i - 1]) && char.IsLetter(text[i + 1])));
                if (letter && start < 0)
                {
                    start = i;
                }
                else if (!letter && start >= 0)
                {
                    words.Add(text[start..i].ToLowerInvariant().Replace('’', '\''));
                    start = -1;
                }
            }
        }

        return [.. words];
    }
}
