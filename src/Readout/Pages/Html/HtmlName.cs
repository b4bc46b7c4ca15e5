using AngleSharp.Common;
using AngleSharp.Dom;

namespace Readout.Pages.Html;

/// <summary>What all elements of one name have in common, held once a page.</summary>
/// <param name="local">The local name, lower case for HTML.</param>
internal sealed class HtmlName(HtmlTree tree, string local, string namespaceUri, NodeFlags flags)
{
    public HtmlTree Tree => tree;

    public string Local { get; } = local;

    /// <summary>The same as the tree builder asks for it, several times a tag.</summary>
    public StringOrMemory Asked { get; } = new(local);

    public StringOrMemory NamespaceUri { get; } = new(namespaceUri);

    public NodeFlags Flags { get; } = flags;
}
