using AngleSharp;
using AngleSharp.Common;
using AngleSharp.Dom;
using AngleSharp.Html.Construction;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens.Struct;
using AngleSharp.Text;

namespace Readout.Pages.Html;

/// <summary>A parsed page: the tree that a browser would build (HTML standard, section 13.2), with source places.</summary>
internal sealed class HtmlTree : HtmlNode, IConstructableDocument
{
    private static readonly HtmlParser Parser = new(
        new HtmlParserOptions { SkipComments = true, DisableElementPositionTracking = true, IsScripting = true },
        BrowsingContext.New(new Configuration([new HtmlTreeFactory()])));

    // Real pages stay below 100.
    private const int DeepestWrapper = 250;

    /// <summary>What <c>template</c> elements are called in the tree: their content is not shown, shadow roots apart.</summary>
    public const string TemplateName = "inert-template";

    private readonly TextSource source;
    private readonly Dictionary<string, HtmlName> names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HtmlName>.AlternateLookup<ReadOnlySpan<char>> knownNames;
    private readonly HashSet<string> attributeNames = new(StringComparer.Ordinal);
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> knownAttributes;

    public HtmlTree(TextSource source)
    {
        this.source = source;
        knownNames = names.GetAlternateLookup<ReadOnlySpan<char>>();
        knownAttributes = attributeNames.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The source offset of the token that the builder works on.</summary>
    public int TokenStart { get; private set; }

    public override StringOrMemory NodeName => new("#document");

    public override NodeFlags Flags => NodeFlags.None;

    public TextSource Source => source;

    public IDisposable? Builder { get; set; }

    public QuirksMode QuirksMode { get; set; }

    public HtmlElement? Root => Children.OfType<HtmlElement>().FirstOrDefault();

    public HtmlElement? Body => Root?.Children.OfType<HtmlElement>().FirstOrDefault(e => e.Name is "body" or "frameset");

    public IConstructableElement? Head => Root?.Children.OfType<HtmlElement>().FirstOrDefault(e => e.Name == "head");

    public IConstructableElement DocumentElement => Root!;

    public bool IsLoading => false;

    protected override HtmlTree Tree => this;

    /// <summary>What the elements of HTML with a name have in common, made when the first is met.</summary>
    public HtmlName NameOf(ReadOnlySpan<char> name)
    {
        if (!knownNames.TryGetValue(name, out var own))
        {
            string local = name.ToString();
            names.Add(local, own = new HtmlName(this, local, NamespaceNames.HtmlUri, HtmlTreeFactory.FlagsOf(local)));
        }

        return own;
    }

    /// <summary>One string for all attributes of a name.</summary>
    public string AttributeName(StringOrMemory name)
    {
        var letters = name.Memory.Span;
        if (!knownAttributes.TryGetValue(letters, out string? own))
        {
            attributeNames.Add(own = letters.ToString());
        }

        return own;
    }

    public static HtmlTree Parse(string html)
    {
        HtmlTree? tree = null;
        var lean = LeanSource.Of(html);
        int nested = 0, drawing = 0;
        TokenizerMiddleware middleware = (ref StructHtmlToken token, TokenConsumer next) =>
            {
                tree ??= HtmlTreeFactory.Current!;
                tree.TokenStart = lean.Original(token.Position.Index);
                if (token.IsTag && token.Name == "template")
                {
                    // The builder's stack of template modes can run empty on torn mark-up; as an unknown element it nests safely.
                    token.Name = new StringOrMemory(TemplateName);
                }

                if (!IsDrawing(ref token, ref drawing) && !IsTooDeep(ref token, ref nested))
                {
                    next(ref token);
                }

                return TokenConsumptionResult.Continue;
            };
        try
        {
            return Parser.ParseDocument<HtmlTree, HtmlElement>(new TextSource(new StringTextSource(lean.Text)), middleware);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or IndexOutOfRangeException or NullReferenceException && tree is not null)
        {
            // The builder itself breaks on some torn markup: what it has built so far is a page with a torn end.
            tree!.BrokenAt = tree.TokenStart;
            return tree;
        }
        finally
        {
            HtmlTreeFactory.Current = null;
        }
    }

    /// <summary>Where the markup broke the tree builder; null for nearly every page.</summary>
    public int? BrokenAt { get; private set; }

    /// <summary>True for a start tag of HTML that ends a drawing around it.</summary>
    /// <param name="name">In lower case.</param>
    public static bool EndsADrawing(ReadOnlySpan<char> name) => name is
        "article" or "aside" or "b" or "blockquote" or "body" or "br" or "center" or "div" or "dl" or "em" or "footer" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6"
        or "head" or "header" or "hr" or "img" or "li" or "main" or "meta" or "nav" or "ol" or "p" or "pre" or "section" or "strong" or "table" or "ul";

    // Elements that have to be closed: each of their end tags ends one.
    private static bool IsWrapper(ReadOnlySpan<char> name) => name is
        "div" or "span" or "b" or "i" or "font" or "em" or "strong" or "u" or "small" or "big" or "section" or "article" or "center" or "blockquote"
        or "ul" or "ol" or "dl" or "table" or "aside" or "nav" or "main" or "header" or "footer" or "figure" or "details" or "fieldset" or "label"
        || name.Contains('-');

    // Elements whose end tag may be missing: they say nothing of the depth, and hold each other only in one of the above.
    private static bool IsItem(ReadOnlySpan<char> name) => name is "li" or "dt" or "dd" or "tr" or "td" or "th" or "tbody" or "thead" or "tfoot";

    /// <summary>
    /// Drawings and formulas hold no text to read and are left out, up to the tag of HTML that ends them by the
    /// standard (section 13.2.6.5) if their own end tag is missing.
    /// </summary>
    private static bool IsDrawing(ref StructHtmlToken token, ref int open)
    {
        if (token.Type is HtmlTokenType.StartTag or HtmlTokenType.EndTag)
        {
            bool starts = token.Type == HtmlTokenType.StartTag;
            if (token.Name.Memory.Span is "svg" or "math")
            {
                open += token.IsSelfClosing ? 0 : starts ? 1 : open > 0 ? -1 : 0;
                return true;
            }

            if (open > 0 && starts && EndsADrawing(token.Name.Memory.Span))
            {
                open = 0;
            }
        }

        return open > 0 && token.Type != HtmlTokenType.EndOfFile;
    }

    /// <summary>
    /// Wrappers beyond the greatest useful depth are left out with their end tags. The builder has a limit too, but
    /// takes seconds for tens of thousands of open elements.
    /// </summary>
    private static bool IsTooDeep(ref StructHtmlToken token, ref int nested)
    {
        if (token.Type is not (HtmlTokenType.StartTag or HtmlTokenType.EndTag))
        {
            return false;
        }

        var name = token.Name.Memory.Span;
        if (!IsWrapper(name))
        {
            return nested > DeepestWrapper && IsItem(name);
        }

        bool deep = nested > DeepestWrapper;
        nested = token.Type == HtmlTokenType.StartTag ? nested + 1 : Math.Max(0, nested - 1);
        return deep;
    }

    // A page is read, not run: no scripts, manifests or waiting.
    public void PerformMicrotaskCheckpoint()
    {
    }

    public void ProvideStableState()
    {
    }

    public void AddComment(ref StructHtmlToken token)
    {
    }

    public void TrackError(Exception exception)
    {
    }

    public Task WaitForReadyAsync(CancellationToken cancelToken) => Task.CompletedTask;

    public Task FinishLoadingAsync() => Task.CompletedTask;

    public void ApplyManifest()
    {
    }

    public void Clear() => ((IConstructableNodeList)this).Clear();
}

/// <summary>Makes the nodes of <see cref="HtmlTree"/> for AngleSharp's tree builder.</summary>
internal sealed class HtmlTreeFactory : IDomConstructionElementFactory<HtmlTree, HtmlElement>
{
    /// <summary>The tree being built on this thread: the builder creates the document without telling its caller.</summary>
    [ThreadStatic]
    public static HtmlTree? Current;

