using Readout.Articles;
using Readout.Pages;

namespace Readout.Tests.Articles;

public class HtmlCaptionTests
{
    private const string Before = """
        <p>The two sides met on Monday for the first time since the spring, officials in the capital said after a long night of talks.</p>
        <p>They will meet again on Thursday, the host government said in a statement that gave no details of what had been discussed so far.</p>
        """;

    private const string Behind = """
        <p>Belmark closed the crossing last year after two customs officers were shot there, and blamed a smuggling ring for the attack.</p>
        <p>The interior minister told reporters that the first lorries would pass before the end of the week, and that visas would follow.</p>
        """;

    [Theory]
    [InlineData("<table><tr><td><img src=/a.jpg width=600></td></tr><tr><td>The port at dawn on Monday (AFP)</td></tr></table>", "The port at dawn on Monday", "AFP")]
    [InlineData("<table><tr><td><img src=/a.jpg width=600></td></tr><tr><td class=x>The port at dawn on Monday.</td></tr></table>", "The port at dawn on Monday.", null)]
    [InlineData("<table><tr><td><img src=/a.jpg width=600></td><td>The port at dawn. Photo: Ann Example</td></tr></table>", "The port at dawn.", "Ann Example")]
    [InlineData("<table><tr><td><img src=/a.jpg alt='The port at dawn'></td><td>The port at dawn</td></tr></table>", "The port at dawn", null)]
    public void A_table_around_a_picture_captions_it_in_its_next_row_or_beside_it(string table, string caption, string? credit) => Assert.Equal([(caption, credit)], Captions(table));

    [Theory]
    [InlineData("<div><div class=q><picture><img src=/a.jpg></picture></div><div class=r>The former minister in his garden</div><div class=s>Harbour Post</div></div>", "The former minister in his garden", "Harbour Post")]
    [InlineData("<div class=q><img src=/a.jpg alt='The port at dawn'></div><div class=r><span>The port at dawn</span></div>", "The port at dawn", null)]
    [InlineData("<div><div><figure><img src=/a.jpg></figure><div></div></div><div class=caption><figcaption>The port at dawn on Monday.</figcaption><figcaption>Foto: Ann Example</figcaption></div></div>", "The port at dawn on Monday.", "Ann Example")]
    [InlineData("<figure><img src=/a.jpg><figcaption><div class=copyright>Ann Example/AFP</div><div class=caption>Soldiers on the bridge (Dorin, 6.12.2010)</div></figcaption></figure>", "Soldiers on the bridge (Dorin, 6.12.2010)", "Ann Example/AFP")]
    [InlineData("<button><figure><img src=/a.jpg><figcaption><p class=caption-title>Lena Orlo, 64</p></figcaption></figure></button>", "Lena Orlo, 64", null)]
    [InlineData("<figure><img src=/a.jpg><figcaption>How the port works</figcaption><div><h2>More films</h2></div></figure>", "How the port works", null)]
    [InlineData("<figure><img src=/a.jpg><figcaption><p>The port leads the world, in sun and rain. Credit: <span>Ann Example/Getty</span></p></figcaption></figure>", "The port leads the world, in sun and rain.", "Ann Example/Getty")]
    public void Words_of_a_figure_are_told_from_what_stands_around_them(string figure, string caption, string? credit) => Assert.Equal([(caption, credit)], Captions(figure));

    [Theory]
    [InlineData("<div><a href=/other><img src=/a.jpg></a><div>Harbour tolls to rise again</div></div>")]
    [InlineData("<div><img src=/a.jpg><div>Read the news every morning</div><button>Sign up</button></div>")]
    [InlineData("<div><div class=step><img src=/a.jpg><div>First fill in the form</div></div><div class=step><img src=/b.jpg><div>Then send it to us</div></div></div>")]
    [InlineData("<figure><img src=/a.jpg><figcaption><address>By <a rel=author href=/x>Ann Example</a></address><p>Chief editor</p></figcaption></figure>")]
    [InlineData("<div><span>Latest films from our house</span><img src=/logo.svg></div>")]
    public void Teasers_steps_forms_and_portraits_are_no_captions(string figure) => Assert.Empty(Captions(figure));

    private static IEnumerable<(string Text, string? Credit)> Captions(string figure)
    {
        string html = $"<html lang=en><head><title>Talks resume</title></head><body><main><h1>Talks resume</h1>{Before}{figure}{Behind}</main></body></html>";
        var article = Assert.Single(new ArticleReader().Read(new Page("p", PageFormat.Html, html, PageFacts.None, [])));
        Assert.Equal(4, article.Body.Count(paragraph => paragraph.Length > 90));
        return article.Captions.Select(caption => (caption.Text, caption.Credit));
    }
}
