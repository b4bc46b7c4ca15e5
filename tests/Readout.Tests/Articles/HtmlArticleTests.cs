using Readout.Articles;
using Readout.Pages;
using Readout.Text;

namespace Readout.Tests.Articles;

public class HtmlArticleTests
{
    private const string Html = """
        <!DOCTYPE html><html lang="en-GB"><head><title>Talks resume &amp; stall - Harbour Post</title>
        <meta property="og:site_name" content="Harbour Post"><link rel="canonical" href="https://post.example/talks">
        <script type="application/ld+json">{"@type":"NewsArticle","headline":"Talks resume &amp; stall","datePublished":"2023-04-26T10:30:00+02:00",
        "author":[{"@type":"Person","name":"By Ann Example"}],}</script></head>
        <body><nav><a href="/">Home</a> <a href="/w">World</a></nav><main><h1>Talks resume &amp; stall</h1>
        <div class="share-bar">Share this page with your friends and colleagues now.</div>
        <figure><img src="a.jpg"><figcaption>The port at dawn. (Ann Example/AFP)</figcaption></figure>
        <p>The two sides met on&nbsp;Monday for the first
        time since the spring, <b>officials</b> in Dorin said.</p>
        <p>&ldquo;We went nowhere,&rdquo; said Lena Orlo, who leads the smaller delegation.</p>
        <aside><p>Sign up for our letter and read about the harbour every single morning.</p></aside>
        <h2>No date</h2><p>They will meet again, the host government said in a statement on Tuesday.</p></main>
        <footer>All rights reserved. Harbour Post 2023.</footer></body></html>
        """;

    [Fact]
    public void A_page_gives_its_article_and_facts()
    {
        var article = Assert.Single(Read(Html));
        Assert.Equal("Talks resume & stall", article.Headline);
        Assert.Equal(4, article.Body.Length);
        Assert.Equal("The two sides met on Monday for the first time since the spring, officials in Dorin said.", article.Body[0].Of(article.Text));
        Assert.Equal(("The port at dawn.", "Ann Example/AFP"), (Assert.Single(article.Captions).Text, article.Captions[0].Credit));
        Assert.Equal(("Ann Example", "2023-04-26T10:30:00+02:00", "Harbour Post", "en", "https://post.example/talks"),
            (Assert.Single(article.Authors), article.Published, article.Publisher, article.Language, article.CanonicalUrl));
    }

    [Theory]
    [InlineData("<figure><img src=a><figcaption><span>The port at dawn.</span> <span class=credit>Ann Example</span></figcaption></figure>", "The port at dawn.", "Ann Example")]
    [InlineData("<figure><img src=a><figcaption>The port at dawn. <small>Photo:</small> <b>Ann Example</b></figcaption></figure>", "The port at dawn.", "Ann Example")]
    [InlineData("<div><img src=a><div class=x>The port at dawn</div><div class=y>Getty Images</div></div>", "The port at dawn", "Getty Images")]
    [InlineData("<div><img src=a alt='The port at dawn'><div class=x>The port at dawn</div></div>", "The port at dawn", null)]
    [InlineData("<div><img src=a><p>The port at dawn, where the two sides met.</p><p>Image: Ann Example</p></div>", "The port at dawn, where the two sides met.", "Ann Example")]
    [InlineData("<div><x-image src=a></x-image><div class=img-caption><span>The port at dawn.</span> <span class=photographer>Foto: Ann Example</span></div></div>", "The port at dawn.", "Ann Example")]
    [InlineData("<figure><img src=a><figcaption>© Harbour Post</figcaption></figure>", "", "Harbour Post")]
    [InlineData("<p><img src=a></p><span class=newsCaption>The port at dawn <span class=caption>(Image: AFP)</span></span>", "The port at dawn", "AFP")]
    public void A_caption_and_its_credit_are_read_however_a_page_marks_them(string figure, string caption, string? credit)
    {
        var article = Assert.Single(Read(System.Text.RegularExpressions.Regex.Replace(Html, "<figure>.*</figure>", $"<div>{figure}</div>")));
        var read = Assert.Single(article.Captions);
        Assert.Equal((caption, credit), (read.Text, read.Credit));
        Assert.Equal(4, article.Body.Length);
    }

