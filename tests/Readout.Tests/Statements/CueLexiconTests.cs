using Readout.Articles;
using Readout.Lexicons;
using Readout.Pages;
using Readout.Statements;
using Readout.Syntax;
using Readout.Text;

namespace Readout.Tests.Statements;

public class CueLexiconTests
{
    private static readonly RuleReader Reader = new();

    [Fact]
    public void Every_cue_is_found_in_its_sentence()
    {
        var missed = new List<string>();
        foreach (var row in LexiconSet.Standard.Rows("cues.tsv", 6))
        {
            if (!Drafts(row[4]).Exists(d => d.Lemma == row[0]))
            {
                missed.Add($"{row.Line}: {row[4]}");
            }
        }

        Assert.Empty(missed);
    }

    [Theory]
    [InlineData("The envoy averred that the deal was dead.", "aver")]
    [InlineData("Analysts extrapolated that prices would double.", "extrapolate")]
    [InlineData("The tribunal ascertained that forty people had died.", "ascertain")]
    public void Verbs_without_a_row_are_cues_by_their_kind(string sentence, string verb) => Assert.Contains(Drafts(sentence), draft => draft.Lemma == verb);

    [Theory]
    [InlineData("The minister wanted for nothing.")]
    [InlineData("The general recognized the road.")]
    public void Verbs_that_were_seen_without_being_cues_need_a_row(string sentence) => Assert.DoesNotContain(Drafts(sentence), draft => draft.Content.Count > 0);

    [Theory]
    [InlineData("cues.tsv", "say\tverb\tthat\tmumbles\tShe may say so.\t", "4: RD102 stance \"mumbles\" is not known; expected one of ")]
    [InlineData("cues.tsv", "say\tpronoun\tthat\tsays\tShe may say so.\t", "2: RD102 part of speech \"pronoun\" is not known; expected verb, noun, adj or adv")]
    [InlineData("cue-verbs.tsv", "aver\tmumbles\t0.88\t0", "2: RD102 stance \"mumbles\" is not known; expected one of ")]
    [InlineData("cue-verbs.tsv", "aver\tsays\t1.5\t0", "3: RD102 certainty \"1.5\" is no number from 0 to 1")]
    public void A_wrong_row_stops_with_its_place(string file, string row, string expected)
    {
        var set = new LexiconSet(System.Collections.Immutable.ImmutableDictionary<string, string>.Empty.Add(file, row + "\n"));
        Assert.Contains(Assert.Throws<InputException>(() => new CueLexicon(set)).Faults, fault => fault.StartsWith($"lexicons/{file}:1:{expected}", StringComparison.Ordinal));
    }

    private static List<Draft> Drafts(string sentence)
    {
        var article = new ArticleReader().Read(new Page("row", PageFormat.PlainText, "A quiet day\n\n" + sentence, PageFacts.None, []))[0];
        return Reader.Read(article.Text, new SyntaxReader().Read(article), QuoteFinder.Find(article)).Drafts;
    }
}
