using System.Runtime.InteropServices;
using Readout.Text;

namespace Readout.Syntax.Tokens;

/// <summary>
/// Cuts the tokens of one block into sentences. Rules name the gaps where a sentence may end; a small model
/// decides each. A sentence never crosses a block; a closing quotation mark or bracket belongs to the
/// sentence it ends.
/// </summary>
public sealed class SentenceSplitter(SentenceModel model)
{
    /// <summary>A longer stretch without an end is a table or a list: it is cut at the last pause.</summary>
    public const int LongestSentence = 400;

    public static SentenceSplitter Default { get; } = new(SentenceModel.Default);

    /// <summary>The sentences' ends: for each, the index behind its last token.</summary>
    public List<int> Split(string text, TextSpan block, List<Token> tokens)
    {
        var ends = new List<int>();
        Split(text, block, tokens, ends);
        return ends;
    }

    public void Split(string text, TextSpan block, List<Token> tokens, List<int> ends)
    {
        if (tokens.Count == 0)
        {
            return;
        }

        var gaps = new SentenceGaps(text, block, CollectionsMarshal.AsSpan(tokens));
        Span<int> features = stackalloc int[SentenceGaps.MaxFeatures];
        for (int i = 0; i < tokens.Count - 1; i++)
        {
            var gap = gaps.Visit(i);
            if (gap == Gap.LineBreak || (gap == Gap.Possible && model.Score(features[..gaps.Features(features)]) > 0))
            {
                gaps.EndSentence(i + 1);
                ends.Add(i + 1);
            }
            else if (i + 1 - gaps.Start >= LongestSentence)
            {
                int cut = gaps.Pause > gaps.Start ? gaps.Pause + 1 : i + 1;
                gaps.EndSentence(cut);
                ends.Add(cut);
            }
        }

        ends.Add(tokens.Count);
    }
}
