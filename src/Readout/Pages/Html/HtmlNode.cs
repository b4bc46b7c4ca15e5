using System.Collections;
using System.Runtime.InteropServices;
using AngleSharp.Common;
using AngleSharp.Dom;
using AngleSharp.Html.Construction;

namespace Readout.Pages.Html;

/// <summary>
/// A node of a page's tree. The tree is ours, built by AngleSharp's tree builder through its construction
/// interfaces: it holds what reading needs and nothing else, and every node knows where in the page it stood.
/// </summary>
internal abstract class HtmlNode : IConstructableNode, IConstructableNodeList
{
    private List<HtmlNode>? children;

    public HtmlElement? ParentElement => Parent as HtmlElement;

    /// <summary>UTF-16 offset in the page's source of the token that made this node; −1 for an implied element.</summary>
    public int Start { get; init; } = -1;

    public IReadOnlyList<HtmlNode> Children => children is null ? [] : children;

    /// <summary>The children for loops over the whole tree, which an enumerator a node would slow down; of a tree that doesn't change any more.</summary>
    public ReadOnlySpan<HtmlNode> Nodes => CollectionsMarshal.AsSpan(children);

    public HtmlNode? Parent { get; private set; }

    public abstract StringOrMemory NodeName { get; }

    public abstract NodeFlags Flags { get; }

    IConstructableNode? IConstructableNode.Parent
    {
        get => Parent;
        set => Parent = (HtmlNode?)value;
    }

    IConstructableNodeList IConstructableNode.ChildNodes => this;

    int IConstructableNodeList.Length => children?.Count ?? 0;

    IConstructableNode IConstructableNodeList.this[int index] => children![index];

    public void RemoveFromParent()
    {
        Parent?.children?.Remove(this);
        Parent = null;
    }

    public void RemoveChild(IConstructableNode childNode)
    {
        children?.Remove((HtmlNode)childNode);
        ((HtmlNode)childNode).Parent = null;
    }

    public void RemoveNode(int index, IConstructableNode childNode)
    {
        children?.RemoveAt(index);
        ((HtmlNode)childNode).Parent = null;
    }

    public void InsertNode(int index, IConstructableNode childNode) => Insert(index, (HtmlNode)childNode);

    public void AddNode(IConstructableNode node) => Insert(children?.Count ?? 0, (HtmlNode)node);

    public void AppendText(StringOrMemory text, bool emitWhiteSpaceOnly = false) => InsertText(children?.Count ?? 0, text, emitWhiteSpaceOnly);

    public void InsertText(int idx, StringOrMemory text, bool emitWhiteSpaceOnly = false)
    {
        if (text.Length > 0)
        {
            Insert(idx, new HtmlText(text.ToString(), Tree.TokenStart) { Start = Tree.TokenStart });
        }
    }

    void IConstructableNodeList.Clear() => children?.Clear();

    IEnumerator<IConstructableNode> IEnumerable<IConstructableNode>.GetEnumerator() => Children.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => Children.GetEnumerator();

    /// <summary>The document, which knows the token that is being consumed.</summary>
    protected abstract HtmlTree Tree { get; }

    private void Insert(int index, HtmlNode node)
    {
        node.RemoveFromParent();
        (children ??= []).Insert(Math.Min(index, children.Count), node);
        node.Parent = this;
    }
}

/// <summary>The characters of one token. Neighbouring tokens are not merged, so each keeps its own place.</summary>
internal sealed class HtmlText(string value, int tokenStart) : HtmlNode
{
    public string Value { get; } = value;

    /// <summary>Where the token began; leading white space that the tree builder cut off lies before the value.</summary>
    public int TokenStart { get; } = tokenStart;

    public override StringOrMemory NodeName => new("#text");

    public override NodeFlags Flags => NodeFlags.None;

    protected override HtmlTree Tree => throw new InvalidOperationException("Text has no children.");
}

/// <summary>A doctype or another node that only has to be there.</summary>
internal sealed class HtmlMark(HtmlTree tree, string name) : HtmlNode
{
    public override StringOrMemory NodeName => new(name);

    public override NodeFlags Flags => NodeFlags.None;

    protected override HtmlTree Tree => tree;
}
