using Readout.Pages.Html;

namespace Readout.Articles.Blocks;

/// <summary>What the blocks inside one element come to.</summary>
/// <param name="owner">Whose measure it is: an element can lie around several articles, each of which is measured for itself.</param>
internal sealed class ElementMeasure(ElementMeasures owner)
{
    public ElementMeasures Owner => owner;

    /// <summary>Words in blocks that read like paragraphs: long, few links.</summary>
    public int Prose { get; set; }

    public int Words { get; set; }

    public double LinkedWords { get; set; }

    public int Blocks { get; set; }

    public int ProseBlocks { get; set; }

    /// <summary>Log odds of the element's class words: the lowest, the highest, the sum.</summary>
    public float Lowest { get; set; }

    public float Highest { get; set; }

    public float Sum { get; set; }

    /// <summary>What the elements from here to the root come to; set by whoever asks for it.</summary>
    public PathMeasure? Path { get; set; }

    public double LinkShare => Words == 0 ? 0 : LinkedWords / Words;
}

/// <summary>The class words of an element and of all around it, wrappers of the whole page left out.</summary>
/// <param name="Marked">One of them is marked as an article's body.</param>
internal readonly record struct PathMeasure(float Lowest, float Highest, float Sum, bool Marked, int Depth);

/// <summary>The measures of every element that holds text.</summary>
internal sealed class ElementMeasures
{
    /// <param name="odds">What a class word says.</param>
    public ElementMeasures(IReadOnlyList<HtmlBlock> blocks, WordOdds odds)
    {
        foreach (var block in blocks)
        {
            bool prose = IsProse(block);
            for (var e = block.Element; e is not null; e = e.ParentElement)
            {
                if (Find(e) is not { } measure)
                {
                    e.Measure = measure = new ElementMeasure(this);
                    Name(measure, e, odds);
                }

                measure.Words += block.Words;
                measure.LinkedWords += block.Words * block.LinkDensity;
                measure.Blocks++;
                if (prose)
                {
                    measure.Prose += block.Words;
                    measure.ProseBlocks++;
                }
            }
        }
    }

    public ElementMeasure this[HtmlElement element] => Find(element)!;

    public bool Has(HtmlElement element) => Find(element) is not null;

    private ElementMeasure? Find(HtmlElement element) => element.Measure is ElementMeasure known && known.Owner == this ? known : null;

    public static bool IsProse(HtmlBlock block) =>
        block.Words >= 10 && block.LinkDensity < 0.4 && (block.IsSentenceLike || block.Words >= 25);

    private static void Name(ElementMeasure measure, HtmlElement element, WordOdds odds)
    {
        foreach (string word in ClassWords.Of(element))
        {
            float said = odds.OfName(word);
            measure.Lowest = Math.Min(measure.Lowest, said);
            measure.Highest = Math.Max(measure.Highest, said);
            measure.Sum += said;
        }
    }
}
