using Readout.Text;

namespace Readout.Articles;

/// <summary>
/// A line of plain text, or the lines of one hard-wrapped paragraph: the smallest stretch that gets a label.
/// </summary>
/// <param name="Span">Without white space at the edges; line breaks inside a wrapped paragraph are kept.</param>
/// <param name="Gap">How many blank lines stand before it.</param>
internal sealed record TextUnit(string Text, TextSpan Span, int Gap)
{
    private string? key;

    public string Value { get; } = Span.Of(Text);

    public int Words { get; } = LineShape.CountWords(Span.In(Text));

    /// <summary>What two copies of a line share: letters and digits, lower case.</summary>
    public string Key => key ??= LineShape.Key(Value);

    public bool IsSentenceLike => LineShape.EndsSentence(Value);

    /// <summary>A paragraph of running text, as far as its length and its end tell.</summary>
    public bool IsProse => Words >= 10 && (IsSentenceLike || Words >= 40);
}
