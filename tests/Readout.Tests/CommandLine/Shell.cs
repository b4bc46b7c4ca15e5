using System.Diagnostics;
using Readout.Tests.House;

namespace Readout.Tests.CommandLine;

/// <summary>The program in a shell pipeline; <c>readout</c> is a function there, pipes fail as their parts do.</summary>
internal static class Shell
{
    public static ProgramRun Run(string folder, string script)
    {
        var start = new ProcessStartInfo("bash") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add("readout() { dotnet \"$PROGRAM\" \"$@\"; }\n" + script);
        start.Environment["PROGRAM"] = ReadoutProgram.Path;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new ProgramRun(process.ExitCode, output, errors.Result);
    }
}
