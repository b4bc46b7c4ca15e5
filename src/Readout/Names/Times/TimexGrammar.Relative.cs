using System.Globalization;

namespace Readout.Names.Times;

/// <summary>Expressions that point from the document's date: "last week", "this morning", "the past three years".</summary>
internal sealed partial class TimexGrammar
{
    /// <summary>"this", "last", "next", "that", "every" and their like, with or without "the".</summary>
    private TimeMatch? Relative(int at)
    {
        int i = Is(at, "the") ? at + 1 : at;
        if (i >= sentence.End)
        {
            return null;
        }

        bool the = i > at;
        string key = tokens[i].Key;
        switch (key)
        {
            case "each" or "every" when !the:
                return Each(i + 1);
            case "per" when !the && Unit(i + 1) is { Word.Plural: false } per:
                return TimeMatch.Set(per.End, Period(per.Word.Value, "1"));
            case "this" when !the:
                return Pointed(i + 1, 0, Direction.Future, at);
            case "last" or "past" or "previous" or "preceding":
                return Span(i + 1, -1) ?? (key == "past" && !the && !Is(i + 1, "week") && !Is(i + 1, "month") && !Is(i + 1, "year") ? null : Pointed(i + 1, -1, Direction.Past, at)) ?? Reference(the, i, key);
            case "next" or "following" when the && Unit(i + 1) is { Word: { Plural: false, Value: "D" or "M" or "Y" } } next && (key == "following" || next.Word.Value == "D") && Counted(next.Word.Value, 1) is { } after:
                return Dayparted(next.End, after) ?? TimeMatch.Date(next.End, after);
            case "coming" when Unit(i + 1) is { Word.Plural: true } coming:
                return the ? TimeMatch.Duration(coming.End, Period(coming.Word.Value, "X")) : TimeMatch.Date(coming.End, "FUTURE_REF");
            case "next" or "coming" or "upcoming":
                return Span(i + 1, 1) ?? Pointed(i + 1, 1, Direction.Future, at);
            case "following":
                return Span(i + 1, 1) ?? Pointed(i + 1, 1, Direction.Future, at);
            case "that" or "same" when i + 1 < sentence.End && Unit(i + 1) is { Word.Plural: false } same && same.Word.Value is "Y" or "M" or "D" or "W":
                string unit = Unit(i + 1)!.Value.Word.Value;
                return TimeMatch.Date(i + 2, Counted(unit, 0) ?? unit switch { "Y" => clock.Year(0), "M" => clock.Month(0), "W" => clock.Week(0), _ => clock.Day(0) });
            case "current" or "latest" when Unit(i + 1) is { Word.Plural: false } now:
                return now.Word.Value switch
                {
                    "Q" => TimeMatch.Date(now.End, clock.Quarter(key == "latest" ? -1 : 0)),
                    "Y" => TimeMatch.Date(now.End, clock.Year(0)),
                    "M" => TimeMatch.Date(now.End, clock.Month(0)),
                    "W" => TimeMatch.Date(now.End, clock.Week(0)),
                    _ => null,
                };
            case "current" or "latest" when Is(i + 1, "fiscal") && Is(i + 2, "year"):
                return TimeMatch.Date(i + 3, clock.Year(0));
            case "fiscal" when Integer(i + 1) is >= 1900 and < 2100:
                return TimeMatch.Date(i + 2, tokens[i + 1].Key);
            case "fiscal" when Is(i + 1, "year"):
                return TimeMatch.Date(i + 2, Integer(i + 2) is >= 1900 and < 2100 ? tokens[i + 2].Key : clock.Year(0)) with { End = Integer(i + 2) is >= 1900 and < 2100 ? i + 3 : i + 2 };
            case "year" when Is(i + 1, "-") && i + 2 < sentence.End && tokens[i + 2].Key is "earlier" or "ago":
                if (Word(i + 3, TimeWordKind.Ordinal) is { } nth && Unit(nth.End) is { Word.Value: "Q", End: var behind })
                {
                    return TimeMatch.Date(behind, $"{clock.Year(-1)}-Q{nth.Word.Number}");
                }

                bool quarter = Unit(i + 3) is { Word.Value: "Q" } || Is(i + 3, "period");
                return TimeMatch.Date(quarter ? i + 4 : i + 3, quarter ? clock.Quarter(-5) : clock.Year(-1));
            case "year" when Is(i + 1, "end") || (Is(i + 1, "'s") && Is(i + 2, "end")):
                return TimeMatch.Date(Is(i + 1, "end") ? i + 2 : i + 3, clock.Year(0));
            case "year" when Is(i + 1, "-") && Is(i + 2, "end"):
                return TimeMatch.Date(i + 3, clock.Year(0) + "-12-31");
            case "recent" when Unit(i + 1) is { Word.Plural: true } recent:
                return TimeMatch.Duration(recent.End, Period(recent.Word.Value, "X"));
            case "full" when Is(i + 1, "year"):
                return TimeMatch.Date(i + 2, clock.Year(0));
            default:
                if (the && words.At(tokens, at, sentence.End) is ({ Kind: TimeWordKind.Reference } reference, var length))
                {
                    return TimeMatch.Date(at + length, reference.Value);
                }

                return the ? Word(i, TimeWordKind.Ordinal) is { } first && IsHyphen(first.End) ? null : Ordinal(i) is { } ordinal ? ordinal : Numbered(i) : null;
        }
    }

