using System.Globalization;

namespace Readout.Syntax.Tokens;

/// <summary>What a UTF-16 unit is to the tokeniser. One table look-up a character; no culture.</summary>
internal enum CharClass : byte
{
    /// <summary>White space, control characters and the invisible marks that only order or part text.</summary>
    Space,
    Letter,
    Digit,
    Apostrophe,
    Mark,
    Surrogate,
}

internal static class CharClasses
{
    private static readonly CharClass[] Table = Build();

    public static CharClass Of(char c) => Table[c];

    public static bool IsSpace(char c) => Table[c] == CharClass.Space;

    public static bool IsLetter(char c) => Table[c] == CharClass.Letter;

    public static bool IsDigit(char c) => Table[c] == CharClass.Digit;

    public static bool IsWord(char c) => Table[c] is CharClass.Letter or CharClass.Digit;

    /// <summary>Behind such a character an apostrophe opens a quotation.</summary>
    public static bool IsSpaceOrOpen(char c) => IsSpace(c) || c is '(' or '[' or '{' or '"' or '“' or '„' or '«' or '—' or '–' or '/' or '-';

    private static CharClass[] Build()
    {
        var table = new CharClass[char.MaxValue + 1];
        for (int i = 0; i < table.Length; i++)
        {
            char c = (char)i;
            table[i] = c switch
            {
                '\'' or '’' or '‘' or '`' or 'ʼ' or '´' or '‛' => CharClass.Apostrophe,
                // A soft hyphen and the joiners stand inside words.
                '\u00AD' or '\u200C' or '\u200D' or '_' => CharClass.Letter,
                _ when char.IsSurrogate(c) => CharClass.Surrogate,
                _ when char.IsWhiteSpace(c) || char.IsControl(c) => CharClass.Space,
                _ => char.GetUnicodeCategory(c) switch
                {
                    UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
                        or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter
                        or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark => CharClass.Letter,
                    UnicodeCategory.DecimalDigitNumber => CharClass.Digit,
                    UnicodeCategory.Format => CharClass.Space,
                    _ => CharClass.Mark,
                },
            };
        }

        return table;
    }
}
