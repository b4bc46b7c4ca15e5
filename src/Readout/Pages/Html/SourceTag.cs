using System.Net;

namespace Readout.Pages.Html;

/// <summary>
/// The attributes of a tag as the page's source has them: <see cref="LeanSource"/> keeps the long ones that few readers
/// ask for out of the tree, such as the many addresses of a picture.
/// </summary>
internal static class SourceTag
{
    // Torn mark-up can make the rest of a page one tag.
    private const int Longest = 20_000;

    /// <summary>Name and decoded value of each attribute of the tag that begins at an offset; none where no tag begins.</summary>
    public static IEnumerable<(string Name, string Value)> Attributes(string source, int start)
    {
        int end = Math.Min(source.Length, start + Longest);
        if (start < 0 || start + 1 >= end || source[start] != '<' || !char.IsAsciiLetter(source[start + 1]))
        {
            yield break;
        }

        int at = Until(source, start + 1, end, equals: false);
        while (true)
        {
            at = Skip(source, at, end, slash: true);
            if (at >= end || source[at] == '>')
            {
                yield break;
            }

            int name = at;
            at = Until(source, at + 1, end, equals: true);
            string attribute = source[name..at].ToLowerInvariant();
            at = Skip(source, at, end, slash: false);
            if (at >= end || source[at] != '=')
            {
                continue;
            }

            at = Skip(source, at + 1, end, slash: false);
            if (at >= end)
            {
                yield break;
            }

            bool quoted = source[at] is '"' or '\'';
            int from = quoted ? at + 1 : at;
            int to = quoted ? source.IndexOf(source[at], from, end - from) : UnquotedEnd(source, from, end);
            if (to < 0)
            {
                yield break;
            }

            yield return (attribute, WebUtility.HtmlDecode(source[from..to]));
            at = quoted ? to + 1 : to;
        }
    }

    private static int Skip(string source, int at, int end, bool slash)
    {
        while (at < end && (char.IsWhiteSpace(source[at]) || (slash && source[at] == '/')))
        {
            at++;
        }

        return at;
    }

    private static int Until(string source, int at, int end, bool equals)
    {
        while (at < end && !char.IsWhiteSpace(source[at]) && source[at] is not ('/' or '>') && !(equals && source[at] == '='))
        {
            at++;
        }

        return at;
    }

    private static int UnquotedEnd(string source, int at, int end)
    {
        while (at < end && !char.IsWhiteSpace(source[at]) && source[at] != '>')
        {
            at++;
        }

        return at;
    }
}
