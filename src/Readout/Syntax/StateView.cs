using Readout.Neural;

namespace Readout.Syntax;

/// <summary>
/// What a later model wants of the encoder's states: all of each, or what a linear map makes of it. The map runs
/// where the states lie, so that the wide ones need not be kept.
/// </summary>
internal sealed unsafe class StateView(Affine? map)
{
    /// <summary>Floats kept a word, when states have <paramref name="stateWidth"/>.</summary>
    public int Width(int stateWidth) => map?.Outputs ?? stateWidth;

    public void Keep(WholeRows states, int stateWidth, SequenceBatch batch, List<SyntaxModel.Piece> pieces, SentenceAnnotation[] annotations, Arena arena)
    {
        int width = Width(stateWidth);
        float* mapped = map is null ? null : map.Apply(states, batch.Rows, arena);
        for (int s = 0; s < pieces.Count; s++)
        {
            var piece = pieces[s];
            var kept = annotations[piece.Sentence].States.AsSpan(piece.Start * width);
            for (int i = 0; i < piece.Length; i++)
            {
                int row = batch.Row(s, i);
                var word = kept.Slice(i * width, width);
                if (mapped == null)
                {
                    states.CopyRow(row, word);
                }
                else
                {
                    new ReadOnlySpan<float>(mapped + ((long)row * width), width).CopyTo(word);
                }
            }
        }
    }
}
