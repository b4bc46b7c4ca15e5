using System.Globalization;
using System.Text;

namespace Readout.Names;

/// <summary>
/// One spelling for many: lower case, no diacritics, straight apostrophes. Lexicons and text are folded alike, so
/// that "Türkiye", "TÜRKIYE" and "Turkiye" meet.
/// </summary>
public static class Folding
{
    public static string Key(ReadOnlySpan<char> word)
    {
        bool lower = true, ascii = true;
        foreach (char c in word)
        {
            ascii &= c < 128;
            lower &= !char.IsAsciiLetterUpper(c);
        }

        return ascii
            ? lower ? word.ToString() : string.Create(word.Length, word, static (to, from) => from.ToLowerInvariant(to))
            : Unaccented(word);
    }

    private static string Unaccented(ReadOnlySpan<char> word)
    {
        var key = new StringBuilder(word.Length);
        foreach (char c in WellFormed(word).Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format)
            {
                continue;
            }

            // Letters that have no decomposition, and marks that transliterations use for ayn and hamza.
            _ = c switch
            {
                'ı' or 'İ' => key.Append('i'),
                'ł' or 'Ł' => key.Append('l'),
                'ø' or 'Ø' => key.Append('o'),
                'đ' or 'Đ' or 'ð' or 'Ð' => key.Append('d'),
                'ß' => key.Append("ss"),
                'æ' or 'Æ' => key.Append("ae"),
                'œ' or 'Œ' => key.Append("oe"),
                'þ' or 'Þ' => key.Append("th"),
                'ə' or 'Ə' => key.Append('a'),
                '’' or '‘' or 'ʼ' or 'ʻ' or 'ʿ' or 'ʾ' or '`' or '´' => key.Append('\''),
                _ => key.Append(char.ToLowerInvariant(c)),
            };
        }

        return key.ToString();
    }

    /// <summary>A lone surrogate makes <c>Normalize</c> throw; the replacement character does not.</summary>
    private static string WellFormed(ReadOnlySpan<char> word)
    {
        char[] chars = word.ToArray();
        for (int i = 0; i < chars.Length; i++)
        {
            if (char.IsHighSurrogate(chars[i]) && i + 1 < chars.Length && char.IsLowSurrogate(chars[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(chars[i]) || (chars[i] & 0xFFFE) == 0xFFFE)
            {
                chars[i] = '\uFFFD';
            }
        }

        return new string(chars);
    }
}
