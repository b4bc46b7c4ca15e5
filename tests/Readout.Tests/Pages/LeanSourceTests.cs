using Readout.Pages.Html;

namespace Readout.Tests.Pages;

public class LeanSourceTests
{
    [Theory]
    [InlineData("<script>if (a < b) { c(); }</script><p>x", "<script></script><p>x")]
    [InlineData("<SCRIPT>document.write('<p>');</Script ><p>x", "<SCRIPT></Script ><p>x")]
    [InlineData("<style>p { color: red; }</style><p>x", "<style></style><p>x")]
    [InlineData("<p>a<!-- not to be seen here -->b", "<p>a<!---->b")]
    [InlineData("<p>a<!-- with - and -- inside it --!>b", "<p>a<!----!>b")]
    [InlineData("a<svg class='icon icon-arrow'><title>Arrow to the right</title><path d='M0 0'/></svg>b", "a<svg></svg>b")]
    [InlineData("<svg><g><svg><path d='M0 0 L 1 1'/></svg></g></svg>b", "<svg></svg>b")]
    [InlineData("<img data-srcset=\"a.jpg 1x, b.jpg 2x\" alt=\"Harbour\">", "<img alt=\"Harbour\">")]
    [InlineData("<img alt=\"Harbour\" sizes='(max-width: 20em) 1px'/>", "<img alt=\"Harbour\"/>")]
    public void Scripts_styles_drawings_comments_and_unread_attributes_are_left_out(string source, string lean) => Check(source, lean);

    [Theory]
    [InlineData("<script type='application/ld+json'>{\"headline\": \"Talks resume\"}</script>")]
    [InlineData("<script type='application/ld&#x2B;json'>{\"headline\": \"Talks resume\"}</script>")]
    [InlineData("<title>Talks resume <b>in Dorin</b></title>")]
    [InlineData("<svg viewBox=0><p>The page goes on here.</p>")] // a tag of HTML ends the drawing
    [InlineData("<svg viewBox=0/><p>The page goes on here.</p>")]
    [InlineData("<script>document.write('<!-- <script> '); a(); </script> b(); --> </script>")] // ends at the second end tag
    [InlineData("<script>var never = 'closed by anything';")]
    [InlineData("<p title=\"<script>this is an attribute</script>\">x")]
    [InlineData("<a data-long-name=\"glued to the next one\"href=x>")]
    [InlineData("<!-- a comment that never ends")]
    [InlineData("<a data-x=\"an attribute that never ends>x")]
    [InlineData("1 < 2 <> </> <3 & <")]
    [InlineData("<plaintext><script>shown as it stands</script>")]
    public void What_is_read_or_in_doubt_stays(string source) => Check(source, source);

    private static void Check(string source, string expected)
    {
        var lean = LeanSource.Of(source);
        Assert.Equal(expected, lean.Text);
        for (int i = 0; i < lean.Text.Length; i++)
        {
            Assert.Equal(lean.Text[i], source[lean.Original(i)]);
        }
    }
}
