using AngleSharp.Common;
using AngleSharp.Dom;
using AngleSharp.Html.Construction;
using AngleSharp.Html.Parser.Tokens.Struct;

namespace Readout.Pages.Html;

/// <summary>An element with its attributes. One class serves every element that the tree builder tells apart.</summary>
internal sealed class HtmlElement(HtmlName name)
    : HtmlNode,
      IConstructableMetaElement,
      IConstructableScriptElement,
      IConstructableFrameElement,
      IConstructableTemplateElement,
      IConstructableFormElement,
      IConstructableMathElement,
      IConstructableSvgElement,
      IConstructableNamedNodeMap
{
    private HtmlAttribute[] attributes = [];

    /// <summary>The local name, lower case for HTML.</summary>
    public string Name => name.Local;

    /// <summary>UTF-16 units of text inside that are no link; set by whoever measures the tree.</summary>
    public int PlainLength { get; set; }

    /// <summary>What whoever measured the element last has found; kept here since looking it up by element would take as long as measuring.</summary>
    public object? Measure { get; set; }

    /// <summary>The words of the element's class, id and the like; set by whoever cuts them.</summary>
    public string[]? NameWords { get; set; }

    public IReadOnlyList<HtmlAttribute> Attributes => attributes;

    public override StringOrMemory NodeName => name.Asked;

    public override NodeFlags Flags => name.Flags;

    public StringOrMemory NamespaceUri => name.NamespaceUri;

    public StringOrMemory LocalName => name.Asked;

    public StringOrMemory Prefix => default;

    IConstructableNamedNodeMap IConstructableElement.Attributes => this;

    int IConstructableNamedNodeMap.Length => attributes.Length;

    /// <summary>Not kept: <see cref="HtmlNode.Start"/> tells it.</summary>
    public ISourceReference? SourceReference
    {
        get => null;
        set { }
    }

    protected override HtmlTree Tree => name.Tree;

    IConstructableAttr? IConstructableNamedNodeMap.this[StringOrMemory name] => Find(name);

    /// <summary>The attribute's value, or null.</summary>
    public string? this[string attribute]
    {
        get
        {
            foreach (var own in attributes)
            {
                if (own.Own == attribute)
                {
                    return own.Text;
                }
            }

            return null;
        }
    }

    public void SetAttribute(string? ns, StringOrMemory name, StringOrMemory value) => SetOwnAttribute(name, value);

    public void SetOwnAttribute(StringOrMemory name, StringOrMemory value) =>
        attributes = [.. attributes.Where(a => a.Name != name), new HtmlAttribute(Tree.AttributeName(name), value)];

    public StringOrMemory GetAttribute(StringOrMemory namespaceUri, StringOrMemory localName) =>
        Find(localName)?.Value ?? StringOrMemory.Empty;

    public void SetAttributes(StructAttributes tagAttributes)
    {
        if (tagAttributes.Count == 0)
        {
            return;
        }

        int at = attributes.Length;
        Array.Resize(ref attributes, at + tagAttributes.Count);
        for (int i = 0; i < tagAttributes.Count; i++)
        {
            attributes[at + i] = new HtmlAttribute(Tree.AttributeName(tagAttributes[i].Name), tagAttributes[i].Value);
        }
    }

    public bool HasAttribute(StringOrMemory name) => Find(name) is not null;

    public bool SameAs(IConstructableNamedNodeMap? other) =>
        other is not null && other.Length == attributes.Length
        && Array.TrueForAll(attributes, a => other[a.Name] is { } twin && twin.Value.Memory.Span.SequenceEqual(a.Value.Memory.Span));

    public IConstructableNode ShallowCopy()
    {
        return new HtmlElement(name) { Start = Start, attributes = [.. attributes] };
    }

    // What a browser would do at these points (run scripts, load frames, watch comments) is no part of reading.
    public void SetupElement()
    {
    }

    public void AddComment(ref StructHtmlToken token)
    {
    }

    public void Handle()
    {
    }

    public void PopulateFragment()
    {
    }

    public bool Prepare(IConstructableDocument document) => false;

    public Task RunAsync(CancellationToken cancel) => Task.CompletedTask;

    private HtmlAttribute? Find(StringOrMemory name)
    {
        var asked = name.Memory.Span;
        foreach (var own in attributes)
        {
            if (asked.SequenceEqual(own.Own))
            {
                return own;
            }
        }

        return null;
    }
}

/// <summary>An attribute; its value is a part of the page until it is asked for.</summary>
/// <param name="name">The same string for all attributes of a page that are called so.</param>
internal sealed class HtmlAttribute(string name, StringOrMemory value) : IConstructableAttr
{
    private ReadOnlyMemory<char> memory = value.Memory;
    private string? text;

    public string Own => name;

    public StringOrMemory Name => new(name);

    public StringOrMemory Value
    {
        get => new(memory);
        set => (memory, text) = (value.Memory, null);
    }

    public string Text => text ??= memory.ToString();
}
