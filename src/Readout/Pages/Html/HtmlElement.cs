using AngleSharp.Common;
using AngleSharp.Dom;
using AngleSharp.Html.Construction;
using AngleSharp.Html.Parser.Tokens.Struct;

namespace Readout.Pages.Html;

/// <summary>An element with its attributes. One class serves every element that the tree builder tells apart.</summary>
internal sealed class HtmlElement(HtmlTree tree, HtmlName name)
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
    private List<HtmlAttribute>? attributes;

    /// <summary>The local name, lower case for HTML.</summary>
    public string Name => name.Local;

    /// <summary>UTF-16 units of text inside that are no link; set by whoever measures the tree.</summary>
    public int PlainLength { get; set; }

    /// <summary>What whoever measured the element last has found; kept here since looking it up by element would take as long as measuring.</summary>
    public object? Measure { get; set; }

    /// <summary>The words of the element's class, id and the like; set by whoever cuts them.</summary>
    public string[]? NameWords { get; set; }

    public IReadOnlyList<HtmlAttribute> Attributes => attributes is null ? [] : attributes;

    public override StringOrMemory NodeName => name.Asked;

    public override NodeFlags Flags => name.Flags;

    public StringOrMemory NamespaceUri => name.NamespaceUri;

    public StringOrMemory LocalName => name.Asked;

    public StringOrMemory Prefix => default;

    IConstructableNamedNodeMap IConstructableElement.Attributes => this;

    int IConstructableNamedNodeMap.Length => attributes?.Count ?? 0;

    public ISourceReference? SourceReference { get; set; }

    protected override HtmlTree Tree => tree;

    IConstructableAttr? IConstructableNamedNodeMap.this[StringOrMemory name] => attributes?.Find(a => a.Name == name);

    /// <summary>The attribute's value, or null.</summary>
    public string? this[string attribute]
    {
        get
        {
            if (attributes is not null)
            {
                foreach (var own in attributes)
                {
                    if (own.Name == attribute)
                    {
                        return own.Text;
                    }
                }
            }

            return null;
        }
    }

    public void SetAttribute(string? ns, StringOrMemory name, StringOrMemory value) => SetOwnAttribute(name, value);

    public void SetOwnAttribute(StringOrMemory name, StringOrMemory value)
    {
        (attributes ??= []).RemoveAll(a => a.Name == name);
        attributes.Add(new HtmlAttribute(name, value));
    }

    public StringOrMemory GetAttribute(StringOrMemory namespaceUri, StringOrMemory localName) =>
        attributes?.Find(a => a.Name == localName)?.Value ?? StringOrMemory.Empty;

    public void SetAttributes(StructAttributes tagAttributes)
    {
        for (int i = 0; i < tagAttributes.Count; i++)
        {
            (attributes ??= new(tagAttributes.Count)).Add(new HtmlAttribute(tagAttributes[i].Name, tagAttributes[i].Value));
        }
    }

    public bool HasAttribute(StringOrMemory name) => attributes?.Exists(a => a.Name == name) == true;

    public bool SameAs(IConstructableNamedNodeMap? other)
    {
        if (other is null || other.Length != (attributes?.Count ?? 0))
        {
            return false;
        }

        return attributes is null || attributes.TrueForAll(a => other[a.Name] is { } twin && twin.Value.Memory.Span.SequenceEqual(a.Value.Memory.Span));
    }

    public IConstructableNode ShallowCopy()
    {
        var copy = new HtmlElement(tree, name) { Start = Start };
        copy.attributes = attributes is null ? null : [.. attributes];
        return copy;
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
}

internal sealed class HtmlAttribute(StringOrMemory name, StringOrMemory value) : IConstructableAttr
{
    private string? text;

    public StringOrMemory Name => name;

    public StringOrMemory Value { get; set; } = value;

    public string Text => text ??= Value.ToString();
}
