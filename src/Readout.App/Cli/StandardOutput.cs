using Microsoft.Win32.SafeHandles;

namespace Readout.App.Cli;

/// <summary>Standard output could not take what was written.</summary>
/// <param name="closed">True when the reader went away, as <c>head</c> does: no error.</param>
internal sealed class OutputException(bool closed, Exception inner) : Exception(inner.Message, inner)
{
    public bool Closed { get; } = closed;
}

/// <summary>
/// Standard output as a stream that says when nobody reads it any more; the console's own stream swallows that, and
/// the program would go on reading documents for nobody.
/// </summary>
internal sealed class StandardOutput : Stream
{
    private const int BrokenPipe = 32;
    private const int WindowsPipeClosing = unchecked((int)0x800700E8);
    private const int WindowsBrokenPipe = unchecked((int)0x8007006D);

    private readonly Stream inner;

    private StandardOutput(Stream inner) => this.inner = inner;

    public static Stream Open() => new BufferedStream(new StandardOutput(Handle()), 1 << 16);

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        try
        {
            inner.Write(buffer);
        }
        catch (IOException e)
        {
            throw new OutputException(e.HResult is BrokenPipe or WindowsPipeClosing or WindowsBrokenPipe, e);
        }
    }

    public override void Flush()
    {
        try
        {
            inner.Flush();
        }
        catch (IOException e)
        {
            throw new OutputException(e.HResult is BrokenPipe or WindowsPipeClosing or WindowsBrokenPipe, e);
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    // A file stream on a regular file keeps a position of its own, and "(readout a; readout b) > f" would overwrite:
    // only pipes, which are where readers go away, get one.
    private static Stream Handle()
    {
        if (OperatingSystem.IsWindows())
        {
            return Console.OpenStandardOutput();
        }

        try
        {
            var direct = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
            return direct.CanSeek ? Console.OpenStandardOutput() : direct;
        }
        catch (Exception e) when (e is IOException or ArgumentException or UnauthorizedAccessException)
        {
            return Console.OpenStandardOutput();
        }
    }
}
