using Readout.Pages;
using Readout.Statements;

namespace Readout.Tests.Statements;

/// <summary>Who speaks where the words of the source are not the whole name, and who passes it on.</summary>
public class SpeakerTests
{
    private static readonly Reader Reader = new();

    [Theory]
    [InlineData("Secretary-General of the union, Comrade Tomi Bako, said on Monday that the strike would go on. He said the offer was poor.", "the offer was poor", "Tomi Bako")]
    [InlineData("Health ministry spokesman Adel Karim spoke first. A UN spokesperson, Clara Holm, said the camp was empty.", "the camp was empty", "Clara Holm")]
    [InlineData("The army lost the town, the country's interior minister said.\n\nSamir Daoud told the paper that the police had left.", "The army lost the town", "Samir Daoud")]
    [InlineData("Sen. Maria Cole (R-Ohio) opened the hearing on Monday. The outspoken senator said the fund was empty.", "the fund was empty", "Maria Cole")]
    [InlineData("Col. Adam Reiss met reporters on Monday. The colonel said the bridge was open.", "the bridge was open", "Adam Reiss")]
    [InlineData("Officials met Omar Haddad on Sunday. Omar said the road was open.", "the road was open", "Omar Haddad")]
    [InlineData("Mary Banks, the director, met reporters. Banks said that the road would open.", "the road would open", "Mary Banks")]
    [InlineData("Ana Winter met the board. “It was not easy,” Mr Winter said.", "It was not easy", "Ana Winter")]
    [InlineData("Sen. Milo Ruman, R-Utah, whose views have changed, said the plan was good. He tweeted, “I look forward to it.”", "I look forward to it", "Milo Ruman")]
    [InlineData("A crowd gathered, said Ana Berg, who added that a few shouted. Karl Moen, 38, told the Herald that he knows the house. “It is old,” he said.", "It is old", "Karl Moen")]
    [InlineData("Kim Bell shared a photo on Friday. The 37-year-old said she liked it.", "she liked it", "Kim Bell")]
    [InlineData("Senator Dana Jordan spoke first. The talks, said Jordan, would go on until Friday.", "would go on until Friday", "Dana Jordan")]
    [InlineData("Aide Karel Novy met the press. He gave no date. Envoy Pavel Sorin blamed the mediators. “Whoever wants peace must sign,” he stressed.", "Whoever wants peace must sign", "Pavel Sorin")]
    [InlineData("Her deputy, Ruben Lund, described the talks as useful, the Harbour Post reported, citing its sources.", "the talks as useful", "Ruben Lund")]
    [InlineData("Norway's defense minister, Israel Lund, vowed that the border would stay shut.", "the border would stay shut", "Israel Lund")]
    public void A_speaker_has_the_full_name(string text, string content, string name) => Assert.Contains(name, Of(text, content).Source.Name, StringComparison.Ordinal);

    [Theory]
    [InlineData("Rep. Nora Pike left early. A spokesman for Pike said the bill was dead.", "the bill was dead", "Nora Pike")]
    [InlineData("President Hale said taxes would fall. Workers gathered near Hale Tower.", "taxes would fall", "Tower")]
    [InlineData("Peter Olsen ran away. The woman told police that the door was open.", "the door was open", "Peter Olsen")]
    public void A_speaker_is_nobody_else(string text, string content, string name) => Assert.DoesNotContain(name, Of(text, content).Source.Name ?? "", StringComparison.Ordinal);

    [Theory]
    [InlineData("Sudan's army left Khartoum. Sudan said nothing. A Western diplomat said the talks had failed.", "the talks had failed")]
    [InlineData("Sudan's army left Khartoum. Sudan said nothing. The UN refugee agency warned that Sudan needed help.", "Sudan needed help")]
    public void Who_is_of_no_one_country_gets_none_from_the_news(string text, string content) => Assert.Null(Of(text, content).Source.Country);

    [Theory]
    [InlineData("Delta Radio reported Kurdish sources denying the claims.", "the claims", "Delta Radio")]
    [InlineData("Several ministries have denied that the dam broke, Chronicler reports.", "the dam broke", "Chronicler")]
    [InlineData("The Washington Post published the story on Friday, citing two prosecutors who said the minister had fled.", "the minister had fled", "The Washington Post")]
    [InlineData("“It is finished now,” Olsen told the station, per Harig.", "It is finished now", "Harig")]
    [InlineData("The ship is lost. From CNN:\n\nThe ship sank at dawn, one official said.", "The ship sank at dawn", "CNN")]
    public void Who_passes_it_on_is_a_relay(string text, string content, string relay) => Assert.Equal([relay], Of(text, content).Source.Via.Select(via => via.Name));

    [Fact]
    public void A_reason_that_is_cited_is_no_speaker()
    {
        var said = Of("The convoy has arrived, said the envoy, who left early, citing a lack of time.", "The convoy has arrived");
        Assert.Empty(said.Source.Via);
        Assert.Equal(SourceKind.Role, said.Source.Kind);
    }

    [Theory]
    [InlineData("Sen. Maria Cole, D-Ohio, said the embassy in Paris was closed. Paris said nothing. France waited.", "the embassy in Paris was closed", "USA")]
    [InlineData("The Moroccan Interior Ministry issued a statement. The statement said the pass was open.", "the pass was open", "MAR")]
    public void A_source_has_the_country_that_the_text_tells(string text, string content, string country) => Assert.Equal(country, Of(text, content).Source.Country);

    [Theory]
    [InlineData("The clerk said he'd corrected the forms years ago.", "he'd corrected", Stance.Says)]
    [InlineData("She asked that the case be dismissed.", "the case be dismissed", Stance.Demands)]
    public void A_contraction_and_a_clause_tell_the_act(string text, string content, Stance stance) => Assert.Equal(stance, Of(text, content).Stance);

    [Theory]
    [InlineData("“The mayor told us that the bridge was safe,” said Lena Brandt.", "the bridge was safe")]
    [InlineData("The spokesman said he had heard reports that the port was closed.", "the port was closed")]
    public void What_a_third_one_said_is_nested(string text, string content) => Assert.NotNull(Of(text, content).Within);

    [Fact]
    public void A_quotation_that_is_told_opens_no_other_content()
    {
        const string text = "“It is a nuisance,” Sgt. Don Yates said. “People paint over it.” Most of the cases were in the north, Yates said.";
        Assert.StartsWith("Most", string.Concat(Of(text, "in the north").Content.Select(span => text[span.Start..span.End])), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("The group possesses millions of dollars of stolen weapons.")]
    [InlineData("The bureau questioned the man who filmed it.")]
    [InlineData("Source: Ministry of Works, Department of Roads.")]
    [InlineData("Officers responding to reports of a fight closed the street.")]
    [InlineData("A reporter called the detention centre on Thursday.")]
    [InlineData("The clerk would have committed a crime.")]
    public void What_says_nothing_is_no_statement(string text) => Assert.Empty(Read(text));

    private static Statement Of(string text, string content) =>
        Read(text).OrderBy(statement => statement.Content.Sum(span => span.Length)).First(statement => statement.Content.Any(span => text[span.Start..span.End].Contains(content, StringComparison.Ordinal)));

    private static IEnumerable<Statement> Read(string text) => Reader.Read(new Page("t", PageFormat.PlainText, text, PageFacts.None, [])).SelectMany(reading => reading.Statements);
}
