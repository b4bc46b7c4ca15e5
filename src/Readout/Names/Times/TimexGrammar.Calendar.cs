using System.Globalization;

namespace Readout.Names.Times;

/// <summary>Dates and clock times that name a place in the calendar.</summary>
internal sealed partial class TimexGrammar
{
    /// <summary>"2023-05-02", "05/02/98", "2/5/1998": month first where both orders are possible, as in American news.</summary>
    private TimeMatch? NumericDate(int at)
    {
        if (at + 4 >= sentence.End || !tokens[at + 2].IsNumber || !tokens[at + 4].IsNumber || !tokens[at + 1].Is(tokens[at + 3].Key)
            || !tokens[at + 1].Glued || !tokens[at + 2].Glued || !tokens[at + 4].Glued || tokens[at + 1].Key is not ("-" or "/"))
        {
            return null;
        }

        if (Integer(at) is not { } a || Integer(at + 2) is not { } b || Integer(at + 4) is not { } c)
        {
            return null;
        }

        var (year, month, day) = tokens[at].Key.Length == 4 ? (a, b, c) : a > 12 ? (c, b, a) : (c, a, b);
        year = tokens[at].Key.Length == 4 || tokens[at + 4].Key.Length == 4 ? year : Century(year);
        return month is >= 1 and <= 12 && day is >= 1 and <= 31 && year is > 1000 and < 2200
            ? TimeMatch.Date(at + 5, $"{DocumentClock.Four(year)}-{month:00}-{day:00}") : null;
    }

    private static int Century(int twoDigits) => twoDigits < 40 ? 2000 + twoDigits : 1900 + twoDigits;

    /// <summary>"6 November 1998", "the 6th of November".</summary>
    private TimeMatch? DayMonth(int at)
    {
        if (Integer(at) is not (>= 1 and <= 31) || tokens[at].Key.Length > 2)
        {
            return null;
        }

        int i = at + 1;
        i += i < sentence.End && tokens[i].Glued && tokens[i].Key is "st" or "nd" or "rd" or "th" ? 1 : 0;
        i += Is(i, "of") ? 1 : 0;
        if (Word(i, TimeWordKind.Month) is not { } month || !tokens[i].Capital)
        {
            return null;
        }

        int end = SkipStop(i, month.End);
        int day = Integer(at)!.Value;
        return YearBehind(end) is { } year
            ? TimeMatch.Date(year.End, $"{year.Text}-{month.Word.Number:00}-{day:00}")
            : TimeMatch.Date(end, clock.NamedDay(month.Word.Number, day, Direct(at), IsPast(at)));
    }

    /// <summary>"Nov. 6, 1998", "May 2", "March eighth", "November 1998", "January this year", "September".</summary>
    private TimeMatch? MonthDay(int at, int end, int month)
    {
        // "May" opens no month at the start of a question, "March" none as a verb: the table asks for a capital.
        int i = SkipStop(at, end);
        (int Day, int End)? day = null;
        if (Integer(i) is { } number and >= 1 and <= 31 && tokens[i].Key.Length <= 2 && !(i + 1 < sentence.End && tokens[i + 1].Glued && tokens[i + 1].Is("%")))
        {
            int behind = i + 1;
            behind += behind < sentence.End && tokens[behind].Glued && tokens[behind].Key is "st" or "nd" or "rd" or "th" ? 1 : 0;
            day = (number, behind);
        }
        else if (Word(i, TimeWordKind.Ordinal) is { } ordinal)
        {
            day = (ordinal.Word.Number, ordinal.End);
        }

        if (day is { } known)
        {
            return YearBehind(known.End) is { } of
                ? TimeMatch.Date(of.End, $"{of.Text}-{month:00}-{known.Day:00}")
                : TimeMatch.Date(known.End, clock.NamedDay(month, known.Day, Direct(at), IsPast(at)));
        }

        if (YearBehind(i) is { } year)
        {
            return TimeMatch.Date(year.End, $"{year.Text}-{month:00}");
        }

        // A bare "May" or "March" is a month only where a preposition or a comma says so.
        if (tokens[at].Key.Length <= 4 && i == end && tokens[at].Key is not ("may" or "june" or "july"))
        {
            return null; // "Jan" alone is a name
        }

        bool surname = tokens[at].Key is "may" or "june" or "april" or "august" && at > sentence.Start && tokens[at - 1] is { IsWord: true, Capital: true } && !AfterPreposition(at);
        bool walk = tokens[at].Is("march") && end < sentence.End && tokens[end].Key is "for" or "of" or "on" or "against" && !AfterPreposition(at);
        bool doubtful = surname || walk || tokens[at].Key is "may" or "march" or "mar" or "august" or "jan" or "dec" && at == sentence.Start || tokens[at].Upper;
        return doubtful ? null : TimeMatch.Date(tokens[end - 1].Key.Length <= 4 ? i : end, clock.NamedMonth(month, Month(at, month)));
    }

