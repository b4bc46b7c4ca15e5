using Readout.Neural;

namespace Readout.Training.Neural;

/// <summary>A matrix that is learned: its values, a gradient for each shard, and the optimiser's memory.</summary>
public sealed class Parameter
{
    /// <summary>
    /// Gradients are summed over this many parts of a batch, always in the same order: the model does not
    /// depend on how many threads trained it.
    /// </summary>
    public const int Shards = 2;

    private PackedMatrix? packed;
    private PackedMatrix? transposed;

    /// <param name="sparse">A table of which a batch touches few rows: only those are updated.</param>
    public Parameter(string name, int rows, int columns, bool sparse = false)
    {
        Name = name;
        Rows = rows;
        Columns = columns;
        Value = new float[rows * columns];
        First = new float[Value.Length];
        Second = new float[Value.Length];
        Average = new float[Value.Length];
        Gradients = [.. Enumerable.Range(0, Shards).Select(_ => new float[Value.Length])];
        if (sparse)
        {
            Touched = [.. Enumerable.Range(0, Shards).Select(_ => new bool[rows])];
        }
    }

    public string Name { get; }

    public int Rows { get; }

    public int Columns { get; }

    public float[] Value { get; }

    public float[][] Gradients { get; }

    /// <summary>For a sparse table, the rows with a gradient, for each shard.</summary>
    public bool[][]? Touched { get; }

    /// <summary>Adam's mean of gradients.</summary>
    public float[] First { get; }

    /// <summary>Adam's mean of squared gradients.</summary>
    public float[] Second { get; }

    /// <summary>The exponential mean of the values, which is what is kept at the end.</summary>
    public float[] Average { get; }

    /// <summary>The values as the right factor of a product.</summary>
    public PackedMatrix Packed => packed ?? throw new InvalidOperationException(Name + " was not packed");

    /// <summary>The transposed values as the right factor of a product.</summary>
    public PackedMatrix Transposed => transposed ?? throw new InvalidOperationException(Name + " was not packed");

    /// <summary>Uniform values within ±<paramref name="bound"/>.</summary>
    public Parameter Uniform(Random64 random, float bound)
    {
        for (int i = 0; i < Value.Length; i++)
        {
            Value[i] = ((2 * random.NextSingle()) - 1) * bound;
        }

        Value.CopyTo(Average, 0);
        return this;
    }

    /// <summary>Uniform values whose variance keeps that of signals (Glorot and Bengio 2010).</summary>
    public Parameter Glorot(Random64 random, int outputs = 0) =>
        Uniform(random, MathF.Sqrt(6f / (Rows + (outputs == 0 ? Columns : outputs))));

    /// <summary>Packs the values for products; call after each change of them.</summary>
    public void Pack()
    {
        packed ??= new PackedMatrix(Rows, Columns);
        transposed ??= new PackedMatrix(Columns, Rows);
        packed.Pack(Value);
        transposed.Pack(Value, transpose: true);
    }

    public Tensor ToTensor(bool average) => new(Name, Rows, Columns, average ? Average : Value);
}
