using System.Diagnostics;
using Readout.Neural;
using Readout.Syntax;
using Readout.Training.Neural;

namespace Readout.Training.Syntax;

/// <summary>What a training run is made with. The same options, data and vectors give the same model.</summary>
public sealed record SyntaxTrainingOptions
{
    public int Epochs { get; init; } = 8;

    public ulong Seed { get; init; } = 1;

    /// <summary>Threads; the model does not depend on them.</summary>
    public int Threads { get; init; } = 2;

    /// <summary>Words a batch, over all shards.</summary>
    public int BatchWords { get; init; } = 1500;

    public double LearningRate { get; init; } = 2e-3;

    /// <summary>Take every n-th sentence only, for a quick trial.</summary>
    public int Thinning { get; init; } = 1;

    /// <summary>How many epochs at the end read only what people annotated.</summary>
    public int GoldEpochs { get; init; }

    public SyntaxShape Shape { get; init; } = new();
}

/// <summary>Trains the syntax model: mini-batches by Adam, means of weights kept, scored after each epoch.</summary>
public sealed class SyntaxTrainer
{
    private const int WarmUpSteps = 150;
    private const double LastRate = 0.03;

    // Sentences beyond this are cut for training; the longest tenth of a percent would set the pace.
    internal const int LongestSentence = 120;

    private static readonly DropoutRates Rates = new(Vector: 0.1f, Word: 0.25f, Input: 0.15f, Layer: 0.25f, Hidden: 0.25f, Convention: 0.3f);

    private readonly SyntaxTrainingOptions options;
    private readonly TrainingData data;
    private readonly WordVectors vectors;
    private readonly Vocabulary vocabulary;
    private readonly SyntaxLearner learner;
    private readonly Adam adam;
    private readonly EncodedSentence[] sentences;

    public SyntaxTrainer(SyntaxTrainingOptions options, TrainingData data, WordVectors vectors)
    {
        this.options = options;
        this.data = data;
        this.vectors = vectors;
        var train = data.Train.Where((_, i) => i % options.Thinning == 0).ToList();
        vocabulary = new Vocabulary(train, options.Shape, vectors);
        learner = new SyntaxLearner(options.Shape, vocabulary, options.Seed);
        adam = new Adam(learner.Parameters, options.Threads);
        sentences = [.. train.Concat(CaseVariants.Of(train)).Select(vocabulary.Encode).SelectMany(Cut)];
    }

    /// <summary>Epochs done so far.</summary>
    public int Epoch { get; private set; }

    public int WeightCount => learner.Parameters.Sum(parameter => parameter.Value.Length);

    /// <summary>Trains from where the run stands to its end; <paramref name="report"/> is called after each batch and epoch.</summary>
    /// <param name="afterEpoch">Receives the scores of the epoch: save what should outlive the process.</param>
    public void Run(Action<TrainingProgress> report, Action<SyntaxScores> afterEpoch, CancellationToken cancel)
    {
        var clock = Stopwatch.StartNew();
        Arena[] arenas = [.. Enumerable.Range(0, Parameter.Shards).Select(_ => new Arena())];
        while (Epoch < options.Epochs)
        {
            var random = Random64.Of(options.Seed, 2, Epoch);
            var batches = Batches(random);
            int epochWords = batches.Sum(batch => batch.Sum(sentence => sentence.Words.Length));
            double loss = 0;
            int words = 0;
            foreach (var batch in batches)
            {
                cancel.ThrowIfCancellationRequested();
                int count = batch.Sum(sentence => sentence.Words.Length);
                loss += Learn(batch, count, random.Next(), Rate((double)words / epochWords), arenas);
                words += count;
                report(new TrainingProgress(Epoch + 1, options.Epochs, (double)words / epochWords, loss / words, clock.Elapsed));
            }

            Epoch++;
            var scores = Score();
            report(new TrainingProgress(Epoch, options.Epochs, 1, loss / words, clock.Elapsed, scores.ToString()));
            afterEpoch(scores);
        }

        Array.ForEach(arenas, arena => arena.Dispose());
    }

    /// <summary>The scores of the model as it would be written now, quantisation included.</summary>
    public SyntaxScores Score()
    {
        using var stream = new MemoryStream();
        Write(stream, TensorCode.Bytes);
        stream.Position = 0;
        return SyntaxScores.Of(SyntaxModel.Load(stream, vectors), data);
    }

    /// <summary>Writes the means of the weights as a model.</summary>
    /// <param name="code">How to keep the large matrices; vectors of biases are always kept whole.</param>
    public void Write(Stream stream, TensorCode code)
    {
        var file = new ModelFile();
        options.Shape.WriteTo(file);
        vocabulary.Labels.WriteTo(file);
        file.Add("words", vocabulary.WordKeyList);
        foreach (var parameter in learner.Parameters)
        {
            file.Add(parameter.ToTensor(average: true), parameter.Rows == 1 || parameter.Value.Length < 4096 ? TensorCode.Single : code);
        }

        file.Write(stream);
    }

