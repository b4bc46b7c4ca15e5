using System.Collections.Frozen;
using Readout.Lexicons;
using Readout.Names;
using Readout.Text;

namespace Readout.Statements;

/// <summary>Says who a source is: named, role, institution, document, unnamed or collective (<c>docs/concepts.md</c>).</summary>
internal sealed class SourceKindClassifier
{
    private static readonly string[] Anonymity = ["anonym", "asked not to be", "declined to be named", "not authorized", "unnamed", "unidentified", "requested not", "familiar with", "refused to be named"];

    private static readonly string[] Naming = [" known as ", " called ", " named ", " nicknamed ", " identified as ", " identified only as ", " who goes by "];

    private static readonly string[] Issued = [" from ", " by ", " of "];

    // Armed groups; with "the" they are the one that is told of, without it any.
    private static readonly FrozenSet<string> Armed = new[] { "militants", "rebels", "insurgents", "jihadists", "separatists", "guerrillas", "extremists" }.ToFrozenSet(StringComparer.Ordinal);

    // "A judge" is one by office, as "a doctor" is not: who it is matters, and stays open.
    private static readonly FrozenSet<string> Offices = new[]
    {
        "ambassador", "attorney", "bishop", "chairman", "chairwoman", "coordinator", "judge", "lawyer", "mayor", "minister", "premier", "president", "prosecutor", "representative", "secretary", "sheriff",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Kin = new[] { "aunt", "brother", "cousin", "daughter", "father", "grandfather", "grandmother", "husband", "mother", "nephew", "niece", "sister", "son", "uncle", "widow", "wife" }.ToFrozenSet(StringComparer.Ordinal);

    private readonly FrozenDictionary<string, SourceKind> nouns;
    private readonly BodyNames bodies;

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
        bodies = new BodyNames(nouns);
    }

    /// <summary>Can a word of a sentence be somebody or something that speaks: a name, a pronoun, or a noun of people, bodies and texts?</summary>
    public bool Speaks(SentenceTree tree, int word) =>
        tree.IsNamed(word) || tree.Upos(word) is not "NOUN" || nouns.ContainsKey(tree.Lemma(word).ToLowerInvariant()) || nouns.ContainsKey(tree.Form(word).ToString().ToLowerInvariant());

    /// <summary>Is a draft's source somebody, by name or by a noun of people?</summary>
    public bool IsPerson(Draft draft) =>
        draft.SourceWord >= 0 && (draft.SourceTree.Sentence.Words[draft.SourceWord].Entity.EndsWith("PER", StringComparison.Ordinal)
            || (OfNoun(draft.SourceTree.Form(draft.SourceWord).ToString().ToLowerInvariant()) ?? OfNoun(draft.SourceTree.Lemma(draft.SourceWord).ToLowerInvariant())) is SourceKind.Unnamed or SourceKind.Role or SourceKind.Collective);

    /// <param name="person">A person's name stands in the phrase as its head.</param>
    /// <param name="press">The phrase is an outlet's.</param>
    public SourceKind Classify(SentenceTree tree, TextSpan span, int head, bool person, Actor? actor, bool press = false)
    {
        var kind = Of(tree, span, head, person, actor, press);
        return kind is not SourceKind.Document
            && Others(tree, span, head).Any(other => other != kind && !(kind == SourceKind.Named && other == SourceKind.Role) && !(press && kind == SourceKind.Institution && other == SourceKind.Named)) ? SourceKind.Collective : kind;
    }

    /// <summary>The kinds of who else speaks: "a military source and residents" are several kinds together.</summary>
    private IEnumerable<SourceKind> Others(SentenceTree tree, TextSpan span, int head)
    {
        foreach (int child in tree.Children(head))
        {
            if (!tree.Has(child, "conj") || !span.Contains(tree.Span(child)))
            {
                continue;
            }

            string entity = tree.Sentence.Words[child].Entity;
            if (entity.EndsWith("PER", StringComparison.Ordinal))
            {
                yield return SourceKind.Named;
            }
            else if (nouns.TryGetValue(tree.Form(child).ToString().ToLowerInvariant(), out var kind))
            {
                yield return kind;
            }
            else if (entity.EndsWith("ORG", StringComparison.Ordinal))
            {
                yield return SourceKind.Institution;
            }
        }
    }

