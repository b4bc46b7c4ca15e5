using Readout.Text;

namespace Readout.Syntax.Tokens;

/// <summary>A place in a text that is one syntactic word after Universal Dependencies. 12 bytes: texts hold many.</summary>
/// <param name="Start">UTF-16 offset of its first character.</param>
/// <param name="End">Offset behind its last character.</param>
/// <param name="JoinsPrevious">It continues the UD token that the word before it began: "n't" in "don't".</param>
/// <param name="IsAbbreviation">It ends in a full stop of its own: "Gen.", "U.S.".</param>
public readonly record struct Token(int Start, int End, bool JoinsPrevious = false, bool IsAbbreviation = false)
{
    public TextSpan Span => new(Start, End);

    public int Length => End - Start;

    public ReadOnlySpan<char> In(string text) => text.AsSpan(Start, End - Start);
}
