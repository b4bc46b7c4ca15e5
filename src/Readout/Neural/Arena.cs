using System.Runtime.InteropServices;

namespace Readout.Neural;

/// <summary>
/// Scratch memory for one call at a time: buffers are handed out one behind the other, aligned to a cache
/// line, and all given back at once by <see cref="Reset"/>. A pool of arenas makes a model free of
/// allocation after its first calls. Not thread-safe: one arena a call.
/// </summary>
public sealed unsafe class Arena : IDisposable
{
    private const int Alignment = 64;
    private const int SmallestBlock = 1 << 20;

    private readonly List<(nint Address, int Floats)> blocks = [];
    private int block;
    private int used;

    ~Arena() => Free();

    /// <summary>A buffer of <paramref name="count"/> floats that holds whatever was there before.</summary>
    public float* Take(int count)
    {
        int padded = (count + 15) & ~15;
        while (block < blocks.Count && used + padded > blocks[block].Floats)
        {
            block++;
            used = 0;
        }

        if (block == blocks.Count)
        {
            int size = Math.Max(padded, SmallestBlock);
            blocks.Add(((nint)NativeMemory.AlignedAlloc((nuint)size * sizeof(float), Alignment), size));
            used = 0;
        }

        float* address = (float*)blocks[block].Address + used;
        used += padded;
        return address;
    }

    /// <summary>A buffer of <paramref name="count"/> floats, all zero.</summary>
    public float* TakeZeroed(int count)
    {
        float* address = Take(count);
        new Span<float>(address, count).Clear();
        return address;
    }

    /// <summary>A point to which <see cref="Release"/> can return, giving back what was taken since.</summary>
    public (int Block, int Used) Mark() => (block, used);

    public void Release((int Block, int Used) mark) => (block, used) = mark;

    /// <summary>Gives every buffer back; the memory stays for the next call.</summary>
    public void Reset()
    {
        block = 0;
        used = 0;
    }

    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private void Free()
    {
        foreach (var (address, _) in blocks)
        {
            NativeMemory.AlignedFree((void*)address);
        }

        blocks.Clear();
    }
}
