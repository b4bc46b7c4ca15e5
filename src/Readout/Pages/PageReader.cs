using System.Buffers;

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

    // Larger arrays are left to the garbage collector: lent again they would never be needed, and kept they would lie there for good.
    private const int MostLent = 1 << 22;

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
            return Read(name, new GzipStream(input), unzipped: true);
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
            InputKind.Html => [One(name.Id, PageFormat.Html, input)],
            _ => [One(name.Id, PageFormat.PlainText, input)],
        };
    }

    /// <summary>One page out of one document's bytes, whatever their encoding.</summary>
    internal static PageOrFault Single(string id, PageFormat format, ReadOnlySpan<byte> bytes, PageFacts? facts = null, string? charset = null)
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
            fault = all.Length > MaximumPage ? TooLarge() : null;
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            (all, fault) = ([], PageOrFault.Bad("byte 0", e.Message));
        }

        return fault is not null ? [fault] : read(all);
    }

    /// <summary>The input as one page; its bytes are lent, since nobody asks for them once they are decoded.</summary>
    private static PageOrFault One(string id, PageFormat format, Stream input)
    {
        byte[] lent = [];
        try
        {
            lent = Fill(input, MaximumPage + 1, out int length);
            return length > MaximumPage ? TooLarge() : Single(id, format, lent.AsSpan(0, length));
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            return PageOrFault.Bad("byte 0", e.Message);
        }
        finally
        {
            Return(lent);
        }
    }

    private static void Return(byte[] lent)
    {
        if (lent.Length <= MostLent)
        {
            ArrayPool<byte>.Shared.Return(lent);
        }
    }

    private static PageOrFault TooLarge() =>
        PageOrFault.Bad($"byte {MaximumPage}", $"the page is larger than {MaximumPage >> 20} MB; split it, or give its documents as JSON Lines");

    internal static byte[] ReadAll(Stream input, int limit)
    {
        byte[] lent = Fill(input, limit, out int length);
        byte[] all = lent.AsSpan(0, length).ToArray();
        Return(lent);
        return all;
    }

    /// <summary>The whole input in a rented array: large arrays of their own, one a doubling, keep the garbage collector busy.</summary>
    private static byte[] Fill(Stream input, int limit, out int length)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(1 << 18);
        int read;
        length = 0;
        while (length < limit && (read = input.Read(buffer, length, Math.Min(buffer.Length, limit) - length)) > 0)
        {
            length += read;
            if (length == buffer.Length)
            {
                byte[] larger = 2 * length > MostLent ? GC.AllocateUninitializedArray<byte>(Math.Min(2 * length, limit)) : ArrayPool<byte>.Shared.Rent(2 * length);
                buffer.AsSpan(0, length).CopyTo(larger);
                Return(buffer);
                buffer = larger;
            }
        }

        return buffer;
    }
}
