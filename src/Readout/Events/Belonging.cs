
namespace Readout.Events;

/// <summary>
/// Gives a country to parties that have one without saying it ("police", "protesters", a person by name): that of the place
/// where the event happened, else that of the other party of an inner matter, else the country that the article is about.
/// </summary>
internal sealed class Belonging
{
    /// <summary>
    /// The share of an article's country mentions that one country needs for the article to be about it. Tuned on the development
    /// readings: below it, the guess is wrong more often than right.
    /// </summary>
    private const double FocusShare = 0.5;

    private readonly string? focus;
    private readonly NameIndex names;

    public Belonging(NameIndex index)
    {
        names = index;
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var (country, mentions) in index.Names.Actors.Where(a => a.Country is not null).Select(a => (a.Country!, a.Mentions.Length))
            .Concat(index.Names.Places.Where(p => p.Country is not null).Select(p => (p.Country!, p.Spans.Length))))
        {
            counts[country] = counts.GetValueOrDefault(country) + mentions;
        }

        int total = counts.Values.Sum();
        var top = counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).FirstOrDefault();
        focus = total > 0 && top.Value >= FocusShare * total ? top.Key : null;
    }

    public void Fill(Candidate candidate)
    {
        if (!candidate.Actors.Concat(candidate.Recipients).Any(p => p.MayBelong))
        {
            return;
        }

        string? place = names.Place(Details.Place(candidate, names, whereabouts: true))?.Country;
        string? country = place ?? focus;
        if (country is null)
        {
            return;
        }

        candidate.Actors = [.. candidate.Actors.Select(p => p.MayBelong ? p.In(country) : p)];
        candidate.Recipients = [.. candidate.Recipients.Select(p => p.MayBelong ? p.In(country) : p)];
        candidate.Steps.Add($"parties without a country are taken to be of {country}, {(place is null ? "which the article is about" : "where it happened")}");
    }
}
