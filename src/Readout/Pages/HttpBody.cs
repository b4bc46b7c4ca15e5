using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Readout.Pages;

/// <summary>Undoes the transfer and content encodings (RFC 9112, RFC 9110) that some crawlers leave on a body.</summary>
internal static class HttpBody
{
    public static byte[] Unpack(byte[] body, Dictionary<string, string> headers)
    {
        if (headers.GetValueOrDefault("transfer-encoding", "").Contains("chunked", StringComparison.OrdinalIgnoreCase))
        {
            body = Dechunk(body) ?? body;
        }

        try
        {
            using Stream? unpacked = headers.GetValueOrDefault("content-encoding", "").ToLowerInvariant() switch
            {
                "gzip" or "x-gzip" when body is [0x1F, 0x8B, ..] => new GZipStream(new MemoryStream(body), CompressionMode.Decompress),
                "deflate" when body is [0x78, ..] => new ZLibStream(new MemoryStream(body), CompressionMode.Decompress),
                "br" => new BrotliStream(new MemoryStream(body), CompressionMode.Decompress),
                _ => null,
            };
            return unpacked is null ? body : PageReader.ReadAll(unpacked, PageReader.MaximumPage);
        }
        catch (Exception e) when (e is InvalidDataException or InvalidOperationException)
        {
            // Headers often still say what the crawler has undone already: then the body is as it stands.
            return body;
        }
    }

    /// <summary>Null when the body is not in chunks, whatever the header said.</summary>
    private static byte[]? Dechunk(byte[] body)
    {
        using var whole = new MemoryStream(body.Length);
        int at = 0;
        while (at < body.Length)
        {
            int feed = Array.IndexOf(body, (byte)'\n', at, Math.Min(body.Length - at, 64));
            string size = feed < 0 ? "" : Encoding.Latin1.GetString(body, at, feed - at).Split(';')[0].Trim();
            if (!int.TryParse(size, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int length) || length < 0)
            {
                return whole.Length == 0 ? null : whole.ToArray();
            }

            int start = feed + 1, count = Math.Min(length, body.Length - start);
            if (length == 0 || count <= 0)
            {
                break;
            }

            whole.Write(body, start, count);
            at = start + count + 2;
        }

        return whole.Length == 0 ? null : whole.ToArray();
    }
}
