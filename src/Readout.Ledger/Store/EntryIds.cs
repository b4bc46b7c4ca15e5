using System.Security.Cryptography;
using System.Text;
using Readout.Text;

namespace Readout.Ledger.Store;

/// <summary>
/// Ids that repeat: a letter for the kind, then 65 bits of SHA-256 over the document's hash, the type and the spans.
/// Among a hundred million entries the chance of one shared id is about one in four thousand.
/// </summary>
internal static class EntryIds
{
    private const int Letters = 13;

    // Without i, l, o and u: an id read aloud or copied by hand stays itself (Crockford's base 32).
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    public static string Article(string documentHash, TextSpan region, int number) =>
        Id('a', $"{documentHash}|article|{number}", [region]);

    /// <param name="twin">Counts entries of one article that share type and spans, from 0.</param>
    public static string Entry(char letter, string articleId, string type, IEnumerable<TextSpan> spans, int twin) =>
        Id(letter, $"{articleId}|{type}|{twin}", spans);

    private static string Id(char letter, string seed, IEnumerable<TextSpan> spans)
    {
        var input = new StringBuilder(seed);
        foreach (var span in spans)
        {
            input.Append('|').Append(span.Start).Append('-').Append(span.End);
        }

        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(input.ToString()));
        var id = new StringBuilder().Append(letter);
        for (int bit = 0; bit < Letters * 5; bit += 5)
        {
            int pair = (hash[bit / 8] << 8) | hash[(bit / 8) + 1];
            id.Append(Alphabet[(pair >> (11 - (bit % 8))) & 31]);
        }

        return id.ToString();
    }
}
