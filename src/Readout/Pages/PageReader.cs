using System.Buffers;
using System.IO.Compression;

namespace Readout.Pages;

/// <summary>
/// Turns an input of any supported format into pages, one at a time: plain text, HTML, JSON Lines of documents,
/// WARC and WET records, RSS, Atom and JSON feeds, each of them gzipped or not. What can't be read becomes a
/// fault with its place; nothing about the input makes it throw.
/// </summary>
public sealed class PageReader
{
    /// <summary>The largest single page, in bytes: a page is held in memory whole, several times over while it is read.</summary>
    public const int MaximumPage = 64 << 20;

    private const int SniffLength = 4096;

    /// <param name="name">The file's name (a path is fine), or <c>-</c> for standard input: its extension decides the format, else the first bytes do.</param>
    /// <param name="bytes">Read forward once; not closed.</param>
    public IEnumerable<PageOrFault> Read(string name, Stream bytes)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(bytes);
        return Read(InputName.Of(name), bytes, unzipped: false);
    }

    private static IEnumerable<PageOrFault> Read(InputName name, Stream bytes, bool unzipped)
    {
        var input = new PeekStream(bytes, SniffLength);
        byte[] head;
        string? fault = null;
        try
        {
            head = input.Peek();
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            (head, fault) = ([], e.Message);
        }

        if (fault is not null)
        {
            return [PageOrFault.Bad("byte 0", fault)];
        }

        if (head is [0x1F, 0x8B, ..] && !unzipped)
        {
            return Read(name, new GZipStream(input, CompressionMode.Decompress), unzipped: true);
        }

        if (head.Length == 0)
        {
            return name.Kind == InputKind.JsonLines ? [] : [PageOrFault.Bad("byte 0", "the input is empty")];
        }

        if (BinarySniffer.NameOf(head) is { } binary)
        {
            return [PageOrFault.Bad("byte 0", $"this is {binary}, not text")];
        }

        var kind = name.Kind == InputKind.Unknown ? InputName.Sniff(head) : name.Kind;
        return kind switch
        {
            InputKind.JsonLines => JsonLines.Read(name.Id, input),
            InputKind.Warc => WarcReader.Read(input),
            InputKind.Json => Whole(input, all => JsonFeed.Read(name.Id, all)),
            InputKind.Feed => Whole(input, all => FeedReader.Read(name.Id, all)),
            InputKind.Html => Whole(input, all => [Single(name.Id, PageFormat.Html, all)]),
            _ => Whole(input, all => [Single(name.Id, PageFormat.PlainText, all)]),
        };
    }

    /// <summary>One page out of one document's bytes, whatever their encoding.</summary>
    internal static PageOrFault Single(string id, PageFormat format, byte[] bytes, PageFacts? facts = null, string? charset = null)
    {
        var decoded = TextDecoder.Decode(bytes, charset, lookForMeta: format == PageFormat.Html);
        return string.IsNullOrWhiteSpace(decoded.Text)
            ? PageOrFault.Bad("byte 0", "the document holds nothing but white space")
            : PageOrFault.Of(new Page(id, format, decoded.Text, facts ?? PageFacts.None, decoded.Notes) { Bytes = decoded.Layout });
    }

    private static IEnumerable<PageOrFault> Whole(Stream input, Func<byte[], IEnumerable<PageOrFault>> read)
    {
        byte[] all;
        PageOrFault? fault = null;
        try
        {
            all = ReadAll(input, MaximumPage + 1);
            if (all.Length > MaximumPage)
            {
                fault = PageOrFault.Bad($"byte {MaximumPage}", $"the page is larger than {MaximumPage >> 20} MB; split it, or give its documents as JSON Lines");
            }
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            (all, fault) = ([], PageOrFault.Bad("byte 0", e.Message));
        }

        return fault is not null ? [fault] : read(all);
    }

    internal static byte[] ReadAll(Stream input, int limit)
    {
        // Rented: large arrays of their own, one a doubling, keep the garbage collector busy.
        byte[] buffer = ArrayPool<byte>.Shared.Rent(1 << 18);
        int length = 0, read;
        while (length < limit && (read = input.Read(buffer, length, Math.Min(buffer.Length, limit) - length)) > 0)
        {
            length += read;
            if (length == buffer.Length)
            {
                byte[] larger = ArrayPool<byte>.Shared.Rent(2 * length);
                buffer.AsSpan(0, length).CopyTo(larger);
                ArrayPool<byte>.Shared.Return(buffer);
                buffer = larger;
            }
        }

        byte[] all = buffer.AsSpan(0, length).ToArray();
        ArrayPool<byte>.Shared.Return(buffer);
        return all;
    }
}
