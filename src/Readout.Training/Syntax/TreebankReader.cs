using System.Globalization;
using System.IO.Compression;
using System.Text;
using Readout.Text;

namespace Readout.Training.Syntax;

/// <summary>Reads CoNLL-U treebanks for training; empty nodes are left out.</summary>
internal static class TreebankReader
{
    /// <param name="ours">The file is a parser's of ours: its last column has names.</param>
    /// <param name="mentions">The last column has GUM's entities, to be read as names; see <see cref="MentionReader"/>.</param>
    public static IEnumerable<TrainingSentence> Read(string file, string corpus, bool ours = false, bool mentions = false)
    {
        string document = "", id = "", text = "";
        var rows = new List<string[]>();
        int number = 0;
        foreach (string line in Lines(file))
        {
            number++;
            if (line.Length == 0)
            {
                if (rows.Count > 0)
                {
                    yield return Sentence(corpus, document, id, text, rows, ours, mentions);
                }

                rows.Clear();
            }
            else if (line[0] == '#')
            {
                document = Comment(line, "newdoc id") ?? document;
                id = Comment(line, "sent_id") ?? id;
                text = Comment(line, "text") ?? text;
            }
            else
            {
                string[] columns = line.Split('\t');
                if (columns.Length != 10)
                {
                    throw new InputException($"{file}:{number}:1: found {columns.Length} columns; expected the ten of CoNLL-U");
                }

                if (!columns[0].Contains('.', StringComparison.Ordinal))
                {
                    rows.Add(columns);
                }
            }
        }

        if (rows.Count > 0)
        {
            yield return Sentence(corpus, document, id, text, rows, ours, mentions);
        }
    }

    /// <summary>The lines of a file that may be packed by gzip.</summary>
    public static IEnumerable<string> Lines(string file)
    {
        using Stream stream = File.OpenRead(file);
        using Stream plain = file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(stream, CompressionMode.Decompress) : stream;
        using var reader = new StreamReader(plain, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }

    private static string? Comment(string line, string key)
    {
        string start = "# " + key + " = ";
        return line.StartsWith(start, StringComparison.Ordinal) ? line[start.Length..] : null;
    }

    private static TrainingSentence Sentence(string corpus, string document, string id, string text, List<string[]> rows, bool ours, bool mentions)
    {
        string[][] words = [.. rows.Where(row => !row[0].Contains('-', StringComparison.Ordinal))];
        var tree = new GoldTree(
            [.. words.Select(word => word[2])],
            [.. words.Select(word => word[3])],
            [.. words.Select(word => word[4])],
            [.. words.Select(word => word[5])],
            [.. words.Select(word => int.Parse(word[6], CultureInfo.InvariantCulture))],
            [.. words.Select(word => word[7])]);
        return new TrainingSentence(corpus, document, [.. words.Select(word => word[1])])
        {
            Id = id,
            Offsets = Offsets(text, rows),
            Tree = tree,
            Names = mentions ? MentionReader.Tags([.. words.Select(word => word[9])], tree) : ours ? [.. words.Select(word => Entity(word[9]))] : null,
            HasMisc = ours,
        };
    }

    private static string Entity(string misc) =>
        misc.Split('|').FirstOrDefault(part => part.StartsWith("Entity=", StringComparison.Ordinal))?["Entity=".Length..] ?? "O";

    // A word inside a multi-word token gets its own letters where they add up, else the whole token.
    private static (int Start, int End)[]? Offsets(string text, List<string[]> rows)
    {
        var offsets = new List<(int, int)>();
        int at = 0;
        for (int i = 0; i < rows.Count; i++)
        {
            string[] row = rows[i];
            int start = text.IndexOf(row[1], at, StringComparison.Ordinal);
            if (start < 0)
            {
                return null;
            }

            at = start + row[1].Length;
            int dash = row[0].IndexOf('-', StringComparison.Ordinal);
            if (dash < 0)
            {
                offsets.Add((start, at));
                continue;
            }

            int parts = int.Parse(row[0].AsSpan(dash + 1), CultureInfo.InvariantCulture) - int.Parse(row[0].AsSpan(0, dash), CultureInfo.InvariantCulture) + 1;
            bool addsUp = string.Concat(rows.Skip(i + 1).Take(parts).Select(part => part[1])) == row[1];
            for (int p = 1; p <= parts; p++)
            {
                int end = addsUp ? start + rows[i + p][1].Length : at;
                offsets.Add((start, end));
                start = addsUp ? end : start;
            }

            i += parts;
        }

        return [.. offsets];
    }
}
