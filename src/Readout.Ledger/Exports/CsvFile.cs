using CsvHelper;

namespace Readout.Ledger.Exports;

/// <summary>RFC 4180 with LF, UTF-8.</summary>
internal sealed class CsvFile : IDisposable
{
    private readonly CsvWriter csv;
    private readonly bool excelSafe;

    public CsvFile(Stream output, bool excelSafe, bool bom, IEnumerable<string> columns)
    {
        this.excelSafe = excelSafe;
        csv = CsvWriter.Create(output, CsvWriterOptions.Default with { NewLine = "\n", WriteByteOrderMark = bom }, leaveOpen: true);
        Write(columns);
    }

    public void Write(IEnumerable<string?> cells) => csv.WriteRecord([.. cells.Select(Safe)]);

    public void Dispose() => csv.Dispose();

    private string Safe(string? cell) =>
        cell is null ? "" : excelSafe && cell is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + cell : cell;
}
