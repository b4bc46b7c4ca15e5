using System.Globalization;

namespace Readout.Articles;

/// <summary>What was made of a block, and why.</summary>
/// <param name="Score">What the classifier said, where that is the reason: the number is only written when somebody asks.</param>
internal readonly record struct BlockLabel(BlockKind Kind, string Why, double? Score = null)
{
    public string Reason => Score is { } score ? string.Create(CultureInfo.InvariantCulture, $"{Why} ({score:0.00})") : Why;
}
