using Readout.Syntax.Tokens;
using Readout.Text;

namespace Readout.Tests.Syntax;

public sealed class SentenceSplitterTests
{
    private static string[] Sentences(string text)
    {
        var block = new TextSpan(0, text.Length);
        var tokens = Tokenizer.Tokenize(text, block);
        var sentences = new List<string>();
        int first = 0;
        foreach (int end in SentenceSplitter.Default.Split(text, block, tokens))
        {
            sentences.Add(text[tokens[first].Start..tokens[end - 1].End]);
            first = end;
        }

        return [.. sentences];
    }

    [Theory]
    [InlineData("The minister left. Talks go on.", "The minister left.|Talks go on.")]
    [InlineData("“We refuse,” he said. “It is over.” Then he left.", "“We refuse,” he said.|“It is over.”|Then he left.")]
    [InlineData("\"It is over.\" The envoy left the hall.", "\"It is over.\"|The envoy left the hall.")]
    [InlineData("Who gains? Nobody! They all lose.", "Who gains?|Nobody!|They all lose.")]
    [InlineData("He flew to the U.S. The visit was short.", "He flew to the U.S.|The visit was short.")]
    public void A_sentence_ends_with_its_closing_marks(string text, string expected) => Assert.Equal(expected.Split('|'), Sentences(text));

    [Theory]
    [InlineData("A novel by J. K. Hale was read by Gen. Omar Said of the U.S. Army on Jan. 5 at No. 5 Hill Street.")]
    [InlineData("BEIRUT, Nov. 6 (Reuters) – The army said on Monday that Lt. Col. Hale had left.")]
    [InlineData("“Is it over?” asked the envoy, who had come from St. Petersburg with Mr. Hale of Hale Corp. and others.")]
    [InlineData("They cited Hale v. Orlo and paid $US4.5 billion for the fleet in Dorin.")]
    [InlineData("The Turkish Foreign Minister and Prime Minister Omar Said of the Free Party met Ambassador Jane Hale in Ankara on Monday.")]
    public void Abbreviations_initials_titles_and_datelines_do_not_end_a_sentence(string text) => Assert.Equal([text], Sentences(text));

    [Fact]
    public void Lines_wrapped_at_a_width_run_on_and_short_lines_end()
    {
        const string Wrapped = "The two ministers met on Monday in the capital to talk about the\nwithdrawal of troops from the border. They will meet again in the\nspring.";
        Assert.Equal(2, Sentences(Wrapped).Length);
        Assert.Equal(["Contact", "Ann Hale", "Editor"], Sentences("Contact\nAnn Hale\nEditor"));
    }

    [Fact]
    public void A_file_that_is_no_model_is_refused()
    {
        var fault = Assert.Throws<InputException>(() => SentenceModel.Load(new MemoryStream([1, 2, 3])));
        Assert.Equal("sentence model: expected 65548 bytes that begin with RDSM", fault.Message);
    }
}
