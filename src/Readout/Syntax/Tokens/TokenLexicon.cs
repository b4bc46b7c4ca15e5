using System.Collections.Frozen;
using System.Globalization;
using Readout.Lexicons;
using Readout.Text;

namespace Readout.Syntax.Tokens;

/// <summary>When an abbreviation's full stop belongs to it.</summary>
internal enum StopRule : byte
{
    Always,

    /// <summary>Always; and a name follows, so no sentence ends here.</summary>
    BeforeName,
    BeforeNumber,
    BeforeCapital,
    NotLast,
}

/// <summary>What the tokeniser knows by heart: <c>lexicons/abbreviations.tsv</c> and <c>lexicons/contractions.tsv</c>.</summary>
internal static class TokenLexicon
{
    /// <summary>No abbreviation and no contraction is longer.</summary>
    public const int LongestEntry = 12;

    private static readonly FrozenDictionary<string, StopRule> Stops = ReadStops();
    private static readonly FrozenDictionary<string, int> Contractions = ReadContractions();
    private static readonly FrozenDictionary<string, StopRule>.AlternateLookup<ReadOnlySpan<char>> StopsBySpan = Stops.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> ContractionsBySpan = Contractions.GetAlternateLookup<ReadOnlySpan<char>>();

    // Before these a hyphen does not part words ("non-aligned", "re-elected"); counted on EWT and GUM train.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Prefixes = Set(
        "anti", "arch", "bi", "co", "counter", "cross", "de", "e", "ex", "extra", "geo", "hyper", "inter", "intra", "mega", "micro", "mid",
        "mini", "multi", "non", "over", "post", "pre", "pro", "proto", "pseudo", "psycho", "quasi", "re", "semi", "socio", "sub", "super",
        "trans", "tri", "ultra", "un");

    // A number and its unit written together are two words: "5pm", "$8.5bn".
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Units = Set(
        "am", "pm", "AM", "PM", "k", "K", "m", "bn", "tn", "mm", "MM", "cm", "km", "kg", "kgs", "kms", "g", "mg", "ft", "lb", "lbs", "oz", "mph", "kph",
        "hrs", "hr", "min", "mins", "sec", "kW", "MW", "GW", "mW", "ha", "GB", "MB", "KB", "TB", "gb", "mb", "kb", "GHz", "MHz", "million", "billion", "ml", "kB", "cc", "mi", "sq", "gal");

    // Labels that end a web address without "www." before it; none is an English word.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Domains = Set(
        "com", "org", "net", "edu", "gov", "mil", "int", "info", "biz", "co.uk", "tv", "fm", "eu", "uk", "ru", "de", "fr", "cn", "jp", "ir", "il", "sy", "lb", "ae", "sa", "qa",
        "eg", "ua", "pl", "nl", "ch", "se", "ca", "au", "nz", "br", "mx", "es", "ly", "ps", "tr", "iq", "app", "dev", "ai", "gr", "cz", "za", "kr", "tw", "hk", "sg", "pk", "bd", "np");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> FileTypes = Set(
        "doc", "docx", "xls", "xlsx", "pdf", "txt", "htm", "html", "jpg", "jpeg", "png", "gif", "exe", "ppt", "pptx", "zip", "csv", "url", "mp3", "mp4", "php", "xml", "json", "asp", "aspx");

    // An apostrophe in front that stands for letters left out, not for a quotation.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Elisions = Set(
        "em", "til", "tis", "twas", "n", "cause", "cuz", "bout", "round", "neath", "nuff", "tude", "cos", "coz");

    public static bool IsPrefix(ReadOnlySpan<char> word) => ContainsLower(Prefixes, word);

    public static bool IsUnit(ReadOnlySpan<char> word) => Units.Contains(word);

    public static bool IsDomain(ReadOnlySpan<char> label) => ContainsLower(Domains, label);

    public static bool IsFileType(ReadOnlySpan<char> label) => ContainsLower(FileTypes, label);

    public static bool IsElision(ReadOnlySpan<char> word) => ContainsLower(Elisions, word);

    public static bool TryStop(ReadOnlySpan<char> word, out StopRule rule)
    {
        rule = default;
        return word.Length <= LongestEntry && StopsBySpan.TryGetValue(word, out rule);
    }

    /// <summary>The length of the first of two words written together, or 0.</summary>
    public static int FirstPart(ReadOnlySpan<char> word)
    {
        if (word.Length > LongestEntry)
        {
            return 0;
        }

        Span<char> lower = stackalloc char[LongestEntry];
        int length = word.ToLowerInvariant(lower);
        return ContractionsBySpan.TryGetValue(lower[..length], out int first) ? first : 0;
    }

    private static bool ContainsLower(FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> set, ReadOnlySpan<char> word)
    {
        Span<char> lower = stackalloc char[LongestEntry];
        return word.Length <= LongestEntry && set.Contains(lower[..word.ToLowerInvariant(lower)]);
    }

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(params string[] words) =>
        words.ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    private static FrozenDictionary<string, StopRule> ReadStops()
    {
        var stops = new Dictionary<string, StopRule>(StringComparer.Ordinal);
        var faults = new List<string>();
        foreach (var row in LexiconFile.Embedded("abbreviations.tsv", columns: 4))
        {
            StopRule? rule = row[1] switch
            {
                "always" => StopRule.Always,
                "before-name" => StopRule.BeforeName,
                "before-number" => StopRule.BeforeNumber,
                "before-capital" => StopRule.BeforeCapital,
                "not-last" => StopRule.NotLast,
                _ => null,
            };
            if (rule is null)
            {
                faults.Add(row.Fault(1, NoteCodes.LexiconValue, $"\"{row[1]}\" is not known; expected always, before-name, before-number, before-capital or not-last"));
            }
            else if (row[0].Length > LongestEntry || !row[0].EndsWith('.'))
            {
                faults.Add(row.Fault(0, NoteCodes.LexiconValue, $"\"{row[0]}\" found; expected at most {LongestEntry} characters that end in a full stop"));
            }
            else
            {
                // One capital is an initial or a numeral: "v." parts parties, "V." a king from the one before.
                stops.TryAdd(row[0].Length == 2 && rule == StopRule.BeforeName ? row[0] : row[0].ToUpperInvariant(), rule.Value);
                stops[row[0]] = rule.Value;
            }
        }

        return faults.Count > 0 ? throw new InputException(faults) : stops.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static FrozenDictionary<string, int> ReadContractions()
    {
        var contractions = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in LexiconFile.Embedded("contractions.tsv", columns: 3))
        {
            if (!int.TryParse(row[1], NumberStyles.None, CultureInfo.InvariantCulture, out int first) || first == 0 || first >= row[0].Length)
            {
                throw new InputException(row.Fault(1, NoteCodes.LexiconValue, $"\"{row[1]}\" found; expected the length of the first word"));
            }

            contractions.Add(row[0], first);
        }

        return contractions.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
