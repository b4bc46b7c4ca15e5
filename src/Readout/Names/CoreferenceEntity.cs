namespace Readout.Names;

/// <summary>A chain in the making: the mentions that are known to have one referent.</summary>
internal sealed class CoreferenceEntity
{
    private readonly HashSet<string> words = new(StringComparer.Ordinal);

    public List<Mention> Mentions { get; } = [];

    /// <summary>The actor that the name stage read; −1 for none. A chain holds one.</summary>
    public int Actor { get; set; } = -1;

    public Mention Last => Mentions[^1];

    /// <summary>The pronoun that the chain has shown so far.</summary>
    public PronounClass Pronoun { get; private set; } = PronounClass.None;

    /// <summary>All words that have described it, as <see cref="Mention.Words"/>.</summary>
    public HashSet<string> Words => words;

    /// <summary>A name that is tagged as a person's, or a person among the actors.</summary>
    public bool IsPerson { get; set; }

    public bool IsPlural { get; private set; }

    /// <summary>Mean log-odds of he, she, it and they over the mentions that are no pronouns.</summary>
    public float[] Classes { get; } = new float[4];

    private int classed;

    public void Add(Mention mention)
    {
        Mentions.Add(mention);
        if (mention.IsPronoun)
        {
            if (mention.Form == MentionForm.Pronoun && Pronoun is PronounClass.None or PronounClass.They)
            {
                Pronoun = mention.Pronoun;
            }

            return;
        }

        words.UnionWith(mention.Words);
        IsPerson |= mention.IsName && mention.Entity == "PER";
        IsPlural |= mention.Plural && mention.Form != MentionForm.Name || mention.Form == MentionForm.Coordination;
        if (mention.Classes.Length == 4)
        {
            for (int i = 0; i < 4; i++)
            {
                Classes[i] = ((Classes[i] * classed) + mention.Classes[i]) / (classed + 1);
            }

            classed++;
        }
    }

    /// <summary>Is the mention another person's name?</summary>
    public bool Excludes(Mention mention) =>
        mention.NamesPerson && Mentions.Exists(own => own.NamesPerson && own.Actor != mention.Actor
            && !own.Name.All(mention.Name.Contains) && !mention.Name.All(own.Name.Contains));

    /// <summary>Can a pronoun of this class take up the chain, as far as agreement tells?</summary>
    public bool Allows(PronounClass pronoun)
    {
        bool shown = Pronoun is PronounClass.None || pronoun == Pronoun
            || (Pronoun == PronounClass.They && pronoun == PronounClass.It) || (Pronoun == PronounClass.It && pronoun == PronounClass.They);
        return shown && pronoun switch
        {
            PronounClass.He or PronounClass.She => !IsPlural,
            PronounClass.It => !IsPerson && !IsPlural,
            _ => !IsPerson || IsPlural,
        };
    }
}
