using System.Buffers.Binary;
using System.Reflection;
using Readout.Text;

namespace Readout.Syntax.Tokens;

/// <summary>
/// Logistic regression over hashed features (Weinberger et al. 2009): whether a sentence ends between two
/// tokens. One byte a weight. Made by <c>readout train sentences</c>.
/// </summary>
public sealed class SentenceModel
{
    /// <summary>Weights; a power of two.</summary>
    public const int Size = 1 << 16;

    private const uint Magic = 0x4D534452; // "RDSM"
    private const int Head = 12;
    private readonly sbyte[] weights;
    private readonly float scale;
    private readonly float bias;

    private SentenceModel(sbyte[] weights, float scale, float bias) => (this.weights, this.scale, this.bias) = (weights, scale, bias);

    /// <summary>The model that the program carries.</summary>
    public static SentenceModel Default { get; } = LoadEmbedded();

    /// <summary>Quantises trained weights.</summary>
    /// <param name="bias">Added to every score: above 0 means that a sentence ends.</param>
    public static SentenceModel From(ReadOnlySpan<float> weights, float bias)
    {
        float largest = 1e-6f;
        foreach (float weight in weights)
        {
            largest = Math.Max(largest, Math.Abs(weight));
        }

        float scale = largest / sbyte.MaxValue;
        var bytes = new sbyte[Size];
        for (int i = 0; i < Size; i++)
        {
            bytes[i] = (sbyte)MathF.Round(weights[i] / scale);
        }

        return new SentenceModel(bytes, scale, bias);
    }

    /// <exception cref="InputException">The stream holds something else.</exception>
    public static SentenceModel Load(Stream stream)
    {
        var bytes = new byte[Head + Size];
        if (stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length || BinaryPrimitives.ReadUInt32LittleEndian(bytes) != Magic)
        {
            throw new InputException($"sentence model: expected {bytes.Length} bytes that begin with RDSM");
        }

        return new SentenceModel(
            (sbyte[])(Array)bytes[Head..],
            BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(4)),
            BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(8)));
    }

    public void Save(Stream stream)
    {
        Span<byte> head = stackalloc byte[Head];
        BinaryPrimitives.WriteUInt32LittleEndian(head, Magic);
        BinaryPrimitives.WriteSingleLittleEndian(head[4..], scale);
        BinaryPrimitives.WriteSingleLittleEndian(head[8..], bias);
        stream.Write(head);
        stream.Write((byte[])(Array)weights);
    }

    internal float Score(ReadOnlySpan<int> features)
    {
        int sum = 0;
        foreach (int feature in features)
        {
            sum += weights[feature];
        }

        return (sum * scale) + bias;
    }

    private static SentenceModel LoadEmbedded()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("models/sentences.bin")
            ?? throw new InputException("models/sentences.bin: the file is missing from the program");
        return Load(stream);
    }
}
