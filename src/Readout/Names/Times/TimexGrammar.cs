using System.Globalization;

namespace Readout.Names.Times;

/// <param name="End">The token behind the expression.</param>
internal readonly record struct TimeMatch(int End, string Type, string Value)
{
    public static TimeMatch Date(int end, string value) => new(end, "DATE", value);

    public static TimeMatch Time(int end, string value) => new(end, "TIME", value);

    public static TimeMatch Duration(int end, string value) => new(end, "DURATION", value);

    public static TimeMatch Set(int end, string value) => new(end, "SET", value);
}

/// <summary>
/// The grammar of time expressions, one method a construction, longest reading first. This part has the frame:
/// what may stand in front of an expression, and which construction a token opens.
/// </summary>
internal sealed partial class TimexGrammar(List<Token> tokens, TimeWords words, DocumentClock clock, Tenses tenses)
{
    private TokenRange sentence;
    private string anchor = "";
    private TimeMatch? monthDay;

    /// <summary>Expressions are read within one sentence.</summary>
    public void Enter(TokenRange range) => sentence = range;

    /// <summary>Remembers the last date told, which "that year" and "the following day" go by.</summary>
    public void Remember(TimeMatch match)
    {
        if (match.Type is "DATE" or "TIME" && match.Value.Length >= 4 && match.Value.AsSpan(0, 4).ContainsAnyExceptInRange('0', '9') is false)
        {
            anchor = match.Value;
        }

        // Only digits end a month's day: "April 24", not "April 24, 2009" or "April 24 last year".
        monthDay = match is { Type: "DATE", Value.Length: 10 } && tokens[match.End - 1] is { IsNumber: true, Key.Length: <= 2 } ? match : null;
    }

    /// <summary>The longest expression that begins at token <paramref name="at"/>.</summary>
    public TimeMatch? Match(int at)
    {
        if (!MayBegin(tokens[at]))
        {
            return null;
        }

        bool title = at > sentence.Start && at + 1 < sentence.End && !sentence.TitleCase && tokens[at + 1] is { IsWord: true, Capital: true, Upper: false } && Unit(at + 1) is not null;
        if (title && (tokens[at].IsNumber || (tokens[at].Is("this") && tokens[at].Capital)))
        {
            return null; // "60 Minutes", "28 Days Later", "This Week"
        }

        return FurtherDay(at) ?? Approximate(at) ?? Part(at) ?? Core(at);
    }

    /// <summary>Marks never open an expression, except the apostrophe of "'98".</summary>
    private static bool MayBegin(Token token) => token.Kind != TokenKind.Mark || Tokens.IsApostrophe(token.Key[0]);

    /// <summary>"nearly two years", "more than four hours": the approximation belongs to the expression.</summary>
    private TimeMatch? Approximate(int at)
    {
        int behind = tokens[at].Key switch
        {
            "nearly" or "almost" or "around" or "roughly" or "approximately" or "over" => at + 1,
            "more" or "less" or "fewer" when Is(at + 1, "than") => at + 2,
            "at" when Is(at + 1, "least") || Is(at + 1, "most") => at + 2,
            "up" when Is(at + 1, "to") => at + 2,
            "no" when Is(at + 1, "more") && Is(at + 2, "than") => at + 3,
            "as" when Is(at + 2, "as") => at + 3,
            _ => 0,
        };
        if (behind == 0 || behind >= sentence.End)
        {
            return null;
        }

        var match = Quantity(behind) ?? ClockTime(behind);
        return match is { Type: not "SET" } ? match : null;
    }

