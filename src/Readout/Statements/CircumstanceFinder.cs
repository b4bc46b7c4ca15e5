using System.Collections.Frozen;
using Readout.Lexicons;
using Readout.Names;
using Readout.Text;

namespace Readout.Statements;

/// <summary>
/// To whom, through what, when and where something is said: phrases around the cue that belong neither to the source nor
/// to what is said ("told Reuters", "in a televised interview", "on Monday night", "in Doha").
/// </summary>
internal sealed class CircumstanceFinder
{
    // Where the parse hangs a phrase elsewhere, one that stands this near behind the cue still belongs to it.
    private const int NearCue = 6;

    private static readonly FrozenSet<string> Through = new[] { "in", "on", "via", "through", "during", "over", "by", "at", "with" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Where = new[] { "in", "at", "from", "near", "outside" }.ToFrozenSet(StringComparer.Ordinal);

    private readonly FrozenSet<string> media;

    public CircumstanceFinder(LexiconSet lexicons) =>
        media = lexicons.Rows("media-words.tsv", 3).Select(row => row[0]).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Sets the circumstances of an article's drafts.</summary>
    public void Find(List<Draft> drafts, NameTable names)
    {
        var times = InOrder(names.Times.Where(t => t.Type is "DATE" or "TIME").SelectMany(t => t.Spans.Select(span => (span, t.Id))));
        var places = InOrder(names.Places.SelectMany(p => p.Spans.Select(span => (span, p.Id))));
        foreach (var sentence in drafts.Where(d => d.Word >= 0 && d.Rule != "adv").GroupBy(d => d.Tree.Index))
        {
            Draft[] own = [.. sentence];
            var span = own[0].Tree.Sentence.Span;
            Find(own, Within(times, span), Within(places, span));
        }
    }

    private void Find(Draft[] drafts, ReadOnlySpan<(TextSpan Span, string Id)> times, ReadOnlySpan<(TextSpan Span, string Id)> places)
    {
        var tree = drafts[0].Tree;
        foreach (var draft in drafts)
        {
            for (int i = 0; i < tree.Count; i++)
            {
                if (tree.IsNominal(i) && tree.Upos(i) != "DET" && Outside(draft, tree.Span(i)) && Nearest(drafts, draft, i))
                {
                    Read(draft, i);
                }
            }

            draft.TimeId = Around(draft, drafts, times, _ => true);
            draft.PlaceId = Around(draft, drafts, places, word => Preposition(tree, word) is { } at && Where.Contains(at));
        }

        foreach (var draft in drafts)
        {
            CarryOn(draft, drafts);
        }
    }

    private static (TextSpan Span, string Id)[] InOrder(IEnumerable<(TextSpan Span, string Id)> named) => [.. named.OrderBy(n => n.Span)];

    /// <summary>The names of a sentence, from all in text order.</summary>
    private static ReadOnlySpan<(TextSpan Span, string Id)> Within((TextSpan Span, string Id)[] named, TextSpan sentence)
    {
        int low = 0, high = named.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = named[middle].Span.Start < sentence.Start ? (middle + 1, high) : (low, middle);
        }

        int end = low;
        while (end < named.Length && named[end].Span.Start < sentence.End)
        {
            end++;
        }

        return named.AsSpan(low, end - low);
    }

    /// <summary>What one noun outside source and content is to the saying.</summary>
    private void Read(Draft draft, int noun)
    {
        var tree = draft.Tree;
        bool medium = media.Contains(tree.Lemma(noun).ToLowerInvariant()) || media.Contains(tree.Form(noun).ToString().ToLowerInvariant());
        string? preposition = Case(tree, noun);
        if (preposition is not null && medium && Through.Contains(preposition) && Belongs(draft, noun))
        {
            draft.Medium ??= Core(tree, noun);
        }
        else if (preposition is "to" or "with" && !medium && Person(tree, noun) && (tree.Head(noun) == draft.Word || Speaking(draft, tree.Head(noun)) || MediumOf(tree, noun)) && Belongs(draft, noun))
        {
            draft.Addressee ??= SourceFinder.Phrase(tree, noun, draft.Word);
        }
        else if (preposition is null && tree.Head(noun) == draft.Word && noun > draft.Word && (tree.Has(noun, "obj") || tree.Has(noun, "iobj")) && draft.Entry?.Takes("addr") == true)
        {
            if (medium)
            {
                // "told a news conference": the occasion stands for those who listened.
                draft.Medium ??= Core(tree, noun);
            }
            else
            {
                draft.Addressee ??= Outside(draft, SourceFinder.Phrase(tree, noun, draft.Word));
            }
        }
    }

    /// <summary>"He said …, adding …" was said on the same occasion.</summary>
    private static void CarryOn(Draft draft, IReadOnlyList<Draft> drafts)
    {
        if (draft.Word < 0 || draft.Tree.Xpos(draft.Word) != "VBG" || draft.Addressee is not null || draft.Medium is not null || draft.TimeId is not null || draft.PlaceId is not null)
        {
            return;
        }

        var main = drafts.LastOrDefault(d => d.Word < draft.Word && d.Word >= 0 && d.Source == draft.Source && draft.Source is not null && !d.Content.Exists(c => c.Contains(draft.Cue)));
        if (main is not null)
        {
            (draft.Addressee, draft.Medium, draft.TimeId, draft.PlaceId) = (main.Addressee, main.Medium, main.TimeId, main.PlaceId);
        }
    }

