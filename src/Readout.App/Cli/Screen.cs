using System.Globalization;
using System.Text;

namespace Readout.App.Cli;

/// <summary>
/// Text for a person: colours where they are wanted, lines wrapped to a width. Written by hand, not with a console
/// library: a search answers within a few tens of milliseconds, and loading one costs as much again.
/// </summary>
internal sealed class Screen(bool colours, int width)
{
    private const int NarrowestText = 30;

    public int Width { get; } = Math.Max(NarrowestText, width);

    public bool Colours { get; } = colours;

    /// <summary>Colours on a terminal that has not been asked to go without (no-color.org).</summary>
    public static bool ColoursFor(bool redirected) =>
        !redirected
        && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
        && Environment.GetEnvironmentVariable("TERM") != "dumb";

    public static Screen ForOutput(int? width)
    {
        bool redirected = Console.IsOutputRedirected;
        return new Screen(ColoursFor(redirected), width ?? (redirected ? 100 : TerminalWidth()));
    }

    public string Bold(string text) => Paint("1", text);

    public string Faint(string text) => Paint("2", text);

    public string Source(string text) => Paint("36", text);

    public string Cue(string text) => Paint("33", text);

    public string Content(string text) => Paint("32", text);

    public string Strong(string stance) => Paint(stance is "denies" or "refuses" or "accuses" or "threatens" or "warns" or "criticizes" ? "31" : "35", stance);

    public string Paint(string code, string text) => Colours && text.Length > 0 ? $"\e[{code}m{text}\e[0m" : text;

    /// <summary>
    /// A news page may hold escape sequences that would take over a terminal: control characters become spaces. So do
    /// overrides of the direction, which make a line read other than it is written, and embeddings left open, which
    /// reach into what stands behind; embeddings that close, as right-to-left texts have them, stay. No length changes.
    /// </summary>
    public static string Clean(string text)
    {
        char[] clean = text.ToCharArray();
        var open = new Stack<int>();
        for (int i = 0; i < clean.Length; i++)
        {
            char c = clean[i];
            if (c is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069')
            {
                clean[i] = ' ';
                if (c is '\u202C' or '\u2069')
                {
                    Close(text, clean, open, i);
                }
                else
                {
                    open.Push(i);
                }
            }
            else if (char.IsControl(c))
            {
                clean[i] = ' ';
            }
        }

        return new string(clean);
    }

    /// <summary>Puts an embedding's or isolate's two ends back; the end of an isolate closes what was left open in it.</summary>
    private static void Close(string text, char[] clean, Stack<int> open, int end)
    {
        bool isolate = text[end] == '\u2069';
        while (isolate && open.TryPeek(out int inner) && text[inner] < '\u2066')
        {
            open.Pop();
        }

        if (open.TryPeek(out int start) && text[start] >= '\u2066' == isolate)
        {
            open.Pop();
            if (text[start] is not ('\u202D' or '\u202E'))
            {
                (clean[start], clean[end]) = (text[start], text[end]);
            }
        }
    }

    /// <summary>Breaks at spaces so that no line is wider than the screen; colour codes take no room.</summary>
    public IEnumerable<string> Wrap(string text, int indent)
    {
        int room = Math.Max(NarrowestText, Width) - indent;
        var line = new StringBuilder();
        int used = 0;
        foreach (string word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            int wide = Columns(word);
            if (used > 0 && used + 1 + wide > room)
            {
                yield return new string(' ', indent) + line;
                line.Clear();
                used = 0;
            }

            if (used > 0)
            {
                line.Append(' ');
                used++;
            }

            line.Append(word);
            used += wide;
        }

        if (used > 0)
        {
            yield return new string(' ', indent) + line;
        }
    }

    /// <summary>Columns on a terminal: combining marks take none, East Asian wide characters two.</summary>
    public static int Columns(string text)
    {
        int columns = 0;
        bool escaped = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (escaped || rune.Value == '\e')
            {
                escaped = rune.Value != 'm';
                continue;
            }

            columns += Rune.GetUnicodeCategory(rune) switch
            {
                UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format => 0,
                _ when rune.Value is (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3) or (>= 0xF900 and <= 0xFAFF) or (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF00 and <= 0xFF60) or (>= 0x1F300 and <= 0x1FAFF) or (>= 0x20000 and <= 0x3FFFD) => 2,
                _ => 1,
            };
        }

        return columns;
    }

    private static int TerminalWidth()
    {
        try
        {
            return Console.WindowWidth is > 0 and var width ? Math.Min(width, 100) : 80;
        }
        catch (IOException)
        {
            return 80;
        }
    }
}