    private SourceKind Of(SentenceTree tree, TextSpan span, int head, bool person, Actor? actor, bool press)
    {
        string phrase = span.Of(tree.Text);
        if (person)
        {
            // "The statement from her lawyer, Ann Example" is a text.
            return tree.Upos(head) == "NOUN" && span.Contains(tree.Span(head)) && nouns.TryGetValue(tree.Lemma(head).ToLowerInvariant(), out var thing) && thing == SourceKind.Document
                && Issued.Any(by => phrase.Contains(by, StringComparison.Ordinal)) ? SourceKind.Document
                : bodies.Holds(phrase) ? SourceKind.Institution : SourceKind.Named;
        }

        if (Anonymity.Any(a => phrase.Contains(a, StringComparison.OrdinalIgnoreCase)))
        {
            return SourceKind.Unnamed;
        }

        head = Core(tree, span, head);
        string lemma = tree.Lemma(head).ToLowerInvariant();
        string form = tree.Form(head).ToString().ToLowerInvariant();
        bool plural = tree.Xpos(head) is "NNS" or "NNPS";
        bool titled = tree.Upos(head) == "PROPN" && tree.IsNamed(head); // "The Washington Post" is no post
        if (CalledByName(phrase))
        {
            return SourceKind.Named;
        }

        if (Kin.Contains(lemma) && head + 2 < tree.Count && tree.IsForm(head + 1, ",") && tree.Xpos(head + 2) == "NNP" && tree.Span(head + 2).End <= span.End)
        {
            return SourceKind.Named; // "his brother, Jordan"
        }

        if (tree.Upos(head) == "PROPN" && bodies.Holds(phrase))
        {
            return SourceKind.Institution;
        }

        if (tree.Form(head).EndsWith("-year-old", StringComparison.Ordinal) || (tree.IsForm(head, "old") && head > 1 && tree.Lemma(head - 2) == "year"))
        {
            return OneOfMany(phrase) ? SourceKind.Unnamed : SourceKind.Role; // "the 37-year-old"
        }

        if (plural && head > 0 && head + 1 < tree.Count && tree.IsForm(head + 1, "of") && char.IsUpper(tree.Form(head)[0]) && tree.Sentence.Words[head].Entity.EndsWith("ORG", StringComparison.Ordinal))
        {
            return SourceKind.Institution; // "the Sons of the Delta"
        }

        if (tree.Upos(head) == "NUM" && !tree.IsForm(head, "one") && tree.Child(head, "nmod") is >= 0 and var counted && OfNoun(tree.Form(counted).ToString().ToLowerInvariant()) is { } each)
        {
            return each; // "two of the country's officials"
        }

        if (Armed.Contains(form) && Definite(phrase))
        {
            return SourceKind.Institution;
        }

        if ((nouns.TryGetValue(form, out var kind) || nouns.TryGetValue(lemma, out kind)) && !(titled && kind == SourceKind.Document))
        {
            return kind switch
            {
                // "Several news sources, among them …" are outlets.
                SourceKind.Unnamed when head > 0 && (tree.IsForm(head - 1, "news") || tree.IsForm(head - 1, "media")) => SourceKind.Institution,
                SourceKind.Role when plural => SourceKind.Collective,
                SourceKind.Role when OneOfMany(phrase) && !lemma.StartsWith("spokes", StringComparison.Ordinal) && !Offices.Contains(lemma) => SourceKind.Unnamed,
                SourceKind.Role when actor is { Kind: ActorKind.Person } && Named(actor) && Definite(phrase) => SourceKind.Named,
                _ => kind,
            };
        }

        if (plural && tree.Upos(head) == "NOUN" && !(press && char.IsUpper(tree.Form(head)[0])))
        {
            return SourceKind.Collective;
        }

        if (press || actor is { Kind: ActorKind.Organization or ActorKind.Country or ActorKind.Outlet or ActorKind.Group })
        {
            return tree.Lemma(head) is "one" or "some" or "many" or "most" ? SourceKind.Collective : SourceKind.Institution;
        }

        if (tree.Upos(head) == "PROPN")
        {
            string entity = tree.Sentence.Words[head].Entity;
            return (entity.EndsWith("PER", StringComparison.Ordinal) && !(Definite(phrase) && phrase.Count(c => c == ' ') == 1)) || (entity == "O" && !Definite(phrase)) || HoldsOffice(phrase) ? SourceKind.Named : SourceKind.Institution;
        }

        return !plural && OneOfMany(phrase) ? SourceKind.Unnamed
            : tree.IsForm(head, "it") ? SourceKind.Institution
            : tree.IsForm(head, "he") || tree.IsForm(head, "she") ? SourceKind.Named
            : plural || tree.Upos(head) is "ADJ" or "DET" or "NUM" or "PRON" ? SourceKind.Collective : SourceKind.Role;
    }