    private static TimeMatch? Reference(bool the, int i, string key) => the && key == "past" ? TimeMatch.Date(i + 1, "PAST_REF") : null;

    /// <summary>"the 1998 third quarter", "the 1980s", "the 26th of May", "the year 2000".</summary>
    private TimeMatch? Numbered(int at)
    {
        if (tokens[at].IsNumber)
        {
            // "the 1998 election": the year alone is the expression.
            return DayMonth(at) ?? Decade(at) ?? QuarterOf(at) ?? Quantity(at);
        }

        if (tokens[at].Key is "mid" or "late" or "early")
        {
            int next = IsHyphen(at + 1) ? at + 2 : at + 1;
            return next < sentence.End && tokens[next].IsNumber ? Decade(next) : null;
        }

        if (Is(at, "year") && Integer(at + 1) is >= 1000 and < 2200)
        {
            return TimeMatch.Date(at + 2, tokens[at + 1].Key);
        }

        if (Is(at, "year") && Is(at + 1, "two") && Is(at + 2, "thousand"))
        {
            return TimeMatch.Date(at + 3, "2000");
        }

        if (Word(at, TimeWordKind.Season) is { } season)
        {
            return Season(at, season.End, season.Word.Value);
        }

        return tokens[at].Key switch
        {
            "nineties" => TimeMatch.Date(at + 1, "199"),
            "eighties" => TimeMatch.Date(at + 1, "198"),
            "seventies" => TimeMatch.Date(at + 1, "197"),
            "sixties" => TimeMatch.Date(at + 1, "196"),
            "fifties" => TimeMatch.Date(at + 1, "195"),
            "quarter" when !Is(at + 1, "of") && !Is(at + 1, "final") && !Is(at + 1, "century") => TimeMatch.Date(at + 1, clock.Quarter(-1)),
            "week" => WeekAround(at),
            "weekend" => TimeMatch.Date(at + 1, clock.Weekend(Direct(at) == Direction.Future ? 0 : -1)),
            _ => null,
        };
    }

    private TimeMatch? QuarterOf(int at) => Year(at) is { Value.Length: > 4 } quarter ? quarter : null;

