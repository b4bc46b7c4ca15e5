using Readout.Statements;
using Readout.Tests.Quality;

namespace Readout.Tests.Statements;

/// <summary>Who a statement's source is and of what kind, as the whole reader gives it.</summary>
public class SpeakerTests
{
    [Theory]
    [InlineData("A military source and residents said the bridge had been blown up.", "said", SourceKind.Collective)]
    [InlineData("The Harbor Post said on Friday that the port would close.", "said", SourceKind.Institution)]
    [InlineData("The Lebanese newspaper An-Nour said on Friday that the port would close.", "said", SourceKind.Institution)]
    [InlineData("Reports reaching here said a massive blast damaged the embassy.", "said", SourceKind.Document)]
    public void Kind_follows_who_speaks(string text, string cue, SourceKind kind) =>
        Assert.Equal(kind, Assert.Single(Assert.Single(ShortText.Read("test", text)).Statements, s => s.Cue.Spans[0].Of(text).Contains(cue, StringComparison.Ordinal)).Source.Kind);

    [Fact]
    public void An_adverb_of_the_sources_own_participle_stays()
    {
        const string Text = "Reports reaching here said a massive blast damaged the embassy.";
        var said = Assert.Single(Assert.Single(ShortText.Read("test", Text)).Statements);
        Assert.Equal("Reports reaching here", said.Source.Spans[0].Of(Text));
    }

    [Fact]
    public void Two_cues_of_one_speaker_share_a_sentence_without_sharing_a_content()
    {
        const string Text = "An envoy said that the report was false, stressing that nobody had met the rebels.";
        var first = Assert.Single(Assert.Single(ShortText.Read("test", Text)).Statements, s => s.Cue.Spans[0].Of(Text) == "said");
        Assert.Equal("the report was false", first.Content[0].Of(Text));
    }
}
