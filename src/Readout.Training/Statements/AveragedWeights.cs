using Readout.Statements.Learned;

namespace Readout.Training.Statements;

/// <summary>Weights of a perceptron with the running sum that their average comes from (Collins 2002), kept lazily.</summary>
internal sealed class AveragedWeights(HashedWeights weights)
{
    private readonly double[] totals = new double[weights.Values.Length];
    private readonly int[] stamps = new int[weights.Values.Length];

    /// <summary>Moves weight from the column guessed to the right one, for each feature.</summary>
    /// <param name="now">How many examples have been seen.</param>
    public void Reward(uint[] features, int right, int guessed, int now)
    {
        foreach (uint feature in features)
        {
            int slot = weights.Slot(feature);
            Add(slot + right, 1, now);
            Add(slot + guessed, -1, now);
        }
    }

    /// <summary>Replaces each weight by its average over all examples.</summary>
    public void Average(int now)
    {
        float[] values = weights.Values;
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = (float)((totals[i] + ((double)(now - stamps[i]) * values[i])) / now);
        }
    }

    private void Add(int index, float by, int now)
    {
        float[] values = weights.Values;
        totals[index] += (double)(now - stamps[index]) * values[index];
        stamps[index] = now;
        values[index] += by;
    }
}
