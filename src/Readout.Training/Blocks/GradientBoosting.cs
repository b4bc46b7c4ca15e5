using System.Collections.Immutable;
using Readout.Articles.Blocks;

namespace Readout.Training.Blocks;

/// <summary>
/// Gradient-boosted regression trees for a yes-or-no question (Friedman 2001), grown level by level over
/// histograms of binned features, with second-order leaves.
/// </summary>
internal sealed class GradientBoosting(int columns, int trees)
{
    private const int Bins = 48;
    private const int Depth = 5;
    private const double Rate = 0.1;
    private const double Shrink = 4; // L2 on leaf values, in units of summed weight
    private const double LeastWeight = 8;

    // Each tree sees two thirds of the columns, so that no single sign decides everything.
    private const int ColumnsInThree = 2;

    private float[][] edges = [];
    private byte[][] binned = [];

    /// <param name="rows">Only the first columns of each row are used.</param>
    public ImmutableArray<BlockTree> Train(IReadOnlyList<float[]> rows, bool[] labels, float[] weights)
    {
        edges = [.. Enumerable.Range(0, columns).Select(c => Edges(rows, c))];
        binned = [.. Enumerable.Range(0, columns).Select(c => rows.Select(r => Bin(edges[c], r[c])).ToArray())];
        double[] scores = new double[rows.Count], gradient = new double[rows.Count], hessian = new double[rows.Count];
        var grown = ImmutableArray.CreateBuilder<BlockTree>(trees);
        for (int t = 0; t < trees; t++)
        {
            for (int i = 0; i < rows.Count; i++)
            {
                double p = BlockClassifier.Probability(scores[i]);
                gradient[i] = weights[i] * ((labels[i] ? 1 : 0) - p);
                hessian[i] = weights[i] * p * (1 - p);
            }

            int turn = t;
            int[] used = [.. Enumerable.Range(0, columns).Where(c => ((c * 7) + (turn * 5)) % 3 < ColumnsInThree)];
            grown.Add(Grow(used, gradient, hessian, scores));
        }

        return grown.ToImmutable();
    }

    private BlockTree Grow(int[] used, double[] gradient, double[] hessian, double[] scores)
    {
        var features = new List<int> { -1 };
        var values = new List<float> { 0 };
        var left = new List<int> { 0 };
        int[] all = [.. Enumerable.Range(0, scores.Length)];
        var open = new List<(int Node, int[] Rows)> { (0, all) };
        for (int depth = 0; depth <= Depth && open.Count > 0; depth++)
        {
            var next = new List<(int, int[])>();
            foreach (var (node, rows) in open)
            {
                var split = depth < Depth ? Best(used, rows, gradient, hessian) : null;
                if (split is not { } cut)
                {
                    double g = rows.Sum(r => gradient[r]), h = rows.Sum(r => hessian[r]);
                    values[node] = (float)(Rate * g / (h + Shrink));
                    foreach (int r in rows)
                    {
                        scores[r] += values[node];
                    }

                    continue;
                }

                features[node] = cut.Column;
                values[node] = edges[cut.Column][cut.Bin];
                left[node] = features.Count;
                for (int side = 0; side < 2; side++)
                {
                    bool low = side == 0;
                    next.Add((features.Count, [.. rows.Where(r => binned[cut.Column][r] <= cut.Bin == low)]));
                    features.Add(-1);
                    values.Add(0);
                    left.Add(0);
                }
            }

            open = next;
        }

        return new BlockTree([.. features.Select((f, i) => new BlockNode((short)f, (short)left[i], values[i]))]);
    }

    private (int Column, int Bin)? Best(int[] used, int[] rows, double[] gradient, double[] hessian)
    {
        double g = 0, h = 0;
        foreach (int r in rows)
        {
            g += gradient[r];
            h += hessian[r];
        }

        (int Column, int Bin)? best = null;
        double most = 0.05, whole = g * g / (h + Shrink);
        double[] sums = new double[Bins], weights = new double[Bins];
        foreach (int column in used)
        {
            Array.Clear(sums);
            Array.Clear(weights);
            byte[] bins = binned[column];
            foreach (int r in rows)
            {
                sums[bins[r]] += gradient[r];
                weights[bins[r]] += hessian[r];
            }

            double lg = 0, lh = 0;
            for (int b = 0; b < edges[column].Length; b++)
            {
                lg += sums[b];
                lh += weights[b];
                double rg = g - lg, rh = h - lh;
                double gain = (lg * lg / (lh + Shrink)) + (rg * rg / (rh + Shrink)) - whole;
                if (gain > most && lh * 4 >= LeastWeight / 4 && rh * 4 >= LeastWeight / 4)
                {
                    (best, most) = ((column, b), gain);
                }
            }
        }

        return best;
    }

    /// <summary>Upper edges of the bins but the last, at even quantiles of the distinct values.</summary>
    private static float[] Edges(IReadOnlyList<float[]> rows, int column)
    {
        float[] sorted = [.. rows.Select(r => r[column]).Order()];
        var found = new List<float>();
        for (int b = 1; b < Bins; b++)
        {
            float edge = sorted[(int)((long)b * (sorted.Length - 1) / Bins)];
            if ((found.Count == 0 || edge > found[^1]) && edge < sorted[^1])
            {
                found.Add(edge);
            }
        }

        return [.. found];
    }

    private static byte Bin(float[] edges, float value)
    {
        int bin = 0;
        while (bin < edges.Length && value > edges[bin])
        {
            bin++;
        }

        return (byte)bin;
    }
}
