using System.Collections.Immutable;
using Readout.Text;

namespace Readout.Articles;

/// <summary>
/// Cuts plain text into units: a line each, except that the lines of a paragraph broken at a fixed width
/// (wire copy, e-mail) are one unit.
/// </summary>
internal static class TextUnits
{
    // Widths that copy is wrapped at in practice: teleprinter lines of 58 to e-mail of 76, a little over on both sides.
    private const int NarrowestWrap = 40;
    private const int WidestWrap = 110;

    // One line in so many may be longer than the others are wrapped at.
    private const int OverLong = 16;

    private readonly record struct Line(TextSpan Span, TextSpan Trimmed, int Indent);

    public static ImmutableArray<TextUnit> Of(string text)
    {
        var units = ImmutableArray.CreateBuilder<TextUnit>();
        var blocks = Blocks(text);
        int width = WrapWidth(text, blocks);
        foreach (var (lines, gap) in blocks)
        {
            int first = 0;
            for (int i = 1; i <= lines.Count; i++)
            {
                if (i == lines.Count || !Continues(text, lines, first, i, width))
                {
                    var span = new TextSpan(lines[first].Trimmed.Start, lines[i - 1].Trimmed.End);
                    units.Add(new TextUnit(text, span, first == 0 ? gap : 0));
                    first = i;
                }
            }
        }

        return units.ToImmutable();
    }

    private static List<(List<Line> Lines, int Gap)> Blocks(string text)
    {
        var blocks = new List<(List<Line>, int)>();
        var current = new List<Line>();
        int gap = 0, start = 0;
        while (start <= text.Length)
        {
            int end = start < text.Length ? text.AsSpan(start).IndexOfAny('\n', '\r', '\u2028') : 0;
            end = end < 0 ? text.Length : start + end;
            var whole = new TextSpan(start, end);
            var trimmed = whole.Trim(text);
            if (trimmed.IsEmpty)
            {
                if (current.Count > 0)
                {
                    blocks.Add((current, gap));
                    (current, gap) = ([], 0);
                }

                gap++;
            }
            else
            {
                current.Add(new Line(whole, trimmed, trimmed.Start - whole.Start));
            }

            start = end + (end + 1 < text.Length && text[end] == '\r' && text[end + 1] == '\n' ? 2 : 1);
        }

        if (current.Count > 0)
        {
            blocks.Add((current, gap));
        }

        return blocks;
    }

    /// <summary>The width that the text is wrapped at, or 0 when its lines are paragraphs.</summary>
    private static int WrapWidth(string text, List<(List<Line> Lines, int Gap)> blocks)
    {
        int[] lengths = [.. blocks.SelectMany(b => b.Lines).Select(l => l.Trimmed.Length).Order()];
        int broken = 0, whole = 0, longest = lengths.Length == 0 ? 0 : lengths[^1];

        // A line or two over the width, an address or a headline, do not tell it.
        int width = lengths.Length == 0 ? 0 : lengths[^(1 + (lengths.Length / OverLong))];

        foreach (var (lines, _) in blocks)
        {
            for (int i = 1; i < lines.Count; i++)
            {
                if (lines[i - 1].Trimmed.Length >= NarrowestWrap - 10)
                {
                    bool runsOn = RunsOn(text, lines[i - 1].Trimmed, lines[i].Trimmed, width);
                    (broken, whole) = runsOn ? (broken + 1, whole) : (broken, whole + 1);
                }
            }
        }

        return longest is >= NarrowestWrap and <= WidestWrap && broken >= 2 && broken * 2 >= whole ? width : 0;
    }

    /// <summary>True when a sentence goes on in the next line: in small letters, or in copy that is all capitals when its line is full.</summary>
    private static bool RunsOn(string text, TextSpan before, TextSpan after, int width) =>
        !LineShape.EndsSentence(before.In(text))
        && (char.IsLower(text[after.Start]) || (IsFull(text, before, after, width) && IsCapitals(before.In(text)) && IsCapitals(after.In(text))));

    /// <summary>True when the next line's first word would not have fitted: that is what wrapping looks like.</summary>
    private static bool IsFull(string text, TextSpan before, TextSpan after, int width)
    {
        int word = after.In(text).IndexOf(' ');
        return before.Length + 1 + (word < 0 ? after.Length : word) >= width * 9 / 10;
    }

    private static bool IsCapitals(ReadOnlySpan<char> line)
    {
        bool letters = false;
        foreach (char c in line)
        {
            if (char.IsLower(c))
            {
                return false;
            }

            letters |= char.IsUpper(c);
        }

        return letters;
    }

    private static bool Continues(string text, List<Line> lines, int first, int next, int width)
    {
        if (width == 0)
        {
            return false;
        }

        var before = lines[next - 1].Trimmed;
        var after = lines[next].Trimmed;
        bool indented = lines[next].Indent >= lines[next - 1].Indent + 2 && next - 1 > first | lines[next - 1].Indent < 2;
        if (indented && lines[next].Indent <= 10)
        {
            return false;
        }

        bool full = IsFull(text, before, after, width);
        return full || (before.Length >= width * 6 / 10 && !LineShape.EndsSentence(before.In(text)) && char.IsLower(text[after.Start]));
    }
}
