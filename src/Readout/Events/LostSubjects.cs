using Readout.Syntax;
using static Readout.Events.ParseRepairs;

namespace Readout.Events;

/// <summary>
/// Gives a clause behind "after", "before", "since" or "until" the subject that the parser took for the object of that
/// word, as it does where a list of places stands between it and the verb: "after the ministers of Peru, Chile and
/// Bolivia held talks". One of the places may have been taken for the subject instead.
/// </summary>
internal static class LostSubjects
{
    public static void Mend(Word[] words, int verb)
    {
        if (words[verb].Xpos is not ("VBD" or "VBZ" or "VBP") || Children(words, verb).Any(c => c < verb && Is(words[c], "cc")))
        {
            return;
        }

        int place = Place(words, verb);
        if ((place < 0 && Children(words, verb).Any(c => Is(words[c], "nsubj") && c > verb)) || Subject(words, verb, place) is not var (opener, subject))
        {
            return;
        }

        int above = words[opener].Head - 1 == subject ? words[subject].Head - 1 : words[verb].Head - 1;
        if (above >= 0 && above < opener && words[above].Head == verb + 1)
        {
            // "Trade resumed after the banks …": the verb in front was hung on the clause's.
            words[above] = words[above] with { Head = words[verb].Head, Deprel = words[verb].Deprel };
            foreach (int child in Children(words, verb).Where(c => c < opener && c != above))
            {
                words[child] = words[child] with { Head = above + 1 };
            }
        }

        words[opener] = words[opener] with { Head = verb + 1, Deprel = "mark" };
        words[subject] = words[subject] with { Head = verb + 1, Deprel = "nsubj" };
        words[verb] = above >= 0 && above < opener ? words[verb] with { Head = above + 1, Deprel = "advcl" } : words[verb];
        if (place >= 0)
        {
            words[place] = words[place] with { Head = First(words, place) + 1, Deprel = "conj" };
        }
    }

    /// <summary>The verb's subject where it is the middle of a list: behind a comma, and what follows its "and" belongs to a name in front. −1 without one.</summary>
    private static int Place(Word[] words, int verb)
    {
        int subject = Children(words, verb).LastOrDefault(c => c < verb && Is(words[c], "nsubj"), -1);
        return subject > 1 && words[subject].Upos == "PROPN" && words[subject - 1].Xpos == "," && First(words, subject) >= 0 ? subject : -1;
    }

    /// <summary>The name that the list's last member hangs on, in front of <paramref name="place"/>; −1 when there is no such list.</summary>
    private static int First(Word[] words, int place)
    {
        for (int i = place + 1; i < words.Length && words[i].Upos is "PROPN" or "CCONJ" or "DET" or "PUNCT"; i++)
        {
            if (words[i].Upos == "PROPN" && Is(words[i], "conj"))
            {
                int first = words[i].Head - 1;
                return first >= 0 && first < place && words[first].Upos == "PROPN" ? first : -1;
            }
        }

        return -1;
    }

    /// <summary>The opening word of the clause and the noun behind it that is no one's subject yet, with nothing but its own modifiers before the verb.</summary>
    private static (int Opener, int Subject)? Subject(Word[] words, int verb, int place)
    {
        for (int i = verb - 1; i > 0 && (words[i].Upos is not ("VERB" or "PRON" or "SCONJ") || Opens(words[i])); i--)
        {
            if (!Opens(words[i]))
            {
                continue;
            }

            int noun = Enumerable.Range(i + 1, verb - i - 1).FirstOrDefault(n => Is(words[n], "obl") && words[n].Upos is "NOUN" or "PROPN", -1);
            bool own = noun > 0 && (words[i].Head == verb + 1 || words[i].Head == noun + 1) && !Children(words, noun).Any(c => c != i && Is(words[c], "case"))
                && Enumerable.Range(i + 1, noun - i - 1).All(n => words[n].Head == noun + 1 || words[words[n].Head - 1].Head == noun + 1);
            bool free = Children(words, verb).All(c => !Is(words[c], "nsubj") || c == place || (place >= 0 && c < i));
            return own && free && (words[i].Head == verb + 1 || place >= 0) ? (i, noun) : null;
        }

        return null;
    }

    private static bool Opens(Word word) => word.Lemma is "after" or "before" or "since" or "until";
}
