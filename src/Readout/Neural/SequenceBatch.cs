namespace Readout.Neural;

/// <summary>
/// Sequences of a batch laid out step after step: row <c>FirstRow(t) + s</c> is element t of sequence s.
/// Sequences stand longest first, so those still running at a step are a prefix, and a step of a recurrent
/// layer is one matrix product over neighbouring rows with no padding.
/// </summary>
public sealed class SequenceBatch
{
    private readonly int[] firstRows;
    private readonly int[] lengths;

    /// <param name="lengths">Length of each sequence, longest first, each at least 1.</param>
    public SequenceBatch(int[] lengths)
    {
        this.lengths = lengths;
        Steps = lengths.Length == 0 ? 0 : lengths[0];
        firstRows = new int[Steps + 1];
        int running = lengths.Length;
        for (int step = 0; step < Steps; step++)
        {
            while (lengths[running - 1] <= step)
            {
                running--;
            }

            firstRows[step + 1] = firstRows[step] + running;
        }

        for (int s = 1; s < lengths.Length; s++)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(lengths[s], lengths[s - 1], nameof(lengths));
        }
    }

    /// <summary>Length of the longest sequence.</summary>
    public int Steps { get; }

    /// <summary>Elements of all sequences together.</summary>
    public int Rows => firstRows[Steps];

    public int Sequences => lengths.Length;

    public int Length(int sequence) => lengths[sequence];

    public int FirstRow(int step) => firstRows[step];

    /// <summary>How many sequences are longer than <paramref name="step"/>.</summary>
    public int Running(int step) => step < Steps ? firstRows[step + 1] - firstRows[step] : 0;

    public int Row(int sequence, int position) => firstRows[position] + sequence;
}
