using System.Globalization;
using Readout.Articles;
using Readout.Pages;
using Readout.Tests.House;

namespace Readout.Tests.Articles;

/// <summary>What must hold of every article, on every page and text of the public corpora.</summary>
public class CorpusArticleTests
{
    [SharedTheory]
    [InlineData("attribution/dev.jsonl.gz")]
    [InlineData("reading/reading.jsonl")]
    [InlineData("places/gwn-a.jsonl")]
    [InlineData("stories/basil-a.jsonl")]
    [InlineData("times/aquaint.jsonl")]
    public void Single_articles_stay_whole(string corpus)
    {
        int documents = 0, split = 0;
        long lost = 0, all = 0;
        foreach (var page in Pages("corpora/" + corpus))
        {
            var articles = new ArticleReader().Read(page);
            CheckSpans(page, articles);
            (documents, split) = (documents + 1, split + (articles.Length > 1 ? 1 : 0));
            var kept = new bool[page.Source.Length];
            foreach (var span in articles.SelectMany(a => a.HeadlineSpan is { } h ? a.Body.Add(h) : a.Body))
            {
                Array.Fill(kept, true, span.Start, span.Length);
            }

            all += page.Source.Length;
            lost += page.Source.Where((c, i) => !kept[i] && !char.IsWhiteSpace(c)).Count();
        }

        Assert.True(split <= documents / 50, $"{split} of {documents} single articles were split");
        Assert.True(lost <= all * 0.015, $"{(double)lost / all:P2} of the text stands in neither headline nor body");
    }

    [SharedTheory]
    [InlineData("fundus-a")]
    [InlineData("mediacloud-dates-a")]
    public void Every_character_of_a_page_s_article_leads_back_to_the_page(string set)
    {
        int pages = 0;
        foreach (string file in Directory.EnumerateFiles(SharedCorpora.File("corpora", "extraction", set, "html")))
        {
            foreach (var page in Pages(file))
            {
                pages++;
                var articles = new ArticleReader().Read(page);
                CheckSpans(page, articles);
                foreach (var article in articles)
                {
                    CheckMap(page, article);
                }
            }
        }

        Assert.True(pages > 50);
    }

    private static void CheckMap(Page page, Article article)
    {
        Assert.Equal(article.Text.Length, article.Map!.Length);
        for (int i = 0; i < article.Text.Length; i++)
        {
            if (char.IsWhiteSpace(article.Text[i]))
            {
                continue;
            }

            string source = article.Map.ToSource(new Readout.Text.TextSpan(i, i + 1)).Of(page.Source);
            bool right = source.Length == 1 ? source[0] == article.Text[i] : source.Length > 2 && source[0] == '&' && (System.Net.WebUtility.HtmlDecode(source).Contains(article.Text[i], StringComparison.Ordinal) || source.Length > 3);
            Assert.True(right, string.Create(CultureInfo.InvariantCulture, $"{page.Id}: '{article.Text[i]}' at {i} leads to '{source}'"));
        }
    }

    private static void CheckSpans(Page page, IReadOnlyList<Article> articles)
    {
        int end = 0;
        foreach (var article in articles)
        {
            Assert.InRange(article.Region.End, article.Region.Start, article.Text.Length);
            Assert.All(article.Blocks, b => Assert.True(article.Region.Contains(b.Span), page.Id));
            Assert.All(article.Blocks.Zip(article.Blocks.Skip(1)), pair => Assert.True(pair.First.Span.End <= pair.Second.Span.Start, page.Id));
            Assert.All(article.Body, p => Assert.Contains(article.Blocks, b => b.Span == p));
            if (page.Format == PageFormat.PlainText)
            {
                Assert.True(end <= article.Region.Start, page.Id);
                end = article.Region.End;
            }
        }
    }

    private static List<Page> Pages(string path)
    {
        using var bytes = File.OpenRead(Path.IsPathRooted(path) ? path : SharedCorpora.File(path));
        return [.. new PageReader().Read(path, bytes).Select(p => p.Page!)];
    }
}
