using Readout.Neural;
using Readout.Syntax;

namespace Readout.Tests.Syntax;

/// <summary>Names of one document in the light of each other, with hand-made scores in place of a network's.</summary>
public class NameConsistencyTests
{
    [Theory]
    [InlineData("for", "ADP", "O")]
    [InlineData("and", "CCONJ", "O")]
    [InlineData("of", "ADP", "I-ORG")]
    [InlineData("Motors", "PROPN", "I-ORG")]
    public void A_name_does_not_end_with_a_word_that_leads_on(string last, string upos, string expected)
    {
        ReadOnlyMemory<char>[] forms = ["Acme".AsMemory(), last.AsMemory(), "Oslo".AsMemory()];
        WordAnnotation[] words = [new() { Upos = "PROPN", Entity = "B-ORG" }, new() { Upos = upos, Entity = "I-ORG" }, new() { Upos = "PROPN", Entity = "B-LOC" }];
        NameConsistency.EndNames(forms, words);
        Assert.Equal(["B-ORG", expected, "B-LOC"], words.Select(word => word.Entity));
    }

    [Fact]
    public void A_partys_letter_is_no_name_and_its_state_a_place()
    {
        ReadOnlyMemory<char>[] forms = ["Bell".AsMemory(), ",".AsMemory(), "D".AsMemory(), "-".AsMemory(), "Ohio".AsMemory(), ",".AsMemory(), "left".AsMemory()];
        WordAnnotation[] words = [.. new[] { "B-PER", "O", "B-PER", "I-PER", "I-PER", "O", "O" }.Select(tag => new WordAnnotation { Entity = tag })];
        NameConsistency.EndAffiliations(forms, words);
        Assert.Equal(["B-PER", "O", "O", "O", "B-LOC", "O", "O"], words.Select(word => word.Entity));
    }

    private static readonly ChainCrf Crf = new(SyntaxLabels.EntityTags.Length, Transitions());

    [Fact]
    public void A_mention_that_says_what_the_name_is_decides_one_that_does_not()
    {
        var sure = Sentence(("Minister", "O", 5), ("Orlova", "B-PER", 6));
        var unsure = Sentence(("Orlova", "B-ORG", 0.5f), ("agreed", "O", 5));
        Apply(sure, unsure);
        Assert.Equal(["O", "B-PER"], Names(sure));
        Assert.Equal(["B-PER", "O"], Names(unsure));
    }

    [Fact]
    public void A_mention_that_is_sure_of_itself_keeps_its_type()
    {
        var person = Sentence(("Orlova", "B-PER", 6));
        var firm = Sentence(("Orlova", "B-ORG", 9));
        Apply(person, firm);
        Assert.Equal(["B-PER"], Names(person));
        Assert.Equal(["B-ORG"], Names(firm));
    }

    [Theory]
    [InlineData("Orlov")]
    [InlineData("orlova")]
    [InlineData("ORLOVA")]
    public void Other_words_say_nothing(string other)
    {
        var sure = Sentence((other, "B-PER", 6));
        var unsure = Sentence(("Orlova", "B-ORG", 0.5f));
        Apply(sure, unsure);
        Assert.Equal(["B-ORG"], Names(unsure));
    }

    [Fact]
    public void Small_words_are_left_alone()
    {
        var name = Sentence(("Bank", "B-ORG", 6), ("of", "I-ORG", 6), ("Ardenia", "I-ORG", 6));
        var other = Sentence(("of", "O", 0.1f));
        Apply(name, other);
        Assert.Equal(["O"], Names(other));
    }

    [Fact]
    public void Sentences_longer_than_the_network_reads_keep_every_word()
    {
        var endless = Sentence([.. Enumerable.Range(0, 450).Select(i => ("Orlova", i % 50 == 0 ? "B-PER" : "O", 4f))]);
        Apply(endless, Sentence(("Orlova", "B-PER", 4)));
        Assert.All(endless.Annotation.Words, word => Assert.InRange(word.EntityConfidence, 0.05f, 1));
    }

    [Theory]
    [InlineData("B-PER", "B-ORG")]
    [InlineData("B-LOC", "B-LOC")]
    public void A_form_of_company_says_what_the_name_in_front_is(string taken, string expected)
    {
        var told = Sentence(("Orlova", taken, 2), ("Ltd", "O", 5));
        var other = Sentence(("Orlova", taken, 2), ("agreed", "O", 5));
        new NameAcronyms(Crf).Apply([told.Forms, other.Forms], [told.Annotation, other.Annotation]);
        Assert.Equal([expected, "O"], Names(other));
    }

    private static void Apply(params (ReadOnlyMemory<char>[] Forms, SentenceAnnotation Annotation)[] document) => new NameConsistency(Crf).Apply(
        [.. document.Select(sentence => sentence.Forms)], [.. document.Select(sentence => sentence.Annotation)]);

    private static IEnumerable<string> Names((ReadOnlyMemory<char>[] Forms, SentenceAnnotation Annotation) sentence) =>
        sentence.Annotation.Words.Select(word => word.Entity);

    private static (ReadOnlyMemory<char>[] Forms, SentenceAnnotation Annotation) Sentence(params (string Form, string Tag, float Score)[] words)
    {
        var annotation = new SentenceAnnotation(new WordAnnotation[words.Length], null);
        int tags = SyntaxLabels.EntityTags.Length;
        for (int i = 0; i < words.Length; i++)
        {
            annotation.NameScores[(i * tags) + Array.IndexOf(SyntaxLabels.EntityTags, words[i].Tag)] = words[i].Score;
        }

        NameConsistency.Decode(Crf, annotation);
        return ([.. words.Select(word => word.Form.AsMemory())], annotation);
    }

    private static float[] Transitions()
    {
        int tags = SyntaxLabels.EntityTags.Length;
        return [.. Enumerable.Range(0, tags + 1).SelectMany(from => Enumerable.Range(0, tags).Select(to => SyntaxLabels.MayFollow(from == tags ? -1 : from, to) ? 0 : ChainCrf.Forbidden))];
    }
}
