using System.Collections.Immutable;
using Readout.Lexicons;
using Readout.Text;

namespace Readout.Events;

/// <summary>A test on the words around a trigger: <c>obj=TROOPS</c>, <c>!to=</c>, <c>inf=release|free</c>.</summary>
/// <param name="Negated">Written <c>!</c>: the row matches only where the test fails.</param>
/// <param name="Slots">Ways from the trigger to the word, such as <c>obj</c>, <c>that.aux</c>, or <c>on|toward</c> for either.</param>
/// <param name="Fillers">Lemmas or, in capitals, classes; none asks only that the slot is filled.</param>
internal sealed record FrameTest(bool Negated, ImmutableArray<ImmutableArray<string>> Slots, ImmutableArray<string> Fillers)
{
    /// <summary>What the test adds to the row's rank: the longest and most exact match wins, and words beat classes.</summary>
    public int Weight => Negated ? 1 : Fillers.IsEmpty ? 2 : Fillers.Any(f => !char.IsAsciiLetterUpper(f[0])) ? 5 : 4;

    public override string ToString() =>
        (Negated ? "!" : "") + string.Join('|', Slots.Select(s => string.Join('.', s))) + "=" + string.Join('|', Fillers);
}

/// <summary>A way to a party: alternatives in order of preference, each a union of paths ("subj+with, poss").</summary>
internal sealed record RolePath(ImmutableArray<ImmutableArray<ImmutableArray<string>>> Alternatives)
{
    public static readonly RolePath None = new([]);

    public static RolePath Parse(string cell) => cell is "-" or ""
        ? None
        : new([.. cell.Split(',', StringSplitOptions.TrimEntries)
            .Select(a => a.Split('+', StringSplitOptions.TrimEntries).Select(p => p.Split('.').ToImmutableArray()).ToImmutableArray())]);
}

/// <summary>A row of <c>lexicons/events.tsv</c>; the file's head defines each column.</summary>
/// <param name="Words">The trigger's lemma first; then its particle, if it has one ("call off").</param>
/// <param name="Type">A PLOVER category, or <c>none</c> for a use that is no event.</param>
internal sealed record EventRow(
    int Line,
    ImmutableArray<string> Words,
    char Part,
    ImmutableArray<FrameTest> When,
    string Type,
    string? Mode,
    string? Cameo,
    RolePath Actor,
    RolePath Recipient,
    bool Mutual,
    string Yes,
    string? No)
{
    public const string FileName = "events.tsv";
    public const int Columns = 11;

    public int Rank => When.Sum(t => t.Weight) + 6 * (Words.Length - 1);

    public string Lemma => string.Join(' ', Words);

    public override string ToString() => $"{Lemma} ({Part}) {string.Join(' ', When)}".TrimEnd();

    public static EventRow? Parse(LexiconRow row, WordClasses classes, List<string> faults)
    {
        int before = faults.Count;
        void Expect(bool holds, int column, string expected)
        {
            if (!holds)
            {
                faults.Add(row.Fault(column, NoteCodes.LexiconValue, $"\"{row[column]}\" is not known; expected {expected}"));
            }
        }

        var when = ImmutableArray.CreateBuilder<FrameTest>();
        foreach (string test in row[2].Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (test == "-")
            {
                continue;
            }

            int equal = test.IndexOf('=', StringComparison.Ordinal);
            Expect(equal > 0, 2, "tests such as obj=TROOPS or !with=");
            if (equal <= 0)
            {
                continue;
            }

            bool negated = test[0] == '!';
            var fillers = test[(equal + 1)..].Split('|', StringSplitOptions.RemoveEmptyEntries).ToImmutableArray();
            foreach (string filler in fillers)
            {
                Expect(!char.IsAsciiLetterUpper(filler[0]) || classes.Exists(filler) || Fillers.IsComputed(filler), 2, $"a class of event-classes.tsv; {filler} is none");
            }

            when.Add(new FrameTest(negated, [.. test[(negated ? 1 : 0)..equal].Split('|').Select(s => s.Split('.').ToImmutableArray())], fillers));
        }

        Expect(row[1] is "v" or "n" or "a" or "s", 1, "v, n, a or s");
        Expect(row[3] == "none" || Plover.Quad(row[3]) is not null, 3, "a PLOVER category or none");
        Expect(row[4] == "-" || Plover.HasMode(row[3], row[4]), 4, "a mode of the category or -");
        Expect(row[5] == "-" || row[5].All(char.IsAsciiDigit), 5, "a CAMEO code or -");
        Expect(row[8] is "yes" or "no", 8, "yes or no");
        Expect(row[9].Length > 5, 9, "a sentence that the row matches");
        return faults.Count > before
            ? null
            : new EventRow(
                row.Line,
                [.. row[0].Split(' ')],
                row[1][0],
                when.ToImmutable(),
                row[3],
                row[4] == "-" ? null : row[4],
                row[5] == "-" ? null : row[5],
                RolePath.Parse(row[6]),
                RolePath.Parse(row[7]),
                row[8] == "yes",
                row[9],
                row[10] == "-" ? null : row[10]);
    }
}
