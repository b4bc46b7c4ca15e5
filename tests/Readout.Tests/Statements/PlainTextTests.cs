using Readout.Pages;
using Readout.Statements;
using Readout.Text;

namespace Readout.Tests.Statements;

/// <summary>What the whole reader makes of short texts: rules and models together.</summary>
public class PlainTextTests
{
    private static readonly Reader Reader = new();

    [Theory]
    [InlineData("“The harbor was never safe for us and nobody cared.” ― Maria B. Lund", "Maria B. Lund", "“The harbor was never safe for us and nobody cared.”")]
    [InlineData("Bridge shut in Port Vell\n\nDrivers waited on Sunday in long lines near the harbor.\n\nBREAKING: The main bridge is shut until Monday https://example.org/x\n\n— Port News (@portnews) May 3, 2019", "Port News", "BREAKING: The main bridge is shut until Monday")]
    [InlineData("Observers caution, however, that change won’t be immediate or cheap; instead, they wait.", "Observers", "change won’t be immediate or cheap")]
    [InlineData("The mayor vowed that he would stay, without ruling out talks with the strikers.", "The mayor", "he would stay")]
    [InlineData("BOGOTA, Feb 11 (Nordwire) - The largest guerrilla group on Tuesday denied that it had left the valley.", "The largest guerrilla group", "it had left the valley")]
    [InlineData("The army said it would not open the road and the ministry declined to comment.", "The army", "it would not open the road")]
    [InlineData("Captain Moen told the Herald that the convoy had left. “Nobody was hurt when it turned back.”", "Captain Moen", "the convoy had left. “Nobody was hurt when it turned back.”")]
    [InlineData("Port director Lars Moen told the Herald: “We know of these reports and look into them.\n\n“It is unlikely that the ship was ever here.”", "Port director Lars Moen", "“We know of these reports and look into them.\n\n“It is unlikely that the ship was ever here.”")]
    [InlineData("The coast guard has identified the missing trawler, two officials confirmed on Friday.", "two officials", "The coast guard has identified the missing trawler")]
    [InlineData("Officials estimate up to 40 families a week are leaving the valley.", "Officials", "up to 40 families a week are leaving the valley")]
    [InlineData("The Interior Service (IS) closed the road on Monday. Drivers waited after IS announced it had found a bomb.", "IS", "it had found a bomb")]
    [InlineData("Ships thought to carry oil were stopped on Monday.", "", "Ships … to carry oil")]
    [InlineData("A man, believed to be in his 60s, was taken to hospital.", "", "A man … to be in his 60s")]
    [InlineData("Brokers make up a small minority of visitors and purchase boats that, generally, are in worse condition than the ones that local dealers buy, Cole says, who has also written about the boat trade for The Fernhill Herald.", "Cole", "Brokers make up a small minority of visitors and purchase boats that, generally, are in worse condition than the ones that local dealers buy")]
    public void A_statement_ends_where_what_is_said_ends(string text, string source, string content)
    {
        var said = Read(text, out string article);
        Assert.Contains((source, content), said.Select(s => (Words(article, s.Source.Spans), Words(article, s.Content))));
    }

    [Theory]
    [InlineData("The report did not say who had opened the gate.")]
    [InlineData("The minister did not outline his plans for the port.")]
    public void What_is_left_unsaid_is_no_statement(string text) => Assert.Empty(Read(text, out _));

    [Theory]
    [InlineData("Four officers can be seen on the roof.")]
    [InlineData("She saw the children riding past the gate.")]
    [InlineData("The deal will see Norlund Shipping buy two terminals.")]
    [InlineData("You know the feeling.")]
    [InlineData("Nothing in the letters supports that claim.")]
    [InlineData("Her lawyers have defended dozens of officials.")]
    [InlineData("The council approved a plan for the bridge.")]
    public void What_is_seen_known_or_done_is_no_statement(string text) => Assert.Empty(Read(text, out _));

    [Fact]
    public void What_something_is_seen_as_is_a_view() =>
        Assert.Single(Read("She sees the envoy, Dutch-born Piet Holm, as potentially useful in bringing the town’s needs to the council.", out _));

    [Theory]
    [InlineData("The gang allegedly torched three shops.", Stance.Accuses)]
    [InlineData("The singer was allegedly found in the harbor.", Stance.Says)]
    public void What_is_allegedly_done_charges_its_doer(string text, Stance expected) => Assert.Equal(expected, Assert.Single(Read(text, out _)).Stance);

    [Theory]
    [InlineData("Fernhill Police said the bridge was shut.", SourceKind.Institution)]
    [InlineData("The Harbor Reporter said the bridge was shut.", SourceKind.Institution)]
    [InlineData("The rebels said the bridge was shut.", SourceKind.Institution)]
    [InlineData("Two of the country’s officials said the bridge was shut.", SourceKind.Unnamed)]
    [InlineData("The statement from her lawyer, Ann Lund, said the bridge was shut.", SourceKind.Document)]
    public void Bodies_and_texts_are_told_from_persons(string text, SourceKind expected) => Assert.Equal(expected, Read(text, out _)[0].Source.Kind);

