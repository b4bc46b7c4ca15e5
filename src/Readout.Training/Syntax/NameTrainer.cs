using System.Diagnostics;
using Readout.Neural;
using Readout.Syntax;
using Readout.Training.Neural;

namespace Readout.Training.Syntax;

/// <summary>Trains the second network of names; see <see cref="NameNetwork"/>. The same data and seed give the same file.</summary>
public sealed class NameTrainer(TrainingData data, WordVectors vectors, NameShape shape, ulong seed, int epochs)
{
    private const int BatchWords = 1500;
    private const double LearningRate = 2e-3;
    private const double LastRate = 0.03;
    private const int WarmUpSteps = 150;

    // As in the other losses of the syntax model, which this rate was found with.
    private const float Weight = 4;

    private const int LongestSentence = 120;

    // What is longer is no document but a corpus without documents: its sentences say nothing of each other.
    private const int LongestDocument = 1000;

    /// <summary>Trains, and writes the means of the weights as a model. Returns how many weights there are.</summary>
    /// <param name="report">Called after each batch and epoch.</param>
    /// <param name="score">Measures a model as it would be written after an epoch, in words; null to measure nothing.</param>
    public int Run(Stream target, Action<TrainingProgress> report, CancellationToken cancel, Func<MemoryStream, string>? score = null)
    {
        var learner = new NameLearner(vectors, seed, shape);
        var sentences = Encode();
        int total = sentences.Sum(sentence => sentence.Words.Length);
        var adam = new Adam(learner.Parameters, Parameter.Shards);
        Arena[] arenas = [.. Enumerable.Range(0, Parameter.Shards).Select(_ => new Arena())];
        var clock = Stopwatch.StartNew();
        for (int epoch = 0; epoch < epochs; epoch++)
        {
            var random = Random64.Of(seed, 2, epoch);
            NameSentence[] order = [.. sentences];
            random.Shuffle(order.AsSpan());
            double loss = 0;
            int words = 0;
            foreach (var batch in Batches(order))
            {
                cancel.ThrowIfCancellationRequested();
                int count = batch.Sum(sentence => sentence.Words.Length);
                ulong batchSeed = random.Next();
                double[] losses = new double[Parameter.Shards];
                Parallel.For(0, Parameter.Shards, shard =>
                {
                    arenas[shard].Reset();
                    var part = batch.Where((_, i) => i % Parameter.Shards == shard).ToList();
                    if (part.Count > 0)
                    {
                        losses[shard] = learner.Learn(part, Weight / count, Random64.Of(batchSeed, shard), shard, arenas[shard]);
                    }
                });
                double done = (epoch + ((double)words / total)) / epochs;
                adam.Update(LearningRate * Math.Min(1, (adam.Step + 1.0) / WarmUpSteps) * (1 - ((1 - LastRate) * done)));
                learner.Pack();
                loss += losses.Sum();
                words += count;
                report(new TrainingProgress(epoch + 1, epochs, (double)words / total, loss / words, clock.Elapsed));
            }

            report(new TrainingProgress(epoch + 1, epochs, 1, loss / words, clock.Elapsed, Scores(learner, score)));
        }

        Array.ForEach(arenas, arena => arena.Dispose());
        Write(learner, target);
        return learner.Parameters.Sum(parameter => parameter.Value.Length);
    }

    private static string? Scores(NameLearner learner, Func<MemoryStream, string>? score)
    {
        if (score is null)
        {
            return null;
        }

        using var made = new MemoryStream();
        Write(learner, made);
        made.Position = 0;
        return score(made);
    }

    private static void Write(NameLearner learner, Stream target)
    {
        var file = new ModelFile();
        foreach (var parameter in learner.Parameters)
        {
            file.Add(parameter.ToTensor(average: true), parameter.Rows == 1 || parameter.Value.Length < 4096 ? TensorCode.Single : TensorCode.Bytes);
        }

        file.Write(target);
    }

    private NameSentence[] Encode()
    {
        var named = data.Train.Where(sentence => sentence.Names is not null).ToList();
        var vocabulary = new Vocabulary(named, new SyntaxShape { Pieces = NameLearner.Pieces }, vectors);
        var encoded = new List<NameSentence>();
        foreach (var group in named.GroupBy(sentence => (sentence.Corpus, sentence.Document)))
        {
            TrainingSentence[] all = [.. group];
            foreach (var document in all.Length > LongestDocument ? all.Chunk(1) : [all])
            {
                float[][] clues = NameClues.Of([.. document.Select(sentence => Array.ConvertAll(sentence.Forms, form => form.AsMemory()))]);
                encoded.AddRange(document.SelectMany((sentence, i) => Cut(vocabulary.Encode(sentence), clues[i])));
            }
        }

        return [.. encoded];
    }

    // Name corpora have whole paragraphs as sentences. A name cut in two begins anew.
    private static IEnumerable<NameSentence> Cut(EncodedSentence sentence, float[] clues)
    {
        int n = sentence.Words.Length, parts = (n + LongestSentence - 1) / LongestSentence;
        for (int part = 0; part < parts; part++)
        {
            int start = n * part / parts, end = n * (part + 1) / parts;
            int[] names = sentence.Names![start..end];
            if (SyntaxLabels.EntityTags[names[0]][0] == 'I')
            {
                names[0]--;
            }

            yield return new NameSentence(sentence.Words[start..end], clues[(start * NameClues.Count)..(end * NameClues.Count)], names, sentence.HasMisc, sentence.Convention, sentence.NameWeight);
        }
    }

    private static IEnumerable<NameSentence[]> Batches(NameSentence[] order)
    {
        for (int first = 0, last; first < order.Length; first = last)
        {
            int words = 0;
            for (last = first; last < order.Length && words < BatchWords; last++)
            {
                words += order[last].Words.Length;
            }

            yield return [.. order[first..last].OrderByDescending(sentence => sentence.Words.Length)];
        }
    }
}
