using Readout.Articles;
using Readout.Text;

namespace Readout.Statements;

/// <summary>A stretch in quotation marks.</summary>
/// <param name="Span">With its marks; a quotation that runs on into the next paragraph ends with its paragraph.</param>
/// <param name="Continues">It opens a paragraph while the quotation of the paragraph before it was never closed.</param>
/// <param name="Closed">False when the closing mark is missing from the paragraph.</param>
internal sealed record Quotation(TextSpan Span, int Paragraph, bool Continues, bool Closed);

/// <summary>
/// Finds the outermost quotations of an article: curly, straight, doubled single, low and angle marks. Marks pair
/// within a paragraph, so that one that is missing spoils no more than its paragraph; a speech over several
/// paragraphs opens each and closes the last, as print does.
/// </summary>
internal static class QuoteFinder
{
    // Paragraphs that one pair of marks may hold; a mark that is missing shall not spoil an article.
    private const int LongestSpeech = 4;

    public static List<Quotation> Find(Article article)
    {
        var found = new List<Quotation>();
        bool open = false;
        for (int i = 0; i < article.Body.Length; i++)
        {
            if (open && Whole(article, i))
            {
                found.Add(new Quotation(article.Body[i], i, true, false));
                continue;
            }

            open = Paragraph(article.Text, article.Body[i], i, open, found);
        }

        if (article.HeadlineSpan is { } headline)
        {
            Paragraph(article.Text, headline, -1, false, found);
        }

        return found;
    }

    /// <summary>
    /// Is a paragraph without a mark the middle of a quotation? It is when the next mark, a few paragraphs on, is one
    /// that closes.
    /// </summary>
    private static bool Whole(Article article, int paragraph)
    {
        for (int i = paragraph; i < article.Body.Length && i < paragraph + LongestSpeech; i++)
        {
            var block = article.Body[i];
            for (int at = block.Start; at < block.End; at++)
            {
                char mark = MarkAt(article.Text, at, block).Mark;
                if (mark is not ('\0' or '’' or '\''))
                {
                    return i > paragraph && (mark is '”' or '»' || (mark == '"' && Closes(article.Text, at, block)));
                }
            }
        }

        return false;
    }

    private static bool Paragraph(string text, TextSpan block, int number, bool carried, List<Quotation> found)
    {
        int start = -1, first = found.Count;
        char closer = '\0';
        for (int i = block.Start; i < block.End; i++)
        {
            var (mark, length) = MarkAt(text, i, block);
            if (mark == '\0')
            {
                continue;
            }

            if (start < 0)
            {
                if (mark == '”' && i == block.Start && i + 1 < block.End && char.IsLetter(text[i + 1]))
                {
                    // A closing mark by mistake: nothing that it could close stands before it.
                    (start, closer) = (i, '”');
                }
                else if (mark is '”' or '»' || (mark == '"' && carried && found.Count == first && Closes(text, i, block)))
                {
                    // Only a closing mark: the speech began before, perhaps where the paragraph does.
                    if (carried && found.Count == first)
                    {
                        found.Add(new Quotation(new TextSpan(block.Start, i + length), number, true, true));
                        carried = false;
                    }
                }
                else if (mark is not '’')
                {
                    (start, closer) = (i, Closer(mark));
                }
            }
            else if (mark == closer && OpensAnew(text, i, length, block))
            {
                // The mark that should have closed is missing: a new sentence begins with one that opens.
                Add(start, i, false);
                (start, closer) = (i, Closer(mark));
            }
            else if (mark == closer || (mark == '”' && closer == '"') || (mark == '"' && closer == '”' && EndsSpeech(text, i, block)))
            {
                Add(start, i + length, true);
                start = -1;
            }

            i += length - 1;
        }

        if (start < 0)
        {
            return false;
        }

        Add(start, block.End, false);
        return closer != '’';

        void Add(int from, int to, bool closed)
        {
            if (to - from > 2)
            {
                found.Add(new Quotation(new TextSpan(from, to), number, carried && found.Count == first && from == block.Start, closed));
            }
        }
    }

    /// <summary>Does a straight mark open a sentence of its own: behind a full stop and a space, in front of a capital?</summary>
    private static bool OpensAnew(string text, int at, int length, TextSpan block) =>
        at - 2 >= block.Start && text[at - 1] == ' ' && text[at - 2] is '.' or '?' or '!' && at + length < block.End && char.IsUpper(text[at + length]);

    /// <summary>"“We will go," he said": a straight mark ends what a curly one opened where a comma or stop is within and a word or the end follows.</summary>
    private static bool EndsSpeech(string text, int at, TextSpan block) =>
        at - 1 > block.Start && text[at - 1] is ',' or '.' or '?' or '!' && (at + 1 >= block.End || (text[at + 1] == ' ' && at + 2 < block.End && char.IsLetter(text[at + 2])));

    /// <summary>Does a straight mark stand behind a word with none behind it, as one that closes does?</summary>
    private static bool Closes(string text, int at, TextSpan block) =>
        at > block.Start && !char.IsWhiteSpace(text[at - 1]) && (at + 1 >= block.End || !char.IsLetterOrDigit(text[at + 1]));

    /// <summary>The kind of mark at an offset; single marks count only where they can't be apostrophes.</summary>
    private static (char Mark, int Length) MarkAt(string text, int at, TextSpan block)
    {
        char c = text[at];
        char next = at + 1 < block.End ? text[at + 1] : '\0';
        char before = at > block.Start ? text[at - 1] : ' ';
        switch (c)
        {
            case '"' or '＂':
                return ('"', 1);
            case '“' or '„' or '«' or '»' or '”':
                return (c, 1);
            case '\'' when next == '\'':
                return ('"', 2);
            case '`' when next == '`':
                return ('`', 2);
            case '‘' when next == '‘':
                return ('“', 2);
            case '’' when next == '’':
                return ('”', 2);
            case '‘' when !char.IsLetterOrDigit(before) && char.IsLetter(next) && ClosesLater(text, at, block, '’'):
                return ('‘', 1);
            case '\'' when !char.IsLetterOrDigit(before) && char.IsLetterOrDigit(next) && ClosesLater(text, at, block, '\''):
                return ('\'', 1);
            case '’' when !char.IsLetterOrDigit(next):
                return ('’', 1);
            case '\'' when !char.IsLetterOrDigit(next) && before != ' ':
                return ('’', 1);
            default:
                return ('\0', 1);
        }
    }

    private static char Closer(char opener) => opener switch
    {
        '"' or '`' => '"',
        '“' or '„' => '”',
        '«' => '»',
        '‘' or '\'' => '’',
        _ => '"',
    };

    private static bool ClosesLater(string text, int at, TextSpan block, char closer)
    {
        for (int i = at + 2; i < block.End; i++)
        {
            if (text[i] == closer && (i + 1 == block.End || !char.IsLetterOrDigit(text[i + 1])) && text[i - 1] != ' ' && text[i - 1] is not ('s' or 'S'))
            {
                return true;
            }
        }

        return false;
    }
}
