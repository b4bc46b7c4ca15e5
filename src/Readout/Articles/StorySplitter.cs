using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Readout.Articles;

/// <summary>
/// Finds where one story ends and the next begins in the units of a plain-text page. No single sign is enough,
/// for a sub-heading looks like a headline and a digest like two stories: signs add up to points, and a
/// boundary needs <see cref="Needed"/> of them.
/// </summary>
internal static partial class StorySplitter
{
    // Weights and thresholds were set on the public corpora's single articles, where any split is false, and hold on
    // pages that run such articles together (SeveralArticlesTests).
    private const double Needed = 4;
    private const int Ahead = 8;
    private const int ShortestStory = 50;
    private const int ShortestBrief = 15;
    private const int NearHeadline = 4;

    // What was told long before says no more of a topic, and reading it again at each line takes the square of the text's length.
    private const int FarBack = 400;

    private const double OtherTopic = 2.5;

    // Of the wide gaps inside single articles one in 25 reads so, and nine in ten of those between stories.
    private const double LikelyOpening = 0.5;

    // White space alone parts texts of this length only: in shorter ones it is where a picture or an advertisement was.
    private const int LongStory = 150;

    private const int ShortestOpening = 5;

    // Longer lines without a full stop are captions.
    private const int LongestHeadline = 18;

    // Of captions, however full of names, some word is not in title case.
    private const int LongestTitle = 26;

    // Below it a line is not in title case.
    private const double TitleCase = 0.7;

    /// <summary>Index of the first unit of each story; the first is always 0.</summary>
    public static ImmutableArray<int> Starts(ImmutableArray<TextUnit> units)
    {
        var starts = ImmutableArray.CreateBuilder<int>();
        starts.Add(0);
        int usual = UsualGap(units, out bool widerIsRare);
        for (int i = 1; i < units.Length; i++)
        {
            int start = starts[^1];
            if (!CanBegin(units, start, i, widerIsRare && units[i].Gap > usual))
            {
                continue;
            }

            if (IsParallel(units, start, i) || Points(units, start, i, usual, widerIsRare) >= Needed)
            {
                int first = i;
                while (first - 1 > start && SlugLine.IsBetween(units[first - 1].Value))
                {
                    first--;
                }

                starts.Add(first);
            }
        }

        return starts.ToImmutable();
    }

    private static bool CanBegin(ImmutableArray<TextUnit> units, int start, int i, bool spaced)
    {
        var unit = units[i];
        bool headline = IsHeadline(unit, Ended(units[i - 1]));

        // Without a headline a story begins with where it was filed, or after more white space than usual.
        bool filed = !headline && (unit.IsProse || DatelineReader.NamesAgency(unit.Text, unit.Span)) && DatelineReader.NamesPlace(unit.Text, unit.Span) && !HeadlineBefore(units, i);
        bool apart = !headline && !filed && spaced && Opens(units, i) && !HeadlineBefore(units, i) && Words(units, start, i) >= LongStory && Words(units, i, units.Length) >= LongStory;
        return (headline || filed || apart) && (!headline || NextProse(units, i) > 0) && HasBody(units, start, i, headline && IsParallel(units, start, i) ? ShortestBrief : ShortestStory);
    }

    /// <param name="ended">What stands before closes a story: then the headline may be numbered, as in a newsletter.</param>
    private static bool IsHeadline(TextUnit unit, bool ended) =>
        unit.Words >= 3 && !SlugLine.Is(unit.Value) && (unit.Words <= LongestHeadline || (unit.Words <= LongestTitle && LineShape.TitleCase(unit.Value) >= 1)) && LineShape.CouldBeHeadline(unit.Value, unit.Words) && (ended || !IsListed(unit.Value)) && !OfPicture().IsMatch(unit.Value) && ResidueLines.Reason(unit.Value, unit.Words) is null
        && Byline.Read(unit.Value).IsEmpty && !DateText.IsDateLine(unit.Value) && Credit.Split(unit.Value).Credit is null;

