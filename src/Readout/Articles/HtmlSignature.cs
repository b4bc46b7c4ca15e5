namespace Readout.Articles;

/// <summary>
/// Tells lines that sign or date an article in any language: what is left of them without its authors' names and the
/// date is hardly a word ("Stand: 28.04.2023 16:11 Uhr", "von Ann Example, Dorin", "mit dpa").
/// </summary>
internal sealed class HtmlSignature(HtmlView view, HtmlPart part)
{
    private const int Longest = 14;
    private const int MostOthers = 3;
    private const int LongestCredit = 6;

    /// <summary>Keys of the names of the article's authors, those of one word left out.</summary>
    public string[] Authors => field ??= [.. HtmlAuthors.Of(view, part).Select(a => LineShape.Key(a)).Where(a => a.Contains(' ', StringComparison.Ordinal))];

    /// <summary>True for a date or the authors and hardly anything else; asked of lines before the text and behind it.</summary>
    public bool Signs(HtmlBlock block)
    {
        // A photographer can be the author, too.
        if (block.Words > Longest || block.HasCredit)
        {
            return false;
        }

        if (block.IsHeading || !Byline.ReadForeign(block.Text).IsEmpty)
        {
            return !Byline.ReadForeign(block.Text).IsEmpty;
        }

        string key = $" {block.Key} ";
        bool named = false;
        foreach (string author in Authors)
        {
            string without = key.Replace($" {author} ", " ", StringComparison.Ordinal);
            named |= without.Length < key.Length;
            key = without;
        }

        return (named || WorldDate.Find(block.Text) is not null)
            && key.Split(' ', StringSplitOptions.RemoveEmptyEntries).Count(w => !w.Any(char.IsDigit)) <= MostOthers;
    }

    /// <summary>True for a line behind the text that thanks an agency.</summary>
    public static bool Credits(HtmlBlock block) =>
        block.Words is > 1 and <= LongestCredit && !block.IsHeading && !block.IsSentenceLike && Credit.NamesAgency(block.Text[(block.Text.LastIndexOf(' ') + 1)..].Trim('(', ')', '.'));
}
