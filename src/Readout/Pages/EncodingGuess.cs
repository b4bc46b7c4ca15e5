using System.Buffers;
using System.Text;

namespace Readout.Pages;

/// <summary>
/// The encoding that the bytes themselves speak for, among the single-byte and East Asian encodings that news
/// pages were written in before UTF-8. Each candidate decodes the text; letters frequent in the languages
/// written with it speak for it, rare ones and symbols inside words against it.
/// </summary>
internal static class EncodingGuess
{
    // Enough for stable letter counts; more costs time and changes nothing.
    private const int Sample = 1 << 16;

    private sealed record Candidate(string Name, string Frequent, bool MixesWithLatin);

    // The frequent letters of the languages each encoding was made for (common letters first has no meaning here).
    private static readonly Candidate[] Candidates =
    [
        new("windows-1252", "éèêàâçëîïôûùüöäßÄÖÜñóáíúãõåøæ’‘“”–—…«»°£", true),
        new("windows-1254", "ışğçöüİŞĞÇÖÜâî’‘“”–—…", true),
        new("windows-1250", "áéíóúýčďěňřšťůžąćęłńśźżăîâșțőűöüä„”“’–", true),
        new("windows-1251", "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэіїєў«»—–№", false),
        new("koi8-r", "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэ", false),
        new("windows-1253", "αοιετσνηυρπκλμδόάίέήώύςγθχφβωξψζ’“”«»–", false),
        new("windows-1255", "יוהלאתרבמשנעדקחפגכטזסםןךץף–״׳", false),
        new("windows-1256", "اليمنورتبةعدسفهكقحجطصشخذضظغءئؤىأإآ،؛؟پچژگ", false),
        new("windows-874", "านรกอเงมวยลดทสตะปคหแจพชขใไบผถซศธ่้ิีั", false),
    ];

    private static readonly string[] EastAsian = ["shift_jis", "gb18030", "big5", "euc-kr", "euc-jp"];

    public static Encoding Best(ReadOnlySpan<byte> bytes)
    {
        var sample = bytes[..Math.Min(bytes.Length, Sample)];
        string best = "windows-1252";
        double highest = double.NegativeInfinity;
        foreach (var candidate in Candidates)
        {
            double score = Score(EncodingNames.Find(candidate.Name)!.GetString(sample), candidate);
            if (score > highest)
            {
                (best, highest) = (candidate.Name, score);
            }
        }

        foreach (string name in EastAsian)
        {
            double score = ScoreEastAsian(EncodingNames.Find(name)!.GetString(sample));
            if (score > highest)
            {
                (best, highest) = (name, score);
            }
        }

        return EncodingNames.Find(best)!;
    }

    /// <summary>True when most sequences of high bytes are well-formed UTF-8 and only a few are torn.</summary>
    public static bool LooksLikeDamagedUtf8(ReadOnlySpan<byte> bytes)
    {
        int good = 0, bad = 0;
        for (int at = 0; at < bytes.Length;)
        {
            if (bytes[at] < 0x80)
            {
                at++;
                continue;
            }

            if (Rune.DecodeFromUtf8(bytes[at..], out _, out int length) == OperationStatus.Done)
            {
                good++;
            }
            else
            {
                bad++;
            }

            at += length;
        }

        return good > bad;
    }

    /// <summary>Without a byte order mark: nearly every second byte of Latin text in UTF-16 is zero.</summary>
    public static bool LooksLikeUtf16(ReadOnlySpan<byte> bytes, out bool bigEndian)
    {
        var sample = bytes[..(Math.Min(bytes.Length, Sample) & ~1)];
        int even = 0, odd = 0;
        for (int i = 0; i < sample.Length; i++)
        {
            if (sample[i] == 0)
            {
                (even, odd) = i % 2 == 0 ? (even + 1, odd) : (even, odd + 1);
            }
        }

        bigEndian = even > odd;
        return Math.Max(even, odd) > sample.Length * 3 / 10 && Math.Min(even, odd) < sample.Length / 20;
    }

    private static double Score(string text, Candidate candidate)
    {
        double score = 0;
        int count = 0;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c < 0x80)
            {
                continue;
            }

            count++;
            char before = i > 0 ? text[i - 1] : ' ', after = i + 1 < text.Length ? text[i + 1] : ' ';
            bool inWord = char.IsLetter(before) && char.IsLetter(after);
            if (char.IsControl(c) || c == '\uFFFD')
            {
                score -= 4;
            }
            else if (char.IsLetter(c) || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.NonSpacingMark)
            {
                score += candidate.Frequent.Contains(char.ToLowerInvariant(c), StringComparison.Ordinal) ? 1 : -0.5;
                bool besideLatin = char.IsAsciiLetter(before) || char.IsAsciiLetter(after);
                score += besideLatin == candidate.MixesWithLatin ? 0.25 : -1;
                score -= char.IsUpper(c) && char.IsLetter(before) ? 1.25 : 0;
            }
            else
            {
                score += inWord && c is not ('’' or '‘' or '\u00AD' or '\u200C' or '\u200D') ? -2 : candidate.Frequent.Contains(c, StringComparison.Ordinal) ? 0.5 : c == '\u00A0' ? 0.2 : 0;
            }
        }

        return count == 0 ? 0 : score / count;
    }

    private static double ScoreEastAsian(string text)
    {
        int good = 0, bad = 0;
        foreach (char c in text)
        {
            if (c is >= '\u3040' and <= '\u30FF' or >= '\uAC00' and <= '\uD7AF' or >= '\u3000' and <= '\u303F')
            {
                good += 2;
            }
            else if (c is >= '\u4E00' and <= '\u9FA5')
            {
                good++;
            }
            else if (c >= '\u0080')
            {
                bad++;
            }
        }

        // Two bytes of a single-byte text often make one ideograph by chance: a candidate must do clearly better.
        return good == 0 ? double.NegativeInfinity : ((double)good / (good + bad)) - (bad > 0 ? 0.3 + (4.0 * bad / (good + bad)) : 0.2);
    }
}