    /// <summary>Writes all that a later process needs to go on.</summary>
    public void Save(Stream stream)
    {
        var file = new ModelFile();
        file.Add("progress", [(ulong)Epoch, (ulong)adam.Step, (ulong)WeightCount, options.Seed]);
        foreach (var parameter in learner.Parameters)
        {
            foreach (var (name, values) in State(parameter))
            {
                file.Add(new Tensor(name, parameter.Rows, parameter.Columns, values), TensorCode.Single);
            }
        }

        file.Write(stream);
    }

    /// <summary>Goes on from a saved state; false when it is of another model or seed.</summary>
    public bool Restore(Stream stream)
    {
        var file = ModelFile.Read(stream);
        ulong[] progress = file.Keys("progress");
        if (progress[2] != (ulong)WeightCount || progress[3] != options.Seed)
        {
            return false;
        }

        Epoch = (int)progress[0];
        adam.Step = (long)progress[1];
        foreach (var parameter in learner.Parameters)
        {
            foreach (var (name, values) in State(parameter))
            {
                file.Tensor(name).Values.CopyTo(values, 0);
            }
        }

        learner.Pack();
        return true;
    }

    private static (string Name, float[] Values)[] State(Parameter parameter) =>
    [
        (parameter.Name + "/value", parameter.Value),
        (parameter.Name + "/first", parameter.First),
        (parameter.Name + "/second", parameter.Second),
        (parameter.Name + "/average", parameter.Average),
    ];

    private double Learn(EncodedSentence[] batch, int words, ulong seed, double rate, Arena[] arenas)
    {
        Array.Sort(batch, (a, b) => b.Words.Length.CompareTo(a.Words.Length));
        var losses = new BatchLoss[Parameter.Shards];
        Parallel.For(0, Parameter.Shards, new ParallelOptions { MaxDegreeOfParallelism = options.Threads }, shard =>
        {
            arenas[shard].Reset();
            var part = batch.Where((_, i) => i % Parameter.Shards == shard).ToList();
            if (part.Count > 0)
            {
                losses[shard] = learner.Learn(part, Rates, 1f / words, Random64.Of(seed, shard), shard, arenas[shard]);
            }
        });
        adam.Update(rate);
        learner.Pack();
        return losses.Sum(loss => loss.Total);
    }

    // Rises over the first steps, then falls in a line to a small share of itself.
    private double Rate(double shareOfEpoch)
    {
        double done = (Epoch + shareOfEpoch) / options.Epochs;
        return options.LearningRate * Math.Min(1, (adam.Step + 1.0) / WarmUpSteps) * (1 - ((1 - LastRate) * done));
    }

    private List<EncodedSentence[]> Batches(Random64 random)
    {
        EncodedSentence[] order = [.. sentences.Where((sentence, i) => (i + Epoch) % sentence.EveryEpochs == 0 && (Epoch < options.Epochs - options.GoldEpochs || sentence.NameWeight == 1))];
        random.Shuffle(order.AsSpan());
        var batches = new List<EncodedSentence[]>();
        var batch = new List<EncodedSentence>();
        int words = 0;
        foreach (var sentence in order)
        {
            batch.Add(sentence);
            words += sentence.Words.Length;
            if (words >= options.BatchWords)
            {
                batches.Add([.. batch]);
                batch.Clear();
                words = 0;
            }
        }

        if (batch.Count > 0)
        {
            batches.Add([.. batch]);
        }

        return batches;
    }

    // Sentences with trees stay whole; name corpora have whole paragraphs as sentences, which are cut.
    private static IEnumerable<EncodedSentence> Cut(EncodedSentence sentence)
    {
        int n = sentence.Words.Length;
        if (n <= LongestSentence || sentence.Heads is not null)
        {
            return [sentence];
        }

        int parts = (n + LongestSentence - 1) / LongestSentence;
        return Enumerable.Range(0, parts).Select(i => (Start: n * i / parts, End: n * (i + 1) / parts)).Select(part => sentence with
        {
            Words = sentence.Words[part.Start..part.End],
            Names = sentence.Names is null ? null : Begin(sentence.Names[part.Start..part.End]),
            Factuality = sentence.Factuality?[part.Start..part.End],
        });
    }

    // A name cut in two begins anew, for no sequence may start inside one.
    private static int[] Begin(int[] names)
    {
        if (SyntaxLabels.EntityTags[names[0]][0] == 'I')
        {
            names[0]--;
        }

        return names;
    }
}
