using Readout.Names;
using Readout.Syntax;
using Readout.Text;

namespace Readout.Statements;

/// <summary>Who a source is: a name in full, or the earlier source that a pronoun or description takes up.</summary>
internal sealed class SpeakerResolver
{
    private readonly string text;
    private readonly NameTable names;
    private readonly List<TextSpan> persons = [];
    private readonly List<(Draft Draft, Source Source)> told = [];

    public SpeakerResolver(string text, IReadOnlyList<Sentence> sentences, NameTable names)
    {
        this.text = text;
        this.names = names;
        foreach (var sentence in sentences)
        {
            for (int i = 0; i < sentence.Words.Length; i++)
            {
                if (sentence.Words[i].Entity == "B-PER")
                {
                    int last = i;
                    while (last + 1 < sentence.Words.Length && sentence.Words[last + 1].Entity == "I-PER")
                    {
                        last++;
                    }

                    if (last + 1 < sentence.Words.Length && sentence.Words[last].Span.In(text) is "-" && sentence.Words[last].Span.End == sentence.Words[last + 1].Span.Start)
                    {
                        last++; // "Ban Ki-moon", where the tagger stops short
                    }

                    var person = new TextSpan(sentence.Words[i].Span.Start, sentence.Words[last].Span.End);
                    if (!(i == last && (Acronym(sentence, i) || OneOfMany(sentence, i))) && names.ActorAt(person) is not { Kind: ActorKind.Group, Sectors.IsEmpty: false })
                    {
                        persons.Add(person);
                    }

                    i = last;
                }
            }
        }

        persons.Sort();
    }

    /// <summary>"IRENA" among words in small letters is a body, whatever the tagger thinks of it.</summary>
    private bool Acronym(Sentence sentence, int word)
    {
        return Capitals(word) && !(word > 0 && Capitals(word - 1)) && !(word + 1 < sentence.Words.Length && Capitals(word + 1));

        bool Capitals(int at)
        {
            var form = sentence.Words[at].Span.In(text);
            return form.Length > 2 && !form.ContainsAnyExceptInRange('A', 'Z');
        }
    }

    /// <summary>"One Democrat", "a Republican": nobody's name.</summary>
    private bool OneOfMany(Sentence sentence, int word) =>
        word > 0 && sentence.Words[word - 1].Span.In(text) is "a" or "A" or "an" or "An" or "one" or "One" or "another" or "Another";

    /// <summary>Does a capitalised title stand in front of a name?</summary>
    private bool Titled(TextSpan person)
    {
        int end = person.Start - 1, start = end;
        while (start > 0 && !char.IsWhiteSpace(text[start - 1]))
        {
            start--;
        }

        return end > 0 && text[end] == ' ' && char.IsUpper(text[start]) && text[start..end].TrimEnd('.') is "Mr" or "Mrs" or "Ms" or "Dr" or "President" or "Minister" or "Secretary" or "Sen" or "Rep" or "Gov" or "Chancellor"
            or "Senator" or "Representative" or "Governor" or "Gen" or "General" or "Col" or "Colonel" or "Judge" or "Justice" or "Mayor" or "Chief" or "Director";
    }

    /// <summary>The person whose name is the head of a phrase, or null.</summary>
    public TextSpan? PersonIn(TextSpan phrase, TextSpan head)
    {
        foreach (var person in persons)
        {
            if (person.Overlaps(head) && phrase.Overlaps(person))
            {
                return person;
            }
        }

        foreach (var person in persons)
        {
            // "Foreign Minister X" and "the minister, X" have their title as head; "the lawyer of X" and "X's lawyer" are somebody else.
            if (phrase.Contains(person) && !Possessive(person) && !BehindPreposition(phrase, person)
                && (person.End >= phrase.End - 1 || (person.Start == phrase.Start && !Modifies(person, phrase)) || ",(".Contains(text[person.End], StringComparison.Ordinal)
                    || text.AsSpan(person.End).StartsWith(" of ", StringComparison.Ordinal) || text.AsSpan(person.End).StartsWith(" in ", StringComparison.Ordinal)))
            {
                return person;
            }
        }

        return null;
    }

