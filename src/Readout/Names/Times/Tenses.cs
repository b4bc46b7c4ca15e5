using System.Collections.Immutable;
using Readout.Lexicons;
using Readout.Syntax;

namespace Readout.Names.Times;

/// <summary>
/// Whether the clause that an expression stands in speaks of what was or of what will be: "arrived Tuesday", "will arrive
/// Tuesday", "is due to arrive Tuesday". The nearest verb above that tells decides.
/// </summary>
internal sealed class Tenses(string text, ImmutableArray<Sentence> sentences)
{
    /// <summary>What hangs on these is still to come, whatever their own tense.</summary>
    private static readonly string[] Coming =
        ["plan", "expect", "schedule", "slate", "set", "due", "intend", "hope", "want", "agree", "vow", "promise", "pledge", "prepare", "ready", "likely", "about", "invite", "postpone", "delay", "propose", "threaten", "order", "ask", "urge", "warn"];

    /// <summary>Of those, acts in words: "agreed in April to hand them over" tells when they agreed, "for" or "until" what is to come.</summary>
    private static readonly string[] Spoken =
        ["agree", "ask", "invite", "order", "pledge", "promise", "propose", "threaten", "urge", "vow", "warn"];

    private static readonly string[] Telling = ["say", "report", "tell", "write", "show", "think", "believe", "know"];

    /// <summary>Null when the sentence has no parse, or no verb that tells.</summary>
    public Direction? Of(int position)
    {
        if (SentenceAt(position) is not { } sentence)
        {
            return null;
        }

        var words = sentence.Words;
        int at = WordAt(words, position);
        int before = at > 0 && words[at - 1].Upos == "ADP" ? at - 2 : at - 1;
        if (at > 0 && before >= 0 && words[before].Xpos == "VBD" && words[before].Upos == "VERB" && !IsComing(words[before]))
        {
            return Direction.Past; // "said on Thursday that troops are …": the verb in front takes it, wherever the parse hangs it
        }

        if (at >= 0 && Promised(words, at) is { } spoken)
        {
            return spoken;
        }

        if (at >= 0 && at + 1 < words.Length && words[at + 1].Xpos == "POS" && words[at + 1].Head == at + 1 && !IsSubject(words, words[at].Head - 1))
        {
            return Direction.Past; // "to get around Wednesday's ruling": what is named by its day has been
        }

        bool says = at > 0 && (words[at].Deprel == "nsubj" || (words[at].Deprel == "obl:unmarked" && at + 1 < words.Length && words[at + 1].Xpos == "VBG"));
        if (says && Before(words, at) is >= 0 and var verb)
        {
            at = verb; // "issued a statement Friday saying …": a day says and does nothing
        }

        for (int steps = 0; at >= 0 && steps < 8; at = words[at].Head - 1, steps++)
        {
            if ((words[at].Upos is "VERB" or "AUX" || HasCopula(words, at)) && Read(words, at) is { } direction)
            {
                return direction;
            }
        }

        return null;
    }

    /// <summary>For a day that hangs on "agreed" or "warned" itself: past, unless a preposition gives it to what was agreed.</summary>
    private Direction? Promised(ImmutableArray<Word> words, int at)
    {
        int verb = words[at].Head - 1;
        if (verb < 0 || words[verb].Xpos != "VBD" || !words[at].Deprel.StartsWith("obl", StringComparison.Ordinal) || !Spoken.Contains(words[verb].Lemma))
        {
            return null;
        }

        return words.Any(w => w.Head == at + 1 && w.Deprel == "case" && w.Span.Of(text) is "for" or "until" or "by" or "before") ? null : Direction.Past;
    }

    /// <summary>Does the clause tell what had been by then ("had not called him a suspect")?</summary>
    public bool IsPastPerfect(int position)
    {
        if (SentenceAt(position) is not { } sentence)
        {
            return false;
        }

        var words = sentence.Words;
        int at = WordAt(words, position);
        for (int steps = 0; at >= 0 && steps < 3; at = words[at].Head - 1, steps++)
        {
            if (words[at].Upos is "VERB" or "AUX")
            {
                return HasHad(words, at + 1) && !IsComing(words[at]);
            }
        }

        return false;
    }

