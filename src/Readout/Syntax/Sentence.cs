using System.Collections.Immutable;
using Readout.Text;

namespace Readout.Syntax;

/// <summary>
/// A syntactic word after Universal Dependencies v2. "don't" is two words, "do" and "n't"; the second
/// has <see cref="JoinsPrevious"/> set, and together they are one UD token.
/// </summary>
/// <param name="Span">Place in the article's text; the form is the slice.</param>
/// <param name="Feats">UD features, such as <c>Number=Sing|Person=3</c>, or <c>_</c>.</param>
/// <param name="Head">Counts from 1 within the sentence; 0 is the root.</param>
/// <param name="Entity">IOB2 tag over PER, ORG, LOC, MISC: <c>B-PER</c>, <c>I-PER</c> or <c>O</c>.</param>
/// <param name="Factuality">On the head word of a predicate: −3, it certainly did not happen, to 3, it certainly did; else null.</param>
/// <param name="EntityConfidence">How sure the model is of <paramref name="Entity"/>, 0 to 1.</param>
/// <param name="JoinsPrevious">True when this word continues the UD token that the word before it began.</param>
public readonly record struct Word(
    TextSpan Span,
    string Lemma,
    string Upos,
    string Xpos,
    string Feats,
    int Head,
    string Deprel,
    string Entity,
    bool JoinsPrevious,
    float? Factuality = null,
    float EntityConfidence = 1);

/// <summary>A sentence with its words; the words lie inside the span, in order.</summary>
/// <param name="Paragraph">Index into the article's body, or −1 for the headline.</param>
public sealed record Sentence(TextSpan Span, ImmutableArray<Word> Words, int Paragraph)
{
    /// <summary>What a later model asked to be kept of the encoder's states, word after word; empty unless asked for.</summary>
    internal float[] States { get; init; } = [];
}
