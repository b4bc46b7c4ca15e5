using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Readout.Lexicons;
using Readout.Syntax;
using Readout.Text;

namespace Readout.Names;

/// <summary>
/// Finds the phrases that can refer: pronouns of the third person, relative pronouns, noun phrases and pairs of
/// noun phrases, from the parse.
/// </summary>
internal sealed class CoreferenceMentionFinder
{
    /// <summary>Relations of what stands inside a noun phrase, in front of its head.</summary>
    private static readonly FrozenSet<string> Inside = new[]
    {
        "det", "det:predet", "amod", "compound", "nummod", "nmod", "nmod:poss", "nmod:desc", "nmod:unmarked", "flat", "flat:foreign", "goeswith", "advmod", "obl:npmod", "obl:unmarked", "punct", "acl", "obl", "conj", "nmod:npmod",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> NoHead = new[]
    {
        "compound", "flat", "flat:foreign", "fixed", "goeswith", "expl", "det", "case", "amod", "cc", "mark", "cc:preconj", "discourse", "nmod:desc", "compound:prt", "vocative", "dep",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Particles = new[] { "al", "el", "the", "of", "and", "for", "jr", "jr.", "sr", "sr.", "'s", "’s", "-", "." }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Days and months have capitals and are nobody's names.</summary>
    private static readonly FrozenSet<string> Calendar =
        CultureInfo.InvariantCulture.DateTimeFormat.DayNames.Concat(CultureInfo.InvariantCulture.DateTimeFormat.MonthNames).Where(name => name.Length > 0).ToFrozenSet(StringComparer.Ordinal);

    private readonly Countries countries;
    private readonly FrozenSet<string> speech;
    private readonly FrozenSet<string> offices;

    public CoreferenceMentionFinder(LexiconSet lexicons, Countries countries)
    {
        this.countries = countries;
        offices = lexicons.Rows("offices.tsv", 4).Select(row => row[0]).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        speech = lexicons.Rows("cues.tsv", 6).Where(row => row[1] == "verb" && row[2] is "that" or "addr").Select(row => row[0]).ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>The mentions of all sentences in reading order: a phrase stands before the phrases inside it.</summary>
    public List<Mention> Find(string text, ImmutableArray<Sentence> sentences)
    {
        var mentions = new List<Mention>();
        int position = 0;
        var quotations = new QuotationCounter();
        for (int s = 0; s < sentences.Length; s++)
        {
            if (s > 0 && sentences[s].Paragraph != sentences[s - 1].Paragraph)
            {
                quotations.Break();
            }

            var view = new CoreferenceSentence(text, sentences[s].Words);
            int first = mentions.Count;
            for (int w = 0; w < view.Count; w++)
            {
                quotations.See(view.Form(w), s, position + w);
                if (view.Pronoun(w) is { } pronoun)
                {
                    mentions.Add(OfPronoun(view, s, w, pronoun, quotations, position + w));
                }
                else if (IsHead(view, w) && !IsCredit(view, w))
                {
                    AddPhrase(mentions, view, s, w, quotations.Current, position + w);
                }
            }

            position += view.Count;
            mentions.Sort(first, mentions.Count - first, Comparer<Mention>.Create((a, b) =>
                a.First != b.First ? a.First.CompareTo(b.First) : a.Last != b.Last ? b.Last.CompareTo(a.Last) : a.Word.CompareTo(b.Word)));
        }

        return mentions;
    }

    private Mention OfPronoun(CoreferenceSentence view, int sentence, int word, (PronounClass Class, MentionForm Form, bool Reflexive) pronoun, QuotationCounter quotations, int position) => new()
    {
        Sentence = sentence,
        Word = word,
        First = word,
        Last = word,
        Span = view.Words[word].Span,
        Head = view.Words[word].Span,
        Form = pronoun.Form,
        Pronoun = pronoun.Class,
        Reflexive = pronoun.Reflexive,
        Plural = pronoun.Class == PronounClass.They,
        Anchor = view.Anchor(word, pronoun.Form == MentionForm.Relative),
        Role = view.Role(word),
        Verb = view.Governor(word),
        Speaks = Speaks(view, view.Governor(word)),
        Undergoes = view.Words[word].Deprel == "nsubj:pass",
        Lemma = view.Form(word).ToLowerInvariant(),
        Quotation = quotations.Current,
        Utters = view.Role(word) == MentionRole.Subject && Speaks(view, view.Governor(word)) ? quotations.JustClosed(position) : null,
        ClauseEnd = view.Role(word) == MentionRole.Subject ? view.End(view.Governor(word)) : -1,
        Position = position,
    };

    private const int LongestCredit = 3;

    /// <summary>"ROME (Agency) — …": whoever wired the report is nobody in it.</summary>
    private static bool IsCredit(CoreferenceSentence view, int word)
    {
        if (word + 2 >= view.Count || view.Form(word + 1) != ")" || view.Form(word + 2) is not ("-" or "–" or "—" or "--"))
        {
            return false;
        }

        int open = word - 1;
        while (open > word - LongestCredit && open > 0 && view.Form(open) != "(")
        {
            open--;
        }

        return open > 0 && view.Form(open) == "(";
    }

    private static bool IsHead(CoreferenceSentence view, int word)
    {
        var own = view.Words[word];
        bool nominal = own.Upos is "NOUN" or "PROPN"
            || (own.Upos is "ADJ" or "NUM" or "X" or "VERB" && view.HasChild(word, "det") && view.Role(word) is MentionRole.Subject or MentionRole.Object);
        return nominal && !(own.Upos == "PROPN" && own.Entity == "O" && Calendar.Contains(view.Form(word))) && !NoHead.Contains(own.Deprel) && !(own.Deprel == "conj" && view.Head(word) >= 0 && NoHead.Contains(view.Words[view.Head(word)].Deprel) && own.Upos != "PROPN");
    }

    private void AddPhrase(List<Mention> mentions, CoreferenceSentence view, int sentence, int word, int quotation, int position)
    {
        int first = word, last = word;
        while (first > 0 && view.Top(first - 1, word) is >= 0 and int top && Inside.Contains(view.Words[top].Deprel) && !(view.Words[top].Deprel == "conj"))
        {
            first--;
        }

        while (last + 1 < view.Count && view.Form(last + 1) is not ("," or "(" or "–" or "—") && view.Top(last + 1, word) is >= 0 and int top
            && (view.Words[top].Deprel is "flat" or "compound" or "flat:foreign" or "goeswith" or "nummod" or "nmod:desc" || (view.Words[top].Deprel == "nmod" && OfPhrase(view, top))))
        {
            last++;
        }

        while (first < word && view.Words[first].Upos is "PUNCT" or "ADV" or "CCONJ")
        {
            first++;
        }

        var phrase = OfPhrase(view, sentence, word, first, last, quotation, position);
        mentions.Add(phrase);
        AddPair(mentions, view, phrase, position);
    }

    /// <summary>"The head of the army": the army belongs to the phrase, what is said of it in a clause does not.</summary>
    private static bool OfPhrase(CoreferenceSentence view, int word)
    {
        foreach (int child in view.Children(word))
        {
            if (view.Words[child].Deprel == "case")
            {
                return view.Form(child) is "of";
            }
        }

        return false;
    }

    private Mention OfPhrase(CoreferenceSentence view, int sentence, int word, int first, int last, int quotation, int position)
    {
        var (nameFirst, nameLast) = NameRun(view, word, first, last);
        bool named = nameFirst >= 0 && (nameLast >= word || view.Words[word].Entity != "O") && nameFirst <= word
            || (nameFirst < 0 && view.Words[word].Upos == "PROPN");
        if (named && nameFirst < 0)
        {
            (nameFirst, nameLast) = (word, word);
        }

        string det = view.Form(first).ToLowerInvariant();
        if (named && nameFirst == nameLast && det is "the" or "this" or "that" && offices.Contains(view.Form(word)))
        {
            // "the Senator": a capital makes no name of an office.
            named = false;
        }

        var determiner = view.Words[first];
        bool possessed = determiner.Xpos == "PRP$" || view.HasChild(word, "nmod:poss");
        var form = named ? MentionForm.Name
            : det is "the" or "this" or "that" or "these" or "those" or "both" or "each" || possessed ? MentionForm.Definite
            : det is "a" or "an" or "another" or "some" or "any" or "no" or "several" or "many" ? MentionForm.Indefinite
            : MentionForm.Bare;
        var span = new TextSpan(view.Words[first].Span.Start, view.Words[last].Span.End);
        int governor = view.Governor(word);
        return new Mention
        {
            Sentence = sentence,
            Word = word,
            First = first,
            Last = last,
            Span = span,
            Head = named ? new TextSpan(view.Words[nameFirst].Span.Start, view.Words[nameLast].Span.End) : view.Words[word].Span,
            Form = form,
            Role = view.Role(word),
            Plural = view.Words[word].Xpos is "NNS" or "NNPS",
            Entity = view.Words[word].Entity is { Length: > 2 } tag ? tag[2..] : "",
            Lemma = Lemma(view, word),
            Anchor = view.Anchor(word, relative: false),
            Possessed = possessed,
            SetOff = first > 0 && view.Form(first - 1) is "," or "(" or "–" or "—" or "-" or ":",
            Name = named ? NameKeys(view, nameFirst, nameLast) : [],
            Words = det is "both" ? ["both", .. PhraseWords(view, word, first, last)] : PhraseWords(view, word, first, last),
            Verb = governor,
            Speaks = Speaks(view, governor) || (first > 1 && view.Form(first - 1) is "to" && view.Form(first - 2) is "according" or "According"),
            Quotation = quotation,
            Position = position,
        };
    }

    private static void AddPair(List<Mention> mentions, CoreferenceSentence view, Mention phrase, int position)
    {
        int end = -1;
        foreach (int child in view.Children(phrase.Word))
        {
            if (child > phrase.Word && view.Words[child].Deprel == "conj" && view.Words[child].Upos is "NOUN" or "PROPN" && view.HasChild(child, "cc"))
            {
                end = child;
            }
        }

        if (end < 0 || view.FindChild(end, "cc") is var cc && (cc < 0 || view.Form(cc) is not "and"))
        {
            return;
        }

        int last = end;
        while (last + 1 < view.Count && view.Top(last + 1, end) is >= 0 and int top && view.Words[top].Deprel is "flat" or "compound" or "flat:foreign")
        {
            last++;
        }

        var span = new TextSpan(phrase.Span.Start, view.Words[last].Span.End);
        mentions.Add(new Mention
        {
            Sentence = phrase.Sentence,
            Word = phrase.Word,
            First = phrase.First,
            Last = last,
            Span = span,
            Head = span,
            Form = MentionForm.Coordination,
            Role = phrase.Role,
            Plural = true,
            Entity = phrase.Entity,
            Lemma = phrase.Lemma,
            Verb = phrase.Verb,
            Speaks = phrase.Speaks,
            Quotation = phrase.Quotation,
            Position = position,
            Parts = [phrase],
        });
    }

    /// <summary>The run of the name tagger, or of proper nouns, that the head belongs to or that stands behind a title.</summary>
    private static (int First, int Last) NameRun(CoreferenceSentence view, int word, int first, int last)
    {
        int from = word;
        if (view.Words[word].Entity is not ("O" or null or ""))
        {
            while (from > 0 && view.Words[from].Entity.StartsWith("I-", StringComparison.Ordinal))
            {
                from--;
            }

            int to = word;
            while (to + 1 < view.Count && view.Words[to + 1].Entity.StartsWith("I-", StringComparison.Ordinal))
            {
                to++;
            }

            return (from, to);
        }

        bool Capital(int i) => char.IsUpper(view.Text[view.Words[i].Span.Start]) && view.Words[i].Upos is "PROPN" or "NOUN" or "ADJ";
        if (!Capital(word) || (word == 0 && view.Words[word].Upos != "PROPN"))
        {
            return (-1, -1);
        }

        while (from > first && Capital(from - 1) && view.Words[from - 1].Deprel != "nmod:poss" && (from - 1 > 0 || view.Words[0].Upos == "PROPN"))
        {
            from--;
        }

        int end = word;
        while (end < last && (Capital(end + 1) || (end + 2 <= last && view.Form(end + 1) is "of" or "the" or "for" && (Capital(end + 2) || view.Form(end + 2) is "the"))))
        {
            end++;
        }

        return (from, end);
    }

    private static string[] NameKeys(CoreferenceSentence view, int first, int last)
    {
        var keys = new List<string>();
        for (int i = first; i <= last; i++)
        {
            foreach (string part in Folding.Key(view.Words[i].Span.In(view.Text)).Split('-', StringSplitOptions.RemoveEmptyEntries))
            {
                if (!Particles.Contains(part))
                {
                    keys.Add(part);
                }
            }
        }

        return [.. keys];
    }

    private string[] PhraseWords(CoreferenceSentence view, int word, int first, int last)
    {
        var words = new List<string>();
        for (int i = first; i <= last; i++)
        {
            var own = view.Words[i];
            if (own.Upos is not ("NOUN" or "PROPN" or "ADJ" or "NUM") || view.InPossessor(i, word))
            {
                // "Turkey's ministry": the possessor tells whose, by its country alone.
                if (own.Upos is not ("PROPN" or "NOUN") || countries.Find(own.Span.Of(view.Text)) is not { } owner)
                {
                    continue;
                }

                words.Add("#" + owner.Country.Code);
                continue;
            }

            words.Add(own.Upos is "PROPN" or "ADJ" && countries.Find(own.Span.Of(view.Text)) is { } known ? "#" + known.Country.Code : Lemma(view, i));
        }

        return [.. words];
    }

    // "The ex-minister" is the former minister.
    private static string Lemma(CoreferenceSentence view, int word) =>
        Folding.Key(view.Words[word].Lemma) is var key && key.StartsWith("ex-", StringComparison.Ordinal) ? key[3..] : key;

    private bool Speaks(CoreferenceSentence view, int verb) => verb >= 0 && speech.Contains(view.Words[verb].Lemma);
}
