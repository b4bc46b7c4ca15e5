namespace Readout.Training.Syntax;

/// <summary>Reads name corpora (token, tab, IOB2 tag) and brings their types to PER, ORG, LOC and MISC.</summary>
/// <remarks>A corpus whose few miscellaneous names are no full annotation of MISC is read without them.</remarks>
internal static class NameCorpusReader
{
    public static IEnumerable<TrainingSentence> Read(string file, string corpus, bool hasMisc)
    {
        string document = "";
        var forms = new List<string>();
        var tags = new List<string>();
        foreach (string line in TreebankReader.Lines(file).Append(""))
        {
            if (line.StartsWith("# newdoc id = ", StringComparison.Ordinal))
            {
                document = line["# newdoc id = ".Length..];
            }
            else if (line.Length == 0)
            {
                if (forms.Count > 0)
                {
                    yield return new TrainingSentence(corpus, document, [.. forms]) { Names = Repaired(tags, hasMisc), HasMisc = hasMisc };
                }

                forms.Clear();
                tags.Clear();
            }
            else
            {
                int tab = line.IndexOf('\t', StringComparison.Ordinal);
                forms.Add(line[..tab]);
                tags.Add(line[(tab + 1)..]);
            }
        }
    }

    // Nationalities are MISC in CoNLL-2003 and NORP since OntoNotes; facilities count as places, as in our scores.
    private static string? Type(string type) => type switch
    {
        "PER" or "person" => "PER",
        "ORG" or "corporation" or "group" => "ORG",
        "LOC" or "FAC" or "location" => "LOC",
        "MISC" or "NORP" or "PRODUCT" or "product" or "creative-work" => "MISC",
        _ => null,
    };

    private static string[] Repaired(List<string> tags, bool hasMisc)
    {
        string[] repaired = new string[tags.Count];
        string previous = "O";
        for (int i = 0; i < repaired.Length; i++)
        {
            string? type = tags[i].Length > 2 ? Type(tags[i][2..]) : null;
            type = type == "MISC" && !hasMisc ? null : type;
            bool goes = tags[i][0] == 'I' && i > 0 && tags[i - 1].Length > 2 && tags[i - 1][2..] == tags[i][2..];
            previous = type is null ? "O" : (goes && previous.Length > 2 ? "I-" : "B-") + type;
            repaired[i] = previous;
        }

        return repaired;
    }
}
