using Readout.Statements.Learned;

namespace Readout.Training.Statements;

/// <summary>A cue or what might be one, with the words around it.</summary>
/// <param name="Labels">What people marked, a label a word; null where they marked no cue.</param>
internal sealed record EncodedWindow(int Cue, int Start, int Length, ushort[] Features, int[]? Labels);

/// <summary>An annotated article as the network sees it, made once before training.</summary>
internal sealed record EncodedArticle(Half[] States, ushort[] Words, float[] Scores, bool[] IsCue, EncodedWindow[] Windows)
{
    // Words that the linear model holds for possible cues are read with their windows too, so that the network learns to turn them down.
    private const float Doubtful = -2.2f;

    public int Length => Scores.Length;

    /// <param name="scores">The log-odds of a linear cue model that has not seen the article; negative infinity for words that cannot be cues.</param>
    public static EncodedArticle Encode(GoldArticle article, float[] scores)
    {
        var passage = article.Passage;
        var gold = new Dictionary<int, GoldStatement>();
        foreach (var statement in article.Statements)
        {
            if (article.CueHead(statement) is >= 0 and int cue)
            {
                gold.TryAdd(cue, statement);
            }
        }

        var windows = new List<EncodedWindow>();
        var isCue = new bool[passage.Length];
        for (int i = 0; i < passage.Length; i++)
        {
            isCue[i] = gold.TryGetValue(i, out var statement);
            if (isCue[i] || scores[i] > Doubtful)
            {
                var (start, end) = PairFeatures.Window(passage, i);
                windows.Add(new EncodedWindow(i, start, end - start, PairFeatures.Extract(passage, article.Rules, i, (start, end), article.Guideline, scores), statement is null ? null : Labels(passage, statement, start, end)));
            }
        }

        windows.Sort((a, b) => b.Length != a.Length ? b.Length.CompareTo(a.Length) : a.Cue.CompareTo(b.Cue));
        return new EncodedArticle(article.States, WordFeatures.Extract(passage, article.Rules, article.Guideline, scores), scores, isCue, [.. windows]);
    }

    private static int[] Labels(Passage passage, GoldStatement statement, int start, int end)
    {
        bool[] source = passage.Cover(statement.Source), content = passage.Cover(statement.Content), cue = passage.Cover(statement.Cue);
        var labels = new int[end - start];
        for (int i = 0; i < labels.Length; i++)
        {
            int word = start + i;
            labels[i] = content[word] ? NetworkShape.Content : source[word] ? NetworkShape.Source : cue[word] ? NetworkShape.Cue : NetworkShape.None;
        }

        return labels;
    }
}
