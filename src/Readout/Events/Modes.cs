namespace Readout.Events;

/// <summary>A mode that the row leaves open, from the words around the event ("in a car bombing", "by telephone").</summary>
internal static class Modes
{
    public static string? Of(Candidate candidate)
    {
        var tree = candidate.View.Tree;
        foreach (string mode in Plover.Modes(candidate.Type))
        {
            string name = "MODE-" + mode.ToUpperInvariant();
            if (!candidate.View.Classes.Exists(name))
            {
                continue;
            }

            foreach (int word in tree.Subtree(candidate.Trigger))
            {
                if (candidate.View.Classes.Holds(name, tree, word))
                {
                    return mode;
                }
            }
        }

        return null;
    }
}