    [Theory]
    [InlineData("<figure><img src='/a.jpg'><figcaption>The port at dawn.</figcaption></figure>", "https://post.example/a.jpg")]
    [InlineData("<figure><img src='/s.jpg' srcset='/m.jpg,w_2 700w, /l.jpg?a=1&amp;b=2 1400w'><figcaption>The port at dawn.</figcaption></figure>", "https://post.example/l.jpg?a=1&b=2")]
    [InlineData("<figure><img srcset='/a.jpg, /b.jpg 2x'><figcaption>The port at dawn.</figcaption></figure>", "https://post.example/b.jpg")]
    [InlineData("<figure><img src='data:image/gif;base64,R0lG' data-src='//cdn.example/a'><figcaption>The port at dawn.</figcaption></figure>", "https://cdn.example/a")]
    [InlineData("<figure><img src='/img/placeholder.png' data-lazy-srcset='a.webp 300w,b.webp 600w'><figcaption>The port at dawn.</figcaption></figure>", "https://post.example/b.webp")]
    [InlineData("<figure><picture><source srcset='/wide.webp 1200w'><img src='data:,'></picture><figcaption>The port at dawn.</figcaption></figure>", "https://post.example/wide.webp")]
    [InlineData("<figure><img src='/blank.gif'><noscript><img src='/a.jpg'></noscript><figcaption>The port at dawn.</figcaption></figure>", "https://post.example/a.jpg")]
    [InlineData("<figure><img src='/a.jpg'><img src='/zoom.svg'><img width=1 height=1 src='//count.example/x.gif'><figcaption>The port at dawn.</figcaption></figure>", "https://post.example/a.jpg")]
    [InlineData("<figure><img src='/a.jpg'><img width=60 height=60 src='/face.jpg'><figcaption>The port at dawn.</figcaption></figure>", "https://post.example/a.jpg")]
    [InlineData("<figure><figcaption>The port at dawn.</figcaption><img src='/a.jpg'></figure>", "https://post.example/a.jpg")]
    [InlineData("<article><p><img width=16 height=9 src='/a.jpg'></p><figcaption>The port at dawn.</figcaption></article>", "https://post.example/a.jpg")]
    [InlineData("<figure><video poster='/a.jpg' src='/a.mp4'></video><figcaption>The port at dawn.</figcaption></figure>", "https://post.example/a.jpg")]
    [InlineData("<figure itemtype='https://schema.org/ImageObject' itemid='/a.jpg'><div></div><figcaption>The port at dawn.</figcaption></figure>", "https://post.example/a.jpg")]
    [InlineData("<figure><img data-url='/a_${size}.jpg'><figcaption>The port at dawn.</figcaption></figure>", null)]
    public void A_caption_has_the_absolute_address_of_the_largest_picture(string figure, string? address) =>
        Assert.Equal(address, Picture(System.Text.RegularExpressions.Regex.Replace(Html, "<figure>.*</figure>", $"<div>{figure}</div>")));

    [Fact]
    public void Structured_data_gives_a_picture_that_the_page_loads_by_script() =>
        Assert.Equal("https://post.example/a.jpg", Picture(Html.Replace("a.jpg", "data:,").Replace("</head>",
            """<script type="application/ld+json">{"@type":"ImageObject","caption":"The port at dawn. AFP","url":"/a.jpg"}</script></head>""")));

    [Fact]
    public void A_relative_address_follows_the_pages_base_and_is_none_where_nothing_leads_it()
    {
        Assert.Equal("https://files.example/x/a.jpg", Picture(Html.Replace("<head>", "<head><base href='https://files.example/x/'>")));
        Assert.Null(Picture(Html.Replace("https://post.example/talks", "")));
    }

    private static string? Picture(string html) => Assert.Single(Assert.Single(Read(html)).Captions).Image;

