using System.Collections.Immutable;
using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Readout.Pages.Html;

namespace Readout.Articles;

/// <summary>What a page says of itself: JSON-LD, Open Graph and other meta elements, microdata.</summary>
internal sealed partial class HtmlFacts
{
    private readonly Dictionary<string, string> meta = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<JsonObject> objects;
    private readonly List<HtmlElement> scripts = [];

    public HtmlFacts(HtmlTree tree)
    {
        if (tree.Root is { } root)
        {
            Language = root["lang"] ?? root["xml:lang"];
            Gather(root);
        }

        objects = JsonLd.Read(scripts);
        Article = objects.Find(JsonLd.IsArticle);
    }

    private HtmlFacts(HtmlFacts page, JsonObject? article)
    {
        objects = article is null ? [] : [article];
        Language = page.Language;
        Article = article;
        if (page.Meta("og:site_name") is { } site)
        {
            meta["og:site_name"] = site;
        }
    }

    /// <summary>What the page says of another article than its first: only structured data that names its headline.</summary>
    public HtmlFacts Of(string headlineKey) => new(this, objects.Find(o => JsonLd.IsArticle(o) && Names(o, headlineKey)));

    /// <summary>True when some article of the structured data has this headline.</summary>
    public bool HasArticle(string headlineKey) => objects.Exists(o => JsonLd.IsArticle(o) && Names(o, headlineKey));

    /// <summary>True when the page calls itself a live blog.</summary>
    public bool IsRunningReport => objects.Exists(o => JsonLd.Types(o).Contains("LiveBlogPosting"));

    private static bool Names(JsonObject item, string key) =>
        JsonLd.String(item["headline"]) is { } headline && LineShape.Likeness(LineShape.Key(Clean(headline)), key) > 0.75;

    /// <summary>The first schema.org article of the page.</summary>
    public JsonObject? Article { get; }

    /// <summary>Elements that give a time: <c>time</c> and microdata.</summary>
    public List<HtmlElement> Times { get; } = [];

    public string? Title { get; private set; }

    public string? Language { get; private set; }

    public string? Canonical { get; private set; }

    /// <summary>What relative addresses are relative to, where the page says so.</summary>
    public string? Base { get; private set; }

    /// <summary>The pictures of the structured data that have words, with their addresses.</summary>
    public IEnumerable<(string Words, string Address)> Pictures =>
        from picture in objects.SelectMany(o => JsonLd.Objects(o["image"])).Concat(objects.Where(o => JsonLd.Types(o).Contains("ImageObject")))
        let address = JsonLd.String(picture["contentUrl"]) ?? JsonLd.String(picture["url"])
        where address is not null
        from words in (string?[])[JsonLd.String(picture["caption"]), JsonLd.String(picture["description"]), JsonLd.String(picture["name"])]
        where words is not null
        select (words, address);

    public string? Meta(params string[] names)
    {
        foreach (string name in names)
        {
            if (meta.TryGetValue(name, out string? value) && !string.IsNullOrWhiteSpace(value))
            {
                return value.Trim();
            }
        }

        return null;
    }

    public string? Said(string field) => JsonLd.String(Article?[field]) is { } text ? Clean(text) : null;

    public string? Url => Canonical ?? Meta("og:url") ?? Said("url");

    public string? Publisher => Meta("og:site_name") ?? (Article is null ? null : JsonLd.NamesOf(Article["publisher"]).Select(Clean).FirstOrDefault(n => n.Length > 0));

    /// <summary>What the page calls the article, the most trusted first, each as it stands and without the site's name.</summary>
    public IEnumerable<string> Headlines =>
        ((string?[])[Said("headline"), SharedTitle, OtherTitle, Title])
        .OfType<string>().SelectMany(h => (string[])[h, Site.Cut(h, null)]).Where(h => h.Length > 0).Distinct(StringComparer.Ordinal);

    /// <summary>What social networks are to show.</summary>
    public string? SharedTitle => Meta("og:title") is { } title ? Clean(title) : null;

    public string? OtherTitle => Meta("twitter:title", "dc.title", "sailthru.title", "parsely-title") is { } title ? Clean(title) : null;

    /// <summary>What the site is called.</summary>
    public SiteName Site => field ??= new SiteName([Meta("og:site_name"), Publisher, .. HostNames]);

    private IEnumerable<string> HostNames =>
        Uri.TryCreate(Url, UriKind.Absolute, out var address) && address.Host.Length > 0 ? [address.Host, .. address.Host.Split('.').SkipLast(1)] : [];