    /// <summary>"early May", "the end of 2022", "late last week": TIMEX3 keeps the value and notes the part in an attribute of its own.</summary>
    private TimeMatch? Part(int at)
    {
        int i = at;
        if (Is(i, "the") && i + 1 < sentence.End)
        {
            i++;
        }

        switch (tokens[i].Key)
        {
            case "early" or "late" or "earlier" or "later" or "mid":
                // "earlier Friday" is Friday; "earlier this week" is a part of the week.
                if (tokens[i].Key is "earlier" or "later" && !(Is(i + 1, "this") || Is(i + 1, "last") || Is(i + 1, "next") || Is(i + 1, "in") || Is(i + 1, "that")))
                {
                    return null;
                }

                int next = i + 1 < sentence.End && tokens[i + 1].Is("-") && tokens[i + 1].Glued ? i + 2 : i + 1;
                return next < sentence.End && Core(next) is { Type: "DATE" or "TIME" } part && !part.Value.EndsWith("REF", StringComparison.Ordinal) ? part : null;
            case "end" or "beginning" or "start" or "middle" when Is(i + 1, "of"):
                return PartOf(i + 2);
            case "first" or "second" or "latter" when Is(i + 1, "half") && Is(i + 2, "of"):
                return PartOf(i + 3) is { Value.Length: 4 } half && tokens[i].Key is not "latter" ? half with { Value = half.Value + (tokens[i].Is("first") ? "-H1" : "-H2") } : PartOf(i + 3);
            default:
                return null;
        }
    }

    private TimeMatch? PartOf(int at)
    {
        if (at >= sentence.End)
        {
            return null;
        }

        if (Is(at, "the") && Unit(at + 1) is { } unit)
        {
            return unit.Word.Value switch
            {
                "Y" => TimeMatch.Date(unit.End, clock.Year(0)),
                "M" => TimeMatch.Date(unit.End, clock.Month(0)),
                "W" => TimeMatch.Date(unit.End, clock.Week(0)),
                "DE" => TimeMatch.Date(unit.End, clock.Decade(0)),
                _ => null,
            };
        }

        return Core(at) is { Type: "DATE" } part ? part : null;
    }

    private TimeMatch? Core(int at)
    {
        var token = tokens[at];
        if (token.IsNumber)
        {
            return NumericDate(at) ?? ClockTime(at) ?? DayMonth(at) ?? Decade(at) ?? Ordinal(at) ?? Quantity(at) ?? Year(at);
        }

        if (Relative(at) is { } relative)
        {
            return relative;
        }

        if (words.At(tokens, at, sentence.End) is not ({ } word, var length))
        {
            return Is(at, "the") || Is(at, "a") || Is(at, "an") ? Quantity(at) ?? Article(at) : Quantity(at) ?? Compound(at) ?? (token.Key is "noon" or "midnight" or "midday" ? ClockTime(at) : null);
        }

        int end = at + length;
        bool named = end < sentence.End && tokens[end] is { IsWord: true, Capital: true };
        bool opens = at == sentence.Start || (tokens[at - 1].Key is "." or "?" or "!" && !named);
        if (word.Kind is TimeWordKind.Set or TimeWordKind.Reference && token.Capital && (!opens || named))
        {
            return null; // "Daily Mail", "Future Movement"
        }

        return word.Kind switch
        {
            TimeWordKind.Month => MonthDay(at, end, word.Number),
            TimeWordKind.Weekday => Weekday(end, word.Number, Direct(at), strictly: false),
            TimeWordKind.Day => DayWord(at, end, word.Number),
            TimeWordKind.Holiday => Holiday(end, word.Value, Direct(at)),
            TimeWordKind.Reference => Reference(at, end, word.Value),
            TimeWordKind.Set => TimeMatch.Set(end, word.Value),
            TimeWordKind.Season => Season(at, end, word.Value),
            TimeWordKind.Ordinal => Ordinal(at),
            TimeWordKind.Number => Quantity(at) ?? SpokenYear(at) ?? ClockTime(at),
            TimeWordKind.Unit => WeekAround(at) ?? Lasting(at) ?? Quantity(at),
            TimeWordKind.Daypart when token.Is("midday") => ClockTime(at),
            _ => Compound(at),
        };
    }

    private bool IsPast(int at) => tenses.Of(tokens[at].Start) == Direction.Past;

    /// <summary>A year, month or day that the text told before, moved by whole units; null when none was told so exactly.</summary>
    private string? Counted(string unit, int offset)
    {
        if (unit == "D" && offset == 0 && anchor.Length == 7 && char.IsDigit(anchor[^1]))
        {
            return anchor + "-XX"; // "that day", of a month
        }

        int length = unit switch { "Y" => 4, "M" => 7, "D" => 10, _ => int.MaxValue };
        return anchor.Length >= length && DocumentClock.Of((anchor[..length] + (length == 4 ? "-01-01" : length == 7 ? "-01" : ""))).Date is { } day
            ? DocumentClock.Shift(day, unit, offset) : null;
    }

