namespace Readout.Text;

/// <summary>
/// Data or configuration of ours, or an argument of the caller's, is wrong. Carries every fault found,
/// one a line: file, line, column, code, what was found and what was expected.
/// </summary>
public sealed class InputException(IReadOnlyList<string> faults)
    : Exception(string.Join(Environment.NewLine, faults))
{
    public InputException(string fault)
        : this([fault])
    {
    }

    public IReadOnlyList<string> Faults { get; } = faults;
}
