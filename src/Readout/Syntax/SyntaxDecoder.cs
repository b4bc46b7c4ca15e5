using Readout.Neural;

namespace Readout.Syntax;

/// <summary>Turns the network's scores for one batch into annotations.</summary>
internal sealed unsafe class SyntaxDecoder(SyntaxNetwork network, Arena arena, StateView? view)
{
    private readonly SyntaxLabels labels = network.Labels;
    // A word that is a verb as likely as this gets the score of one, whatever its tag ("Reply", "to e-mail her").
    private const float MayBeVerb = 0.02f;

    private const int LongestDateline = 14;

    private readonly int verb = Array.IndexOf(network.Labels.Upos, "VERB");
    private readonly int root = Array.IndexOf(network.Labels.Relations, "root");

    public void Decode(IReadOnlyList<ReadOnlyMemory<char>[]> sentences, List<SyntaxModel.Piece> pieces, SentenceAnnotation[] annotations)
    {
        var batch = new SequenceBatch([.. pieces.Select(piece => piece.Length)]);
        var outputs = network.Run(batch, (s, i) => sentences[pieces[s].Sentence][pieces[s].Start + i], arena);
        int[] heads = new int[batch.Rows];
        float[] headConfidence = new float[batch.Rows];
        Span<int> headRows = new int[batch.Rows];
        for (int s = 0; s < pieces.Count; s++)
        {
            DecodeHeads(outputs, batch, s, heads, headConfidence, headRows);
        }

        view?.Keep(outputs.States, network.Shape.State, batch, pieces, annotations, arena);
        int relations = labels.Relations.Length;
        float* relationScores = network.LabelScores(outputs, headRows, arena);
        for (int s = 0; s < pieces.Count; s++)
        {
            var piece = pieces[s];
            var words = annotations[piece.Sentence].Words.AsSpan(piece.Start, piece.Length);
            for (int i = 0; i < words.Length; i++)
            {
                int row = batch.Row(s, i);
                var (relation, confidence) = Relation(new Span<float>(relationScores + ((long)row * relations), relations), heads[row] == 0);
                words[i] = Tagged(new Span<float>(outputs.Tags + ((long)row * labels.TagOutputs), labels.TagOutputs), sentences[piece.Sentence][piece.Start + i].Span) with
                {
                    Head = heads[row] == 0 ? 0 : heads[row] + piece.Start,
                    HeadConfidence = headConfidence[row],
                    Deprel = relation,
                    RelationConfidence = confidence,
                    Factuality = Math.Clamp(outputs.Factuality[row], -3, 3),
                };
                int tags = SyntaxLabels.EntityTags.Length;
                new ReadOnlySpan<float>(outputs.Names + ((long)row * tags), tags).CopyTo(annotations[piece.Sentence].NameScores.AsSpan((piece.Start + i) * tags));
            }

            foreach (ref var word in words)
            {
                word = word with { Upos = Agreed(word.Upos, word.Deprel) };
            }

            MendDateline(words, piece.Start);
            MendObjects(words, piece.Start);
            MendSpeech(words, piece.Start);
            MarkPredicates(words, piece.Start);
        }
    }

    private void DecodeHeads(SyntaxNetwork.Outputs outputs, SequenceBatch batch, int s, int[] heads, float[] confidence, Span<int> headRows)
    {
        int n = batch.Length(s);
        float* scores = network.ArcScores(outputs, batch, s, arena);
        for (int i = 0; i < n; i++)
        {
            scores[(i * (n + 1)) + i + 1] = ChainCrf.Forbidden;
        }

        int[] tree = new int[n];
        SpanningTree.Decode(new ReadOnlySpan<float>(scores, n * (n + 1)), tree);
        for (int i = 0; i < n; i++)
        {
            int row = batch.Row(s, i);
            var candidates = new Span<float>(scores + ((long)i * (n + 1)), n + 1);
            VectorMath.Softmax(candidates);
            heads[row] = tree[i];
            confidence[row] = candidates[tree[i]];
            headRows[row] = tree[i] == 0 ? -1 : batch.Row(s, tree[i] - 1);
        }
    }

