using Readout.Lexicons;
using Readout.Names;
using Readout.Statements;
using Readout.Text;

namespace Readout.Tests.Statements;

public class RelayTests
{
    [Fact]
    public void Whoever_an_outlet_cites_speaks()
    {
        var article = new ParsedArticle(
            "Al-Rafid/=/NNP/5/nsubj ,/=/,/3/punct citing/cite/VBG/1/acl a/=/DT/5/det diplomat/=/NN/3/obj ,/=/,/3/punct reported/report/VBD/0/root that/=/IN/10/mark the/=/DT/10/det ferry/=/NN/11/nsubj sank/sink/VBD/7/ccomp ./=/./7/punct");
        var drafts = Drafts(article, (6, 0, 8, 10));
        Citations.Cite(drafts, drafts[0].Tree, (_, _) => true);
        Assert.Equal("a diplomat", Words(article, drafts[0].Source!.Value));
        Assert.Equal("Al-Rafid", Words(article, Assert.Single(drafts[0].Via)));
    }

    [Fact]
    public void An_outlet_that_tells_what_another_says_is_the_relay()
    {
        var article = new ParsedArticle(
            "Al-Rafid/=/NNP/2/nsubj reported/report/VBD/0/root that/=/IN/5/mark ministers/minister/NNS/5/nsubj said/say/VBD/2/ccomp the/=/DT/7/det ferry/=/NN/8/nsubj sank/sink/VBD/5/ccomp ./=/./2/punct");
        var drafts = Drafts(article, (1, 0, 3, 7), (4, 3, 5, 7));
        RelayFinder.Fold(drafts, draft => draft.SourceWord == 0, _ => false);
        var told = Assert.Single(drafts);
        Assert.Equal("ministers", Words(article, told.Source!.Value));
        Assert.Equal("Al-Rafid", Words(article, Assert.Single(told.Via)));
    }

    [Fact]
    public void A_report_at_the_end_of_a_sentence_is_the_relay()
    {
        var article = new ParsedArticle(
            "Ministers/minister/NNS/2/nsubj said/say/VBD/0/root the/=/DT/4/det ferry/=/NN/5/nsubj sank/sink/VBD/2/ccomp ,/=/,/8/punct Al-Rafid/=/NNP/8/nsubj reported/report/VBD/2/parataxis ./=/./2/punct");
        var drafts = Drafts(article, (1, 0, 2, 7));
        RelayFinder.Trail(drafts, drafts[0].Tree, (_, head, _) => head == 6);
        Assert.Equal("the ferry sank", Words(article, Assert.Single(drafts[0].Content)));
        Assert.Equal("Al-Rafid", Words(article, Assert.Single(drafts[0].Via)));
    }

    [Theory]
    [InlineData("the/=/DT/3/det Orchard/=/NNP/3/compound Herald/=/NNP/0/root", 2, true)]
    [InlineData("the/=/DT/3/det local/=/JJ/3/amod newspaper/=/NN/0/root", 2, true)]
    [InlineData("a/=/DT/2/det lawyer/=/NN/0/root for/=/IN/5/case the/=/DT/5/det newspaper/=/NN/2/nmod", 1, false)]
    [InlineData("the/=/DT/2/det ministry/=/NN/0/root", 1, false)]
    public void Outlets_are_known_by_their_nouns_and_names(string parse, int head, bool expected)
    {
        var article = new ParsedArticle(parse);
        Assert.Equal(expected, new PressNames(LexiconSet.Standard).Holds(article.Tree(), new TextSpan(0, article.Text.Length), head, NameTable.Empty));
    }

    [Theory]
    [InlineData("press-words.tsv", 4, 2)]
    [InlineData("media-words.tsv", 3, 1)]
    public void Every_row_stands_in_its_sentence(string file, int columns, int sentence) =>
        Assert.All(LexiconSet.Standard.Rows(file, columns), row => Assert.Contains(row[0], row[sentence], StringComparison.OrdinalIgnoreCase));

    private static List<Draft> Drafts(ParsedArticle article, params (int Cue, int Source, int First, int Last)[] drafted)
    {
        var tree = article.Tree();
        return [.. drafted.Select(d =>
        {
            var draft = new Draft { Tree = tree, Word = d.Cue, Cue = tree.Span(d.Cue), Lemma = tree.Lemma(d.Cue), Entry = null, Source = tree.Span(d.Source), SourceWord = d.Source };
            draft.Content.Add(new TextSpan(tree.Span(d.First).Start, tree.Span(d.Last).End));
            return draft;
        })];
    }

    private static string Words(ParsedArticle article, TextSpan span) => span.Of(article.Text);
}
