using System.Globalization;
using System.Text;
using Readout.Text;

namespace Readout.Syntax;

/// <summary>One row of CoNLL-U: a word, a multi-word token ("3-4") or an empty node ("3.1"). Columns as written.</summary>
public sealed record ConlluRow(string Id, string Form, string Lemma, string Upos, string Xpos, string Feats, string Head, string Deprel, string Deps, string Misc)
{
    public bool IsMultiword => Id.Contains('-', StringComparison.Ordinal);

    public bool IsEmptyNode => Id.Contains('.', StringComparison.Ordinal);

    public bool IsWord => !IsMultiword && !IsEmptyNode;

    /// <summary>False when MISC says <c>SpaceAfter=No</c>.</summary>
    public bool SpaceAfter => !Misc.Split('|').Contains("SpaceAfter=No");

    public override string ToString() => string.Join('\t', Id, Form, Lemma, Upos, Xpos, Feats, Head, Deprel, Deps, Misc);
}

/// <summary>A sentence of CoNLL-U with its comments (without line ends, with their <c>#</c>) and rows.</summary>
/// <param name="Line">Where it begins in its file, from 1.</param>
public sealed record ConlluSentence(IReadOnlyList<string> Comments, IReadOnlyList<ConlluRow> Rows, int Line)
{
    public IEnumerable<ConlluRow> Words => Rows.Where(row => row.IsWord);

    /// <summary>The value of <c># key = value</c>; empty for <c># key</c>; null when there is none.</summary>
    public string? Comment(string key)
    {
        foreach (string comment in Comments)
        {
            var body = comment.AsSpan(1).Trim();
            if (body.StartsWith(key, StringComparison.Ordinal) && (body.Length == key.Length || body[key.Length] is ' ' or '='))
            {
                return body[key.Length..].TrimStart(" =").ToString();
            }
        }

        return null;
    }

    /// <summary>The UD tokens as written: multi-word tokens whole, with the number of words in each.</summary>
    public IEnumerable<(ConlluRow Row, int Words)> Tokens()
    {
        for (int i = 0; i < Rows.Count; i++)
        {
            var row = Rows[i];
            if (row.IsMultiword)
            {
                int dash = row.Id.IndexOf('-', StringComparison.Ordinal);
                int words = int.Parse(row.Id.AsSpan(dash + 1), CultureInfo.InvariantCulture) - int.Parse(row.Id.AsSpan(0, dash), CultureInfo.InvariantCulture) + 1;
                yield return (row, words);
                i += words;
            }
            else if (!row.IsEmptyNode)
            {
                yield return (row, 1);
            }
        }
    }

    /// <summary>The sentence as it was written, without what separates it from the next.</summary>
    public string Text()
    {
        var text = new StringBuilder();
        bool space = false;
        foreach (var (row, _) in Tokens())
        {
            text.Append(space ? " " : "").Append(row.Form);
            space = row.SpaceAfter;
        }

        return text.ToString();
    }
}

/// <summary>Reads CoNLL-U a sentence at a time (https://universaldependencies.org/format.html).</summary>
public static class Conllu
{
    /// <param name="name">The input's name, for messages.</param>
    /// <exception cref="InputException">A row has not ten columns, or a multi-word token does not cover the rows that follow.</exception>
    public static IEnumerable<ConlluSentence> Read(TextReader reader, string name)
    {
        var comments = new List<string>();
        var rows = new List<ConlluRow>();
        int number = 0, first = 1, words = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (line.Length == 0)
            {
                if (rows.Count > 0)
                {
                    yield return new ConlluSentence([.. comments], [.. rows], first);
                }

                comments.Clear();
                rows.Clear();
                words = 0;
                first = number + 1;
            }
            else if (line[0] == '#' && rows.Count == 0)
            {
                comments.Add(line);
            }
            else
            {
                var row = Row(line, name, number, words + 1);
                words += row.IsWord ? 1 : 0;
                rows.Add(row);
            }
        }

        if (rows.Count > 0)
        {
            yield return new ConlluSentence([.. comments], [.. rows], first);
        }
    }

    private static ConlluRow Row(string line, string name, int number, int expected)
    {
        string[] columns = line.Split('\t');
        if (columns.Length != 10)
        {
            throw new InputException($"{name}:{number}:1: {columns.Length} columns; expected the ten of CoNLL-U");
        }

        string id = columns[0];
        int mark = id.AsSpan().IndexOfAny('-', '.');
        bool isNumber = int.TryParse(mark < 0 ? id : id[..mark], NumberStyles.None, CultureInfo.InvariantCulture, out int value);
        bool rest = mark < 0 || int.TryParse(id.AsSpan(mark + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int last) && (id[mark] == '.' || last > value);
        if (!isNumber || !rest || (mark < 0 ? value != expected : id[mark] == '-' ? value != expected : value >= expected))
        {
            throw new InputException($"{name}:{number}:1: id \"{id}\"; expected {expected}");
        }

        if (columns[1].Length == 0)
        {
            throw new InputException($"{name}:{number}:{id.Length + 2}: an empty form; expected at least one character");
        }

        return new ConlluRow(id, columns[1], columns[2], columns[3], columns[4], columns[5], columns[6], columns[7], columns[8], columns[9]);
    }
}