    /// <summary>The month that comes next is meant by its bare name: for the one eleven months back news says "last November".</summary>
    private Direction Month(int at, int month) =>
        clock.Date is { } day && month == (day.Month % 12) + 1 && !(at > sentence.Start && tokens[at - 1].Is("last")) ? Direction.Future : Direct(at);

    /// <summary>Is the month told by a word that stands before dates?</summary>
    private bool AfterPreposition(int at) =>
        at > sentence.Start && tokens[at - 1].Key is "in" or "since" or "by" or "until" or "last" or "next" or "from" or "early" or "late" or "on" or "this" or "during" or "before" or "after" or "mid";

    /// <summary>Behind the full stop of an abbreviated month, unless it ends the sentence.</summary>
    private int SkipStop(int at, int end) =>
        end < sentence.End - 1 && tokens[end].Is(".") && tokens[end].Glued && tokens[at].Key.Length <= 4 && tokens[at].Key is not ("may" or "june" or "july") ? end + 1 : end;

    /// <summary>A year, with or without a comma in front: "1998", ", 1998", "'98", "of last year".</summary>
    private (int End, string Text)? YearBehind(int at)
    {
        int i = Is(at, ",") || Is(at, "of") ? at + 1 : at;
        if (i < sentence.End && tokens[i].Key.Length == 4 && Integer(i) is >= 1000 and < 2200)
        {
            return (i + 1, tokens[i].Key);
        }

        if (i + 1 < sentence.End && Tokens.IsApostrophe(tokens[i].Key[0]) && tokens[i + 1].Glued && tokens[i + 1].Key.Length == 2 && Integer(i + 1) is { } two)
        {
            return (i + 2, DocumentClock.Four(Century(two)));
        }

        if (Is(i, ",") || i >= sentence.End)
        {
            return null;
        }

        if (SpokenYear(i) is { } spoken)
        {
            return (spoken.End, spoken.Value);
        }

        int offset = tokens[i].Key switch { "last" => -1, "this" => 0, "next" => 1, _ => int.MinValue };
        return offset != int.MinValue && Is(i + 1, "year") ? (i + 2, clock.Year(offset)) : null;
    }

    /// <summary>"Tuesday", "Monday night", "Saturday, April 25", "Friday at 9 p.m.".</summary>
    private TimeMatch? Weekday(int end, int number, Direction direction, bool strictly)
    {
        string value = clock.Weekday(number, direction, strictly);
        if (Is(end, ",") || end < sentence.End)
        {
            int i = Is(end, ",") ? end + 1 : end;
            if (i < sentence.End && Word(i, TimeWordKind.Month) is { } month && MonthDay(i, month.End, month.Word.Number) is { Value.Length: 10 } date)
            {
                return date;
            }
        }

        return Dayparted(end, value) ?? TimeMatch.Date(end, value);
    }

    /// <summary>What names a part of a day behind it: "night", "at 9 p.m.".</summary>
    private TimeMatch? Dayparted(int at, string day)
    {
        if ((Word(at, TimeWordKind.Daypart) ?? (Is(at, "at") ? Word(at + 1, TimeWordKind.Daypart) : null)) is { } part)
        {
            return TimeMatch.Time(part.End, day + "T" + part.Word.Value);
        }

        int i = Is(at, "at") ? at + 1 : at;
        return i < sentence.End && (tokens[i].IsNumber || tokens[i].Key is "noon" or "midnight" or "midday") && ClockTime(i) is { Type: "TIME" } time && time.Value.IndexOf('T', StringComparison.Ordinal) is > 0 and var t
            ? TimeMatch.Time(time.End, day + time.Value[t..]) : null;
    }

