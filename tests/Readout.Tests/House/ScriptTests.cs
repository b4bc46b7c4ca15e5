using System.Diagnostics;

namespace Readout.Tests.House;

/// <summary>The script <c>readout</c> builds when it must, and only then.</summary>
public sealed class ScriptTests : IDisposable
{
    private readonly TemporaryFolder home = new();

    public void Dispose() => home.Dispose();

    [Fact]
    public void A_program_that_is_built_is_run_without_building() => Assert.Equal("run", Run(runtime: home.Path));

    [Fact]
    public void A_program_without_a_runtime_of_its_own_runs_on_any() => Assert.Equal("run", Run(runtime: ""));

    [Fact]
    public void A_program_whose_runtime_was_updated_away_is_built_again() => Assert.Equal("build run", Run(runtime: home.File("10.0.1")));

    [Fact]
    public void A_program_older_than_a_source_is_built_again() => Assert.Equal("build run", Run(runtime: "", newer: true));

    /// <summary>What a stand-in for <c>dotnet</c> is asked to do.</summary>
    private string Run(string runtime, bool newer = false)
    {
        foreach (string folder in new[] { "src", "lexicons", "models" })
        {
            Directory.CreateDirectory(home.File(folder));
        }

        home.Write("global.json", "{}");
        home.Write("Directory.Build.props", "<Project/>");
        home.Write("artifacts/bin/Readout.App/release/Readout.App.dll", "");
        home.Write("artifacts/bin/Readout.App/release/runtime", runtime + "\n");
        File.SetLastWriteTimeUtc(home.Write("artifacts/built", ""), DateTime.UnixEpoch.AddYears(newer ? 1 : 90));
        string log = home.File("log");
        string script = home.Write("readout", File.ReadAllText(Repository.File("readout")));
        string dotnet = home.Write("bin/dotnet", $"#!/usr/bin/env bash\ncase $1 in build) echo build ;; *) echo run ;; esac >> '{log}'\n");
        if (!OperatingSystem.IsWindows())
        {
            foreach (string file in new[] { script, dotnet })
            {
                File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }
        }

        var start = new ProcessStartInfo("bash", [script, "--version"]) { RedirectStandardError = true };
        start.Environment["PATH"] = $"{home.File("bin")}:{Environment.GetEnvironmentVariable("PATH")}";
        using var process = Process.Start(start)!;
        string errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, errors);
        return string.Join(' ', File.ReadAllLines(log));
    }
}
