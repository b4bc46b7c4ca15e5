namespace Readout.Pages;

/// <summary>A forward-only stream whose first bytes can be looked at before they are read.</summary>
internal sealed class PeekStream(Stream inner, int reach) : ForwardStream
{
    private byte[] head = [];
    private int taken;
    private bool peeked;

    /// <summary>The first bytes, at most the reach; fewer only when the stream ends before.</summary>
    public byte[] Peek()
    {
        if (!peeked)
        {
            byte[] buffer = new byte[reach];
            int length = inner.ReadAtLeast(buffer, reach, throwOnEndOfStream: false);
            (head, peeked) = (buffer[..length], true);
        }

        return head;
    }

    public override int Read(Span<byte> buffer)
    {
        int left = Peek().Length - taken;
        if (left == 0)
        {
            return inner.Read(buffer);
        }

        int count = Math.Min(left, buffer.Length);
        head.AsSpan(taken, count).CopyTo(buffer);
        taken += count;
        return count;
    }
}
