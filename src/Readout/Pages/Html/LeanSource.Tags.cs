using System.Collections.Frozen;

namespace Readout.Pages.Html;

/// <content>How far tags and their attributes reach.</content>
internal sealed partial class LeanSource
{
    // What readers of the tree ask for, and what the tree builder does; those that begin with aria- too.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Attributes = Set(
        "action", "alt", "class", "color", "content", "data-component", "data-module", "data-testid", "data-type", "datetime", "encoding", "face",
        "height", "hidden", "href", "http-equiv", "id", "itemprop", "itemtype", "lang", "name", "prompt", "property", "pubdate", "rel", "role",
        "shadowrootmode", "size", "src", "style", "title", "type", "width", "xml:lang");

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

    private static bool IsRead(ReadOnlySpan<char> attribute) => Attributes.Contains(attribute) || attribute.StartsWith("aria-", StringComparison.OrdinalIgnoreCase);

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
