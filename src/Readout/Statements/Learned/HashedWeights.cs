using Readout.Neural;

namespace Readout.Statements.Learned;

/// <summary>Linear weights by hashed feature (Weinberger et al. 2009): a row of <paramref name="width"/> values a slot.</summary>
internal sealed class HashedWeights(int bits, int width, float[] values)
{
    public HashedWeights(int bits, int width)
        : this(bits, width, new float[(1 << bits) * width])
    {
    }

    public float[] Values { get; } = values;

    /// <summary>Where the feature's row begins in <see cref="Values"/>.</summary>
    public int Slot(uint feature) => (int)(feature >> (32 - bits)) * width;

    public Tensor ToTensor(string name) => new(name, Values.Length / 256, 256, Values);

    public static HashedWeights From(Tensor tensor, int width)
    {
        int slots = tensor.Values.Length / width;
        return new HashedWeights(int.Log2(slots), width, tensor.Values);
    }
}
