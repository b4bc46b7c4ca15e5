using Readout.Text;

namespace Readout.Statements;

/// <summary>A statement in the making: the finders fill it in, one after the other.</summary>
internal sealed class Draft
{
    private SentenceTree? sourceTree;

    public required SentenceTree Tree { get; init; }

    /// <summary>The cue's head word in its sentence; −1 for a cue that is no word of a parse.</summary>
    public required int Word { get; init; }

    public required TextSpan Cue { get; set; }

    public required string Lemma { get; init; }

    public required CueEntry? Entry { get; init; }

    /// <summary>The frame of the lexicon that found the content, or the name of the rule that did.</summary>
    public string Rule { get; set; } = "";

    public List<TextSpan> Content { get; } = [];

    public TextSpan? Source { get; set; }

    /// <summary>The sentence of the source; seldom another than the cue's.</summary>
    public SentenceTree SourceTree { get => sourceTree ?? Tree; set => sourceTree = value; }

    /// <summary>The head word of the source in its sentence.</summary>
    public int SourceWord { get; set; } = -1;

    public List<TextSpan> Via { get; } = [];

    public TextSpan? Addressee { get; set; }

    public TextSpan? Medium { get; set; }

    /// <summary>When it was said: an id of the article's times.</summary>
    public string? TimeId { get; set; }

    /// <summary>Where it was said: an id of the article's places.</summary>
    public string? PlaceId { get; set; }

    public Draft? Within { get; set; }

    /// <summary>0 to 1: how likely source and content are right.</summary>
    public double Confidence { get; set; } = 0.5;

    public int Start => Content[0].Start;

    public int Length => Content.Sum(s => s.Length);
}
