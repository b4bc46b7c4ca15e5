using Readout.Syntax;

namespace Readout.Tests.Syntax;

public sealed class ParserTests
{
    [Theory]
    [InlineData("")]
    [InlineData("\n\n \0\n\n")]
    [InlineData("\uD83D \uDE00 🇱🇧 👩🏽‍⚕️")]
    [InlineData("قال الوزير إن المحادثات ستستمر.")]
    [InlineData("((((((((((((((((((((")]
    public void Any_text_gives_sentences_with_one_root_each_and_no_cycle(string text)
    {
        foreach (var sentence in Parser.Shared.Parse(text))
        {
            AssertTree(sentence);
        }
    }

    [Fact]
    public void A_stretch_without_an_end_is_read_in_bounded_sentences()
    {
        string text = string.Concat(Enumerable.Repeat("word ", 20_000));
        var sentences = Parser.Shared.Parse(text);
        Assert.Equal(20_000, sentences.Sum(sentence => sentence.Words.Length));
        Assert.All(sentences, AssertTree);
    }

    [Fact]
    public void A_sentence_is_read_the_same_alone_and_among_others()
    {
        const string One = "The Turkish foreign minister told Al-Watan that the talks had failed.";
        var alone = Parser.Shared.Parse(One)[0].Words;
        var among = Parser.Shared.Parse(One + "\n\nAnother paragraph stands here.\n\n" + string.Concat(Enumerable.Repeat("It goes on and on. ", 50)))[0].Words;
        Assert.Equal(alone.AsEnumerable(), among);
    }

    [Fact]
    public void Names_subjects_and_facts_are_found_where_they_stand()
    {
        const string Text = "President Omar Hassan left Ankara on Monday.";
        var words = Parser.Shared.Parse(Text)[0].Words;
        Assert.Equal(["O", "B-PER", "I-PER", "O", "B-LOC", "O", "O", "O"], words.Select(word => word.Entity));
        Assert.Equal(("left", 0, "root"), (words[3].Span.Of(Text), words[3].Head, words[3].Deprel));
        Assert.NotNull(words[3].Factuality);
        Assert.Null(words[0].Factuality);
    }

    private static void AssertTree(Sentence sentence)
    {
        Assert.Single(sentence.Words, word => word.Head == 0);
        for (int i = 0; i < sentence.Words.Length; i++)
        {
            int at = i + 1, steps = 0;
            while (at != 0)
            {
                at = sentence.Words[at - 1].Head;
                Assert.True(++steps <= sentence.Words.Length, "the heads form a cycle");
            }
        }
    }
}
