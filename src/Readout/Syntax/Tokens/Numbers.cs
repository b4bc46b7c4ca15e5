namespace Readout.Syntax.Tokens;

/// <summary>Numbers, times, dates and telephone numbers that are one token.</summary>
internal static class Numbers
{
    /// <summary>Where the number that begins at <paramref name="at"/> (a digit) ends.</summary>
    public static int End(ReadOnlySpan<char> text, int at, int end)
    {
        int stop = Run(text, at, end);
        while (stop + 1 < end && text[stop] is '.' or ',' or ':' or '/' && CharClasses.IsDigit(text[stop + 1]))
        {
            stop = Run(text, stop + 1, end);
        }

        return stop < end && text[stop] == '-' ? Hyphenated(text, at, stop, end) : stop;
    }

    // Telephone numbers (3-3-4, 3-4) and dates (2023-04-26, 5-6-2023) keep their hyphens; ranges (1914-1918) do not.
    private static int Hyphenated(ReadOnlySpan<char> text, int at, int stop, int end)
    {
        Span<int> lengths = stackalloc int[4];
        int count = 0, i = at, part = at;
        while (i <= end && count < 4)
        {
            if (i < end && CharClasses.IsDigit(text[i]))
            {
                i++;
                continue;
            }

            if (i == part)
            {
                return stop;
            }

            lengths[count++] = i - part;
            if (i == end || text[i] is not ('-' or '/') || i + 1 == end || !CharClasses.IsDigit(text[i + 1]))
            {
                break;
            }

            part = ++i;
        }

        var shape = lengths[..count];
        bool joined = shape is [1 or 3, 4] or [3, 3, 4] or [1, 3, 3, 4] or [4, 2, 2] or [1 or 2, 1 or 2, 4] or [1 or 2, 1 or 2, 2] or [5, 4];
        return joined ? i : stop;
    }

    private static int Run(ReadOnlySpan<char> text, int at, int end)
    {
        while (at < end && CharClasses.IsDigit(text[at]))
        {
            at++;
        }

        return at;
    }
}
