using System.Globalization;
using System.Text;

namespace Readout.Training;

/// <summary>What a model learned from.</summary>
/// <param name="Words">What the texts have, so far as they were read.</param>
public readonly record struct CardSource(string Name, int Sentences, int Words, string Licence);

/// <summary>Says what a model is, what it saw, under which licences, and what it reaches (Mitchell et al. 2019).</summary>
/// <param name="Model">The file's name.</param>
/// <param name="About">What it does, in a sentence.</param>
/// <param name="Command">What made it.</param>
/// <param name="Design">What it is, its size in it.</param>
/// <param name="Licence">What follows from the licences of its sources.</param>
/// <param name="Reaches">Its figures on held-out data, as Markdown.</param>
public sealed record ModelCard(string Model, string About, string Command, string Design, IReadOnlyList<CardSource> Sources, string Licence, string Reaches)
{
    public string Text(DateTimeOffset made)
    {
        var card = new StringBuilder();
        card.Append(CultureInfo.InvariantCulture, $"# {Model}\n\n{About} Made by `{Command}` on {made:yyyy-MM-dd}.\n\n{Design}\n\n");
        card.Append("## Trained on\n\n| corpus | sentences | words | licence |\n| --- | --- | --- | --- |\n");
        foreach (var (name, sentences, words, licence) in Sources)
        {
            card.Append(CultureInfo.InvariantCulture, $"| {name} | {sentences:N0} | {words:N0} | {licence} |\n");
        }

        return card.Append(CultureInfo.InvariantCulture, $"\n{Licence}\n\n## Reaches\n\n{Reaches.TrimEnd('\n')}\n").ToString();
    }

    /// <summary>Writes the card to a file. Sections of an older card that this one does not write are people's, and stay.</summary>
    public void Write(string file, DateTimeOffset made)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        string text = Text(made);
        string[] own = [.. Sections(text).Select(Heading)];
        var kept = File.Exists(file) ? Sections(File.ReadAllText(file)).Where(section => !own.Contains(Heading(section))) : [];
        File.WriteAllText(file, string.Join('\n', kept.Select(section => section.TrimEnd('\n') + "\n").Prepend(text)));
    }

    // Each with its heading; what stands before the first is none.
    private static IEnumerable<string> Sections(string card) => card.Split("\n## ").Skip(1).Select(section => "## " + section);

    private static string Heading(string section) => section.Split('\n')[0].TrimEnd();
}
