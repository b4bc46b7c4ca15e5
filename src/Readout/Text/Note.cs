namespace Readout.Text;

/// <summary>
/// What went wrong, or is worth knowing, about one input: the world's mess as a result, not an exception.
/// </summary>
/// <param name="Code">One of <see cref="NoteCodes"/>, explained in <c>docs/notes.md</c>.</param>
/// <param name="Span">Where in the input's text, when it has a place.</param>
public sealed record Note(string Code, string Message, TextSpan? Span = null);
