using Readout.Articles;
using Readout.Pages;
using Readout.Text;

namespace Readout.Tests.Articles;

public class PlainArticleTests
{
    private const string TwoStories = """
        Ministers Agree to Reopen the Northern Crossing

         The crossing at Dorin in March. (Border Office/AFP)
        The crossing at Dorin in March. (Border Office/AFP)
        TT

        Ministers Agree to Reopen the Northern Crossing

        The interior ministers of Arland and Belmark agreed on Monday to reopen the northern crossing to lorries after eleven months.

        Arland's minister, Lena Orlo, told reporters in Dorin that the first lorries would pass before the end of the week.

        Belmark closed the crossing last year after two customs officers were shot there, and blamed a smuggling ring for the attack.



        Drought Empties the Reservoirs of the Southern Coast

        A fisherman on the dry bed of Lake Sorrel. (Reuters)
        TT

        Farmers along the southern coast have begun to sell their cattle as a third year of drought empties the reservoirs they depend on.

        "We have water for nine days," said the mayor of Pella, Iko Tamm, who has asked the regional government for tankers.

        Meteorologists expect no rain before November, according to a bulletin that the weather service published on Friday.
        """;

    [Fact]
    public void Stories_run_together_are_told_apart_each_with_its_own_parts()
    {
        var articles = Read(TwoStories);
        Assert.Equal(["p#1", "p#2"], articles.Select(a => a.Id));
        Assert.Equal(["Ministers Agree to Reopen the Northern Crossing", "Drought Empties the Reservoirs of the Southern Coast"], articles.Select(a => a.Headline));
        Assert.All(articles, a => Assert.Equal(3, a.Body.Length));
        Assert.Equal(("The crossing at Dorin in March.", "Border Office/AFP"), (articles[0].Captions.Single().Text, articles[0].Captions.Single().Credit));
        Assert.Equal(2, articles[0].Captions.Single().Spans.Length);
        Assert.Equal("Reuters", articles[1].Captions.Single().Credit);
    }

    [Fact]
    public void Every_character_but_white_space_lies_in_exactly_one_block()
    {
        var articles = Read(TwoStories);
        var counts = new int[TwoStories.Length];
        foreach (var block in articles.SelectMany(a => a.Blocks))
        {
            for (int i = block.Span.Start; i < block.Span.End; i++)
            {
                counts[i]++;
            }
        }

        Assert.All(Enumerable.Range(0, counts.Length), i => Assert.True(counts[i] == 1 || (counts[i] == 0 && char.IsWhiteSpace(TwoStories[i])), $"{counts[i]} blocks at {i}"));
    }

    [Theory]
    [InlineData("TT")]
    [InlineData("Share")]
    [InlineData("Facebook Twitter WhatsApp")]
    [InlineData("Advertisement")]
    [InlineData("Read more: Harbour tolls to rise")]
    [InlineData("* * *")]
    public void Furniture_is_residue_with_a_reason_and_no_part_of_the_body(string line)
    {
        var article = Assert.Single(Read($"Talks Resume in Dorin\n\nThe two sides met on Monday for the first time since the spring, officials said.\n\n{line}\n\nThey will meet again on Thursday, the host government said in a statement."));
        var residue = Assert.Single(article.Blocks, b => b.Kind == BlockKind.Residue);
        Assert.Equal(line, residue.Span.Of(article.Text));
        Assert.NotEmpty(residue.Reason);
        Assert.Equal(2, article.Body.Length);
    }

    [Fact]
    public void A_sentence_that_begins_like_furniture_stays() =>
        Assert.Equal(2, Assert.Single(Read("Advertisement spending fell again in May, the bureau said on Monday in its report.\n\nMore than half of the firms that it asked expect a further fall.")).Body.Length);

    [Fact]
    public void A_text_of_one_line_is_the_body() =>
        Assert.Equal(new TextSpan(0, 21), Assert.Single(Assert.Single(Read("Talks Resume in Dorin")).Body));

    [Fact]
    public void Paragraphs_without_a_headline_are_one_article()
    {
        var article = Assert.Single(Read("The two sides met on Monday for the first time since the spring, officials in Dorin said.\n\nThey will meet again on Thursday, the host government said in a statement."));
        Assert.Null(article.Headline);
        Assert.Equal(2, article.Body.Length);
    }

