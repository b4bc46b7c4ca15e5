using System.Collections.Immutable;
using Readout.Articles;
using Readout.Text;

namespace Readout.Syntax;

/// <summary>Sentences, words, tags and dependencies of an article's headline and body.</summary>
public sealed class SyntaxReader(Parser parser)
{
    public SyntaxReader()
        : this(Parser.Shared)
    {
    }

    public ImmutableArray<Sentence> Read(Article article) => Read(article, null);

    /// <param name="view">What to keep of the encoder's states for later models.</param>
    internal ImmutableArray<Sentence> Read(Article article, StateView? view)
    {
        var blocks = new List<Parser.Block>(article.Body.Length + 1);
        if (article.HeadlineSpan is { } headline)
        {
            blocks.Add(new Parser.Block(headline, -1, Whole: true));
        }

        for (int i = 0; i < article.Body.Length; i++)
        {
            // "ROME, May 2 (Agency) - The army said …": where the report is from is no part of what it says.
            var body = article.Body[i];
            if (article.Dateline is { } dateline && body.Contains(dateline) && dateline.End < body.End)
            {
                blocks.Add(new Parser.Block(new TextSpan(body.Start, dateline.End), i, Whole: true));
                body = new TextSpan(dateline.End, body.End);
            }

            blocks.Add(new Parser.Block(body, i, Whole: false));
        }

        return parser.Parse(article.Text, [.. blocks], view);
    }
}
