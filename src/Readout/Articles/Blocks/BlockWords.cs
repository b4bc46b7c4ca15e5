namespace Readout.Articles.Blocks;

/// <summary>A type of our own for a number: the runtime's collections of it are compiled ahead with the program, where those of plain numbers would be compiled at each start.</summary>
internal readonly record struct LogOdds(float Value);

/// <summary>What words say about the text that they name or stand in: log odds that it belongs to the article, 0 for unknown ones.</summary>
internal abstract class WordOdds
{
    /// <summary>Of a word in class names.</summary>
    public abstract float OfName(string word);

    /// <summary>Of a word in the text of a short block, lower case.</summary>
    public abstract float OfText(ReadOnlySpan<char> word);
}

/// <summary>
/// The words of a short block: notices, invitations and controls are made of much the same ones on all sites, and
/// which these are is learned.
/// </summary>
internal static class BlockWords
{
    /// <summary>Longer blocks are about something, and their words with them.</summary>
    public const int Most = 60;

    /// <summary>Stands before words of texts in the model's file, which class names can't hold.</summary>
    public const char Mark = '=';

    private const int Shortest = 2;
    private const int Longest = 18;

    public static bool Counts(ReadOnlySpan<char> word) => word.Length is >= Shortest and <= Longest && !char.IsAsciiDigit(word[0]);

    /// <summary>Each word once.</summary>
    public static IEnumerable<string> Of(HtmlBlock block) =>
        block.Words > Most ? [] : block.Key.Split(' ').Where(w => Counts(w)).Distinct(StringComparer.Ordinal);
}