    // The relation "root" and the head 0 go together in UD; no other word may have it.
    private (string Relation, float Confidence) Relation(Span<float> scores, bool isRoot)
    {
        VectorMath.Softmax(scores);
        if (isRoot)
        {
            return ("root", scores[root]);
        }

        scores[root] = 0;
        int best = VectorMath.ArgMax(scores);
        return (labels.Relations[best], scores[best]);
    }

    // The three tags are chosen together, among the triples that the treebanks know.
    private WordAnnotation Tagged(Span<float> scores, ReadOnlySpan<char> form)
    {
        var upos = scores[..labels.XposAt];
        var xpos = scores[labels.XposAt..labels.FeatsAt];
        var feats = scores[labels.FeatsAt..labels.LemmasAt];
        float mostOfFeats = VectorMath.Maximum(feats);
        (int Upos, int Xpos, int Feats) tag = default;
        float best = float.NegativeInfinity;
        foreach (var (part, treebank, among) in labels.Combinations)
        {
            float both = upos[part] + xpos[treebank];
            if (both + mostOfFeats <= best)
            {
                continue;
            }

            foreach (int feature in among)
            {
                if (both + feats[feature] > best)
                {
                    best = both + feats[feature];
                    tag = (part, treebank, feature);
                }
            }
        }

        VectorMath.Softmax(upos);
        return new WordAnnotation
        {
            Upos = labels.Upos[tag.Upos],
            Xpos = labels.Xpos[tag.Xpos],
            Feats = labels.Feats[tag.Feats],
            Lemma = network.Lemmas.Mend(form, labels.Upos[tag.Upos], labels.Xpos[tag.Xpos], EditScript.Apply(labels.Lemmas[VectorMath.ArgMax(scores[labels.LemmasAt..])], form)),
            TagConfidence = upos[tag.Upos],
            IsPredicate = upos[verb] >= MayBeVerb,
        };
    }

    // What introduces a clause is a subordinator, what marks a phrase a preposition: UD ties these parts of speech to the relation.
    private static string Agreed(string upos, string deprel) => (upos, deprel) switch
    {
        ("ADP" or "PRON", "mark") => "SCONJ",
        ("SCONJ" or "ADV", "case") or ("ADV" or "INTJ", "compound:prt") => "ADP",
        ("DET", "advmod") => "ADV",
        ("VERB", "aux") => "AUX",
        _ => upos,
    };

    /// <summary>
    /// "He refused to stay, without ruling out, at this stage, a return": a noun joined to a verb by nothing is no second verb; it is
    /// the object that a clause between them still lacks.
    /// </summary>
    internal static void MendObjects(Span<WordAnnotation> words, int start)
    {
        for (int i = 0; i < words.Length; i++)
        {
            if (words[i].Deprel != "conj" || words[i].Upos is not ("NOUN" or "PROPN") || words[i].Head - 1 - start is var head && (head >= i || words[head].Upos != "VERB"))
            {
                continue;
            }

            int lacking = -1;
            bool joined = false;
            for (int j = head + 1; j < words.Length; j++)
            {
                int of = words[j].Head - 1 - start;
                joined |= of == i && words[j].Deprel is "cc" or "cop" or "nsubj" or "aux" or "case";
                lacking = j < i && of == head && words[j] is { Deprel: "advcl", Xpos: "VBG" } ? j : lacking;
                lacking = of == lacking && lacking >= 0 && words[j].Deprel is "obj" or "ccomp" or "xcomp" ? -1 : lacking;
            }

            if (lacking >= 0 && !joined)
            {
                words[i] = words[i] with { Head = lacking + 1 + start, Deprel = "obj" };
            }
        }
    }

