using System.Globalization;
using Readout.Lexicons;
using Readout.Text;

namespace Readout.Names.Times;

internal enum TimeWordKind : byte
{
    Month,
    Weekday,
    Unit,
    Number,
    Ordinal,
    Season,
    Daypart,
    Reference,
    Day,
    Holiday,
    Set,
}

/// <param name="Plural">A unit in its plural form, "weeks".</param>
internal sealed record TimeWord(TimeWordKind Kind, string Value, int Number, bool Plural);

/// <summary>The words of <c>lexicons/times.tsv</c>.</summary>
internal sealed class TimeWords
{
    private readonly PhraseTable<TimeWord> table = new();

    /// <exception cref="InputException">A kind is not known, or a month, weekday, number, ordinal or day is no number.</exception>
    public TimeWords(LexiconSet lexicons)
    {
        var faults = new List<string>();
        foreach (var row in lexicons.Rows("times.tsv", 5))
        {
            if (!Enum.TryParse(row[1], ignoreCase: true, out TimeWordKind kind))
            {
                faults.Add(row.Fault(1, NoteCodes.LexiconValue, $"kind \"{row[1]}\" is not known; expected one of {string.Join(", ", Enum.GetNames<TimeWordKind>()).ToLowerInvariant()}"));
                continue;
            }

            bool counts = kind is TimeWordKind.Month or TimeWordKind.Weekday or TimeWordKind.Number or TimeWordKind.Ordinal or TimeWordKind.Day;
            if (!int.TryParse(row[2], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) && counts)
            {
                faults.Add(row.Fault(2, NoteCodes.LexiconValue, $"\"{row[2]}\" is no number, which a {row[1]} needs"));
            }

            bool plural = kind == TimeWordKind.Unit && row[0].EndsWith('s');
            table.Add(row[0], new TimeWord(kind, row[2], number, plural));
            if (kind == TimeWordKind.Unit && !plural)
            {
                table.Add(row[0] == "century" ? "centuries" : row[0] + "s", new TimeWord(kind, row[2], number, true));
            }
        }

        if (faults.Count > 0)
        {
            throw new InputException(faults);
        }
    }

    public (TimeWord? Word, int Length) At(IReadOnlyList<Token> tokens, int at, int limit) => at < limit ? table.Longest(tokens, at, limit) : default;
}
