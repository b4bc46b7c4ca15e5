namespace Readout.Syntax.Tokens;

/// <summary>What a token looks like to the sentence model. The numbers are part of the model file.</summary>
internal enum TokenShape : byte
{
    Edge,
    Lower,
    Capital,
    AllCapitals,
    OneCapital,
    Mixed,
    Digits,
    DigitsAndLetters,
    Stop,
    QuestionOrExclamation,
    Ellipsis,
    Comma,
    Semicolon,
    Colon,
    Dash,
    OpenBracket,
    CloseBracket,
    OpenQuote,
    CloseQuote,
    Abbreviation,
    Acronym,
    Web,
    Bullet,
    Symbol,
    Clitic,
}

internal static class TokenShapes
{
    /// <summary>Marks that may end a sentence by themselves.</summary>
    public static bool IsTerminal(TokenShape shape) => shape is TokenShape.Stop or TokenShape.QuestionOrExclamation or TokenShape.Ellipsis;

    public static bool IsCloser(TokenShape shape) => shape is TokenShape.CloseQuote or TokenShape.CloseBracket;

    public static TokenShape Of(ReadOnlySpan<char> text, Token token, int blockStart, int blockEnd)
    {
        var form = text[token.Start..token.End];
        if (token.JoinsPrevious)
        {
            return TokenShape.Clitic;
        }

        if (token.IsAbbreviation)
        {
            return form[..^1].Contains('.') ? TokenShape.Acronym : TokenShape.Abbreviation;
        }

        return CharClasses.Of(form[0]) switch
        {
            CharClass.Letter => Word(form),
            CharClass.Digit => Number(form),
            CharClass.Apostrophe => form.Length > 2 ? TokenShape.Lower : Quote(text, token, blockStart, blockEnd),
            CharClass.Surrogate => TokenShape.Bullet,
            _ => Mark(text, token, blockStart, blockEnd),
        };
    }

    private static TokenShape Word(ReadOnlySpan<char> form)
    {
        int upper = 0, letters = 0;
        foreach (char c in form)
        {
            if (c is '@' or '/' or '.' or ':')
            {
                return TokenShape.Web;
            }

            if (char.IsLetter(c))
            {
                letters++;
                upper += char.IsUpper(c) ? 1 : 0;
            }
        }

        bool first = char.IsUpper(form[0]);
        return upper == 0 ? TokenShape.Lower
            : form.Length == 1 ? TokenShape.OneCapital
            : upper == letters ? TokenShape.AllCapitals
            : first && upper == 1 ? TokenShape.Capital
            : TokenShape.Mixed;
    }

    private static TokenShape Number(ReadOnlySpan<char> form)
    {
        foreach (char c in form)
        {
            if (CharClasses.IsLetter(c))
            {
                return TokenShape.DigitsAndLetters;
            }
        }

        return TokenShape.Digits;
    }

    private static TokenShape Mark(ReadOnlySpan<char> text, Token token, int blockStart, int blockEnd) => text[token.Start] switch
    {
        '.' or '…' => token.Length == 1 && text[token.Start] == '.' ? TokenShape.Stop : CharClasses.IsDigit(text[token.End - 1]) ? TokenShape.Digits : TokenShape.Ellipsis,
        '!' or '?' or '؟' or '。' or '。' or '！' or '？' => TokenShape.QuestionOrExclamation,
        ',' or '،' => TokenShape.Comma,
        ';' => token.Length > 1 ? TokenShape.Bullet : TokenShape.Semicolon,
        ':' => token.Length > 1 ? TokenShape.Bullet : TokenShape.Colon,
        '-' or '–' or '—' or '―' => TokenShape.Dash,
        '(' or '[' or '{' => token.Length > 1 ? TokenShape.Symbol : TokenShape.OpenBracket,
        ')' or ']' or '}' => TokenShape.CloseBracket,
        '"' => Quote(text, token, blockStart, blockEnd),
        '“' or '„' or '«' or '‟' or '‚' or '‹' => TokenShape.OpenQuote,
        '”' or '»' or '›' => TokenShape.CloseQuote,
        '*' or '•' or '·' or '>' or '<' or '=' or '|' or '~' or '▪' or '●' or '■' or '►' => TokenShape.Bullet,
        '@' or '#' when token.Length > 1 => TokenShape.Web,
        '+' when token.Length > 1 => TokenShape.Digits,
        _ => TokenShape.Symbol,
    };

    // Marks without a side of their own: what stands beside them tells.
    private static TokenShape Quote(ReadOnlySpan<char> text, Token token, int blockStart, int blockEnd)
    {
        char c = text[token.Start];
        if (c is '‘' or '`' or '‛')
        {
            return TokenShape.OpenQuote;
        }

        bool spaceBefore = token.Start == blockStart || CharClasses.IsSpaceOrOpen(text[token.Start - 1]);
        bool spaceBehind = token.End >= blockEnd || CharClasses.IsSpace(text[token.End]);
        return spaceBefore && !spaceBehind && c != '’' ? TokenShape.OpenQuote : TokenShape.CloseQuote;
    }
}
