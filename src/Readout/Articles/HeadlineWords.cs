using System.Text.RegularExpressions;

namespace Readout.Articles;

/// <summary>
/// How to word a headline that the page words in several ways. Publishers keep their own record (JSON-LD), what they
/// show, what they send to social networks (Open Graph) and a title for search engines; which of them was the headline
/// is told by who agrees with whom.
/// </summary>
/// <param name="Recorded">JSON-LD's headline.</param>
/// <param name="Shown">The heading of the page.</param>
/// <param name="Shared">Open Graph's title.</param>
/// <param name="Title">The title element, the site's name cut off.</param>
/// <param name="Below">The headings right below the one shown: some pages hide a heading for search engines above the real one.</param>
internal sealed partial record HeadlineWords(string? Recorded, string? Shown, string? Shared, string? Title, IReadOnlyList<string> Below)
{
    // A name of one or two words ("Live", "Analysis") is found in many headlines.
    private const int FewestWords = 3;

    public string? Choose()
    {
        if (Shared is not null && (HasRealHeadingBelow(Shared) || IsLiveLabelled(Shared)))
        {
            return Shared;
        }

        if (Recorded is null)
        {
            return Shown is not null && Shared is not null && IsWithin(Shared, Shown) ? Shared : Shown ?? Shared ?? Title;
        }

        if (Shown is null)
        {
            return Recorded;
        }

        // The record is made for search engines where only the title says the same.
        bool forSearch = !Same(Recorded, Shown) && Same(Recorded, Title) && (Shared is null || Same(Shared, Shown));
        return forSearch || IsCut(Recorded, Shown) || IsSomethingElse() ? Shown
            : Shared is not null && (IsTail(Shared, Recorded) || IsBeginning(Shared, Recorded)) ? Shared
            : Recorded;
    }

    private static bool Same(string? a, string? b) => a is not null && b is not null && LineShape.Key(a) == LineShape.Key(b);

    /// <summary>True when a heading below the one shown has the words, and the one shown has others or more of them.</summary>
    private bool HasRealHeadingBelow(string words) =>
        Shown is not null && !Same(words, Shown) && LineShape.CountWords(words) >= FewestWords && Below.Any(b => Same(b, words) || IsTail(words, b));

    /// <summary>True when no word of the record is in what the page shows and is titled: it describes the subject.</summary>
    private bool IsSomethingElse() =>
        LineShape.Likeness(LineShape.Key(Recorded!), LineShape.Key(Shown!)) == 0 && (Title is null || LineShape.Likeness(LineShape.Key(Recorded!), LineShape.Key(Title)) == 0);

    /// <summary>True when <paramref name="whole"/> is a kicker and then <paramref name="words"/>.</summary>
    private static bool IsTail(string words, string whole) =>
        LineShape.CountWords(words) >= FewestWords && LineShape.Key(whole).EndsWith(' ' + LineShape.Key(words), StringComparison.Ordinal);

    /// <summary>True when <paramref name="whole"/> is <paramref name="words"/> and a kicker, a date or a section around it.</summary>
    private static bool IsWithin(string words, string whole) =>
        IsTail(words, whole) || (LineShape.CountWords(words) >= FewestWords && LineShape.Key(whole).StartsWith(LineShape.Key(words) + ' ', StringComparison.Ordinal));

    /// <summary>True when <paramref name="whole"/> is <paramref name="words"/>, ended where words end, and more for search engines behind it.</summary>
    private static bool IsBeginning(string words, string whole) =>
        !words.EndsWith('…') && !words.EndsWith("...", StringComparison.Ordinal) && 2 * LineShape.CountWords(words) >= LineShape.CountWords(whole)
        && LineShape.Key(whole).StartsWith(LineShape.Key(words) + ' ', StringComparison.Ordinal);

    /// <summary>True when the page shows a running report under its label and the latest news, and what it shares says what it is.</summary>
    private bool IsLiveLabelled(string shared) =>
        Shown is not null && LiveLabel().IsMatch(Shown) && !LiveLabel().IsMatch(shared) && LineShape.CountWords(shared) >= FewestWords
        && LineShape.Likeness(LineShape.Key(shared), LineShape.Key(Shown)) > 0;

    /// <summary>True when the record ends early: some systems allow 110 characters.</summary>
    private static bool IsCut(string recorded, string shown) =>
        shown.Length > recorded.Length && recorded.Length > 20 && (recorded.EndsWith('…') || recorded.EndsWith("...", StringComparison.Ordinal) || recorded.Length is 109 or 110)
        && shown.StartsWith(recorded[..(recorded.Length - 4)], StringComparison.Ordinal);

    [GeneratedRegex(@"\b(?:live(?:-?(?:blog|ticker))?|newsblog|en direct|en directo|en vivo|ao vivo|in diretta|canlı)\s*[:|]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LiveLabel();
}
