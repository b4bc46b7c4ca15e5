using Readout.Lexicons;
using Readout.Names;

namespace Readout.Tests.Names;

/// <summary>Every row of the name lexicons proves itself: its yes sentence gives what the row says, its no sentence does not.</summary>
public class LexiconRowTests
{
    [Fact]
    public void Offices_give_a_person_of_their_sectors() => AssertRows("offices.tsv", 4, sectors: 1);

    [Fact]
    public void Bodies_and_people_give_an_actor_of_their_sectors() => AssertRows("sectors.tsv", 5, sectors: 2);

    [Fact]
    public void Seats_give_an_actor_of_their_country() => AssertRows("seats.tsv", 5, sectors: 2, country: 1);

    [Fact]
    public void Groups_give_an_actor_of_their_country() => AssertRows("groups.tsv", 6, sectors: 3, country: 2);

    [Fact]
    public void Organisations_give_an_actor_of_their_kind() => AssertRows("organisations.tsv", 6, sectors: 3, country: 2);

    [Fact]
    public void Outlets_give_an_actor_of_their_kind() => AssertRows("outlets.tsv", 6, sectors: 3, country: 2);

    [Fact]
    public void Nationalities_and_names_give_their_country()
    {
        var countries = Countries.Load(LexiconSet.Standard);
        var faults = new List<string>();
        foreach (var row in LexiconSet.Standard.Rows("nationalities.tsv", 5))
        {
            faults.AddRange($"{row[1]}|{row[2]}".Split('|', StringSplitOptions.RemoveEmptyEntries)
                .Where(word => countries.Find(word)?.Country.Code != row[0]).Select(word => $"{row.Line}: {word} is {countries.Find(word)?.Country.Code}"));
            if (!Named.In(row[3]).Actors.Any(a => a.Country == row[0]))
            {
                faults.Add($"{row.Line}: {row[3]}");
            }

            if (row[4].Length > 0 && Named.In(row[4]).Actors.Any(a => a.Country == row[0]))
            {
                faults.Add($"{row.Line}: no: {row[4]}");
            }
        }

        Assert.Empty(faults);
    }

    [Fact]
    public void Persons_give_the_office_they_had_at_the_time()
    {
        var faults = new List<string>();
        foreach (var row in LexiconSet.Standard.Rows("persons.tsv", 8))
        {
            string date = (row[4].Length > 0 ? row[4] : row[5].Length > 0 ? "1940-01" : "2024-12") + "-15";
            if (!Named.In(row[6], date).Actors.Any(a => a.Name == row[0] && (a.Country ?? "") == row[2] && a.Sectors() == row[3]))
            {
                faults.Add($"{row.Line}: {row[6]} ({date})");
            }
        }

        Assert.Empty(faults);
    }

    [Fact]
    public void Time_words_give_a_time_expression()
    {
        var faults = new List<string>();
        foreach (var row in LexiconSet.Standard.Rows("times.tsv", 5))
        {
            if (!Named.In(row[3]).Times.Any(t => t.Spans[0].Of(row[3]).Contains(row[0], StringComparison.OrdinalIgnoreCase)))
            {
                faults.Add($"{row.Line}: {row[3]}");
            }

            if (row[4].Length > 0 && !Named.In(row[4]).Times.IsEmpty)
            {
                faults.Add($"{row.Line}: no: {row[4]}");
            }
        }

        Assert.Empty(faults);
    }

    private static void AssertRows(string file, int columns, int sectors, int? country = null)
    {
        var faults = new List<string>();
        foreach (var row in LexiconSet.Standard.Rows(file, columns))
        {
            string yes = row[columns - 2], no = row[columns - 1];
            bool right = Named.In(yes).Actors.Any(a =>
                a.Mentions.Any(m => m.Of(yes).Contains(row[0], StringComparison.OrdinalIgnoreCase) || m.Of(yes).StartsWith(row[0], StringComparison.OrdinalIgnoreCase))
                && row[sectors].Split(' ', StringSplitOptions.RemoveEmptyEntries).All(s => a.Sectors.Contains(s))
                && (country is not { } column || row[column].Length == 0 || a.Country == row[column]));
            if (!right)
            {
                faults.Add($"{row.Line}: {yes}");
            }

            if (no.Length > 0 && Named.In(no).Actors.Any(a => a.Mentions.Any(m => m.Of(no).Contains(row[0], StringComparison.OrdinalIgnoreCase))))
            {
                faults.Add($"{row.Line}: no: {no}");
            }
        }

        Assert.Empty(faults);
    }
}