    /// <summary>True for a paragraph, and for a short sentence with a paragraph behind it.</summary>
    private static bool Opens(ImmutableArray<TextUnit> units, int i) =>
        units[i].IsProse || (units[i].Words >= ShortestOpening && units[i].IsSentenceLike && i + 1 < units.Length && units[i + 1].IsProse);

    /// <summary>The words of the paragraphs from one unit to another, as far as anybody asks.</summary>
    private static int Words(ImmutableArray<TextUnit> units, int from, int to)
    {
        int words = 0;
        for (int j = from; j < to && words < LongStory; j++)
        {
            words += units[j].IsProse ? units[j].Words : 0;
        }

        return words;
    }

    /// <summary>"4. Who said what": an entry of a list, which is one story.</summary>
    private static bool IsListed(string line) =>
        char.IsAsciiDigit(line[0]) && line.AsSpan().TrimStart("0123456789") is [('.' or ')' or ':'), ' ', ..];

    /// <summary>A story has more to it than a headline and a deck before the next can begin.</summary>
    private static bool HasBody(ImmutableArray<TextUnit> units, int start, int end, int least)
    {
        int words = 0;
        for (int j = start; j < end && words < least; j++)
        {
            if (units[j].IsProse && Credit.Split(units[j].Value).Credit is null)
            {
                words += units[j].Words;
            }
        }

        return words >= least;
    }

    /// <summary>True when two lines are headlines and the same stands right below both, with other names or days in it: what is dated and signed alike are briefs.</summary>
    private static bool IsParallel(ImmutableArray<TextUnit> units, int start, int i)
    {
        while (start < i && SlugLine.Is(units[start].Value))
        {
            start++;
        }

        if (start + 1 >= i || !LineShape.CouldBeHeadline(units[start].Value, units[start].Words) || !IsHeadline(units[i], Ended(units[i - 1])))
        {
            return false;
        }

        var (above, below) = (Signature(units, start), Signature(units, i));
        return above.Kind.Length > 0 && above.Kind == below.Kind && above.Words != below.Words;
    }

    /// <summary>What follows a headline before the text: names, a day, a dateline.</summary>
    private static (string Kind, string Words) Signature(ImmutableArray<TextUnit> units, int headline)
    {
        string kind = "", words = "";
        for (int j = headline + 1; j < Math.Min(units.Length, headline + NearHeadline); j++)
        {
            string found = DateText.IsDateLine(units[j].Value) ? "day" : !Byline.Read(units[j].Value).IsEmpty ? "names" : "";
            if (found.Length == 0)
            {
                bool filed = kind.Length == 0 && DatelineReader.NamesAgency(units[j].Text, units[j].Span);
                return filed ? ("filed", DatelineReader.Find(units[j].Text, units[j].Span)?.Of(units[j].Text) ?? "") : (kind, words);
            }

            (kind, words) = (kind + found, words + units[j].Key + ' ');
        }

        return (kind, words);
    }

    private static bool HeadlineBefore(ImmutableArray<TextUnit> units, int i)
    {
        for (int j = i - 1; j >= Math.Max(0, i - 4); j--)
        {
            if (units[j].IsProse)
            {
                return false;
            }

            if (LineShape.CouldBeHeadline(units[j].Value, units[j].Words))
            {
                return true;
            }
        }

        return i <= 2;
    }

    /// <summary>Index of the paragraph that a headline at <paramref name="i"/> would introduce; 0 when there is none near.</summary>
    private static int NextProse(ImmutableArray<TextUnit> units, int i)
    {
        for (int j = i + 1; j < units.Length && j <= i + 12; j++)
        {
            if (units[j].IsProse && Credit.Split(units[j].Value).Credit is null && units[j].Key != units[i].Key)
            {
                return j;
            }
        }

        return 0;
    }

