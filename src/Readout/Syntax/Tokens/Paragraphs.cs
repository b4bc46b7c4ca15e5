using System.Collections.Immutable;
using Readout.Text;

namespace Readout.Syntax.Tokens;

/// <summary>Paragraphs of running text: parted by lines that hold nothing.</summary>
public static class Paragraphs
{
    public static ImmutableArray<TextSpan> Of(string text)
    {
        var spans = ImmutableArray.CreateBuilder<TextSpan>();
        int start = 0, line = 0;
        while (line <= text.Length)
        {
            int feed = text.IndexOf('\n', line);
            int end = feed < 0 ? text.Length : feed;
            if (text.AsSpan(line, end - line).IsWhiteSpace())
            {
                Add(line);
                start = end + 1;
            }

            line = end + 1;
        }

        Add(text.Length);
        return spans.ToImmutable();

        void Add(int end)
        {
            if (start < end && new TextSpan(start, end).Trim(text) is { IsEmpty: false } span)
            {
                spans.Add(span);
            }
        }
    }
}
