using System.Runtime.InteropServices;
using Readout.Neural;
using Readout.Text;

namespace Readout.Syntax;

/// <summary>
/// Frozen word vectors (GloVe, Pennington et al. 2014) in signed bytes with one scale a word, most frequent
/// word first. Words are known by key alone (<see cref="WordKeys"/>). Immutable and thread-safe.
/// </summary>
public sealed class WordVectors
{
    private const uint Magic = 0x31564452; // "RDV1"
    private const int Head = 16;

    private readonly byte[] file;
    private readonly KeyIndex index;

    private WordVectors(byte[] file, int count, int dimensions)
    {
        this.file = file;
        Count = count;
        Dimensions = dimensions;
        index = new KeyIndex(MemoryMarshal.Cast<byte, ulong>(file.AsSpan(Head, count * sizeof(ulong))));
    }

    public int Count { get; }

    public int Dimensions { get; }

    /// <exception cref="InputException">The stream does not hold word vectors.</exception>
    public static WordVectors Load(Stream stream)
    {
        byte[] file = ModelFile.ReadAll(stream);
        var head = file.Length < Head ? default : MemoryMarshal.Cast<byte, int>(file.AsSpan(0, Head));
        if (head.IsEmpty || (uint)head[0] != Magic)
        {
            throw new InputException("vectors: the file does not start with RDV1; expected a file that `readout train vectors` wrote");
        }

        int count = head[1], dimensions = head[2];
        if (file.Length != Head + (count * (long)(sizeof(ulong) + sizeof(float) + dimensions)))
        {
            throw new InputException("vectors: the file ends too early; it was not copied whole");
        }

        return new WordVectors(file, count, dimensions);
    }

    /// <summary>The word's row, 0 the most frequent, or −1.</summary>
    public int Find(ulong key) => index.Find(key);

    /// <summary>The key of the word in a row.</summary>
    public ulong KeyOf(int row) => MemoryMarshal.Cast<byte, ulong>(file.AsSpan(Head, Count * sizeof(ulong)))[row];

    /// <summary>Writes a row's vector.</summary>
    public void Copy(int row, Span<float> target)
    {
        float scale = MemoryMarshal.Cast<byte, float>(file.AsSpan(Head + (Count * sizeof(ulong)), Count * sizeof(float)))[row];
        var bytes = MemoryMarshal.Cast<byte, sbyte>(file.AsSpan(Head + (Count * (sizeof(ulong) + sizeof(float))) + (row * Dimensions), Dimensions));
        for (int i = 0; i < bytes.Length; i++)
        {
            target[i] = bytes[i] * scale;
        }
    }

    /// <summary>Writes a table; rows stand in the order of frequency.</summary>
    public static void Write(Stream stream, IReadOnlyList<(string Word, float[] Vector)> rows)
    {
        int dimensions = rows[0].Vector.Length;
        using var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true);
        writer.Write(Magic);
        writer.Write(rows.Count);
        writer.Write(dimensions);
        writer.Write(0);
        foreach (var (word, _) in rows)
        {
            writer.Write(WordKeys.Of(word));
        }

        foreach (var (_, vector) in rows)
        {
            writer.Write(Scale(vector));
        }

        foreach (var (_, vector) in rows)
        {
            float scale = Scale(vector);
            foreach (float value in vector)
            {
                writer.Write(scale == 0 ? (sbyte)0 : (sbyte)MathF.Round(value / scale));
            }
        }
    }

    private static float Scale(float[] vector) => vector.Max(MathF.Abs) / 127;
}
