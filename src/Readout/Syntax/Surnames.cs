using System.Collections.Frozen;
using Readout.Lexicons;

namespace Readout.Syntax;

/// <summary>
/// "Senator Dana Jordan … Jordan said": a last name that is also a place's. Where a document has somebody's full name, and
/// nothing in it happens in or near a place so called, the last name alone is that person's.
/// </summary>
internal static class Surnames
{
    private static readonly FrozenSet<string> Offices = LexiconFile.Embedded("offices.tsv", 4).Select(row => row[0]).Where(office => !office.Contains(' ', StringComparison.Ordinal)).ToFrozenSet(StringComparer.Ordinal);

    // "Jo": too short to tell anything.
    private const int Shortest = 3;

    /// <summary>Changes the names of the sentences in place.</summary>
    /// <param name="sentences">The sentences of one document in their order.</param>
    /// <param name="annotations">Theirs.</param>
    public static void Apply(ReadOnlySpan<ReadOnlyMemory<char>[]> sentences, ReadOnlySpan<SentenceAnnotation> annotations)
    {
        var firsts = new Dictionary<string, (int Sentence, int Word)>(StringComparer.Ordinal);
        for (int s = 0; s < sentences.Length; s++)
        {
            JoinLast(annotations[s].Words);
            JoinFirst(annotations[s].Words);
            foreach (int last in LastNames(sentences[s], annotations[s].Words))
            {
                firsts.TryAdd(sentences[s][last].ToString(), (s, last));
            }
        }

        if (firsts.Count == 0)
        {
            return;
        }

        var alone = new List<(int Sentence, int Word, string Name)>();
        for (int s = 0; s < sentences.Length; s++)
        {
            var words = annotations[s].Words;
            for (int i = 0; i < words.Length; i++)
            {
                string name = words[i].Entity.EndsWith("LOC", StringComparison.Ordinal) ? sentences[s][i].ToString() : "";
                if (!firsts.TryGetValue(name, out var first))
                {
                    continue;
                }

                if (!IsAlone(words, i) || IsPlace(sentences[s], words, i))
                {
                    firsts.Remove(name);
                }
                else if ((s, i).CompareTo(first) > 0)
                {
                    alone.Add((s, i, name));
                }
            }
        }

        foreach (var (s, word, _) in alone.Where(mention => firsts.ContainsKey(mention.Name)))
        {
            annotations[s].Words[word] = annotations[s].Words[word] with { Entity = "B-PER" };
        }
    }

    /// <summary>"Ana Luz Paris", by the names a person in a place, by the tree one name: the person's.</summary>
    private static void JoinLast(Span<WordAnnotation> words)
    {
        for (int i = 1; i < words.Length; i++)
        {
            if (words[i].Entity == "B-LOC" && words[i].Deprel == "flat" && words[i].Xpos == "NNP" && words[i - 1].Entity.EndsWith("PER", StringComparison.Ordinal)
                && (words[i].Head == i || words[i].Head == words[i - 1].Head) && IsAlone(words, i))
            {
                words[i] = words[i] with { Entity = "I-PER" };
            }
        }
    }

    /// <summary>"Minister Israel Lund", by the names a place and a person, by the tree one name; "the minister, Israel Lund", by the names a place, by the tree the minister: the person's.</summary>
    private static void JoinFirst(Span<WordAnnotation> words)
    {
        for (int i = 1; i < words.Length; i++)
        {
            if (words[i].Entity == "B-PER" && words[i].Deprel == "flat" && words[i].Head == i && words[i - 1].Entity == "B-LOC" && words[i - 1].Xpos == "NNP")
            {
                (words[i - 1], words[i]) = (words[i - 1] with { Entity = "B-PER" }, words[i] with { Entity = "I-PER" });
            }
            else if (words[i].Entity.EndsWith("LOC", StringComparison.Ordinal) && words[i - 1] is { Entity: "B-LOC", Deprel: "appos", Head: > 0 } named && (words[i].Deprel == "flat" && words[i].Head == i || words[i].Deprel == "appos" && words[i].Head == named.Head) && Offices.Contains(words[named.Head - 1].Lemma))
            {
                (words[i - 1], words[i]) = (named with { Entity = "B-PER" }, words[i] with { Entity = "I-PER" });
            }
        }
    }

    private static List<int> LastNames(ReadOnlySpan<ReadOnlyMemory<char>> forms, ReadOnlySpan<WordAnnotation> words)
    {
        var found = new List<int>();
        for (int i = 1; i < words.Length; i++)
        {
            if (words[i].Entity == "I-PER" && (i + 1 == words.Length || words[i + 1].Entity != "I-PER") && forms[i].Length >= Shortest && char.IsUpper(forms[i].Span[0]) && char.IsLower(forms[i].Span[^1]))
            {
                found.Add(i);
            }
        }

        return found;
    }

    private static bool IsAlone(ReadOnlySpan<WordAnnotation> words, int word) =>
        words[word].Entity[0] == 'B' && (word + 1 == words.Length || words[word + 1].Entity[0] != 'I');

    /// <summary>"In Jordan", "Amman, Jordan", "the Jordan valley"; but "in Jordan's case" is anybody's.</summary>
    private static bool IsPlace(ReadOnlySpan<ReadOnlyMemory<char>> forms, ReadOnlySpan<WordAnnotation> words, int word)
    {
        string before = word == 0 ? "" : forms[word - 1].ToString().ToLowerInvariant();
        return words[word].Deprel is "compound" or "amod" || (words[word].Deprel != "nmod:poss" && (before is "in" or "into" or "at" or "near" or "across" or "outside" or "inside" or "around" or "throughout" or "toward" or "towards" or "the"
            || (before == "," && word > 1 && words[word - 2].Entity.EndsWith("LOC", StringComparison.Ordinal))));
    }
}
