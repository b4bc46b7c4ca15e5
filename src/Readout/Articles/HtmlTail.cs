namespace Readout.Articles;

/// <summary>
/// What stands at the end of a text and reads like it: headings that no text follows (of a list of links, of a
/// newsletter), and who the author is.
/// </summary>
internal sealed class HtmlTail(HtmlPart part, IReadOnlyList<string> authors)
{
    private const int LongestPortrait = 80;

    // Some pages set all of their text as headings.
    private const int MostHeadings = 2;

    // "Our correspondent Ann Example reports from …": a few words may stand before the name.
    private const int MostBefore = 4;

    // A text is longer than that before its author is introduced.
    private const int FewestParagraphs = 3;

    public void SetApart(List<BlockLabel> labels)
    {
        int paragraphs = 0;
        foreach (var label in labels)
        {
            paragraphs += label.Kind == BlockKind.Paragraph ? 1 : 0;
        }

        var headings = new List<int>();
        for (int i = labels.Count - 1; i >= 0 && paragraphs > 0; i--)
        {
            if (labels[i].Kind == BlockKind.Subheading)
            {
                headings.Add(i);
            }
            else if (labels[i].Kind == BlockKind.Paragraph)
            {
                if (paragraphs <= FewestParagraphs || !IsAboutAuthor(part.Blocks[i]))
                {
                    break;
                }

                labels[i] = new BlockLabel(BlockKind.Byline, "says who the author is");
                paragraphs--;
            }
        }

        foreach (int heading in headings.Count <= MostHeadings ? headings : [])
        {
            labels[heading] = new BlockLabel(BlockKind.Residue, "a heading with no text behind it");
        }
    }

    private bool IsAboutAuthor(HtmlBlock block)
    {
        if (block.Words > LongestPortrait)
        {
            return false;
        }

        string key = $" {block.Key} ";
        foreach (string author in authors)
        {
            int at = key.IndexOf($" {author} ", StringComparison.Ordinal);
            if (at >= 0 && key.AsSpan(0, at + 1).Count(' ') <= MostBefore + 1)
            {
                return true;
            }
        }

        return false;
    }
}
