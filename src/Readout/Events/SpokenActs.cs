using Readout.Statements;

namespace Readout.Events;

/// <summary>
/// Statements that are acts by what they do: "said it was a disgrace" accuses though no row knows its words. Only where the
/// sentence has no event of its own from the cue, and none of the same category in what is said. An accusation that tells an
/// act is that act, said in the statement, and so is any statement that says nothing but an act.
/// </summary>
internal static class SpokenActs
{
    /// <summary>A statement that is likelier none than one makes no event.</summary>
    private const double Sure = 0.5;

    public static IEnumerable<(RowMatch Match, Statement Statement, int Content)> In(
        SentenceView view, EventLexicon lexicon, SpeechContext speech, IReadOnlyList<Candidate> told)
    {
        foreach (var statement in speech.CuedIn(view.Tree.Sentence.Span))
        {
            int content = Top(view.Tree, statement.Content);
            if (statement.Confidence >= Sure && lexicon.OfStance(statement.Stance) is { } row && Top(view.Tree, statement.Cue.Spans) is >= 0 and var cue
                && !told.Any(c => c.Stands && c.Trigger == content)
                && !told.Any(c => c.Anchor.Contains(cue) && c.Type != "none")
                && !told.Any(c => c.Stands && (c.Type == row.Type || statement.Stance == Stance.Accuses) && statement.Content.Any(s => s.Contains(c.TriggerSpan))))
            {
                yield return (new RowMatch(row, cue, []), statement, content);
            }
        }
    }

    /// <summary>The word of the spans whose head stands outside them, or −1.</summary>
    private static int Top(ParseTree tree, IReadOnlyList<Text.TextSpan> spans)
    {
        for (int i = 0; i < tree.Count; i++)
        {
            if (Holds(i) && tree[i].Upos != "PUNCT" && !(tree.Head(i) >= 0 && Holds(tree.Head(i))))
            {
                return i;
            }
        }

        return -1;

        bool Holds(int word) => spans.Any(s => s.Contains(tree[word].Span));
    }
}
