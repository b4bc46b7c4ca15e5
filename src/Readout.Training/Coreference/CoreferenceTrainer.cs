using System.Collections.Immutable;
using System.Diagnostics;
using Readout.Lexicons;
using Readout.Names;
using Readout.Syntax;

namespace Readout.Training.Coreference;

/// <summary>How many of the linked or linkable mentions went to the right cluster.</summary>
/// <param name="Gold">Mentions of the kind whose cluster has an earlier mention.</param>
/// <param name="Linked">Mentions of the kind that we linked and whose cluster is known.</param>
/// <param name="Right">Those whose antecedent is of their cluster.</param>
public readonly record struct LinkScores(int Gold, int Linked, int Right)
{
    /// <summary>Share of the gold mentions that were linked to their cluster.</summary>
    public double Accuracy => Gold == 0 ? 0 : (double)Right / Gold;

    /// <summary>Share of our links that are right.</summary>
    public double Precision => Linked == 0 ? 0 : (double)Right / Linked;

    public override string ToString() => FormattableString.Invariant($"{Right} of {Gold} right ({Accuracy:P1}), {Precision:P1} of {Linked} links");
}

/// <summary>
/// Trains <see cref="CoreferenceModel"/> by AdaGrad (Duchi et al. 2011): first the classes of phrases, from the
/// pronouns of their clusters, then the links, from the gold antecedents, with gold chains so far.
/// The same data and seed give the same model.
/// </summary>
public static class CoreferenceTrainer
{
    private const float Rate = 0.1f;
    private const float ClassDecay = 1e-4f;
    private const float LinkDecay = 3e-5f;

    /// <param name="report">Called after each epoch of the links, which come last.</param>
    public static CoreferenceModel Train(IReadOnlyList<GoldDocument> documents, WordVectors vectors, int epochs, int seed, Action<TrainingProgress> report)
    {
        var model = new CoreferenceModel(vectors.Dimensions);
        var resolver = Resolver(model, vectors);
        var random = new Random(seed);
        TrainClasses(model, [.. documents.SelectMany(document => ClassExamples(document, resolver, vectors)), .. LexiconExamples(vectors)], epochs * 2, random);
        TrainLinks(model, [.. documents.SelectMany(document => LinkExamples(document, resolver))], epochs, random, report);
        return model;
    }

    /// <summary>Scores of pronouns and of descriptions.</summary>
    public static (LinkScores Pronouns, LinkScores Descriptions) Score(CoreferenceModel model, WordVectors vectors, IEnumerable<GoldDocument> documents)
    {
        var resolver = Resolver(model, vectors);
        LinkScores pronouns = default, descriptions = default;
        foreach (var document in documents)
        {
            var chains = resolver.Resolve(document.Text, document.Sentences, resolver.ReadActors(document.Text, document.Sentences));
            var mentions = resolver.Mentions(document.Text, document.Sentences, []);
            var linked = chains.References.ToDictionary(r => (r.Sentence, r.Word, r.Span), r => r.Antecedent);
            var seen = new HashSet<int>();
            foreach (var mention in mentions)
            {
                int cluster = Cluster(document, mention.Sentence, mention.Word, mention.Form == MentionForm.Coordination);
                bool earlier = cluster >= 0 && !seen.Add(cluster);
                if (mention.Form is not (MentionForm.Pronoun or MentionForm.Definite))
                {
                    continue;
                }

                int? antecedent = linked.GetValueOrDefault((mention.Sentence, mention.Word, mention.Span));
                bool right = cluster >= 0 && antecedent is { } index && ClusterOf(document, chains.References[index], mentions) == cluster;
                var own = new LinkScores(earlier ? 1 : 0, antecedent is not null ? 1 : 0, right ? 1 : 0);
                if (mention.Form == MentionForm.Pronoun)
                {
                    pronouns = Sum(pronouns, own);
                }
                else
                {
                    descriptions = Sum(descriptions, own);
                }
            }
        }

        return (pronouns, descriptions);
    }

