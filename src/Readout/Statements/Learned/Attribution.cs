using Readout.Text;

namespace Readout.Statements.Learned;

/// <summary>A cue with the source and content that the models give it.</summary>
/// <param name="Cue">Index of the cue's head word in the passage.</param>
/// <param name="CueProbability">0 to 1.</param>
/// <param name="Source">In text order; empty when nobody is named.</param>
/// <param name="Content">In text order; never empty.</param>
/// <param name="Certainty">See <see cref="Labelling"/>.</param>
/// <param name="Weakest">See <see cref="Labelling"/>.</param>
internal sealed record Attribution(int Cue, double CueProbability, List<TextSpan> Source, List<TextSpan> Content, float Certainty, float Weakest);
