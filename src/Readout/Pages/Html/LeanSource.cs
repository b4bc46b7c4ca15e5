namespace Readout.Pages.Html;

/// <summary>
/// A page's source without what no reader of text asks for: scripts, style sheets, drawings, comments, long attributes
/// that nothing reads. More than half of a page is such, and the tree builder looks at each of its characters several
/// times. The tags around stay, so the tree is the same; <see cref="Original"/> leads back.
/// </summary>
/// <remarks>
/// The scan follows the tokenizer of the HTML standard (section 13.2.5) as far as it has to: where tags, comments and
/// raw text begin and end. Where that gets doubtful it leaves the rest of the page as it is.
/// </remarks>
internal sealed partial class LeanSource
{
    // Cutting out less costs more than reading it.
    private const int ShortestCut = 12;

    // Nothing that is looked for has a longer name.
    private const int LongestName = 16;

    private readonly string source;
    private readonly List<(int From, int To)> cuts = [];
    private int last;
    private int gone;
    private int passed;

    private LeanSource(string source) => this.source = source;

    public string Text { get; private set; } = "";

    public static LeanSource Of(string source)
    {
        var lean = new LeanSource(source);
        lean.Scan();
        lean.Text = lean.Join();
        return lean;
    }

    /// <summary>The place in the page's source of a place in <see cref="Text"/>; asked for in rising order.</summary>
    public int Original(int place)
    {
        while (passed < cuts.Count && cuts[passed].From <= place + gone)
        {
            gone += cuts[passed].To - cuts[passed].From;
            passed++;
        }

        return place + gone;
    }

    private static bool IsRaw(ReadOnlySpan<char> name) =>
        Lower(name, stackalloc char[LongestName]) is "script" or "style" or "noscript" or "iframe" or "noembed" or "noframes" or "textarea" or "title" or "xmp";

    /// <summary>True for raw text that is shown, or read.</summary>
    private static bool IsKeptRaw(ReadOnlySpan<char> name) => Lower(name, stackalloc char[LongestName]) is "title" or "xmp";

    private static bool EndsADrawing(ReadOnlySpan<char> name) => HtmlTree.EndsADrawing(Lower(name, stackalloc char[LongestName]));

    /// <summary>A name in lower case; as it stands when it is longer than all that are asked for.</summary>
    private static ReadOnlySpan<char> Lower(ReadOnlySpan<char> name, Span<char> into)
    {
        if (name.Length > into.Length)
        {
            return name;
        }

        for (int i = 0; i < name.Length; i++)
        {
            into[i] = char.IsAsciiLetterUpper(name[i]) ? (char)(name[i] | ' ') : name[i];
        }

        return into[..name.Length];
    }

    private string Join()
    {
        if (cuts.Count == 0)
        {
            return source;
        }

        int left = source.Length;
        foreach (var (from, to) in cuts)
        {
            left -= to - from;
        }

        return string.Create(left, (source, cuts), static (into, from) =>
        {
            int at = 0;
            foreach (var (start, end) in from.cuts)
            {
                from.source.AsSpan(at, start - at).CopyTo(into);
                into = into[(start - at)..];
                at = end;
            }

            from.source.AsSpan(at).CopyTo(into);
        });
    }

    private void Cut(int from, int to)
    {
        if (to - from >= ShortestCut && from >= last)
        {
            cuts.Add((from, to));
            last = to;
        }
    }

    private void Scan()
    {
        int at = 0;
        while (at >= 0 && Next(at) is var open and >= 0)
        {
            at = Markup(open);
        }
    }

    private int Next(int at)
    {
        int found = at >= source.Length ? -1 : source.AsSpan(at).IndexOf('<');
        return found < 0 || at + found + 1 >= source.Length ? -1 : at + found;
    }

    /// <summary>Where the scan goes on behind the markup that begins here; −1 where it ends.</summary>
    private int Markup(int open)
    {
        char kind = source[open + 1];
        if (kind is '!' or '?' or '/' && (open + 2 >= source.Length || !char.IsAsciiLetter(source[open + 2])))
        {
            return Declaration(open, cut: true);
        }

        if (kind == '/')
        {
            return Tag(open + 2, attributes: false).End;
        }

        if (!char.IsAsciiLetter(kind))
        {
            return open + 1;
        }

        int start = cuts.Count;
        var tag = Tag(open + 1, attributes: true);
        var name = Name(open + 1);
        return tag.End < 0 || name.Equals("plaintext", StringComparison.OrdinalIgnoreCase) ? -1
            : IsDrawing(name) ? Drawing(open + 1 + name.Length, tag, start)
            : IsRaw(name) ? RawText(name, tag)
            : tag.End;
    }