    public HtmlTree CreateDocument(TextSource source, IBrowsingContext? context = null) => Current = new HtmlTree(source);

    public HtmlElement Create(HtmlTree document, StringOrMemory localName, StringOrMemory prefix = default, NodeFlags flags = NodeFlags.None) =>
        Html(document, localName.Memory.Span, flags);

    public HtmlElement CreateNoScript(HtmlTree document, bool scripting) => Html(document, "noscript");

    public IConstructableNode CreateDocumentType(HtmlTree document, StringOrMemory name, StringOrMemory systemIdentifier, StringOrMemory publicIdentifier) =>
        new HtmlMark(document, "#doctype");

    public IConstructableMathElement CreateMath(HtmlTree document, StringOrMemory name = default)
    {
        string local = name.IsNullOrEmpty ? "math" : name.ToString();
        return Foreign(document, local, NamespaceNames.MathMlUri, NodeFlags.MathMember | local switch
        {
            "mi" or "mo" or "mn" or "ms" or "mtext" => NodeFlags.Special | NodeFlags.Scoped | NodeFlags.MathTip,
            "annotation-xml" => NodeFlags.Special | NodeFlags.Scoped,
            _ => NodeFlags.None,
        });
    }

    public IConstructableSvgElement CreateSvg(HtmlTree document, StringOrMemory name = default)
    {
        string local = name.IsNullOrEmpty ? "svg" : name.ToString();
        return Foreign(document, local, NamespaceNames.SvgUri, NodeFlags.SvgMember | local switch
        {
            "foreignObject" or "desc" or "title" => NodeFlags.Special | NodeFlags.Scoped | NodeFlags.HtmlTip,
            _ => NodeFlags.None,
        });
    }

