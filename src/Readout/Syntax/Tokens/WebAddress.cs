namespace Readout.Syntax.Tokens;

/// <summary>Web addresses, e-mail addresses and file names: one token each.</summary>
internal static class WebAddress
{
    private const int Longest = 2048;

    /// <summary>Where the address that begins at <paramref name="at"/> ends; <paramref name="at"/> when none begins there.</summary>
    /// <param name="mail">The first at-sign of the chunk, or −1.</param>
    /// <param name="first">Where the chunk begins: a bare domain is looked for only at the start of a word.</param>
    public static int End(ReadOnlySpan<char> text, int at, int end, int mail, int first)
    {
        if (mail > at && mail + 1 < end && mail - at < Longest && CharClasses.IsWord(text[mail + 1]) && IsLocalPart(text[at..mail]))
        {
            int stop = mail + 1;
            while (stop < end && (CharClasses.IsWord(text[stop]) || text[stop] is '.' or '-'))
            {
                stop++;
            }

            return Trim(text, at, stop);
        }

        if (text[at] is 'h' or 'H' or 'w' or 'W' or 'f' or 'm' && HasScheme(text[at..end]))
        {
            int stop = at;
            while (stop < end && text[stop] is not ('<' or '>' or '"' or '“' or '”' or '«' or '»'))
            {
                stop++;
            }

            return Trim(text, at, stop);
        }

        bool starts = at == first || text[at - 1] is '(' or '[' or '<' or '"' or '“' or '/' or '\'' or '‘';
        return starts ? Domain(text, at, end) : at;
    }

    private static bool HasScheme(ReadOnlySpan<char> rest) =>
        rest.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
        || rest.StartsWith("www.", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("ftp://", StringComparison.OrdinalIgnoreCase)
        || rest.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase);

    private static bool IsLocalPart(ReadOnlySpan<char> local)
    {
        foreach (char c in local)
        {
            if (!CharClasses.IsWord(c) && c is not ('.' or '-' or '+' or '%' or ':'))
            {
                return false;
            }
        }

        return true;
    }

    // Labels with full stops between them, the last one a known top domain or file type; a path may follow.
    private static int Domain(ReadOnlySpan<char> text, int at, int end)
    {
        int stop = at, label = at, dots = 0;
        int limit = Math.Min(end, at + Longest);
        while (stop < limit && (CharClasses.IsWord(text[stop]) || text[stop] == '-' || (text[stop] == '.' && stop + 1 < limit && CharClasses.IsWord(text[stop + 1]) && stop > label)))
        {
            if (text[stop] == '.')
            {
                dots++;
                label = stop + 1;
            }

            stop++;
        }

        if (dots == 0)
        {
            return at;
        }

        var last = text[label..stop];
        if (TokenLexicon.IsFileType(last))
        {
            return stop;
        }

        // "the end.De Gaulle": a capital behind a small letter begins a sentence.
        bool capital = char.IsUpper(last[0]) && char.IsLower(text[label - 2]) && last is not ("Com" or "Org" or "Net");
        if (capital || !(TokenLexicon.IsDomain(last) || (dots > 1 && IsLowerPath(text[at..stop]))))
        {
            return at;
        }

        if (stop < end && text[stop] == '/')
        {
            while (stop < end && text[stop] is not ('<' or '>' or '"' or '”' or ')' or ',' or ';'))
            {
                stop++;
            }
        }

        return Trim(text, at, stop);
    }

    // "rec.food.cooking": names of news groups, hosts and packages.
    private static bool IsLowerPath(ReadOnlySpan<char> path)
    {
        foreach (char c in path)
        {
            if (!char.IsAsciiLetterLower(c) && c is not ('.' or '-'))
            {
                return false;
            }
        }

        return !path.Contains("..", StringComparison.Ordinal) && path.Length > 8;
    }

    private static int Trim(ReadOnlySpan<char> text, int at, int stop)
    {
        bool opened = text[at..stop].Contains('(');
        while (stop > at + 1)
        {
            char last = text[stop - 1];
            bool trim = last is '.' or ',' or ';' or ':' or '!' or '?' or ']' or '\'' or '’' or '*' or '|'
                || (last == ')' && !opened);
            if (!trim)
            {
                break;
            }

            stop--;
        }

        return stop;
    }
}
