using System.Collections.Frozen;
using Readout.Lexicons;
using Readout.Names;
using Readout.Text;

namespace Readout.Statements;

/// <summary>Says who a source is: named, role, institution, document, unnamed or collective (<c>docs/concepts.md</c>).</summary>
internal sealed class SourceKindClassifier
{
    private static readonly string[] Anonymity = ["anonym", "asked not to be", "declined to be named", "not authorized", "unnamed", "unidentified", "requested not", "familiar with", "refused to be named"];

    private readonly FrozenDictionary<string, SourceKind> nouns;

    public SourceKindClassifier(LexiconSet lexicons)
    {
        var faults = new List<string>();
        var found = new Dictionary<string, SourceKind>(StringComparer.Ordinal);
        foreach (var row in lexicons.Rows("source-nouns.tsv", 4))
        {
            if (!Enum.TryParse<SourceKind>(row[1], ignoreCase: true, out var kind))
            {
                faults.Add(row.Fault(1, NoteCodes.LexiconValue, $"kind \"{row[1]}\" is not known; expected document, institution, unnamed, collective or role"));
            }

            found[row[0]] = kind;
        }

        nouns = faults.Count > 0 ? throw new InputException(faults) : found.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <param name="person">A person's name stands in the phrase as its head.</param>
    public SourceKind Classify(SentenceTree tree, TextSpan span, int head, bool person, Actor? actor)
    {
        string phrase = span.Of(tree.Text);
        if (person)
        {
            return SourceKind.Named;
        }

        if (Anonymity.Any(a => phrase.Contains(a, StringComparison.OrdinalIgnoreCase)))
        {
            return SourceKind.Unnamed;
        }

        string lemma = tree.Lemma(head).ToLowerInvariant();
        string form = tree.Form(head).ToString().ToLowerInvariant();
        bool plural = tree.Xpos(head) is "NNS" or "NNPS";
        if (nouns.TryGetValue(form, out var kind) || nouns.TryGetValue(lemma, out kind))
        {
            return kind switch
            {
                SourceKind.Role when plural => SourceKind.Collective,
                SourceKind.Role when actor is { Kind: ActorKind.Person } && actor.Name.Contains(' ', StringComparison.Ordinal) && Definite(phrase) => SourceKind.Named,
                _ => kind,
            };
        }

        if (actor is { Kind: ActorKind.Organization or ActorKind.Country or ActorKind.Outlet or ActorKind.Group })
        {
            return SourceKind.Institution;
        }

        if (tree.Upos(head) == "PROPN")
        {
            string entity = tree.Sentence.Words[head].Entity;
            return entity.EndsWith("PER", StringComparison.Ordinal) || entity == "O" || HoldsOffice(phrase) ? SourceKind.Named : SourceKind.Institution;
        }

        return plural || tree.Upos(head) is "ADJ" or "DET" or "NUM" or "PRON" ? SourceKind.Collective : SourceKind.Role;
    }

    /// <summary>"Ann Example, a former minister": whoever has an office behind the name is a person.</summary>
    private bool HoldsOffice(string phrase)
    {
        int comma = phrase.IndexOf(',', StringComparison.Ordinal);
        return comma > 0 && phrase[(comma + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(6)
            .Any(word => nouns.TryGetValue(word.Trim(',').ToLowerInvariant(), out var kind) && kind == SourceKind.Role);
    }

    private static bool Definite(string phrase) => phrase.StartsWith("the ", StringComparison.OrdinalIgnoreCase);
}
