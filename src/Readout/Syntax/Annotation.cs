namespace Readout.Syntax;

/// <summary>What the model says about one word. Confidences are the model's own probabilities, 0 to 1.</summary>
/// <param name="Head">Counts from 1 within the sentence; 0 is the root.</param>
/// <param name="Entity">IOB2 tag over PER, ORG, LOC, MISC.</param>
/// <param name="Factuality">
/// −3 (certainly did not happen) to 3 (certainly did), as if the word told an event; see <paramref name="IsPredicate"/>.
/// </param>
/// <param name="IsPredicate">The word heads a clause: a verb, or what a copula or a subject depends on.</param>
public readonly record struct WordAnnotation(
    string Upos,
    string Xpos,
    string Feats,
    string Lemma,
    int Head,
    string Deprel,
    string Entity,
    float TagConfidence,
    float HeadConfidence,
    float RelationConfidence,
    float EntityConfidence,
    float Factuality,
    bool IsPredicate);

/// <summary>What the model says about one sentence.</summary>
/// <param name="Words">One for each form given.</param>
/// <param name="States">
/// The encoder's states, <see cref="SyntaxModel.StateWidth"/> floats a word, for later models to read without
/// running the encoder again; null unless asked for.
/// </param>
public sealed record SentenceAnnotation(WordAnnotation[] Words, float[]? States)
{
    /// <summary>The network's scores of <see cref="SyntaxLabels.EntityTags"/> for each word.</summary>
    internal float[] NameScores { get; } = new float[Words.Length * SyntaxLabels.EntityTags.Length];

    /// <summary>The probabilities of <see cref="SyntaxLabels.EntityTags"/> for each word, given all the sentence.</summary>
    internal float[] NameChances { get; } = new float[Words.Length * SyntaxLabels.EntityTags.Length];

    /// <summary>The encoder's state at a word.</summary>
    public ReadOnlySpan<float> State(int word) =>
        States.AsSpan(word * (States!.Length / Words.Length), States.Length / Words.Length);
}
