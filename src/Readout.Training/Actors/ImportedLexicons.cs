using Readout.Lexicons;

namespace Readout.Training.Actors;

/// <summary>Writes imported actors as lexicons of a researcher's own folder, for <c>--lexicons</c>; what the folder has stays.</summary>
public static class ImportedLexicons
{
    /// <returns>How many rows each file has now.</returns>
    public static IReadOnlyList<(string File, int Rows)> Write(string folder, IEnumerable<ImportedActor> actors)
    {
        Directory.CreateDirectory(folder);
        var all = actors.ToArray();
        return
        [
            .. new[]
            {
                ("persons.tsv", all.Where(a => a.IsPerson).Select(a => Line(a, period: true))),
                ("groups.tsv", all.Where(a => !a.IsPerson && IsGroup(a)).Select(a => Line(a, period: false))),
                ("organisations.tsv", all.Where(a => !a.IsPerson && !IsGroup(a)).Select(a => Line(a, period: false))),
            }.Select(file => (file.Item1, Merge(Path.Combine(folder, file.Item1), file.Item1, file.Item2))).Where(file => file.Item2 > 0),
        ];
    }

    private static bool IsGroup(ImportedActor actor) => actor.Sectors.Any(s => s is "REB" or "UAF" or "IMG" or "PRM");

    private static string Line(ImportedActor actor, bool period)
    {
        string others = string.Join('|', actor.Others.Where(o => o != actor.Name).Select(Clean));
        string head = string.Join('\t', Clean(actor.Name), others, actor.Country, string.Join(' ', actor.Sectors));
        return period ? $"{head}\t{actor.From}\t{actor.To}\t\t" : $"{head}\t\t";
    }

    private static string Clean(string name) => string.Join(' ', name.Replace('|', ' ').Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));

    private static int Merge(string path, string name, IEnumerable<string> lines)
    {
        var merged = new SortedSet<string>(StringComparer.Ordinal);
        if (File.Exists(path))
        {
            merged.UnionWith(LexiconFile.Parse(name, File.ReadAllText(path), name == "persons.tsv" ? 8 : 6).Select(row => string.Join('\t', row.Cells)));
        }

        merged.UnionWith(lines);
        if (merged.Count > 0)
        {
            File.WriteAllText(path, $"# Imported by \"readout actors import\"; columns as in the built-in {name}.\n{string.Join('\n', merged)}\n");
        }

        return merged.Count;
    }
}
