using Readout.Articles;
using Readout.Lexicons;
using Readout.Pages;
using Readout.Statements;
using Readout.Syntax;
using Readout.Text;

namespace Readout.Tests.Statements;

public class CueLexiconTests
{
    [Fact]
    public void Every_cue_is_found_in_its_sentence()
    {
        var reader = new RuleReader();
        var missed = new List<string>();
        foreach (var row in LexiconSet.Standard.Rows("cues.tsv", 6))
        {
            var article = new ArticleReader().Read(new Page("row", PageFormat.PlainText, "A quiet day\n\n" + row[4], PageFacts.None, []))[0];
            var quotes = QuoteFinder.Find(article);
            var (drafts, _) = reader.Read(article.Text, new SyntaxReader().Read(article), quotes);
            if (!drafts.Exists(d => d.Lemma == row[0]))
            {
                missed.Add($"{row.Line}: {row[4]}");
            }
        }

        Assert.Empty(missed);
    }

    [Theory]
    [InlineData("say\tverb\tthat\tmumbles\tShe may say so.\t", "lexicons/cues.tsv:1:4: RD102 stance \"mumbles\" is not known; expected one of ")]
    [InlineData("say\tpronoun\tthat\tsays\tShe may say so.\t", "lexicons/cues.tsv:1:2: RD102 part of speech \"pronoun\" is not known; expected verb, noun, adj or adv")]
    public void A_wrong_row_stops_with_its_place(string row, string expected)
    {
        var set = new LexiconSet(System.Collections.Immutable.ImmutableDictionary<string, string>.Empty.Add("cues.tsv", row + "\n"));
        Assert.Contains(Assert.Throws<InputException>(() => new CueLexicon(set)).Faults, fault => fault.StartsWith(expected, StringComparison.Ordinal));
    }
}