    [Theory]
    [InlineData("<figure><blockquote>We went nowhere at all in these talks.</blockquote><figcaption>Lena Orlo, delegate</figcaption></figure>")]
    [InlineData("<div><a href=/other><img src=a></a><div>Harbour tolls to rise again</div></div>")]
    [InlineData("<figure><img src=a><figcaption>Von Ann Example, Redakteurin</figcaption></figure>")]
    public void Quotations_teasers_and_portraits_are_no_captions(string figure) =>
        Assert.Empty(Assert.Single(Read(System.Text.RegularExpressions.Regex.Replace(Html, "<figure>.*</figure>", $"<div>{figure}</div>"))).Captions);

    [Theory]
    [InlineData("Ministers leave the harbour without a date for another round of talks", true)]
    [InlineData("Ministers leave the harbour without a date for another round of talks.", false)] // ends as a paragraph does
    public void The_line_that_a_page_describes_itself_with_is_its_deck(string line, bool deck)
    {
        string described = Html.Replace("<link ", $"<meta name=description content=\"{line}\"><link ", StringComparison.Ordinal);
        var article = Assert.Single(Read(described.Replace("</h1>", $"</h1><p class=text>{line}</p>", StringComparison.Ordinal)));
        Assert.Equal(deck ? line : null, article.Deck?.Of(article.Text));
        Assert.DoesNotContain(article.Body, p => deck && p.Of(article.Text) == line);
    }

    [Theory]
    [InlineData("<br><br>")]
    [InlineData("<span class='x br'></span><span class='x br'></span>")]
    public void Two_line_breaks_part_paragraphs_however_a_page_draws_them(string breaks)
    {
        var article = Assert.Single(Read(Html.Replace("said Lena Orlo, who leads the smaller delegation.", $"said Lena Orlo, who leads the smaller delegation.{breaks}The larger one left without a word to the press on Monday.", StringComparison.Ordinal)));
        Assert.Equal(5, article.Body.Length);
    }

    [Fact]
    public void What_a_link_says_of_its_window_is_not_read()
    {
        var article = Assert.Single(Read(Html.Replace("met on&nbsp;Monday", "<a href=/x>met<span>(opens in a new tab)</span></a> on&nbsp;Monday", StringComparison.Ordinal)));
        Assert.StartsWith("The two sides met on Monday", article.Body[0].Of(article.Text), StringComparison.Ordinal);
    }

    [Fact]
    public void Dates_authors_and_agencies_beside_the_text_are_no_part_of_it_in_any_language()
    {
        const string Page = """
            <html lang="de"><head><title>Gespräche in Dorin</title><script type="application/ld+json">{"@type":"NewsArticle","headline":"Gespräche in Dorin",
            "author":[{"@type":"Person","name":"Ann Example"}]}</script></head><body><article><h1>Gespräche in Dorin</h1><p>Stand: 26.04.2023 10:30 Uhr</p>
            <p>Die beiden Seiten trafen sich am Montag zum ersten Mal seit dem Frühjahr in Dorin.</p><p>von Ann Example</p><p>Von Lena Orlo, Dorin</p>
            <p>Zwei Tage saßen sie zusammen, sagten Beamte in Dorin, die nicht genannt werden wollten, weil sie nicht für alle sprechen.</p>
            <p>Sie wollen sich wieder treffen, teilte die Regierung des Gastlandes am Dienstag in einer Erklärung mit, die kurz ausfiel.</p>
            <p>Mehr sagte sie dazu nicht, und auch die andere Seite schwieg, wie schon nach der letzten Runde im vergangenen Herbst.</p>
            <p>mit dpa</p></article></body></html>
            """;
        Assert.Equal(4, Assert.Single(Read(Page)).Body.Length);
        var signed = new ArticleReader().Explain(new Page("p", PageFormat.Html, Page, PageFacts.None, [])).Where(b => b.Kind == BlockKind.Byline);
        Assert.Equal(["Stand: 26.04.2023 10:30 Uhr", "von Ann Example", "Von Lena Orlo, Dorin"], signed.Select(b => b.Text));
    }

