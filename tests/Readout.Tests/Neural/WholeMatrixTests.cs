using System.Runtime.Intrinsics;
using Readout.Neural;
using Readout.Training.Neural;

namespace Readout.Tests.Neural;

public unsafe class WholeMatrixTests
{
    [Theory]
    [InlineData(1, 5, 1)]
    [InlineData(3, 161, 640)]
    [InlineData(8, 300, 33)]
    [InlineData(13, 1, 31)]
    [InlineData(11, 70, 64)]
    [InlineData(250, 17, 64)]
    public void A_product_is_that_of_the_factors_to_two_digits_and_is_added(int rows, int depth, int columns)
    {
        var random = new Random64(1);
        float[] a = Uniform(random, rows * depth), b = Uniform(random, depth * columns), start = Uniform(random, rows * columns);
        float[] c = Product(a, rows, b, columns, start);
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
            {
                double sum = start[(i * columns) + j];
                for (int k = 0; k < depth; k++)
                {
                    sum += (double)a[(i * depth) + k] * b[(k * columns) + j];
                }

                Assert.Equal(sum, c[(i * columns) + j], 1.8e-2 * Math.Sqrt(depth));
            }
        }
    }

    [Fact]
    public void A_row_is_the_same_to_the_last_bit_alone_and_among_others()
    {
        var random = new Random64(2);
        float[] a = Uniform(random, 23 * 50), b = Uniform(random, 50 * 40), zero = new float[23 * 40];
        float[] all = Product(a, 23, b, 40, zero);
        for (int row = 0; row < 23; row++)
        {
            Assert.Equal(all[(row * 40)..((row + 1) * 40)], Product(a[(row * 50)..((row + 1) * 50)], 1, b, 40, zero[..40]));
        }
    }

    [Theory]
    [InlineData(448)]
    [InlineData(5000)]
    public void The_largest_sums_do_not_overflow(int depth)
    {
        float[] a = [.. Enumerable.Repeat(1f, depth)], b = [.. Enumerable.Repeat(-3f, depth)];
        Assert.Equal(-3f * depth, Product(a, 1, b, 1, [0f])[0], depth * 4e-2f);
    }

    [Fact]
    public void Rows_and_columns_of_zeros_give_zero()
    {
        Assert.Equal([0f], Product([0f, 0f], 1, [1f, 2f], 1, [0f]));
        Assert.Equal([0f], Product([1f, 2f], 1, [0f, 0f], 1, [0f]));
    }

    [Fact]
    public void Products_and_pairs_are_exact_without_the_instructions_for_them()
    {
        byte[] left = [0, 1, 77, (byte)(2 * WholeRows.Most)];
        sbyte[] right = [-60, -33, -1, 0, 1, 50, 63];
        foreach (byte x in left)
        {
            foreach (sbyte y in right)
            {
                var lefts = Vector256.Create(Vector128.Create(x, 3, x, x, 9, x, x, 1, x, 0, x, x, 5, 5, x, 2), Vector128.Create(x));
                var rights = Vector256.Create(Vector128.Create(y, y, 3, y, y, -3, 0, y, y, 9, -4, y, y, y, y, -2), Vector128.Create((sbyte)(y / 2)));
                var products = WholeMatrix.PlainProducts(lefts, rights);
                for (int i = 0; i < Vector256<short>.Count; i++)
                {
                    Assert.Equal((lefts[2 * i] * rights[2 * i]) + (lefts[(2 * i) + 1] * rights[(2 * i) + 1]), products[i]);
                }

                var pairs = WholeMatrix.PlainPairs(products);
                for (int i = 0; i < Vector256<int>.Count; i++)
                {
                    Assert.Equal(products[2 * i] + products[(2 * i) + 1], pairs[i]);
                }
            }
        }
    }

    private static float[] Product(float[] a, int rows, float[] b, int columns, float[] start)
    {
        using var arena = new Arena();
        int depth = a.Length / rows;
        float[] c = [.. start];
        fixed (float* left = a, target = c)
        {
            new WholeMatrix(b, depth, columns).AddProduct(WholeRows.Of(left, depth, rows, depth, arena), rows, target, columns);
        }

        return c;
    }

    private static float[] Uniform(Random64 random, int count) => [.. Enumerable.Range(0, count).Select(_ => (2 * random.NextSingle()) - 1)];
}
