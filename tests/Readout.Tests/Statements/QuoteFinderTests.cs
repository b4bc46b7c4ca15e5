using Readout.Articles;
using Readout.Statements;
using Readout.Text;

namespace Readout.Tests.Statements;

public class QuoteFinderTests
{
    [Theory]
    [InlineData("He said: “Go now.” She left.", "“Go now.”")]
    [InlineData("He said: \"Go now.\" She left.", "\"Go now.\"")]
    [InlineData("He said: ''Go now.'' She left.", "''Go now.''")]
    [InlineData("He said: ``Go now.'' She left.", "``Go now.''")]
    [InlineData("He said: «Go now.» She left.", "«Go now.»")]
    [InlineData("He said: ‘Go now.’ She left.", "‘Go now.’")]
    [InlineData("The mayor's dog wasn't the ministers' choice.", "")]
    [InlineData("He said: “She told me ‘no’ twice.” Then silence.", "“She told me ‘no’ twice.”")]
    [InlineData("“One,” he said, “two.”", "“One,”|“two.”")]
    [InlineData("He said: “Go now.", "“Go now.")]
    [InlineData("”Go now.” She left.", "”Go now.”")]
    [InlineData("\"Go now,” he said. “She left.”", "\"Go now,”|“She left.”")]
    [InlineData("He said: \"Go now. \"She left,\" he said.", "\"Go now. |\"She left,\"")]
    public void Quotations_are_found_whatever_their_marks(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', QuoteFinder.Find(Article(text)).Select(q => q.Span.Of(text))));

    [Fact]
    public void A_missing_mark_spoils_its_paragraph_only()
    {
        const string text = "He said: \"Go now.\nThe “road” is shut.";
        Assert.Equal(["\"Go now.", "“road”"], QuoteFinder.Find(Article(text)).Select(q => q.Span.Of(text)));
    }

    [Fact]
    public void Speech_over_several_paragraphs_opens_each()
    {
        const string text = "“We stay.\n“We wait.”";
        Assert.Equal([false, true], QuoteFinder.Find(Article(text)).Select(q => q.Continues));
        Assert.Equal([false, true], QuoteFinder.Find(Article(text)).Select(q => q.Closed));
    }

    [Theory]
    [InlineData("He wrote: “We stay.\nWe wait.\nWe hope.”", 3)]
    [InlineData("“We stay.\nWe wait,\" he said.", 2)]
    [InlineData("He said: “We stay.\nThe road is shut.\nThe “road” is long.", 2)]
    public void One_pair_of_marks_may_hold_several_paragraphs(string text, int expected) =>
        Assert.Equal(expected, QuoteFinder.Find(Article(text)).Count);

    private static Article Article(string text)
    {
        var body = new List<TextSpan>();
        int start = 0;
        foreach (string line in text.Split('\n'))
        {
            body.Add(new TextSpan(start, start + line.Length));
            start += line.Length + 1;
        }

        return new Article { Id = "q#1", Text = text, Region = new TextSpan(0, text.Length), Blocks = [], Body = [.. body] };
    }
}
