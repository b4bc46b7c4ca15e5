using Readout.Lexicons;
using Readout.Names;
using Readout.Pages;
using Readout.Syntax;
using Readout.Text;

namespace Readout.Tests.Names;

public class CoreferenceTests
{
    private static readonly Reader Reader = new();
    private static readonly CoreferenceResolver Resolver = new(LexiconSet.Standard);

    [Theory]
    [InlineData("Interior Minister Otto Brand landed in Riga. He met nobody.", "He", "Otto Brand", "pronoun")]
    [InlineData("Mayor Ida Falk opened the bridge. The mayor wore boots.", "The mayor", "Ida Falk", "role of a name")]
    [InlineData("Goran Petric wrote the book. Petric died in Split.", "Petric", "Goran Petric", "short name")]
    [InlineData("The Harbor Workers Union met. The HWU will vote on Sunday.", "The HWU", "Harbor Workers Union", "acronym")]
    [InlineData("The envoy, who had slept badly, said little.", "who", "The envoy", "relative pronoun")]
    [InlineData("Latvia and Estonia signed the plan. The two countries share a grid.", "The two countries", "Latvia and Estonia", "both of a pair")]
    [InlineData("The pilot blamed himself.", "himself", "The pilot", "reflexive")]
    [InlineData("Two judges quit, said clerk Hugo Blom. He added that a third might follow.", "He", "Hugo Blom", "the speaker goes on")]
    [InlineData("The joint communique came late. The document has two pages.", "The document", "The joint communique", "role of a name")]
    public void A_mention_takes_up_another_for_a_reason(string text, string mention, string antecedent, string reason)
    {
        var chains = Chains(text);
        var second = Assert.Single(chains.References, r => r.Antecedent is not null && r.Span.Of(text) == mention);
        Assert.StartsWith(reason, second.Reason, StringComparison.Ordinal);
        var chain = chains.Chains.Single(c => c.References.Contains(chains.References.IndexOf(second)));
        Assert.Contains(chain.References, i => chains.References[i].Span.Of(text).Contains(antecedent, StringComparison.Ordinal));
        Assert.InRange(second.Confidence, 0, 1);
    }

    [Theory]
    [InlineData("Anna Roth resigned. Her deputy, Karl Roth, did not.", "Anna Roth", "Karl Roth")]
    [InlineData("Health Minister Lea Berg met Trade Minister Jon Aas. The trade minister smiled.", "The trade minister", "Lea Berg")]
    [InlineData("Mali closed the border. Niger kept it open.", "Niger", "Mali")]
    [InlineData("Nurses have sent Senator Jon Hale, R-Ohio, a letter saying that he erred.", "Jon Hale", "a letter")]
    [InlineData("Hamas met Egyptian envoys. The government said nothing.", "The government", "Hamas")]
    [InlineData("OSLO (Nordwire) - A trawler sank. The group found nobody.", "The group", "Nordwire")]
    [InlineData("The editor spoke to the AP. Two men are held in the country.", "the country", "AP")]
    [InlineData("Ana Costa and Ivan Petrov spoke. All the stories are told.", "the stories", "Ana Costa and Ivan Petrov")]
    [InlineData("Karl Weiss met him in a private meeting. The paper quickly took the story back.", "The paper", "Karl Weiss")]
    public void Two_stay_two(string text, string one, string other)
    {
        var chains = Chains(text);
        Assert.DoesNotContain(chains.Chains, c => Holds(chains, c, text, one) && Holds(chains, c, text, other));
    }

    [Theory]
    [InlineData("Mayor Otto Brand toured the port with Karl Weiss. “Weiss has lost my trust. The harbour needs a new head,” he said.", "he", "Otto Brand")]
    [InlineData("Senator Jon Hale met President Karl Weiss. He bluntly accused Weiss of cheating.", "He", "Jon Hale")]
    [InlineData("Clerk Hugo Blom said the judges were tired. “Karl Weiss said he would stay. Then he left. Nobody knows why. It is a pity,” he added.", "he", "Hugo Blom")]
    public void A_speaker_is_nobody_whom_he_names(string text, string pronoun, string speaker)
    {
        var chains = Chains(text);
        var last = chains.References.Last(r => r.Span.Of(text) == pronoun);
        var chain = Assert.Single(chains.Chains, c => c.References.Contains(chains.References.IndexOf(last)));
        Assert.Contains(chain.References, i => chains.References[i].Span.Of(text).Contains(speaker, StringComparison.Ordinal));
        Assert.DoesNotContain(chain.References, i => chains.References[i].Span.Of(text).Contains("Weiss", StringComparison.Ordinal));
    }

    [Fact]
    public void A_pronoun_is_a_mention_of_its_antecedents_actor()
    {
        var reading = Read("General Asif Darwar spoke on Monday. He named no date.");
        var actor = Assert.Single(reading.Names.Actors, a => a.Name == "Asif Darwar");
        Assert.Equal(["General Asif Darwar", "He"], actor.Mentions.Select(m => m.Of(reading.Article.Text)));
    }

    [Fact]
    public void A_newspaper_is_no_group()
    {
        var reading = Read("A rebel told Fox News that the deal was off. The group had lost its arms.");
        Assert.Equal(["Fox News"], Assert.Single(reading.Names.Actors, a => a.Name == "Fox News").Mentions.Select(m => m.Of(reading.Article.Text)));
    }