    [Theory]
    [InlineData("Von Ann Example, Dorin", "Ann Example")]
    [InlineData("Par Ann Example et Lena Orlo", "Ann Example|Lena Orlo")]
    [InlineData("Por Ann E. Example y Lena Orlo", "Ann E. Example|Lena Orlo")]
    [InlineData("Текст: Анна Пример", "Анна Пример")]
    [InlineData("Von der Straße aus sah man den Hafen", "")]
    [InlineData("Von Dorin", "")]
    public void A_byline_in_another_language_names_its_authors(string line, string names) =>
        Assert.Equal(names, string.Join('|', Byline.ReadForeign(line)));

    [Fact]
    public void Words_of_invitations_speak_against_a_block_and_those_of_reports_for_it()
    {
        var odds = Readout.Articles.Blocks.BlockModel.Embedded.Odds;
        Assert.True(odds.OfText("newsletter") < -1 && odds.OfText("said") > 0 && odds.OfText("zzz") == 0);
    }

    [Theory]
    [InlineData("“We", "&ldquo;We")]
    [InlineData("Monday", "Monday")]
    [InlineData("on Monday", "on&nbsp;Monday")]
    [InlineData("first time", "first\ntime")]
    [InlineData("spring, officials in", "spring, <b>officials</b> in")]
    [InlineData("resume & stall", "resume &amp; stall")]
    public void Each_stretch_of_the_text_leads_back_to_the_page(string words, string source)
    {
        var article = Assert.Single(Read(Html));
        int at = article.Text.IndexOf(words, StringComparison.Ordinal);
        Assert.Equal(source, article.Map!.ToSource(new TextSpan(at, at + words.Length)).Of(Html));
    }

    [Fact]
    public void A_page_without_text_gives_a_note_and_no_body()
    {
        var article = Assert.Single(Read("<html><body><nav><a href=/>Home</a></nav></body></html>"));
        Assert.True(article.Body.IsEmpty);
        Assert.Contains(article.Notes, n => n.Code == NoteCodes.NoArticle);
    }

    [Fact]
    public void Torn_templates_and_deep_nesting_are_read()
    {
        Assert.Single(Read("<template><p>x</template></template><tr><p>The two sides met on Monday for the first time since spring.</p>"));
        Assert.Single(Read(string.Concat(Enumerable.Repeat("<div>", 50_000)) + "<p>The two sides met on Monday for the first time since spring.</p>"));
    }

