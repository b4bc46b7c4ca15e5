using Readout.Text;

namespace Readout.Syntax.Tokens;

internal enum Gap : byte
{
    /// <summary>No sentence ends here.</summary>
    None,

    /// <summary>The model decides.</summary>
    Possible,

    /// <summary>A line ends here that was not merely too full for the next word: a list, a table, a signature.</summary>
    LineBreak,
}

/// <summary>
/// Walks the gaps between the tokens of a block and describes each to the sentence model. Used for training
/// and for reading alike, so that both see the same.
/// </summary>
internal ref struct SentenceGaps
{
    public const int MaxFeatures = 32;

    private const int LongestDateline = 12;

    private readonly ReadOnlySpan<char> text;
    private readonly ReadOnlySpan<Token> tokens;
    private readonly int blockStart;
    private readonly int blockEnd;
    private readonly int lineWidth;
    private readonly int style;
    private int gap;
    private int brackets;
    private int quotes;
    private int lastEnding;
    private TokenShape before2;
    private TokenShape before;
    private TokenShape last;
    private TokenShape next;

    public SentenceGaps(string text, TextSpan block, ReadOnlySpan<Token> tokens)
    {
        this.text = text;
        this.tokens = tokens;
        (blockStart, blockEnd) = (block.Start, block.End);
        lineWidth = Lines.Width(block.In(text));
        style = Style(block.In(text));
        next = Shape(0);
    }

    /// <summary>The first token of the open sentence.</summary>
    public int Start { get; private set; }

    /// <summary>The last gap of the open sentence behind a comma or the like, where an overlong one may be cut.</summary>
    public int Pause { get; private set; }

    /// <summary>Goes on to the gap behind token <paramref name="index"/>. Gaps are visited in order, none left out.</summary>
    public Gap Visit(int index)
    {
        gap = index;
        (before2, before, last, next) = (before, last, next, Shape(index + 1));
        switch (last)
        {
            case TokenShape.OpenBracket:
                brackets++;
                break;
            case TokenShape.CloseBracket:
                brackets = Math.Max(0, brackets - 1);
                break;
            case TokenShape.OpenQuote:
                quotes++;
                break;
            case TokenShape.CloseQuote:
                quotes = Math.Max(0, quotes - 1);
                break;
            case TokenShape.Comma or TokenShape.Semicolon or TokenShape.Colon or TokenShape.Dash:
                Pause = index;
                break;
        }

        int from = tokens[index].End, to = tokens[index + 1].Start;
        if (lineWidth > 0 && to > from && Lines.Break(text, blockStart, blockEnd, from, to, lineWidth))
        {
            return Gap.LineBreak;
        }

        if (NeverEnds(index))
        {
            return Gap.None;
        }

        bool ended = TokenShapes.IsTerminal(last) || (TokenShapes.IsCloser(last) && TokenShapes.IsTerminal(before));
        bool possible = next switch
        {
            TokenShape.Lower => ended && to > from,
            TokenShape.Comma or TokenShape.Semicolon or TokenShape.Colon or TokenShape.CloseBracket or TokenShape.Clitic
                or TokenShape.Stop or TokenShape.QuestionOrExclamation => false,
            TokenShape.CloseQuote => to > from && ended,
            TokenShape.Ellipsis or TokenShape.Dash => to > from,
            _ => to > from || ended,
        };
        return possible ? Gap.Possible : Gap.None;
    }

    // A title, a number's label, a month before its day, the first of several initials, the dash of a dateline.
    private readonly bool NeverEnds(int index)
    {
        if (last == TokenShape.Dash)
        {
            return before == TokenShape.CloseBracket || (index < LongestDateline && Shape(0) == TokenShape.AllCapitals);
        }

        if (last != TokenShape.Abbreviation)
        {
            return false;
        }

        var form = text[tokens[index].Start..tokens[index].End];
        if (form.Length == 2 && char.IsUpper(form[0]))
        {
            return before is TokenShape.Lower or TokenShape.Edge or TokenShape.Abbreviation;
        }

        return next == TokenShape.Digits || (TokenLexicon.TryStop(form, out var rule) && rule is StopRule.BeforeName or StopRule.BeforeNumber);
    }

    /// <summary>A sentence ends in the gap visited last, or in an earlier one.</summary>
    /// <param name="start">The first token of the next sentence.</param>
    public void EndSentence(int start)
    {
        Start = start;
        Pause = start;
        lastEnding = TokenShapes.IsTerminal(last) ? 1 : TokenShapes.IsCloser(last) ? 2 : 3;
        (brackets, quotes) = (0, start > 0 && last != TokenShape.CloseQuote && quotes > 0 ? 1 : 0);
    }

    /// <summary>Fills in the features of the gap visited last; returns their number.</summary>
    public readonly int Features(Span<int> features)
    {
        var next2 = gap + 2 < tokens.Length ? Shape(gap + 2) : TokenShape.Edge;
        var next3 = gap + 3 < tokens.Length ? Shape(gap + 3) : TokenShape.Edge;
        uint w2 = Word(gap - 1), w1 = Word(gap), n1 = Word(gap + 1), n2 = Word(gap + 2);
        uint s3 = (uint)before2, s2 = (uint)before, s1 = (uint)last, t1 = (uint)next, t2 = (uint)next2, t3 = (uint)next3;
        uint space = (uint)(tokens[gap + 1].Start - tokens[gap].End) switch { 0 => 0, 1 => 1, _ => 2 };
        uint length = Bucket(gap + 1 - Start), rest = Bucket(tokens.Length - gap - 1);
        uint open = (uint)((brackets > 0 ? 1 : 0) + (quotes > 0 ? 2 : 0));
        int n = 0;
        features[n++] = At(1, s1, t1, space);
        features[n++] = At(2, s2, s1, t1);
        features[n++] = At(3, s1, t1, t2);
        features[n++] = At(4, s2, (s1 << 8) | t1, t2);
        features[n++] = At(5, s3, (s2 << 8) | s1, (t1 << 8) | t2);
        features[n++] = At(6, w1, 0, 0);
        features[n++] = At(7, w1, t1, 0);
        features[n++] = At(8, n1, s1, 0);
        features[n++] = At(9, n1, 0, t1);
        features[n++] = At(10, w2, s1, t1);
        features[n++] = At(11, n2, t1, s1);
        features[n++] = At(12, w1, n1, 0);
        features[n++] = At(13, s1, t1, length);
        features[n++] = At(14, s1, t1, rest);
        features[n++] = At(15, s1, t1, open);
        features[n++] = At(16, s1, t1, (uint)style);
        features[n++] = At(17, s1, t1, (uint)lastEnding);
        features[n++] = At(18, (s1 << 8) | t1, (uint)style, (length << 8) | open);
        features[n++] = At(19, s1, (t1 << 8) | t2, t3);
        features[n++] = At(20, Suffix(gap), t1, 0);
        features[n++] = At(21, Word(Start), s1, t1);
        features[n++] = At(22, s1, t1, (uint)(NextEnding() << 4) | (uint)lastEnding);
        features[n++] = At(23, n1, n2, s1);
        features[n++] = At(24, w2, w1, t1);
        features[n++] = At(25, n1, Ending(), t1);
        features[n++] = At(26, n1, Ending(), t2);
        return n;
    }

    // How far the next mark that may end a sentence is: without one near, a capital weighs more.
    private readonly int NextEnding()
    {
        int stop = Math.Min(tokens.Length, gap + 33);
        for (int i = gap + 1; i < stop; i++)
        {
            if (tokens[i].Length <= 3 && text[tokens[i].Start] is '.' or '!' or '?')
            {
                return (int)Bucket(i - gap);
            }
        }

        return 9;
    }

    // Coarser than the shape: what is learned of the word behind a full stop holds behind an abbreviation too.
    private readonly uint Ending() =>
        TokenShapes.IsTerminal(last) || last is TokenShape.Abbreviation or TokenShape.Acronym ? 1u
        : TokenShapes.IsCloser(last) ? TokenShapes.IsTerminal(before) ? 1u : 2u
        : 3u;

    private readonly TokenShape Shape(int index) => TokenShapes.Of(text, tokens[index], blockStart, blockEnd);

    private readonly uint Word(int index)
    {
        if (index < Start && index < gap || index >= tokens.Length)
        {
            return index < 0 ? 1u : 2u;
        }

        uint hash = 2166136261;
        foreach (char c in text[tokens[index].Start..Math.Min(tokens[index].End, tokens[index].Start + 16)])
        {
            hash = (hash ^ (char.IsAscii(c) ? (uint)(c is >= 'A' and <= 'Z' ? c | 0x20 : char.IsAsciiDigit(c) ? '0' : c) : char.ToLowerInvariant(c))) * 16777619;
        }

        return hash;
    }

    private readonly uint Suffix(int index)
    {
        var token = tokens[index];
        uint hash = (uint)Math.Min(token.Length, 4);
        for (int i = Math.Max(token.Start, token.End - 3); i < token.End; i++)
        {
            hash = (hash * 31) + char.ToLowerInvariant(text[i]);
        }

        return hash;
    }

    // Whether full stops end sentences in this block, and how many: notes and lists go without.
    private static int Style(ReadOnlySpan<char> block)
    {
        var start = block[..Math.Min(block.Length, 3000)];
        int stops = start.Count(". ");
        bool endsInMark = block.TrimEnd().TrimEnd("\"'”’)]»") is [.., '.' or '!' or '?' or '…'];
        return Math.Min(stops, 3) + (endsInMark ? 4 : 0);
    }

    private static uint Bucket(int count) => count switch
    {
        <= 4 => (uint)Math.Max(count, 0),
        <= 6 => 5,
        <= 10 => 6,
        <= 20 => 7,
        <= 40 => 8,
        _ => 9,
    };

    private static int At(uint template, uint a, uint b, uint c)
    {
        uint hash = template * 0x9E3779B1;
        hash = (hash ^ a) * 0x85EBCA6B;
        hash ^= hash >> 15;
        hash = (hash ^ b) * 0xC2B2AE35;
        hash ^= hash >> 13;
        hash = (hash ^ c) * 0x27D4EB2F;
        hash ^= hash >> 16;
        return (int)(hash & (SentenceModel.Size - 1));
    }
}
