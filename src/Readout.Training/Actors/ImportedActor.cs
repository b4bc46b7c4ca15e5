using System.Collections.Immutable;

namespace Readout.Training.Actors;

/// <summary>An actor of somebody else's list, in Readout's terms.</summary>
/// <param name="Country">Code of the country field, or empty.</param>
/// <param name="Sectors">PLOVER codes.</param>
/// <param name="From">First month of the office, yyyy-mm, or empty.</param>
/// <param name="To">The month after its last, or empty.</param>
public sealed record ImportedActor(
    string Name, ImmutableArray<string> Others, bool IsPerson, string Country, ImmutableArray<string> Sectors, string From = "", string To = "");

/// <summary>What was read from a list, and what was wrong with it: file, line and reason of each entry that was skipped.</summary>
public sealed class ActorImport(string file)
{
    private readonly List<ImportedActor> actors = [];
    private readonly List<string> faults = [];

    public IReadOnlyList<ImportedActor> Actors => actors;

    public IReadOnlyList<string> Faults => faults;

    public void Add(ImportedActor actor) => actors.Add(actor);

    /// <param name="line">Counts from 1; 0 when the fault has no line.</param>
    public void Skip(int line, string reason) => faults.Add(line > 0 ? $"{file}:{line}: {reason}" : $"{file}: {reason}");
}