    /// <summary>"Example campaign aide Ann Other": a name in front of another's office.</summary>
    private bool Modifies(TextSpan person, TextSpan phrase) =>
        person.End + 1 < phrase.End && text[person.End] == ' ' && char.IsLower(text[person.End + 1]) && persons.Exists(other => other.Start > person.End && phrase.Contains(other) && other.End >= phrase.End - 1);

    private bool Possessive(TextSpan person)
    {
        string name = person.Of(text);
        return name.EndsWith("'s", StringComparison.Ordinal) || name.EndsWith("’s", StringComparison.Ordinal)
            || (person.End + 1 < text.Length && text[person.End] is '\'' or '’');
    }

    private bool BehindPreposition(TextSpan phrase, TextSpan person)
    {
        string[] before = text[phrase.Start..person.Start].Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        return before.Length > 0 && before[^1] is "of" or "for" or "to" or "by" or "with" or "from" or "and" or "under" or "like" or "at";
    }

    /// <summary>A person's own name in full; null for a description ("head of the group").</summary>
    public string? Proper(string name)
    {
        string full = name.Contains(' ', StringComparison.Ordinal) ? name : FullName(name);
        return full.Contains(' ', StringComparison.Ordinal) && char.IsUpper(full[0]) && !full.Contains(" of ", StringComparison.Ordinal) && !full.Contains(" for ", StringComparison.Ordinal) ? full : null;
    }

    /// <summary>Does a name have a word of the name that stands at a span?</summary>
    public bool SharesName(string name, TextSpan person) =>
        name.Split(' ').Intersect(Clean(person.Of(text)).Split(' '), StringComparer.OrdinalIgnoreCase).Any();

