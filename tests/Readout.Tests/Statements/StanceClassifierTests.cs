using Readout.Lexicons;
using Readout.Statements;
using Readout.Text;

namespace Readout.Tests.Statements;

public class StanceClassifierTests
{
    [Theory]
    [InlineData("the road was open", Stance.Says)]
    [InlineData("it would not sell the port", Stance.Refuses)]
    [InlineData("it would rebuild the port", Stance.Promises)]
    [InlineData("the report was false", Stance.Denies)]
    [InlineData("there was no deal", Stance.Says)]
    [InlineData("it had not violated the truce", Stance.Denies)]
    [InlineData("it had never met him", Stance.Denies)]
    [InlineData("it had never been more certain", Stance.Says)]
    [InlineData("it was not even close", Stance.Says)]
    [InlineData("rebels were responsible for the fire", Stance.Accuses)]
    [InlineData("both sides should return to the table", Stance.Demands)]
    [InlineData("he was worried about the dam", Stance.Fears)]
    [InlineData("it could not confirm the toll", Stance.LeavesOpen)]
    [InlineData("the raid was unacceptable", Stance.Criticizes)]
    [InlineData("“Who gave the order?”", Stance.Asks)]
    [InlineData("we hope for rain", Stance.Hopes)]
    [InlineData("soldiers looted the depot", Stance.Accuses)]
    [InlineData("the depot was looted by soldiers", Stance.Accuses)]
    [InlineData("the girls kidnapped in April were well", Stance.Says)]
    [InlineData("we’ll rebuild the port", Stance.Promises)]
    [InlineData("it would not surprise him", Stance.Believes)]
    [InlineData("it would not comment", Stance.LeavesOpen)]
    [InlineData("the report isn’t true", Stance.Denies)]
    [InlineData("he was not feeling well", Stance.Says)]
    [InlineData("rebels shot three villagers", Stance.Accuses)]
    [InlineData("soldiers shot a gunman", Stance.Says)]
    [InlineData("its soldiers shot three villagers", Stance.Says)]
    [InlineData("“I don’t welcome the plan”", Stance.Criticizes)]
    [InlineData("“I couldn’t be more thrilled”", Stance.Praises)]
    [InlineData("he wanted to thank the crew", Stance.Praises)]
    [InlineData("the ministers must answer for this outrage", Stance.Demands)]
    public void What_is_said_decides_under_a_plain_cue(string content, Stance expected)
    {
        var draft = new Draft { Tree = new ParsedArticle("It/=/PRP/2/nsubj said/say/VBD/0/root").Tree(), Word = -1, Cue = default, Lemma = "say", Entry = null };
        draft.Content.Add(new TextSpan(0, content.Length));
        Assert.Equal(expected, new StanceClassifier(LexiconSet.Standard).Classify(draft, content));
    }

    [Theory]
    [InlineData("vow", "inf", "to burn the bridges", Stance.Threatens)]
    [InlineData("vow", "inf", "to mend the bridges", Stance.Promises)]
    [InlineData("call", "obj", "the report false", Stance.Denies)]
    [InlineData("call", "obj", "the plan a disgrace", Stance.Criticizes)]
    [InlineData("call", "obj", "the talks constructive", Stance.Praises)]
    [InlineData("reject", "obj", "the claim that he fled", Stance.Denies)]
    [InlineData("reject", "obj", "the offer", Stance.Refuses)]
    [InlineData("call", "obj", "the plan a disastrous mistake", Stance.Criticizes)]
    [InlineData("consider", "obj", "selling the port", Stance.LeavesOpen)]
    [InlineData("refuse", "inf", "to release the list", Stance.Refuses)]
    [InlineData("refuse", "inf", "to comment", Stance.LeavesOpen)]
    public void What_is_vowed_named_or_rejected_decides_too(string cue, string rule, string content, Stance expected)
    {
        var tree = new ParsedArticle($"It/=/PRP/2/nsubj {cue}/=/VBD/0/root").Tree();
        var draft = new Draft { Tree = tree, Word = 1, Cue = tree.Span(1), Lemma = cue, Entry = new CueLexicon(LexiconSet.Standard).At(tree, 1)!.Value.Entry, Rule = rule };
        draft.Content.Add(new TextSpan(0, content.Length));
        Assert.Equal(expected, new StanceClassifier(LexiconSet.Standard).Classify(draft, content));
    }

