namespace Readout.Statements.Learned;

/// <summary>A statement with what spoke for it.</summary>
/// <param name="Learned">What the models made of its cue; null where they saw none.</param>
/// <param name="Drafted">The rules drafted it too.</param>
/// <param name="Taken">Source and content are as the models read them.</param>
/// <param name="Shared">How much of the content the rules and the models have in common, 0 to 1 (F1 of characters).</param>
internal sealed record Joined(Draft Draft, Attribution? Learned, bool Drafted, bool Taken, float Shared);
