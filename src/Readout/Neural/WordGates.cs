using System.Collections.Concurrent;

namespace Readout.Neural;

/// <summary>
/// What both directions of a recurrent layer make of a word's own input, before they know its neighbours. It is the same
/// wherever the word stands; so each word is multiplied once a batch, and those met first, soon all the frequent ones, only
/// once. Thread-safe.
/// </summary>
/// <param name="inputs">Width of a word's input.</param>
/// <param name="write">Writes the input of a word.</param>
public sealed unsafe class WordGates(Lstm forward, Lstm backward, int inputs, WordGates.WriteInput write)
{
    // About sixteen megabytes for 160 units; four words of news in five are among as many.
    private const int Most = 4096;

    private readonly ConcurrentDictionary<string, float[]> kept = new(StringComparer.Ordinal);
    private int count;

    public delegate void WriteInput(ReadOnlySpan<char> word, Span<float> input);

    /// <summary>Gates for each row of a batch, the biases in them.</summary>
    /// <param name="word">The word at a place of a sequence.</param>
    /// <param name="ahead">Those of the forward direction.</param>
    /// <param name="behind">Those of the backward direction.</param>
    public void Write(SequenceBatch batch, Func<int, int, ReadOnlyMemory<char>> word, Arena arena, out float* ahead, out float* behind)
    {
        int width = 3 * forward.Units;
        ahead = arena.Take(batch.Rows * width);
        behind = arena.Take(batch.Rows * width);
        float* x = arena.Take(batch.Rows * inputs);
        var known = kept.GetAlternateLookup<ReadOnlySpan<char>>();
        var fresh = new Dictionary<string, int>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        List<(int Row, int Input)> open = [];
        for (int s = 0; s < batch.Sequences; s++)
        {
            for (int i = 0; i < batch.Length(s); i++)
            {
                var form = word(s, i).Span;
                int row = batch.Row(s, i);
                if (known.TryGetValue(form, out float[]? gates))
                {
                    gates.AsSpan(0, width).CopyTo(Row(ahead, row, width));
                    gates.AsSpan(width).CopyTo(Row(behind, row, width));
                    continue;
                }

                if (!fresh.TryGetValue(form, out int input))
                {
                    input = fresh.Dictionary.Count;
                    fresh[form] = input;
                    write(form, Row(x, input, inputs));
                }

                open.Add((row, input));
            }
        }

        int different = fresh.Dictionary.Count;
        var rows = WholeRows.Of(x, inputs, different, inputs, arena);
        float* newAhead = forward.Gates(rows, different, arena);
        float* newBehind = backward.Gates(rows, different, arena);
        foreach (var (row, input) in open)
        {
            Row(newAhead, input, width).CopyTo(Row(ahead, row, width));
            Row(newBehind, input, width).CopyTo(Row(behind, row, width));
        }

        foreach (var (form, input) in fresh.Dictionary)
        {
            if (count >= Most)
            {
                break;
            }

            float[] gates = [.. Row(newAhead, input, width), .. Row(newBehind, input, width)];
            if (kept.TryAdd(form, gates))
            {
                Interlocked.Increment(ref count);
            }
        }
    }

    private static Span<float> Row(float* rows, int row, int width) => new(rows + ((long)row * width), width);
}