    /// <summary>Comments, doctypes and what the standard reads as comments.</summary>
    private int Declaration(int open, bool cut)
    {
        if (source.AsSpan(open).StartsWith("<!--"))
        {
            int text = open + 4;
            if (source.AsSpan(text).StartsWith(">") || source.AsSpan(text).StartsWith("->"))
            {
                return source.IndexOf('>', text) + 1;
            }

            int end = CommentEnd(text);
            if (end >= 0 && cut)
            {
                Cut(text, end);
            }

            return end < 0 ? -1 : source.IndexOf('>', end) + 1;
        }

        int close = source.IndexOf('>', open + 1);
        return close < 0 ? -1 : close + 1;
    }

    /// <summary>Where the dashes before a comment's end stand.</summary>
    private int CommentEnd(int from)
    {
        while (source.AsSpan(from).IndexOf("--") is var found and >= 0)
        {
            from += found;
            var behind = source.AsSpan(from + 2);
            if (behind.StartsWith(">") || behind.StartsWith("!>"))
            {
                return from;
            }

            from++;
        }

        return -1;
    }

    private static bool IsDrawing(ReadOnlySpan<char> name) => name.Equals("svg", StringComparison.OrdinalIgnoreCase) || name.Equals("math", StringComparison.OrdinalIgnoreCase);

    /// <summary>The tree leaves out what stands in a drawing, unless a tag in it ends it: then nothing of it is cut here.</summary>
    private int Drawing(int nameEnd, (int End, bool Closed, bool IsData) outer, int cutsBefore)
    {
        if (outer.Closed)
        {
            return outer.End;
        }

        int depth = 1;
        for (int at = Next(outer.End); at >= 0; at = Next(at))
        {
            char kind = source[at + 1];
            bool ends = kind == '/';
            int named = at + (ends ? 2 : 1);
            if (named >= source.Length || !char.IsAsciiLetter(source[named]))
            {
                at = kind is '!' or '?' or '/' ? Declaration(at, cut: false) : at + 1;
                if (at < 0)
                {
                    return -1;
                }

                continue;
            }

            var name = Name(named);
            if (!ends && EndsADrawing(name))
            {
                return at;
            }

            var tag = Tag(named, attributes: false);
            if (tag.End < 0)
            {
                return -1;
            }

            depth += !IsDrawing(name) || tag.Closed ? 0 : ends ? -1 : 1;
            if (depth == 0)
            {
                cuts.RemoveRange(cutsBefore, cuts.Count - cutsBefore);
                last = cuts.Count > 0 ? cuts[^1].To : 0;
                Cut(nameEnd, outer.End - 1);
                Cut(outer.End, at);
                return tag.End;
            }

            at = tag.End;
        }

        return -1;
    }

    private int RawText(ReadOnlySpan<char> name, (int End, bool Closed, bool IsData) tag)
    {
        int end = RawEnd(name, tag.End);
        if (end < 0)
        {
            return -1;
        }

        bool script = name.Equals("script", StringComparison.OrdinalIgnoreCase);
        if (script && IsDoubtful(source.AsSpan(tag.End, end - tag.End)))
        {
            return -1;
        }

        if (!IsKeptRaw(name) && !(script && tag.IsData))
        {
            Cut(tag.End, end);
        }

        return end;
    }

    /// <summary>A script that writes a script in a comment ends later than at the first end tag.</summary>
    private static bool IsDoubtful(ReadOnlySpan<char> script) =>
        script.IndexOf("<!--") is var comment and >= 0 && script[comment..].Contains("<script", StringComparison.OrdinalIgnoreCase);

    private int RawEnd(ReadOnlySpan<char> name, int from)
    {
        while (true)
        {
            int found = source.AsSpan(from).IndexOf("</");
            if (found < 0)
            {
                return -1;
            }

            int at = from + found;
            var behind = source.AsSpan(at + 2);
            if (behind.Length > name.Length && behind.StartsWith(name, StringComparison.OrdinalIgnoreCase) && EndsName(behind[name.Length]))
            {
                return at;
            }

            from = at + 2;
        }
    }
}
