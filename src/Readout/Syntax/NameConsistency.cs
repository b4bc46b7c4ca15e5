using System.Runtime.InteropServices;
using Readout.Neural;

namespace Readout.Syntax;

/// <summary>
/// Reads the names of a document a second time in the light of the first reading: what a word was taken for
/// elsewhere in the document speaks for the same type here, so that the mention which says what the name is
/// decides for those that do not (two stages as in Krishnan and Manning 2006, with the network's own
/// probabilities in place of majorities). Immutable and thread-safe.
/// </summary>
internal sealed class NameConsistency(ChainCrf crf)
{
    // What full agreement elsewhere adds to a type's score; about what a plain context gives in the first reading.
    private const float Weight = 4;

    // As if the word had been seen this many times more, each time as nothing in particular.
    private const float Prior = 1;

    private static readonly int Tags = SyntaxLabels.EntityTags.Length;

    // B-PER and I-PER are one type, O is a type of its own.
    private static readonly int Types = (Tags / 2) + 1;

    /// <summary>Changes the names of the sentences in place.</summary>
    /// <param name="sentences">The sentences of one document in their order.</param>
    /// <param name="annotations">Theirs, as the model gave them.</param>
    public void Apply(ReadOnlySpan<ReadOnlyMemory<char>[]> sentences, ReadOnlySpan<SentenceAnnotation> annotations)
    {
        var seen = new Dictionary<string, float[]>(StringComparer.Ordinal);
        var seenBySpan = seen.GetAlternateLookup<ReadOnlySpan<char>>();
        for (int s = 0; s < sentences.Length; s++)
        {
            for (int i = 0; i < sentences[s].Length; i++)
            {
                if (MayBeNamed(sentences[s][i].Span))
                {
                    // The types' chances summed, then how often the word was seen.
                    ref float[]? sums = ref CollectionsMarshal.GetValueRefOrAddDefault(seenBySpan, sentences[s][i].Span, out _);
                    sums ??= new float[Types + 1];
                    AddTypes(annotations[s].NameChances.AsSpan(i * Tags, Tags), sums, 1);
                    sums[Types]++;
                }
            }
        }

        Span<float> others = stackalloc float[Types];
        for (int s = 0; s < sentences.Length; s++)
        {
            bool changed = false;
            float[] scores = annotations[s].NameScores;
            for (int i = 0; i < sentences[s].Length; i++)
            {
                if (!seenBySpan.TryGetValue(sentences[s][i].Span, out float[]? sums) || sums[Types] < 2)
                {
                    continue;
                }

                changed = true;
                sums.AsSpan(0, Types).CopyTo(others);
                AddTypes(annotations[s].NameChances.AsSpan(i * Tags, Tags), others, -1);
                for (int tag = 0; tag < Tags; tag++)
                {
                    scores[(i * Tags) + tag] += Weight * others[(tag + 1) / 2] / (sums[Types] - 1 + Prior);
                }
            }

            if (changed)
            {
                Decode(crf, annotations[s]);
            }
        }
    }

    /// <summary>Sets names, their confidence and their chances from an annotation's scores.</summary>
    public static void Decode(ChainCrf crf, SentenceAnnotation annotation)
    {
        foreach (var range in SyntaxModel.PiecesOf(annotation.Words.Length))
        {
            var words = annotation.Words.AsSpan(range);
            var scores = annotation.NameScores.AsSpan(range.Start.Value * Tags, words.Length * Tags);
            var chances = annotation.NameChances.AsSpan(range.Start.Value * Tags, words.Length * Tags);
            int[] path = new int[words.Length];
            double[] marginals = new double[scores.Length];
            crf.Decode(scores, path);
            crf.Marginals(scores, words.Length, marginals);
            for (int i = 0; i < marginals.Length; i++)
            {
                chances[i] = (float)marginals[i];
            }

            for (int i = 0; i < words.Length; i++)
            {
                words[i] = words[i] with { Entity = SyntaxLabels.EntityTags[path[i]], EntityConfidence = chances[(i * Tags) + path[i]] };
            }
        }
    }

    /// <summary>"Acme Motors for": a name doesn't end with a word that leads on, but for "of", whose name goes on with one of another kind.</summary>
    /// <param name="forms">The words of a sentence.</param>
    /// <param name="words">Theirs, changed in place.</param>
    public static void EndNames(ReadOnlySpan<ReadOnlyMemory<char>> forms, Span<WordAnnotation> words)
    {
        for (int i = words.Length - 1; i > 0; i--)
        {
            bool ends = words[i].Entity.StartsWith("I-", StringComparison.Ordinal) && (i + 1 == words.Length || !words[i + 1].Entity.StartsWith("I-", StringComparison.Ordinal));
            if (ends && words[i].Upos is "ADP" or "CCONJ" && forms[i].Span is not "of" && char.IsLower(forms[i].Span[0]))
            {
                words[i] = words[i] with { Entity = "O" };
            }
        }
    }

    /// <summary>"Ana Bell, D-Ohio": a party's letter and the state that elected her are no further name of hers.</summary>
    /// <param name="forms">The words of a sentence.</param>
    /// <param name="words">Theirs, changed in place.</param>
    public static void EndAffiliations(ReadOnlySpan<ReadOnlyMemory<char>> forms, Span<WordAnnotation> words)
    {
        for (int i = 2; i + 2 < words.Length; i++)
        {
            if (forms[i].Span is not ("R" or "D" or "I") || forms[i + 1].Span is not ("-" or "–") || forms[i - 1].Span is not ("," or "(") || !char.IsUpper(forms[i + 2].Span[0])
                || !words[i - 2].Entity.EndsWith("PER", StringComparison.Ordinal) || words[i - 1].Entity != "O")
            {
                continue;
            }

            words[i] = words[i] with { Entity = "O" };
            words[i + 1] = words[i + 1] with { Entity = "O" };
            for (int state = i + 2; state < words.Length && (state == i + 2 || words[state].Entity.StartsWith("I-", StringComparison.Ordinal)); state++)
            {
                words[state] = words[state] with { Entity = state == i + 2 ? "B-LOC" : "I-LOC" };
            }
        }
    }

    private static bool MayBeNamed(ReadOnlySpan<char> form)
    {
        foreach (char c in form)
        {
            if (char.IsUpper(c))
            {
                return true;
            }
        }

        return false;
    }

    private static void AddTypes(ReadOnlySpan<float> chances, Span<float> types, float factor)
    {
        for (int tag = 0; tag < Tags; tag++)
        {
            types[(tag + 1) / 2] += factor * chances[tag];
        }
    }
}