    private static LinkScores Sum(LinkScores a, LinkScores b) => new(a.Gold + b.Gold, a.Linked + b.Linked, a.Right + b.Right);

    private static int ClusterOf(GoldDocument document, Reference reference, List<Mention> mentions) =>
        Cluster(document, reference.Sentence, reference.Word, mentions.Exists(m => m.Sentence == reference.Sentence && m.Span == reference.Span && m.Form == MentionForm.Coordination));

    private static int Cluster(GoldDocument document, int sentence, int word, bool pair) => document.Clusters.GetValueOrDefault((sentence, word, pair), -1);

    private static CoreferenceResolver Resolver(CoreferenceModel model, WordVectors vectors) =>
        new(LexiconSet.Standard, Countries.Load(LexiconSet.Standard), null, model, new Lazy<WordVectors>(() => vectors));

    private static IEnumerable<(CoreferenceModel.ClassInput Input, float[] Target)> ClassExamples(GoldDocument document, CoreferenceResolver resolver, WordVectors vectors)
    {
        var byCluster = resolver.Mentions(document.Text, document.Sentences, [])
            .Where(m => Cluster(document, m.Sentence, m.Word, m.Form == MentionForm.Coordination) >= 0)
            .GroupBy(m => Cluster(document, m.Sentence, m.Word, m.Form == MentionForm.Coordination));
        foreach (var group in byCluster)
        {
            float[] target = new float[4];
            foreach (var pronoun in group.Where(m => m.Form == MentionForm.Pronoun))
            {
                target[(int)pronoun.Pronoun]++;
            }

            float sum = target.Sum();
            if (sum == 0)
            {
                continue;
            }

            target = Array.ConvertAll(target, t => t / sum);
            foreach (var mention in group.Where(m => !m.IsPronoun && m.Form != MentionForm.Coordination))
            {
                yield return (ClassInputs.Of(mention, vectors), target);
            }
        }
    }

    /// <summary>Offices are persons', bodies take "it" or "they", documents "it".</summary>
    private static IEnumerable<(CoreferenceModel.ClassInput, float[])> LexiconExamples(WordVectors vectors)
    {
        (CoreferenceModel.ClassInput, float[]) Of(string noun, params float[] target)
        {
            string head = noun.Split(' ')[^1].ToLowerInvariant();
            var mention = new Mention
            {
                Sentence = 0,
                Word = 0,
                First = 0,
                Last = 0,
                Span = default,
                Head = default,
                Form = MentionForm.Definite,
                Lemma = head,
                Plural = target[3] > 0.7f,
                Words = noun.ToLowerInvariant().Split(' '),
                Vector = ClassInputs.Unit(head, vectors),
            };
            return (ClassInputs.Of(mention, vectors), target);
        }

        foreach (var row in LexiconSet.Standard.Rows("offices.tsv", 4))
        {
            bool woman = row[0].EndsWith("woman", StringComparison.Ordinal), man = row[0].EndsWith("man", StringComparison.Ordinal) && !woman;
            yield return woman ? Of(row[0], 0, 1, 0, 0) : man ? Of(row[0], 1, 0, 0, 0) : Of(row[0], 0.6f, 0.4f, 0, 0);
        }

        foreach (var row in LexiconSet.Standard.Rows("source-nouns.tsv", 4))
        {
            if (row[1] is "document" or "institution")
            {
                yield return Of(row[0], 0, 0, row[1] == "document" ? 1 : 0.85f, row[1] == "document" ? 0 : 0.15f);
            }
            else if (row[1] is "collective")
            {
                yield return Of(row[0], 0, 0, 0, 1);
            }
        }
    }

