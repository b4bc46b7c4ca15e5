using System.Collections.Immutable;
using Readout.Lexicons;
using Readout.Syntax;
using Readout.Text;

namespace Readout.Statements;

/// <summary>What rules and lexicons alone make of an article: cues, sources and contents, quotations joined across sentences.</summary>
internal sealed class RuleReader(CueLexicon lexicon, SourceKindClassifier kinds)
{
    private readonly CueFinder cues = new(lexicon);

    public RuleReader()
        : this(new CueLexicon(LexiconSet.Standard), new SourceKindClassifier(LexiconSet.Standard))
    {
    }

    /// <summary>The drafts in no certain order, and the tree of every sentence that has words.</summary>
    public (List<Draft> Drafts, List<SentenceTree> Trees) Read(string text, ImmutableArray<Sentence> sentences, List<Quotation> quotes)
    {
        var speech = Speech(quotes);
        var trees = new List<SentenceTree>();
        var drafts = new List<Draft>();
        var pending = new List<Draft>();
        for (int i = 0; i < sentences.Length; i++)
        {
            if (sentences[i].Words.IsEmpty)
            {
                continue;
            }

            var tree = new SentenceTree(sentences[i], i, text);
            trees.Add(tree);
            var found = cues.Find(tree, offset => Inside(speech, offset), pending);
            Citations.Cite(found, tree, kinds.Speaks);
            drafts.AddRange(found);
        }

        QuoteJoiner.Join(drafts, pending, quotes, trees, text);
        return (drafts, trees);
    }

    /// <summary>The spans of the quotations that hold something.</summary>
    public static TextSpan[] Speech(List<Quotation> quotes) => [.. quotes.Where(q => q.Span.Length > 0).Select(q => q.Span)];

    /// <summary>Does an offset lie within one of the spans, which are in text order?</summary>
    public static bool Inside(TextSpan[] spans, int offset)
    {
        int low = 0, high = spans.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (spans[middle].End <= offset)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low < spans.Length && spans[low].Contains(offset);
    }
}
