using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Readout.Pages;

namespace Readout.Ledger.Store;

/// <summary>
/// The source of one page, from which all else can be rebuilt: a file's bytes as they were, or, for a document that
/// came inside a file (a JSONL line, a WARC record, a feed item), the page in a canonical JSON.
/// </summary>
/// <param name="Name">What a later version of the same document goes by: the file's path, and for a document inside a file <c>path!id</c>.</param>
/// <param name="Form"><c>file</c> or <c>page</c>: what <paramref name="Bytes"/> holds.</param>
public sealed record SourceDocument(string Name, string Form, byte[] Bytes)
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>SHA-256 of the bytes, hexadecimal.</summary>
    public string Hash { get; } = Convert.ToHexStringLower(SHA256.HashData(Bytes));

    public static SourceDocument OfFile(string path, byte[] bytes) => new(path, "file", bytes);

    public static SourceDocument OfPage(string path, Page page)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            json.WriteString("id", page.Id);
            json.WriteString("format", page.Format == PageFormat.Html ? "html" : "text");
            json.WriteString("title", page.Facts.Title);
            json.WriteString("date", page.Facts.Date);
            json.WriteString("url", page.Facts.Url);
            json.WriteString("publisher", page.Facts.Publisher);
            json.WriteString("language", page.Facts.Language);
            json.WriteString("author", page.Facts.Author);
            json.WriteString("fetched", page.Facts.Fetched);
            json.WriteString("source", WellFormed(page.Source));
            json.WriteEndObject();
        }

        return new SourceDocument($"{path}!{page.Id}", "page", stream.ToArray());
    }

    // Half of a surrogate pair can't be written as UTF-8; the replacement character keeps every offset.
    private static string WellFormed(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
        {
            return text;
        }

        char[] chars = text.ToCharArray();
        for (int i = 0; i < chars.Length; i++)
        {
            if (char.IsHighSurrogate(chars[i]) && i + 1 < chars.Length && char.IsLowSurrogate(chars[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(chars[i]))
            {
                chars[i] = '\uFFFD';
            }
        }

        return new string(chars);
    }
}
