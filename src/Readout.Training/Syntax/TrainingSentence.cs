namespace Readout.Training.Syntax;

/// <summary>One sentence with whatever its corpora say about it; what they don't say is null.</summary>
public sealed record TrainingSentence(string Corpus, string Document, string[] Forms)
{
    /// <summary>The treebank's sentence id.</summary>
    public string? Id { get; init; }

    /// <summary>Where each form stands in the sentence's text.</summary>
    public (int Start, int End)[]? Offsets { get; init; }

    public GoldTree? Tree { get; set; }

    /// <summary>What the tree counts in training: less than 1 where a parser made it.</summary>
    public float TreeWeight { get; set; } = 1;

    /// <summary>What the names count in training.</summary>
    public float NameWeight { get; init; } = 1;

    /// <summary>The corpus whose convention of names the sentence follows.</summary>
    public string NamesLike { get; init; } = Corpus;

    /// <summary>IOB2 tags over PER, ORG, LOC and MISC.</summary>
    public string[]? Names { get; set; }

    /// <summary>False where the corpus has no MISC: a word outside its names may still be one.</summary>
    public bool HasMisc { get; set; }

    /// <summary>The sentence is read in every n-th epoch only, so that one large corpus does not set the pace.</summary>
    public int EveryEpochs { get; init; } = 1;

    /// <summary>−3 to 3 at each word that an annotated event begins with, else NaN.</summary>
    public float[]? Factuality { get; set; }
}

/// <summary>Columns of a treebank; heads count from 1, 0 is the root.</summary>
public sealed record GoldTree(string[] Lemmas, string[] Upos, string[] Xpos, string[] Feats, int[] Heads, string[] Relations);
