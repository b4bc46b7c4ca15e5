using System.Collections.Immutable;
using System.Reflection;
using Readout.Text;

namespace Readout.Lexicons;

/// <summary>
/// The lexicons of the program, with a researcher's own rows laid over them (<c>--lexicons DIR</c>). A file of the
/// same name in the overlay adds its rows; a row whose first column (in the lexicons of events, whose first three)
/// equals that of a built-in row replaces it.
/// </summary>
public sealed class LexiconSet
{
    public static readonly LexiconSet Standard = new(ImmutableDictionary<string, string>.Empty);

    private readonly ImmutableDictionary<string, string> overlay;

    /// <param name="overlay">Content by file name, such as <c>groups.tsv</c>.</param>
    /// <exception cref="InputException">A file has no built-in lexicon of its name: its rows would be read by nobody.</exception>
    public LexiconSet(ImmutableDictionary<string, string> overlay)
    {
        string[] known = Names();
        string[] faults =
        [
            .. overlay.Keys.Where(name => !known.Contains(name, StringComparer.Ordinal)).Order(StringComparer.Ordinal)
                .Select(name => $"lexicons/{name}:1:1: {NoteCodes.LexiconColumns} no lexicon has this name; expected one of {string.Join(", ", known)}"),
        ];
        if (faults.Length > 0)
        {
            throw new InputException(faults);
        }

        this.overlay = overlay;
    }

    /// <summary>The set with every <c>*.tsv</c> of a folder laid over it.</summary>
    /// <exception cref="InputException">As the constructor.</exception>
    public static LexiconSet WithFolder(string folder) => new(Directory.EnumerateFiles(folder, "*.tsv")
        .ToImmutableDictionary(path => Path.GetFileName(path), File.ReadAllText, StringComparer.Ordinal));

    /// <summary>The rows of one lexicon, built-in ones first.</summary>
    /// <param name="keys">How many of the first columns tell a row from others: an added row with the same ones replaces it.</param>
    /// <exception cref="InputException">Every fault of the file: columns, order.</exception>
    public ImmutableArray<LexiconRow> Rows(string name, int columns, int keys = 1)
    {
        var standard = LexiconFile.Embedded(name, columns);
        if (!overlay.TryGetValue(name, out string? content))
        {
            return standard;
        }

        var added = LexiconFile.Parse(name, content, columns);
        var replaced = added.Select(Key).ToHashSet(StringComparer.Ordinal);
        return [.. standard.Where(row => !replaced.Contains(Key(row))), .. added];

        string Key(LexiconRow row) => string.Join('\t', row.Cells.Take(keys));
    }

    /// <summary>The file names of the built-in lexicons, in ordinal order.</summary>
    public static string[] Names() =>
    [
        .. Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(resource => resource.StartsWith("lexicons/", StringComparison.Ordinal))
            .Select(resource => resource["lexicons/".Length..]).Order(StringComparer.Ordinal),
    ];
}
