using System.Collections.Immutable;
using Readout.Articles;

namespace Readout.Syntax;

/// <summary>Sentences, words, tags and dependencies of an article's headline and body.</summary>
public sealed class SyntaxReader
{
    public ImmutableArray<Sentence> Read(Article article)
    {
        var sentences = ImmutableArray.CreateBuilder<Sentence>();
        if (article.HeadlineSpan is { } headline)
        {
            sentences.Add(new Sentence(headline, [], -1));
        }

        for (int i = 0; i < article.Body.Length; i++)
        {
            sentences.Add(new Sentence(article.Body[i], [], i));
        }

        return sentences.ToImmutable();
    }
}
