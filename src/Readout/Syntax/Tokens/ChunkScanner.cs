namespace Readout.Syntax.Tokens;

/// <summary>Cuts a chunk, a stretch without white space, into tokens. Knows which single quotation marks stand open.</summary>
internal ref struct ChunkScanner(ReadOnlySpan<char> text, List<Token> tokens)
{
    // Looking ahead for an address or a date stops here, so that no chunk costs more than its length.
    private const int LongestLook = 512;

    private readonly ReadOnlySpan<char> text = text;
    private readonly List<Token> tokens = tokens;
    private bool singleOpen;
    private int first;
    private int end;
    private int nextAt;

    /// <summary>Adds the tokens of the chunk from <paramref name="start"/> to <paramref name="stop"/>.</summary>
    public void Scan(int start, int stop)
    {
        (first, end) = (start, stop);
        nextAt = text.Slice(start, stop - start).IndexOf('@');
        nextAt = nextAt < 0 ? -1 : nextAt + start;
        int at = start;
        while (at < stop)
        {
            int next = CharClasses.Of(text[at]) switch
            {
                CharClass.Letter => Letters(at),
                CharClass.Digit => Digits(at),
                CharClass.Apostrophe => Apostrophe(at),
                CharClass.Surrogate => Symbols.Emoji(text, at, end),
                _ => Mark(at),
            };

            // Positive means a plain token up to there; negative, that its tokens were added already.
            if (next > 0)
            {
                tokens.Add(new Token(at, next));
                at = next;
            }
            else
            {
                at = -next;
            }
        }
    }

    private int Letters(int at)
    {
        int web = WebAddress.End(text, at, end, nextAt, first);
        if (web > at)
        {
            return web;
        }

        int stop = at;
        while (stop < end && CharClasses.IsWord(text[stop]))
        {
            stop++;
        }

        if (stop == end)
        {
            return Plain(at, stop);
        }

        switch (text[stop])
        {
            case '.':
                return Stop(at, stop);
            case '&' when stop - at <= 3 && IsUpper(at, stop) && stop + 1 < end && char.IsAsciiLetterUpper(text[stop + 1]):
                int behind = Run(stop + 1);
                return behind - stop <= 4 && IsUpper(stop + 1, behind) ? behind : Plain(at, stop);
            case '-' or '‑':
                return Hyphen(at, stop);
            case '/' when stop - at == 1 && stop + 1 < end && Run(stop + 1) == stop + 2 && (stop + 2 == end || text[stop + 2] != '/') && IsSlashPair(text[at], text[stop + 1]):
                return stop + 2;
            case '/' when stop - at == 1 && text[at] == 's' && stop + 3 <= end && text.Slice(stop + 1, 2) is "he":
                return stop + 3;
            case '(' when stop + 3 <= end && text.Slice(stop, 3) is "(s)":
                return stop + 3;
            case '$' when stop - at <= 3 && IsUpper(at, stop):
                return stop + 1;
            case '*' when stop + 1 < end && (text[stop + 1] == '*' || CharClasses.IsLetter(text[stop + 1])):
                return Masked(stop);
            default:
                return CharClasses.Of(text[stop]) == CharClass.Apostrophe ? Clitics(at, stop) : Plain(at, stop);
        }
    }

    // A word without marks inside it; some are two written together.
    private readonly int Plain(int at, int stop)
    {
        int part = TokenLexicon.FirstPart(text[at..stop]);
        if (part == 0)
        {
            return stop;
        }

        tokens.Add(new Token(at, at + part));
        tokens.Add(new Token(at + part, stop, JoinsPrevious: true));
        return -stop;
    }

    // A word and a full stop: acronym, abbreviation, initial, or the end of a sentence.
    private readonly int Stop(int at, int stop)
    {
        if (stop + 1 < end && text[stop + 1] is '.' or '…')
        {
            // "Hale Inc.." is an abbreviation at the end of a sentence; more dots are an ellipsis.
            bool two = text[stop + 1] == '.' && (stop + 2 == end || text[stop + 2] != '.');
            return two && TokenLexicon.TryStop(text[at..(stop + 1)], out var kept) && kept == StopRule.Always ? stop + 1 : Plain(at, stop);
        }

        int acronym = Acronym(at, stop);
        if (acronym > 0)
        {
            if (text[acronym - 1] == '.' && TokenLexicon.TryStop(text[at..acronym], out var rule) && !Fits(rule, acronym))
            {
                return acronym - 1;
            }

            tokens.Add(new Token(at, acronym, IsAbbreviation: text[acronym - 1] == '.'));
            return -acronym;
        }

        // "Ph.D." has a full stop inside; "Lt." has one at its end.
        int look = Math.Min(end, at + TokenLexicon.LongestEntry);
        for (int i = look; i > stop; i--)
        {
            if ((i == end || !CharClasses.IsLetter(text[i])) && TokenLexicon.TryStop(text[at..i], out var rule) && Fits(rule, i))
            {
                tokens.Add(new Token(at, i, IsAbbreviation: true));
                return -i;
            }
        }

        if (stop - at == 1 && IsInitial(at, stop))
        {
            tokens.Add(new Token(at, stop + 1, IsAbbreviation: true));
            return -(stop + 1);
        }

        return Plain(at, stop);
    }

    // Single letters with a full stop after each: "U.S.", "i.e.", "U.N" at the end of a chunk.
    private readonly int Acronym(int at, int stop)
    {
        if (stop - at != 1)
        {
            return 0;
        }

        int i = stop, letters = 1;
        while (i + 1 < end && text[i] == '.' && CharClasses.IsLetter(text[i + 1]) && (i + 2 == end || !CharClasses.IsWord(text[i + 2])))
        {
            i += 2;
            letters++;
        }

        if (letters == 1)
        {
            return 0;
        }

        return i < end && text[i] == '.' && !(i + 1 < end && text[i + 1] == '.') ? i + 1 : i;
    }

    // "J. K. Rowling", "George W. Bush": one capital, and a name goes on behind it.
    private readonly bool IsInitial(int at, int stop)
    {
        if (!char.IsUpper(text[at]))
        {
            return false;
        }

        if (stop + 1 < end)
        {
            return char.IsUpper(text[stop + 1]);
        }

        int next = NextWord(stop + 1);
        if (next < 0 || !char.IsUpper(text[next]))
        {
            return false;
        }

        // "So did I. Then": the pronoun ends sentences; as an initial it stands between capitals.
        bool afterName = tokens.Count > 0 && tokens[^1].End + 1 == at && char.IsUpper(text[tokens[^1].Start]);
        return text[at] != 'I' || afterName;
    }

    private readonly bool Fits(StopRule rule, int behind)
    {
        if (rule is StopRule.Always or StopRule.BeforeName)
        {
            return true;
        }

        int next = NextWord(behind);
        return rule switch
        {
            StopRule.BeforeNumber => next >= 0 && CharClasses.IsDigit(text[next]),
            StopRule.BeforeCapital => next >= 0 && (CharClasses.IsDigit(text[next]) || char.IsUpper(text[next])),
            _ => behind < end ? text[behind] is ',' or ';' or ':' or '-' || CharClasses.IsWord(text[behind]) || (text[behind] is ')' or ']' && behind + 1 < text.Length)
                : next >= 0 && !char.IsUpper(text[next]) && (text[next] is '(' or '–' or '—' or '-' || CharClasses.IsWord(text[next])),
        };
    }

    // The first character of the next chunk (or of the rest of this one), or −1 where the block ends.
    private readonly int NextWord(int behind)
    {
        int stop = Math.Min(text.Length, behind + LongestLook);
        for (int i = behind; i < stop; i++)
        {
            if (!CharClasses.IsSpace(text[i]))
            {
                return i;
            }
        }

        return -1;
    }

    private int Hyphen(int at, int stop)
    {
        if (stop + 1 == end)
        {
            // "anti- and pro-": a part of a word, or one broken off.
            return stop - at <= 2 && char.IsLower(text[at]) || TokenLexicon.IsPrefix(text[at..stop]) ? stop + 1 : Plain(at, stop);
        }

        if (!CharClasses.IsWord(text[stop + 1]) || !TokenLexicon.IsPrefix(text[at..stop]))
        {
            return Interjection(at, stop);
        }

        int behind = Run(stop + 1);
        if (behind < end && CharClasses.Of(text[behind]) == CharClass.Apostrophe)
        {
            return Clitics(at, behind);
        }

        return behind;
    }

    private readonly int Interjection(int at, int stop)
    {
        int behind = stop + 1;
        while (behind < end && behind - at < LongestLook && char.IsAsciiLetter(text[behind]))
        {
            behind++;
        }

        return text[at..behind] is "uh-huh" or "Uh-huh" or "uh-oh" or "Uh-oh" or "mm-hm" or "Mm-hm" or "x-ray" or "X-ray" or "t-shirt" or "T-shirt" ? behind : stop;
    }

    private readonly int Masked(int at)
    {
        while (at < end && (text[at] == '*' || CharClasses.IsWord(text[at])))
        {
            at++;
        }

        return at;
    }

    // A word with an apostrophe: "don't", "John's", "O'Neill", "I'd've", "the boys'".
    private int Clitics(int at, int apostrophe)
    {
        int stop = apostrophe;
        while (stop + 1 < end && CharClasses.Of(text[stop]) == CharClass.Apostrophe && CharClasses.IsWord(text[stop + 1]))
        {
            stop = Run(stop + 1);
        }

        if (stop == apostrophe)
        {
            return Trailing(at, stop);
        }

        int before = tokens.Count;
        int cut = stop;
        Span<int> cuts = stackalloc int[4];
        int count = 0;
        while (count < cuts.Length)
        {
            int earlier = Clitic.Start(text[at..cut]);
            if (earlier <= 0)
            {
                break;
            }

            cut = at + earlier;
            cuts[count++] = cut;
        }

        tokens.Add(new Token(at, count == 0 ? stop : cuts[count - 1]));
        for (int i = count - 1; i >= 0; i--)
        {
            tokens.Add(new Token(cuts[i], i == 0 ? stop : cuts[i - 1], JoinsPrevious: true));
        }

        // "the O'Neills'": what follows the last word may be one more clitic, which the main loop sees.
        return tokens.Count > before ? -stop : stop;
    }

    // An apostrophe behind a word with no letter after it: possessive, letters left out, or a closing quotation mark.
    private readonly int Trailing(int at, int stop)
    {
        bool pair = stop + 1 < end && CharClasses.Of(text[stop + 1]) == CharClass.Apostrophe;
        char last = text[stop - 1];
        if (singleOpen || pair || text[stop] is '‘' or '`')
        {
            return Plain(at, stop);
        }

        if (last is 's' or 'S' or 'z' or 'x' && stop + 1 <= end && NextWord(stop + 1) >= 0)
        {
            tokens.Add(new Token(at, stop));
            tokens.Add(new Token(stop, stop + 1, JoinsPrevious: true));
            return -(stop + 1);
        }

        return last == 'n' && stop - at > 3 && text[stop - 2] == 'i' ? stop + 1 : Plain(at, stop);
    }

    private int Apostrophe(int at)
    {
        char c = text[at];
        if (at + 1 < end && CharClasses.Of(text[at + 1]) == CharClass.Apostrophe)
        {
            // Two single marks are a double one.
            return at + 2;
        }

        bool glued = at > first && tokens.Count > 0 && tokens[^1].End == at;
        int stop = Run(at + 1);
        var word = text[(at + 1)..stop];
        if (glued && word.Length > 0 && Clitic.IsClitic(word))
        {
            tokens.Add(new Token(at, stop, JoinsPrevious: true));
            return -stop;
        }

        if (!glued && word.Length > 0 && c != '`')
        {
            bool decade = CharClasses.IsDigit(word[0]) && (word.Length == 2 || (word.Length == 3 && word[2] == 's'));
            if (decade || (!singleOpen && TokenLexicon.IsElision(word)) || (at == first && stop == end && Clitic.IsClitic(word)))
            {
                return stop;
            }
        }

        bool opens = c is '‘' or '`' or '‛' || (!glued && c != '’') || (glued && CharClasses.IsSpaceOrOpen(text[at - 1]) && c != '’');
        singleOpen = opens && (word.Length > 0 || at + 1 < end);
        return at + 1;
    }

    private readonly int Digits(int at)
    {
        int web = WebAddress.End(text, at, end, nextAt, first);
        if (web > at)
        {
            return web;
        }

        int stop = Numbers.End(text, at, end);
        if (stop == end || !CharClasses.IsLetter(text[stop]))
        {
            return stop < end && CharClasses.Of(text[stop]) == CharClass.Apostrophe ? Possessive(at, stop) : stop;
        }

        int behind = Run(stop);
        return TokenLexicon.IsUnit(text[stop..behind]) ? stop
            : behind < end && CharClasses.Of(text[behind]) == CharClass.Apostrophe ? Possessive(at, behind) : behind;
    }

    // "the 1960's" is one word, "2023's" is two.
    private readonly int Possessive(int at, int stop)
    {
        bool decade = text[stop - 1] == '0' && stop + 1 < end && text[stop + 1] == 's' && Run(stop + 1) == stop + 2;
        return decade ? stop + 2 : stop;
    }

    private readonly int Mark(int at)
    {
        char c = text[at];
        int next = at + 1;
        switch (c)
        {
            case '.' when next < end && CharClasses.IsDigit(text[next]) && (at == first || text[at - 1] == '$'):
                return Numbers.End(text, next, end);
            case '$' when next < end && char.IsAsciiLetterUpper(text[next]) && Currency(next) is var behind and > 0:
                return behind;
            case '+' when at == first && next < end && CharClasses.IsDigit(text[next]):
                return Numbers.End(text, next, end);
            case '#' when at == first && next < end && CharClasses.IsLetter(text[next]):
            case '@' when at == first && next < end && CharClasses.IsLetter(text[next]):
                return Run(next);
            case '.' when at == first && TokenLexicon.IsFileType(text[next..Run(next)]):
                return Run(next);
            default:
                return Symbols.End(text, at, end, first);
        }
    }

    /// <summary>Where the letters of "$US4.5" end, which name the country; 0 where no number follows.</summary>
    private readonly int Currency(int at)
    {
        int stop = at;
        while (stop < end && char.IsAsciiLetterUpper(text[stop]))
        {
            stop++;
        }

        return stop - at <= 3 && stop < end && CharClasses.IsDigit(text[stop]) ? stop : 0;
    }

    private readonly int Run(int at)
    {
        while (at < end && CharClasses.IsWord(text[at]))
        {
            at++;
        }

        return at;
    }

    private readonly bool IsUpper(int at, int stop)
    {
        for (int i = at; i < stop; i++)
        {
            if (!char.IsUpper(text[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsSlashPair(char left, char right) => char.IsUpper(left) && char.IsUpper(right) || (left, right) is ('l', 'c') or ('w', 'o') or ('b', 'c');
}
