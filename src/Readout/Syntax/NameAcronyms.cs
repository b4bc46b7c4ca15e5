using System.Collections.Frozen;
using Readout.Lexicons;
using Readout.Neural;

namespace Readout.Syntax;

/// <summary>
/// "The Harbor Workers Union (HWU)" says what "HWU" is in the whole document: a body's name, or none where the words in
/// front are none ("mobile money service (MMS)"). Short and long form are matched as by Schwartz and Hearst (2003).
/// "Ana Costa (BRA)" has the code of a country behind a person. And "Harbor Ltd" says that "Harbor" is a company.
/// Immutable and thread-safe.
/// </summary>
internal sealed class NameAcronyms(ChainCrf crf)
{
    // What the long form adds to its type's score: it outweighs all but a clear context.
    private const float Weight = 6;

    // A list of codes behind persons has no context to go by, and a network that takes one for a body takes all of them so.
    private const float CodeWeight = 14;

    private const int Longest = 10;

    // ISO 3166 alpha-3 codes, and those of sports that differ.
    private static readonly Lazy<FrozenSet<string>> Codes = new(() => LexiconFile.Embedded("countries.tsv", 6).Select(row => row[1])
        .Concat(["ALG", "ANG", "BUL", "CHI", "CRC", "CRO", "DEN", "GER", "GRE", "GUA", "HAI", "HON", "INA", "IRI", "KSA", "KUW", "LAT", "MAS", "NED", "NGR", "PAR", "PHI", "POR", "PUR", "RSA", "SLO", "SUD", "SUI", "TPE", "UAE", "URU", "VIE", "ZAM", "ZIM"])
        .ToFrozenSet(StringComparer.Ordinal));

    // What only companies have behind their names; "Co" and "SA" are much else.
    private static readonly FrozenSet<string> Forms = new[] { "AG", "Corp", "GmbH", "Inc", "JV", "LLC", "LLP", "Ltd", "PLC", "Plc", "plc" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly int Body = Array.IndexOf(SyntaxLabels.EntityTags, "B-ORG");

    private static readonly int Place = Array.IndexOf(SyntaxLabels.EntityTags, "B-LOC");

    private static readonly int Tags = SyntaxLabels.EntityTags.Length;

    /// <summary>Changes the names of the sentences in place.</summary>
    /// <param name="sentences">The sentences of one document in their order.</param>
    /// <param name="annotations">Theirs, as the model gave them.</param>
    public void Apply(ReadOnlySpan<ReadOnlyMemory<char>[]> sentences, ReadOnlySpan<SentenceAnnotation> annotations)
    {
        var told = new Dictionary<string, int>(StringComparer.Ordinal);
        var companies = Forms.GetAlternateLookup<ReadOnlySpan<char>>();
        for (int s = 0; s < sentences.Length; s++)
        {
            var forms = sentences[s];
            for (int i = 1; i < forms.Length; i++)
            {
                // Only what was taken for a person: a place may well be a part of a company's name.
                if (companies.Contains(forms[i].Span) && annotations[s].Words[i - 1].Entity == "B-PER")
                {
                    told.TryAdd(forms[i - 1].ToString(), Body);
                }
            }

            for (int i = 1; i + 2 < forms.Length; i++)
            {
                if (forms[i].Span is not "(" || forms[i + 2].Span is not ")" || !IsAcronym(forms[i + 1].Span))
                {
                    continue;
                }

                if (annotations[s].Words[i - 1].Entity.EndsWith("PER", StringComparison.Ordinal) && Codes.Value.Contains(forms[i + 1].ToString()))
                {
                    told.TryAdd(forms[i + 1].ToString(), Place);
                }
                else if (LongForm(forms, i, forms[i + 1].Span) is >= 0 and int from && Tag(forms, annotations[s], from, i) is { } tag)
                {
                    told.TryAdd(forms[i + 1].ToString(), tag);
                }
            }
        }

        if (told.Count > 0)
        {
            Tell(told, sentences, annotations);
        }
    }

    private void Tell(Dictionary<string, int> told, ReadOnlySpan<ReadOnlyMemory<char>[]> sentences, ReadOnlySpan<SentenceAnnotation> annotations)
    {
        var bySpan = told.GetAlternateLookup<ReadOnlySpan<char>>();
        for (int s = 0; s < sentences.Length; s++)
        {
            bool changed = false;
            for (int i = 0; i < sentences[s].Length; i++)
            {
                if (bySpan.TryGetValue(sentences[s][i].Span, out int tag))
                {
                    annotations[s].NameScores[(i * Tags) + tag] += tag == Place ? CodeWeight : Weight;
                    changed = true;
                }
            }

            if (changed)
            {
                NameConsistency.Decode(crf, annotations[s]);
            }
        }
    }

    private static bool IsAcronym(ReadOnlySpan<char> form)
    {
        int capitals = 0;
        foreach (char c in form)
        {
            if (!char.IsLetter(c))
            {
                return false;
            }

            capitals += char.IsUpper(c) ? 1 : 0;
        }

        return form.Length <= Longest && char.IsUpper(form[0]) && capitals >= 2;
    }

    // The word that the long form in front of the bracket begins with; −1 when its letters aren't there in order.
    private static int LongForm(ReadOnlyMemory<char>[] forms, int bracket, ReadOnlySpan<char> acronym)
    {
        int letter = acronym.Length - 1 - (acronym[^1] == 's' ? 1 : 0);
        int lowest = Math.Max(0, bracket - Math.Min(acronym.Length + 5, 2 * acronym.Length));
        for (int word = bracket - 1; word >= lowest; word--)
        {
            var form = forms[word].Span;
            for (int at = form.Length - 1; at >= 0; at--)
            {
                if (char.ToLowerInvariant(form[at]) == char.ToLowerInvariant(acronym[letter]) && (letter > 0 || at == 0) && --letter < 0)
                {
                    return word;
                }
            }
        }

        return -1;
    }

    // A body if the long form begins with one's name; "O" when it is no name and has no capital; null when neither is clear.
    private static int? Tag(ReadOnlyMemory<char>[] forms, SentenceAnnotation annotation, int from, int to)
    {
        if (annotation.Words[from].Entity.EndsWith("ORG", StringComparison.Ordinal))
        {
            return Body;
        }

        for (int i = from; i < to; i++)
        {
            if (annotation.Words[i].Entity != "O" || char.IsUpper(forms[i].Span[0]))
            {
                return null;
            }
        }

        return 0;
    }
}
