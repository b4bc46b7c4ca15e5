using static Readout.Statements.Learned.FeatureList;

namespace Readout.Statements.Learned;

/// <summary>
/// The words around a cue that may belong to its statement, and what the network is told of how each stands to the
/// cue: rows of its table of pair features.
/// </summary>
internal static class PairFeatures
{
    public const int Count = 14;
    public const int Rows = 1 << 13;

    // Longer windows cost time and hold next to no further words of the statement.
    private const int LongestReach = 220;
    private const int MostSentences = 8;

    /// <summary>The cue's sentence, and beside it in its paragraph what a quotation may go on in, or what a colon announces.</summary>
    public static (int Start, int End) Window(Passage p, int cue)
    {
        int s = p.Sentence[cue], from = s, to = s;
        while (from > 0 && s - from < MostSentences && Joins(p, from - 1, s, cue) && p.Firsts[s + 1] - p.Firsts[from - 1] <= LongestReach)
        {
            from--;
        }

        while (to + 1 < p.Paragraph.Length && to - s < MostSentences && Joins(p, to + 1, s, cue) && p.Firsts[to + 2] - p.Firsts[s] <= LongestReach)
        {
            to++;
        }

        return (p.Firsts[from], p.Firsts[to + 1]);
    }

    /// <param name="window">The cue's <see cref="Window"/>.</param>
    /// <param name="scores">The linear model's log-odds that each word heads a cue.</param>
    public static ushort[] Extract(Passage p, RuleView rules, int cue, (int Start, int End) window, Guideline guideline, float[] scores)
    {
        var (start, end) = window;
        int n = end - start, s = p.Sentence[cue];
        var rows = new ushort[n * Count];
        var draft = rules.At(cue);
        var roles = new byte[n];
        if (draft is not null)
        {
            rules.Mark(draft, roles, start);
        }

        ulong rule = draft is null ? 1UL : Hash(draft.Rule), told = (ulong)guideline + 1, shape = Mix(CueModel.Dependents(p, cue), told);

        // How far above the cue a word of its sentence stands; −1 for words that do not.
        int[] above = new int[n];
        Array.Fill(above, -1);
        for (int k = cue, depth = 0; k >= 0 && depth < 30 && above[k - start] < 0; k = p.Head[k], depth++)
        {
            above[k - start] = depth;
        }

        // What stands between a word and the cue, counted outwards from the cue.
        var between = new ulong[n];
        Span<int> steps = [1, -1];
        foreach (int step in steps)
        {
            int commas = 0, cues = 0, marks = 0, colons = 0;
            for (int j = cue + step; j >= start && j < end; j += step)
            {
                marks += p.Quote[j] != p.Quote[j - step] ? 1 : 0;
                between[j - start] = (ulong)(Math.Min(commas, 3) + (4 * Math.Min(cues, 2)) + (16 * Math.Min(marks, 3)) + (64 * Math.Min(colons, 1)) + (step > 0 ? 128 : 0));
                commas += p.Lower[j] == "," ? 1 : 0;
                colons += p.Lower[j] is ":" or ";" or "—" or "–" or "--" ? 1 : 0;
                cues += scores[j] > 0 ? 1 : 0;
            }
        }

        ulong before = 0;
        for (int j = start; j < end; j++)
        {
            int i = j - start, t = p.Sentence[j], distance = Math.Abs(j - cue);
            var (path, longer) = Path(p, cue, j, above, start);
            bool after = j > cue;
            ulong bucket = (distance < 6 ? (ulong)distance : distance < 10 ? 6UL : distance < 20 ? 7UL : distance < 40 ? 8UL : 9UL) * 2 + (after ? 1UL : 0);
            ulong quote = p.Quote[j] == 0 ? 0UL : p.Quote[j] == p.Quote[cue] ? 1UL : 2UL;
            ulong sentence = (ulong)(t - s + 10);
            ulong edges = (p.Quote[p.Firsts[t]] != 0 ? 1UL : 0) + (p.Quote[p.Firsts[t + 1] - 1] != 0 ? 2UL : 0);
            ulong role = roles[i], previous = i > 0 ? roles[i - 1] : 0UL, next = i + 1 < n ? roles[i + 1] : 0UL;
            ulong deprel = p.DeprelKey[j];
            var row = rows.AsSpan(i * Count, Count);
            row[0] = Row(1, path);
            row[1] = Row(2, longer);
            row[2] = Row(3, bucket);
            row[3] = Row(4, between[i]);
            row[4] = Row(5, Mix(quote, sentence));
            row[5] = Row(6, Mix(Mix(sentence, edges), told));
            row[6] = Row(7, ((ulong)Math.Min(3, j - p.Firsts[t]) * 4) + (ulong)Math.Min(3, p.Firsts[t + 1] - 1 - j));
            row[7] = Row(8, j == cue ? 1UL : p.Head[j] == cue ? Mix(deprel, after ? 1UL : 2UL) : p.Head[cue] == j ? 3UL : 2UL);
            row[8] = Row(9, Mix(role, rule));
            row[9] = Row(10, role + (8 * previous) + (64 * next) + (draft is null ? 512UL : 0));
            row[10] = Row(11, Mix(path == before ? 1UL : 0, Hash(p.Words[j].Upos)));
            row[11] = Row(12, shape);
            row[12] = Row(13, Mix(scores[j] > 0 && j != cue ? 1UL : 0, Mix(between[i], quote)));
            row[13] = Row(14, Mix(p.Head[j] < 0 ? 1UL : p.DeprelKey[p.Head[j]], deprel));
            before = path;
        }

        return rows;
    }

