using Readout.Text;

namespace Readout.Statements.Learned;

/// <summary>
/// Brings what the models found together with what the rules drafted. The models, which weigh the drafts, have the last
/// word; the rules stand for relays, for speech over several paragraphs, and for what they drafted inside a statement.
/// </summary>
internal sealed class AttributionJoiner(AttributionModel model, CueLexicon lexicon)
{
    // How likely a cue must be to stand by the models' word alone, and for a rule's draft to be read as the models read it.
    // Chosen on the reading set and PolNeAR dev together (docs/quality.md): lower lets in acts, higher loses rare cues.
    private const double Alone = 0.35;
    private const double Supporting = 0.05;

    public List<Draft> Join(List<Draft> drafts, Passage passage, List<SentenceTree> trees)
    {
        var joined = Weigh(drafts, passage, trees);
        foreach (var one in joined)
        {
            one.Draft.Confidence = model.Confidence.Of(passage, one);
        }

        return joined.ConvertAll(one => one.Draft);
    }

    /// <summary>The statements to keep, each with what spoke for it; drafts are changed.</summary>
    internal List<Joined> Weigh(List<Draft> drafts, Passage passage, List<SentenceTree> trees)
    {
        var treeOf = trees.ToDictionary(tree => tree.Index);
        var rules = new RuleView(passage, drafts);
        var joined = new List<Joined>();
        var kept = new HashSet<Draft>();
        foreach (var attribution in model.Find(passage, rules, Guideline.Reading, Supporting))
        {
            int sentence = passage.Sentence[attribution.Cue];
            var tree = treeOf[sentence];
            int word = attribution.Cue - passage.Firsts[sentence];
            var span = tree.Span(word);
            var draft = rules.At(attribution.Cue) ?? drafts.Find(d => ReferenceEquals(d.Tree, tree) && d.Cue.Overlaps(span));
            if (draft is not null && kept.Add(draft))
            {
                float shared = Shared(draft, attribution);
                bool taken = !ReachesFurther(draft, attribution);
                if (taken)
                {
                    Take(draft, attribution, trees);
                }

                joined.Add(new Joined(draft, attribution, true, taken, shared));
            }
            else if (draft is null && attribution.CueProbability >= Alone && !drafts.Exists(d => d.Via.Count > 0 && (Shared(d, attribution) > 0.5 || Relays(d, tree, word))))
            {
                draft = New(tree, word);
                Take(draft, attribution, trees);
                joined.Add(new Joined(draft, attribution, false, true, 0));
            }
        }

        joined.AddRange(drafts
            .Where(d => !kept.Contains(d) && (d.Rule is "adv" or "according to" || d.Via.Count > 0 || Inside(d, joined)))
            .Select(d => new Joined(d, null, true, false, 0))
            .ToList());
        foreach (var (draft, _, _, _, _) in joined)
        {
            Trim(draft, passage.Text);
            BehindCue(draft);
        }

        return joined;
    }

    private static void Trim(Draft draft, string text)
    {
        var bare = draft.Content.Select(span => Bare(span, text)).Where(span => !span.IsEmpty).ToList();
        if (bare.Count > 0 && !bare.SequenceEqual(draft.Content))
        {
            draft.Content.Clear();
            draft.Content.AddRange(bare);
        }
    }

    /// <summary>"Claimed responsibility for the raid": the words of a cue belong to no content.</summary>
    private static void BehindCue(Draft draft)
    {
        var first = draft.Content[0];
        if (draft.Entry is { Pos: "verb" } && draft.Cue.Start < first.Start && first.Start < draft.Cue.End && draft.Cue.End < first.End && draft.Tree.Between(draft.Tree.WordAt(draft.Cue.End), draft.Tree.WordAt(first.End - 1)) is { } rest)
        {
            draft.Content[0] = rest;
        }
    }

    private Draft New(SentenceTree tree, int word)
    {
        var match = lexicon.At(tree, word);
        return new Draft
        {
            Tree = tree,
            Word = word,
            Cue = CueFinder.CueSpan(tree, word, match?.Last ?? word),
            Lemma = match?.Entry.Cue ?? tree.Lemma(word),
            Entry = match?.Entry,
            Rule = "model",
        };
    }

