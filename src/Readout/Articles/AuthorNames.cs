using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Readout.Articles;

/// <summary>Author names without "By", roles, addresses and doubles.</summary>
internal static partial class AuthorNames
{
    public static ImmutableArray<string> Normalise(IEnumerable<string> given, string? publisher)
    {
        var names = ImmutableArray.CreateBuilder<string>();
        foreach (string entry in given)
        {
            foreach (string part in Joined().Split(Lead().Replace(entry, "")))
            {
                string name = Role().Replace(Lead().Replace(part.Trim(' ', ',', '.', '|', '-', '–', '\u00A0'), ""), "").Trim(' ', ',', '|', '-', '–');
                bool right = name.Length is > 1 and < 80 && !name.Contains("://", StringComparison.Ordinal) && !name.StartsWith('@')
                    && !name.Contains('@', StringComparison.Ordinal)
                    && !(publisher is not null && LineShape.Key(name) == LineShape.Key(publisher));
                if (right && !names.Any(n => LineShape.Key(n) == LineShape.Key(name)))
                {
                    names.Add(name);
                }
            }
        }

        return names.ToImmutable();
    }

    [GeneratedRegex(@"\s*(?:;|\||,|/|\band\b|&|\bund\b|\bog\b|\boch\b|\bet\b|\by\b|\be\b)\s+|\s*;\s*", RegexOptions.CultureInvariant)]
    private static partial Regex Joined();

    [GeneratedRegex(@"^\s*(?:by|von|par|por|di|da|door|av|af|written by|author)\s*:?\s+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Lead();

    [GeneratedRegex(@"\s*(?:\(.*\)|,\s.*|\b(?:staff writer|correspondent|reporter|editor|associated press)\b.*)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Role();
}