    [Theory]
    [InlineData("It/=/PRP/2/nsubj expressed/express/VBD/0/root deep/=/JJ/4/amod gratitude/=/NN/2/obj", 1, Stance.Praises)]
    [InlineData("It/=/PRP/2/nsubj lampooned/lampoon/VBD/0/root them/=/PRP/2/obj", 1, Stance.Criticizes)]
    [InlineData("It/=/PRP/2/nsubj continued/continue/VBD/0/root to/=/TO/4/mark encourage/=/VB/2/xcomp them/=/PRP/4/obj", 1, Stance.Demands)]
    [InlineData("It/=/PRP/2/nsubj told/tell/VBD/0/root them/=/PRP/2/obj to/=/TO/5/mark leave/=/VB/2/xcomp", 1, Stance.Demands)]
    public void The_words_of_a_cue_decide_where_its_entry_does_not(string parse, int word, Stance expected)
    {
        var tree = new ParsedArticle(parse).Tree();
        var match = new CueLexicon(LexiconSet.Standard).At(tree, word);
        var draft = new Draft { Tree = tree, Word = word, Cue = tree.Span(word), Lemma = match?.Entry.Cue ?? tree.Lemma(word), Entry = match?.Entry, Rule = "model" };
        draft.Content.Add(new TextSpan(tree.Span(2).Start, tree.Span(tree.Count - 1).End));
        Assert.Equal(expected, new StanceClassifier(LexiconSet.Standard).Classify(draft, tree.Text));
    }

    [Theory]
    [InlineData("“/=/``/2/punct Cancel/cancel/VB/8/ccomp the/=/DT/4/det talks/talk/NNS/2/obj ,/=/,/2/punct ”/=/''/2/punct it/=/PRP/8/nsubj said/say/VBD/0/root", Stance.Demands)]
    [InlineData("“/=/``/3/punct They/=/PRP/3/nsubj cancel/=/VBP/8/ccomp talks/talk/NNS/3/obj ,/=/,/3/punct ”/=/''/3/punct it/=/PRP/8/nsubj said/say/VBD/0/root", Stance.Says)]
    public void A_quotation_that_begins_with_an_order_demands(string parse, Stance expected)
    {
        var tree = new ParsedArticle(parse).Tree();
        var draft = new Draft { Tree = tree, Word = 7, Cue = tree.Span(7), Lemma = "say", Entry = null };
        draft.Content.Add(new TextSpan(0, tree.Span(5).End));
        Assert.Equal(expected, new StanceClassifier(LexiconSet.Standard).Classify(draft, tree.Text));
    }

    private const string Claim = "Critics/critic/NNS/2/nsubj claimed/claim/VBD/0/root that/=/IN/6/mark the/=/DT/5/det gate/=/NN/6/nsubj closed/close/VBD/2/ccomp ./=/./2/punct";
    private const string Report = "Drivers/driver/NNS/2/nsubj waited/wait/VBD/0/root ./=/./2/punct";
    private const string Answer = "It/=/PRP/2/nsubj said/say/VBD/0/root the/=/DT/4/det road/=/NN/7/nsubj had/have/VBD/7/aux not/=/RB/7/advmod flooded/flood/VBN/2/ccomp";

    [Theory]
    [InlineData(Claim, Stance.Denies)]
    [InlineData(Report, Stance.Says)]
    public void A_denial_answers_what_somebody_says(string before, Stance expected)
    {
        var article = new ParsedArticle(before, Answer);
        SentenceTree[] trees = [article.Tree(), article.Tree(1)];
        var tree = trees[1];
        var draft = new Draft { Tree = tree, Word = 1, Cue = tree.Span(1), Lemma = "say", Entry = null };
        draft.Content.Add(new TextSpan(tree.Span(2).Start, tree.Span(6).End));
        Assert.Equal(expected, new StanceClassifier(LexiconSet.Standard).Classify(draft, article.Text, trees));
    }

