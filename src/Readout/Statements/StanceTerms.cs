using System.Collections.Frozen;

namespace Readout.Statements;

/// <summary>The words for stances in lexicons.</summary>
internal static class StanceTerms
{
    private static readonly FrozenDictionary<string, Stance> ByTerm =
        Enum.GetValues<Stance>().ToFrozenDictionary(Term, StringComparer.Ordinal);

    public static string All => string.Join(", ", Enum.GetValues<Stance>().Select(Term));

    public static bool TryParse(string term, out Stance stance) => ByTerm.TryGetValue(term, out stance);

    private static string Term(Stance stance) => stance switch
    {
        Stance.LeavesOpen => "leaves open",
        Stance.ClaimsResponsibility => "claims responsibility",
        _ => stance.ToString().ToLowerInvariant(),
    };
}
