using Readout.Neural;
using Readout.Training.Neural;

namespace Readout.Training.Statements;

/// <summary>Trains the network: Adam over articles, its rate falling to nothing.</summary>
internal static class AttributionTrainer
{
    private const double Rate = 2e-3;
    private const int WarmUp = 100;

    public static AttributionLearner Train(IReadOnlyList<EncodedArticle> articles, int epochs, int seed, Action<string> report)
    {
        var learner = new AttributionLearner(articles[0].States.Length / articles[0].Length, (ulong)seed);
        var adam = new Adam(learner.Parameters, threads: Parameter.Shards);
        var arenas = new[] { new Arena(), new Arena() };
        int[] order = [.. Enumerable.Range(0, articles.Count)];
        int steps = (articles.Count + 1) / 2 * epochs, step = 0;
        for (int epoch = 1; epoch <= epochs; epoch++)
        {
            Random64.Of((ulong)seed, 2, epoch).Shuffle<int>(order);
            double cues = 0, checks = 0, marked = 0;
            for (int at = 0; at < order.Length; at += Parameter.Shards)
            {
                int count = Math.Min(Parameter.Shards, order.Length - at);
                float scale = 1f / Enumerable.Range(0, count).Sum(i => 10 + articles[order[at + i]].Windows.Length);
                var losses = new (double Cues, double Checks, double Labels)[count];
                Parallel.For(0, count, shard =>
                {
                    arenas[shard].Reset();
                    losses[shard] = learner.Learn(articles[order[at + shard]], scale, Random64.Of((ulong)seed, 3, epoch, at + shard), shard, arenas[shard]);
                });
                step++;
                adam.Update(Rate * Math.Min(1, (double)step / WarmUp) * (1 - ((double)step / (steps + 1))));
                learner.Pack();
                cues += losses.Sum(l => l.Cues);
                checks += losses.Sum(l => l.Checks);
                marked += losses.Sum(l => l.Labels);
            }

            int windows = articles.Sum(a => a.Windows.Length), right = articles.Sum(a => a.Windows.Count(w => w.Labels is not null));
            report($"epoch {epoch}: loss of cues {cues / right:0.000}, with their windows {checks / windows:0.000}, of labels {marked / right:0.00}");
        }

        return learner;
    }
}
