using System.Text;
using Readout.Text;

namespace Readout.App.Cli;

/// <summary>Colours laid over places of a text; each word carries its own codes, so that wrapping may follow.</summary>
internal static class Painting
{
    public const char Open = '\u0001';
    public const char Close = '\u0002';

    /// <param name="roles">A colour code and the places it covers; earlier ones win.</param>
    public static string Lay(Screen screen, string text, TextSpan window, IReadOnlyList<(string Code, IReadOnlyList<TextSpan> Spans)> roles)
    {
        string plain = Screen.Clean(window.Of(text));
        if (!screen.Colours)
        {
            return plain;
        }

        string?[] codes = new string?[plain.Length];
        foreach (var (code, spans) in roles.Reverse())
        {
            foreach (var span in spans)
            {
                for (int i = Math.Max(span.Start, window.Start); i < Math.Min(span.End, window.End); i++)
                {
                    codes[i - window.Start] = code;
                }
            }
        }

        return Paint(screen, plain, codes);
    }

    /// <summary>Text with matches between <see cref="Open"/> and <see cref="Close"/>.</summary>
    public static string Matches(Screen screen, string marked)
    {
        var plain = new StringBuilder();
        var codes = new List<string?>();
        bool inside = false;
        foreach (char c in marked)
        {
            if (c is Open or Close)
            {
                inside = c == Open;
                continue;
            }

            plain.Append(c);
            codes.Add(inside ? "1;4" : null);
        }

        return Paint(screen, plain.ToString(), [.. codes]);
    }

    private static string Paint(Screen screen, string text, string?[] codes)
    {
        var painted = new StringBuilder();
        for (int start = 0; start < text.Length;)
        {
            int end = start + 1;
            while (end < text.Length && codes[end] == codes[start] && (text[end] == ' ') == (text[start] == ' '))
            {
                end++;
            }

            string run = text[start..end];
            painted.Append(codes[start] is { } code && text[start] != ' ' ? screen.Paint(code, run) : run);
            start = end;
        }

        return painted.ToString();
    }
}
