using System.Collections.Frozen;

namespace Readout.Statements;

/// <summary>Names that look like a person's and are a body's: "Fernhill Police", "The Harbor Reporter", "the daily Al-Bahr", "Rote Hand, the rebel group".</summary>
internal sealed class BodyNames(FrozenDictionary<string, SourceKind> nouns)
{
    private static readonly FrozenSet<string> Last = new[]
    {
        "Police", "Ministry", "Department", "Agency", "Committee", "Council", "Party", "University", "Institute", "Network", "Association", "Commission", "Foundation", "Times", "Post", "News", "Herald", "Tribune", "Gazette", "Observatory",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Outlets = new[]
    {
        "newspaper", "paper", "magazine", "daily", "weekly", "website", "channel", "broadcaster", "network", "station", "agency", "blog", "outlet", "tabloid", "site",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Small = new[] { "of", "on", "for", "and", "the", "in", "de", "du" }.ToFrozenSet(StringComparer.Ordinal);

    // "The Rev. Ann Example", "the Pope": a title behind the article is a person's.
    private static readonly FrozenSet<string> Titles = new[] { "rev", "reverend", "hon", "honourable", "honorable", "right", "duke", "duchess", "earl", "queen", "dalai", "lord", "lady", "sir", "sultan", "aga" }.ToFrozenSet(StringComparer.Ordinal);

    public bool Holds(string phrase)
    {
        string[] parts = phrase.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0)
        {
            return false;
        }

        string[] words = parts[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        bool definite = words[0] is "The" or "the";
        if (phrase.Contains("'s ", StringComparison.Ordinal) || phrase.Contains("’s ", StringComparison.Ordinal) || words.Any(word => word != "Reporter" && nouns.TryGetValue(word.ToLowerInvariant(), out var kind) && kind == SourceKind.Role))
        {
            return false;
        }

        if (words.Length > 1 && parts.Length == 1 && Last.Contains(words[^1]) && words.Skip(definite ? 1 : 0).All(IsName))
        {
            return true;
        }

        if (words.Length > 2 && definite && parts.Length == 1 && words.Skip(1).All(word => char.IsUpper(word[0]) || Small.Contains(word)) && words.Skip(1).Any(word => word.Any(char.IsLower))
            && !nouns.ContainsKey(words[1].TrimEnd('.').ToLowerInvariant()) && !Titles.Contains(words[1].TrimEnd('.').ToLowerInvariant()))
        {
            return true;
        }

        int outlet = Array.FindLastIndex(words, Outlets.Contains);
        if (outlet > 0 && outlet + 1 < words.Length && outlet + 3 >= words.Length && words.Skip(outlet + 1).All(IsName))
        {
            return true;
        }

        // "The paper, Al-Bahr", "Rote Hand, the rebel group".
        return parts.Length > 1 && ((outlet > 0 && outlet == words.Length - 1 && IsName(parts[1])) || (IsName(words[0]) && Described(parts[1])));
    }

    private static bool IsName(string word) => char.IsUpper(word[0]) || word.StartsWith("al-", StringComparison.Ordinal) || word.StartsWith("an-", StringComparison.Ordinal);

    /// <summary>Is an apposition's noun one for a body: "the activist group of …"?</summary>
    private bool Described(string apposition)
    {
        string[] words = apposition.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < 2 || words[0] is not ("the" or "a" or "an"))
        {
            return false;
        }

        int end = Array.FindIndex(words, word => word is "of" or "that" or "which" or "for" or "in" or "with" or "based" or "from" or "at" or "on" or "to" or "by" or "who" or "under" or "over");
        string noun = words[end < 0 ? words.Length - 1 : Math.Max(0, end - 1)];
        return noun is "arm" or "wing" or "charity" or "watchdog" || (nouns.TryGetValue(noun, out var kind) && kind == SourceKind.Institution);
    }
}
