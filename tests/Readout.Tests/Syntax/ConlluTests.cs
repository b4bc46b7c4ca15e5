using Readout.Syntax;
using Readout.Syntax.Tokens;
using Readout.Text;

namespace Readout.Tests.Syntax;

public sealed class ConlluTests
{
    private const string Sample =
        "# newpar\n# text = He doesn't.\n1\tHe\the\tPRON\tPRP\t_\t2\tnsubj\t_\t_\n"
        + "2-3\tdoesn't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n2\tdoes\tdo\tAUX\tVBZ\t_\t0\troot\t_\t_\n3\tn't\tnot\tPART\tRB\t_\t2\tadvmod\t_\t_\n"
        + "4\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_\n\n";

    [Fact]
    public void Comments_rows_and_text_are_kept()
    {
        var sentence = Assert.Single(Conllu.Read(new StringReader(Sample), "sample"));
        Assert.Equal("He doesn't.", sentence.Text());
        Assert.Equal("He doesn't.", sentence.Comment("text"));
        Assert.Equal("", sentence.Comment("newpar"));
        Assert.Null(sentence.Comment("sent_id"));
        Assert.Equal(["He", "does", "n't", "."], sentence.Words.Select(word => word.Form));
        Assert.Equal(Sample, string.Join('\n', [.. sentence.Comments, .. sentence.Rows.Select(row => row.ToString())]) + "\n\n");
    }

    [Theory]
    [InlineData("1\tHe\n", "sample:1:1: 2 columns; expected the ten of CoNLL-U")]
    [InlineData("2\tHe\t_\t_\t_\t_\t_\t_\t_\t_\n", "sample:1:1: id \"2\"; expected 1")]
    [InlineData("x\tHe\t_\t_\t_\t_\t_\t_\t_\t_\n", "sample:1:1: id \"x\"; expected 1")]
    [InlineData("1\t\t_\t_\t_\t_\t_\t_\t_\t_\n", "sample:1:3: an empty form; expected at least one character")]
    public void A_broken_row_is_named_with_its_place(string input, string expected)
    {
        var fault = Assert.Throws<InputException>(() => Conllu.Read(new StringReader(input), "sample").ToList());
        Assert.Equal(expected, fault.Message);
    }

    [Fact]
    public void Written_sentences_read_back_with_the_same_text()
    {
        const string Text = "He doesn't (yet) know,\tsaid Ann.";
        var block = new TextSpan(0, Text.Length);
        var words = Tokenizer.Tokenize(Text).Select((token, i) => new Word(token.Span, "x", "X", "FW", "_", i == 0 ? 0 : 1, i == 0 ? "root" : "dep", "O", token.JoinsPrevious));
        var writer = new StringWriter();
        ConlluWriter.Write(writer, Text, new Sentence(block, [.. words], 0), block);
        var read = Assert.Single(Conllu.Read(new StringReader(writer.ToString()), "written"));
        Assert.Equal(Text.Replace('\t', ' '), read.Text());
        Assert.Equal("2-3", read.Rows.Single(row => row.IsMultiword).Id);
    }
}
