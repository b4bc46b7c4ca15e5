using System.Text.Json;
using Readout.Articles;
using Readout.Pages;
using Readout.Tests.CommandLine;
using Readout.Tests.House;
using Readout.Text;

namespace Readout.Tests.Articles;

public class TextDirectionTests
{
    private const string English = "<p>The two sides met on Monday for the first time since the spring, officials in the capital said after a long night of talks.</p>";
    private const string Arabic = "<p>اجتمع الجانبان يوم الاثنين في العاصمة لأول مرة منذ الربيع، وقال الوزير إن المحادثات كانت مفيدة بعد ليلة طويلة من المفاوضات.</p>";
    private const string MoreEnglish = English + "<p>They will meet again on Thursday, the host government said in a statement that gave no details of what had been discussed.</p><p>Belmark closed the crossing last year after two customs officers were shot there, and blamed a smuggling ring.</p>";

    private const string MoreArabic = Arabic + "<p>وقال المتحدث باسم الحكومة إن الجولة المقبلة ستعقد يوم الخميس، ولم يذكر أي تفاصيل عن الملفات التي جرى بحثها حتى الآن بين الوفدين.</p><p>وأغلقت بلمارك المعبر العام الماضي بعد مقتل ضابطين من الجمارك، واتهمت عصابة تهريب بالوقوف وراء الهجوم الذي أثار غضبا واسعا في البلاد.</p>";

    private const string MoreHebrew = "<p>הצדדים נפגשו ביום שני בבירה בפעם הראשונה מאז האביב, והשר אמר שהשיחות היו מועילות אחרי לילה ארוך של דיונים.</p><p>דובר הממשלה אמר כי הסבב הבא יתקיים ביום חמישי, ולא מסר פרטים על הנושאים שנדונו עד כה בין שתי המשלחות.</p><p>בלמרק סגרה את המעבר בשנה שעברה לאחר ששני קציני מכס נורו שם, והאשימה כנופיית מבריחים במתקפה.</p>";

    [Theory]
    [InlineData("", MoreEnglish, "ltr")]
    [InlineData("", MoreArabic, "rtl")]
    [InlineData("dir=ltr", MoreHebrew, "rtl")]
    [InlineData("dir=rtl", MoreEnglish, "ltr")]
    [InlineData("", "<div dir=rtl>" + MoreEnglish + "</div>", "rtl")]
    public void An_article_runs_as_its_own_element_says_or_its_letters_do_whatever_the_page_declares(string declared, string paragraphs, string direction)
    {
        var article = Read(declared, paragraphs);
        Assert.Equal(direction, article.Direction);
        Assert.Empty(article.Turned);
    }

    [Theory]
    [InlineData(Arabic, true)]
    [InlineData("<p dir=rtl>\"Haaretz\" (הארץ) reported on Monday that the minister had met the general twice since the spring, in Dorin and in the capital.</p>", true)]
    [InlineData("<div dir=RTL><p>The ministry's own words on Monday were read out by its spokesman in a language that its guests could understand.</p></div>", true)]
    [InlineData("<p dir=auto>The ministry's own words on Monday were read out by its spokesman in a language that its guests could understand.</p>", false)]
    [InlineData("<p>&rlm;The ministry's own words on Monday were read out by its spokesman in a language that its guests could understand.</p>", true)]
    [InlineData("<p>The newspaper הארץ and the agency وكالة reported on Monday that the minister had met the general twice since the spring.</p>", false)]
    public void A_paragraph_that_runs_the_other_way_is_told(string paragraph, bool turned)
    {
        var article = Read("", English + English.Replace("met", "talked", StringComparison.Ordinal) + paragraph + English.Replace("met", "walked", StringComparison.Ordinal));
        Assert.Equal("ltr", article.Direction);
        Assert.Equal<IEnumerable<TextSpan>>(turned ? [article.Body[2]] : [], article.Turned);
    }

    [Fact]
    public void Marks_of_direction_stay_in_the_text()
    {
        string html = MoreArabic.Replace("العاصمة", "&#x202B;العاصمة&#x202C;&rlm;", StringComparison.Ordinal);
        var article = Read("dir=rtl", html);
        Assert.Contains("\u202Bالعاصمة\u202C\u200F", article.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Plain_text_tells_its_direction_too()
    {
        string text = "اجتمع الجانبان يوم الاثنين في العاصمة لأول مرة منذ الربيع، وقال الوزير إن المحادثات كانت مفيدة.\n\nThe two sides met on Monday for the first time since the spring, officials said after a long night.\n\nوقال الوزير إن المحادثات كانت مفيدة بعد ليلة طويلة من المفاوضات، ولم يحدد موعدا للجولة المقبلة.";
        var article = Assert.Single(new ArticleReader().Read(new Page("p", PageFormat.PlainText, text, PageFacts.None, [])));
        Assert.Equal("rtl", article.Direction);
        Assert.Equal("The two sides", text[article.Turned[0].Start..][..13]);
    }

    [Fact]
    public void The_program_prints_the_direction_and_where_the_body_turns()
    {
        using var folder = new TemporaryFolder();
        folder.Write("page.html", $"<html><head><title>Talks</title></head><body><main><h1>Talks</h1>{English}{English.Replace("met", "talked", StringComparison.Ordinal)}{Arabic}</main></body></html>");
        var run = Shell.Run(folder.Path, "readout extract page.html");
        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal(("ltr", "en"), (json.RootElement.GetProperty("direction").GetString(), json.RootElement.GetProperty("language").GetString()));
        var span = json.RootElement.GetProperty("turned")[0];
        string body = json.RootElement.GetProperty("articleBody").GetString()!;
        Assert.Equal(Arabic[3..^4], body[span[0].GetInt32()..span[1].GetInt32()]);
    }

    private static Article Read(string declared, string paragraphs) =>
        Assert.Single(new ArticleReader().Read(new Page("p", PageFormat.Html, $"<html {declared}><head><title>Talks</title></head><body><main><h1>Talks</h1>{paragraphs}</main></body></html>", PageFacts.None, [])));
}
