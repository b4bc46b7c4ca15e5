using Readout.Lexicons;
using Readout.Names;
using Readout.Training.Actors;

namespace Readout.Tests.Training;

public class ActorImportTests
{
    private static readonly Countries Countries = Countries.Load(LexiconSet.Standard);

    [Fact]
    public void A_petrarch_dictionary_gives_groups_and_dated_offices()
    {
        var import = Petrarch("ORCHARD_FRONT_ [MLIREB] # comment\n+FRONT_OF_THE_ORCHARD_\n\nADA_BRONIK_\n\t[POLGOV 010301-20050915]\n\t[POLELI]\n");
        Assert.Empty(import.Faults);
        var group = import.Actors[0];
        Assert.Equal(("Orchard Front", "MLI", false), (group.Name, group.Country, group.IsPerson));
        Assert.Equal("Front of the Orchard", Assert.Single(group.Others));
        Assert.Equal("REB", Assert.Single(group.Sectors));
        Assert.Equal(("Ada Bronik", true, "2001-03", "2005-10"), (import.Actors[1].Name, import.Actors[1].IsPerson, import.Actors[1].From, import.Actors[1].To));
    }

    [Theory]
    [InlineData("ADA_BRONIK_\n\t[POLGOV 20041301-20050101]\n", "list.txt:2: \"20041301-20050101\" is no date; expected <YYYYMMDD, >YYYYMMDD or YYYYMMDD-YYYYMMDD")]
    [InlineData("ADA_BRONIK_\n\t[POLGOV 1920030320-20060520]\n", "list.txt:2: \"1920030320-20060520\" is no date; expected <YYYYMMDD, >YYYYMMDD or YYYYMMDD-YYYYMMDD")]
    [InlineData("ADA_BRO\u001ANIK_\n", "list.txt:1: a control character stands in the line")]
    [InlineData("+ALONE_\n", "list.txt:1: a synonym without a name above it")]
    [InlineData("FRONT_ [MLIREB]\n+ONE_+TWO_\n", "list.txt:2: \"+\" stands inside the line")]
    public void A_defect_is_named_by_line_and_skipped(string text, string fault) => Assert.Equal([fault], Petrarch(text).Faults);

    [Fact]
    public void Popolo_gives_members_with_their_terms()
    {
        const string Json = """
            {"persons": [{"id": "p1", "name": "Ada Bronik", "other_names": [{"name": "A. Bronik"}]}, {"id": "p2"}],
             "organizations": [{"id": "o1", "classification": "legislature", "name": "Sejm"}],
             "events": [{"id": "t1", "start_date": "2011", "end_date": "2015-10-24"}],
             "memberships": [{"person_id": "p1", "organization_id": "o1", "legislative_period_id": "t1"}]}
            """;
        var import = new ActorImport("list.json");
        JsonActors.ReadPopolo(new StringReader(Json), "POL", import);
        var actor = Assert.Single(import.Actors);
        Assert.Equal(("Ada Bronik", "POL", "2011-01", "2015-10"), (actor.Name, actor.Country, actor.From, actor.To));
        Assert.Equal("LEG", Assert.Single(actor.Sectors));
        Assert.Equal(["list.json: person p2 has no name"], import.Faults);
    }

    [Fact]
    public void Follow_the_money_gives_persons_and_bodies_and_names_bad_lines()
    {
        var import = new ActorImport("list.ndjson");
        JsonActors.ReadFollowTheMoney(new StringReader("""
            {"id": "1", "schema": "Person", "properties": {"name": ["Ada Bronik"], "country": ["pl"], "topics": ["role.pep"]}}
            {"id": "2", "schema":
            {"id": "3", "schema": "Ownership", "properties": {}}
            {"id": "4", "schema": "Company", "properties": {"name": ["Bronik Steel"], "jurisdiction": ["pl"]}}
            """), Countries, import);
        Assert.Equal(["POL GOV", "POL BUS"], import.Actors.Select(a => $"{a.Country} {string.Join(' ', a.Sectors)}"));
        Assert.StartsWith("list.ndjson:2: not JSON", Assert.Single(import.Faults), StringComparison.Ordinal);
    }

    [Fact]
    public void Csv_takes_countries_by_name_or_code_and_names_bad_rows()
    {
        var import = new ActorImport("list.csv");
        CsvActors.Read(new StringReader("Name,Country,Sectors,Kind,From\nAda Bronik,Poland,GOV MIL,person,2020-02\nB,Nowhere,GOV,person,\nC,PL,GOX,,\n"), Countries, import);
        Assert.Equal(("Ada Bronik", "POL", true, "2020-02"), (import.Actors[0].Name, import.Actors[0].Country, import.Actors[0].IsPerson, import.Actors[0].From));
        Assert.Equal(["list.csv:3: country \"Nowhere\" is not known", "list.csv:4: sector \"GOX\" is not known"], import.Faults);
    }

    [Fact]
    public void Imported_rows_are_lexicons_that_the_reader_takes()
    {
        string folder = Directory.CreateTempSubdirectory("readout-actors-").FullName;
        try
        {
            ImportedLexicons.Write(folder, Petrarch("ORCHARD_FRONT_ [MLIREB]\n\nADA_BRONIK_\n\t[POLGOV >20010301]\n").Actors);
            ImportedLexicons.Write(folder, [new ImportedActor("Bronik Steel", [], false, "POL", ["BUS"])]);
            var reader = new NameReader(LexiconSet.WithFolder(folder));
            const string Text = "The Orchard Front met Ada Bronik on Friday.";
            var actors = Names.Named.In(Text, "2020-01-01", reader).Actors;
            Assert.Contains(actors, a => a.Country == "MLI" && a.Sectors.SequenceEqual(["REB"]));
            Assert.Contains(actors, a => a.Name == "Ada Bronik" && a.Country == "POL" && a.Sectors.SequenceEqual(["GOV"]));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [House.SharedTheory]
    [InlineData("Phoenix.Countries.actors.txt", 10_000)]
    [InlineData("Phoenix.International.actors.txt", 2_000)]
    [InlineData("Phoenix.MilNonState.actors.txt", 500)]
    public void Public_dictionaries_are_read_with_their_dirt(string file, int atLeast)
    {
        var import = new ActorImport(file);
        using var reader = new StreamReader(House.SharedCorpora.File("corpora", "actors", file));
        PetrarchActors.Read(reader, Countries, import);
        Assert.InRange(import.Actors.Count, atLeast, 100_000);
        Assert.All(import.Faults, fault => Assert.Matches(@"^\S+:\d+: ", fault));
    }

    private static ActorImport Petrarch(string text)
    {
        var import = new ActorImport("list.txt");
        PetrarchActors.Read(new StringReader(text), Countries, import);
        return import;
    }
}