    /// <summary>"9 a.m.", "10:30 p.m. EST", "0900 GMT", "noon Thursday".</summary>
    private TimeMatch? ClockTime(int at)
    {
        int hour, minute = 0, i = at + 1;
        string key = tokens[at].Key;
        if (key is "noon" or "midnight" or "midday")
        {
            (hour, minute) = (key == "midnight" ? 24 : 12, 0);
            return WithDay(at, i, $"T{hour:00}:{minute:00}");
        }

        int colon = key.IndexOf(':', StringComparison.Ordinal);
        bool coloned = colon is 1 or 2 && key.Length >= colon + 3 && int.TryParse(key.AsSpan(0, colon), out _) && int.TryParse(key.AsSpan(colon + 1, 2), out _);
        if (coloned)
        {
            hour = int.Parse(key.AsSpan(0, colon), CultureInfo.InvariantCulture);
            minute = int.Parse(key.AsSpan(colon + 1, 2), CultureInfo.InvariantCulture);
        }
        else if (Integer(at) is { } whole && key.Length <= 2)
        {
            hour = whole;
        }
        else if (key.Length == 4 && Integer(at) is { } military && i < sentence.End && tokens[i].Key is "gmt" or "utc" or "hours")
        {
            (hour, minute) = (military / 100, military % 100);
            return hour < 25 && minute < 60 ? WithDay(at, i + 1, $"T{hour:00}:{minute:00}") : null;
        }
        else if (key.Contains('.', StringComparison.Ordinal) && key.Length is 4 or 5 && i < sentence.End && IsHalf(tokens[i].Key) && decimal.TryParse(key, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal dotted))
        {
            (hour, minute) = ((int)dotted, (int)(dotted * 100 % 100));
        }
        else if (Word(at, TimeWordKind.Number) is { } spoken && spoken.Word.Number <= 12)
        {
            (hour, i) = (spoken.Word.Number, spoken.End);
        }
        else
        {
            return null;
        }

        bool named = false;
        if (i < sentence.End && IsHalf(tokens[i].Key))
        {
            bool afternoon = tokens[i].Key[0] == 'p';
            hour = afternoon && hour < 12 ? hour + 12 : !afternoon && hour == 12 ? 0 : hour;
            named = true;
            i++;
        }
        else if (Is(i, "o'clock"))
        {
            named = true;
            i++;
        }
        else if (Is(i, "in") && Is(i + 1, "the") && i + 2 < sentence.End && tokens[i + 2].Key is "morning" or "afternoon" or "evening" && hour <= 12)
        {
            hour = tokens[i + 2].Key != "morning" && hour < 12 ? hour + 12 : hour;
            named = true;
            i += 3;
        }

        if ((!coloned && !named) || hour > 24 || minute > 59)
        {
            return null;
        }

        if (i < sentence.End && tokens[i].Key is "gmt" or "utc" or "est" or "edt" or "pst" or "pdt" or "cst" or "cdt" or "mst" or "mdt" or "bst" or "cet")
        {
            i++;
        }
        else if (Is(i, "local") && Is(i + 1, "time"))
        {
            i += 2;
        }
        else if (i + 2 < sentence.End && tokens[i].Is("(") && tokens[i + 1].Upper && tokens[i + 2].Is(")"))
        {
            i += 3;
        }
        else if (i + 3 < sentence.End && tokens[i].Is("(") && tokens[i + 1].IsNumber && tokens[i + 2].Key is "gmt" or "utc" && tokens[i + 3].Is(")"))
        {
            i += 4; // "10:35 a.m. (0735 GMT) Friday"
        }

        return WithDay(at, i, $"T{hour:00}:{minute:00}");

        static bool IsHalf(string half) => half is "a.m." or "p.m." or "am" or "pm" or "a.m" or "p.m";
    }

    /// <summary>A clock time takes the day behind it: "10 p.m. Wednesday", "noon on May 2"; else it is the document's day.</summary>
    private TimeMatch WithDay(int at, int end, string time)
    {
        int i = Is(end, "on") || Is(end, ",") ? end + 1 : end;
        if (i < sentence.End && words.At(tokens, i, sentence.End) is ({ Kind: TimeWordKind.Weekday or TimeWordKind.Month or TimeWordKind.Day }, _)
            && Core(i) is { Value.Length: 10, Type: "DATE" } day)
        {
            return TimeMatch.Time(day.End, day.Value + time);
        }

        return TimeMatch.Time(end, clock.Day(0) + time);
    }

    /// <summary>"1990s", "'80s", "the mid-1980s".</summary>
    private TimeMatch? Decade(int at)
    {
        string key = tokens[at].Key;
        string before = at > sentence.Start ? tokens[tokens[at - 1].Key is "early" or "mid" or "late" && at - 1 > sentence.Start ? at - 2 : at - 1].Key : "";
        if (key.Length == 2 && before is "his" or "her" or "their" or "my" or "our" or "your" or "its")
        {
            return null; // an age
        }

        return at + 1 < sentence.End && tokens[at + 1].Glued && tokens[at + 1].Is("s") && key.Length is 4 or 2 && key[^1] == '0' && Integer(at) is { } year
            ? TimeMatch.Date(at + 2, key.Length == 4 ? key[..3] : DocumentClock.Four(Century(year) > 2029 ? year + 1900 : Century(year))[..3]) : null;
    }

