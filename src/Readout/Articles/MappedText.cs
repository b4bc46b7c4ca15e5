using System.Collections.Immutable;
using System.Text;
using Readout.Pages;
using Readout.Pages.Html;
using Readout.Text;

namespace Readout.Articles;

/// <summary>Builds an article's text out of blocks of a page, and with it the map back to the page's source.</summary>
internal sealed class MappedText(string source)
{
    private const string Between = "\n\n";

    private readonly StringBuilder text = new();
    private readonly List<HtmlBlock> blocks = [];

    /// <summary>Adds a block as its own paragraph.</summary>
    public TextSpan Add(HtmlBlock block)
    {
        text.Append(text.Length > 0 ? Between : "");
        var span = new TextSpan(text.Length, text.Length + block.Text.Length);
        text.Append(block.Text);
        blocks.Add(block);
        return span;
    }

    public string Text => text.ToString();

    public OffsetMap Map => new(text.Length, Places);

    private ImmutableArray<TextSpan> Places()
    {
        var places = ImmutableArray.CreateBuilder<TextSpan>(text.Length);
        foreach (var block in blocks)
        {
            var own = FoldedText.Map(block.Pieces, source);
            if (places.Count > 0)
            {
                // The break stands for whatever lies between the two blocks.
                int end = places[^1].End, start = own.Count > 0 ? own[0].Start : end;
                var gap = start >= end ? new TextSpan(end, start) : new TextSpan(end, end);
                places.AddRange(Enumerable.Repeat(gap, Between.Length));
            }

            places.AddRange(own);
        }

        return places.ToImmutable();
    }
}
