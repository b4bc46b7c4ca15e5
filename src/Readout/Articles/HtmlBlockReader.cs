using System.Text.RegularExpressions;
using Readout.Articles.Blocks;
using Readout.Lexicons;
using Readout.Pages.Html;
using Readout.Text;

namespace Readout.Articles;

/// <summary>Cuts a page's tree into blocks of text, in document order.</summary>
internal sealed partial class HtmlBlockReader(int pageLength)
{
    // A wrapper around a good part of the page's text is no sidebar, whatever its classes say.
    private const double WrapperShare = 0.3;

    // A notice about cookies can hold more words than a short report; what holds more than that is called after a notice that it had.
    private const double LongestNotice = 0.6;

    private static readonly Dictionary<string, Surround> Meanings = LexiconFile.Embedded("class-words.tsv", 3).ToDictionary(
        row => row[0],
        row => row[1] switch
        {
            "caption" => Surround.Caption,
            "credit" => Surround.Credit,
            "consent" => Surround.Consent,
            _ => throw new InputException(row.Fault(1, NoteCodes.LexiconValue, $"\"{row[1]}\" is not known; expected caption, credit or consent")),
        },
        StringComparer.Ordinal);

    // Classes of texts for screen readers, as CSS frameworks call them.
    private static readonly string[] ReadAloud =
        ["visually-hidden", "visuallyhidden", "sr-only", "sronly", "screen-reader", "screenreader", "accessibly-hidden", "u-hidden-text"];

    // Classes by which the scripts of social networks find the posts that pages embed.
    private static readonly string[] EmbeddedPosts =
        ["bluesky-embed", "fb-post", "instagram-media", "mastodon-embed", "reddit-embed-bq", "text-post-media", "tiktok-embed", "twitter-tweet", "twitter-video"];

    private readonly List<HtmlBlock> blocks = [];
    private readonly List<HtmlText> pieces = [];
    private int linked;
    private int breaks;

    private bool picture;

    // What the inline elements around all of a block's text say of it.
    private Surround? inline;

    public static List<HtmlBlock> Read(HtmlElement body)
    {
        var reader = new HtmlBlockReader(Measure(body));
        reader.Walk(body, Surround.None, body, inLink: false);
        reader.Flush(body, Surround.None);
        return reader.blocks;
    }

    private static int Measure(HtmlElement element)
    {
        int length = 0;
        foreach (var node in element.Nodes)
        {
            length += node switch
            {
                HtmlText text => text.Value.AsSpan().Trim().Length,
                HtmlElement child when !IsSkipped(child) => Measure(child),
                _ => 0,
            };
        }

        return element.PlainLength = element.Name == "a" ? 0 : length;
    }

    private void Walk(HtmlElement element, Surround around, HtmlElement block, bool inLink)
    {
        foreach (var node in element.Nodes)
        {
            if (node is HtmlText text)
            {
                Take(text, inLink, block, around);
            }
            else if (node is HtmlElement child && !IsSkipped(child))
            {
                Enter(child, around, block, inLink);
            }
        }
    }

    private void Enter(HtmlElement child, Surround around, HtmlElement block, bool inLink)
    {
        if (child.Name == "br" || IsDrawnBreak(child))
        {
            if (++breaks >= 2)
            {
                Flush(block, around);
            }
            else
            {
                pieces.Add(new HtmlText("\n", child.Start));
            }

            return;
        }

        picture |= HtmlFigure.IsPicture(child);
        if (IsForScreenReaders(child))
        {
            return;
        }

        // What an empty element is called says something of no text; a third of a page's elements are empty.
        var inner = child.Nodes.IsEmpty ? around : around | Classify(child);
        if (!IsBlock(child))
        {
            if (child.Name == "span" && IsHeadingName(block.Name) && pieces.Count > 0 && pieces[^1].ParentElement is { Name: "span" } before && before.ParentElement == child.ParentElement)
            {
                // A kicker and its headline: the style sheet sets them apart, where the markup does not.
                pieces.Add(new HtmlText(" ", child.Start));
            }

            Walk(child, inner, block, inLink || child.Name == "a");
            return;
        }

        Flush(block, around);
        Walk(child, inner, child, inLink);
        Flush(child, inner);
    }

    /// <summary>An empty element that the style sheet turns into a line break.</summary>
    private static bool IsDrawnBreak(HtmlElement element) =>
        element.Name == "span" && element.Nodes.IsEmpty && element["class"]?.Split(' ').Contains("br", StringComparer.Ordinal) == true;

    private void Take(HtmlText text, bool inLink, HtmlElement block, Surround around)
    {
        pieces.Add(text);
        if (!string.IsNullOrWhiteSpace(text.Value))
        {
            inline = inline is { } before ? before & around : around;
            breaks = 0;
            linked += inLink ? text.Value.AsSpan().Trim().Length : 0;
        }
    }

    private void Flush(HtmlElement block, Surround around)
    {
        if (pieces.Count > 0)
        {
            string text = FoldedText.Of(pieces);
            if (text.Length > 0)
            {
                blocks.Add(new HtmlBlock(block, [.. pieces], text, linked, around | (inline ?? Surround.None)) { Index = blocks.Count, FollowsPicture = picture });
                picture = false;
            }

            pieces.Clear();
        }

        (linked, breaks, inline) = (0, 0, null);
    }

