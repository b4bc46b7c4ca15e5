using Readout.Statements;

namespace Readout.Tests.Statements;

public class StatementReaderTests
{
    [Fact]
    public void A_that_clause_behind_the_cue_is_the_content()
    {
        var article = new ParsedArticle("The/=/DT/2/det ministry/=/NN/3/nsubj said/say/VBD/0/root that/=/IN/7/mark the/=/DT/6/det ferry/=/NN/7/nsubj sank/sink/VBD/3/ccomp ./=/./3/punct");
        var statement = article.Statement();
        Assert.Equal("The ministry", article.Words(statement.Source.Spans));
        Assert.Equal("said", article.Words(statement.Cue.Spans));
        Assert.Equal("the ferry sank", article.Words(statement.Content));
        Assert.Equal(SourceKind.Institution, statement.Source.Kind);
        Assert.Equal(StatementForm.Indirect, statement.Form);
        Assert.Equal(Stance.Says, statement.Stance);
    }

    [Fact]
    public void Speech_stands_before_its_cue()
    {
        var article = new ParsedArticle("The/=/DT/2/det ferry/=/NN/3/nsubj sank/sink/VBD/0/root ,/=/,/7/punct a/=/DT/6/det diplomat/=/NN/7/nsubj said/say/VBD/3/parataxis ./=/./3/punct");
        var statement = article.Statement();
        Assert.Equal("The ferry sank", article.Words(statement.Content));
        Assert.Equal(SourceKind.Unnamed, statement.Source.Kind);
    }

    [Fact]
    public void A_cue_in_the_middle_leaves_one_statement_of_two_fragments()
    {
        var article = new ParsedArticle(
            "The/=/DT/2/det ferry/=/NN/8/nsubj ,/=/,/5/punct she/=/PRP/5/nsubj said/say/VBD/8/parataxis ,/=/,/5/punct has/have/VBZ/8/aux sunk/sink/VBN/0/root ./=/./8/punct");
        Assert.Equal("The ferry … has sunk", article.Words(article.Statement().Content));
    }

    [Fact]
    public void A_participle_carries_the_speaker_on()
    {
        var article = new ParsedArticle(
            "Officials/official/NNS/2/nsubj said/say/VBD/0/root the/=/DT/4/det ferry/=/NN/5/nsubj sank/sink/VBD/2/ccomp ,/=/,/7/punct adding/add/VBG/5/advcl that/=/IN/10/mark nobody/=/NN/10/nsubj died/die/VBD/7/ccomp ./=/./2/punct");
        var statements = article.Statements();
        Assert.Equal(["the ferry sank", "nobody died"], statements.Select(s => article.Words(s.Content)));
        Assert.All(statements, s => Assert.Equal("Officials", article.Words(s.Source.Spans)));
        Assert.All(statements, s => Assert.Null(s.Within));
    }

    [Fact]
    public void Whoever_is_quoted_is_the_source_and_the_paper_is_the_relay()
    {
        var article = new ParsedArticle(
            "Al-Rafid/=/NNP/2/nsubj quoted/quote/VBD/0/root a/=/DT/4/det source/=/NN/2/obj as/=/IN/6/mark saying/say/VBG/2/advcl the/=/DT/8/det ferry/=/NN/9/nsubj sank/sink/VBD/6/ccomp ./=/./2/punct");
        var statement = article.Statement();
        Assert.Equal("a source", article.Words(statement.Source.Spans));
        Assert.Equal("Al-Rafid", Assert.Single(statement.Source.Via).Name);
        Assert.Equal("the ferry sank", article.Words(statement.Content));
    }

    [Fact]
    public void According_to_takes_the_rest_of_the_sentence()
    {
        var article = new ParsedArticle(
            "The/=/DT/2/det ferry/=/NN/3/nsubj sank/sink/VBD/0/root ,/=/,/7/punct according/accord/VBG/7/case to/=/IN/5/fixed residents/resident/NNS/3/obl ./=/./3/punct");
        var statement = article.Statement();
        Assert.Equal("residents", article.Words(statement.Source.Spans));
        Assert.Equal("The ferry sank", article.Words(statement.Content));
        Assert.Equal(SourceKind.Collective, statement.Source.Kind);
    }

    [Fact]
    public void A_quotation_beside_its_cue_is_the_speech_and_the_next_one_carries_it_on()
    {
        var article = new ParsedArticle(
            "“/=/``/4/punct The/=/DT/3/det ferry/=/NN/4/nsubj sank/sink/VBD/8/ccomp ,/=/,/8/punct ”/=/''/8/punct she/=/PRP/8/nsubj said/say/VBD/0/root ./=/./8/punct",
            "“/=/``/3/punct Nobody/=/NN/3/nsubj died/die/VBD/0/root on/=/IN/5/case board/=/NN/3/obl ./=/./3/punct ”/=/''/3/punct");
        var statement = article.Statement();
        Assert.Equal("“The ferry sank,” … “Nobody died on board.”", article.Words(statement.Content));
        Assert.Equal(StatementForm.Direct, statement.Form);
    }

    [Fact]
    public void A_promise_takes_its_infinitive()
    {
        var article = new ParsedArticle("Oslo/=/NNP/2/nsubj vowed/vow/VBD/0/root to/=/TO/4/mark mediate/=/VB/2/xcomp ./=/./2/punct");
        var statement = article.Statement();
        Assert.Equal("to mediate", article.Words(statement.Content));
        Assert.Equal(Stance.Promises, statement.Stance);
    }

    [Fact]
    public void What_is_expected_of_somebody_has_no_source()
    {
        var article = new ParsedArticle("Talks/talk/NNS/3/nsubj:pass are/be/VBP/3/aux:pass expected/expect/VBN/0/root to/=/TO/5/mark resume/=/VB/3/xcomp ./=/./3/punct");
        var statement = article.Statement();
        Assert.Empty(statement.Source.Spans);
        Assert.Null(statement.Source.Kind);
        Assert.Equal(Stance.Expects, statement.Stance);
    }

    [Fact]
    public void A_verb_whose_lemma_is_misspelt_is_a_cue_all_the_same()
    {
        var article = new ParsedArticle("Oslo/=/NNP/2/nsubj clarified/clarifi/VBD/0/root that/=/IN/5/mark talks/talk/NNS/5/nsubj failed/fail/VBD/2/ccomp ./=/./2/punct");
        Assert.Equal("clarify", article.Statement().Cue.Lemma);
    }

    [Fact]
    public void An_act_is_no_statement() =>
        Assert.Empty(new ParsedArticle("Soldiers/soldier/NNS/2/nsubj signed/sign/VBD/0/root the/=/DT/4/det lease/=/NN/2/obj ./=/./2/punct").Statements());

    [Fact]
    public void Nothing_is_read_from_nothing() => Assert.Empty(new ParsedArticle().Statements());
}
