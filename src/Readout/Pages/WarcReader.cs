using System.Text;

namespace Readout.Pages;

/// <summary>
/// WARC 1.0 and 1.1 (ISO 28500): one page a <c>response</c> or <c>resource</c> record with HTML or plain text, and
/// one a <c>conversion</c> record (WET). Records of other kinds, and answers that are no page, are passed over.
/// </summary>
internal static class WarcReader
{
    public static IEnumerable<PageOrFault> Read(Stream input)
    {
        var lines = new ByteLines(input);
        bool atRecord = false, ended = false;
        while (!ended)
        {
            var record = Next(lines, ref atRecord, ref ended);
            if (record is not null)
            {
                yield return record;
            }
        }
    }

    /// <param name="atRecord">True when the line that begins the next record has been read already.</param>
    private static PageOrFault? Next(ByteLines lines, ref bool atRecord, ref bool ended)
    {
        long start = lines.Position;
        try
        {
            if (!atRecord)
            {
                byte[]? line = lines.Next();
                while (line is { Length: 0 })
                {
                    start = lines.Position;
                    line = lines.Next();
                }

                if (line is null)
                {
                    ended = true;
                    return null;
                }

                if (!IsStart(line))
                {
                    atRecord = FindStart(lines);
                    ended = !atRecord;
                    return PageOrFault.Bad($"byte {start}", "found no WARC record where one should begin");
                }
            }

            atRecord = false;
            return Record(lines, start, ref ended);
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            ended = true;
            return PageOrFault.Bad($"byte {start}", e.Message);
        }
    }

    private static bool IsStart(byte[] line) => line.AsSpan().StartsWith("WARC/1"u8) && line.Length < 12;

    /// <summary>Behind a torn record: reads on to the next line that begins one.</summary>
    private static bool FindStart(ByteLines lines)
    {
        byte[]? line;
        do
        {
            line = lines.Next();
        }
        while (line is not null && !IsStart(line));
        return line is not null;
    }

    private static PageOrFault? Record(ByteLines lines, long start, ref bool ended)
    {
        var headers = Headers(lines.Next);
        if (!long.TryParse(headers.GetValueOrDefault("content-length"), out long length) || length < 0)
        {
            return PageOrFault.Bad($"byte {start}", "the WARC record has no Content-Length");
        }

        string type = headers.GetValueOrDefault("warc-type", "").ToLowerInvariant();
        if (type is not ("response" or "resource" or "conversion"))
        {
            ended = !lines.Skip(length);
            return ended ? PageOrFault.Bad($"byte {start}", $"the WARC record is shorter than the {length} bytes that it says it has") : null;
        }

        if (length > PageReader.MaximumPage)
        {
            ended = !lines.Skip(length);
            return PageOrFault.Bad($"byte {start}", $"the WARC record is larger than {PageReader.MaximumPage >> 20} MB");
        }

        byte[] block = lines.Take((int)length);
        if (block.Length < length)
        {
            ended = true;
            return PageOrFault.Bad($"byte {start}", $"the WARC record ends after {block.Length} of {length} bytes");
        }

        return PageOf(type, headers, block);
    }

    private static PageOrFault? PageOf(string type, Dictionary<string, string> headers, byte[] block)
    {
        string contentType = headers.GetValueOrDefault("content-type", "");
        if (type == "response")
        {
            int at = 0;
            byte[]? HttpLine()
            {
                int feed = Array.IndexOf(block, (byte)'\n', at);
                int end = feed < 0 ? block.Length : feed;
                byte[]? line = at >= block.Length ? null : block[at..(end > at && block[end - 1] == '\r' ? end - 1 : end)];
                at = end + 1;
                return line;
            }

            string status = Encoding.Latin1.GetString(HttpLine() ?? []);
            if (!status.StartsWith("HTTP/", StringComparison.Ordinal) || !status.Contains(" 200", StringComparison.Ordinal))
            {
                return null;
            }

            var http = Headers(HttpLine);
            contentType = http.GetValueOrDefault("content-type", "text/html");
            block = HttpBody.Unpack(block[Math.Min(at, block.Length)..], http);
        }

        string mime = contentType.Split(';')[0].Trim().ToLowerInvariant();
        PageFormat? format = mime switch
        {
            "text/html" or "application/xhtml+xml" => PageFormat.Html,
            "text/plain" => PageFormat.PlainText,
            _ => null,
        };
        if (format is not { } known || block.Length == 0)
        {
            return null;
        }

        int charset = contentType.IndexOf("charset=", StringComparison.OrdinalIgnoreCase);
        var facts = new PageFacts(
            Url: headers.GetValueOrDefault("warc-target-uri")?.Trim('<', '>'),
            Fetched: headers.GetValueOrDefault("warc-date"));
        string id = headers.GetValueOrDefault("warc-record-id", facts.Url ?? "-").Trim('<', '>');
        id = id.StartsWith("urn:uuid:", StringComparison.Ordinal) ? id["urn:uuid:".Length..] : id;
        return PageReader.Single(id, known, block, facts, charset < 0 ? null : contentType[(charset + "charset=".Length)..].Split(';')[0]);
    }

    private static Dictionary<string, string> Headers(Func<byte[]?> next)
    {
        var headers = new Dictionary<string, string>(StringComparer.Ordinal);
        byte[]? line;
        while ((line = next()) is { Length: > 0 })
        {
            string text = Encoding.UTF8.GetString(line);
            int colon = text.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0)
            {
                headers[text[..colon].Trim().ToLowerInvariant()] = text[(colon + 1)..].Trim();
            }
        }

        return headers;
    }
}
