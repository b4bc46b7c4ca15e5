using System.Globalization;

namespace Readout.Names.Times;

/// <summary>Amounts of time, and the points that "ago", "earlier" and "later" make of them.</summary>
internal sealed partial class TimexGrammar
{
    /// <summary>"two weeks", "a year ago", "10-year", "half an hour", "several months", "weeks".</summary>
    private TimeMatch? Quantity(int at)
    {
        if (tokens[at].Capital && at > sentence.Start && tokens[at - 1].IsNumber && !sentence.TitleCase)
        {
            return null; // a title: "28 Days Later"
        }

        if (Count(at) is not { } count)
        {
            // A bare plural: "for weeks", "days after".
            return Unit(at) is { Word.Plural: true } bare ? Anchored(bare.End, bare.Word.Value, "X") ?? Plain(bare.End, bare.Word.Value, at) : null;
        }

        int i = count.End;
        bool hyphen = IsHyphen(i);
        i += hyphen ? 1 : 0;
        i += Is(i, "more") || Is(i, "additional") || Is(i, "full") || Is(i, "straight") || Is(i, "consecutive") || Is(i, "long") ? 1 : 0;
        if (Unit(i) is not { } unit)
        {
            return null;
        }

        // "a second", "a quarter" of something, "one night" are rarely times; "a day" is.
        if (!unit.Word.Plural && !hyphen && unit.Word.Value is "TS" or "Q" or "WE" && tokens[at].Key is "a" or "an")
        {
            return null;
        }

        int end = unit.End;
        if (Is(end, "old"))
        {
            return null; // an age
        }

        if (count.Text == "1" && Is(at, "one") && unit.Word is { Plural: false, Value: "D" } && at > sentence.Start
            && tokens[at - 1].Key is "will" or "would" or "may" or "might" or "could" or "can" or "he" or "she" or "they" or "we" or "i")
        {
            return TimeMatch.Date(end, "FUTURE_REF"); // "will one day be free"
        }

        bool year = count.Text.Length == 4 && !unit.Word.Plural; // "the 1988 quarter"
        if (year || (!hyphen && IsHyphen(end) && (Is(end + 1, "earlier") || Is(end + 1, "ago") || Is(end + 1, "long"))))
        {
            return null; // "a year-earlier loss": the article belongs to the loss
        }

        if (hyphen)
        {
            if (IsHyphen(end) && Is(end + 1, "old"))
            {
                return null; // an age
            }

            return unit.Word.Plural && !IsHyphen(end) ? null : TimeMatch.Duration(end, Period(unit.Word.Value, count.Text));
        }

        if (Is(end, "and") && Is(end + 1, "a") && Is(end + 2, "half"))
        {
            end += 3;
            string half = unit.Word.Value switch { "Y" => $"P{count.Text}Y6M", "TH" => $"PT{count.Text}H30M", "TM" => $"PT{count.Text}M30S", "M" => $"P{count.Text}M15D", _ => Period(unit.Word.Value, count.Text + ".5") };
            return TimeMatch.Duration(end, half);
        }

        return Anchored(end, unit.Word.Value, count.Text) ?? TimeMatch.Duration(end, Period(unit.Word.Value, count.Text));
    }

    private TimeMatch? Plain(int end, string unit, int at) =>
        unit is "TS" or "Q" or "NI" or "WE" || Is(end, "old") ? null // an age
        : unit == "TH" && Is(end, "of") && words.At(tokens, end + 1, sentence.End) is ({ Kind: TimeWordKind.Weekday or TimeWordKind.Month or TimeWordKind.Day }, _) ? null // "the early hours of Thursday"
        : at >= 0 ? TimeMatch.Duration(end, Period(unit, "X")) : null;

    /// <summary>"day-long", "months-long".</summary>
    private TimeMatch? Lasting(int at) =>
        Unit(at) is { } unit && IsHyphen(unit.End) && Is(unit.End + 1, "long") ? TimeMatch.Duration(unit.End + 2, Period(unit.Word.Value, unit.Word.Plural ? "X" : "1")) : null;

    /// <summary>What stands behind an amount and makes it a point in time.</summary>
    private TimeMatch? Anchored(int end, string unit, string count)
    {
        if (end >= sentence.End)
        {
            return null;
        }

        int side = tokens[end].Key switch
        {
            "ago" or "earlier" or "previously" or "before" when tokens[end].Key != "before" || BehindBefore(end) => -1,
            "later" or "hence" => 1,
            "from" when Is(end + 1, "now") => 1,
            "or" when Is(end + 1, "so") && Is(end + 2, "ago") => -1,
            _ => 0,
        };
        if (side == 0)
        {
            return null;
        }

        int last = Is(end, "from") ? end + 2 : Is(end, "or") ? end + 3 : end + 1;
        if (Is(end, "later"))
        {
            // Counts from what the story told before, never from the day it was written.
            return int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out int after) && Counted(unit, after) is { } then
                ? TimeMatch.Date(last, then) : TimeMatch.Duration(last, Period(unit, count));
        }

