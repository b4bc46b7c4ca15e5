using System.Diagnostics;
using System.Text;

namespace Readout.Tests.House;

/// <summary>What a run of the program left behind.</summary>
internal sealed record ProgramRun(int ExitCode, string Output, string Errors);

/// <summary>The <c>readout</c> program, run as a user runs it: its own process, a folder of its own.</summary>
internal static class ReadoutProgram
{
    public static string Path { get; } = typeof(App.Program).Assembly.Location;

    public static ProgramRun Run(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            WorkingDirectory = folder,
        };
        start.ArgumentList.Add(Path);
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new ProgramRun(process.ExitCode, output, errors.Result);
    }
}