    /// <summary>Short texts that are not shown but read aloud, such as "opens in a new tab": by the names and the style that CSS frameworks use.</summary>
    private static bool IsForScreenReaders(HtmlElement e) =>
        e.PlainLength is > 0 and < 60
        && ((e.Name == "span" && e.Nodes is [HtmlText only] && NewWindow().IsMatch(only.Value))
            || (e["class"] is { } name && IsReadAloud(name)) || (e["style"] is { } style && (InlineStyle.Sets(style, "clip", "rect(", "0") || InlineStyle.Sets(style, "display", "none"))));

    private static bool IsReadAloud(string name) =>
        (name.Contains("hidden", StringComparison.OrdinalIgnoreCase) || name.Contains("sr", StringComparison.OrdinalIgnoreCase) || name.Contains("reader", StringComparison.OrdinalIgnoreCase))
        && Array.Exists(ReadAloud, known => name.Contains(known, StringComparison.OrdinalIgnoreCase));

    // Said of a link in a span of its own.
    [GeneratedRegex(@"^\s*\(?(?:opens? in (?:a )?new (?:tab|window)|(?:link wird )?(?:öffnet (?:im|in|in einem) neuen? (?:fenster|tab)|in einem neuen (?:tab|fenster) geöffnet)|(?:se )?abre en (?:una )?(?:nueva )?(?:ventana|pestaña)(?: nueva)?|(?:s')?ouvre dans (?:une nouvelle fenêtre|un nouvel onglet)|(?:si )?apre in una nuova (?:finestra|scheda)|abre (?:em|numa) nova (?:janela|aba|guia)|(?:wordt )?(?:opent|geopend) in (?:een )?nieuw (?:venster|tabblad)|öppnas i (?:ett )?nytt fönster|åpnes i (?:et )?nytt vindu|åbner i (?:et )?nyt vindue|external(?: link)?|externer link)\)?\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NewWindow();

    private static bool IsHeadingName(string name) => name is ['h', >= '1' and <= '6'];

    private static bool IsSkipped(HtmlElement e) => (e.Name == HtmlTree.TemplateName && e["shadowrootmode"] is null) || e.Name is "script" or "style" or "noscript" or "svg" or "math" or "iframe" or "object" or "embed" or "select" or "textarea" or "canvas" or "audio" or "video" or "head" or "input" or "datalist" or "noembed" or "map";

    public static bool IsBlock(HtmlElement e) => e.Name is
        "p" or "div" or "section" or "article" or "aside" or "main" or "header" or "footer" or "nav" or "figure" or "figcaption" or "blockquote"
        or "ul" or "ol" or "li" or "dl" or "dt" or "dd" or "table" or "tbody" or "thead" or "tfoot" or "tr" or "td" or "th" or "caption"
        or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "pre" or "form" or "fieldset" or "legend" or "button" or "address" or "details" or "summary"
        or "hr" or "center" or "hgroup" or "menu" or "picture" or "body" or "dialog";

    private Surround Classify(HtmlElement e)
    {
        var own = e.Name switch
        {
            "nav" => Surround.Navigation,
            "aside" => Surround.Aside,
            "footer" => Surround.Footer,
            "header" => Surround.Header,
            "figcaption" => Surround.Caption | Surround.Figure,
            "figure" => Surround.Figure,
            "ul" or "ol" or "dl" => Surround.List,
            "blockquote" => IsEmbeddedPost(e) ? Surround.Quote | Surround.Post : Surround.Quote,
            "table" => Surround.Table,
            "form" => Surround.Form,
            "article" => Surround.Article,
            "main" => Surround.Main,
            "button" => Surround.Button,
            "time" => Surround.Time,
            "address" => Surround.Address,
            "pre" => Surround.Preformatted,
            _ => Surround.None,
        };

        if (e.PlainLength > WrapperShare * pageLength)
        {
            own &= Surround.Article | Surround.Main | Surround.List | Surround.Quote | Surround.Table | Surround.Preformatted;
            return e.PlainLength > LongestNotice * pageLength ? own : own | (NamedFor(e) & Surround.Consent);
        }

        if (e["hidden"] is not null || e["aria-hidden"] == "true" || (e["style"] is { } style && (InlineStyle.Sets(style, "display", "none") || InlineStyle.Sets(style, "visibility", "hidden"))))
        {
            own |= Surround.Hidden;
        }

        return own | NamedFor(e);
    }

    private static bool IsEmbeddedPost(HtmlElement quote) => quote["class"] is { } name && name.Split(' ').Any(c => EmbeddedPosts.Contains(c, StringComparer.Ordinal));

    /// <summary>What the words of an element's class say of it: a caption, a credit or nothing.</summary>
    public static Surround NamedFor(HtmlElement e)
    {
        var named = Surround.None;
        foreach (string word in ClassWords.Of(e))
        {
            named |= Meanings.GetValueOrDefault(word);
        }

        return named;
    }
}
