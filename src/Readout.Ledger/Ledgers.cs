using Readout.Ledger.Store;

namespace Readout.Ledger;

/// <summary>Opens a ledger by its address.</summary>
public static class Ledgers
{
    public const string DefaultAddress = "readout.db";

    /// <summary>Opens for reading into; makes the ledger when it isn't there.</summary>
    /// <exception cref="LedgerException">It can't be made, or what is there is no ledger of this version.</exception>
    public static ILedger OpenToWrite(string address, TimeProvider clock) => SqliteLedger.Open(FileOf(address), write: true, clock);

    /// <summary>Opens what is there; never changes it.</summary>
    /// <exception cref="LedgerException">It isn't there, or is no ledger of this version.</exception>
    public static ILedger OpenToRead(string address, TimeProvider clock) => SqliteLedger.Open(FileOf(address), write: false, clock);

    private static string FileOf(string address) =>
        address.StartsWith("postgres://", StringComparison.Ordinal) || address.StartsWith("postgresql://", StringComparison.Ordinal)
            ? throw new LedgerException("this version keeps ledgers in SQLite files only; give a file's name, such as readout.db", misuse: true)
            : address;
}
