using Readout.Names;
using Readout.Text;

namespace Readout.Tests.Names;

public class ActorTests
{
    [Theory]
    [InlineData("Kenyan Defense Minister Amina Okello met reporters.", "Amina Okello", ActorKind.Person, "KEN", "GOV MIL")]
    [InlineData("Turkish forces crossed the river.", "Turkish forces", ActorKind.Organization, "TUR", "MIL")]
    [InlineData("The Lebanese army closed the road.", "Lebanese army", ActorKind.Organization, "LBN", "MIL")]
    [InlineData("Lebanon's caretaker prime minister Karim Haddad resigned.", "Karim Haddad", ActorKind.Person, "LBN", "GOV")]
    [InlineData("A well-informed Russian diplomat spoke.", "Russian diplomat", ActorKind.Person, "RUS", "GOV")]
    [InlineData("Syrian refugees returned.", "Syrian refugees", ActorKind.Group, "SYR", "REF")]
    [InlineData("The Hamas spokesman Adel Nour denied it.", "Adel Nour", ActorKind.Person, "PSE", "REB PTY")]
    [InlineData("UN envoy Lena Dahl arrived.", "Lena Dahl", ActorKind.Person, null, "UNO")]
    [InlineData("The head of Nigeria's military resigned.", "head of Nigeria's military", ActorKind.Person, "NGA", "MIL")]
    [InlineData("Former Polish president Jan Zaremba spoke.", "Jan Zaremba", ActorKind.Person, "POL", "ELI")]
    [InlineData("Sen. Carla Oduya of Kenya spoke.", "Carla Oduya", ActorKind.Person, "KEN", "LEG")]
    [InlineData("Syrian Al-Fajr newspaper quoted a source.", "Al-Fajr", ActorKind.Outlet, "SYR", "JRN")]
    [InlineData("Damascus denied the report.", "Syria", ActorKind.Country, "SYR", "")]
    [InlineData("The Lunda Renewal Congress met.", "Lunda Renewal Congress", ActorKind.Organization, null, "")]
    [InlineData("Yusuf Danladi, an aide to Kenyan President Amina Okello, agreed in Rome, in Milan and in Turin.", "Yusuf Danladi", ActorKind.Person, "KEN", "GOV")]
    public void An_actor_is_composed(string text, string name, ActorKind kind, string? country, string sectors)
    {
        var actor = Assert.Single(Named.In(text).Actors, a => a.Name == name);
        Assert.Equal((kind, country, sectors), (actor.Kind, actor.Country, actor.Sectors()));
    }

    [Fact]
    public void A_later_short_name_has_the_office_of_the_full_one()
    {
        const string Text = "Turkish Foreign Minister Orhan Celebi spoke on Monday.\nCelebi said that troops would stay.";
        var actor = Assert.Single(Named.In(Text).Actors, a => a.Name == "Orhan Celebi");
        Assert.Equal(("TUR", "GOV", 2), (actor.Country, actor.Sectors(), actor.Mentions.Length));
    }

    [Theory]
    [InlineData("Fares Nadim, a former Lebanese MP, welcomed it.", "Fares Nadim", "LBN")]
    [InlineData("The Iranian foreign minister, Reza Kamali, welcomed it.", "Reza Kamali", "IRN")]
    public void Name_and_office_in_apposition_are_one_actor(string text, string name, string country) =>
        Assert.Equal(country, Assert.Single(Named.In(text).Actors, a => a.Name == name).Country);

    [Fact]
    public void Each_country_of_a_list_has_its_own_minister()
    {
        var actors = Named.In("The defense ministers of Russia, Syria, Türkiye and Iran met.").Actors;
        Assert.Equal(["RUS", "SYR", "TUR", "IRN"], actors.Where(a => a.Sectors().StartsWith("GOV", StringComparison.Ordinal)).Select(a => a.Country));
    }

    [Theory]
    [InlineData("Iranian-backed militias fired rockets.", "militias", null)]
    [InlineData("It forces people to move.", "forces", null)]
    [InlineData("Talks were held in Damascus.", "Damascus", null)]
    [InlineData("New Mexico's two senators spoke.", "Mexico", "USA")]
    [InlineData("Rep. Carla Oduya, R-Wis., spoke.", "Wis", "none")]
    public void What_names_no_actor_of_the_country_is_left(string text, string words, string? country) =>
        Assert.DoesNotContain(Named.In(text).Actors, a => a.Mentions.Any(m => m.Of(text).Contains(words, StringComparison.Ordinal)) && a.Country != country);

    [Fact]
    public void Persons_and_bodies_known_by_name_tell_what_country_an_article_is_about()
    {
        const string Text = "Donald Trump met the FBI director. Congress asked Donald Trump about Russia. The FBI and the White House declined to comment. Congress will vote. Walter Stone praised the FBI.";
        Assert.Equal("USA", Assert.Single(Named.In(Text).Actors, a => a.Name == "Walter Stone").Country);
    }

    [Theory]
    [InlineData("a senior Nigerian security source", "NGA", "COP")]
    [InlineData("Iraq's ambassador to Iran", "IRQ", "GOV")]
    [InlineData("the spokesman for the Israeli army", "ISR", "MIL")]
    [InlineData("a Russian diplomatic source", "RUS", "GOV")]
    public void Any_noun_phrase_can_be_described(string phrase, string country, string sectors)
    {
        var described = Named.Reader.Actors.Describe(phrase, new TextSpan(0, phrase.Length), NameTable.Empty);
        Assert.Equal((country, sectors), (described.Country, string.Join(' ', described.Sectors)));
    }

    [Fact]
    public void Instruments_are_named_by_number_or_title()
    {
        const string Text = "Resolutions 1701 and 1559 stand.\nThe Taif Agreement and the Treaty of Lausanne were cited.";
        Assert.Equal(
            ["UN Security Council Resolution 1701", "UN Security Council Resolution 1559", "Taif Agreement", "Treaty of Lausanne"],
            Named.In(Text).Instruments.Select(i => i.Name));
    }
}
