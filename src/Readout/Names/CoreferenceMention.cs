using System.Collections.Immutable;
using Readout.Text;

namespace Readout.Names;

/// <summary>What a mention is in its clause.</summary>
internal enum MentionRole : byte
{
    Subject,
    Object,
    Oblique,
    Possessive,
    Modifier,
    Other,
}

internal enum MentionForm : byte
{
    Name,
    Definite,
    Indefinite,
    Bare,

    /// <summary>"Kenya and Somalia": refers to both together; shares its head word with the first part.</summary>
    Coordination,
    Pronoun,
    Relative,
}

/// <summary>What a pronoun agrees with.</summary>
internal enum PronounClass : byte
{
    He,
    She,
    It,
    They,
    None,
}

/// <param name="Number">As <see cref="Mention.Quotation"/>.</param>
/// <param name="Sentence">The sentence in which it opens.</param>
/// <param name="Position">As <see cref="Mention.Position"/>, of its opening mark.</param>
internal sealed record UtteredQuotation(int Number, int Sentence, int Position);

/// <summary>A noun phrase or pronoun with what its links are decided by. Word indices count from 0 in the sentence.</summary>
internal sealed class Mention
{
    public required int Sentence { get; init; }

    public required int Word { get; init; }

    public required int First { get; init; }

    public required int Last { get; init; }

    public required TextSpan Span { get; set; }

    public required TextSpan Head { get; set; }

    public required MentionForm Form { get; init; }

    public MentionRole Role { get; init; }

    public PronounClass Pronoun { get; init; } = PronounClass.None;

    public bool Reflexive { get; init; }

    public bool Plural { get; init; }

    /// <summary>PER, ORG, LOC, MISC or empty: what the name tagger saw at the head.</summary>
    public string Entity { get; init; } = "";

    /// <summary>The head's lemma in lower case.</summary>
    public string Lemma { get; init; } = "";

    /// <summary>Keys of the name's words, particles such as "al" left out; empty when the phrase holds no name.</summary>
    public string[] Name { get; init; } = [];

    /// <summary>Lower-case lemmas of the phrase's words but articles; nationalities and countries as <c>#</c> and their code.</summary>
    public string[] Words { get; set; } = [];

    /// <summary>The word that governs the phrase's clause; −1 when it has none.</summary>
    public int Verb { get; init; } = -1;

    /// <summary>The word that a relative pronoun's clause or an apposition belongs to; −1 for other mentions.</summary>
    public int Anchor { get; init; } = -1;

    /// <summary>Does the verb above tell that somebody says something?</summary>
    public bool Speaks { get; init; }

    /// <summary>The subject of a passive: what is done to him is told by another.</summary>
    public bool Undergoes { get; init; }

    /// <summary>Number of the quotation that the mention stands in; 0 outside quotations.</summary>
    public int Quotation { get; init; }

    public bool Quoted => Quotation > 0;

    /// <summary>The quotation in front, where the mention is its speaker ("…", she said); else null.</summary>
    public UtteredQuotation? Utters { get; init; }

    /// <summary>The last word of the clause that a pronoun is the subject of: no name up to there is his own.</summary>
    public int ClauseEnd { get; init; } = -1;

    /// <summary>Number of the mention's word in the whole text, to measure distance.</summary>
    public int Position { get; init; }

    /// <summary>Where looking back begins: a speaker was told of before what he says.</summary>
    public (int Sentence, int Position) Since => Utters is { } uttered ? (uttered.Sentence, uttered.Position) : (Sentence, Position);

    /// <summary>Index of the actor that the name stage read here; −1 for none.</summary>
    public int Actor { get; set; } = -1;

    /// <summary>PLOVER sectors of the actor that a name was read as; empty where unknown.</summary>
    public ImmutableArray<string> Sectors { get; set; } = [];

    /// <summary>That actor is a person with a name, so that no other person's name is the same actor's.</summary>
    public bool NamesPerson { get; set; }

    /// <summary>"Her deputy", "the minister's aide": not the possessor.</summary>
    public bool Possessed { get; init; }

    /// <summary>A comma, bracket or dash stands in front.</summary>
    public bool SetOff { get; init; }

    /// <summary>The actor's phrase is a capital or a seat that stands for a government.</summary>
    public bool Metonym { get; set; }

    /// <summary>For a coordination its parts, else empty.</summary>
    public Mention[] Parts { get; init; } = [];

    public bool IsName => Form == MentionForm.Name;

    /// <summary>More likely "he" or "she" than "it" or "they", by its words.</summary>
    public bool IsPersonal => Classes is [var he, var she, var it, var they] && Math.Max(he, she) > Math.Max(it, they);

    public bool IsPronoun => Form is MentionForm.Pronoun or MentionForm.Relative;

    public ReferenceKind Kind => Form switch
    {
        MentionForm.Name => ReferenceKind.Name,
        MentionForm.Relative => ReferenceKind.Pronoun,
        MentionForm.Pronoun when Role == MentionRole.Possessive => ReferenceKind.Possessive,
        MentionForm.Pronoun => ReferenceKind.Pronoun,
        _ => ReferenceKind.Description,
    };

    /// <summary>Log-odds of he, she, it and they, from the head's and the name's words.</summary>
    public float[] Classes { get; set; } = [];

    /// <summary>The head's word vector, of length 1; empty for a pronoun or an unknown word.</summary>
    public float[] Vector { get; set; } = [];

    // What linking decides.
    public CoreferenceEntity? Chain { get; set; }

    public Mention? Antecedent { get; set; }

    public string Reason { get; set; } = "";

    public double Confidence { get; set; } = 1;
}
