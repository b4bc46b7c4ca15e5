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

    [Theory]
    [InlineData("Senator Dana Jordan told reporters that the law was fair. Jordan said she would vote for it. Critics of Jordan disagreed.", "Jordan", "Dana Jordan")]
    [InlineData("Milo Luis Paris, 51, was found dead in the house on Friday. Paris had lived there for years. The reward in Paris’s case was raised.", "Paris", "Milo Luis Paris")]
    public void A_last_name_that_is_a_places_is_the_persons(string text, string last, string whole)
    {
        var names = Read(text).Names;
        Assert.DoesNotContain(names.Places, place => place.Name.Contains(last, StringComparison.Ordinal));
        Assert.All(names.Actors.Where(actor => Has(actor, text, last)), actor => Assert.Equal(whole, actor.Name));
    }

    [Fact]
    public void Where_something_happens_in_the_place_it_stays_one() =>
        Assert.Contains(Read("Senator Dana Jordan told reporters about her trip. The refugees in Jordan need help, she said. Jordan closed the border.").Names.Places, place => place.Country == "JOR");

    [Fact]
    public void A_first_name_that_is_a_places_is_the_persons()
    {
        var names = Read("Defense Minister Israel Lund said so on Monday. Lund left.").Names;
        Assert.Empty(names.Places);
        Assert.Contains(names.Actors, actor => actor.Name == "Israel Lund");
    }

    [Fact]
    public void A_first_name_that_looks_like_an_adverb_begins_a_name() =>
        Assert.Contains(Read("Emily Harmon, a teacher, will leave.").Names.Actors, actor => actor.Name == "Emily Harmon");

    [Theory]
    [InlineData("OTTAWA — Talks in Canada went on, U.S. envoy Robert Lindmark said. Lindmark's office said the talks in Canada would go on.", "Lindmark's office")]
    [InlineData("OTTAWA — Talks in Canada went on, U.S. envoy Robert Lindmark said. Nora Bell, a spokeswoman for Lindmark's office, said more talks in Canada were needed.", "Nora Bell")]
    public void Who_belongs_to_somebodys_office_is_of_his_country(string text, string name) =>
        Assert.Equal("USA", Assert.Single(Read(text).Names.Actors, actor => actor.Name == name).Country);

    [Fact]
    public void A_post_passed_on_is_no_outlet() =>
        Assert.DoesNotContain(Read("RT @example: two cases were confirmed in the town on Monday.").Names.Actors, actor => actor.Kind == ActorKind.Outlet);

    private static bool Has(Actor actor, string text, string name) => actor.Mentions.Any(m => m.Of(text).Contains(name, StringComparison.Ordinal));

    private static Reading Read(string text) => Assert.Single(ShortText.Read("test", text));
}
