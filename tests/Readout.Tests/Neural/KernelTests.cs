using System.Runtime.Intrinsics;
using Readout.Neural;
using Readout.Training.Neural;

namespace Readout.Tests.Neural;

public unsafe class KernelTests
{
    [Theory]
    [InlineData(1, 5, 1)]
    [InlineData(3, 160, 640)]
    [InlineData(8, 300, 33)]
    [InlineData(13, 1, 31)]
    [InlineData(11, 70, 64)]
    [InlineData(250, 17, 64)]
    public void A_product_is_a_chain_of_fused_multiply_adds_in_the_order_of_depth(int rows, int depth, int columns)
    {
        var random = new Random64(1);
        float[] a = Uniform(random, rows * depth), b = Uniform(random, depth * columns), start = Uniform(random, rows * columns);
        float[] c = [.. start];
        Multiply(a, depth, 1, rows, PackedMatrix.Of(b, depth, columns), c);
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
            {
                float sum = start[(i * columns) + j];
                for (int k = 0; k < depth; k++)
                {
                    sum = MathF.FusedMultiplyAdd(a[(i * depth) + k], b[(k * columns) + j], sum);
                }

                Assert.Equal(sum, c[(i * columns) + j]);
            }
        }
    }

    // What a processor has not, the runtime does in halves: the code for AVX-512 is tested on any.
    [Theory]
    [InlineData(1, 5)]
    [InlineData(7, 160)]
    [InlineData(13, 1)]
    [InlineData(240, 33)]
    public void Vectors_of_sixteen_give_the_same_product_as_vectors_of_eight(int rows, int depth)
    {
        var random = new Random64(5);
        float[] a = Uniform(random, rows * depth), b = Uniform(random, depth * PackedMatrix.PanelWidth), start = Uniform(random, rows * PackedMatrix.PanelWidth);
        float[] eights = [.. start], sixteens = [.. start];
        var packed = PackedMatrix.Of(b, depth, PackedMatrix.PanelWidth);
        fixed (float* left = a, c8 = eights, c16 = sixteens)
        {
            Gemm.InEights(left, depth, 1, rows, packed.Panels, depth, c8, PackedMatrix.PanelWidth, add: true);
            Gemm.InSixteens(left, depth, 1, rows, packed.Panels, depth, c16, PackedMatrix.PanelWidth, add: true);
        }

        Assert.Equal(eights, sixteens);
        Assert.NotEqual(start, eights);
    }

    [Fact]
    public void A_turned_left_factor_gives_the_same_product()
    {
        var random = new Random64(2);
        float[] a = Uniform(random, 11 * 19), b = Uniform(random, 19 * 40);
        float[] turned = new float[a.Length];
        for (int i = 0; i < 11; i++)
        {
            for (int k = 0; k < 19; k++)
            {
                turned[(k * 11) + i] = a[(i * 19) + k];
            }
        }

        float[] straight = new float[11 * 40], other = new float[11 * 40];
        var packed = PackedMatrix.Of(b, 19, 40);
        Multiply(a, 19, 1, 11, packed, straight);
        Multiply(turned, 1, 11, 11, packed, other);
        Assert.Equal(straight, other);
    }

    [Fact]
    public void A_matrix_packed_from_its_transpose_is_the_same()
    {
        var random = new Random64(3);
        float[] values = Uniform(random, 6 * 35), turned = new float[values.Length];
        for (int r = 0; r < 6; r++)
        {
            for (int c = 0; c < 35; c++)
            {
                turned[(c * 6) + r] = values[(r * 35) + c];
            }
        }

        var one = PackedMatrix.Of(values, 6, 35);
        var two = PackedMatrix.Of(turned, 35, 6, transpose: true);
        int size = PackedMatrix.Size(6, 35);
        Assert.True(new ReadOnlySpan<float>(one.Panels, size).SequenceEqual(new ReadOnlySpan<float>(two.Panels, size)));
    }

    [Theory]
    [InlineData(-100f)]
    [InlineData(-20f)]
    [InlineData(-1e-3f)]
    [InlineData(0f)]
    [InlineData(0.4f)]
    [InlineData(9f)]
    [InlineData(100f)]
    public void Vector_functions_are_close_to_the_exact_ones(float x)
    {
        var at = Vector256.Create(x);
        Assert.Equal(Math.Exp(Math.Clamp(x, -87, 88)), VectorMath.Exp(at)[7], Math.Exp(Math.Clamp(x, -87, 88)) * 3e-7);
        Assert.Equal(1 / (1 + Math.Exp(-x)), VectorMath.Sigmoid(at)[0], 2e-7);
        Assert.Equal(Math.Tanh(x), VectorMath.Tanh(at)[5], 2e-7);
        double gate = 1 / (1 + Math.Exp(-x));
        Assert.Equal(gate * Math.Tanh(0.7), VectorMath.SigmoidTimesTanh(at, Vector256.Create(0.7f))[3], 1e-5);
        Assert.Equal(0.7310586 * Math.Tanh(x), VectorMath.SigmoidTimesTanh(Vector256<float>.One, at)[3], 1e-5);
        Assert.Equal((gate * 0.25) + ((1 - gate) * Math.Tanh(-0.4)), VectorMath.Between(at, Vector256.Create(0.25f), Vector256.Create(-0.4f))[1], 1e-5);
    }

    [Fact]
    public void An_element_is_the_same_whatever_its_place()
    {
        float[] many = [.. Enumerable.Range(0, 37).Select(i => -3 + (i * 0.17f))];
        float[] all = [.. many];
        VectorMath.Elu(all);
        for (int i = 0; i < many.Length; i++)
        {
            float[] one = [many[i]];
            VectorMath.Elu(one);
            Assert.Equal(all[i], one[0]);
        }
    }

    [Fact]
    public void Probabilities_of_a_softmax_sum_to_one_and_its_return_is_the_logarithm_of_the_sum()
    {
        float[] scores = [1, -2, 0.5f, 30, -1e4f];
        float[] probabilities = [.. scores];
        double logarithm = VectorMath.Softmax(probabilities);
        Assert.Equal(1, probabilities.Sum(), 1e-6);
        Assert.Equal(Math.Log(scores.Sum(s => Math.Exp(s))), logarithm, 1e-6);
        Assert.Equal(0, probabilities[4], 1e-30);
    }

    [Theory]
    [InlineData(new[] { 5, 3, 3, 1 })]
    [InlineData(new[] { 1 })]
    [InlineData(new[] { 40, 39, 2 })]
    public void A_recurrent_layer_reads_a_sequence_the_same_alone_and_in_a_batch(int[] lengths)
    {
        var random = new Random64(4);
        foreach (bool backward in new[] { false, true })
        {
            var lstm = new Lstm(Uniform(random, 6 * 48), Uniform(random, 16 * 48), Uniform(random, 48), backward);
            var batch = new SequenceBatch(lengths);
            float[] x = Uniform(random, batch.Rows * 6);
            float[] together = Apply(lstm, batch, x);
            for (int s = 0; s < lengths.Length; s++)
            {
                float[] own = new float[lengths[s] * 6];
                for (int i = 0; i < lengths[s]; i++)
                {
                    x.AsSpan(batch.Row(s, i) * 6, 6).CopyTo(own.AsSpan(i * 6));
                }

                float[] alone = Apply(lstm, new SequenceBatch([lengths[s]]), own);
                for (int i = 0; i < lengths[s]; i++)
                {
                    Assert.True(together.AsSpan(batch.Row(s, i) * 16, 16).SequenceEqual(alone.AsSpan(i * 16, 16)));
                }
            }
        }
    }

    [Fact]
    public void Sequences_must_stand_longest_first() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new SequenceBatch([2, 3]));

    [Fact]
    public void An_arena_gives_back_what_was_taken_since_a_mark()
    {
        using var arena = new Arena();
        arena.Take(10);
        var mark = arena.Mark();
        float* first = arena.Take(100);
        arena.Take(3 << 20);
        arena.Release(mark);
        Assert.True(first == arena.Take(100));
    }

    private static float[] Apply(Lstm lstm, SequenceBatch batch, float[] x)
    {
        using var arena = new Arena();
        float[] y = new float[batch.Rows * lstm.Units];
        fixed (float* from = x)
        {
            int width = x.Length / batch.Rows;
            var states = WholeRows.OfStates(batch.Rows, lstm.Units, arena);
            lstm.Apply(batch, WholeRows.Of(from, width, batch.Rows, width, arena), states, arena);
            for (int row = 0; row < batch.Rows; row++)
            {
                states.CopyRow(row, y.AsSpan(row * lstm.Units, lstm.Units));
            }
        }

        return y;
    }

    private static void Multiply(float[] a, int aRow, int aDepth, int rows, PackedMatrix b, float[] c)
    {
        fixed (float* left = a, target = c)
        {
            Gemm.Multiply(left, aRow, aDepth, rows, b, target, b.Columns, accumulate: true);
        }
    }

    private static float[] Uniform(Random64 random, int count) => [.. Enumerable.Range(0, count).Select(_ => (2 * random.NextSingle()) - 1)];
}
