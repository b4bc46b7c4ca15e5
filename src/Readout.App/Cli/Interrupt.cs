using System.Runtime.InteropServices;

namespace Readout.App.Cli;

/// <summary>
/// Ctrl-C and a polite kill: the document at hand is finished and stored, then the program ends. A second one, or a
/// read that hangs, ends it at once; a ledger's transaction is whole or not there.
/// </summary>
internal sealed class Interrupt : IDisposable
{
    /// <summary>As shells report a program that SIGINT ended.</summary>
    public const int Status = 130;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource source = new();
    private readonly PosixSignalRegistration[] signals;
    private Timer? deadline;

    public Interrupt() => signals =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop),
    ];

    public CancellationToken Token => source.Token;

    public bool Requested => source.IsCancellationRequested;

    public void Dispose()
    {
        foreach (var signal in signals)
        {
            signal.Dispose();
        }

        deadline?.Dispose();
        source.Dispose();
    }

    private void Stop(PosixSignalContext context)
    {
        if (source.IsCancellationRequested)
        {
            return;
        }

        context.Cancel = true;
        deadline = new Timer(_ => Environment.Exit(Status), null, Patience, Timeout.InfiniteTimeSpan);
        source.Cancel();
    }
}
