using Readout.Training.Syntax;

namespace Readout.Tests.Training;

/// <summary>Mentions as tags, from GUM's brackets and trees.</summary>
public class MentionReaderTests
{
    [Fact]
    public void Persons_bodies_and_places_are_mentions_with_and_without_a_name() => Assert.Equal(
        "B-PER I-PER O B-ORG I-ORG O B-LOC",
        Tags(
            "The|Entity=(1-person-new-cf1-2|2|det|Sing",
            "envoy|Entity=1)|3|nsubj|Sing",
            "left|_|0|root|",
            "the|Entity=(2-organization-new-cf2-2|5|det|Sing",
            "council|Entity=2)|3|obj|Sing",
            "in|_|7|case|",
            "Oslo|Entity=(3-place-new-cf3-1-sgl-Oslo)|3|obl|Sing"));

    [Fact]
    public void The_widest_mention_counts_and_other_kinds_of_entity_do_not() => Assert.Equal(
        "B-PER I-PER I-PER O O O B-LOC",
        Tags(
            "envoy|Entity=(1-person-new-cf1-1|4|nsubj|Sing",
            "of|_|3|case|",
            "Norway|Entity=(2-place-new-cf2-1-sgl-Norway)1)|1|nmod|Sing",
            "discussed|_|0|root|",
            "trade|Entity=(3-abstract-new-cf3-1|4|obj|Sing",
            "with|_|7|case|",
            "Georgia|Entity=(4-place-new-cf4-1-coref-Georgia_(country))3)|5|nmod|Sing"));

    [Theory]
    [InlineData("envoys", "Plur", "B-ORG O")]
    [InlineData("envoy", "Sing", "B-PER O")]
    public void Several_persons_are_a_body(string word, string number, string tags) =>
        Assert.Equal(tags, Tags($"{word}|Entity=(1-person-new-cf1-1)|2|nsubj|{number}", "left|_|0|root|"));

    [Fact]
    public void A_relative_clause_is_no_part_of_a_mention_nor_its_pronoun_one() => Assert.Equal(
        "B-PER I-PER O O O O",
        Tags(
            "The|Entity=(1-person-new-cf1-2|2|det|Sing",
            "envoy|_|6|nsubj|Sing",
            ",|_|5|punct|",
            "who|Entity=(1-person-giv-cf1-1-ana)|5|nsubj|Sing,PronType=Rel",
            "spoke|Entity=1)|2|acl:relcl|",
            "left|_|0|root|"));

    // form|misc|head|relation|number
    private static string Tags(params string[] words)
    {
        string[][] rows = [.. words.Select(word => word.Split('|'))];
        var tree = new GoldTree(
            [.. rows.Select(row => row[0])],
            [.. rows.Select(row => row[0] == "," ? "PUNCT" : "X")],
            [.. rows.Select(_ => "X")],
            [.. rows.Select(row => row[4].Length == 0 ? "_" : "Number=" + row[4].Replace(',', '|'))],
            [.. rows.Select(row => int.Parse(row[2], System.Globalization.CultureInfo.InvariantCulture))],
            [.. rows.Select(row => row[3])]);
        return string.Join(' ', MentionReader.Tags([.. rows.Select(row => row[1])], tree));
    }
}
