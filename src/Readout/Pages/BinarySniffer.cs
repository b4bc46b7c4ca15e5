namespace Readout.Pages;

/// <summary>Tells files that hold no text, by their first bytes.</summary>
internal static class BinarySniffer
{
    private static readonly (byte[] Magic, string Name)[] Known =
    [
        ("%PDF-"u8.ToArray(), "a PDF file"),
        ([0x89, 0x50, 0x4E, 0x47], "a PNG picture"),
        ([0xFF, 0xD8, 0xFF], "a JPEG picture"),
        ("GIF8"u8.ToArray(), "a GIF picture"),
        ([0x50, 0x4B, 0x03, 0x04], "a ZIP archive or an office document"),
        ([0x7F, 0x45, 0x4C, 0x46], "a program"),
        ([0x28, 0xB5, 0x2F, 0xFD], "a zstd archive (give it unpacked)"),
        ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "an xz archive (give it unpacked)"),
        ("BZh"u8.ToArray(), "a bzip2 archive (give it unpacked)"),
        ([0xD0, 0xCF, 0x11, 0xE0], "an old office document"),
        ("SQLite format 3"u8.ToArray(), "an SQLite database"),
        ([0x1F, 0x8B], "a gzip file inside a gzip file"),
    ];

    /// <summary>What the file is, or null when it may be text. A stray NUL is a page's mess and passes; many are binary.</summary>
    public static string? NameOf(ReadOnlySpan<byte> head)
    {
        foreach (var (magic, name) in Known)
        {
            if (head.StartsWith(magic))
            {
                return name;
            }
        }

        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) || EncodingGuess.LooksLikeUtf16(head, out _))
        {
            return null;
        }

        int odd = 0;
        foreach (byte b in head)
        {
            odd += b < 0x20 && b is not ((byte)'\t' or (byte)'\n' or (byte)'\r' or 0x0C or 0x1B) ? 1 : 0;
        }

        // Text has practically no control bytes; compressed and machine data have about one in ten.
        return odd > 2 && odd * 20 > head.Length ? "binary data" : null;
    }
}
