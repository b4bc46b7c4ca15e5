using Microsoft.Data.Sqlite;

namespace Readout.Ledger.Store;

/// <summary>SQLite's errors in words for a person, with what to do. Codes: sqlite.org/rescode.html.</summary>
internal static class SqliteErrors
{
    public static LedgerException Explain(SqliteException e, string file, bool opening) => e.SqliteErrorCode switch
    {
        5 or 6 => new($"{file}: another program is writing to this ledger; wait until it is done, then run this again", misuse: false, e),
        8 => new($"{file}: the ledger can't be written: the file or its folder is read-only; give another with --ledger", misuse: true, e),
        10 => new($"{file}: the disk failed to read or write ({e.Message}); what was reported as stored is kept", misuse: false, e),
        11 => new($"{file}: the ledger is damaged ({e.Message}); restore it from a copy, or read the sources into a new one", misuse: opening, e),
        13 => new($"{file}: the disk is full; what was reported as stored is kept. Make room, then run this again: it goes on where it stopped", misuse: false, e),
        14 => new($"{file}: the ledger can't be opened or made here: does the folder exist, and may you write in it? Give another place with --ledger", misuse: true, e),
        26 => new($"{file}: this is not a ledger (not a SQLite file); give another name with --ledger", misuse: true, e),
        _ => new($"{file}: {e.Message}", misuse: opening, e),
    };
}
