namespace Readout.Articles;

/// <summary>Looks into an element's <c>style</c> attribute.</summary>
internal static class InlineStyle
{
    /// <summary>True when the style sets the property to a value that begins with the given parts, white space between them or not.</summary>
    public static bool Sets(ReadOnlySpan<char> style, string property, string value, string next = "")
    {
        for (int at; (at = style.IndexOf(property, StringComparison.OrdinalIgnoreCase)) >= 0;)
        {
            style = style[(at + property.Length)..];
            var rest = style.TrimStart();
            if (rest is [':', ..] && rest[1..].TrimStart() is var set && set.StartsWith(value, StringComparison.OrdinalIgnoreCase)
                && set[value.Length..].TrimStart().StartsWith(next, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
