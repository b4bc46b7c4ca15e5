namespace Readout.App.Cli;

/// <summary>The version that a document was read by; a newer one reads it again.</summary>
internal static class Coder
{
    public static string Version { get; } = typeof(Reader).Assembly.GetName().Version?.ToString(3) ?? "0";
}
