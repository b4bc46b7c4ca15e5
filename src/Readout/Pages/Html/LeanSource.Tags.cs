namespace Readout.Pages.Html;

/// <content>How far tags and their attributes reach.</content>
internal sealed partial class LeanSource
{
    private ReadOnlySpan<char> Name(int start)
    {
        int end = start;
        while (end < source.Length && !EndsName(source[end]))
        {
            end++;
        }

        return source.AsSpan(start, end - start);
    }

    /// <summary>The end of the tag whose name begins here, −1 when it has none; whether it closes itself, and whether it holds JSON-LD.</summary>
    private (int End, bool Closed, bool IsData) Tag(int name, bool attributes)
    {
        int at = name + Name(name).Length;
        bool data = false;
        while (true)
        {
            int gap = at;
            bool slash = false;
            while (at < source.Length && (IsSpace(source[at]) || source[at] == '/'))
            {
                slash = source[at] == '/';
                at++;
            }

            if (at >= source.Length)
            {
                return (-1, false, false);
            }

            if (source[at] == '>')
            {
                return (at + 1, slash, data);
            }

            int start = at;
            at = AttributeName(at);
            var attribute = source.AsSpan(start, at - start);
            int value = Skip(at);
            if (value >= source.Length || source[value] != '=')
            {
                continue;
            }

            value = Skip(value + 1);
            at = Value(value);
            if (at < 0)
            {
                return (-1, false, false);
            }

            if (attributes && gap < start && source[value] is '"' or '\'' && at < source.Length && EndsName(source[at]) && !IsRead(attribute))
            {
                Cut(gap, at);
            }

            data |= attribute.Equals("type", StringComparison.OrdinalIgnoreCase) && CouldBeData(source.AsSpan(value, at - value));
        }
    }

    // The plus sign may be written as a character reference.
    private static bool CouldBeData(ReadOnlySpan<char> type) => type.Contains("ld+json", StringComparison.OrdinalIgnoreCase) || type.Contains('&');

    /// <summary>True for what readers of the tree ask for, and the tree builder does.</summary>
    private static bool IsRead(ReadOnlySpan<char> attribute)
    {
        var name = Lower(attribute, stackalloc char[LongestName]);
        return name is "action" or "alt" or "class" or "color" or "content" or "data-component" or "data-module" or "data-testid" or "data-type" or "datetime" or "dir"
            or "encoding" or "face" or "height" or "hidden" or "href" or "http-equiv" or "id" or "itemprop" or "itemtype" or "lang" or "name" or "prompt"
            or "property" or "pubdate" or "rel" or "role" or "shadowrootmode" or "size" or "src" or "style" or "title" or "type" or "width" or "xml:lang"
            || name.StartsWith("aria-", StringComparison.OrdinalIgnoreCase);
    }

    private int AttributeName(int at)
    {
        // An equals sign in front is part of the name.
        do
        {
            at++;
        }
        while (at < source.Length && !EndsName(source[at]) && source[at] != '=');
        return at;
    }

    /// <summary>The end of the attribute's value that begins here.</summary>
    private int Value(int at)
    {
        if (at >= source.Length)
        {
            return -1;
        }

        if (source[at] is '"' or '\'')
        {
            int length = source.AsSpan(at + 1).IndexOf(source[at]);
            return length < 0 ? -1 : at + length + 2;
        }

        while (at < source.Length && !IsSpace(source[at]) && source[at] != '>')
        {
            at++;
        }

        return at;
    }

    private int Skip(int at)
    {
        while (at < source.Length && IsSpace(source[at]))
        {
            at++;
        }

        return at;
    }

    private static bool EndsName(char c) => IsSpace(c) || c is '/' or '>';

    private static bool IsSpace(char c) => c is ' ' or '\n' or '\t' or '\r' or '\f';
}