    public IConstructableMetaElement CreateMeta(HtmlTree document) => Html(document, "meta");

    public IConstructableScriptElement CreateScript(HtmlTree document, bool parserInserted, bool started) => Html(document, "script");

    public IConstructableFrameElement CreateFrame(HtmlTree document) => Html(document, "frame");

    public IConstructableTemplateElement CreateTemplate(HtmlTree document) => Html(document, "template");

    public IConstructableFormElement CreateForm(HtmlTree document) => Html(document, "form");

    public HtmlElement CreateUnknown(HtmlTree document, StringOrMemory tagName) => Html(document, tagName.Memory.Span);

    private static HtmlElement Html(HtmlTree document, ReadOnlySpan<char> name, NodeFlags flags = NodeFlags.None)
    {
        var shared = document.NameOf(name);
        return new HtmlElement((flags & ~shared.Flags) == 0 ? shared : new HtmlName(document, shared.Local, NamespaceNames.HtmlUri, shared.Flags | flags)) { Start = document.TokenStart };
    }

    private static HtmlElement Foreign(HtmlTree document, string name, string ns, NodeFlags flags) =>
        new(new HtmlName(document, name, ns, flags)) { Start = document.TokenStart };

    /// <summary>How the tree builder treats each element: the categories of the HTML standard, sections 13.2.4.2 and .3.</summary>
    public static NodeFlags FlagsOf(string name) => NodeFlags.HtmlMember | name switch
    {
        "a" or "b" or "big" or "code" or "em" or "font" or "i" or "nobr" or "s" or "small" or "strike" or "strong" or "tt" or "u" => NodeFlags.HtmlFormatting,
        "address" or "article" or "aside" or "blockquote" or "button" or "center" or "colgroup" or "details" or "dir" or "div" or "dl"
            or "fieldset" or "figcaption" or "figure" or "footer" or "form" or "frameset" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6"
            or "head" or "header" or "hgroup" or "isindex" or "listing" or "main" or "menu" or "nav" or "noscript" or "output"
            or "plaintext" or "section" or "select" or "summary" or "time" or "title" => NodeFlags.Special,
        "applet" or "caption" or "marquee" or "object" => NodeFlags.Special | NodeFlags.Scoped,
        "area" or "base" or "basefont" or "bgsound" or "br" or "col" or "embed" or "frame" or "hr" or "img" or "input" or "keygen"
            or "link" or "menuitem" or "meta" or "param" or "source" or "track" or "wbr" => NodeFlags.SelfClosing | NodeFlags.Special,
        "body" or "tr" => NodeFlags.Special | NodeFlags.ImplicitlyClosed,
        "dd" or "dt" or "li" or "p" => NodeFlags.Special | NodeFlags.ImplicitlyClosed | NodeFlags.ImpliedEnd,
        "html" => NodeFlags.Special | NodeFlags.ImplicitlyClosed | NodeFlags.Scoped | NodeFlags.HtmlTableSectionScoped | NodeFlags.HtmlTableScoped,
        "iframe" or "noembed" or "noframes" or "script" or "style" or "xmp" => NodeFlags.Special | NodeFlags.LiteralText,
        "ol" or "ul" => NodeFlags.Special | NodeFlags.HtmlListScoped,
        "optgroup" or "option" => NodeFlags.ImplicitlyClosed | NodeFlags.ImpliedEnd | NodeFlags.HtmlSelectScoped,
        "pre" or "textarea" => NodeFlags.Special | NodeFlags.LineTolerance,
        "rb" or "rp" or "rt" or "rtc" => NodeFlags.ImplicitlyClosed | NodeFlags.ImpliedEnd,
        "table" or "template" => NodeFlags.Special | NodeFlags.Scoped | NodeFlags.HtmlTableSectionScoped | NodeFlags.HtmlTableScoped,
        "tbody" or "tfoot" or "thead" => NodeFlags.Special | NodeFlags.ImplicitlyClosed | NodeFlags.HtmlTableSectionScoped,
        "td" or "th" => NodeFlags.Special | NodeFlags.ImplicitlyClosed | NodeFlags.Scoped,
        _ => NodeFlags.None,
    };
}