    /// <summary>"this", "last" and "next" with what they point at.</summary>
    private TimeMatch? Pointed(int at, int offset, Direction direction, int start)
    {
        if (at >= sentence.End)
        {
            return null;
        }

        int past = at;
        past += Is(at, "coming") || Is(at, "past") || Is(at, "fiscal") ? 1 : 0;
        if (words.At(tokens, past, sentence.End) is not ({ } word, var length))
        {
            return Is(at, "moment") ? TimeMatch.Date(at + 1, "PRESENT_REF") : null;
        }

        int end = past + length;
        switch (word.Kind)
        {
            case TimeWordKind.Unit when !word.Plural:
                var match = word.Value switch
                {
                    "D" => offset == 0 ? TimeMatch.Date(end, "PRESENT_REF") : TimeMatch.Date(end, clock.Day(offset)),
                    "W" => TimeMatch.Date(end, clock.Week(offset)),
                    "M" => TimeMatch.Date(end, clock.Month(offset)),
                    "Q" => TimeMatch.Date(end, clock.Quarter(offset)),
                    "Y" => TimeMatch.Date(end, clock.Year(offset)),
                    "DE" when Is(at - 1, "past") => TimeMatch.Duration(end, "P10Y"),
                    "DE" => TimeMatch.Date(end, clock.Decade(offset)),
                    "CE" => TimeMatch.Date(end, clock.Century(offset)),
                    "WE" => TimeMatch.Date(end, clock.Weekend(offset)),
                    "NI" => TimeMatch.Time(end, clock.Day(Math.Min(0, offset)) + "TNI"),
                    _ => (TimeMatch?)null,
                };
                return match is { } found ? Possessed(found, word.Value) : null;
            case TimeWordKind.Season:
                return TimeMatch.Date(end, clock.Season(word.Value, offset == 0 ? 0 : offset, nearestPast: false)) is var season && offset == -1
                    ? TimeMatch.Date(end, clock.Season(word.Value, 0, nearestPast: true)) : season;
            case TimeWordKind.Daypart:
                return TimeMatch.Time(end, clock.Day(word.Value == "NI" && offset < 0 ? -1 : 0) + "T" + word.Value);
            case TimeWordKind.Weekday:
                return Weekday(end, word.Number, offset == 0 ? Direct(start) : direction, strictly: offset != 0);
            case TimeWordKind.Month when MonthDay(past, end, word.Number) is { Value.Length: 10 } day:
                return day; // "last Oct. 23"
            case TimeWordKind.Month:
                return TimeMatch.Date(SkipStop(past, end), clock.NamedMonth(word.Number, offset == 0 ? Direct(start) : direction)) is var month
                    && offset == 0 && clock.Date is not null ? month with { Value = clock.Year(0) + month.Value[4..] } : month;
            default:
                return null;
        }
    }

    /// <summary>"this year's third quarter", "last year's quarter".</summary>
    private TimeMatch Possessed(TimeMatch match, string unit)
    {
        if (unit != "Y" || match.End >= sentence.End || tokens[match.End].Key is not ("'s" or "’s"))
        {
            return match;
        }

        int i = match.End + 1;
        if (Word(i, TimeWordKind.Ordinal) is { } ordinal && Unit(ordinal.End) is { Word.Value: "Q", End: var end })
        {
            return TimeMatch.Date(end, $"{match.Value}-Q{ordinal.Word.Number}");
        }

        return match;
    }

    /// <summary>"the last two weeks", "the past few days", "the next several months": durations.</summary>
    private TimeMatch? Span(int at, int side)
    {
        int i = at;
        if (Count(i) is { } count && Unit(count.End) is { } unit)
        {
            return TimeMatch.Duration(unit.End, Period(unit.Word.Value, count.Text));
        }

        return Unit(at) is { Word.Plural: true } plural
            ? side < 0 || side > 0 ? TimeMatch.Duration(plural.End, Period(plural.Word.Value, "X")) : null : null;
    }

    /// <summary>"every day", "each July", "every Tuesday night".</summary>
    private TimeMatch? Each(int at)
    {
        if (at >= sentence.End)
        {
            return null;
        }

        string count = "1";
        int i = at;
        if (Count(at) is { } some)
        {
            (i, count) = (some.End, some.Text);
        }
        else if (Is(at, "other"))
        {
            (i, count) = (at + 1, "2");
        }

        if (words.At(tokens, i, sentence.End) is not ({ } word, var length))
        {
            return null;
        }

        int end = i + length;
        return word.Kind switch
        {
            TimeWordKind.Unit when word.Value is "NI" => TimeMatch.Set(end, "XXXX-XX-XXTNI"),
            TimeWordKind.Unit => TimeMatch.Set(end, Period(word.Value, count)),
            TimeWordKind.Weekday => TimeMatch.Set(end, $"XXXX-WXX-{word.Number}"),
            TimeWordKind.Month => TimeMatch.Set(end, $"XXXX-{word.Number:00}"),
            TimeWordKind.Season => TimeMatch.Set(end, $"XXXX-{word.Value}"),
            TimeWordKind.Daypart => TimeMatch.Set(end, $"XXXX-XX-XXT{word.Value}"),
            _ => null,
        };
    }

