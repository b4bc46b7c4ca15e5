using System.Collections.Immutable;
using Readout.Articles;
using Readout.Syntax.Tokens;
using Readout.Text;

namespace Readout.Syntax;

/// <summary>Sentences, words, tags and dependencies of an article's headline and body.</summary>
public sealed class SyntaxReader
{
    public ImmutableArray<Sentence> Read(Article article)
    {
        var sentences = ImmutableArray.CreateBuilder<Sentence>();
        var tokens = new List<Token>();
        var ends = new List<int>();
        void Add(TextSpan block, int paragraph)
        {
            tokens.Clear();
            ends.Clear();
            Tokenizer.Tokenize(article.Text, block, tokens);
            if (paragraph >= 0)
            {
                SentenceSplitter.Default.Split(article.Text, block, tokens, ends);
            }
            else if (tokens.Count > 0)
            {
                // A headline is one sentence, whatever marks it holds.
                ends.Add(tokens.Count);
            }

            int first = 0;
            foreach (int end in ends)
            {
                sentences.Add(Unread(article.Text, tokens, first, end, paragraph));
                first = end;
            }
        }

        if (article.HeadlineSpan is { } headline)
        {
            Add(headline, -1);
        }

        for (int i = 0; i < article.Body.Length; i++)
        {
            Add(article.Body[i], i);
        }

        return sentences.ToImmutable();
    }

    // Without a model: places are right, the rest is neutral, and the tree is flat under its first word.
    private static Sentence Unread(string text, List<Token> tokens, int first, int end, int paragraph)
    {
        var words = ImmutableArray.CreateBuilder<Word>(end - first);
        for (int i = first; i < end; i++)
        {
            var token = tokens[i];
            words.Add(new Word(
                token.Span,
                token.Span.Of(text).ToLowerInvariant(),
                "X",
                "FW",
                "_",
                i == first ? 0 : 1,
                i == first ? "root" : "dep",
                "O",
                token.JoinsPrevious));
        }

        return new Sentence(new TextSpan(tokens[first].Start, tokens[end - 1].End), words.MoveToImmutable(), paragraph);
    }
}
