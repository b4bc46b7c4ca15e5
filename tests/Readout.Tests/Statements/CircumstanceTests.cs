using Readout.Lexicons;
using Readout.Names;
using Readout.Statements;
using Readout.Text;

namespace Readout.Tests.Statements;

public class CircumstanceTests
{
    private static readonly ParsedArticle Told = new(
        "Oslo/=/NNP/2/nsubj told/tell/VBD/0/root reporters/reporter/NNS/2/obj in/=/IN/6/case a/=/DT/6/det briefing/=/NN/2/obl in/=/IN/8/case Bergen/=/NNP/2/obl on/=/IN/10/case Monday/=/NNP/2/obl that/=/IN/13/mark talks/talk/NNS/13/nsubj failed/fail/VBD/2/ccomp ./=/./2/punct");

    [Fact]
    public void Addressee_medium_time_and_place_stand_around_the_cue()
    {
        var tree = Told.Tree();
        var draft = new Draft { Tree = tree, Word = 1, Cue = tree.Span(1), Lemma = "tell", Entry = new CueLexicon(LexiconSet.Standard).At(tree, 1)!.Value.Entry, Source = tree.Span(0), SourceWord = 0 };
        draft.Content.Add(new TextSpan(tree.Span(11).Start, tree.Span(12).End));
        var names = NameTable.Empty with
        {
            Times = [new Timex("t1", [tree.Span(9)], "DATE", "2023-05-01")],
            Places = [new Place("p1", [tree.Span(7)], "Bergen", "NOR", null, null, null, null, null)],
        };
        new CircumstanceFinder(LexiconSet.Standard).Find([draft], names);
        Assert.Equal("reporters", draft.Addressee!.Value.Of(Told.Text));
        Assert.Equal("a briefing", draft.Medium!.Value.Of(Told.Text));
        Assert.Equal("t1", draft.TimeId);
        Assert.Equal("p1", draft.PlaceId);
    }

    [Fact]
    public void What_stands_in_the_content_is_no_circumstance()
    {
        var tree = Told.Tree();
        var draft = new Draft { Tree = tree, Word = 1, Cue = tree.Span(1), Lemma = "tell", Entry = null, Source = tree.Span(0), SourceWord = 0 };
        draft.Content.Add(new TextSpan(tree.Span(2).Start, tree.Span(12).End));
        new CircumstanceFinder(LexiconSet.Standard).Find([draft], NameTable.Empty);
        Assert.Null(draft.Addressee);
        Assert.Null(draft.Medium);
    }
}
