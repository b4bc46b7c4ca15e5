using System.Collections;
using System.Text;
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
    // A list of its own would be a tenth of a tree of millions of nodes.
    private HtmlNode[] children = [];
    private int count;

    private const int FewestChildren = 2;

    public HtmlElement? ParentElement => Parent as HtmlElement;

    /// <summary>UTF-16 offset in the page's source of the token that made this node; −1 for an implied element.</summary>
    public int Start { get; init; } = -1;

    public IReadOnlyList<HtmlNode> Children => new ArraySegment<HtmlNode>(children, 0, count);

    /// <summary>The children for loops over the whole tree, which an enumerator a node would slow down; of a tree that doesn't change any more.</summary>
    public ReadOnlySpan<HtmlNode> Nodes => children.AsSpan(0, count);

    public HtmlNode? Parent { get; private set; }

    public abstract StringOrMemory NodeName { get; }

    public abstract NodeFlags Flags { get; }

    IConstructableNode? IConstructableNode.Parent
    {
        get => Parent;
        set => Parent = (HtmlNode?)value;
    }

    IConstructableNodeList IConstructableNode.ChildNodes => this;

    int IConstructableNodeList.Length => count;

    IConstructableNode IConstructableNodeList.this[int index] => children[index];

    public void RemoveFromParent()
    {
        Parent?.Take(this);
        Parent = null;
    }

    public void RemoveChild(IConstructableNode childNode)
    {
        Take((HtmlNode)childNode);
        ((HtmlNode)childNode).Parent = null;
    }

    public void RemoveNode(int index, IConstructableNode childNode)
    {
        TakeAt(index);
        ((HtmlNode)childNode).Parent = null;
    }

    public void InsertNode(int index, IConstructableNode childNode) => Insert(index, (HtmlNode)childNode);

    public void AddNode(IConstructableNode node) => Insert(count, (HtmlNode)node);

    public void AppendText(StringOrMemory text, bool emitWhiteSpaceOnly = false) => InsertText(count, text, emitWhiteSpaceOnly);

    public void InsertText(int idx, StringOrMemory text, bool emitWhiteSpaceOnly = false)
    {
        if (text.Length == 0)
        {
            return;
        }

        if (idx == count && count > 0 && children[count - 1] is HtmlText before && before.EndsAt(Tree.TokenStart))
        {
            before.Append(text.Memory.Span);
            return;
        }

        Insert(idx, new HtmlText(Shared(text.Memory.Span) ?? text.ToString(), Tree.TokenStart));
    }

    void IConstructableNodeList.Clear() => (children, count) = ([], 0);

    IEnumerator<IConstructableNode> IEnumerable<IConstructableNode>.GetEnumerator() => Children.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => Children.GetEnumerator();

    /// <summary>The document, which knows the token that is being consumed.</summary>
    protected abstract HtmlTree Tree { get; }

    /// <summary>Between tags mostly one blank or line break stands.</summary>
    private static string? Shared(ReadOnlySpan<char> text) => text switch
    {
        "\n" => "\n",
        " " => " ",
        _ => null,
    };

    private void Insert(int index, HtmlNode node)
    {
        node.RemoveFromParent();
        index = Math.Min(index, count);
        if (count == children.Length)
        {
            Array.Resize(ref children, Math.Max(FewestChildren, 2 * count));
        }

        children.AsSpan(index, count - index).CopyTo(children.AsSpan(index + 1));
        children[index] = node;
        count++;
        node.Parent = this;
    }

    private void Take(HtmlNode node)
    {
        int index = Array.IndexOf(children, node, 0, count);
        if (index >= 0)
        {
            TakeAt(index);
        }
    }

    private void TakeAt(int index)
    {
        if (index < count)
        {
            children.AsSpan(index + 1, count - index - 1).CopyTo(children.AsSpan(index));
            children[--count] = null!;
        }
    }
}

/// <summary>
/// The characters of one token, or of several that follow each other in the source letter by letter, as signs that begin
/// no tag do. Other tokens are not merged, so each keeps its own place.
/// </summary>
internal sealed class HtmlText : HtmlNode
{
    private string value;
    private StringBuilder? more;

    public HtmlText(string value, int tokenStart) => (this.value, Start) = (value, tokenStart);

    public string Value
    {
        get
        {
            if (more is not null)
            {
                (value, more) = (more.ToString(), null);
            }

            return value;
        }
    }

    /// <summary>Where the token began; leading white space that the tree builder cut off lies before the value.</summary>
    public int TokenStart => Start;

    /// <summary>True when the source goes on at a place as the value does: it has no references and no folded line breaks.</summary>
    public bool EndsAt(int place) => Start + (more?.Length ?? value.Length) == place;

    public void Append(ReadOnlySpan<char> text) => (more ??= new StringBuilder(value)).Append(text);

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
