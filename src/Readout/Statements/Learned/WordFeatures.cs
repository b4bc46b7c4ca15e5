using static Readout.Statements.Learned.FeatureList;

namespace Readout.Statements.Learned;

/// <summary>What the network is told of each word beside the encoder's state: rows of its table of word features.</summary>
internal static class WordFeatures
{
    public const int Count = 16;
    public const int Rows = 1 << 14;

    /// <summary>Features of rare words, which training hides now and then: lemma, form and head's lemma.</summary>
    public const int Lexical = 3;

    /// <param name="scores">The linear cue model's log-odds for each word.</param>
    public static ushort[] Extract(Passage p, RuleView rules, Guideline guideline, float[] scores)
    {
        var rows = new ushort[p.Length * Count];
        ulong told = (ulong)guideline + 1;
        for (int i = 0; i < p.Length; i++)
        {
            var word = p.Words[i];
            int s = p.Sentence[i], head = p.Head[i];
            bool starts = i == p.Firsts[s], ends = i + 1 == p.Firsts[s + 1];
            ulong score = (ulong)Math.Clamp((int)MathF.Round(scores[i]), -7, 7) + 8;
            ulong quote = p.Quote[i] == 0 ? 0UL : 1UL + (starts || p.Quote[i - 1] != p.Quote[i] ? 2UL : 0) + (ends || p.Quote[i + 1] != p.Quote[i] ? 4UL : 0);
            var draft = rules.At(i);
            ulong frame = draft is null ? 1UL : Mix(Hash(draft.Rule), Hash(draft.Entry?.Pos ?? ""));
            var row = rows.AsSpan(i * Count, Count);
            row[0] = Row(1, Hash(word.Lemma.ToLowerInvariant()));
            row[1] = Row(2, p.LowerKey[i]);
            row[2] = Row(3, head < 0 ? 1UL : p.LemmaKey[head]);
            row[3] = Row(4, p.XposKey[i]);
            row[4] = Row(5, p.DeprelKey[i]);
            row[5] = Row(6, Hash(word.Entity));
            row[6] = Row(7, quote);
            row[7] = Row(8, p.Coarse[i]);
            row[8] = Row(9, p.Fine[i]);
            row[9] = Row(10, Mix(score, told));
            row[10] = Row(11, frame);
            row[11] = Row(12, rules.Role[i]);
            row[12] = Row(13, Mix(p.Paragraph[s] < 0 ? 1UL : p.Paragraph[s] == 0 ? 2UL : 3UL, told));
            row[13] = Row(14, CueModel.Dependents(p, i));
            row[14] = Row(15, (starts ? 1UL : 0) + (ends ? 2UL : 0) + (p.Quote[i] != 0 ? 4UL : 0));
            row[15] = Row(16, Mix(frame, told));
        }

        return rows;
    }

    private static ushort Row(ulong template, ulong value) => (ushort)(Mix(template * 0x9E3779B97F4A7C15UL, value) >> 50);
}
