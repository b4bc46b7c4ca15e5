using System.Buffers;
using System.Text;

namespace Readout.Syntax.Tokens;

/// <summary>Punctuation, emoticons and emoji.</summary>
internal static class Symbols
{
    /// <summary>Where the token of marks that begins at <paramref name="at"/> ends: a run of one sign, or a single one.</summary>
    public static int End(ReadOnlySpan<char> text, int at, int end, int first)
    {
        char c = text[at];
        if (at == first && c is ':' or ';' or '=' or '(' or '<')
        {
            int face = Emoticon(text, at, end);
            if (face > at)
            {
                return face;
            }
        }

        switch (c)
        {
            case '.' or '…':
                return Run(text, at, end, '.', '…');
            case '!' or '?':
                return Run(text, at, end, '!', '?');
            case '-' or '=' or '*' or '~' or '+' or '<' or '>' or '–' or '—' or '$' or '/' or '\\':
                return Run(text, at, end, c, c);
            default:
                // The rest of emoji outside the surrogates, such as ☎ and ❤ with their variation selector.
                return c >= '\u2190' && at + 1 < end && text[at + 1] == '\uFE0F' ? Emoji(text, at, end) : at + 1;
        }
    }

    /// <summary>Where an emoji ends: its skin tone, variation selector and joined parts belong to it. A lone surrogate is one token.</summary>
    public static int Emoji(ReadOnlySpan<char> text, int at, int end)
    {
        int stop = at;
        bool joined = true;
        while (stop < end)
        {
            if (text[stop] is '\uFE0F' or '\u20E3')
            {
                stop++;
            }
            else if (text[stop] == '\u200D' && stop > at)
            {
                stop++;
                joined = true;
            }
            else if (Rune.DecodeFromUtf16(text[stop..end], out var rune, out int length) == OperationStatus.Done)
            {
                bool tone = rune.Value is >= 0x1F3FB and <= 0x1F3FF;
                bool flag = rune.Value is >= 0x1F1E6 and <= 0x1F1FF && stop == at + 2 && FlagAt(text, at);
                bool letters = Rune.IsLetterOrDigit(rune);
                if (!(joined || tone || flag || letters) || (letters && stop > at && !joined && !LetterAt(text, at, end)))
                {
                    break;
                }

                stop += length;
                joined = false;
            }
            else
            {
                return stop > at ? stop : at + 1;
            }
        }

        return Math.Max(stop, at + 1);
    }

    private static bool FlagAt(ReadOnlySpan<char> text, int at) =>
        Rune.DecodeFromUtf16(text.Slice(at, 2), out var rune, out _) == OperationStatus.Done && rune.Value is >= 0x1F1E6 and <= 0x1F1FF;

    private static bool LetterAt(ReadOnlySpan<char> text, int at, int end) =>
        Rune.DecodeFromUtf16(text[at..end], out var rune, out _) == OperationStatus.Done && Rune.IsLetterOrDigit(rune);

    private static int Emoticon(ReadOnlySpan<char> text, int at, int end)
    {
        if (end - at is < 2 or > 4)
        {
            return at;
        }

        return text[at..end] is ":)" or ":(" or ":-)" or ":-(" or ";)" or ";-)" or ":D" or ":-D" or ":P" or ":p" or "=)" or "=(" or ":/" or ":'(" or "(:" or "<3" or ":))" or ":o" or ":O" or ":|" ? end : at;
    }

    private static int Run(ReadOnlySpan<char> text, int at, int end, char one, char other)
    {
        while (at < end && (text[at] == one || text[at] == other))
        {
            at++;
        }

        return at;
    }
}