    /// <summary>"The commander known as Tiger": a person by a name, whatever the tagger thinks of it.</summary>
    private bool CalledByName(string phrase)
    {
        foreach (string naming in Naming)
        {
            int at = phrase.IndexOf(naming, StringComparison.Ordinal);
            string[] before = at < 0 ? [] : phrase[..at].TrimEnd(',').Split(' ');
            if (at > 0 && at + naming.Length < phrase.Length && char.IsUpper(phrase[at + naming.Length]) && nouns.TryGetValue(before[^1].ToLowerInvariant(), out var kind) && kind is SourceKind.Role or SourceKind.Unnamed)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"A militant", "another account": one whom the text could name.</summary>
    private static bool OneOfMany(string phrase) =>
        phrase.StartsWith("a ", StringComparison.OrdinalIgnoreCase) || phrase.StartsWith("one ", StringComparison.OrdinalIgnoreCase) || phrase.StartsWith("an ", StringComparison.OrdinalIgnoreCase) || phrase.StartsWith("another ", StringComparison.OrdinalIgnoreCase);

    /// <summary>What kind of source a noun alone tells of, if the lexicon knows.</summary>
    public SourceKind? OfNoun(string noun) => nouns.TryGetValue(noun, out var kind) ? kind : null;

    /// <summary>The noun that a phrase is about where the parse takes a name before it for its head: "a World Health Organization official".</summary>
    private int Core(SentenceTree tree, TextSpan span, int head)
    {
        int core = head;
        bool joined = false; // a word that joins a body's name has been passed: behind it people and texts are looked for
        for (int i = head + 1; i < tree.Count && tree.Span(i).Start < span.End && (tree.Upos(i) is "NOUN" or "PROPN" or "ADJ" || tree.IsForm(i, "(") || InName(tree, head, i)); i++)
        {
            joined |= InName(tree, head, i);
            if (tree.IsForm(i, "("))
            {
                while (i < tree.Count && !tree.IsForm(i, ")"))
                {
                    i++;
                }
            }
            else if (tree.Upos(i) == "NOUN" && nouns.TryGetValue(tree.Form(i).ToString().ToLowerInvariant(), out var kind) && !(joined && kind == SourceKind.Institution))
            {
                core = i;
            }
        }

        return core;
    }

    /// <summary>"The Department of Homeland Security spokesman": a word that joins the words of a body's name.</summary>
    private static bool InName(SentenceTree tree, int head, int word) =>
        tree.Upos(head) == "PROPN" && tree.Form(word) is "of" or "for" or "and" && word + 1 < tree.Count && tree.Upos(word + 1) == "PROPN" && (tree.Form(word) is not "and" || tree.Head(word + 1) != head);

    /// <summary>Has a person a name, not a description alone?</summary>
    public static bool Named(Actor actor) => actor.Name.Contains(' ', StringComparison.Ordinal) && char.IsUpper(actor.Name[0]) && char.IsUpper(actor.Name[actor.Name.LastIndexOf(' ') + 1]);

    /// <summary>"Ann Example, a former minister": whoever has an office behind the name is a person.</summary>
    private bool HoldsOffice(string phrase)
    {
        int comma = phrase.IndexOf(',', StringComparison.Ordinal);
        return comma > 0 && phrase[(comma + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(6)
            .Any(word => nouns.TryGetValue(word.Trim(',').ToLowerInvariant(), out var kind) && kind == SourceKind.Role);
    }

    private static bool Definite(string phrase) => phrase.StartsWith("the ", StringComparison.OrdinalIgnoreCase);
}