    public string? Description => Said("description") ?? Meta("og:description", "description", "twitter:description");

    public string? Published => Iso(Said("datePublished"))
        ?? Iso(Meta("article:published_time", "article:published:time", "og:article:published_time", "og:published_time", "datePublished", "parsely-pub-date", "sailthru.date", "article.published", "date", "dc.date.issued", "dc.date", "DC.date.created", "pubdate", "publishdate", "publish-date", "cXenseParse:recs:publishtime", "article:published", "published_time", "dcterms.created", "dcterms.date", "ptime", "publication_date", "date_published", "rnews:datePublished", "og:pubdate", "vr:published_time", "news_publish_date", "displaydate"))
        ?? Iso(Said("dateCreated")) ?? Iso(Said("uploadDate"))
        ?? objects.Select(o => Iso(JsonLd.String(o["datePublished"]))).FirstOrDefault(d => d is not null)
        ?? Iso(JsonLd.Loose(scripts, "datePublished"));

    public string? Modified => Iso(Said("dateModified"))
        ?? Iso(Meta("article:modified_time", "og:updated_time", "og:article:modified_time", "dateModified", "last-modified", "lastmod", "dcterms.modified", "article:modified", "modified_time"));

    /// <summary>The authors that the page's data names, the publisher itself left out.</summary>
    public ImmutableArray<string> Authors => AuthorNames.Normalise(TellsAuthors, Publisher);

    /// <summary>The publisher, where the page's data names it as the author.</summary>
    public ImmutableArray<string> OwnName => AuthorNames.Normalise(TellsAuthors, null);

    private IEnumerable<string> TellsAuthors
    {
        get
        {
            var said = Article is null ? [] : JsonLd.NamesOf(Article["author"] ?? Article["creator"]);
            var told = said.IsEmpty && Meta("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl", "cXenseParse:author", "article:author:name") is { } one ? [one] : said;
            return told.Select(Clean);
        }
    }

    public static string Clean(string text)
    {
        string plain = text.Contains('<', StringComparison.Ordinal) ? Tags().Replace(text, "") : text;
        plain = plain.Contains('&', StringComparison.Ordinal) ? WebUtility.HtmlDecode(plain) : plain;
        return HasUnevenSpace(plain) ? Spaces().Replace(plain, " ").Trim() : plain.Trim();
    }

    private static bool HasUnevenSpace(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsWhiteSpace(text[i]) && (text[i] != ' ' || (i > 0 && text[i - 1] == ' ')))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The value when it begins with a whole date, else null; other notations are read by <see cref="WorldDate"/>.</summary>
    private static string? Iso(string? date)
    {
        date = date?.Trim();
        return string.IsNullOrEmpty(date) ? null : IsoStart().IsMatch(date) ? date : WorldDate.Find(date) ?? DateText.ToIso(date);
    }

    private void Gather(HtmlElement element)
    {
        foreach (var node in element.Nodes)
        {
            if (node is not HtmlElement child)
            {
                continue;
            }

            switch (child.Name)
            {
                case "meta" when (child["property"] ?? child["name"] ?? child["itemprop"] ?? child["http-equiv"]) is { } name && child["content"] is { } content:
                    meta.TryAdd(name.Trim(), content);
                    break;
                case "title" when Title is null && child.NamespaceUri == AngleSharp.Dom.NamespaceNames.HtmlUri:
                    Title = FoldedText.Of([.. child.Children.OfType<HtmlText>()]);
                    break;
                case "link" when child["rel"] is "canonical" && child["href"] is { Length: > 0 } href:
                    Canonical ??= href;
                    break;
                case "base" when child["href"] is { Length: > 0 } root:
                    Base ??= root;
                    break;
                case "script" when child["type"] is { } type && type.Contains("ld+json", StringComparison.OrdinalIgnoreCase):
                    scripts.Add(child);
                    break;
                default:
                    if (child.Name == "time" || child["itemprop"]?.Contains("datePublished", StringComparison.OrdinalIgnoreCase) == true)
                    {
                        Times.Add(child);
                    }

                    break;
            }

            Gather(child);
        }
    }

    [GeneratedRegex(@"^(?:19|20)\d\d-\d\d-\d\d")]
    private static partial Regex IsoStart();

    [GeneratedRegex(@"<[^<>]{1,200}>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
