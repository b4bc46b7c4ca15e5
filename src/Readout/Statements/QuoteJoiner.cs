using System.Collections.Frozen;
using Readout.Text;

namespace Readout.Statements;

/// <summary>
/// Joins quotations to the statements they belong to: a content that touches speech in quotation marks takes all of it,
/// a quotation beside a bare cue is its content, and one that stands alone carries on the speech before it.
/// </summary>
internal static class QuoteJoiner
{
    /// <summary>The rule of a quotation that the sentence before tells of.</summary>
    public const string AnnouncedRule = "announced";

    private static readonly FrozenSet<string> Words = new[]
    {
        "advice", "answer", "assessment", "comment", "conclusion", "explanation", "message", "reaction", "rejoinder", "reply", "response", "retort", "verdict", "view", "warning", "word",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Fewer words than this in quotation marks are a term or a title, not speech that stands alone.</summary>
    private const int ShortestSpeech = 4;

    public static void Join(List<Draft> drafts, List<Draft> pending, List<Quotation> quotes, List<SentenceTree> trees, string text)
    {
        var claimed = new bool[quotes.Count];
        foreach (var draft in drafts)
        {
            for (int i = 0; i < quotes.Count; i++)
            {
                claimed[i] |= Extend(draft, quotes[i]);
            }
        }

        for (int i = quotes.Count - 2; i >= 0; i--)
        {
            // "“S. ¶ T,” he said": the speech that runs on into his paragraph is his.
            if (!claimed[i] && !quotes[i].Closed && quotes[i + 1].Continues && claimed[i + 1] && drafts.Find(d => d.Content.Exists(quotes[i + 1].Span.Overlaps) && d.Cue.Start > quotes[i + 1].Span.Start) is { } after)
            {
                after.Content.Add(quotes[i].Span);
                claimed[i] = true;
            }
        }

        for (int i = 0; i < quotes.Count; i++)
        {
            bool runsOn = !quotes[i].Closed && i + 1 < quotes.Count && quotes[i + 1].Continues;
            if (claimed[i] || quotes[i].Paragraph < 0 || (WordCount(text, quotes[i].Span) < ShortestSpeech && !runsOn))
            {
                continue;
            }

            if (Beside(pending, quotes[i].Span, text) is { } cue)
            {
                pending.Remove(cue);
                cue.Content.Add(quotes[i].Span);
                cue.Rule = "beside";
                drafts.Add(cue);
                claimed[i] = true;
                continue;
            }

            if (Stands(quotes[i], text) && Announced(drafts, quotes[i], trees, text) is { } announced)
            {
                drafts.Add(announced);
                claimed[i] = true;
                continue;
            }

            if (Stands(quotes[i], text) && Before(drafts, quotes, i, trees) is { } earlier)
            {
                earlier.Content.Add(quotes[i].Span);
                claimed[i] = true;
            }
        }

        foreach (var draft in drafts)
        {
            Normalize(draft, text);
        }
    }

    private static bool Extend(Draft draft, Quotation quote)
    {
        bool touched = false;
        for (int i = 0; i < draft.Content.Count; i++)
        {
            var span = draft.Content[i];
            if (!span.Overlaps(quote.Span) || quote.Span.Overlaps(draft.Cue) || (draft.Source is { } source && source.Overlaps(quote.Span)))
            {
                continue;
            }

            if (quote.Span.Start < span.Start && quote.Span.End - span.Start < 3 && span.End > quote.Span.End && quote.Span.End < draft.Tree.Text.Length)
            {
                // "…,” he said. “S.” T, she said": the closing mark of another's speech opens the sentence.
                draft.Content[i] = new TextSpan(quote.Span.End, span.End).Trim(draft.Tree.Text);
                continue;
            }

            draft.Content[i] = span.Join(quote.Span);
            touched = true;
        }

        return touched;
    }

    /// <summary>A speech verb without a content, in the same sentence as the quotation or right before it with a colon.</summary>
    private static Draft? Beside(List<Draft> pending, TextSpan quote, string text)
    {
        foreach (var cue in pending)
        {
            if (cue.Source is null || quote.Overlaps(cue.Cue) || quote.Overlaps(cue.Source.Value))
            {
                continue;
            }

            var sentence = cue.Tree.Sentence.Span;
            bool colon = sentence.End <= quote.Start && quote.Start - sentence.End < 4 && text[sentence.End - 1] is ':' or ',';
            // A paragraph that begins behind the quotation is another's.
            int next = Math.Min(cue.Cue.Start, cue.Source.Value.Start);
            bool near = next >= quote.End && next - quote.End <= 3 && !text.AsSpan(quote.End, next - quote.End).Contains('\n');
            bool comma = near && cue.Cue.Start > quote.End && next == cue.Source.Value.Start;
            bool inverted = near && next == cue.Cue.Start;

            // "The judge read the decision. “S.”": a sentence of a speech verb alone, and speech right behind it.
            bool behind = sentence.End <= quote.Start && cue.Word >= 0 && cue.Tree.Head(cue.Word) < 0 && string.IsNullOrWhiteSpace(text[sentence.End..quote.Start]);
            if (colon || comma || inverted || behind || (sentence.Overlaps(quote) && cue.Cue.End <= quote.Start && quote.Start - cue.Cue.End < 60))
            {
                return cue;
            }
        }

        return null;
    }

    /// <summary>"Her answer was short. “S.”": a sentence about somebody's words, and the words right behind it.</summary>
    private static Draft? Announced(List<Draft> drafts, Quotation quote, List<SentenceTree> trees, string text)
    {
        var tree = trees.FindLast(t => t.Sentence.Span.End <= quote.Span.Start);
        if (tree is null || tree.Sentence.Paragraph != quote.Paragraph || !string.IsNullOrWhiteSpace(text[tree.Sentence.Span.End..quote.Span.Start]) || drafts.Exists(d => ReferenceEquals(d.Tree, tree)))
        {
            return null;
        }

        for (int word = 0; word < tree.Count; word++)
        {
            if (Words.Contains(tree.Lemma(word)) && tree.Has(word, "nsubj") && tree.Head(word) is >= 0 and int root && tree.Head(root) < 0 && tree.Child(word, "nmod:poss") is >= 0 and int owner)
            {
                var draft = new Draft { Tree = tree, Word = word, Cue = tree.Span(word), Lemma = tree.Lemma(word), Entry = null, Rule = AnnouncedRule };
                SourceFinder.Set(draft, owner);
                draft.Content.Add(quote.Span);
                return draft.Source is null ? null : draft;
            }
        }

        return null;
    }

    private static Draft? Before(List<Draft> drafts, List<Quotation> quotes, int number, List<SentenceTree> trees)
    {
        var quote = quotes[number];
        Draft? best = null;
        int end = -1;
        foreach (var draft in drafts)
        {
            if (draft.Entry is not { TakesClause: true } and not null)
            {
                continue;
            }

            int last = draft.Content.Max(s => s.End);
            bool spoken = quotes.Exists(q => draft.Content.Exists(s => s.Overlaps(q.Span)) && q.Span.Start < quote.Span.Start);
            bool next = draft.Source is not null && draft.Tree.Sentence.Paragraph == quote.Paragraph && string.IsNullOrWhiteSpace(draft.Tree.Text[Math.Min(draft.Tree.Sentence.Span.End, quote.Span.Start)..quote.Span.Start])
                && !drafts.Exists(o => !ReferenceEquals(o, draft) && o.Content.Exists(s => s.Contains(draft.Cue)));
            if ((spoken || next) && last <= quote.Span.Start && last > end && draft.Cue.Start < quote.Span.Start)
            {
                (best, end) = (draft, last);
            }
        }

        if (best is null)
        {
            return null;
        }

        int paragraph = quote.Paragraph;
        bool carriesOn = quote.Continues || best.Tree.Sentence.Paragraph == paragraph || trees.TrueForAll(t => t.Sentence.Paragraph != paragraph || t.Sentence.Span.End <= quote.Span.End + 1);
        return carriesOn && paragraph - best.Tree.Sentence.Paragraph <= 3 ? best : null;
    }

    /// <summary>A quotation that is sentences of its own: it opens one and ends with one.</summary>
    private static bool Stands(Quotation quote, string text)
    {
        int i = quote.Span.Start - 1;
        while (i >= 0 && text[i] is ' ' or '\t')
        {
            i--;
        }

        bool opens = i < 0 || text[i] is '\n' or '\r' or '.' or '?' or '!' or '”' or '"' or ',' or '\'';
        int end = quote.Span.End - 1;
        while (end > quote.Span.Start && text[end] is '"' or '”' or '’' or '\'' or ' ')
        {
            end--;
        }

        char after = quote.Span.End < text.Length ? text[quote.Span.End] : '\n';
        return opens && (text[end] is '.' or '?' or '!' or '…' || after is '.' || !quote.Closed);
    }

    private static int WordCount(string text, TextSpan span)
    {
        int count = 0;
        for (int i = span.Start; i < span.End; i++)
        {
            if (char.IsLetterOrDigit(text[i]) && (i == span.Start || !char.IsLetterOrDigit(text[i - 1])))
            {
                count++;
            }
        }

        return count;
    }

    /// <summary>Fragments in text order; what overlaps becomes one.</summary>
    private static void Normalize(Draft draft, string text)
    {
        draft.Content.Sort();
        for (int i = 1; i < draft.Content.Count; i++)
        {
            var (before, own) = (draft.Content[i - 1], draft.Content[i]);
            if (own.Start <= before.End || string.IsNullOrWhiteSpace(text[before.End..own.Start]))
            {
                draft.Content[i - 1] = before.Join(own);
                draft.Content.RemoveAt(i--);
            }
        }
    }
}