    private bool Is(int at, string key) => at < sentence.End && tokens[at].Is(key);

    private bool IsHyphen(int at) => at < sentence.End && tokens[at].Glued && tokens[at].Key is "-" or "‑" or "–";

    private (TimeWord Word, int End)? Word(int at, TimeWordKind kind) =>
        words.At(tokens, at, sentence.End) is ({ } word, var length) && word.Kind == kind ? (word, at + length) : null;

    private (TimeWord Word, int End)? Unit(int at) => Word(at, TimeWordKind.Unit);

    private int? Integer(int at) =>
        at < sentence.End && tokens[at].IsNumber && int.TryParse(tokens[at].Key, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out int value) ? value : null;

    /// <summary>
    /// Does the clause speak of the future? The verb above the expression decides, else the nearest cue before it; news is
    /// about the past unless it says otherwise.
    /// </summary>
    private Direction Direct(int at)
    {
        int limit = at - 1;
        while (limit > sentence.Start && tokens[limit].Key is "early" or "late" or "mid" or "-")
        {
            limit--;
        }

        if (limit >= sentence.Start && tokens[limit].Key is "until" or "through" or "by")
        {
            return tenses.IsPastPerfect(tokens[at].Start) ? Direction.Past : Direction.Future; // "until Thursday they had not named him"
        }

        if (limit >= sentence.Start && tokens[limit].Key is "effective")
        {
            return Direction.Future; // "a new charter, effective Feb. 1"
        }

        for (int i = at - 1; i > sentence.Start && at - i < 8 && !tokens[i].Is(")"); i--)
        {
            if (tokens[i].Is("(") && tenses.Of(tokens[i - 1].Start) is { } beside)
            {
                return beside; // "will leave in the morning (4 a.m. EDT Thursday)"
            }
        }

        if (at - 3 >= sentence.Start && tokens[at - 1].Is("as") && tokens[at - 2].Key is "early" or "soon" or "late")
        {
            return Direction.Future;
        }

        if (tenses.Of(tokens[at].Start) is { } told)
        {
            return told;
        }

        for (int i = at - 1; i >= sentence.Start && at - i < 14; i--)
        {
            string key = tokens[i].Key;
            if ((key == "to" && tokens[i + 1].Is("be")) || (key == "next" && !tokens[i + 1].Is("to")) || (key == "set" && tokens[i + 1].Key is "to" or "for"))
            {
                return Direction.Future;
            }

            if (key is "will" or "shall" or "would" or "'ll" or "scheduled" or "expected" or "due" or "planned" or "plans" or "plan" or "upcoming" or "until" or "expects" or "slated"
                or "planning" or "deadline" or "coming" or "intends" or "can" or "expires" or "may" or "must" or "should")
            {
                return Direction.Future;
            }

            if (key is "said" or "was" or "were" or "had" or "did" or "told" or "last" or "came" or "began" or "took" or "left" or "met" or "held" or "made" or "went" or "rose" or "fell" or "since" or "ago"
                || (key.Length > 4 && key.EndsWith("ed", StringComparison.Ordinal) && !tokens[i].Capital && key is not ("need" or "indeed" or "united")))
            {
                return Direction.Past;
            }
        }

        return Ahead(at);
    }

    /// <summary>"On Tuesday, the league plans to …": what nothing in front decides, the words behind do.</summary>
    private Direction Ahead(int at)
    {
        for (int i = at + 1; i < sentence.End && i - at < 20; i++)
        {
            if (tokens[i].Key is "will" or "shall" || (tokens[i].Key is "plans" or "plan" or "expects" or "intends" or "hopes" or "due" or "scheduled" or "expected" or "set" && Is(i + 1, "to")))
            {
                return Direction.Future;
            }

            if (tokens[i].Key is "said" or "was" or "were" or "had" or "did")
            {
                return Direction.Past;
            }
        }

        return Direction.Past;
    }
}
