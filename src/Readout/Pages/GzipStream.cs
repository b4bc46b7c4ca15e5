using System.Buffers.Binary;
using System.IO.Compression;

namespace Readout.Pages;

/// <summary>
/// Unzips, and says when the zipped data break off: the runtime's own stream then ends as if nothing were missing. A gzip
/// member ends with the length of what it holds (RFC 1952); at a break other bytes stand there, and hardly ever a number
/// as small as what has been read.
/// </summary>
internal sealed class GzipStream : ForwardStream
{
    private readonly EndKeeper zipped;
    private readonly GZipStream inner;
    private long length;

    public GzipStream(Stream zipped)
    {
        this.zipped = new EndKeeper(zipped);
        inner = new GZipStream(this.zipped, CompressionMode.Decompress);
    }

    public override int Read(Span<byte> buffer)
    {
        int count = inner.Read(buffer);
        length += count;
        if (count == 0 && buffer.Length > 0 && length <= uint.MaxValue && zipped.Last > length)
        {
            throw new InvalidDataException($"the gzip data break off, behind {length} bytes of what they held");
        }

        return count;
    }

    protected override void Dispose(bool disposing)
    {
        inner.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>Passes bytes on and keeps the last four.</summary>
    private sealed class EndKeeper(Stream bytes) : ForwardStream
    {
        private readonly byte[] end = new byte[4];

        public uint Last => BinaryPrimitives.ReadUInt32LittleEndian(end);

        public override int Read(Span<byte> buffer)
        {
            int count = bytes.Read(buffer), kept = Math.Min(count, end.Length);
            end.AsSpan(kept).CopyTo(end);
            buffer[(count - kept)..count].CopyTo(end.AsSpan(end.Length - kept));
            return count;
        }
    }
}