    [Theory]
    [InlineData("<ul><li>")]
    [InlineData("<table><tr><td>")]
    [InlineData("<x-part>")]
    [InlineData("<b><p>")]
    public void Fifty_thousand_nested_elements_of_any_kind_are_read_in_bounded_time(string nested)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Assert.NotEmpty(Read(string.Concat(Enumerable.Repeat(nested, 50_000)) + "<p>The two sides met on Monday for the first time since spring.</p>"));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"{watch.Elapsed}");
    }

    [Fact]
    public void Signs_that_begin_no_tag_are_one_text_and_lead_back_each()
    {
        string html = Html.Replace("officials</b> in Dorin said.", "officials</b> in Dorin said, 1 << 2 <<< 3 & 4.", StringComparison.Ordinal);
        var article = Assert.Single(Read(html));
        var words = new TextSpan(article.Text.IndexOf("1 << 2 <<< 3", StringComparison.Ordinal), article.Text.IndexOf(" & 4.", StringComparison.Ordinal));
        Assert.Equal("1 << 2 <<< 3", article.Map!.ToSource(words).Of(html));
    }

    [Theory]
    [InlineData("<h2>Key points</h2><ul><li>Talks resume &amp; stall</li><li>The smaller delegation leaves</li><li>No date for another meeting</li></ul>")]
    [InlineData("<ul class=summary><li><p>Talks resume &amp; stall</p></li><li><p>The smaller delegation leaves</p></li><li><p>No date for another meeting</p></li></ul>")]
    public void The_first_key_point_is_kept_though_it_is_the_headline_again(string points)
    {
        var article = Assert.Single(Read(Html.Replace("<figure>", points + "<figure>", StringComparison.Ordinal)));
        string[] lines = [.. article.Body.Select(paragraph => paragraph.Of(article.Text))];
        int first = Array.IndexOf(lines, "Talks resume & stall");
        Assert.True(first >= 0, string.Join('|', lines));
        Assert.Equal(["Talks resume & stall", "The smaller delegation leaves", "No date for another meeting"], lines[first..(first + 3)]);
    }

    [Theory]
    [InlineData("<noscript><p><base><table><td></noscript><body>")]
    [InlineData("<svg><symbol id=a><clipPath><g></clipPath></svg>")]
    [InlineData("<svg><path d='M0'><p>")]
    [InlineData("<table><tr><template><td><select><option></table>")]
    [InlineData("<frameset><frame></frameset><noframes>")]
    [InlineData("\0\0<p>\0")]
    [InlineData("<a><b><i><a><b><i></p></b></a></i>")]
    public void The_text_behind_torn_markup_is_read(string torn)
    {
        var articles = Read(torn + Html);
        Assert.NotNull(articles.ToString());
        Assert.All(articles, a => Assert.Equal(a.Text.Length, a.Map!.Length));
    }

    [Fact]
    public void A_drawing_does_not_swallow_the_page() =>
        Assert.Equal(4, Assert.Single(Read(Html.Replace("<nav>", "<svg><symbol><clipPath><g></g></clipPath></symbol></svg><nav>", StringComparison.Ordinal))).Body.Length);

    [Fact]
    public void Every_block_is_explained()
    {
        var blocks = new ArticleReader().Explain(new Page("p", PageFormat.Html, Html, PageFacts.None, []));
        Assert.All(blocks, b => Assert.NotEmpty(b.Reason));
        var share = Assert.Single(blocks, b => b.Text.StartsWith("Share this", StringComparison.Ordinal));
        Assert.Equal((BlockKind.Residue, "Share this page with your friends and colleagues now."), (share.Kind, share.Source.Of(Html)));
    }

    [Fact]
    public void The_same_article_again_is_left_out_with_a_note()
    {
        string story = $"<article><h1>Talks resume in Dorin</h1><p>By Ann Example</p>{string.Concat(Enumerable.Range(1, 12).Select(i => $"<p>On day {i} the two sides met for hour number {i * 7} of their talks, officials in Dorin said after round {i * 3}.</p>"))}</article>";
        var article = Assert.Single(Read($"<html><body>{story}<hr>{story}</body></html>"));
        Assert.Equal(12, article.Body.Length);
    }

    [Fact]
    public void Text_above_the_headline_is_about_the_site()
    {
        string notice = "<div id=x><p>We and our 843 partners store information on your device, such as cookies, to show you advertising.</p><p>You can change your choice at any time by clicking on the settings at the bottom of the page.</p></div>";
        var article = Assert.Single(Read(Html.Replace("<main>", notice + "<main>", StringComparison.Ordinal)));
        Assert.Equal(4, article.Body.Length);
    }

    [Theory]
    [InlineData("By Ann Example · April 26, 2023", "By Bo Sample · April 28, 2023", 2)]
    [InlineData("10:30, April 26, 2023", "12:30, April 26, 2023", 1)]
    public void Posts_of_other_days_are_articles_and_entries_of_one_day_are_one(string first, string second, int articles)
    {
        string talks = "<p>The two sides met on Monday for the first time since the spring, officials in the capital said after a long night.</p><p>They will meet again on Thursday, the host government said in a statement that gave no details of what had been discussed so far.</p>"
            + "<p>Belmark closed the crossing last year after two customs officers were shot there, and blamed a smuggling ring for the attack.</p><p>The interior minister told reporters that the first lorries would pass before the end of the week, and that visas would follow.</p>"
            + "<p>Nobody from the opposition was invited, its leader said, and called the meeting a play for the cameras of the state.</p>";
        string drought = "<p>Farmers along the southern coast have begun to sell their cattle as a third year of drought empties the reservoirs they depend on.</p><p>Meteorologists expect no rain before November, according to a bulletin that the weather service published on Friday.</p>"
            + "<p>The mayor of Pella has asked the regional government for tankers; there is water for nine days, she said, and not for ten.</p><p>Wells that were dug by hand in the hills now reach rock, and the bakers have begun to buy bottled water for their dough.</p>"
            + "<p>Fish were taken out of the lake with nets and brought to ponds further north, where rivers are fed by snow.</p>";
        string page = $"<html><head><title>Harbour Post</title></head><body><div class=post><h2>Talks resume in Dorin</h2><div>{first}</div>{talks}</div><hr><div class=post><h2>Drought empties reservoirs</h2><div>{second}</div>{drought}</div></body></html>";
        var read = Read(page);
        Assert.Equal(articles, read.Length);
        if (articles == 2)
        {
            Assert.Equal(["Ann Example", "Bo Sample"], read.SelectMany(a => a.Authors));
            Assert.All(read, a => Assert.Equal(5, a.Body.Length));
        }
    }

    [Fact]
    public void A_credited_line_in_an_element_of_its_own_below_a_picture_is_a_caption()
    {
        var article = Assert.Single(Read(System.Text.RegularExpressions.Regex.Replace(Html, "<figure>.*</figure>", "<div class=q><img src=/a.jpg width=900></div><div class=r>The port at dawn, seen from the old fort. Photo: Ann Example/AFP</div>")));
        Assert.Equal(("The port at dawn, seen from the old fort.", "Ann Example/AFP"), (Assert.Single(article.Captions).Text, article.Captions[0].Credit));
        Assert.Equal(4, article.Body.Length);
    }

    [Theory]
    [InlineData("By Ann Example · April 26, 2023", "Ann Example")]
    [InlineData("By Ann Example and Bo Sample | Wednesday, 26 April 2023 10:30", "Ann Example|Bo Sample")]
    [InlineData("By 2030 the port will be closed", "")]
    public void A_date_behind_the_names_of_a_byline_is_none_of_them(string line, string names) => Assert.Equal(names, string.Join('|', Byline.Read(line)));

    [Theory]
    [InlineData("كتب: أحمد سالم", "أحمد سالم")]
    [InlineData("מאת: דנה כהן", "דנה כהן")]
    [InlineData("نویسنده: سارا احمدی", "سارا احمدی")]
    [InlineData("Par Ann Example le 26 avril 2023", "Ann Example")]
    [InlineData("وقال أحمد سالم إن", "")]
    public void Bylines_of_languages_without_capitals_are_read(string line, string names) => Assert.Equal(names, string.Join('|', Byline.ReadForeign(line)));

    [Theory]
    [InlineData("<p>Ayşe Yılmaz</p>", "Ayşe Yılmaz")]
    [InlineData("<div>Ann Example and Bo Sample</div><div>April 26, 2023</div>", "Ann Example|Bo Sample")]
    [InlineData("<div>Lena Orlo</div>", "")]
    [InlineData("<div>World News</div>", "")]
    [InlineData("<img src=a.jpg><div>Cleo Moss</div>", "")]
    [InlineData("<div><a href=/w>Harbour Letters</a></div>", "")]
    public void A_line_with_nothing_but_a_name_below_the_headline_is_the_author(string line, string names)
    {
        var article = Assert.Single(Read(System.Text.RegularExpressions.Regex.Replace(Html, "<script.*?</script>|<figure>.*</figure>|<div class=.share.*?</div>", "", System.Text.RegularExpressions.RegexOptions.Singleline).Replace("stall</h1>", "stall</h1>" + line, StringComparison.Ordinal)));
        Assert.Equal(names, string.Join('|', article.Authors));
    }

    private static System.Collections.Immutable.ImmutableArray<Article> Read(string html) =>
        new ArticleReader().Read(new Page("p", PageFormat.Html, html, PageFacts.None, []));
}