        if (!int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out int number))
        {
            return TimeMatch.Date(last, side < 0 ? "PAST_REF" : "FUTURE_REF");
        }

        if (unit[0] == 'T')
        {
            return TimeMatch.Time(last, clock.Date is null ? "XXXX-XX-XX" : clock.Day(0));
        }

        if (unit == "Y" && side * number == -1 && clock.Date is not null && TellsQuarter())
        {
            return TimeMatch.Date(last, clock.Quarter(-5)); // results are compared with the same quarter
        }

        return clock.Date is { } day && DocumentClock.Shift(day, unit, side * number) is { } value
            ? TimeMatch.Date(last, value)
            : TimeMatch.Date(last, unit switch { "Y" => "XXXX", "M" => "XXXX-XX", "W" => "XXXX-WXX", "D" => "XXXX-XX-XX", _ => side < 0 ? "PAST_REF" : "FUTURE_REF" });
    }

    /// <summary>Does the sentence tell a company's results by quarter ("earned 40 cents a share in the quarter")?</summary>
    private bool TellsQuarter()
    {
        for (int i = sentence.Start; i < sentence.End; i++)
        {
            if (tokens[i].Key is "quarter" || (tokens[i].Is("share") && i > sentence.Start && tokens[i - 1].Is("a")))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"two days before" alone is a point; "two days before the vote" leaves the length.</summary>
    private bool BehindBefore(int at) => at + 1 >= sentence.End || tokens[at + 1].Kind == TokenKind.Mark;

    /// <summary>A number in digits or words, "a", "half a", "several": its digits, or X where it is open.</summary>
    private (int End, string Text)? Count(int at)
    {
        if (at >= sentence.End)
        {
            return null;
        }

        string key = tokens[at].Key;
        switch (key)
        {
            case "a" or "an":
                return Is(at + 1, "few") ? (at + 2, "X")
                    : Is(at + 1, "couple") ? (Is(at + 2, "of") ? at + 3 : at + 2, "2")
                    : Is(at + 1, "half") ? (at + 2, "0.5")
                    : Is(at + 1, "number") && Is(at + 2, "of") ? (at + 3, "X")
                    : Is(at + 1, "hundred") ? (at + 2, "100")
                    : Is(at + 1, "dozen") ? (at + 2, "12")
                    : (at + 1, "1");
            case "several" or "few" or "many" or "some" or "numerous":
                return (at + 1, "X");
            case "couple" when Is(at + 1, "of"):
                return (at + 2, "2");
            case "half":
                return (Is(at + 1, "a") || Is(at + 1, "an") ? at + 2 : at + 1, "0.5");
            case "dozens" or "hundreds" or "thousands" when Is(at + 1, "of"):
                return (at + 2, "X");
        }

        if (tokens[at].IsNumber)
        {
            if (at + 3 < sentence.End && tokens[at + 1].IsNumber && Is(at + 2, "/") && tokens[at + 3].Is("2") && tokens[at + 1].Is("1"))
            {
                return (at + 4, key + ".5");
            }

            return key.Contains(':', StringComparison.Ordinal) ? null : (at + 1, key.Replace(",", "", StringComparison.Ordinal));
        }

        return Spoken(at);
    }

    private (int End, string Text)? Spoken(int at)
    {
        if (Word(at, TimeWordKind.Number) is not { } first)
        {
            return null;
        }

        int value = first.Word.Number, end = first.End;
        int next = IsHyphen(end) ? end + 1 : end;
        if (value is >= 20 and < 100 && Word(next, TimeWordKind.Number) is { Word.Number: < 10 } ones)
        {
            (value, end) = (value + ones.Word.Number, ones.End);
        }

        if (value < 100 && Word(end, TimeWordKind.Number) is { Word.Number: 100 or 12 } times)
        {
            (value, end) = (value * times.Word.Number, times.End);
        }

        return (end, value.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>"an hour", "the nine months", "the year": what an article opens.</summary>
    private TimeMatch? Article(int at)
    {
        int i = at + 1;
        if (Count(i) is { } count && Unit(count.End) is { Word.Plural: true } many)
        {
            return TimeMatch.Duration(many.End, Period(many.Word.Value, count.Text));
        }

        if (Is(at, "the") && Unit(i) is { Word: { Plural: false, Value: "Y" } } year)
        {
            // "for the year ended June 30" is a length with its end, "a high for the year" this one.
            bool thisOne = at > sentence.Start && tokens[at - 1].Key is "for" or "of" or "in" or "during" && !(Is(year.End, "ended") || Is(year.End, "ending") || Is(year.End, "to") || Is(year.End, "through") || Is(year.End, "before") || Is(year.End, "after"));
            return thisOne ? TimeMatch.Date(year.End, clock.Year(0)) : TimeMatch.Duration(year.End, "P1Y");
        }

        return Is(at, "the") ? Numbered(i) : null;
    }

    /// <summary>Constructions that begin with none of the words above: "mid-June", "three-day".</summary>
    private TimeMatch? Compound(int at) => Is(at, "mid") && IsHyphen(at + 1) && at + 2 < sentence.End ? Core(at + 2) : null;

    /// <summary>A duration of <paramref name="count"/> units as ISO 8601 writes it; a decade is ten years, a quarter three months.</summary>
    private static string Period(string unit, string count)
    {
        bool number = decimal.TryParse(count, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal value);
        string Times(int factor) => number ? (value * factor).ToString("0.##", CultureInfo.InvariantCulture) : "X";
        return unit switch
        {
            "TS" => $"PT{count}S",
            "TM" => $"PT{count}M",
            "TH" when count == "0.5" => "PT30M",
            "TH" when count.EndsWith(".5", StringComparison.Ordinal) => $"PT{count[..^2]}H30M",
            "TH" => $"PT{count}H",
            "DE" => number ? $"P{Times(10)}Y" : "PXY",
            "CE" => number ? $"P{Times(100)}Y" : "PXCE",
            "Q" => number ? $"P{Times(3)}M" : "PXQ",
            "2W" => $"P{Times(2)}W",
            "6M" => $"P{Times(6)}M",
            "Y" when count == "0.5" => "P6M",
            "Y" when count.EndsWith(".5", StringComparison.Ordinal) => $"P{count[..^2]}Y6M",
            "WE" => $"P{count}WE",
            "NI" => $"P{count}NI",
            _ => $"P{count}{unit}",
        };
    }
}