    [Fact]
    public void A_group_is_no_person()
    {
        var reading = Read("Colonel Omar Faris met the rebels on Monday. He was calm. The group let Faris go.");
        Assert.DoesNotContain(reading.Names.Actors, a => a.Kind == ActorKind.Person && a.Mentions.Any(m => m.Of(reading.Article.Text).EndsWith("group", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("Aerodyne's Bill Cole spoke on Monday. Cole said little.", "Bill Cole")]
    [InlineData("Ana Costa as Elektra won. Costa thanked nobody.", "Ana Costa")]
    [InlineData("First Lady Ida Moreau came too. The first lady said nothing. She left early.", "Ida Moreau")]
    public void Names_end_where_a_part_begins_and_offices_stand_in_front(string text, string name) =>
        Assert.Contains(Read(text).Names.Actors, a => a.Name == name && a.Mentions.Length > 1);

    [Fact]
    public void What_is_of_no_state_gets_none_from_its_descriptions()
    {
        var actor = Assert.Single(Read("Doctors in Mali and in Bamako called the World Health Organization on Monday. The organization sent nobody to Mali.").Names.Actors, a => a.Name == "World Health Organization");
        Assert.Null(actor.Country);
    }

    [Fact]
    public void Newspapers_behind_headlines_name_nobody_else()
    {
        var reading = Read("Why the army could beat the fever, but not Boko Haram The Atlantic\nBoko Haram has taken a town. It holds three more.");
        Assert.Contains(reading.Names.Actors, a => a.Name == "Boko Haram" && a.Mentions.Length > 1);
        Assert.All(reading.Names.Actors.Where(a => a.Name == "The Atlantic"), a => Assert.DoesNotContain(a.Mentions, m => m.Of(reading.Article.Text).Contains("Boko Haram", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("The clinic's plans were shown on Monday. They cost little.")]
    [InlineData("Envoys landed in Abidjan on Sunday. Abidjan was calm. They left Abidjan on Tuesday.")]
    [InlineData("The fire and the smoke rose high. They could be seen from the hostages' camp.")]
    [InlineData("Jan Kolar, a former pilot and poet, wrote of storms. They frightened him.")]
    public void Things_places_and_halves_of_pairs_are_no_group(string text) =>
        Assert.DoesNotContain(Read(text).Names.Actors, a => a.Kind == ActorKind.Group && (a.Name.Contains("plans", StringComparison.Ordinal) || a.Name.Contains(" and ", StringComparison.Ordinal) || a.Name == "Abidjan"));

    [Fact]
    public void A_statement_by_a_pronoun_is_its_antecedents()
    {
        var reading = Read("Judge Clara Nyman arrived on Monday. She said the court would open in May.");
        Assert.Contains(reading.Statements, s => s.Source.Name == "Clara Nyman");
    }

    [Fact]
    public void References_stand_in_order_and_point_back_into_their_own_chain()
    {
        const string text = "Before he left, Consul Ivo Hart thanked the town. Its mayor, Ana Lim, gave him a map. Both smiled. The consul said she had drawn it herself.";
        var chains = Chains(text);
        Assert.NotEmpty(chains.Chains);
        Assert.Equal(chains.References.OrderBy(r => (r.Sentence, r.Span.Start)), chains.References);
        foreach (var chain in chains.Chains)
        {
            Assert.True(chain.References.Length > 1);
            Assert.Single(chain.References, i => chains.References[i].Antecedent is null);
            Assert.All(chain.References, i => Assert.True(chains.References[i].Antecedent is not { } antecedent || (antecedent != i && chain.References.Contains(antecedent))));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("He he his him it its they themselves who which.")]
    [InlineData("\ud800 🙂 قال الوزير إنه سيعود. He \udfff left.")]
    public void Any_text_is_read(string text) => Assert.NotNull(Chains(text));

    [Fact]
    public void General_nouns_take_up_narrower_ones()
    {
        var faults = new List<string>();
        foreach (var row in LexiconSet.Standard.Rows("reference-nouns.tsv", 4))
        {
            var chains = Chains(row[2]);
            if (!chains.References.Any(r => r.Antecedent is not null && r.Span.Of(row[2]).StartsWith("The ", StringComparison.Ordinal)))
            {
                faults.Add($"{row.Line}: {row[2]}");
            }
        }

        Assert.Empty(faults);
    }

    [Fact]
    public void A_model_that_is_cut_off_is_refused()
    {
        using var file = new MemoryStream();
        CoreferenceModel.Default!.Save(file);
        file.Position = 0;
        Assert.NotNull(CoreferenceModel.Load(file));
        using var half = new MemoryStream(file.ToArray()[..5000]);
        Assert.Throws<InputException>(() => CoreferenceModel.Load(half));
        using var other = new MemoryStream(new byte[5000]);
        Assert.Throws<InputException>(() => CoreferenceModel.Load(other));
    }

    private static bool Holds(CoreferenceChains chains, CoreferenceChain chain, string text, string words) =>
        chain.References.Any(i => chains.References[i].Span.Of(text).Contains(words, StringComparison.Ordinal));

    private static CoreferenceChains Chains(string text)
    {
        var sentences = Parser.Shared.Parse(text);
        return Resolver.Resolve(text, sentences, []);
    }

    private static Reading Read(string text) => Reader.Read(new Page("test", PageFormat.PlainText, text, PageFacts.None, [])).Single();
}
