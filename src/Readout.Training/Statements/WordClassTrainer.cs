using System.Numerics.Tensors;
using Readout.Syntax;

namespace Readout.Training.Statements;

/// <summary>Clusters word vectors by spherical k-means, once coarsely and once finely.</summary>
internal static class WordClassTrainer
{
    private const int Words = 80_000;
    private const int Coarse = 128;
    private const int Fine = 1000;
    private const int Rounds = 12;

    /// <summary>Keys of the most frequent words, and two class numbers a word.</summary>
    public static (ulong[] Keys, float[] Columns) Train(WordVectors vectors, int seed)
    {
        int count = Math.Min(Words, vectors.Count);
        var rows = new float[count][];
        var keys = new ulong[count];
        for (int i = 0; i < count; i++)
        {
            keys[i] = vectors.KeyOf(i);
            rows[i] = new float[vectors.Dimensions];
            vectors.Copy(i, rows[i]);
            Normalise(rows[i]);
        }

        int[] coarse = Cluster(rows, Coarse, seed), fine = Cluster(rows, Fine, seed);
        var columns = new float[count * 2];
        for (int i = 0; i < count; i++)
        {
            (columns[2 * i], columns[(2 * i) + 1]) = (coarse[i], fine[i]);
        }

        return (keys, columns);
    }

    private static int[] Cluster(float[][] rows, int k, int seed)
    {
        // Seeds among the frequent words: the rare ones have the vaguest vectors.
        int[] pick = [.. Enumerable.Range(0, Math.Min(20_000, rows.Length))];
        new Random(seed).Shuffle(pick);
        float[][] centres = [.. pick.Take(k).Select(i => (float[])rows[i].Clone())];
        var of = new int[rows.Length];
        for (int round = 0; round < Rounds; round++)
        {
            Parallel.For(0, rows.Length, i =>
            {
                float best = float.NegativeInfinity;
                for (int c = 0; c < k; c++)
                {
                    float likeness = TensorPrimitives.Dot<float>(rows[i], centres[c]);
                    if (likeness > best)
                    {
                        (best, of[i]) = (likeness, c);
                    }
                }
            });
            Array.ForEach(centres, Array.Clear);
            for (int i = 0; i < rows.Length; i++)
            {
                TensorPrimitives.Add(centres[of[i]], rows[i], centres[of[i]]);
            }

            Array.ForEach(centres, Normalise);
        }

        return of;
    }

    private static void Normalise(float[] row)
    {
        float norm = TensorPrimitives.Norm<float>(row);
        if (norm > 0)
        {
            TensorPrimitives.Divide(row, norm, row);
        }
    }
}
