using Readout.Neural;
using Readout.Training.Neural;

namespace Readout.Tests.Neural;

/// <summary>Decoders against the search of everything.</summary>
public class DecodingTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void The_tree_is_the_best_of_all_trees_with_one_root(int words)
    {
        for (ulong seed = 0; seed < 40; seed++)
        {
            var random = new Random64(seed);
            float[] scores = [.. Enumerable.Range(0, words * (words + 1)).Select(_ => (10 * random.NextSingle()) - 5)];
            int[] heads = new int[words];
            SpanningTree.Decode(scores, heads);
            Assert.Equal(AllTrees(words).Max(tree => Score(scores, tree)), Score(scores, heads), 1e-4);
            Assert.True(IsTree(heads));
        }
    }

    [Fact]
    public void Equal_scores_still_give_a_tree()
    {
        int[] heads = new int[30];
        SpanningTree.Decode(new float[30 * 31], heads);
        Assert.True(IsTree(heads));
    }

    [Fact]
    public void Words_that_all_ask_for_the_root_give_a_tree_with_one_root()
    {
        float[] scores = new float[50 * 51];
        for (int i = 0; i < 50; i++)
        {
            scores[i * 51] = 1 + (i * 0.01f);
        }

        int[] heads = new int[50];
        SpanningTree.Decode(scores, heads);
        Assert.True(IsTree(heads));
        Assert.Equal(0, heads[49]);
    }

    [Fact]
    public void The_path_and_the_marginals_are_those_of_all_paths()
    {
        const int Labels = 3, Length = 5;
        for (ulong seed = 0; seed < 20; seed++)
        {
            var random = new Random64(seed);
            float[] emissions = [.. Enumerable.Range(0, Labels * Length).Select(_ => (4 * random.NextSingle()) - 2)];
            float[] transitions = [.. Enumerable.Range(0, Labels * (Labels + 1)).Select(_ => (4 * random.NextSingle()) - 2)];
            var paths = Paths(Labels, Length).Select(path => (Path: path, Score: PathScore(emissions, transitions, path, Labels))).ToList();
            var crf = new ChainCrf(Labels, transitions);
            int[] best = new int[Length];
            crf.Decode(emissions, best);
            Assert.Equal(paths.MaxBy(path => path.Score).Path, best);
            double[] marginals = new double[emissions.Length];
            double total = crf.Marginals(emissions, Length, marginals);
            double sum = paths.Sum(path => Math.Exp(path.Score));
            Assert.Equal(Math.Log(sum), total, 1e-5);
            for (int t = 0; t < Length; t++)
            {
                for (int j = 0; j < Labels; j++)
                {
                    double expected = paths.Where(path => path.Path[t] == j).Sum(path => Math.Exp(path.Score)) / sum;
                    Assert.Equal(expected, marginals[(t * Labels) + j], 1e-5);
                }
            }
        }
    }

    private static double Score(float[] scores, int[] heads) => heads.Select((head, i) => (double)scores[(i * (heads.Length + 1)) + head]).Sum();

    private static double PathScore(float[] emissions, float[] transitions, int[] path, int labels) =>
        path.Select((label, t) => (double)emissions[(t * labels) + label] + transitions[((t == 0 ? labels : path[t - 1]) * labels) + label]).Sum();

    private static IEnumerable<int[]> AllTrees(int words) => Paths(words + 1, words).Where(IsTree);

    private static IEnumerable<int[]> Paths(int labels, int length)
    {
        int count = (int)Math.Pow(labels, length);
        for (int code = 0; code < count; code++)
        {
            int[] path = new int[length];
            for (int i = 0, rest = code; i < length; i++, rest /= labels)
            {
                path[i] = rest % labels;
            }

            yield return path;
        }
    }

    private static bool IsTree(int[] heads) =>
        heads.Count(head => head == 0) == 1 && Enumerable.Range(1, heads.Length).All(word =>
        {
            for (int steps = 0; steps <= heads.Length && word != 0; steps++)
            {
                word = heads[word - 1];
            }

            return word == 0;
        });
}
