using System.Collections.Immutable;
using System.Reflection;
using Readout.Text;

namespace Readout.Lexicons;

/// <summary>One line of a lexicon, with the place it stands at, for messages.</summary>
/// <param name="Line">Counts from 1 in the file, head comments included.</param>
public sealed record LexiconRow(string File, int Line, ImmutableArray<string> Cells)
{
    public string this[int column] => Cells[column];

    /// <summary>A fault in the form that every message about a lexicon has: file, line, column, code, what is wrong.</summary>
    /// <param name="column">Counts from 0.</param>
    public string Fault(int column, string code, string what) => $"lexicons/{File}:{Line}:{column + 1}: {code} {what}";
}

/// <summary>
/// Reads a lexicon: tab-separated lines in ordinal order below a head of <c>#</c> comments. A wrong row is our
/// own mistake and stops the program with every fault of the file.
/// </summary>
public static class LexiconFile
{
    /// <param name="name">The file's name in <c>lexicons/</c>, such as <c>events.tsv</c>.</param>
    /// <exception cref="InputException">A row lacks columns, has too many, or stands out of order.</exception>
    public static ImmutableArray<LexiconRow> Embedded(string name, int columns)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("lexicons/" + name)
            ?? throw new InputException($"lexicons/{name}: {NoteCodes.LexiconColumns} the file is missing from the program");
        using var reader = new StreamReader(stream);
        return Parse(name, reader.ReadToEnd(), columns);
    }

    /// <inheritdoc cref="Embedded"/>
    public static ImmutableArray<LexiconRow> Parse(string name, string content, int columns)
    {
        var rows = ImmutableArray.CreateBuilder<LexiconRow>();
        var faults = new List<string>();
        string previous = "";
        int number = 0;
        foreach (string line in content.Split('\n'))
        {
            number++;
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            var row = new LexiconRow(name, number, [.. line.Split('\t')]);
            if (row.Cells.Length != columns)
            {
                faults.Add(row.Fault(0, NoteCodes.LexiconColumns, $"{row.Cells.Length} columns; expected {columns}"));
            }
            else if (string.CompareOrdinal(previous, line) >= 0)
            {
                faults.Add(row.Fault(0, NoteCodes.LexiconOrder, $"\"{row[0]}\" stands after a row that sorts behind it or is the same; expected ordinal order"));
            }

            previous = line;
            rows.Add(row);
        }

        return faults.Count > 0 ? throw new InputException(faults) : rows.ToImmutable();
    }
}