    /// <summary>The name nearest to the cue that tells of the saying.</summary>
    private static string? Around(Draft draft, IReadOnlyList<Draft> drafts, ReadOnlySpan<(TextSpan Span, string Id)> named, Func<int, bool> fits)
    {
        var tree = draft.Tree;
        string? best = null;
        int distance = int.MaxValue;
        foreach (var (span, id) in named)
        {
            int word = tree.WordAt(span.Start), away = Math.Abs(word - draft.Word);
            if (word < tree.Count && away < distance && Outside(draft, span) && Head(tree, span) is var head && fits(head) && Belongs(draft, head) && Nearest(drafts, draft, head))
            {
                (best, distance) = (id, away);
            }
        }

        return best;
    }

    /// <summary>The word of a name that the others hang from.</summary>
    private static int Head(SentenceTree tree, TextSpan span)
    {
        int first = tree.WordAt(span.Start), head = first;
        for (int up = first, steps = 0; up >= 0 && steps < 5 && tree.Span(up).Overlaps(span); up = tree.Head(up), steps++)
        {
            head = up;
        }

        return head;
    }

    private static bool Outside(Draft draft, TextSpan span) =>
        !draft.Content.Exists(c => c.Overlaps(span)) && !draft.Cue.Overlaps(span) && !(draft.Source is { } source && source.Overlaps(span)) && !draft.Via.Exists(via => via.Overlaps(span));

    private static TextSpan? Outside(Draft draft, TextSpan? span) => span is { } known && Outside(draft, known) ? span : null;

    /// <summary>No other cue, whose saying it could tell of, is nearer; and it is no part of what another says, unless this is said there too.</summary>
    private static bool Nearest(IReadOnlyList<Draft> drafts, Draft draft, int word)
    {
        var span = draft.Tree.Span(word);
        foreach (var other in drafts)
        {
            if (ReferenceEquals(other, draft) || other.Word < 0)
            {
                continue;
            }

            if (!Outside(other, span) ? !other.Content.Exists(c => c.Contains(draft.Cue)) : Math.Abs(other.Word - word) < Math.Abs(draft.Word - word) && !draft.Tree.Dominates(draft.Word, word))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Does the parse hang a word from the cue, or does it stand right behind it?</summary>
    private static bool Belongs(Draft draft, int word)
    {
        var tree = draft.Tree;
        for (int up = word, steps = 0; up >= 0 && steps < 8; up = tree.Head(up), steps++)
        {
            if (up == draft.Word)
            {
                return true;
            }

            if (tree.Deprel(up) == "acl:relcl" || (up != word && tree.IsVerb(up) && !Speaking(draft, up)))
            {
                break;
            }
        }

        return word > draft.Word && word - draft.Word <= NearCue && !Enumerable.Range(draft.Word + 1, word - draft.Word - 1).Any(i => tree.IsVerb(i));
    }

    /// <summary>"Speaking to reporters", "writing on his blog", beside a cue.</summary>
    private static bool Speaking(Draft draft, int verb) =>
        verb >= 0 && draft.Tree.Xpos(verb) == "VBG" && draft.Tree.Lemma(verb) is "speak" or "talk" or "write" or "address" or "testify" or "post" && draft.Tree.Head(verb) == draft.Word;

    private bool MediumOf(SentenceTree tree, int noun) =>
        tree.Head(noun) is >= 0 and int head && (media.Contains(tree.Lemma(head).ToLowerInvariant()) || media.Contains(tree.Form(head).ToString().ToLowerInvariant())) && Case(tree, head) is not null;

    private static bool Person(SentenceTree tree, int noun) =>
        tree.Upos(noun) is "PROPN" || tree.Xpos(noun) is "NNS" or "PRP" || tree.Lemma(noun) is "parliament" or "congress" or "agency" or "newspaper" or "paper" or "council" or "court" or "committee" or "crowd" or "nation";

    /// <summary>The preposition right in front of a noun's phrase.</summary>
    private static string? Case(SentenceTree tree, int noun)
    {
        int preposition = tree.Child(noun, "case");
        return preposition >= 0 && preposition < noun ? tree.Form(preposition).ToString().ToLowerInvariant() : null;
    }

    private static string? Preposition(SentenceTree tree, int word) =>
        Case(tree, word) is { } own ? own : word > 0 && tree.Upos(word - 1) == "ADP" ? tree.Form(word - 1).ToString().ToLowerInvariant() : null;

    /// <summary>A medium without what follows it: "a televised interview".</summary>
    private static TextSpan? Core(SentenceTree tree, int noun)
    {
        int first = noun;
        foreach (int child in tree.Children(noun))
        {
            if (child < noun && !tree.Has(child, "case") && !tree.IsPunct(child))
            {
                first = Math.Min(first, tree.Left(child));
            }
        }

        return tree.Between(first, noun);
    }
}
