namespace Readout.Pages;

/// <summary>
/// Reads a stream line by line as bytes, a line's break (LF or CRLF) left off, in bounded memory: a line longer
/// than <see cref="PageReader.MaximumPage"/> is read past and reported as too long.
/// </summary>
internal sealed class ByteLines(Stream input)
{
    private readonly byte[] buffer = new byte[1 << 16];
    private int start, end;

    /// <summary>How many bytes have been consumed.</summary>
    public long Position { get; private set; }

    public bool TooLong { get; private set; }

    /// <summary>The next line, or null at the end.</summary>
    public byte[]? Next()
    {
        using var line = new MemoryStream();
        TooLong = false;
        bool any = false;
        while (true)
        {
            if (start == end)
            {
                (start, end) = (0, input.Read(buffer));
                if (end == 0)
                {
                    return any ? Ended(line) : null;
                }
            }

            any = true;
            int feed = Array.IndexOf(buffer, (byte)'\n', start, end - start);
            int stop = feed < 0 ? end : feed;
            TooLong |= line.Length + stop - start > PageReader.MaximumPage;
            if (!TooLong)
            {
                line.Write(buffer, start, stop - start);
            }

            Position += stop - start + (feed < 0 ? 0 : 1);
            start = feed < 0 ? end : feed + 1;
            if (feed >= 0)
            {
                return Ended(line);
            }
        }
    }

    /// <summary>The next <paramref name="count"/> bytes; fewer only at the end of the stream.</summary>
    public byte[] Take(int count)
    {
        byte[] taken = new byte[count];
        int at = Math.Min(count, end - start);
        Array.Copy(buffer, start, taken, 0, at);
        start += at;
        at += input.ReadAtLeast(taken.AsSpan(at), count - at, throwOnEndOfStream: false);
        Position += at;
        return at == count ? taken : taken[..at];
    }

    public bool Skip(long count)
    {
        while (count > 0)
        {
            if (start == end)
            {
                (start, end) = (0, input.Read(buffer));
                if (end == 0)
                {
                    return false;
                }
            }

            int step = (int)Math.Min(count, end - start);
            (start, count, Position) = (start + step, count - step, Position + step);
        }

        return true;
    }

    private static byte[] Ended(MemoryStream line)
    {
        byte[] bytes = line.ToArray();
        return bytes is [.., (byte)'\r'] ? bytes[..^1] : bytes;
    }
}