    private bool HasHad(ImmutableArray<Word> words, int head) => words.Any(w => w.Head == head && w.Deprel.StartsWith("aux", StringComparison.Ordinal) && w.Span.Of(text) is "had");

    private static bool IsSubject(ImmutableArray<Word> words, int at) => at >= 0 && words[at].Deprel.StartsWith("nsubj", StringComparison.Ordinal);

    /// <summary>The verb at most five words before, with no comma between, or −1.</summary>
    private static int Before(ImmutableArray<Word> words, int at)
    {
        for (int i = at - 1; i >= 0 && at - i <= 5 && words[i].Upos != "PUNCT"; i--)
        {
            if (words[i].Upos == "VERB")
            {
                return i;
            }
        }

        return -1;
    }

    private Direction? Read(ImmutableArray<Word> words, int verb)
    {
        bool infinitive = false, perfect = false, had = false, was = false, passive = false, present = false, like = false;
        for (int i = 0; i < words.Length; i++)
        {
            if (words[i].Head != verb + 1)
            {
                continue;
            }

            string form = words[i].Span.Of(text).ToLowerInvariant();
            if (words[i].Deprel.StartsWith("aux", StringComparison.Ordinal) || words[i].Deprel == "cop")
            {
                if (form is "will" or "shall" or "'ll" or "’ll" or "wo" or "ll" or "would" or "may" or "might" or "should" or "must" or "can")
                {
                    return Direction.Future;
                }

                perfect |= form is "have" or "has" or "had";
                had |= form == "had";
                was |= form is "was" or "were" or "did";
                present |= form is "is" or "are" or "am" or "'s" or "'re" or "does" or "do";
                passive |= words[i].Deprel == "aux:pass";
            }

            infinitive |= words[i].Deprel == "mark" && form == "to";
            like |= words[i].Deprel == "mark" && form == "as";
        }

        if (like && words[verb].Xpos == "VBN" && !present && !was)
        {
            return null; // "began as planned Saturday"
        }

        bool coming = IsComing(words[verb]);
        if (perfect)
        {
            return coming && !was && !had && words[verb].Xpos == "VBN" ? Direction.Future : Direction.Past;
        }

        return words[verb].Xpos switch
        {
            "VBN" => coming || (infinitive && passive && words[verb].Deprel == "acl") ? Direction.Future : present && passive ? Direction.Future : Direction.Past,
            "VBD" => coming ? Direction.Future : Direction.Past,
            "VBZ" or "VBP" => Telling.Contains(words[verb].Lemma) ? Direction.Past : Direction.Future,
            "VBG" => was ? Direction.Past : present ? Direction.Future : null,
            "VB" when infinitive => words[verb].Head is > 0 and var head && (IsComing(words[head - 1]) || words[head - 1].Lemma == "decide") ? HasHad(words, head) ? Direction.Past : Direction.Future : null,
            "VB" => null,
            _ => was ? Direction.Past : present ? Direction.Future : null,
        };
    }

    /// <summary>By lemma, or by a base that its form may have.</summary>
    private bool IsComing(Word word) => Coming.Contains(word.Lemma) || Inflection.Bases(word.Span.Of(text)).Any(Coming.Contains);

    private static bool HasCopula(ImmutableArray<Word> words, int at)
    {
        foreach (var word in words)
        {
            if (word.Head == at + 1 && word.Deprel == "cop")
            {
                return true;
            }
        }

        return false;
    }

    private Sentence? SentenceAt(int position)
    {
        int low = 0, high = sentences.Length - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            var span = sentences[middle].Span;
            if (span.End <= position)
            {
                low = middle + 1;
            }
            else if (span.Start > position)
            {
                high = middle - 1;
            }
            else
            {
                return sentences[middle];
            }
        }

        return null;
    }

    private static int WordAt(ImmutableArray<Word> words, int position)
    {
        for (int i = 0; i < words.Length; i++)
        {
            if (words[i].Span.Start <= position && position < words[i].Span.End)
            {
                return words[i].Upos is null or "X" or "_" ? -1 : i;
            }
        }

        return -1;
    }
}
