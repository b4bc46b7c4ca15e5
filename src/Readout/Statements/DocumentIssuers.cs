using System.Collections.Frozen;
using Readout.Names;

namespace Readout.Statements;

/// <summary>
/// Whose a document is that an article tells of: "The ministry published a statement. The statement added …" is of the
/// ministry's country.
/// </summary>
internal sealed class DocumentIssuers(IReadOnlyList<SentenceTree> trees, NameTable names)
{
    // A text that came out long before is mostly another one.
    private const int Window = 12;

    private static readonly FrozenSet<string> Issuing = new[]
    {
        "air", "broadcast", "circulate", "distribute", "file", "issue", "make", "post", "present", "publish", "put", "read", "release", "send", "sign", "submit", "upload", "write",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The country of who issued the document whose noun stands at a word; null when the text does not tell.</summary>
    public string? Country(SentenceTree tree, int word)
    {
        string noun = tree.Lemma(word);
        for (int i = trees.Count - 1; i >= 0; i--)
        {
            var earlier = trees[i];
            if (earlier.Index >= tree.Index || earlier.Index < tree.Index - Window)
            {
                continue;
            }

            for (int at = earlier.Count - 1; at >= 0; at--)
            {
                if (earlier.Lemma(at) == noun && earlier.Upos(at) == "NOUN" && Issuer(earlier, at) is { } country)
                {
                    return country;
                }
            }
        }

        return null;
    }

    private string? Issuer(SentenceTree tree, int noun)
    {
        int verb = tree.Head(noun);
        if (verb >= 0 && tree.Has(noun, "obj") && Issuing.Contains(tree.Lemma(verb)) && SourceFinder.Subject(tree, verb) is >= 0 and int subject)
        {
            return CountryAt(tree, subject);
        }

        // "A statement by the ministry", "in a ministry statement".
        foreach (int child in tree.Children(noun))
        {
            bool by = tree.Has(child, "nmod") && tree.Child(child, "case") is >= 0 and int preposition && tree.Form(preposition) is "by" or "from" or "of";
            if ((by || tree.Has(child, "nmod:poss") || tree.Has(child, "compound")) && CountryAt(tree, child) is { } country)
            {
                return country;
            }
        }

        return null;
    }

    private string? CountryAt(SentenceTree tree, int word) => names.ActorAt(tree.Span(word)) is { Kind: not ActorKind.Country } actor ? actor.Country : null;
}
