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
    private readonly ImmutableArray<TextSpan>.Builder places = ImmutableArray.CreateBuilder<TextSpan>();

    /// <summary>Adds a block as its own paragraph.</summary>
    public TextSpan Add(HtmlBlock block) => Add(block.Text, FoldedText.Map(block.Pieces, source));

    /// <summary>Adds words that stand in the page as data (an attribute, a script): all of them map to that place.</summary>
    public TextSpan Add(string words, TextSpan place) => Add(words, Enumerable.Repeat(place, words.Length));

    public string Text => text.ToString();

    public OffsetMap Map => new(places.ToImmutable());

    private TextSpan Add(string words, IEnumerable<TextSpan> from)
    {
        var own = from.ToList();
        if (text.Length > 0)
        {
            // The break stands for whatever lies between the two blocks.
            int end = places[^1].End, start = own.Count > 0 ? own[0].Start : end;
            var gap = start >= end ? new TextSpan(end, start) : new TextSpan(end, end);
            text.Append(Between);
            places.AddRange(Enumerable.Repeat(gap, Between.Length));
        }

        var span = new TextSpan(text.Length, text.Length + words.Length);
        text.Append(words);
        places.AddRange(own);
        return span;
    }
}