    [Fact]
    public void A_headline_that_ends_in_a_full_stop_is_told_by_its_brevity() =>
        Assert.Equal("Talks resume in Dorin.", Assert.Single(Read("Talks resume in Dorin.\n\nThe two sides met on Monday for the first time since the spring, officials in Dorin said.\n\nThey will meet again on Thursday.")).Headline);

    [Fact]
    public void Sub_headings_do_not_split_a_story()
    {
        var article = Assert.Single(Read("""
            Arland Weighs a New Harbour

            The government of Arland said on Monday that it would decide on a second harbour for Dorin before the summer.

            What the plan holds

            The harbour would take ships of twice the size that Dorin can handle now, the government's paper on the plan says.

            Who is against it

            Fishermen in Dorin fear for the shallows, and the opposition calls the government's plan for the harbour too dear.
            """));
        Assert.Equal(["What the plan holds", "Who is against it"], article.Blocks.Where(b => b.Kind == BlockKind.Subheading).Select(b => b.Span.Of(article.Text)));
    }

    [Fact]
    public void A_list_of_numbered_headings_is_one_story() =>
        Assert.Single(Read(string.Join("\n\n", Enumerable.Range(1, 4).Select(i => $"{i}. The {(i % 2 == 0 ? "Fishing" : "Mining")} Town That Nobody Left\n\n{string.Join(' ', Enumerable.Range(0, 60).Select(w => $"w{i}x{w}ord"))}."))));

    [Fact]
    public void A_dateline_begins_a_story_without_a_headline()
    {
        string text = "DORIN, Nov 6 (Reuters) - The two sides met on Monday for the first time since the spring, officials in the capital said, and agreed to go on with the talks after the holiday.\n"
            + "They will meet again on Thursday, the host government said in a statement that gave no details of what had been discussed between the delegations so far.\n"
            + "GENEVA, March 3 (AFP) – Bankers expect another quarter of falling profits because fewer customers borrow, according to a survey of lenders across Switzerland and Liechtenstein.\n"
            + "Mortgages shrank most, the survey found, as households postponed buying apartments while interest stayed high and builders withdrew projects.";
        Assert.Equal(2, Read(text).Length);
    }

    [Theory]
    [InlineData("", "GENEVA, March 3 (AFP) – Letters.\n", 2)] // a dateline with an agency, however short what follows
    [InlineData("", "RISING COSTS AHEAD — ", 1)] // a sub-heading, not a place
    [InlineData("\n\n", "Banks will earn less again.\n", 2)] // after white space a short sentence opens a story as a paragraph does
    [InlineData("", "Banks will earn less again.\n", 1)]
    [InlineData("\n\n", "Swiss Banks and the Lenders of Liechtenstein Expect to Earn Less Again This Year While Fewer and Fewer of Their Customers Borrow\n", 2)] // long, in title case
    public void A_story_begins_by_how_it_opens(string space, string opening, int stories)
    {
        string Long(string of) => string.Join('\n', Enumerable.Range(0, 8).Select(i => $"The {of} of {i} said on Monday that {string.Join(' ', Enumerable.Range(0, 20).Select(w => $"{(char)('a' + i)}{(char)('a' + w)}{of}"))}."));
        Assert.Equal(stories, Read(Long("harbour") + "\n" + space + opening + Long("mortgage")).Length);
    }

    [Theory]
    [InlineData("LIMA, Nov 22, 2025", true)]
    [InlineData("PORT OF SPAIN, Jan 15 2026 -", true)]
    [InlineData("Lima, Nov 22, 2025", false)]
    [InlineData("LIMA, a city by the sea", false)]
    public void A_dateline_on_a_line_of_its_own_is_no_paragraph(string line, bool dateline)
    {
        var article = Assert.Single(Read($"Talks Resume in the Harbour\n\n{line}\n\nThe two sides met on Monday for the first time since the spring, officials in the capital said.\n\nThey will meet again on Thursday, the host government said in a statement."));
        Assert.Equal(dateline ? line : null, article.Dateline?.Of(article.Text));
        Assert.DoesNotContain(article.Body, p => dateline && p.Of(article.Text) == line);
    }

    [Fact]
    public void A_broadcasters_dateline_stands_in_brackets()
    {
        var article = Assert.Single(Read("Talks Resume in the Harbour\n\n(PORT VELL) — The two sides met on Monday for the first time since the spring, officials in the capital said.\n\nThey will meet again on Thursday, the host government said in a statement."));
        Assert.Equal("(PORT VELL) —", article.Dateline?.Of(article.Text));
    }

