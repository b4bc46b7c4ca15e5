using Readout.Names;
using Readout.Tests.Quality;

namespace Readout.Tests.Names;

/// <summary>Names as the whole reader gives them: the tagger sees names that no list has, and decides with the lists.</summary>
public class WholeReadingTests
{
    [Theory]
    [InlineData("A strike in Hodeidah killed four people on Monday.", "Hodeidah", "YEM")]
    [InlineData("A strike in Deir Ezzor killed four people on Monday.", "Deir Ezzor", "SYR")]
    [InlineData("A strike in Qamishli killed four people on Monday.", "Qamishli", "SYR")]
    [InlineData("The ferry left Dar es Salaam on Monday.", "Dar es Salaam", "TZA")]
    [InlineData("The envoy flew to Rio de Janeiro on Monday.", "Rio de Janeiro", "BRA")]
    public void A_place_in_a_spelling_of_its_own_is_resolved(string text, string words, string country)
    {
        var place = Assert.Single(Read(text).Names.Places, p => p.Spans[0].Of(text) == words);
        Assert.Equal((country, true), (place.Country, place.GeonameId is not null));
    }

    [Theory]
    [InlineData("The blasts, which killed four people, shook the port. The blasts were heard for miles.", "blasts")]
    [InlineData("An explosion that took place at noon hurt nine people. The explosion broke windows.", "explosion")]
    [InlineData("The trucks were stopped at noon. Soldiers unloaded them one by one.", "trucks")]
    public void A_thing_is_no_actor(string text, string words) =>
        Assert.DoesNotContain(Read(text).Names.Actors, actor => actor.Name.Contains(words, StringComparison.OrdinalIgnoreCase));

    [Fact]
    public void A_minister_of_whom_his_ministry_tells_is_of_its_country()
    {
        const string Text = "Sudan said its army had left. Sudanese officials in Sudan wait.\n\nNorway's foreign ministry said Foreign Minister Ola Berg met the two sides.";
        Assert.Equal("NOR", Assert.Single(Read(Text).Names.Actors, actor => actor.Name == "Ola Berg").Country);
    }

    [Theory]
    [InlineData("Relatives of the missing gathered outside the base. They carried photographs.", "Relatives")]
    [InlineData("The army surrounded the deserters and told them to drop their rifles.", "deserters")]
    public void People_are_actors_whatever_they_are_called(string text, string words) =>
        Assert.Contains(Read(text).Names.Actors, actor => actor.Kind == ActorKind.Group && actor.Name.Contains(words, StringComparison.OrdinalIgnoreCase));

    [Theory]
    [InlineData("President Osk on Monday said his rival for president, Ida Falk, had lied. Mr. Osk said he would go.", "Osk", "Falk")]
    [InlineData("Interior Ministry spokeswoman Vera Holt said nothing. A spokeswoman for the Border Guard, Nina Brack, also declined to comment.", "Holt", "Brack")]
    public void Two_persons_with_names_of_their_own_are_two(string text, string one, string other)
    {
        var actors = Read(text).Names.Actors;
        Assert.DoesNotContain(actors, actor => Has(actor, text, one) && Has(actor, text, other));
        Assert.Contains(actors, actor => Has(actor, text, one));
        Assert.Contains(actors, actor => Has(actor, text, other));
    }

    private static bool Has(Actor actor, string text, string name) => actor.Mentions.Any(m => m.Of(text).Contains(name, StringComparison.Ordinal));

    private static Reading Read(string text) => Assert.Single(ShortText.Read("test", text));
}