    private TimeMatch? DayWord(int at, int end, int offset)
    {
        string day = clock.Day(offset);
        return Is(at, "tonight") ? TimeMatch.Time(end, day + "TNI") : Dayparted(end, day) ?? TimeMatch.Date(end, day);
    }

    /// <summary>"current" modifies; "the current account" is no time. "future" and "recent" count only before a noun or alone.</summary>
    private TimeMatch? Reference(int at, int end, string value) =>
        end < sentence.End && Unit(end) is { Word.Plural: true } unit && tokens[at].Is("recent") ? TimeMatch.Duration(unit.End, Period(unit.Word.Value, "X"))
        : Is(at, "current") && Is(end, "account") ? null
        : TimeMatch.Date(end, value);

    /// <summary>"summer 1998", "the winter of 2022", "fall" only with a year.</summary>
    private TimeMatch? Season(int at, int end, string season)
    {
        if (YearBehind(end) is { } year)
        {
            return TimeMatch.Date(year.End, $"{year.Text}-{season}");
        }

        string before = at > sentence.Start ? tokens[at - 1].Key : "";
        return tokens[at].Key is "fall" or "spring" && before is not ("the" or "in" or "by") ? null
            : before is "the" or "in" or "during" or "by" && tokens[at].Key != "fall" ? TimeMatch.Date(end, clock.Season(season, 0, nearestPast: Direct(at) == Direction.Past)) : null;
    }

    /// <summary>"third quarter of 1998", "third-quarter", "20th century", "first half".</summary>
    private TimeMatch? Ordinal(int at)
    {
        int number, i;
        if (Word(at, TimeWordKind.Ordinal) is { } ordinal)
        {
            (number, i) = (ordinal.Word.Number, ordinal.End);
        }
        else if (Integer(at) is { } digits && at + 1 < sentence.End && tokens[at + 1].Glued && tokens[at + 1].Key is "st" or "nd" or "rd" or "th")
        {
            (number, i) = (digits, at + 2);
        }
        else if (Is(at, "fiscal") && Word(at + 1, TimeWordKind.Ordinal) is { } fiscal)
        {
            (number, i) = (fiscal.Word.Number, fiscal.End);
        }
        else
        {
            return null;
        }

        i += IsHyphen(i) ? 1 : 0;
        i += Is(i, "fiscal") ? 1 : 0;
        if (Unit(i) is { Word: { Value: "Q", Plural: false } } quarter && number <= 4)
        {
            return YearBehind(quarter.End) is { } year
                ? TimeMatch.Date(year.End, $"{year.Text}-Q{number}")
                : TimeMatch.Date(quarter.End, clock.NumberedQuarter(number, Direct(at)));
        }

        if (Unit(i) is { Word.Value: "CE" } century && number <= 22)
        {
            return TimeMatch.Date(century.End, (number - 1).ToString("00", CultureInfo.InvariantCulture));
        }

        // "the first nine months": a length; "the first day" is the story's own count.
        return Count(i) is { } count && Unit(count.End) is { } unit ? TimeMatch.Duration(unit.End, Period(unit.Word.Value, count.Text)) : DayMonthOrdinal(number, i);
    }

    private TimeMatch? DayMonthOrdinal(int day, int at)
    {
        int i = Is(at, "of") ? at + 1 : at;
        return day <= 31 && i > at && Word(i, TimeWordKind.Month) is { } month
            ? YearBehind(month.End) is { } year
                ? TimeMatch.Date(year.End, $"{year.Text}-{month.Word.Number:00}-{day:00}")
                : TimeMatch.Date(month.End, clock.NamedDay(month.Word.Number, day, Direct(at)))
            : null;
    }
}
