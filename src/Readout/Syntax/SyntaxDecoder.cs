using Readout.Neural;

namespace Readout.Syntax;

/// <summary>Turns the network's scores for one batch into annotations.</summary>
internal sealed unsafe class SyntaxDecoder(SyntaxNetwork network, Arena arena, StateView? view)
{
    private readonly SyntaxLabels labels = network.Labels;
    // A word that is a verb as likely as this gets the score of one, whatever its tag ("Reply", "to e-mail her").
    private const float MayBeVerb = 0.02f;

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

            TreeRepairs.Mend(words, piece.Start);
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
}
