using System.Text;
using System.Text.RegularExpressions;
using Readout.Text;

namespace Readout.Tests.Quality;

/// <summary>
/// Gold that a person can write: marks stand in the text, and offsets come from them. <c>{s1:She} said</c>
/// marks "She" as <c>s1</c>; marks may hold others; <c>{s1,2:She}</c> is <c>s1</c> and <c>s2</c>; a label
/// that comes again adds a span.
/// </summary>
internal sealed partial record MarkedText(string Text, IReadOnlyDictionary<string, List<TextSpan>> Marks)
{
    public List<TextSpan> this[string label] => Marks.TryGetValue(label, out var spans) ? spans : [];

    /// <exception cref="FormatException">A mark is not closed, closes nothing, or is empty.</exception>
    public static MarkedText Parse(string marked)
    {
        var text = new StringBuilder();
        var open = new Stack<(string Labels, int Start)>();
        var marks = new Dictionary<string, List<TextSpan>>(StringComparer.Ordinal);
        for (int i = 0; i < marked.Length; i++)
        {
            var mark = Opening().Match(marked, i);
            if (mark.Success)
            {
                open.Push((mark.Groups[1].Value, text.Length));
                i += mark.Length - 1;
            }
            else if (marked[i] == '}')
            {
                if (!open.TryPop(out var closed) || closed.Start == text.Length)
                {
                    throw new FormatException($"A mark is empty or closes nothing: {marked[..(i + 1)]}");
                }

                foreach (string label in Labels(closed.Labels))
                {
                    marks.TryAdd(label, []);
                    marks[label].Add(new TextSpan(closed.Start, text.Length));
                }
            }
            else
            {
                text.Append(marked[i]);
            }
        }

        if (open.Count > 0)
        {
            throw new FormatException($"The mark {open.Peek().Labels} is not closed: {marked}");
        }

        foreach (var spans in marks.Values)
        {
            spans.Sort();
        }

        return new MarkedText(text.ToString(), marks);
    }

    // "s1,2" is s1 and s2.
    private static IEnumerable<string> Labels(string labels)
    {
        string role = labels.TrimEnd([.. "0123456789,"]);
        string numbers = labels[role.Length..];
        return numbers.Length == 0 ? [role] : numbers.Split(',').Select(number => role + number);
    }

    [GeneratedRegex(@"\G\{([a-z]+[0-9,]*):")]
    private static partial Regex Opening();
}
