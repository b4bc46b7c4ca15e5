namespace Readout.Names;

/// <summary>The features by which a pronoun or description takes up a chain; indices into the link weights.</summary>
internal static class CoreferenceFeatures
{
    /// <summary>How many features a link has.</summary>
    public const int Count = 20;

    /// <param name="rank">How many candidates stand nearer.</param>
    public static int[] Of(Mention mention, CoreferenceEntity chain, Mention candidate, int rank)
    {
        int what = mention.Pronoun == PronounClass.None ? 8 + (mention.Plural ? 1 : 0) : (int)mention.Pronoun + (mention.Role == MentionRole.Possessive ? 4 : 0);
        int sentences = Math.Min(Math.Abs(mention.Since.Sentence - candidate.Sentence), 4);
        bool after = candidate.Position > mention.Position;
        int words = Bucket(Math.Abs(mention.Since.Position - candidate.Position));
        bool sameClause = mention.Sentence == candidate.Sentence && mention.Verb == candidate.Verb && mention.Verb >= 0;
        bool within = mention.Sentence == candidate.Sentence && candidate.First <= mention.First && mention.Last <= candidate.Last;
        int agreement = mention.Pronoun == PronounClass.None ? Alike(mention, chain) : Probability(chain.Classes, (int)mention.Pronoun);
        int size = Math.Min(chain.Mentions.Count, 4);
        int kind = candidate.Pronoun == mention.Pronoun && candidate.Form == MentionForm.Pronoun ? 9 : (int)candidate.Form;
        int entity = Entity(candidate) + (chain.IsPerson ? 8 : 0);
        int similarity = mention.Pronoun == PronounClass.None ? Similarity(mention, chain) : 0;
        int quotes = (mention.Quoted ? 1 : 0) + (candidate.Quoted ? 2 : 0);
        int speaks = (mention.Speaks && mention.Role == MentionRole.Subject ? 1 : 0) + (candidate.Speaks && candidate.Role == MentionRole.Subject ? 2 : 0);
        int roles = ((int)mention.Role * 8) + (int)candidate.Role;
        int shown = chain.Pronoun == PronounClass.None ? 0 : chain.Pronoun == mention.Pronoun ? 1 : 2;
        bool overlapped = mention.Words.Any(chain.Words.Contains);
        int i = 0;
        return
        [
            Hash(i++, what, agreement, 0),
            Hash(i++, what, sentences, roles),
            Hash(i++, what, Math.Min(rank, 8), sentences),
            Hash(i++, what, kind, sentences),
            Hash(i++, what, words, after ? 1 : 0),
            Hash(i++, what, sameClause ? 1 : 0, roles + (mention.Reflexive ? 64 : 0)),
            Hash(i++, within ? 1 : 0, (int)mention.Role, mention.Reflexive ? 1 : 0),
            Hash(i++, what, size, shown),
            Hash(i++, what, entity, (int)candidate.Form),
            Hash(i++, quotes, sentences, what),
            Hash(i++, speaks, sentences, what),
            Hash(i++, what, candidate.Plural ? 1 : 0, chain.IsPlural ? 1 : 0),
            Hash(i++, what, similarity, overlapped ? 1 : 0),
            Hash(i++, (int)candidate.Role, Math.Min(candidate.First, 3), sentences),
            Hash(i++, what, agreement, (rank == 0 ? 1 : 0) + (sentences * 2)),
            Hash(i++, what, (int)candidate.Role, size),
            Hash(i++, after ? 1 : 0, roles, (mention.First < 3 ? 1 : 0)),
            Hash(i++, what, agreement, (int)candidate.Role),
            Hash(i++, what, kind, agreement),
            Hash(i, what, 0, 0),
        ];
    }

    /// <summary>The features of linking to nothing.</summary>
    public static int[] OfNone(Mention mention, int candidates)
    {
        int what = mention.Pronoun == PronounClass.None ? 8 + (mention.Plural ? 1 : 0) : (int)mention.Pronoun + (mention.Role == MentionRole.Possessive ? 4 : 0);
        return
        [
            Hash(40, what, (int)mention.Role, 0),
            Hash(41, what, Math.Min(candidates, 6), 0),
            Hash(42, what, (int)mention.Form, mention.Words.Length > 1 ? 1 : 0),
            Hash(43, (int)(Syntax.WordKeys.Of(mention.Lemma) & 0xFFFFFF), 0, 0),
            Hash(44, what, Math.Min(mention.Sentence, 2), Math.Min(mention.Last - mention.First, 4)),
            Hash(45, what, mention.Quoted ? 1 : 0, 0),
        ];
    }

    /// <summary>The probability of one of four classes, in seven steps; 7 when the chain holds no phrase.</summary>
    private static int Probability(float[] classes, int which)
    {
        if (Array.TrueForAll(classes, c => c == 0))
        {
            return 7;
        }

        float sum = 0, top = classes.Max();
        foreach (float score in classes)
        {
            sum += MathF.Exp(score - top);
        }

        float p = MathF.Exp(classes[which] - top) / sum;
        return p switch { < 0.02f => 0, < 0.06f => 1, < 0.15f => 2, < 0.3f => 3, < 0.5f => 4, < 0.75f => 5, _ => 6 };
    }

    private static int Largest(float[] scores)
    {
        int best = 0;
        for (int i = 1; i < scores.Length; i++)
        {
            best = scores[i] > scores[best] ? i : best;
        }

        return best;
    }

    private static int Alike(Mention mention, CoreferenceEntity chain)
    {
        if (mention.Classes.Length == 0)
        {
            return 7;
        }

        int own = Largest(mention.Classes), other = Largest(chain.Classes);
        return ((own < 2 ? 0 : own - 1) * 3) + (other < 2 ? 0 : other - 1) + 8;
    }

    private static int Similarity(Mention mention, CoreferenceEntity chain)
    {
        float best = -1;
        foreach (var other in chain.Mentions)
        {
            if (other.Vector.Length > 0 && mention.Vector.Length > 0)
            {
                best = Math.Max(best, ClassInputs.Dot(other.Vector, mention.Vector));
            }

            if (!other.IsName && !other.IsPronoun && other.Lemma == mention.Lemma)
            {
                return 9;
            }
        }

        return best switch { < 0 => 0, < 0.15f => 1, < 0.3f => 2, < 0.4f => 3, < 0.5f => 4, < 0.6f => 5, < 0.7f => 6, _ => 7 };
    }

    private static int Entity(Mention mention) => mention.Entity switch { "PER" => 1, "ORG" => 2, "LOC" => 3, "MISC" => 4, _ => 0 };

    private static int Bucket(int words) => words switch { < 3 => 0, < 6 => 1, < 10 => 2, < 16 => 3, < 25 => 4, < 40 => 5, < 70 => 6, _ => 7 };

    private static int Hash(int template, int a, int b, int c)
    {
        ulong key = ((ulong)(uint)template << 58) ^ ((ulong)(uint)a << 32) ^ ((ulong)(uint)b << 16) ^ (uint)c;
        key = (key ^ (key >> 33)) * 0xFF51AFD7ED558CCDul;
        key = (key ^ (key >> 33)) * 0xC4CEB9FE1A85EC53ul;
        return (int)((key ^ (key >> 33)) & (CoreferenceModel.LinkSize - 1));
    }
}
