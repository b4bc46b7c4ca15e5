using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using Readout.Text;

namespace Readout.Pages;

/// <summary>Bytes decoded: the text, how it lay in bytes, and what was odd about it.</summary>
internal sealed record DecodedText(string Text, ByteLayout Layout, ImmutableArray<Note> Notes);

/// <summary>
/// Decodes bytes of unknown or wrongly told encoding. Evidence in this order: byte order mark, UTF-8 that is
/// valid and not plain ASCII, the HTTP header, <c>&lt;meta&gt;</c>, damaged UTF-8, a guess from the bytes.
/// Valid UTF-8 goes before what a page says of itself: hardly any text in another encoding is valid UTF-8,
/// while pages that still say Latin-1 after a move to UTF-8 are common.
/// </summary>
internal static partial class TextDecoder
{
    // Where the HTML standard looks for a declaration; pages with long heads put it a little later.
    private const int MetaReach = 4096;

    /// <param name="declared">The charset that an HTTP header or an XML declaration named, if any.</param>
    /// <param name="lookForMeta">True for mark-up.</param>
    public static DecodedText Decode(ReadOnlySpan<byte> bytes, string? declared, bool lookForMeta)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            return DecodeUtf8(bytes[3..], 3);
        }

        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
        {
            return DecodeWith(bytes[2..], Encoding.Unicode, 2, guessed: false);
        }

        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            return DecodeWith(bytes[2..], Encoding.BigEndianUnicode, 2, guessed: false);
        }

        if (Utf8.IsValid(bytes))
        {
            return ValidUtf8(bytes, 0);
        }

        var encoding = EncodingNames.Find(declared);
        if (encoding is null && lookForMeta)
        {
            encoding = EncodingNames.Find(MetaCharset(bytes));
        }

        // UTF-16 that can be read as single bytes by a <meta> search is not UTF-16 (HTML standard, 13.2.3.3).
        if (encoding is not null && encoding is not UTF8Encoding && !(encoding is UnicodeEncoding && lookForMeta))
        {
            return DecodeWith(bytes, encoding, 0, guessed: false);
        }

        if (EncodingGuess.LooksLikeUtf16(bytes, out bool bigEndian))
        {
            return DecodeWith(bytes, bigEndian ? Encoding.BigEndianUnicode : Encoding.Unicode, 0, guessed: true);
        }

        return EncodingGuess.LooksLikeDamagedUtf8(bytes)
            ? DecodeUtf8(bytes, 0)
            : DecodeWith(bytes, EncodingGuess.Best(bytes), 0, guessed: true);
    }

    private static string? MetaCharset(ReadOnlySpan<byte> bytes)
    {
        string head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, MetaReach)]);
        var match = DeclaredCharset().Match(head);
        return match.Success ? match.Groups[1].Value : null;
    }

    private static DecodedText DecodeWith(ReadOnlySpan<byte> bytes, Encoding encoding, int preamble, bool guessed)
    {
        string text = encoding.GetString(bytes);
        var notes = ImmutableArray.CreateBuilder<Note>();
        if (guessed)
        {
            notes.Add(new Note(NoteCodes.EncodingGuessed, $"no encoding was told; the bytes look like {encoding.WebName}"));
        }

        int bad = text.AsSpan().Count('\uFFFD');
        if (bad > 0)
        {
            notes.Add(new Note(NoteCodes.BadBytes, $"{bad} places are not {encoding.WebName}"));
        }

        return new DecodedText(text, new ByteLayout(encoding.WebName, preamble, []), notes.ToImmutable());
    }

    private static DecodedText ValidUtf8(ReadOnlySpan<byte> bytes, int preamble) =>
        new(Encoding.UTF8.GetString(bytes), new ByteLayout("utf-8", preamble, []), []);

    private static DecodedText DecodeUtf8(ReadOnlySpan<byte> bytes, int preamble)
    {
        if (Utf8.IsValid(bytes))
        {
            return ValidUtf8(bytes, preamble);
        }

        var text = new StringBuilder(bytes.Length);
        var bad = ImmutableArray.CreateBuilder<BadBytes>();
        int good = 0, at = 0;
        while (at < bytes.Length)
        {
            if (Rune.DecodeFromUtf8(bytes[at..], out _, out int length) != OperationStatus.Done)
            {
                text.Append(Encoding.UTF8.GetString(bytes[good..at]));
                bad.Add(new BadBytes(text.Length, length));
                text.Append('\uFFFD');
                good = at + length;
            }

            at += length;
        }

        text.Append(Encoding.UTF8.GetString(bytes[good..]));
        var note = new Note(NoteCodes.BadBytes, $"{bad.Count} places are not UTF-8", new TextSpan(bad[0].Offset, bad[0].Offset + 1));
        return new DecodedText(text.ToString(), new ByteLayout("utf-8", preamble, bad.ToImmutable()), [note]);
    }

    [GeneratedRegex("""<(?:meta\b[^>]*\bcharset|\?xml\b[^>]*\bencoding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]+)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DeclaredCharset();
}
