using System.Collections.Immutable;
using System.Text;
using Readout.Text;

namespace Readout.Pages;

/// <summary>A place where bytes were no text in the encoding: the one U+FFFD that stands there now.</summary>
/// <param name="Offset">UTF-16 offset of the replacement character.</param>
/// <param name="Length">How many bytes it replaces.</param>
public readonly record struct BadBytes(int Offset, int Length);

/// <summary>
/// The way from a decoded text back to the bytes it came from: the encoding, the byte order mark before it
/// and the places that could not be decoded.
/// </summary>
/// <param name="EncodingName">The IANA name, such as <c>utf-8</c> or <c>windows-1256</c>.</param>
/// <param name="Preamble">Bytes of the byte order mark, which is no part of the text.</param>
public sealed record ByteLayout(string EncodingName, int Preamble, ImmutableArray<BadBytes> Bad)
{
    private static readonly int ReplacementBytes = Encoding.UTF8.GetByteCount("\uFFFD");

    /// <summary>The bytes, half-open, that <paramref name="span"/> of <paramref name="text"/> was decoded from.</summary>
    public (long Start, long End) BytesOf(string text, TextSpan span)
    {
        long start = Preamble + Count(text, new TextSpan(0, span.Start));
        return (start, start + Count(text, span));
    }

    private long Count(string text, TextSpan span)
    {
        long count = EncodingNames.Find(EncodingName)!.GetByteCount(span.In(text));
        foreach (var bad in Bad)
        {
            if (span.Contains(bad.Offset))
            {
                count += bad.Length - ReplacementBytes;
            }
        }

        return count;
    }
}
