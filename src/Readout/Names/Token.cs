using Readout.Text;

namespace Readout.Names;

internal enum TokenKind : byte
{
    Word,
    Number,
    Mark,
}

/// <summary>
/// The unit in which names, times and lexicon entries are matched: a run of letters, a number or one mark. Finer
/// than a syntactic word ("Syrian-Turkish" is three), so that the same split serves lexicons and text.
/// </summary>
/// <param name="Key">The form by <see cref="Folding.Key"/>.</param>
/// <param name="Capital">The form begins with a capital.</param>
/// <param name="Upper">Every letter is a capital, and there are two or more.</param>
/// <param name="Glued">No white space stands before it.</param>
internal readonly record struct Token(int Start, int End, TokenKind Kind, string Key, bool Capital, bool Upper, bool Glued)
{
    public TextSpan Span => new(Start, End);

    public bool IsWord => Kind == TokenKind.Word;

    public bool IsNumber => Kind == TokenKind.Number;

    public bool Is(string key) => string.Equals(Key, key, StringComparison.Ordinal);
}

/// <summary>Splits text into <see cref="Token"/>s.</summary>
internal static class Tokens
{
    public static void Split(string text, TextSpan span, List<Token> into)
    {
        int at = span.Start;
        bool glued = false;
        while (at < span.End)
        {
            char c = text[at];
            if (char.IsWhiteSpace(c) || char.IsControl(c))
            {
                at++;
                glued = false;
                continue;
            }

            int end = char.IsLetter(c) || char.IsSurrogate(c) ? WordEnd(text, at, span.End)
                : char.IsDigit(c) ? NumberEnd(text, at, span.End)
                : IsApostrophe(c) && IsPossessive(text, at, span.End) ? at + 2
                : at + 1;
            var form = text.AsSpan(at, end - at);
            var kind = char.IsDigit(c) ? TokenKind.Number : char.IsLetter(c) || end > at + 1 ? TokenKind.Word : TokenKind.Mark;
            string key = Folding.Key(form);
            if (key.Length > 0)
            {
                // Soft hyphens and direction marks alone are no token.
                into.Add(new Token(at, end, kind, key, char.IsUpper(c), IsUpper(form), glued));
            }

            at = end;
            glued = true;
        }
    }

    /// <summary>The keys of a lexicon entry, split as text is.</summary>
    public static Token[] Of(string entry)
    {
        var tokens = new List<Token>();
        Split(entry, new TextSpan(0, entry.Length), tokens);
        return [.. tokens];
    }

    public static bool IsApostrophe(char c) => c is '\'' or '’' or '‘' or 'ʼ' or 'ʻ' or '`';

    private static int WordEnd(string text, int start, int limit)
    {
        int dotted = DottedEnd(text, start, limit);
        if (dotted > start)
        {
            return dotted;
        }

        int at = start + 1;
        while (at < limit)
        {
            char c = text[at];
            if (char.IsLetter(c) || char.IsSurrogate(c) || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark)
            {
                at++;
            }
            else if (IsApostrophe(c) && at + 1 < limit && char.IsLetter(text[at + 1]) && !IsPossessive(text, at, limit))
            {
                at += 2;
            }
            else
            {
                break;
            }
        }

        return at;
    }

    /// <summary>"U.S.", "U.N.", "p.m.": single letters with full stops, the last of which may be missing.</summary>
    private static int DottedEnd(string text, int start, int limit)
    {
        int at = start, letters = 0;
        while (at + 1 < limit && char.IsLetter(text[at]) && text[at + 1] == '.')
        {
            at += 2;
            letters++;
        }

        return letters >= 2 ? at : letters == 1 && at < limit && char.IsLetter(text[at]) && (at + 1 == limit || !char.IsLetter(text[at + 1])) ? at + 1 : start;
    }

    private static int NumberEnd(string text, int start, int limit)
    {
        int at = start + 1;
        while (at < limit && (char.IsDigit(text[at]) || (text[at] is ',' or '.' or ':' && at + 1 < limit && char.IsDigit(text[at + 1]))))
        {
            at++;
        }

        return at;
    }

    private static bool IsPossessive(string text, int apostrophe, int limit) =>
        apostrophe + 1 < limit && text[apostrophe + 1] is 's' or 'S' && (apostrophe + 2 >= limit || !char.IsLetter(text[apostrophe + 2]));

    private static bool IsUpper(ReadOnlySpan<char> form)
    {
        int letters = 0;
        foreach (char c in form)
        {
            if (char.IsLower(c))
            {
                return false;
            }

            letters += char.IsUpper(c) ? 1 : 0;
        }

        return letters >= 2;
    }
}
