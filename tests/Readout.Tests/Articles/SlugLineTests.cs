using System.Collections.Immutable;
using Readout.Articles;
using Readout.Pages;

namespace Readout.Tests.Articles;

public class SlugLineTests
{
    private const string Headline = "Norland and Belmark resume talks over consulate";

    private const string Body = """
        Negotiators from both sides met behind closed doors on Monday for the first time since the spring, officials in the capital said after a long night.

        The talks will go on until Thursday, the foreign ministry said in a statement that gave no details of what had been discussed so far.

        "We went nowhere," said Lena Orlo, who leads the smaller delegation, as she left the hotel.
        """;

    [Theory]
    [InlineData("NORLAND-CONSULATE\n{0}\n\nDORIN, Norland (AP) — ")]
    [InlineData("BC-NORLAND-TALKS, 3rd Ld\n{0}\nDORIN (AP) — ")]
    [InlineData("BC-EU--Norland-Talks,2nd Ld-Writethru\n{0}\nEds: Updates with quotes. Adds byline.\nDORIN (AP) — ")]
    [InlineData("a0432 rwi\nBC-NORLAND-TALKS, 3rd Ld-Writethru, a0432, 1, 450\n{0}\nDORIN (AP) _ ")]
    [InlineData("i wd\n^AM-Norland-Talks,0412<\n^{0}<\nDORIN, Norland (AP) _ ")]
    [InlineData("^Norland talks^<\n{0}\nDORIN, Nov 6 (Reuters) - ")]
    [InlineData("NORLAND-TALKS/ (UPDATE 2)\nUPDATE 2-{0}\nDORIN, Nov 6 (Reuters) - ")]
    [InlineData("UPDATE 2-{0}\nDORIN, Nov 6 (Reuters) - ")]
    [InlineData("RPT-WRAPUP 1-{0}\nDORIN, Nov 6 (Reuters) - ")]
    [InlineData("norland-talks/consulate (pix, tv)\n{0}\nDORIN, Nov 6 (Reuters) - ")]
    [InlineData("Norland-Belmark-diplomacy,lead\n{0}\n\nDorin, Nov 6, 2023 (AFP) - ")]
    [InlineData("Belmark-Norland-talks-consulate,2ndlead-WRAP\n{0}\n\nDorin, Nov 6, 2023 (AFP) - ")]
    [InlineData("NORLAND-DORIN-TALKS (1)\n{0}\nDORIN, Nov. 6 (Xinhua) -- ")]
    [InlineData("2nd LD Writethru: {0}\nDORIN, Nov. 6 (Xinhua) -- ")]
    [InlineData("(LEAD) {0}\nDORIN, Nov. 6 (Yonhap) -- ")]
    [InlineData("NORLAND TALKS\n{0}\nDORIN, NOV 6 (REUTERS) - ")]
    [InlineData("dpa 0123 pl 210\nDiplomacy/Norland/\n{0}\nDorin (dpa) - ")]
    [InlineData("URGENT\n{0}\nDORIN, Nov 6 (Reuters) - ")]
    [InlineData("Diplomacy\n{0}\n\n")]
    public void A_slug_is_residue_and_the_headline_below_it_is_found(string head)
    {
        string text = head.Replace("{0}", Headline, StringComparison.Ordinal) + Body;
        var article = Assert.Single(Read(text));
        Assert.Equal(Headline, article.Headline);
        Assert.Equal(Headline, article.HeadlineSpan!.Value.Of(text));
        Assert.Equal(3, article.Body.Length);
        Assert.All(article.Blocks.TakeWhile(b => b.Kind != BlockKind.Headline), b => Assert.Equal(BlockKind.Residue, b.Kind));
        Assert.Equal(string.Concat(text.Where(c => !char.IsWhiteSpace(c))), string.Concat(article.Blocks.SelectMany(b => b.Span.Of(text)).Where(c => !char.IsWhiteSpace(c))));
    }

    [Theory]
    [InlineData("Anti-government protests turn violent in Dorin")]
    [InlineData("US-China trade talks resume")]
    [InlineData("NORLAND AND BELMARK RESUME TALKS")]
    [InlineData("EXPLAINER-Why Norland closed its consulate")]
    [InlineData("Post-war blues")]
    public void A_headline_with_a_hyphen_or_in_capitals_is_no_slug(string headline) =>
        Assert.Equal(headline, Assert.Single(Read(headline + "\n\nDORIN, Nov 6 (Reuters) - " + Body)).Headline);

