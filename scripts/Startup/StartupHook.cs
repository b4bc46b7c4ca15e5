using Readout.Startup;

/// <summary>
/// Loaded before a program by DOTNET_STARTUP_HOOKS; at the program's end it writes what was compiled to the file that
/// STARTUP_PROFILE names. The runtime asks for a type of this name in no namespace.
/// </summary>
internal static class StartupHook
{
    public static void Initialize()
    {
        string path = Environment.GetEnvironmentVariable("STARTUP_PROFILE") ?? throw new InvalidOperationException("STARTUP_PROFILE must name a file to write");
        var compiled = new CompiledMethods();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => ProfileFile.Write(path, compiled.Generic());
    }
}