    [Theory]
    [InlineData("PORT VELL: The two sides met", "They will meet again on Thursday", "PORT VELL:")]
    [InlineData("BREAKING NEWS: The two sides met", "They will meet again on Thursday", null)]
    [InlineData("MARTA: The two sides met", "OLA: We will meet again on Thursday", null)]
    public void A_place_in_capitals_before_a_colon_is_a_dateline(string first, string second, string? dateline)
    {
        var article = Assert.Single(Read($"Talks Resume in the Harbour\n\n{first} on Monday for the first time since the spring, officials in the capital said.\n\n{second}, the host government said in a statement."));
        Assert.Equal(dateline, article.Dateline?.Of(article.Text));
    }

    [Fact]
    public void Hard_wrapped_lines_are_one_paragraph_whose_span_covers_the_breaks()
    {
        string text = "DORIN, Nov 6 (Reuters) - The two sides met on Monday for the\nfirst time since the spring, officials in the capital said,\nand agreed to go on with the talks after the holiday.\n\n" +
            "They will meet again on Thursday, the host government said\nin a statement that gave no details of what had been\ndiscussed so far.\n";
        var article = Assert.Single(Read(text));
        Assert.Equal(2, article.Body.Length);
        Assert.EndsWith("after the holiday.", article.Body[0].Of(text), StringComparison.Ordinal);
        Assert.Equal("DORIN, Nov 6 (Reuters) -", article.Dateline!.Value.Of(text));
    }

    [Fact]
    public void Bylines_and_dates_above_the_body_are_read()
    {
        var article = Assert.Single(Read("Talks Resume in Dorin\nBy Ann Example and Bo Sample\nPublished: 26 April 2023, 10:30\n\nThe two sides met on Monday for the first time since the spring, officials said."));
        Assert.Equal("Ann Example; Bo Sample", string.Join("; ", article.Authors));
        Assert.Equal("2023-04-26", article.Published);
        Assert.Single(article.Body);
    }

    [Fact]
    public void Wire_copy_in_capitals_is_joined_and_told_apart_at_its_headlines()
    {
        string text = """
            ARLAND REOPENS THE NORTHERN CROSSING

            DORIN, NOV 6 (REUTERS) - THE INTERIOR MINISTERS OF ARLAND AND
            BELMARK AGREED ON MONDAY TO REOPEN THE NORTHERN CROSSING TO
            LORRIES AFTER ELEVEN MONTHS, OFFICIALS SAID.

            BELMARK CLOSED THE CROSSING LAST YEAR AFTER TWO CUSTOMS
            OFFICERS WERE SHOT THERE, AND BLAMED A SMUGGLING RING FOR
            THE ATTACK. THE FIRST LORRIES WILL PASS BEFORE SUNDAY.

            (REPORTING BY ANN EXAMPLE; EDITING BY BO SAMPLE)

            DROUGHT EMPTIES THE SOUTHERN RESERVOIRS

            PELLA, NOV 7 (REUTERS) - FARMERS ALONG THE SOUTHERN COAST
            HAVE BEGUN TO SELL THEIR CATTLE AS A THIRD YEAR OF DROUGHT
            EMPTIES THE RESERVOIRS THEY DEPEND ON.

            METEOROLOGISTS EXPECT NO RAIN BEFORE MARCH, ACCORDING TO A
            BULLETIN THAT THE WEATHER SERVICE PUBLISHED ON FRIDAY.
            """;
        var articles = Read(text);
        Assert.Equal(["ARLAND REOPENS THE NORTHERN CROSSING", "DROUGHT EMPTIES THE SOUTHERN RESERVOIRS"], articles.Select(a => a.Headline));
        Assert.All(articles, a => Assert.Equal(2, a.Body.Length));
    }