    private static void TrainClasses(CoreferenceModel model, (CoreferenceModel.ClassInput Input, float[] Target)[] examples, int epochs, Random random)
    {
        float[] hashed = new float[model.Hashed.Length], dense = new float[model.Dense.Length];
        for (int epoch = 0; epoch < epochs; epoch++)
        {
            random.Shuffle(examples);
            foreach (var (input, target) in examples)
            {
                float[] p = Softmax(model.Classify(input));
                for (int k = 0; k < 4; k++)
                {
                    float gradient = p[k] - target[k];
                    foreach (int feature in input.Features)
                    {
                        Step(model.Hashed, hashed, (k * CoreferenceModel.ClassSize) + feature, gradient, ClassDecay);
                    }

                    int at = k * 2 * model.Dimensions;
                    for (int i = 0; i < input.Head.Length; i++)
                    {
                        Step(model.Dense, dense, at + i, gradient * input.Head[i], ClassDecay);
                    }

                    for (int i = 0; i < input.First.Length; i++)
                    {
                        Step(model.Dense, dense, at + model.Dimensions + i, gradient * input.First[i], ClassDecay);
                    }
                }
            }
        }
    }

    private static List<(int[][] Candidates, bool[] Right)> LinkExamples(GoldDocument document, CoreferenceResolver resolver)
    {
        var examples = new List<(int[][], bool[])>();
        int Of(Mention m) => Cluster(document, m.Sentence, m.Word, m.Form == MentionForm.Coordination);
        var linker = new CoreferenceLinker(resolver.Sieves, (mention, candidates) =>
        {
            int cluster = Of(mention);
            bool[] right = [.. candidates.Select(c => cluster >= 0 && (Of(c.Mention) == cluster || c.Chain.Mentions.Exists(m => Of(m) == cluster))), false];
            if (Array.TrueForAll(right, r => !r))
            {
                right[^1] = true;
            }

            examples.Add(([.. candidates.Select(c => c.Features), CoreferenceFeatures.OfNone(mention, candidates.Count)], right));
            return right[^1] ? (-1, 0) : (Array.IndexOf(right, true), 1);
        });
        linker.Link(resolver.Mentions(document.Text, document.Sentences, resolver.ReadActors(document.Text, document.Sentences)));
        return examples;
    }

    private static void TrainLinks(CoreferenceModel model, (int[][] Candidates, bool[] Right)[] examples, int epochs, Random random, Action<TrainingProgress> report)
    {
        float[] squares = new float[model.Links.Length];
        double[] sums = new double[model.Links.Length];
        var clock = Stopwatch.StartNew();
        for (int epoch = 0; epoch < epochs; epoch++)
        {
            random.Shuffle(examples);
            double loss = 0;
            foreach (var (candidates, right) in examples)
            {
                float[] p = Softmax(Array.ConvertAll(candidates, features => model.Score(features)));
                float mass = 0;
                for (int i = 0; i < p.Length; i++)
                {
                    mass += right[i] ? p[i] : 0;
                }

                loss -= Math.Log(Math.Max(mass, 1e-6f));

                for (int i = 0; i < p.Length; i++)
                {
                    float gradient = p[i] - (right[i] ? p[i] / Math.Max(mass, 1e-6f) : 0);
                    foreach (int feature in candidates[i])
                    {
                        Step(model.Links, squares, feature, gradient, LinkDecay);
                    }
                }
            }

            for (int i = 0; i < sums.Length; i++)
            {
                sums[i] += model.Links[i];
            }

            report(new TrainingProgress(epoch + 1, epochs, 1, loss / Math.Max(1, examples.Length), clock.Elapsed));
        }

        for (int i = 0; i < sums.Length; i++)
        {
            model.Links[i] = (float)(sums[i] / epochs);
        }
    }

    private static void Step(float[] weights, float[] squares, int at, float gradient, float decay)
    {
        float step = gradient + (decay * weights[at]);
        squares[at] += step * step;
        weights[at] -= Rate * step / (MathF.Sqrt(squares[at]) + 0.05f);
    }

    private static float[] Softmax(float[] scores)
    {
        float top = scores.Max();
        float[] p = Array.ConvertAll(scores, s => MathF.Exp(s - top));
        float sum = p.Sum();
        return Array.ConvertAll(p, v => v / sum);
    }
}