    [Theory]
    [InlineData("It/=/PRP/2/nsubj said/say/VBD/0/root we/=/PRP/4/nsubj lied/lie/VBD/2/ccomp", Stance.Confirms)]
    [InlineData("It/=/PRP/2/nsubj said/say/VBD/0/root Rao/=/NNP/4/nsubj lied/lie/VBD/2/ccomp", Stance.Accuses)]
    [InlineData("It/=/PRP/2/nsubj said/say/VBD/0/root Rao/=/NNP/4/nsubj heard/hear/VBD/2/ccomp men/man/NNS/4/obj who/=/WP/7/nsubj lied/lie/VBD/5/acl:relcl", Stance.Says)]
    [InlineData("It/=/PRP/2/nsubj said/say/VBD/0/root Rao/=/NNP/4/nsubj claims/claim/VBZ/2/ccomp they/=/PRP/6/nsubj lied/lie/VBD/4/ccomp", Stance.Says)]
    [InlineData("It/=/PRP/2/nsubj asked/ask/VBD/0/root whether/=/IN/5/mark Rao/=/NNP/5/nsubj lied/lie/VBD/2/ccomp", Stance.Asks)]
    [InlineData("It/=/PRP/2/nsubj said/say/VBD/0/root Rao/=/NNP/5/nsubj is/be/VBZ/5/cop dumb/=/JJ/2/ccomp", Stance.Criticizes)]
    [InlineData("It/=/PRP/2/nsubj said/say/VBD/0/root we/=/PRP/5/nsubj are/be/VBP/5/cop dumb/=/JJ/2/ccomp", Stance.Says)]
    [InlineData("It/=/PRP/2/nsubj said/say/VBD/0/root Rao/=/NNP/4/nsubj has/have/VBZ/2/ccomp an/=/DT/7/det honor/=/NN/7/compound guard/=/NN/4/obj", Stance.Says)]
    public void A_judgement_counts_where_it_is_the_speakers_own_and_the_point(string parse, Stance expected)
    {
        var tree = new ParsedArticle(parse).Tree();
        var match = new CueLexicon(LexiconSet.Standard).At(tree, 1);
        var draft = new Draft { Tree = tree, Word = 1, Cue = tree.Span(1), Lemma = tree.Lemma(1), Entry = match?.Entry, Rule = "that" };
        draft.Content.Add(new TextSpan(tree.Span(2).Start, tree.Span(tree.Count - 1).End));
        Assert.Equal(expected, new StanceClassifier(LexiconSet.Standard).Classify(draft, tree.Text));
    }

    [Fact]
    public void Not_to_rule_out_leaves_open()
    {
        var article = new ParsedArticle(
            "Oslo/=/NNP/4/nsubj did/do/VBD/4/aux not/=/RB/4/advmod rule/=/VB/0/root out/=/RB/4/compound:prt new/=/JJ/7/amod talks/talk/NNS/4/obj ./=/./4/punct");
        Assert.Equal(Stance.LeavesOpen, article.Statement().Stance);
    }

    [Fact]
    public void A_wrong_row_stops_with_its_place()
    {
        const string rows = "never\tnobody\tdenies\tHe said he never came.\t\n";
        var set = new LexiconSet(System.Collections.Immutable.ImmutableDictionary<string, string>.Empty.Add("stances.tsv", rows));
        var fault = Assert.Throws<InputException>(() => new StanceClassifier(set));
        Assert.Contains("lexicons/stances.tsv:1:2: RD102 \"nobody\" is not known; expected self, head, start, any, deed, harm, predicate, victim, vow, verdict, rejected or cue", fault.Faults);
    }

    [Fact]
    public void Every_row_that_holds_anywhere_decides_its_sentence_or_yields_to_a_row_before_it()
    {
        var classifier = new StanceClassifier(LexiconSet.Standard);
        foreach (var row in LexiconSet.Standard.Rows("stances.tsv", 5).Where(row => row[1] == "any" && row[2] != "says"))
        {
            var draft = new Draft { Tree = new ParsedArticle("It/=/PRP/2/nsubj said/say/VBD/0/root").Tree(), Word = -1, Cue = default, Lemma = "say", Entry = null };
            draft.Content.Add(new TextSpan(0, row[3].Length));
            Assert.NotEqual(Stance.Says, classifier.Classify(draft, row[3]));
        }
    }
}
