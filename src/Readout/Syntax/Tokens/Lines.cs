namespace Readout.Syntax.Tokens;

/// <summary>
/// Line breaks inside a block. Old mail and wire copy break lines at a width: such a break is only a space.
/// Any other ends what the line said.
/// </summary>
internal static class Lines
{
    // Nobody wraps narrower or wider than this.
    private const int Narrowest = 40;
    private const int Widest = 132;

    /// <summary>The longest line of a block of several lines; 0 for one line.</summary>
    public static int Width(ReadOnlySpan<char> block)
    {
        int width = 0, lines = 0;
        foreach (var line in block.EnumerateLines())
        {
            lines++;
            width = Math.Max(width, line.TrimEnd().Length);
        }

        return lines > 1 ? Math.Max(1, width) : 0;
    }

    /// <summary>Whether the space between <paramref name="from"/> and <paramref name="to"/> holds a line break that is not soft.</summary>
    public static bool Break(ReadOnlySpan<char> text, int blockStart, int blockEnd, int from, int to, int width)
    {
        var space = text[from..to];
        int feed = space.IndexOfAny("\n\r\u2028\u2029");
        if (feed < 0)
        {
            return false;
        }

        int feeds = space.Count('\n');
        if (feeds > 1 || width is < Narrowest or > Widest)
        {
            return feeds > 1 || !char.IsLower(text[to]);
        }

        // The break is soft when the next word would not have fitted.
        var before = text[Math.Max(blockStart, from - Widest - 1)..from];
        int start = before.LastIndexOfAny('\n', '\r', '\u2028');
        int length = before.Length - start - 1;
        int word = 0;
        while (to + word < blockEnd && word <= Widest && !CharClasses.IsSpace(text[to + word]))
        {
            word++;
        }

        return length + 1 + word <= width && !char.IsLower(text[to]);
    }
}
