using System.Collections.Immutable;
using Readout.Text;

namespace Readout.Names;

/// <summary>How a mention refers.</summary>
public enum ReferenceKind
{
    Name,
    Description,
    Pronoun,

    /// <summary>A determiner such as "his" or "their".</summary>
    Possessive,
}

/// <summary>A phrase that refers to somebody or something, and the earlier one it takes up.</summary>
/// <param name="Span">The whole phrase: "the Turkish foreign minister".</param>
/// <param name="Head">Its head word, or the name inside it.</param>
/// <param name="Sentence">Index into the sentences that were read.</param>
/// <param name="Word">The head word's index in its sentence, from 0.</param>
/// <param name="Antecedent">Index into <see cref="CoreferenceChains.References"/>; null for the first of its chain.</param>
/// <param name="Reason">Why it was linked, in a few words: "short name", "role", "pronoun: subject, 1 sentence back"; empty for the first of its chain.</param>
/// <param name="Confidence">Of the link, 0 to 1.</param>
public sealed record Reference(
    TextSpan Span,
    TextSpan Head,
    ReferenceKind Kind,
    int Sentence,
    int Word,
    int? Antecedent,
    string Reason,
    double Confidence);

/// <summary>The references to one referent: indices into <see cref="CoreferenceChains.References"/>, in text order.</summary>
public sealed record CoreferenceChain(ImmutableArray<int> References);

/// <summary>Every reference of an article that is in a chain of two or more, in text order, and the chains.</summary>
public sealed record CoreferenceChains(ImmutableArray<Reference> References, ImmutableArray<CoreferenceChain> Chains)
{
    public static readonly CoreferenceChains Empty = new([], []);

    /// <summary>The chain of the reference that shares most with <paramref name="span"/>; of equals the shortest, then the first.</summary>
    public CoreferenceChain? ChainAt(TextSpan span)
    {
        CoreferenceChain? best = null;
        (int Shared, int Length) score = (0, 0);
        foreach (var chain in Chains)
        {
            foreach (int index in chain.References)
            {
                var own = References[index].Span;
                var found = (Math.Min(own.End, span.End) - Math.Max(own.Start, span.Start), -own.Length);
                if (found.Item1 > 0 && found.CompareTo(score) > 0)
                {
                    (best, score) = (chain, found);
                }
            }
        }

        return best;
    }

    /// <summary>The longest name of a chain, the first of equals; null when nothing in it is a name.</summary>
    public Reference? Name(CoreferenceChain chain)
    {
        Reference? best = null;
        foreach (int index in chain.References)
        {
            var reference = References[index];
            if (reference.Kind == ReferenceKind.Name && (best is null || reference.Head.Length > best.Head.Length))
            {
                best = reference;
            }
        }

        return best;
    }
}
