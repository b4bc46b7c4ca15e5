using Readout.Lexicons;
using Readout.Statements;
using Readout.Text;

namespace Readout.Tests.Statements;

public class SourceKindClassifierTests
{
    [Theory]
    [InlineData("a/=/DT/3/det diplomatic/=/JJ/3/amod source/=/NN/0/root", 2, SourceKind.Unnamed)]
    [InlineData("officials/official/NNS/0/root", 0, SourceKind.Unnamed)]
    [InlineData("the/=/DT/2/det spokesman/=/NN/0/root", 1, SourceKind.Role)]
    [InlineData("spokesmen/spokesman/NNS/0/root", 0, SourceKind.Collective)]
    [InlineData("the/=/DT/2/det statement/=/NN/0/root", 1, SourceKind.Document)]
    [InlineData("the/=/DT/2/det ministry/=/NN/0/root", 1, SourceKind.Institution)]
    [InlineData("residents/resident/NNS/0/root", 0, SourceKind.Collective)]
    [InlineData("Nebahat/=/NNP/0/root/B-PER", 0, SourceKind.Named)]
    [InlineData("Oslotex/=/NNP/0/root/B-ORG", 0, SourceKind.Institution)]
    [InlineData("a/=/DT/2/det minister/=/NN/0/root who/=/WP/5/nsubj remained/remain/VBD/2/acl:relcl anonymous/=/JJ/4/xcomp", 1, SourceKind.Unnamed)]
    public void A_source_is_known_by_its_head_and_its_wording(string parse, int head, SourceKind expected)
    {
        var article = new ParsedArticle(parse);
        Assert.Equal(expected, new SourceKindClassifier(LexiconSet.Standard).Classify(article.Tree(), new TextSpan(0, article.Text.Length), head, false, null));
    }
}
