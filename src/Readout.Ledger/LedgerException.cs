namespace Readout.Ledger;

/// <summary>Why a ledger can't be used, in words for the person who asked, with what to do about it.</summary>
/// <param name="misuse">
/// True when the address is wrong (not a ledger, of a newer program, not there): nothing was tried. False when the
/// work failed on the way (disk full, damage): what was reported as stored stays stored.
/// </param>
public sealed class LedgerException(string message, bool misuse, Exception? inner = null) : Exception(message, inner)
{
    public bool Misuse { get; } = misuse;
}
