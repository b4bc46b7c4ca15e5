namespace Readout.Neural;

/// <summary>
/// The maximum spanning arborescence with exactly one child of the root (Chu and Liu 1965, Edmonds 1967;
/// the single root as in Zmigrod et al. 2020, by trying each child where the free optimum has several).
/// </summary>
public static class SpanningTree
{
    private const float Never = float.NegativeInfinity;

    /// <param name="scores">
    /// Row-major, n by n + 1: the score of giving dependent i (row i − 1) the head j; column 0 is the root.
    /// </param>
    /// <param name="heads">Receives n heads; heads[i − 1] is the head of word i, 0 for the root.</param>
    public static void Decode(ReadOnlySpan<float> scores, Span<int> heads)
    {
        int n = heads.Length;
        if (n == 0)
        {
            return;
        }

        Greedy(scores, heads);
        int roots = heads.Count(0);
        if (roots == 1 && !HasCycle(heads))
        {
            return;
        }

        float[] dense = new float[(n + 1) * (n + 1)];
        Array.Fill(dense, Never);
        for (int i = 1; i <= n; i++)
        {
            scores.Slice((i - 1) * (n + 1), n + 1).CopyTo(dense.AsSpan(i * (n + 1)));
            dense[(i * (n + 1)) + i] = Never;
        }

        int[] tree = Edmonds(dense, n + 1);
        if (tree.AsSpan(1).Count(0) != 1)
        {
            tree = SingleRoot(dense, n);
        }

        tree.AsSpan(1).CopyTo(heads);
    }

    private static void Greedy(ReadOnlySpan<float> scores, Span<int> heads)
    {
        int width = heads.Length + 1;
        for (int i = 1; i < width; i++)
        {
            var row = scores.Slice((i - 1) * width, width);
            int best = i == 1 && width > 2 ? 2 : 0;
            for (int j = 0; j < width; j++)
            {
                if (j != i && (row[j] > row[best] || (row[j] == row[best] && j < best)))
                {
                    best = j;
                }
            }

            heads[i - 1] = best;
        }
    }

    private static bool HasCycle(ReadOnlySpan<int> heads)
    {
        Span<int> seen = heads.Length <= 512 ? stackalloc int[heads.Length + 1] : new int[heads.Length + 1];
        seen.Clear();
        for (int start = 1; start <= heads.Length; start++)
        {
            int at = start;
            while (at != 0 && seen[at] == 0)
            {
                seen[at] = start;
                at = heads[at - 1];
            }

            if (at != 0 && seen[at] == start)
            {
                return true;
            }
        }

        return false;
    }

    // Any optimum with one root has that root among the words; penalising every root arc by more than the
    // spread of all scores makes the free optimum use as few root arcs as can be: one.
    private static int[] SingleRoot(float[] dense, int n)
    {
        int width = n + 1;
        float low = float.PositiveInfinity, high = float.NegativeInfinity;
        foreach (float score in dense)
        {
            if (score != Never)
            {
                low = Math.Min(low, score);
                high = Math.Max(high, score);
            }
        }

        double penalty = ((double)high - low + 1) * width;
        double[] shifted = Array.ConvertAll(dense, score => (double)score);
        for (int i = 1; i < width; i++)
        {
            shifted[i * width] -= penalty;
        }

        return Edmonds(shifted, width);
    }

    private static int[] Edmonds(float[] dense, int size) => Edmonds(Array.ConvertAll(dense, score => (double)score), size);

    /// <summary>Recursion on contracted cycles; cubic at worst, which only sentences of thousands of words would feel.</summary>
    private static int[] Edmonds(double[] scores, int size)
    {
        int[] heads = new int[size];
        heads[0] = -1;
        for (int i = 1; i < size; i++)
        {
            int best = i == 1 && size > 2 ? 2 : 0;
            for (int j = 0; j < size; j++)
            {
                if (j != i && (scores[(i * size) + j] > scores[(i * size) + best] || (scores[(i * size) + j] == scores[(i * size) + best] && j < best)))
                {
                    best = j;
                }
            }

            heads[i] = best;
        }

        bool[] cycle = FindCycle(heads);
        if (cycle.Length == 0)
        {
            return heads;
        }

        return Contract(scores, size, heads, cycle);
    }

    private static int[] Contract(double[] scores, int size, int[] heads, bool[] cycle)
    {
        var outside = new List<int>();
        for (int i = 0; i < size; i++)
        {
            if (!cycle[i])
            {
                outside.Add(i);
            }
        }

        int node = outside.Count;
        int smaller = node + 1;
        double[] contracted = new double[smaller * smaller];
        Array.Fill(contracted, double.NegativeInfinity);
        int[] enter = new int[node];
        int[] leave = new int[node];
        for (int a = 0; a < node; a++)
        {
            for (int b = 0; b < node; b++)
            {
                if (a != b)
                {
                    contracted[(a * smaller) + b] = scores[(outside[a] * size) + outside[b]];
                }
            }

            for (int c = 0; c < size; c++)
            {
                if (!cycle[c])
                {
                    continue;
                }

                double gain = scores[(c * size) + outside[a]] - scores[(c * size) + heads[c]];
                if (gain > contracted[(node * smaller) + a])
                {
                    contracted[(node * smaller) + a] = gain;
                    enter[a] = c;
                }

                double from = scores[(outside[a] * size) + c];
                if (a != 0 && from > contracted[(a * smaller) + node])
                {
                    contracted[(a * smaller) + node] = from;
                    leave[a] = c;
                }
            }
        }

        int[] solved = Edmonds(contracted, smaller);
        int[] result = (int[])heads.Clone();
        int entering = solved[node];
        result[enter[entering]] = outside[entering];
        for (int a = 1; a < node; a++)
        {
            result[outside[a]] = solved[a] == node ? leave[a] : outside[solved[a]];
        }

        return result;
    }

    private static bool[] FindCycle(int[] heads)
    {
        int[] seen = new int[heads.Length];
        for (int start = 1; start < heads.Length; start++)
        {
            int at = start;
            while (at > 0 && seen[at] == 0)
            {
                seen[at] = start;
                at = heads[at];
            }

            if (at > 0 && seen[at] == start)
            {
                bool[] cycle = new bool[heads.Length];
                for (int i = at; !cycle[i]; i = heads[i])
                {
                    cycle[i] = true;
                }

                return cycle;
            }
        }

        return [];
    }
}
