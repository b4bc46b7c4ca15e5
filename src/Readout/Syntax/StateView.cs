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

    public void Keep(float* states, int stateWidth, SequenceBatch batch, List<SyntaxModel.Piece> pieces, SentenceAnnotation[] annotations, Arena arena)
    {
        int width = Width(stateWidth);
        if (map is not null)
        {
            float* mapped = arena.Take(batch.Rows * width);
            map.Apply(states, stateWidth, batch.Rows, mapped, width);
            states = mapped;
        }

        for (int s = 0; s < pieces.Count; s++)
        {
            var piece = pieces[s];
            var kept = annotations[piece.Sentence].States.AsSpan(piece.Start * width);
            for (int i = 0; i < piece.Length; i++)
            {
                new ReadOnlySpan<float>(states + ((long)batch.Row(s, i) * width), width).CopyTo(kept[(i * width)..]);
            }
        }
    }
}
