using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using Readout.Text;

namespace Readout.Neural;

/// <summary>How the numbers of a tensor are kept in a file.</summary>
public enum TensorCode : byte
{
    /// <summary>IEEE single precision.</summary>
    Single = 0,

    /// <summary>Signed bytes with one half-precision scale for each run of 32 numbers of a row.</summary>
    Bytes = 1,

    /// <summary>IEEE half precision.</summary>
    Half = 2,
}

/// <summary>A row-major matrix with its name.</summary>
public sealed record Tensor(string Name, int Rows, int Columns, float[] Values);

/// <summary>
/// A model on disk: named matrices, named lists of strings and named lists of 64-bit keys, little-endian,
/// read in one go. Which of them a model has is the model's business.
/// </summary>
public sealed class ModelFile
{
    private const uint Magic = 0x314E4452; // "RDN1"
    private const int Run = 32;

    private readonly Dictionary<string, Tensor> tensors = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TensorCode> codes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string[]> lists = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ulong[]> keys = new(StringComparer.Ordinal);

    public void Add(Tensor tensor, TensorCode code)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(tensor.Values.Length, tensor.Rows * tensor.Columns);
        tensors.Add(tensor.Name, tensor);
        codes.Add(tensor.Name, code);
    }

    public void Add(string name, string[] list) => lists.Add(name, list);

    public void Add(string name, ulong[] list) => keys.Add(name, list);

    public bool HasTensor(string name) => tensors.ContainsKey(name);

    /// <exception cref="InputException">The file has no tensor of that name.</exception>
    public Tensor Tensor(string name) => tensors.TryGetValue(name, out var found) ? found : throw Missing("tensor", name);

    /// <exception cref="InputException">The file has no list of that name.</exception>
    public string[] List(string name) => lists.TryGetValue(name, out string[]? found) ? found : throw Missing("list", name);

    /// <exception cref="InputException">The file has no keys of that name.</exception>
    public ulong[] Keys(string name) => keys.TryGetValue(name, out ulong[]? found) ? found : throw Missing("keys", name);

    public void Write(Stream stream)
    {
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        writer.Write(Magic);
        writer.Write(lists.Count);
        foreach (var (name, list) in lists.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            writer.Write(name);
            writer.Write(list.Length);
            Array.ForEach(list, writer.Write);
        }

        writer.Write(keys.Count);
        foreach (var (name, list) in keys.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            writer.Write(name);
            writer.Write(list.Length);
            Array.ForEach(list, writer.Write);
        }

        writer.Write(tensors.Count);
        foreach (var tensor in tensors.Values.OrderBy(tensor => tensor.Name, StringComparer.Ordinal))
        {
            Write(writer, tensor, codes[tensor.Name]);
        }
    }

    /// <exception cref="InputException">The stream does not hold a model.</exception>
    public static ModelFile Read(Stream stream)
    {
        byte[] bytes = ReadAll(stream);
        if (bytes.Length < 4 || BinaryPrimitives.ReadUInt32LittleEndian(bytes) != Magic)
        {
            throw new InputException("model: the file does not start with RDN1; expected a file that `readout train` wrote");
        }

        using var reader = new BinaryReader(new MemoryStream(bytes, 4, bytes.Length - 4), Encoding.UTF8);
        var file = new ModelFile();
        try
        {
            for (int count = reader.ReadInt32(); count > 0; count--)
            {
                string name = reader.ReadString();
                string[] list = new string[reader.ReadInt32()];
                for (int i = 0; i < list.Length; i++)
                {
                    list[i] = string.Intern(reader.ReadString());
                }

                file.Add(name, list);
            }

            for (int count = reader.ReadInt32(); count > 0; count--)
            {
                string name = reader.ReadString();
                ulong[] list = new ulong[reader.ReadInt32()];
                reader.ReadExactly(MemoryMarshal.AsBytes(list.AsSpan()));
                file.Add(name, list);
            }

            for (int count = reader.ReadInt32(); count > 0; count--)
            {
                var (tensor, code) = ReadTensor(reader);
                file.Add(tensor, code);
            }
        }
        catch (EndOfStreamException)
        {
            throw new InputException("model: the file ends too early; it was not copied whole");
        }

        return file;
    }

    internal static byte[] ReadAll(Stream stream)
    {
        if (stream.CanSeek)
        {
            byte[] bytes = GC.AllocateUninitializedArray<byte>(checked((int)(stream.Length - stream.Position)));
            stream.ReadExactly(bytes);
            return bytes;
        }

        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    private static void Write(BinaryWriter writer, Tensor tensor, TensorCode code)
    {
        writer.Write(tensor.Name);
        writer.Write(tensor.Rows);
        writer.Write(tensor.Columns);
        writer.Write((byte)code);
        if (code == TensorCode.Single)
        {
            writer.Write(MemoryMarshal.AsBytes(tensor.Values.AsSpan()));
        }
        else if (code == TensorCode.Half)
        {
            foreach (float value in tensor.Values)
            {
                writer.Write((Half)value);
            }
        }
        else
        {
            for (int row = 0; row < tensor.Rows; row++)
            {
                var values = tensor.Values.AsSpan(row * tensor.Columns, tensor.Columns);
                for (int i = 0; i < values.Length; i += Run)
                {
                    WriteRun(writer, values[i..Math.Min(values.Length, i + Run)]);
                }
            }
        }
    }

    private static void WriteRun(BinaryWriter writer, ReadOnlySpan<float> values)
    {
        float largest = 0;
        foreach (float value in values)
        {
            largest = Math.Max(largest, Math.Abs(value));
        }

        // Rounded up to the next half, so that the largest value still fits 127 steps.
        var scale = (Half)(largest / 127);
        scale = (float)scale * 127 < largest ? Half.BitIncrement(scale) : scale;
        writer.Write(scale);
        foreach (float value in values)
        {
            writer.Write(scale == Half.Zero ? (sbyte)0 : (sbyte)MathF.Round(value / (float)scale));
        }
    }

    private static (Tensor Tensor, TensorCode Code) ReadTensor(BinaryReader reader)
    {
        string name = reader.ReadString();
        int rows = reader.ReadInt32();
        int columns = reader.ReadInt32();
        var code = (TensorCode)reader.ReadByte();
        float[] values = GC.AllocateUninitializedArray<float>(checked(rows * columns));
        if (code == TensorCode.Single)
        {
            reader.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        }
        else if (code == TensorCode.Half)
        {
            var halves = new Half[values.Length];
            reader.ReadExactly(MemoryMarshal.AsBytes(halves.AsSpan()));
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = (float)halves[i];
            }
        }
        else
        {
            Span<byte> run = stackalloc byte[Run];
            for (int row = 0; row < rows; row++)
            {
                for (int i = 0; i < columns; i += Run)
                {
                    int count = Math.Min(Run, columns - i);
                    float scale = (float)reader.ReadHalf();
                    reader.ReadExactly(run[..count]);
                    for (int c = 0; c < count; c++)
                    {
                        values[(row * columns) + i + c] = (sbyte)run[c] * scale;
                    }
                }
            }
        }

        return (new Tensor(name, rows, columns, values), code);
    }

    private static InputException Missing(string kind, string name) =>
        new($"model: {kind} \"{name}\" is missing; the file was written by another version of `readout train`");
}