    /// <summary>"ROME (Agency) - The army said": who is told of behind the dash is the subject, and no apposition to the town.</summary>
    internal static void MendDateline(Span<WordAnnotation> words, int start)
    {
        int dash = 0, bracket = -1;
        for (int i = 0; i < Math.Min(words.Length, LongestDateline) && dash == 0; i++)
        {
            bracket = words[i].Lemma == "(" ? i : bracket;
            dash = bracket > 0 && words[i].Lemma is "-" or "–" or "—" or "--" && i > 0 && words[i - 1].Lemma == ")" ? i : 0;
        }

        for (int town = 0; town < dash; town++)
        {
            if (words[town].Head - 1 - start <= dash || !words[town].Deprel.StartsWith("nsubj", StringComparison.Ordinal))
            {
                continue;
            }

            for (int i = dash + 1; i < words[town].Head - 1 - start; i++)
            {
                bool other = words[i].Head == words[town].Head && words[i].Deprel.StartsWith("nsubj", StringComparison.Ordinal);
                bool apposed = words[i].Head - 1 - start == town && words[i].Deprel is "appos" or "conj" or "parataxis" or "list" && words[i].Upos is "NOUN" or "PROPN" or "PRON";
                if (other || apposed)
                {
                    words[i] = words[i] with { Head = words[town].Head, Deprel = other ? words[i].Deprel : words[town].Deprel };
                    words[town] = words[town] with { Deprel = "parataxis" };
                    break;
                }
            }
        }
    }

    /// <summary>
    /// "They deny they are negotiating and say that …": a finite verb of saying goes on with the one that has its form, not with the
    /// participle inside what that one says.
    /// </summary>
    internal static void MendSpeech(Span<WordAnnotation> words, int start)
    {
        for (int i = 0; i < words.Length; i++)
        {
            int inner = words[i].Head - 1 - start;
            if (words[i] is not { Deprel: "conj", Lemma: "say" or "add" or "insist" or "claim" or "argue" or "warn", Xpos: "VBD" or "VBP" or "VBZ" } || inner < 0 || inner >= i
                || words[inner] is not { Xpos: "VBG" or "VB", Deprel: "ccomp" } || words[inner].Head - 1 - start is var outer && (outer < 0 || words[outer].Xpos != words[i].Xpos))
            {
                continue;
            }

            bool own = false;
            foreach (var word in words)
            {
                own |= word.Head - 1 - start == i && word.Deprel.StartsWith("nsubj", StringComparison.Ordinal);
            }

            words[i] = own ? words[i] : words[i] with { Head = outer + 1 + start };
        }
    }

    /// <summary>
    /// Verbs are predicates, and so is whatever has what only a clause has, or stands where only a clause does: a verb that the
    /// tagger took for a noun or an adjective ("forward it to him", "to e-mail her") still has its object, its "to" or its place.
    /// </summary>
    internal static void MarkPredicates(Span<WordAnnotation> words, int start)
    {
        foreach (ref var word in words)
        {
            bool joins = word.Deprel == "conj" && word.Head > 0 && words[word.Head - 1 - start].Upos == "VERB";
            if (word.Upos == "VERB" || ((joins || IsAny(word.Deprel, Clauses)) && IsContent(word)))
            {
                word = word with { IsPredicate = true };
            }

            if (word.Head > 0 && IsAny(word.Deprel, ClauseParts))
            {
                ref var head = ref words[word.Head - 1 - start];
                head = head with { IsPredicate = true };
            }
        }
    }

    private static readonly string[] Clauses = ["advcl", "acl", "ccomp", "xcomp", "csubj"];

    private static readonly string[] ClauseParts = ["nsubj", "csubj", "cop", "aux", "mark", "obj", "iobj", "ccomp", "xcomp", "expl", "compound:prt"];

    private static bool IsContent(WordAnnotation word) => word.Upos is not ("PUNCT" or "SYM" or "DET" or "ADP" or "CCONJ" or "SCONJ" or "PART");

    private static bool IsAny(string deprel, string[] relations)
    {
        foreach (string relation in relations)
        {
            if (deprel.StartsWith(relation, StringComparison.Ordinal) && (deprel.Length == relation.Length || deprel[relation.Length] == ':'))
            {
                return true;
            }
        }

        return false;
    }
}