    private static double Points(ImmutableArray<TextUnit> units, int start, int i, int usual, bool widerIsRare)
    {
        double points = 0;
        bool doubled = false;
        var unit = units[i];
        bool runs = unit.IsProse || !IsHeadline(unit, Ended(units[i - 1]));
        int prose = runs ? i : NextProse(units, i);
        bool bare = runs && DatelineReader.Find(unit.Text, unit.Span) is null;

        int wider = unit.Gap - usual;
        if (bare && widerIsRare && wider > 0 && !Ended(units[i - 1]))
        {
            return StoryOpening.Odds(units, Math.Max(start, i - FarBack), i) >= LikelyOpening ? Needed : 0;
        }

        points += widerIsRare && wider > 0 ? Math.Min(1 + (0.75 * wider), 2.5) : 0;

        for (int j = i + 1; j < prose; j++)
        {
            if (units[j].Key == unit.Key)
            {
                // A headline comes again behind what stands below it; a caption that is doubled comes twice in a row.
                points += doubled ? 0 : j == i + 1 ? 2.75 : 3.5;
                doubled = true;
            }
            else if (!Byline.Read(units[j].Value).IsEmpty || DateText.IsDateLine(units[j].Value))
            {
                points += 2.5;
            }
            else if (Credit.Split(units[j].Value).Credit is not null)
            {
                points += 1.5;
            }
            else if (ResidueLines.Reason(units[j].Value, units[j].Words) is not null)
            {
                points += 1;
            }
        }

        points += DatelineReader.Find(units[prose].Text, units[prose].Span) is null ? 0 : DatelineReader.NamesAgency(units[prose].Text, units[prose].Span) ? 3 : 2.5;
        points += Ended(units[i - 1]) || SlugLine.IsBetween(units[i - 1].Value) ? 2 : 0;
        points += unit.IsProse ? 0 : unit.Words is >= 8 and <= 14 ? 1 : unit.Words >= 5 ? 0.5 : 0;
        points += !unit.IsProse && unit.Words >= 4 && LineShape.TitleCase(unit.Value) > TitleCase ? 0.5 : 0;
        double topic = Topic(units, start, i, prose);
        return bare && topic < OtherTopic ? 0 : points + topic;
    }

    /// <summary>Residue and end marks close a story; a sentence, a sub-heading or a button by a picture does not.</summary>
    private static bool Ended(TextUnit unit) =>
        Byline.IsTail(unit.Value) || ResidueLines.Reason(unit.Value, unit.Words) is not (null or "control" or "picture mark");

    /// <summary>Evidence from the words: what follows speaks of other things, and the headline speaks of what follows.</summary>
    private static double Topic(ImmutableArray<TextUnit> units, int start, int i, int prose)
    {
        start = Math.Max(start, i - FarBack);
        var before = Cohesion.Terms(units.Skip(start).Take(i - start));
        var ahead = units.Skip(prose).Take(Ahead).Where(u => u.Words >= 8).ToArray();
        var after = Cohesion.Terms(ahead);
        if (after.Count < 12 || before.Count < 12)
        {
            return 0;
        }

        double chance = Cohesion.ByChance(before.Count);
        double shared = Cohesion.Shared(after, before);
        double points = shared < chance ? OtherTopic : shared < chance * 1.6 ? 1.5 : shared < chance * 2.4 ? 0 : -2.5;
        if (prose > i)
        {
            var head = Cohesion.Terms([units[i]]);
            double fits = Cohesion.Shared(head, after) - Cohesion.Shared(head, before);
            points += fits > 0.3 ? 1.5 : fits > 0.1 ? 0.75 : fits < -0.2 ? -1 : 0;
        }

        return points;
    }

    /// <summary>The number of blank lines that most paragraphs have before them.</summary>
    private static int UsualGap(ImmutableArray<TextUnit> units, out bool widerIsRare)
    {
        var counts = units.Skip(1).Where(u => u.IsProse).GroupBy(u => u.Gap).ToDictionary(g => g.Key, g => g.Count());
        int usual = counts.Count == 0 ? 1 : counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key).First().Key;
        int wider = units.Skip(1).Count(u => u.Gap > usual);
        widerIsRare = wider * 4 <= units.Length;
        return usual;
    }

    /// <summary>Words that only captions have.</summary>
    [GeneratedRegex(@"\((?:pictured|above|below|left|right|cent(?:re|er)|file|inset)\b[^()]*\)|, (?:pictured|left|right|centre)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OfPicture();
}