    [Fact]
    public void A_slug_between_two_stories_belongs_to_the_second()
    {
        const string First = "Drought empties the reservoirs of Pella\n\nPELLA, Nov 5 (Reuters) - Farmers along the southern coast have begun to sell their cattle as a third year without rain empties the reservoirs that they depend on.\n\nThere is water for nine days, the mayor said, and not for ten; she has asked the regional government for tankers.\n\nMeteorologists expect no rain before the end of the year, according to the weather service.\n\n";
        const string Slug = "NORLAND-TALKS (UPDATE 1)";
        string text = First + Slug + "\nUPDATE 1-" + Headline + "\n\nDORIN, Nov 6 (Reuters) - " + Body;
        var articles = Read(text);
        Assert.Equal(2, articles.Length);
        Assert.Equal((text.IndexOf(Slug, StringComparison.Ordinal), Headline), (articles[1].Region.Start, articles[1].Headline));
    }

    [Theory]
    [InlineData("By {1}\n{2}", "April {3}, 2023")]
    [InlineData("{2}", "April {3}, 2023")]
    [InlineData("", "DORIN, April {3} (Reuters) - ")]
    public void Short_reports_signed_alike_are_stories_of_their_own(string signature, string last)
    {
        string[] names = ["Ann Example", "Bo Sample", "Cleo Moss"];
        (string Headline, string Text)[] briefs =
        [
            ("Ferry crews walk out over night shifts", "Crews on the southern route left their ships at noon, and the company says that talks will go on tomorrow."),
            ("Council puts off vote on old brewery", "Neighbours had filled the hall long before the session began, and left without an answer after three hours."),
            ("School closes after roof gives way", "No one was hurt, but four hundred pupils will be taught in tents until the summer holidays begin."),
        ];
        string text = string.Join("\n\n", briefs.Select((b, i) =>
        {
            string day = last.Replace("{3}", (i + 4).ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
            string signed = signature.Replace("{1}", names[i], StringComparison.Ordinal).Replace("{2}", day, StringComparison.Ordinal);
            return b.Headline + "\n" + (signed.Length == 0 ? day : signed + "\n\n") + b.Text;
        }));
        Assert.Equal(briefs.Select(b => b.Headline), Read(text).Select(a => a.Headline));
    }

    [Theory]
    [InlineData(Headline, "Ann Example", "Ann Example")]
    [InlineData(Headline, "ANN EXAMPLE and BO SAMPLE", "ANN EXAMPLE|BO SAMPLE")]
    [InlineData(Headline, "Ann Example\nDiplomatic correspondent", "Ann Example")]
    [InlineData(Headline, "Ann Example, Pella", "Ann Example")]
    [InlineData(Headline, "María de la Cruz Ortega", "María de la Cruz Ortega")]
    [InlineData("Bakan konsolosluk için müzakerelere dönüyor", "Ayşe Yılmaz\n6 Kasım 2023", "Ayşe Yılmaz")]
    [InlineData("Bakan konsolosluk için müzakerelere dönüyor", "Haber: Ayşe Yılmaz", "Ayşe Yılmaz")]
    [InlineData("Bakan konsolosluk için müzakerelere dönüyor", "Mehmet Ali DEMİR/ANKARA, (DHA)", "Mehmet Ali DEMİR")]
    [InlineData("Норландия возобновляет переговоры", "Анна Петрова", "Анна Петрова")]
    public void A_line_with_nothing_but_a_name_below_the_headline_is_the_author(string headline, string line, string names)
    {
        var article = Assert.Single(Read($"{headline}\n{line}\n\n{Body}"));
        Assert.Equal((headline, names), (article.Headline, string.Join('|', article.Authors)));
        Assert.Equal(3, article.Body.Length);
    }

    [Theory]
    [InlineData("World News")]
    [InlineData("Lena Orlo")]
    [InlineData("Norland Votes")]
    public void A_section_and_somebody_whom_the_text_is_about_did_not_write_it(string line) =>
        Assert.Empty(Assert.Single(Read($"{Headline}\n{line}\n\n{Body}")).Authors);

    private static ImmutableArray<Article> Read(string text) =>
        new ArticleReader().Read(new Page("p", PageFormat.PlainText, text, PageFacts.None, []));
}
