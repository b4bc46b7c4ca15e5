namespace Readout.Tests.House;

/// <summary>The public corpora and scorers, in the folder <c>shared</c> beside the checkout where there is one.</summary>
internal static class SharedCorpora
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Repository.Root, "..", "shared"));

    public static string? Missing { get; } =
        Directory.Exists(Path.Combine(Root, "corpora")) ? null : $"the public corpora are not at {Root}";

    public static string File(params string[] parts) => Path.Combine([Root, .. parts]);
}

/// <summary>A fact that needs the public corpora; skipped, with the reason, where they are absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedFactAttribute : FactAttribute
{
    public SharedFactAttribute() => Skip = SharedCorpora.Missing!;
}

/// <summary>A theory that needs the public corpora; skipped, with the reason, where they are absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedTheoryAttribute : TheoryAttribute
{
    public SharedTheoryAttribute() => Skip = SharedCorpora.Missing!;
}