    /// <summary>Does a phrase name somebody only behind its head: "a spokesman for Example"?</summary>
    public bool NamedBehind(string name, TextSpan phrase, TextSpan head)
    {
        string last = name.Split(' ')[^1];
        int at = phrase.Of(text).IndexOf(last, StringComparison.Ordinal) + phrase.Start;
        return at > head.End && text[head.End..at].Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).Any(word => word is "for" or "of" or "to");
    }

    /// <summary>The longest name in the article that ends as this one does, or else begins so.</summary>
    public string FullName(TextSpan person) => FullName(Clean(person.Of(text)));

    private string FullName(string name)
    {
        string last = name.Split(' ')[^1];
        string best = name;
        foreach (var other in persons)
        {
            string candidate = Clean(other.Of(text));
            if (candidate.Length > best.Length && candidate.EndsWith(" " + last, StringComparison.OrdinalIgnoreCase) && candidate.Split(' ').Length <= 4
                && (name.Split(' ').Length == 1 || candidate.EndsWith(name, StringComparison.OrdinalIgnoreCase)))
            {
                best = candidate;
            }
        }

        // "Aung", "Michael" by the first name, where only one in the article has it; not "Hale" of "Hale Tower", who is "President Hale".
        return best == name && !name.Contains(' ', StringComparison.Ordinal) && !persons.Exists(p => Clean(p.Of(text)) == name && Titled(p))
            && persons.Where(p => names.ActorAt(p) is null or { Kind: ActorKind.Person } && !names.Places.Any(place => place.Spans.Contains(p))).Select(p => Clean(p.Of(text))).Where(c => c.StartsWith(name + " ", StringComparison.Ordinal) && c.Split(' ').Length <= 4).Distinct(StringComparer.Ordinal).ToArray() is [var only]
            ? only : best;
    }

    /// <summary>The earlier source that a pronoun or "the source", "the minister" takes up.</summary>
    public Source? Earlier(Draft draft, string head, bool pronoun)
    {
        bool several = false;
        for (int i = told.Count - 1; i >= 0; i--)
        {
            var (earlier, source) = told[i];
            if (source.Kind is not { } kind || earlier.Cue.Start >= draft.Cue.Start)
            {
                continue;
            }

            several |= pronoun && Several(earlier);

            bool fits = pronoun
                ? head switch
                {
                    "he" or "she" or "i" or "him" or "her" or "his" => kind is SourceKind.Named or SourceKind.Role or SourceKind.Unnamed && !Plural(earlier),
                    "it" or "its" => kind is SourceKind.Institution or SourceKind.Document && !several,
                    "they" or "we" or "their" => kind is SourceKind.Collective or SourceKind.Institution or SourceKind.Unnamed,
                    _ => false,
                }
                : source.Head is { } own && own.In(text).Equals(head, StringComparison.OrdinalIgnoreCase);
            if (fits)
            {
                return source;
            }
        }

        return null;
    }

    /// <summary>The source that a pronoun or description takes up by its chain: an earlier source of the chain, else its name.</summary>
    /// <param name="head">The head word of the phrase.</param>
    /// <param name="draft">Of a pronoun, the statement: whoever spoke right before it goes on, rather than one whom he named.</param>
    public Source? OfChain(TextSpan head, Draft? draft = null)
    {
        if (names.Chains.ChainAt(head) is not { } chain)
        {
            return null;
        }

        var references = chain.References.Select(i => names.Chains.References[i]).ToArray();
        if (!references.Any(r => r.Head == head))
        {
            return null;
        }

        for (int i = told.Count - 1; i >= 0; i--)
        {
            var source = told[i].Source;
            if (source is { Head: { } earlier, Kind: not null } && earlier < head && references.Any(r => r.Head.Overlaps(earlier)))
            {
                return source;
            }
        }

        if (draft is { Within: null } && told.Count > 0 && told[^1] is var (before, going) && before.Tree.Index >= draft.Tree.Index - 1 && before.Tree.Index < draft.Tree.Index && going is { Kind: SourceKind.Named, Head: { } spoke }
            && names.Chains.Name(chain) is { } other && other.Span.Start > spoke.Start && before.Content.Exists(span => span.Contains(other.Span)))
        {
            return going;
        }

        return names.Chains.Name(chain) is { } name && name.Span < head && names.ActorAt(name.Head) is { Kind: ActorKind.Person } actor
            ? new Source([name.Span], name.Head, FullName(name.Head), actor.Id, SourceKind.Named, actor.Country, [])
            : null;
    }

    /// <summary>The earlier source that a last name alone takes up.</summary>
    public Source? NamedBefore(string last)
    {
        for (int i = told.Count - 1; i >= 0; i--)
        {
            var source = told[i].Source;
            if (source is { Kind: SourceKind.Named, Name: { } name } && name.Split(',')[0].EndsWith(" " + last, StringComparison.Ordinal))
            {
                return source;
            }
        }

        return null;
    }

    /// <summary>The person named in full before an offset whose last name a word is; null when the text has the word in small letters too.</summary>
    public TextSpan? LastName(string word, int offset)
    {
        if (word.Contains(' ', StringComparison.Ordinal) || text.Contains(" " + word.ToLowerInvariant(), StringComparison.Ordinal))
        {
            return null;
        }

        foreach (var person in persons)
        {
            if (person.End <= offset && Clean(person.Of(text)).EndsWith(" " + word, StringComparison.Ordinal))
            {
                return person;
            }
        }

        return null;
    }

    /// <summary>"Norway and Oman": no one body.</summary>
    private static bool Several(Draft draft) =>
        draft is { SourceWord: >= 0, Source: { } source } && draft.SourceTree.Children(draft.SourceWord).Any(child => draft.SourceTree.Has(child, "conj") && source.Contains(draft.SourceTree.Span(child)));

    private static bool Plural(Draft draft) => draft.SourceWord >= 0 && draft.SourceTree.Xpos(draft.SourceWord) is "NNS" or "NNPS";

    /// <summary>The person named last before an offset.</summary>
    public TextSpan? LastPersonBefore(int offset)
    {
        TextSpan? best = null;
        foreach (var person in persons)
        {
            if (person.End <= offset)
            {
                best = person;
            }
        }

        return best;
    }

    public void Remember(Draft draft, Source source) => told.Add((draft, source));

    public Actor? ActorAt(TextSpan span) => names.ActorAt(span);

    private static string Clean(string name) =>
        name.EndsWith("'s", StringComparison.Ordinal) || name.EndsWith("’s", StringComparison.Ordinal) ? name[..^2] : name;
}
