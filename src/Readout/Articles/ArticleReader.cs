using System.Collections.Immutable;
using Readout.Pages;
using Readout.Text;

namespace Readout.Articles;

/// <summary>Tells the articles of a page apart, and in each the headline, body, captions and residue.</summary>
public sealed class ArticleReader
{
    public ImmutableArray<Article> Read(Page page)
    {
        var body = ImmutableArray.CreateBuilder<TextSpan>();
        int start = 0;
        while (start < page.Source.Length)
        {
            int end = page.Source.IndexOf('\n', start);
            end = end < 0 ? page.Source.Length : end;
            var line = new TextSpan(start, end).Trim(page.Source);
            if (!line.IsEmpty)
            {
                body.Add(line);
            }

            start = end + 1;
        }

        return
        [
            new Article
            {
                Id = page.Id + "#1",
                Text = page.Source,
                Region = new TextSpan(0, page.Source.Length),
                Blocks = [.. body.Select(span => new Block(BlockKind.Paragraph, span, "line"))],
                Body = body.ToImmutable(),
                Headline = page.Facts.Title,
                Published = page.Facts.Date,
                Date = page.Facts.Date,
                Publisher = page.Facts.Publisher,
                Url = page.Facts.Url,
                Language = page.Facts.Language ?? "en",
            },
        ];
    }
}
