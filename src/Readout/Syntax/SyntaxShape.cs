using System.Globalization;
using Readout.Neural;
using Readout.Text;

namespace Readout.Syntax;

/// <summary>Sizes of the syntax model's layers; kept in its file.</summary>
public sealed record SyntaxShape
{
    /// <summary>Width of the frozen vectors.</summary>
    public int Vector { get; init; } = 100;

    /// <summary>Width of the learned vector: the word's own and those of its pieces, summed.</summary>
    public int Learned { get; init; } = 96;

    /// <summary>Rows of the hashed table of word pieces.</summary>
    public int Pieces { get; init; } = 16007;

    /// <summary>Units of each direction of each of the two recurrent layers.</summary>
    public int Units { get; init; } = 160;

    public int TagHidden { get; init; } = 128;

    public int Arc { get; init; } = 192;

    public int Label { get; init; } = 96;

    /// <summary>Width of the names' own hidden layer, which reads both recurrent layers.</summary>
    public int Name { get; init; } = 96;

    public int Factuality { get; init; } = 64;

    public int Input => Vector + Learned;

    /// <summary>Width of one recurrent layer's output.</summary>
    public int Layer => 2 * Units;

    /// <summary>Width of a word's state: both layers' outputs side by side.</summary>
    public int State => 2 * Layer;

    /// <summary>Width of the hidden layer that arcs, labels and factuality share in one product.</summary>
    public int Hidden => (2 * Arc) + (2 * Label) + Factuality;

    public int ArcHeadAt => Arc;

    public int LabelDependentAt => 2 * Arc;

    public int LabelHeadAt => (2 * Arc) + Label;

    public int FactualityAt => (2 * Arc) + (2 * Label);

    public void WriteTo(ModelFile file) => file.Add(
        "shape",
        [.. new[] { Vector, Learned, Pieces, Units, TagHidden, Arc, Label, Name, Factuality }.Select(n => n.ToString(CultureInfo.InvariantCulture))]);

    /// <exception cref="InputException">The file's shape cannot be read.</exception>
    public static SyntaxShape ReadFrom(ModelFile file)
    {
        int[] n = [.. file.List("shape").Select(s => int.TryParse(s, NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value : 0)];
        if (n.Length != 9 || n.Any(value => value <= 0))
        {
            throw new InputException("model: \"shape\" is not nine positive numbers; the file was written by another version of `readout train`");
        }

        return new SyntaxShape
        {
            Vector = n[0],
            Learned = n[1],
            Pieces = n[2],
            Units = n[3],
            TagHidden = n[4],
            Arc = n[5],
            Label = n[6],
            Name = n[7],
            Factuality = n[8],
        };
    }
}
