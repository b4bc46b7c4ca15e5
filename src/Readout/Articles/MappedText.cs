using System.Collections.Immutable;
using Readout.Pages;
using Readout.Pages.Html;
using Readout.Text;

namespace Readout.Articles;

/// <summary>Builds an article's text out of blocks of a page, and with it the map back to the page's source.</summary>
internal sealed class MappedText(string source)
{
    private const string Between = "\n\n";

    private readonly List<HtmlBlock> blocks = [];
    private int length;

    /// <summary>Adds a block as its own paragraph.</summary>
    public TextSpan Add(HtmlBlock block)
    {
        int start = blocks.Count > 0 ? length + Between.Length : 0;
        length = start + block.Text.Length;
        blocks.Add(block);
        return new TextSpan(start, length);
    }

    /// <summary>The whole text; made anew each time.</summary>
    public string Join() => string.Create(length, blocks, static (text, blocks) =>
    {
        for (int i = 0; i < blocks.Count; i++)
        {
            string between = i == 0 ? "" : Between;
            between.CopyTo(text);
            blocks[i].Text.CopyTo(text[between.Length..]);
            text = text[(between.Length + blocks[i].Text.Length)..];
        }
    });

    public OffsetMap Map => new(length, Places);

    private ImmutableArray<TextSpan> Places()
    {
        var places = ImmutableArray.CreateBuilder<TextSpan>(length);
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
