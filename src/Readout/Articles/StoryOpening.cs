using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Readout.Articles;

/// <summary>
/// How much a paragraph reads like the beginning of another story than the text before it, where nothing but white
/// space stands between: it speaks of other things, gives people their full names again, and takes nothing up.
/// </summary>
internal static class StoryOpening
{
    // Fitted (logistic regression) on single articles run together and cut at random: PolNeAR's training part and the
    // bodies of the fake news challenge.
    private const double Bias = 7.21;
    private const double PerShared = -3.08;
    private const double PerSharedNear = -13.37;
    private const double PerNamedAgain = 2.09;
    private const double PerTakenUp = -1.35;
    private const double IfAnaphoric = -1.33;
    private const double IfQuoted = -1.48;
    private const double PerLength = -2.57;

    private const int Ahead = 8;
    private const int Near = 4;
    private const int Opening = 2;
    private const int LongParagraph = 50;
    private const int FewestTerms = 12;
    private const int MostCounted = 2;
    private const int LongestName = 4;

    // Before a name that the reader knows already.
    private static readonly FrozenSet<string> Titles = FrozenSet.Create(
        StringComparer.Ordinal,
        "dr", "general", "gov", "governor", "judge", "justice", "king", "minister", "mr", "mrs", "ms", "pope", "president", "prime", "prince", "queen", "rep", "secretary", "sen", "senator", "sheik", "sheikh");

    // What begins so goes on from something.
    private static readonly FrozenSet<string> Anaphoric = FrozenSet.Create(
        StringComparer.Ordinal,
        "also", "and", "another", "both", "but", "he", "her", "his", "however", "instead", "it", "its", "meanwhile", "she", "so", "still", "such", "that", "their", "then", "there", "these", "they", "this", "those", "yet");

    /// <summary>Log odds that a story begins with the unit at <paramref name="i"/>, given the one that began at <paramref name="start"/>.</summary>
    public static double Odds(ImmutableArray<TextUnit> units, int start, int i)
    {
        var before = Cohesion.Terms(units.Skip(start).Take(i - start));
        var after = Cohesion.Terms(units.Skip(i).Take(Ahead).Where(u => u.Words >= 8));
        if (before.Count < FewestTerms || after.Count < FewestTerms)
        {
            return double.NegativeInfinity;
        }

        double near = Cohesion.Shared(Cohesion.Terms(units.Skip(i).Take(Near)), Cohesion.Terms(units.Skip(Math.Max(start, i - Near)).Take(i - Math.Max(start, i - Near))));
        var (again, takenUp) = Names(units, start, i);
        return Bias
            + (PerShared * Cohesion.Shared(after, before) / Cohesion.ByChance(before.Count))
            + (PerSharedNear * near)
            + (PerNamedAgain * Math.Min(again, MostCounted))
            + (PerTakenUp * Math.Min(takenUp, MostCounted))
            + (Anaphoric.Contains(FirstWord(units[i].Value)) ? IfAnaphoric : 0)
            + (units[i].Value[0] is '"' or '“' ? IfQuoted : 0)
            + (PerLength * Math.Min(units[i].Words, LongParagraph) / LongParagraph);
    }

    /// <summary>How many people whom the text before already calls by one name get their full name again, and how many do not.</summary>
    private static (int Again, int TakenUp) Names(ImmutableArray<TextUnit> units, int start, int i)
    {
        var full = new HashSet<(string, string)>();
        var lastNames = new HashSet<string>(StringComparer.Ordinal);
        var bare = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (words, begins) in units.Skip(start).Take(i - start).SelectMany(u => CapitalRuns(u.Value)))
        {
            if (words.Count is >= 2 and <= LongestName)
            {
                full.Add((words[^2], words[^1]));
                lastNames.Add(words[^1]);
            }

            if ((words.Count == 1 && !begins) || (words.Count == 2 && Titles.Contains(words[0])))
            {
                bare.Add(words[^1]);
            }
        }

        int again = 0, takenUp = 0;
        var named = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (words, begins) in units.Skip(i).Take(Opening).SelectMany(u => CapitalRuns(u.Value)))
        {
            string last = words[^1];
            bool whole = words.Count >= 2 && !Titles.Contains(words[0]);
            bool first = named.Add(last);
            again += whole && first && full.Contains((words[^2], last)) && bare.Contains(last) ? 1 : 0;
            takenUp += !whole && first && lastNames.Contains(last) && !(words.Count == 1 && begins && Anaphoric.Contains(last)) ? 1 : 0;
        }

        return (again, takenUp);
    }

    /// <summary>Words with a capital that follow each other, in lower case, and whether a sentence begins with them.</summary>
    private static IEnumerable<(List<string> Words, bool BeginsSentence)> CapitalRuns(string text)
    {
        List<string> run = [];
        bool begins = false;
        int end = 0;
        for (int at = 0; at < text.Length;)
        {
            int from = at;
            if (!char.IsLetter(text[at]))
            {
                at = char.IsDigit(text[at]) ? NextBlank(text, at) : at + 1;
                continue;
            }

            at = WordEnd(text, at);
            if (run.Count > 0 && !(char.IsUpper(text[from]) && from == end + 1 && text[end] == ' '))
            {
                yield return (run, begins);
                run = [];
            }

            if (!char.IsUpper(text[from]))
            {
                continue;
            }

            begins = run.Count == 0 ? Cohesion.BeginsSentence(text, from) : begins;
            string word = Bare(text[from..at]);
            run.Add(word);
            bool dot = at < text.Length && text[at] == '.';
            at += dot ? 1 : 0;
            end = at;
            if (dot && word.Length >= 3 && !Titles.Contains(word))
            {
                yield return (run, begins);
                run = [];
            }
        }

        if (run.Count > 0)
        {
            yield return (run, begins);
        }
    }

    private static int WordEnd(string text, int at)
    {
        while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '\'' or '’' or '-'))
        {
            at++;
        }

        return at;
    }

    private static int NextBlank(string text, int at)
    {
        while (at < text.Length && !char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        return at;
    }

    private static string FirstWord(string text)
    {
        int from = 0;
        while (from < text.Length && !char.IsLetter(text[from]))
        {
            from++;
        }

        return Bare(text[from..WordEnd(text, from)]);
    }

    /// <summary>Lower case, without a genitive.</summary>
    private static string Bare(string word)
    {
        string lower = word.ToLowerInvariant();
        return (lower.EndsWith("'s", StringComparison.Ordinal) || lower.EndsWith("’s", StringComparison.Ordinal) ? lower[..^2] : lower).TrimEnd('\'', '’');
    }
}