    private static void Take(Draft draft, Attribution attribution, List<SentenceTree> trees)
    {
        if (draft is { Entry.Pos: "noun", Source: { } own, Content.Count: > 0 } && attribution.Content.Exists(span => span.Overlaps(own)))
        {
            // "Fears among residents that …": whose they are is no part of them.
            return;
        }

        draft.Content.Clear();
        draft.Content.AddRange(attribution.Content);
        if (draft.Via.Count > 0)
        {
            return;
        }

        if (attribution.Source.Count == 0 || draft.Entry?.Pos == "adv")
        {
            // ", adding that …" has its speaker in the statement before it, which the rules know and the model may not see;
            // "Minsk's accusation that …" says whose it is.
            bool known = draft is { Source: not null, Entry: { } entry } && (entry.Pos == "noun" || (entry.TakesClause && draft.Tree.Xpos(draft.Word) == "VBG"));
            (draft.Source, draft.SourceWord) = known ? (draft.Source, draft.SourceWord) : (null, -1);
            return;
        }

        // Fragments of a source are rare and mostly noise: the one nearest to the cue names who speaks.
        var source = attribution.Source.MinBy(span => Math.Max(draft.Cue.Start - span.End, span.Start - draft.Cue.End));
        var tree = trees.First(t => t.Sentence.Span.Overlaps(source));
        draft.SourceTree = tree;
        int first = tree.WordAt(source.Start), last = Math.Min(tree.Count, tree.WordAt(source.End)) - 1;
        last = Math.Max(first, last < tree.Count - 1 && tree.Span(last + 1).Start < source.End ? last + 1 : last);
        int head = first;
        for (int i = first; i <= last; i++)
        {
            // "As the BBC reports": an article that the parse hangs on the verb heads no phrase.
            if ((tree.Head(i) < first || tree.Head(i) > last) && !(i < last && tree.Upos(i) == "DET" && tree.Upos(i + 1) is "PROPN" or "NOUN" or "ADJ"))
            {
                head = i;
                break;
            }
        }

        (draft.Source, draft.SourceWord) = (source, head);
    }

    /// <summary>A fragment without the "that" before it and the comma or full stop behind it.</summary>
    private static TextSpan Bare(TextSpan span, string text)
    {
        int start = span.Start, end = span.End;
        if (span.In(text).StartsWith("that ", StringComparison.OrdinalIgnoreCase))
        {
            start += "that ".Length;
        }

        while (end > start && text[end - 1] is ',' or ';' or ':' or ' ' || (end > start + 1 && text[end - 1] == '.' && text[end - 2] != '.' && !Abbreviated(text, start, end)))
        {
            end--;
        }

        while (start < end && text[start] is ',' or ';' or ':' or ' ')
        {
            start++;
        }

        if (end - start > 2 && text[start] is '"' or '”' && text[start + 1] == ' ')
        {
            start += 2; // the mark that closed the words in front
        }

        return new TextSpan(start, Spoken(text, start, end) ?? end);
    }

    /// <summary>"“Don't you do it,” until shots are heard": a comma inside the marks ends what is said, where no more is quoted.</summary>
    private static int? Spoken(string text, int start, int end)
    {
        if (end - start < 3 || text[start] is not ('“' or '"'))
        {
            return null;
        }

        int close = text.AsSpan(start + 1, end - start - 1).IndexOfAny('”', '"') + start + 1;
        return close > start + 1 && text[close - 1] == ',' && text.AsSpan(close + 1, end - close - 1).IndexOfAny("“”\"") < 0 ? close + 1 : null;
    }

    // "the U.S." and "Mr. X Jr." keep their stop.
    private static bool Abbreviated(string text, int start, int end)
    {
        int from = end - 1;
        while (from > start && !char.IsWhiteSpace(text[from - 1]))
        {
            from--;
        }

        return text.AsSpan(from, end - 1 - from).Contains('.') || end - 1 - from == 1;
    }

    /// <summary>Is a word the verb by which the draft's outlet passes it on ("quoted a source as saying")?</summary>
    private static bool Relays(Draft draft, SentenceTree tree, int word) =>
        ReferenceEquals(draft.Tree, tree) && word < draft.Word && draft.Source is { } source && tree.Span(word).End <= source.Start && draft.Via[0].End <= tree.Span(word).Start;

    private static float Shared(Draft draft, Attribution attribution)
    {
        int shared = draft.Content.Sum(a => attribution.Content.Sum(b => Math.Max(0, Math.Min(a.End, b.End) - Math.Max(a.Start, b.Start))));
        return 2f * shared / (draft.Length + attribution.Content.Sum(span => span.Length));
    }

    /// <summary>The rules followed the speech into another paragraph, where the models do not look.</summary>
    private static bool ReachesFurther(Draft draft, Attribution attribution) =>
        draft.Content[^1].End > attribution.Content[^1].End + 1
        && (draft.Content[^1].Start > draft.Tree.Sentence.Span.End || draft.Tree.Text.AsSpan(attribution.Content[^1].End..draft.Content[^1].End).Contains('\n'))
        && draft.Content.Exists(span => attribution.Content.Exists(span.Overlaps));

    private static bool Inside(Draft draft, List<Joined> joined) =>
        joined.Exists(outer => outer.Draft.Content.Exists(span => span.Contains(draft.Cue)) && draft.Content.TrueForAll(inner => outer.Draft.Content.Exists(span => span.Contains(inner))));
}
