using System.Collections.Frozen;
using System.Text;

namespace Readout.Pages;

/// <summary>Encodings by the labels that pages use (WHATWG Encoding Standard, section 4.2), without global registration.</summary>
internal static class EncodingNames
{
    // What pages call Latin-1, ASCII or GB2312 is in fact written in the larger encoding; the standard says so too.
    private static readonly FrozenDictionary<string, string> Aliases = new Dictionary<string, string>
    {
        ["utf8"] = "utf-8",
        ["unicode-1-1-utf-8"] = "utf-8",
        ["ascii"] = "windows-1252",
        ["us-ascii"] = "windows-1252",
        ["latin1"] = "windows-1252",
        ["latin-1"] = "windows-1252",
        ["iso8859-1"] = "windows-1252",
        ["iso-8859-1"] = "windows-1252",
        ["iso_8859-1"] = "windows-1252",
        ["cp1252"] = "windows-1252",
        ["iso-8859-9"] = "windows-1254",
        ["latin5"] = "windows-1254",
        ["cp1251"] = "windows-1251",
        ["cp1256"] = "windows-1256",
        ["iso-8859-8-i"] = "windows-1255",
        ["iso-8859-11"] = "windows-874",
        ["tis-620"] = "windows-874",
        ["gb2312"] = "gb18030",
        ["gbk"] = "gb18030",
        ["x-gbk"] = "gb18030",
        ["x-sjis"] = "shift_jis",
        ["sjis"] = "shift_jis",
        ["windows-31j"] = "shift_jis",
        ["ks_c_5601-1987"] = "euc-kr",
        ["utf-16"] = "utf-16le",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static Encoding? Find(string? label)
    {
        string name = (label ?? "").Trim(' ', '"', '\'', ';').ToLowerInvariant();
        name = Aliases.GetValueOrDefault(name, name);
        return name switch
        {
            "" or "utf-7" => null,
            "utf-8" => Encoding.UTF8,
            "utf-16le" => Encoding.Unicode,
            "utf-16be" => Encoding.BigEndianUnicode,
            _ => Provided(name),
        };
    }

    private static Encoding? Provided(string name)
    {
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
