namespace Readout.Articles;

/// <summary>A line's key (<see cref="LineShape.Key"/>) and its words, for lines that are compared with many others.</summary>
internal sealed class KeyWords(string key)
{
    private HashSet<string>? words;

    public string Key { get; } = key;

    private HashSet<string> Words => words ??= new HashSet<string>(Key.Split(' '), StringComparer.Ordinal);

    /// <summary>How much two keys share: 1 when equal, else 0.9 of the Dice coefficient of their words.</summary>
    public double Likeness(KeyWords other)
    {
        if (Key == other.Key)
        {
            return 1;
        }

        var (few, many) = Words.Count < other.Words.Count ? (Words, other.Words) : (other.Words, Words);
        int both = 0;
        foreach (string word in few)
        {
            both += many.Contains(word) ? 1 : 0;
        }

        return 0.9 * 2 * both / (few.Count + many.Count);
    }
}
