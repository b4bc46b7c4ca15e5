using System.Buffers;
using AngleSharp.Html;
using Readout.Text;

namespace Readout.Pages.Html;

/// <summary>
/// The text of some text nodes with white space folded as a browser shows it, and on demand the way back: for each
/// character the range of the page's source that it came from (entities, CRLF and folded white space included).
/// </summary>
internal static class FoldedText
{
    // The longest name of a character reference is 33 characters (HTML standard, section 13.5).
    private const int LongestReference = 34;

    public static string Of(List<HtmlText> pieces)
    {
        int longest = 0;
        foreach (var piece in pieces)
        {
            longest += piece.Value.Length;
        }

        char[] text = ArrayPool<char>.Shared.Rent(longest);
        int length = 0;
        foreach (var piece in pieces)
        {
            foreach (char c in piece.Value)
            {
                if (!IsSpace(c))
                {
                    text[length++] = c;
                }
                else if (length > 0 && text[length - 1] != ' ')
                {
                    text[length++] = ' ';
                }
            }
        }

        string folded = new(text, 0, length > 0 && text[length - 1] == ' ' ? length - 1 : length);
        ArrayPool<char>.Shared.Return(text);
        return folded;
    }

    /// <summary>Source ranges of the characters of <see cref="Of"/>, one each, in order.</summary>
    public static List<TextSpan> Map(List<HtmlText> pieces, string source)
    {
        var map = new List<TextSpan>();
        bool space = false;
        foreach (var piece in pieces)
        {
            var places = Align(piece, source);
            for (int i = 0; i < piece.Value.Length; i++)
            {
                if (!IsSpace(piece.Value[i]))
                {
                    map.Add(places[i]);
                    space = false;
                }
                else if (space)
                {
                    map[^1] = map[^1].Join(places[i]);
                }
                else if (map.Count > 0)
                {
                    map.Add(places[i]);
                    space = true;
                }
            }
        }

        if (space)
        {
            map.RemoveAt(map.Count - 1);
        }

        return map;
    }

    /// <summary>White space of HTML, and the no-break space that pages pad with.</summary>
    public static bool IsSpace(char c) => c is ' ' or '\n' or '\t' or '\r' or '\f' || c >= '\u00A0' && c is '\u00A0' or '\u202F' or '\u2003' or '\u2002' or '\u2009' or '\u3000';

    /// <summary>Walks a token's decoded characters and the source side by side.</summary>
    private static TextSpan[] Align(HtmlText piece, string source)
    {
        string value = piece.Value;
        var places = new TextSpan[value.Length];
        int at = Begin(value, piece.TokenStart, source);
        for (int i = 0; i < value.Length;)
        {
            int length = Match(value, i, source, at, out int taken);
            if (length == 0)
            {
                // The builder dropped something here (a NUL, text it moved): look a little further on.
                int found = source.IndexOf(value[i], Math.Min(at, source.Length), Math.Min(16, source.Length - Math.Min(at, source.Length)));
                if (found < 0)
                {
                    var rest = new TextSpan(Math.Min(at, source.Length), Math.Min(at, source.Length));
                    Array.Fill(places, rest, i, value.Length - i);
                    return places;
                }

                at = found;
                continue;
            }

            Array.Fill(places, new TextSpan(at, at + length), i, taken);
            at += length;
            i += taken;
        }

        return places;
    }

    /// <summary>The builder cuts white space off a token's start, and moves text out of tables.</summary>
    private static int Begin(string value, int tokenStart, string source)
    {
        int at = Math.Max(0, tokenStart);
        if (Match(value, 0, source, at, out _) > 0)
        {
            return at;
        }

        int skipped = at;
        while (skipped < source.Length && IsSpace(source[skipped]))
        {
            skipped++;
        }

        if (Match(value, 0, source, skipped, out _) > 0)
        {
            return skipped;
        }

        string probe = value[..Math.Min(value.Length, 24)];
        int moved = source.LastIndexOf(probe, Math.Min(tokenStart, source.Length - 1), StringComparison.Ordinal);
        return moved >= 0 ? moved : at;
    }

    /// <summary>How many source characters give the next <paramref name="taken"/> decoded ones; 0 when they do not match.</summary>
    private static int Match(string value, int i, string source, int at, out int taken)
    {
        taken = 1;
        if (at >= source.Length)
        {
            return 0;
        }

        if (source[at] == '&')
        {
            int length = Reference(value, i, source, at, out taken);
            if (length > 0)
            {
                return length;
            }

            taken = 1;
        }

        if (source[at] == '\r' && value[i] == '\n')
        {
            return at + 1 < source.Length && source[at + 1] == '\n' ? 2 : 1;
        }

        return source[at] == value[i] || (source[at] == '\0' && value[i] == '\uFFFD') ? 1 : 0;
    }

    private static int Reference(string value, int i, string source, int at, out int taken)
    {
        taken = 0;
        int end = at + 1;
        if (end < source.Length && source[end] == '#')
        {
            end++;
            while (end < source.Length && char.IsAsciiLetterOrDigit(source[end]))
            {
                end++;
            }

            // What number it is does not matter: a numeric reference is always one code point.
            bool number = end > at + 2 && (value[i] != '&' || source.AsSpan(at, end - at).SequenceEqual("&#38") || source.AsSpan(at, end - at).SequenceEqual("&#x26"));
            taken = number ? (char.IsHighSurrogate(value[i]) && i + 1 < value.Length ? 2 : 1) : 0;
            return number ? end - at + (end < source.Length && source[end] == ';' ? 1 : 0) : 0;
        }

        while (end < source.Length && end - at < LongestReference && char.IsAsciiLetterOrDigit(source[end]))
        {
            end++;
        }

        if (end < source.Length && source[end] == ';')
        {
            end++;
        }

        for (; end > at + 2; end--)
        {
            string? symbol = HtmlEntityProvider.Resolver.GetSymbol(source[(at + 1)..end]);
            if (symbol is { Length: > 0 } && string.CompareOrdinal(value, i, symbol, 0, symbol.Length) == 0)
            {
                taken = symbol.Length;
                return end - at;
            }
        }

        return 0;
    }
}
