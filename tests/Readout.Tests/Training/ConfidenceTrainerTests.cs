using Readout.Statements.Learned;
using Readout.Training.Statements;

namespace Readout.Tests.Training;

public class ConfidenceTrainerTests
{
    [Fact]
    public void Where_three_of_four_are_right_the_confidence_is_three_quarters()
    {
        var examples = Enumerable.Range(0, 200).Select(i => Example(i % 2 == 1, right: i % 2 == 1 ? i % 8 != 1 : i % 4 == 0)).ToArray();
        float[] weights = ConfidenceTrainer.Train(examples);
        Assert.InRange(Chance(weights, Example(true, true).X), 0.72, 0.78);
        Assert.InRange(Chance(weights, Example(false, true).X), 0.47, 0.53);
        Assert.InRange(ConfidenceTrainer.Error(examples, weights), 0, 0.03);
    }

    [Fact]
    public void A_confidence_that_is_always_wrong_has_an_error_of_one()
    {
        var weights = new float[ConfidenceModel.Features];
        weights[0] = 20;
        Assert.Equal(1, ConfidenceTrainer.Error([Example(false, false), Example(true, false)], weights), 5);
    }

    private static double Chance(float[] weights, float[] x) => 1 / (1 + Math.Exp(-TableRows.Dot(weights, x)));

    private static (float[] X, bool Right) Example(bool drafted, bool right)
    {
        var x = new float[ConfidenceModel.Features];
        (x[0], x[4]) = (1, drafted ? 1 : 0);
        return (x, right);
    }
}
