using System.Text.RegularExpressions;

namespace Readout.Training.Syntax;

/// <summary>
/// Reads who and what is mentioned from GUM's entities, names or not ("the two ministers", "our town", "they"): persons,
/// bodies and places, the widest only where one holds another. Several persons together count as a body, as in re3d.
/// </summary>
internal static partial class MentionReader
{
    /// <summary>IOB2 tags of a sentence's words.</summary>
    /// <param name="misc">The last columns of its rows, with the brackets of <c>Entity=</c>.</param>
    public static string[] Tags(string[] misc, GoldTree tree)
    {
        string[] tags = new string[misc.Length];
        Array.Fill(tags, "O");
        foreach (var (start, end, type) in Entities(misc).Select(entity => Mention(entity, tree)).OrderBy(mention => mention.Start - mention.End).ThenBy(mention => mention.Start))
        {
            if (type is not null && tags.AsSpan(start..end).IndexOfAnyExcept("O") < 0)
            {
                tags.AsSpan(start..end).Fill("I-" + type);
                tags[start] = "B-" + type;
            }
        }

        return tags;
    }

    private static List<(int Start, int End, string Type)> Entities(string[] misc)
    {
        var entities = new List<(int, int, string)>();
        var open = new List<(string Id, string Type, int Start)>();
        for (int i = 0; i < misc.Length; i++)
        {
            string brackets = misc[i].Split('|').FirstOrDefault(part => part.StartsWith("Entity=", StringComparison.Ordinal)) ?? "";
            foreach (Match match in Bracket().Matches(brackets))
            {
                if (match.Groups["type"] is { Success: true } type)
                {
                    open.Add((match.Groups["opened"].Value, type.Value, i));
                }

                string closed = match.Groups["closed"].Value;
                int at = closed.Length > 0 ? open.FindLastIndex(entity => entity.Id == closed) : match.Groups["single"].Success ? open.Count - 1 : -1;
                if (at >= 0)
                {
                    entities.Add((open[at].Start, i + 1, open[at].Type));
                    open.RemoveAt(at);
                }
            }
        }

        return entities;
    }

    // "(3-person-new-…" opens, "3)" closes, "(3-person-new-…)" does both; a link may hold brackets itself: "Georgia_(country)".
    [GeneratedRegex(@"\((?<opened>\d+)(?:\[\d+/\d+\])?-(?<type>[a-z]+)-(?:[^()]|\([^()\d-][^()]*\))*(?<single>\))?|(?<closed>\d+)(?:\[\d+/\d+\])?\)")]
    private static partial Regex Bracket();

    private static (int Start, int End, string? Type) Mention((int Start, int End, string Type) entity, GoldTree tree)
    {
        var (start, end, kind) = entity;
        bool Inside(int word) => word >= start && word < end;
        int head = start;
        while (head < end - 1 && Inside(tree.Heads[head] - 1))
        {
            head++;
        }

        string feats = tree.Feats[head];
        int clause = Enumerable.Range(head, end - head).FirstOrDefault(word => tree.Heads[word] == head + 1 && tree.Relations[word] == "acl:relcl", -1);
        bool several = feats.Contains("Number=Plur", StringComparison.Ordinal) || Enumerable.Range(start, end - start).Any(word => tree.Heads[word] == head + 1 && tree.Relations[word] == "conj");
        string? type = kind switch
        {
            _ when feats.Contains("PronType=Rel", StringComparison.Ordinal) || feats.Contains("PronType=Int", StringComparison.Ordinal) => null,
            "person" when several => "ORG",
            "person" => "PER",
            "organization" => "ORG",
            "place" => "LOC",
            _ => null,
        };
        return (start, clause < 0 ? end : BeforeClause(clause, head, tree), type);
    }

    // Where a relative clause begins, with the comma in front of it.
    private static int BeforeClause(int clause, int head, GoldTree tree)
    {
        int first = clause;
        for (int word = clause - 1; word > head; word--)
        {
            int above = word;
            while (above > head && above != clause)
            {
                above = tree.Heads[above] - 1;
            }

            first = above == clause ? word : first;
        }

        while (first > head + 1 && tree.Upos[first - 1] == "PUNCT")
        {
            first--;
        }

        return first;
    }
}