    /// <summary>A four-digit number as a year, unless what follows counts it.</summary>
    private TimeMatch? Year(int at)
    {
        if (tokens[at].Key.Length != 4 || Integer(at) is not ({ } year and >= 1500 and < 2100))
        {
            return null;
        }

        string before = at > sentence.Start ? tokens[at - 1].Key : "";
        bool marked = before is "$" or "£" or "€" or "#" or "." && tokens[at].Glued;
        bool glued = (at > sentence.Start && tokens[at].Glued && tokens[at - 1].Kind == TokenKind.Mark && before is not ("(" or "-" or "–" or "—" or "/" or "\"" or "“" or "," or "'" or "‘"))
            || (at + 1 < sentence.End && tokens[at + 1].Glued && tokens[at + 1].IsWord && !tokens[at + 1].Key.EndsWith("'s", StringComparison.Ordinal) && tokens[at + 1].Key is not ("'s" or "’s"));
        bool placed = before is "in" or "since" or "of" or "from" or "to" or "until" or "till" or "by" or "during" or "before" or "after" or "between" or "and" or "late" or "early" or "mid"
            or "fiscal" or "year" or "the" or "(" or "-" or "–" or "," or "for" or "on" or "through" or "than" or "or" or "";
        if (marked || glued || year < 1800 && before is not ("in" or "since" or "of" or "from" or "until"))
        {
            return null;
        }

        if (Is(at + 1, "first") || Is(at + 1, "second") || Is(at + 1, "third") || Is(at + 1, "fourth"))
        {
            if (Word(at + 1, TimeWordKind.Ordinal) is { } quarter && (Unit(quarter.End) is { Word.Value: "Q" } unit))
            {
                return TimeMatch.Date(unit.End, $"{DocumentClock.Four(year)}-Q{quarter.Word.Number}");
            }
        }

        // "2000 people" counts; "the 1998 election" and "in 1998 people" don't.
        bool counts = at + 1 < sentence.End && tokens[at + 1] is { IsWord: true, Capital: false } noun && (noun.Key.EndsWith('s') || noun.Key is "people" or "men" or "women" or "children") && noun.Key is not ("'s" or "’s" or "was" or "is" or "has" or "as") && before is not ("in" or "since" or "the" or "of");
        return counts || (!placed && year is < 1900 or > 2040) ? null : TimeMatch.Date(at + 1, tokens[at].Key);
    }

    /// <summary>"nineteen ninety-six", "two thousand".</summary>
    private TimeMatch? SpokenYear(int at)
    {
        if (!Is(at, "nineteen") || Word(at + 1, TimeWordKind.Number) is not { Word.Number: >= 10 and < 100 } tens)
        {
            return null;
        }

        int one = IsHyphen(tens.End) ? tens.End + 1 : tens.End;
        return tens.Word.Number % 10 == 0 && tens.Word.Number >= 20 && Word(one, TimeWordKind.Number) is { Word.Number: < 10 } ones
            ? TimeMatch.Date(ones.End, DocumentClock.Four(1900 + tens.Word.Number + ones.Word.Number))
            : TimeMatch.Date(tens.End, DocumentClock.Four(1900 + tens.Word.Number));
    }

    private TimeMatch? Holiday(int end, string rule, Direction direction) =>
        YearBehind(end) is { } year && int.TryParse(year.Text, out int given)
            ? TimeMatch.Date(year.End, clock.Holiday(rule, given, direction))
            : Is(end, "week") && DocumentClock.WeekOf(clock.Holiday(rule, null, direction)) is { } week ? TimeMatch.Date(end + 1, week)
            : TimeMatch.Date(end, clock.Holiday(rule, null, direction));

    /// <summary>"the week of March 6".</summary>
    private TimeMatch? WeekAround(int at) =>
        Is(at, "week") && Is(at + 1, "of") && at + 2 < sentence.End && words.At(tokens, at + 2, sentence.End) is ({ Kind: TimeWordKind.Month }, _)
            && Core(at + 2) is { Value.Length: 10 } day && DocumentClock.WeekOf(day.Value) is { } week ? day with { Value = week } : null;

    /// <summary>The second day of "April 24 and 25" or "May 2-5": a number that follows a month's day and counts nothing.</summary>
    private TimeMatch? FurtherDay(int at) =>
        monthDay is { } first && first.End == at - 1 && tokens[at - 1].Key is "and" or "or" or "to" or "-" or "–" && Integer(at) is { } day and <= 31
            && tokens[at].Key.Length <= 2 && day > int.Parse(first.Value.AsSpan(8), CultureInfo.InvariantCulture)
            && (at + 1 >= sentence.End || tokens[at + 1] is { Kind: TokenKind.Mark, Key: not ("%" or ":" or "-") } || tokens[at + 1].Key is "in" or "at" or "and" or "to" or "for" or "with" or "when" or "by")
            ? TimeMatch.Date(at + 1, $"{first.Value[..8]}{day:00}") : null;
}
