namespace Readout.App.Cli;

/// <summary>What went wrong, one line each on standard error; remembers that something did.</summary>
internal sealed class Reports
{
    /// <summary>0 all read; 1 some inputs were bad (each has been named).</summary>
    public int Status => Count > 0 ? 1 : 0;

    public int Count { get; private set; }

    /// <summary>Where a line goes; a progress bar puts itself between.</summary>
    public Action<string> Write { get; set; } = Console.Error.WriteLine;

    public void Bad(string input, string where, string reason)
    {
        Count++;
        Write($"readout: {Screen.Clean(input == "-" ? "standard input" : input)}: {(where.Length > 0 ? where + ": " : "")}{Screen.Clean(reason)}");
    }
}
