using System.Collections.Frozen;
using Readout.Lexicons;
using Readout.Names;
using Readout.Text;

namespace Readout.Statements;

/// <summary>Tells outlets and their reporters, who pass on what others say, from those who speak for themselves.</summary>
internal sealed class PressNames
{
    private readonly FrozenSet<string> nouns;
    private readonly FrozenSet<string> names;

    /// <exception cref="InputException">A row's second column is neither noun nor name.</exception>
    public PressNames(LexiconSet lexicons)
    {
        var rows = lexicons.Rows("press-words.tsv", 4);
        string[] faults = [.. rows.Where(row => row[1] is not ("noun" or "name")).Select(row => row.Fault(1, NoteCodes.LexiconValue, $"\"{row[1]}\" is not known; expected noun or name"))];
        if (faults.Length > 0)
        {
            throw new InputException(faults);
        }

        nouns = rows.Where(row => row[1] == "noun").Select(row => row[0]).ToFrozenSet(StringComparer.Ordinal);
        names = rows.Where(row => row[1] == "name").Select(row => row[0]).ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>Is the phrase an outlet's, or that of somebody who reports for one?</summary>
    /// <param name="head">The head word of the phrase in its sentence.</param>
    public bool Holds(SentenceTree tree, TextSpan phrase, int head, NameTable names)
    {
        if (names.ActorAt(tree.Span(head)) is { Kind: ActorKind.Outlet })
        {
            return true;
        }

        int first = tree.WordAt(phrase.Start);
        for (int i = first; i < tree.Count && tree.Span(i).Start < phrase.End; i++)
        {
            // Behind a preposition or comma stands what the head has to do with, not what it is.
            if (i > head && (tree.Upos(i) == "ADP" || tree.IsForm(i, ",") || tree.IsForm(i, "who")))
            {
                return false;
            }

            bool modifies = i == head || tree.Head(i) == head;
            string word = tree.Form(i).ToString();
            if (modifies && tree.Upos(i) is "NOUN" or "PROPN" && nouns.Contains(word.ToLowerInvariant()) && !tree.Has(i, "nmod"))
            {
                return true;
            }

            if (modifies && tree.Upos(i) == "PROPN" && ((this.names.Contains(word) && (i > first || Organization(tree, i))) || Domain(word)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Is the word a noun of outlets, such as "newspaper" or "agency"?</summary>
    public bool IsNoun(SentenceTree tree, int word) => word >= 0 && tree.Upos(word) == "NOUN" && nouns.Contains(tree.Form(word).ToString().ToLowerInvariant());

    /// <summary>Whoever "reports" under a name that is no person's, state's or authority's is taken for an outlet.</summary>
    public static bool Reports(Draft draft, NameTable names) =>
        draft.Lemma == "report" && NoAuthority(draft.SourceTree, draft.SourceWord, names);

    /// <summary>Is the word a name that is no person's, state's or authority's?</summary>
    public static bool NoAuthority(SentenceTree tree, int word, NameTable names) =>
        tree.Xpos(word) is "NNP" or "NNPS" && !tree.Sentence.Words[word].Entity.EndsWith("PER", StringComparison.Ordinal) && !tree.Sentence.Words[word].Entity.EndsWith("LOC", StringComparison.Ordinal)
        && names.ActorAt(tree.Span(word)) is null or { Kind: ActorKind.Organization, Sectors.IsEmpty: true };

    private static bool Organization(SentenceTree tree, int word) => tree.Sentence.Words[word].Entity.EndsWith("ORG", StringComparison.Ordinal);

    /// <summary>"example.com": a site under its own address.</summary>
    private static bool Domain(string word) =>
        word.EndsWith(".com", StringComparison.OrdinalIgnoreCase) || word.EndsWith(".org", StringComparison.OrdinalIgnoreCase) || word.EndsWith(".net", StringComparison.OrdinalIgnoreCase);
}
