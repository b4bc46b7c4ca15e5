namespace Readout.Training;

/// <summary>How far a training is: after each batch or epoch, and with scores where they were taken.</summary>
/// <param name="Scores">What the model reaches on held-out data, in words; null where it was not measured.</param>
public sealed record TrainingProgress(int Epoch, int Epochs, double ShareOfEpoch, double Loss, TimeSpan Elapsed, string? Scores = null);
