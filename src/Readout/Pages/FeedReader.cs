using System.Xml;

namespace Readout.Pages;

/// <summary>RSS 0.9x, 1.0 (RDF) and 2.0, and Atom: one page an item, with the item's own facts.</summary>
internal static class FeedReader
{
    // DTDs are skipped, so no entity can be expanded; what the feed says of external resources is never fetched.
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Ignore,
        XmlResolver = null,
        CheckCharacters = false,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    private sealed class Item
    {
        public string? Id, Title, Url, Date, Author, Content, Summary, Language;
    }

    public static IEnumerable<PageOrFault> Read(string name, byte[] bytes)
    {
        var pages = new List<PageOrFault>();
        try
        {
            using var xml = XmlReader.Create(new MemoryStream(bytes), Settings);
            Read(name, xml, pages);
        }
        catch (XmlException e)
        {
            pages.Add(PageOrFault.Bad($"line {e.LineNumber}", "the feed is not well-formed XML"));
        }

        return pages;
    }

    private static void Read(string name, XmlReader xml, List<PageOrFault> pages)
    {
        xml.MoveToContent();
        if (xml.LocalName is not ("rss" or "feed" or "RDF"))
        {
            pages.Add(PageOrFault.Bad("line 1", $"found the XML element <{xml.Name}>, expected a feed: <rss>, <feed> or <rdf:RDF>"));
            return;
        }

        string? publisher = null, language = xml.GetAttribute("xml:lang");
        bool more = xml.Read();
        while (more)
        {
            if (xml.NodeType != XmlNodeType.Element)
            {
                more = xml.Read();
            }
            else if (xml.LocalName is "item" or "entry")
            {
                pages.Add(PageOf(ReadItem(xml), $"{name}:{pages.Count + 1}", publisher, language));
            }
            else if (xml.LocalName is "title" && publisher is null)
            {
                publisher = Value(xml);
            }
            else if (xml.LocalName is "language" && language is null)
            {
                language = Value(xml);
            }
            else if (xml.LocalName is "channel")
            {
                more = xml.Read();
            }
            else
            {
                xml.Skip();
                more = !xml.EOF;
            }
        }
    }

    private static Item ReadItem(XmlReader xml)
    {
        var item = new Item { Language = xml.GetAttribute("xml:lang"), Id = xml.GetAttribute("rdf:about") };
        string prefix = xml.Prefix;
        int depth = xml.Depth;
        bool more = !xml.IsEmptyElement;
        xml.Read();
        while (more && xml.Depth > depth)
        {
            if (xml.NodeType != XmlNodeType.Element)
            {
                more = xml.Read();
                continue;
            }

            // "media:title" and "itunes:summary" are not the item's own.
            bool own = xml.Prefix == prefix;
            switch (xml.LocalName)
            {
                case "guid" or "id" when own: item.Id = Value(xml) ?? item.Id; break;
                case "title" when own: Keep(ref item.Title, xml); break;
                case "link" when xml.GetAttribute("href") is { } href:
                    item.Url = xml.GetAttribute("rel") is null or "alternate" ? href : item.Url;
                    xml.Skip();
                    break;
                case "link" when own: Keep(ref item.Url, xml); break;
                case "pubDate" or "published" or "date": item.Date = Value(xml) ?? item.Date; break;
                case "updated": Keep(ref item.Date, xml); break;
                case "creator": Keep(ref item.Author, xml); break;
                case "author": item.Author = AuthorName(xml) ?? item.Author; break;
                case "encoded" or "content" when own || xml.Prefix is "content" or "": Keep(ref item.Content, xml); break;
                case "description" or "summary" when own || xml.Prefix.Length == 0: Keep(ref item.Summary, xml); break;
                default: xml.Skip(); break;
            }
        }

        return item;
    }

    /// <summary>Takes the element's text where none was met before, and passes the element over in any case.</summary>
    private static void Keep(ref string? field, XmlReader xml)
    {
        string? value = Value(xml);
        field ??= value;
    }

    private static string? AuthorName(XmlReader xml)
    {
        // RSS: "box@example.com (Ann Example)"; Atom: <name> inside.
        string inner = xml.ReadInnerXml();
        int open = inner.IndexOf("<name", StringComparison.Ordinal);
        if (open >= 0)
        {
            int start = inner.IndexOf('>', open) + 1, end = inner.IndexOf("</", start, StringComparison.Ordinal);
            return end > start ? System.Net.WebUtility.HtmlDecode(inner[start..end]).Trim() : null;
        }

        int bracket = inner.IndexOf('(', StringComparison.Ordinal);
        return bracket >= 0 ? inner[(bracket + 1)..].Trim(' ', ')') : inner.Trim();
    }

    /// <summary>The element's text; mark-up inside it (Atom's xhtml content) stays mark-up.</summary>
    private static string? Value(XmlReader xml)
    {
        bool markup = xml.GetAttribute("type") == "xhtml";
        string value = markup ? xml.ReadInnerXml() : ElementText(xml);
        return string.IsNullOrWhiteSpace(value) ? null : value.Trim();
    }

    private static string ElementText(XmlReader xml)
    {
        int depth = xml.Depth;
        if (xml.IsEmptyElement)
        {
            xml.Read();
            return "";
        }

        var text = new System.Text.StringBuilder();
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace)
            {
                text.Append(xml.Value);
            }
        }

        xml.Read();
        return text.ToString();
    }

    private static PageOrFault PageOf(Item item, string fallbackId, string? publisher, string? language)
    {
        string? content = item.Content ?? item.Summary;
        if (content is null)
        {
            content = item.Title;
        }

        if (content is null)
        {
            return PageOrFault.Bad($"item {fallbackId[(fallbackId.LastIndexOf(':') + 1)..]}", "the feed item holds no text");
        }

        bool markup = content.Contains('<', StringComparison.Ordinal) || content.Contains('&', StringComparison.Ordinal);
        var facts = new PageFacts(
            item.Title is null ? null : System.Net.WebUtility.HtmlDecode(item.Title),
            FeedDate.ToIso(item.Date),
            item.Url,
            publisher,
            item.Language ?? language,
            item.Author);
        return PageOrFault.Of(new Page(item.Id ?? item.Url ?? fallbackId, markup ? PageFormat.Html : PageFormat.PlainText, content, facts, []));
    }
}