    [Fact]
    public void A_newsletter_by_mail_has_a_subject_and_its_numbered_stories()
    {
        string text = """
            From: Harbour Post <news@post.example>
            Subject: Your morning in Dorin
            Date: Wed, 26 Apr 2023 06:00:00 +0000

            View this email in your browser

            1. Ministers reopen the northern crossing

            The interior ministers of Arland and Belmark agreed on Monday to reopen the northern crossing to lorries after eleven months.

            Belmark closed the crossing last year after two customs officers were shot there, and blamed a smuggling ring for the attack.

            Arland's minister told reporters in the capital that the first lorries would pass before the end of the week.

            Read more: https://post.example/1

            * * *

            2. Drought empties the southern reservoirs

            Farmers along the southern coast have begun to sell their cattle as a third year of drought empties the reservoirs they depend on.

            Meteorologists expect no rain before November, according to a bulletin that the weather service published on Friday.

            --
            You are receiving this email because you signed up.
            Harbour Post Media, 1 Quay Street, Dorin
            """;
        var articles = Read(text);
        Assert.Equal(["Your morning in Dorin", "2. Drought empties the southern reservoirs"], articles.Select(a => a.Headline));
        Assert.Equal("Your morning in Dorin", articles[0].HeadlineSpan!.Value.Of(text));
        Assert.Equal("2023-04-26T06:00:00+00:00", articles[0].Published);
        Assert.All(articles.SelectMany(a => a.Blocks).Where(b => b.Span.Of(text) is var line && (line.Contains("@post", StringComparison.Ordinal) || line.Contains("Quay", StringComparison.Ordinal) || line.Contains("browser", StringComparison.Ordinal))),
            b => Assert.Equal(BlockKind.Residue, b.Kind));
        Assert.Equal(2, articles[1].Body.Length);
    }

    [Fact]
    public void What_a_crawl_leaves_around_a_report_is_no_part_of_its_body()
    {
        string text = """
            Home
            World
            Sport
            Sign in
            Talks resume in Dorin - Harbour Post
            Talks resume in Dorin
            Ann Example
            April 26, 2023 Updated: April 26, 2023 10:14 p.m.
            Facebook Twitter Email Comments
            The two sides met on Monday for the first time since the spring, officials in the capital said.
            They will meet again on Thursday, the host government said in a statement that gave no details.
            Most popular
            1
            Drought empties reservoirs
            2
            Where the fish went
            """;
        var article = Assert.Single(Read(text));
        Assert.Equal(("Talks resume in Dorin", "2023-04-26", "Ann Example"), (article.Headline, article.Published, Assert.Single(article.Authors)));
        Assert.Equal(["The two sides", "They will mee"], article.Body.Select(b => b.Of(text)[..13]));
    }

    [Theory]
    [InlineData("The port at dawn. (Ann Example/AFP)", "The port at dawn.", "Ann Example/AFP")]
    [InlineData("The port at dawn. Photo: Ann Example", "The port at dawn.", "Ann Example")]
    [InlineData("The port at dawn. [Ann Example/Reuters]", "The port at dawn.", "Ann Example/Reuters")]
    [InlineData("The port at dawn. REUTERS/Ann Example", "The port at dawn.", "REUTERS/Ann Example")]
    [InlineData("The port at dawn (File photo: AP)", "The port at dawn", "AP")]
    [InlineData("The port at dawn, Foto: Ann Example", "The port at dawn", "Ann Example")]
    [InlineData("The port at dawn. © Ann B. Example/Harbour Post", "The port at dawn.", "Ann B. Example/Harbour Post")]
    [InlineData("The port at dawn. Bild: Ann B. Example/dpa", "The port at dawn.", "Ann B. Example/dpa")]
    [InlineData("The port at dawn (Ann Example/Harbour Pictures)", "The port at dawn", "Ann Example/Harbour Pictures")]
    [InlineData("The port at dawn Ann Example/Getty Images", "The port at dawn", "Ann Example/Getty Images")]
    [InlineData("Ảnh: Ann Example", "", "Ann Example")]
    [InlineData("AP Photo/Harbour Post, Ann Example", "", "AP Photo/Harbour Post, Ann Example")]
    [InlineData("He said in an image: we went nowhere", "He said in an image: we went nowhere", null)]
    [InlineData("They met at 10:30 in the port", "They met at 10:30 in the port", null)]
    [InlineData("The minister (centre) at the port (right)", "The minister (centre) at the port (right)", null)]
    public void A_credit_is_split_from_its_caption(string line, string caption, string? credit) =>
        Assert.Equal((caption, credit), Credit.Split(line));

    private static System.Collections.Immutable.ImmutableArray<Article> Read(string text) =>
        new ArticleReader().Read(new Page("p", PageFormat.PlainText, text, PageFacts.None, []));
}
