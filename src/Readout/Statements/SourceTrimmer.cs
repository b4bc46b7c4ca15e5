using Readout.Text;

namespace Readout.Statements;

/// <summary>Takes out of a source what does not name who speaks: a day, a comma, the tail of the words before it, a clause of its own.</summary>
internal static class SourceTrimmer
{
    public static void Trim(Draft draft)
    {
        if (draft.Source is not { } source || draft.SourceWord < 0)
        {
            return;
        }

        var tree = draft.SourceTree;
        int first = tree.WordAt(source.Start), last = Math.Min(tree.Count, tree.WordAt(source.End)) - 1;
        last = last + 1 < tree.Count && tree.Span(last + 1).Start < source.End ? last + 1 : last;
        if (first > draft.SourceWord || last < draft.SourceWord)
        {
            return;
        }

        for (int i = draft.SourceWord - 1; i >= first; i--)
        {
            if (i > first && tree.Form(i) is "The" or "A" or "An" && tree.Upos(i) == "DET" && !tree.IsNamed(i) && tree.Upos(i - 1) is not "ADP" && !tree.IsPunct(i - 1))
            {
                // "Page 4 Economy The ambassador": a line without a full stop runs on into the sentence.
                first = i;
                break;
            }

            // "2014) County officials", "TUNIS, March 3 - The army": a sentence that runs on from a line without a full stop.
            if ((tree.IsForm(i, ")") && !Between(tree, first, i, "(")) || tree.Form(i) is "-" or "–" or "—" or "―" or "--" && tree.Span(i - 1 < 0 ? 0 : i - 1).End < tree.Span(i).Start)
            {
                first = i + 1;
                break;
            }
        }

        if (first < draft.SourceWord && tree.Span(first + 1).Start - tree.Span(first).End > 1 && tree.Form(first).Length > 2 && !tree.Form(first).ContainsAnyExceptInRange('A', 'Z'))
        {
            first++; // "NEWARK  Ann Example": where it was written
        }

        for (int i = draft.SourceWord + 1; i <= last; i++)
        {
            // ", who was there at the time": another story, or one that its comma sets off.
            if (tree.Lemma(i) is "who" or "which" or "whose" or "whom" && (tree.IsForm(i - 1, ",") || last - i > LongestClause) && tree.Upos(i) is "PRON" or "DET")
            {
                last = i - 1;
                break;
            }
        }

        // "Reports reaching here": the adverb belongs to a participle that names who speaks.
        while (last > draft.SourceWord && Loose(tree, last) && !(tree.Upos(last) == "ADV" && tree.Head(last) > draft.SourceWord && tree.Head(last) == last - 1 && tree.IsVerb(last - 1)))
        {
            last--;
        }

        // "Moon Jae-in": a hyphen without spaces ends no name.
        while (last + 2 < tree.Count && tree.Form(last + 1) is "-" && tree.Span(last).End == tree.Span(last + 1).Start && tree.Span(last + 1).End == tree.Span(last + 2).Start && tree.Upos(last) == "PROPN")
        {
            last += 2;
        }

        // "Sgt. Ann Example", where the parse takes the title for another subject.
        while (first > 0 && tree.Upos(first) == "PROPN" && tree.Upos(first - 1) == "PROPN" && tree.Form(first - 1) is [>= 'A' and <= 'Z', .., '.'] title && title.Length <= LongestTitle && title.IndexOf('.') == title.Length - 1)
        {
            first--;
        }

        first = Called(tree, first);
        draft.Source = new TextSpan(tree.Span(first).Start, tree.Span(last).End);
    }

    /// <summary>"The commander known as Example": the name alone is less than the phrase, which the parse takes apart now and then.</summary>
    private static int Called(SentenceTree tree, int first)
    {
        if (first < 3 || !tree.IsForm(first - 1, "as") || tree.Lemma(first - 2) is not ("know" or "identify") || tree.Upos(first - 3) != "NOUN")
        {
            return first;
        }

        int start = first - 3;
        while (start > 0 && tree.Upos(start - 1) is "NOUN" or "ADJ" or "DET" or "NUM" or "PROPN")
        {
            start--;
        }

        return start;
    }

    // "Capt.", "Gen.".
    private const int LongestTitle = 5;

    // "people who live near the river" say who they are; what is longer tells more than that.
    private const int LongestClause = 8;

    private static bool Loose(SentenceTree tree, int word) =>
        (tree.IsPunct(word) && tree.Form(word) is not (")" or "”" or "\"" or "’" or "'" or "%" or "]"))
        || tree.Xpos(word) == "POS" || tree.Upos(word) is "ADV" or "AUX" or "CCONJ" or "SCONJ" or "ADP" || tree.Lemma(word) is "who" or "which"
        || tree.Form(word) is "Monday" or "Tuesday" or "Wednesday" or "Thursday" or "Friday" or "Saturday" or "Sunday" or "today" or "yesterday" or "tonight" or "all";

    private static bool Between(SentenceTree tree, int first, int last, string form)
    {
        for (int i = first; i < last; i++)
        {
            if (tree.IsForm(i, form))
            {
                return true;
            }
        }

        return false;
    }
}
