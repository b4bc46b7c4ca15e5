using System.Collections.Frozen;
using Readout.Syntax;
using Readout.Text;

namespace Readout.Statements;

/// <summary>
/// Ends a quotation whose closing mark is missing where somebody is said to have said it: "“The road is open, said the mayor". It would
/// else run to the end of its paragraph, over its own speaker.
/// </summary>
internal static class QuoteMender
{
    private static readonly FrozenSet<string> Speech = new[] { "say", "tell", "add", "explain", "write", "warn", "note", "tweet", "insist", "reply", "recall", "continue" }.ToFrozenSet(StringComparer.Ordinal);

    // "…, the minister for public works told reporters": a subject is seldom longer.
    private const int LongestSubject = 8;

    public static List<Quotation> Mend(List<Quotation> quotes, IReadOnlyList<Sentence> sentences, string text)
    {
        var mended = new List<Quotation>(quotes.Count);
        for (int i = 0; i < quotes.Count; i++)
        {
            var quote = quotes[i];
            bool runsOn = i + 1 < quotes.Count && quotes[i + 1].Continues;
            mended.Add(!quote.Closed && !quote.Continues && !runsOn && quote.Paragraph >= 0 && EndOf(quote.Span, sentences, text) is { } end
                ? quote with { Span = new TextSpan(quote.Span.Start, end), Closed = true }
                : quote);
        }

        return mended;
    }

    /// <summary>Where the words in front of the first ", said X" or ", X said" end; null when there is none.</summary>
    private static int? EndOf(TextSpan quote, IReadOnlyList<Sentence> sentences, string text)
    {
        foreach (var sentence in sentences)
        {
            if (sentence.Span.Start >= quote.End || sentence.Span.End <= quote.Start)
            {
                continue;
            }

            int comma = -1;
            for (int i = 0; i < sentence.Words.Length; i++)
            {
                var word = sentence.Words[i];
                if (word.Span.Start <= quote.Start)
                {
                    continue;
                }

                if (word.Span.Of(text) is ",")
                {
                    comma = i;
                }
                else if (comma >= 0 && word.Xpos is "VBD" or "VBZ" && Speech.Contains(word.Lemma) && i - comma <= LongestSubject && Others(sentence, comma + 1, i, text))
                {
                    return sentence.Words[comma].Span.End;
                }
            }
        }

        return null;
    }

    /// <summary>Is the subject another than who speaks in the quotation, or behind its verb?</summary>
    private static bool Others(Sentence sentence, int from, int verb, string text)
    {
        if (from == verb)
        {
            return verb + 1 < sentence.Words.Length && sentence.Words[verb + 1].Upos is "PROPN" or "DET" or "PRON" or "NOUN" or "ADJ";
        }

        string first = sentence.Words[from].Span.Of(text).ToLowerInvariant();
        return first is not ("i" or "we" or "you" or "which" or "who" or "and" or "but" or "as" or "that")
            && !Enumerable.Range(from, verb - from).Any(i => sentence.Words[i].Upos is "VERB" or "SCONJ");
    }
}