    // Words of another sentence are told by how far off it is.
    private static (ulong Path, ulong Longer) Path(Passage p, int cue, int word, int[] above, int start)
    {
        if (p.Sentence[word] != p.Sentence[cue])
        {
            ulong off = 100UL + (ulong)(p.Sentence[word] - p.Sentence[cue] + 10);
            return (off, off);
        }

        int k = word, below = -1, second = -1, down = 0;
        while (k >= 0 && above[k - start] < 0 && down < 60)
        {
            (second, below) = (below, k);
            k = p.Head[k];
            down++;
        }

        int climbed = k < 0 ? 20 : above[k - start];
        ulong path = 17;
        for (int d = 0, at = cue; d < Math.Min(3, climbed); d++, at = p.Head[at])
        {
            path = Mix(path, p.DeprelKey[at]);
        }

        path = Mix(path, (ulong)Math.Min(climbed, 4));
        path = Mix(path, below < 0 ? 3UL : p.DeprelKey[below]);
        ulong longer = Mix(path, second < 0 ? 3UL : p.DeprelKey[second]);
        return (Mix(path, below < 0 ? 0UL : below > cue ? 1UL : 2UL), longer);
    }

    private static bool Joins(Passage p, int sentence, int ofCue, int cue)
    {
        bool after = sentence > ofCue, inside = p.Paragraph[sentence] == p.Paragraph[ofCue];
        if (after && (p.Lower[cue] == ":" ? inside : !inside && Announced(p, sentence)))
        {
            return true;
        }

        return inside && Array.FindIndex(p.Quote, p.Firsts[sentence], p.Firsts[sentence + 1] - p.Firsts[sentence], quote => quote != 0) >= 0;
    }

    /// <summary>The sentence goes on in a quotation that a colon at the end of the paragraph before announced.</summary>
    private static bool Announced(Passage p, int sentence)
    {
        int opening = sentence;
        while (opening > 0 && p.Paragraph[opening - 1] == p.Paragraph[sentence])
        {
            opening--;
        }

        int first = p.Firsts[opening];
        return first > 0 && p.Lower[first - 1] == ":" && p.Quote[first] != 0 && p.Quote[p.Firsts[sentence]] == p.Quote[first];
    }

    private static ushort Row(ulong template, ulong value) => (ushort)(Mix(template * 0x9E3779B97F4A7C15UL, value) >> 51);
}
