using static Readout.Statements.Learned.FeatureList;

namespace Readout.Statements.Learned;

/// <summary>The words around a cue that may belong to its statement, with the features of each.</summary>
internal sealed class ArgumentFrame
{
    /// <summary>Index of the first word in the passage.</summary>
    public required int Start { get; init; }

    /// <summary>Features of each word's label.</summary>
    public required uint[][] Word { get; init; }

    /// <summary>Features of the step to each word from the one before.</summary>
    public required uint[][] Step { get; init; }

    /// <summary>The words that may belong to the cue's statement.</summary>
    public static (int Start, int End) Window(Passage p, int cue)
    {
        int s = p.Sentence[cue], paragraph = p.Paragraph[s], from = s, to = s;
        while (from > 0 && s - from < 4 && p.Paragraph[from - 1] == paragraph && p.Firsts[s + 1] - p.Firsts[from - 1] < 240)
        {
            from--;
        }

        while (to + 1 < p.Paragraph.Length && to - s < 5 && p.Paragraph[to + 1] == paragraph && p.Firsts[to + 2] - p.Firsts[s] < 240)
        {
            to++;
        }

        return (p.Firsts[from], p.Firsts[to + 1]);
    }

    /// <summary>Features of every word of the window.</summary>
    public static ArgumentFrame Extract(Passage p, int cue, int corpus, double[] cueProbability, FeatureList f)
    {
        var (start, end) = Window(p, cue);
        int n = end - start, s = p.Sentence[cue];
        var frame = new ArgumentFrame { Start = start, Word = new uint[n][], Step = new uint[n][] };
        ulong lemma = Hash(p.Words[cue].Lemma), cuePos = Hash(p.Words[cue].Xpos), corpusId = (ulong)corpus + 11;
        bool subject = p.Children[cue].Any(c => p.Words[c].Deprel is "nsubj" or "nsubj:pass");
        bool complement = p.Children[cue].Any(c => p.Words[c].Deprel is "ccomp");
        ulong shape = (subject ? 1UL : 0UL) | (complement ? 2UL : 0UL) | (p.Children[cue].Any(c => p.Words[c].Deprel is "obj") ? 4UL : 0UL) | (p.Children[cue].Any(c => p.Words[c].Deprel is "xcomp") ? 8UL : 0UL);
        ulong cueFine = p.Fine[cue];
        // Steps up from the cue inside its sentence.
        var up = new Dictionary<int, int>();
        var upRelation = new List<ulong>();
        for (int k = cue, depth = 0; k >= 0 && depth < 30; k = p.Head[k], depth++)
        {
            up.TryAdd(k, depth);
            upRelation.Add(Hash(p.Words[k].Deprel));
        }

        ulong previousPath = 1;
        for (int j = start; j < end; j++)
        {
            int i = j - start;
            ulong path, path2;
            int t = p.Sentence[j];
            if (t != s)
            {
                path = path2 = 100UL + (ulong)(t - s + 10);
            }
            else
            {
                int k = j, below = -1, below2 = -1, down = 0;
                while (k >= 0 && !up.ContainsKey(k) && down < 60)
                {
                    below2 = below;
                    below = k;
                    k = p.Head[k];
                    down++;
                }

                int climbed = k < 0 ? 20 : up[k];
                ulong a = 17;
                for (int d = 0; d < Math.Min(3, climbed); d++)
                {
                    a = Mix(a, upRelation[d]);
                }

                a = Mix(a, (ulong)Math.Min(climbed, 4));
                path = Mix(a, below < 0 ? 3UL : Hash(p.Words[below].Deprel));
                path2 = Mix(path, below2 < 0 ? 3UL : Hash(p.Words[below2].Deprel));
                path = Mix(path, below < 0 ? 0UL : below > cue ? 1UL : 2UL);
            }

            bool after = j > cue;
            int distance = Math.Abs(j - cue);
            ulong bucket = distance < 6 ? (ulong)distance : distance < 10 ? 6UL : distance < 20 ? 7UL : distance < 40 ? 8UL : 9UL;
            bucket = bucket * 2 + (after ? 1UL : 0UL);
            var (lo, hi) = after ? (cue + 1, j) : (j + 1, cue);
            int commas = 0, otherCues = 0, quoteMarks = 0, colons = 0;
            for (int k = lo; k < hi; k++)
            {
                commas += p.Lower[k] == "," ? 1 : 0;
                colons += p.Lower[k] is ":" or ";" or "—" or "–" ? 1 : 0;
                otherCues += cueProbability[k] > 0.5 ? 1 : 0;
                quoteMarks += k > start && p.Quote[k] != p.Quote[k - 1] ? 1 : 0;
            }

            ulong between = (ulong)(Math.Min(commas, 3) + 4 * Math.Min(otherCues, 2) + 16 * Math.Min(quoteMarks, 3) + 64 * Math.Min(colons, 1)) * 2 + (after ? 1UL : 0UL);
            ulong quote = p.Quote[j] == 0 ? 0UL : p.Quote[j] == p.Quote[cue] ? 1UL : 2UL;
            ulong sentence = (ulong)(t - s + 10);
            ulong lower = Hash(p.Lower[j]), xpos = Hash(p.Words[j].Xpos), rel = Hash(p.Words[j].Deprel);
            ulong L(int k) => k < start || k >= end ? 1UL : Hash(p.Lower[k]);
            ulong X(int k) => k < start || k >= end ? 1UL : Hash(p.Words[k].Xpos);
            ulong entity = Hash(p.Words[j].Entity);
            // The word's place in its sentence, and the sort of clause it heads or hangs on.
            ulong first = (ulong)Math.Min(3, j - p.Firsts[t]) * 4 + (ulong)Math.Min(3, p.Firsts[t + 1] - 1 - j);
            ulong clause = p.Head[j] < 0 ? 1UL : Mix(Hash(p.Words[p.Head[j]].Deprel), rel);
            ulong isCue = j == cue ? 1UL : p.Head[j] == cue && p.Words[j].Deprel.StartsWith("aux", StringComparison.Ordinal) ? 2UL : 0UL;
            f.Clear();
            f.Add(7);
            f.Add(corpusId);
            f.Add(isCue);
            f.Add(path);
            f.Add(path2);
            f.Add(path, lemma);
            f.Add(path, corpusId);
            f.Add(path, cuePos);
            f.Add(path, shape);
            f.Add(path2, shape, cuePos);
            f.Add(path, quote);
            f.Add(path, between);
            f.Add(path, xpos);
            f.Add(path, bucket);
            f.Add(path, lower);
            f.Add(path, rel);
            f.Add(bucket);
            f.Add(bucket, cuePos);
            f.Add(bucket, xpos);
            f.Add(bucket, lower);
            f.Add(between);
            f.Add(between, quote);
            f.Add(between, cuePos, shape);
            f.Add(between, xpos);
            f.Add(between, sentence);
            f.Add(quote, sentence);
            f.Add(quote, sentence, cuePos);
            f.Add(quote, sentence, lemma);
            f.Add(quote, bucket);
            f.Add(sentence, lemma);
            f.Add(sentence, shape);
            f.Add(xpos, after ? 1UL : 0UL);
            f.Add(xpos, entity, bucket);
            f.Add(lower, after ? 1UL : 0UL);
            f.Add(lower, lemma, after ? 1UL : 0UL);
            f.Add(X(j - 1), xpos, X(j + 1));
            f.Add(L(j - 1), after ? 1UL : 0UL);
            f.Add(L(j + 1), after ? 1UL : 0UL);
            f.Add(entity, path);
            f.Add(cueProbability[j] > 0.5 && j != cue ? 1UL : 0UL, between);
            f.Add(cueProbability[j] > 0.5 && j != cue ? 1UL : 0UL, path);
            f.Add(sentence, quote, Mix(p.Quote[Math.Max(p.Firsts[t], 0)] != 0 ? 1UL : 0UL, p.Quote[p.Firsts[t + 1] - 1] != 0 ? 1UL : 0UL));
            f.Add(path, p.Coarse[j]);
            f.Add(path, cueFine);
            f.Add(path2, cueFine);
            f.Add(between, cueFine);
            f.Add(quote, sentence, cueFine);
            f.Add(sentence, cueFine);
            f.Add(lower, cueFine, after ? 1UL : 0UL);
            f.Add(p.Coarse[j], after ? 1UL : 0UL, bucket);
            f.Add(path, lemma, between);
            f.Add(path, quote, between);
            f.Add(first, path);
            f.Add(first, bucket);
            f.Add(clause, path);
            frame.Word[i] = f.Values.ToArray();
            f.Clear();
            f.Add(71);
            f.Add(72, path == previousPath ? 1UL : 0UL);
            f.Add(73, previousPath, path);
            f.Add(74, L(j - 1));
            f.Add(75, lower);
            f.Add(76, X(j - 1), xpos);
            f.Add(77, (ulong)Math.Min(1, p.Quote[j]), p.Quote[Math.Max(0, j - 1)] == p.Quote[j] ? 1UL : 0UL);
            f.Add(78, t != p.Sentence[Math.Max(0, j - 1)] ? 1UL : 0UL, quote);
            f.Add(79, j == cue ? 1UL : j == cue + 1 ? 2UL : 0UL, cuePos);
            frame.Step[i] = f.Values.ToArray();
            previousPath = path;
        }

        return frame;
    }
}