    [Theory]
    [InlineData("The attack on Monday reveals that nobody checked the bridge.", 0)]
    [InlineData("Each case reveals that nobody checked the bridge.", 0)]
    [InlineData("The report highlights how seldom the bridge is checked.", 1)]
    public void What_happens_shows_something_and_says_nothing(string text, int statements) => Assert.Equal(statements, Read(text, out _).Length);

    [Theory]
    [InlineData("The plan for the bridge appears to work.", 0)]
    [InlineData("He appeared to suggest that the bridge would be closed.", 1)]
    public void A_look_of_things_is_nobodys_statement(string text, int statements) => Assert.Equal(statements, Read(text, out _).Length);

    [Fact]
    public void Words_that_only_say_who_speaks_are_no_content()
    {
        var said = Read("Lars Moen runs the port. Now, he says, she continues those duties and has taken on more.", out string article);
        Assert.Equal("she continues those duties and has taken on more", Words(article, Assert.Single(said).Content));
    }

    [Theory]
    [InlineData("The policy of mandating that drivers prove that they need the bridge is helping traders, according to a survey of shops.", "a survey of shops")]
    [InlineData("The Herald reports that the bridge will stay closed, according to the Center for Ports.", "the Center for Ports")]
    public void What_a_study_or_a_body_tells_is_its_own_statement(string text, string source) =>
        Assert.Contains(source, Read(text, out string article).Select(s => Words(article, s.Source.Spans)));

    [Fact]
    public void A_question_that_was_asked_is_none_of_the_answer()
    {
        var said = Read("When he was asked, “Will you close the bridge?” Moen responded: “We have not decided on anything.”", out string article);
        Assert.Contains("“We have not decided on anything.”", said.Select(s => Words(article, s.Content)));
    }

    [Fact]
    public void I_outside_quotation_marks_is_who_writes()
    {
        var said = Read("“The bridge stays open,” said Lars Moen in his office.\n\nAs I sit opposite him, I ask if it is safe.", out _);
        Assert.Equal("I", said[^1].Source.Name);
        Assert.Equal(SourceKind.Unnamed, said[^1].Source.Kind);
    }

    [Fact]
    public void It_is_not_several()
    {
        var said = Read("Norway, Oman and Peru said they would send boats.\n\nArticle 5 is one of the core rules. It says that the port must stay open.", out _);
        Assert.DoesNotContain("Norway", said[^1].Source.Name, StringComparison.Ordinal);
    }

    [Fact]
    public void An_office_behind_a_comma_that_speaks_is_not_the_name_before_it()
    {
        var said = Read("The strike was called off by Norwegian President Ola Berg.\n\nAfter a meeting with port director Lars Moen, the Norwegian President said: “They were not there when we needed them.”", out _);
        Assert.NotEqual("Lars Moen", said[^1].Source.Name);
        Assert.Equal(Stance.Says, said[^1].Stance);
    }

    [Theory]
    [InlineData("The envoy said it was not clear whether the convoy had left.", Stance.LeavesOpen)]
    [InlineData("The port ministry neither confirmed nor denied the report.", Stance.LeavesOpen)]
    [InlineData("Two sources claimed that the mayor agonised for weeks over whether to close the bridge.", Stance.Says)]
    public void What_is_left_open_is_what_the_speaker_does_not_say(string text, Stance stance) => Assert.Equal(stance, Read(text, out _)[0].Stance);

    [Fact]
    public void A_noun_of_saying_may_stand_in_front_of_its_verb() =>
        Assert.All(Read("What warning did the mayor issue on Friday?", out _), said => Assert.NotEmpty(said.Content));

    [Fact]
    public void A_topic_mentioned_in_one_sentence_and_quoted_in_the_next_is_read()
    {
        var said = Read("The mayor brought up the bridge. “It should have been closed in March,” she mentioned.\n\n“Nobody told us,” the driver discussed.", out _);
        Assert.NotEmpty(said);
    }

    [Fact]
    public void A_place_in_capitals_before_a_colon_is_where_a_report_was_filed()
    {
        Assert.Empty(Read("PORT VELL: The main bridge is shut until Monday. Drivers waited on Sunday in long lines near the harbor.", out _));
        Assert.Equal(2, Read("REPORTER: Will the bridge open on Monday?\n\nMAYOR: We are working on it day and night.", out _).Length);
    }

    [Fact]
    public void A_text_that_an_agency_carries_goes_on_through_it()
    {
        var said = Read("A foreign ministry statement carried by Reuters said the convoy had left. The statement added that two trucks were missing.", out string article);
        Assert.Equal(["Reuters", "Reuters"], said.Select(s => Assert.Single(s.Source.Via).Name));
        Assert.Equal("A foreign ministry statement", Words(article, said[0].Source.Spans));
    }

    private static Statement[] Read(string text, out string article)
    {
        var readings = Reader.Read(new Page("text", PageFormat.PlainText, text, PageFacts.None, []));
        article = Assert.Single(readings).Article.Text;
        return [.. readings[0].Statements];
    }

    private static string Words(string text, IEnumerable<TextSpan> spans) => string.Join(" … ", spans.Select(s => s.Of(text)));
}
