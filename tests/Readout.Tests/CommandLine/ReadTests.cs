using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Readout.Tests.House;

namespace Readout.Tests.CommandLine;

public sealed class ReadTests : IDisposable
{
    private const int Documents = 150;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Reading_again_adds_nothing_and_a_changed_file_is_a_new_version()
    {
        Write(3);
        Assert.Contains("3 articles in 3 new documents", ReadoutProgram.Run(folder.Path, "read", "in").Errors, StringComparison.Ordinal);
        var again = ReadoutProgram.Run(folder.Path, "read", "in");
        Assert.Equal(0, again.ExitCode);
        Assert.Contains("3 documents were known already.", again.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("new document", again.Errors, StringComparison.Ordinal);
        folder.Write("in/0001.txt", Text(1) + "\n\nA line was added to this report afterwards, as often happens.\n");
        Assert.Contains("1 document took the place of an older version.", ReadoutProgram.Run(folder.Path, "read", "in").Errors, StringComparison.Ordinal);
        Assert.Equal(3, Lines(ReadoutProgram.Run(folder.Path, "find", "--json", "kind:article").Output));
    }

    [Theory]
    [InlineData("1")]
    [InlineData("2")]
    [Trait("Speed", "slow")]
    public void A_kill_at_any_moment_loses_nothing_and_doubles_nothing(string jobs)
    {
        Write(Documents);
        var random = new Random(jobs[0]);
        long before = 0;
        for (int round = 0; round < 4; round++)
        {
            using var process = Start(jobs);
            // From the first stored document on: earlier there is nothing to lose.
            while (!process.HasExited && Stored() <= before)
            {
                Thread.Sleep(5);
            }

            Thread.Sleep(random.Next(40));
            process.Kill();
            process.WaitForExit();
            long stored = Stored();
            Assert.True(stored >= before, $"{before} documents were stored, {stored} are left");
            Assert.Equal("ok", Scalar("PRAGMA integrity_check"));
            Assert.Equal(stored, Scalar("SELECT count(*) FROM entries WHERE kind = 'article'"));
            before = stored;
        }

        var rest = ReadoutProgram.Run(folder.Path, "read", "--jobs", jobs, "in");
        Assert.Equal(0, rest.ExitCode);
        Assert.Equal((long)Documents, Stored());
        Assert.Equal((long)Documents, Scalar("SELECT count(DISTINCT record_id) FROM articles"));
        Assert.Equal("ok", Scalar("PRAGMA integrity_check"));
    }

    [Fact]
    public void Ctrl_c_ends_the_run_and_keeps_what_was_read()
    {
        Write(Documents);
        using var process = Start("1");
        while (!process.HasExited && Stored() == 0)
        {
            Thread.Sleep(5);
        }

        using (Process.Start("kill", ["-INT", process.Id.ToString()])!)
        {
        }

        process.WaitForExit();
        // The run may have been done before the signal came.
        Assert.Contains(process.ExitCode, new[] { 130, 0 });
        Assert.True(Stored() > 0);
        ReadoutProgram.Run(folder.Path, "read", "-q", "in");
        Assert.Equal((long)Documents, Stored());
    }

    [Theory]
    [InlineData("find", "x")]
    [InlineData("show", "s1")]
    [InlineData("actors")]
    [InlineData("export", "--format", "csv")]
    public void Without_a_ledger_the_first_step_is_named(params string[] arguments)
    {
        var run = ReadoutProgram.Run(folder.Path, arguments);
        Assert.Equal(2, run.ExitCode);
        Assert.Equal("", run.Output);
        Assert.Equal("readout: readout.db: there is no ledger here yet; begin with: readout read FILE...\n", run.Errors);
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void A_ledger_address_comes_from_the_option_or_the_environment()
    {
        Write(1);
        Shell.Run(folder.Path, "READOUT_LEDGER=there.db readout read -q in");
        Assert.True(File.Exists(folder.File("there.db")));
        Assert.Equal(1, Lines(ReadoutProgram.Run(folder.Path, "find", "--ledger", "there.db", "--json", "kind:article").Output));
        var postgres = ReadoutProgram.Run(folder.Path, "find", "--ledger", "postgres://host/db", "x");
        Assert.Equal(2, postgres.ExitCode);
    }

    [Fact]
    public void Looking_leaves_no_files_behind()
    {
        Write(1);
        ReadoutProgram.Run(folder.Path, "read", "-q", "in");
        ReadoutProgram.Run(folder.Path, "find", "minister");
        Assert.Equal(["readout.db"], Directory.GetFiles(folder.Path).Select(Path.GetFileName));
    }

    private static string Text(int number) =>
        $"Minister Number {number} Speaks\n\nThe minister of place number {number} said on Tuesday that talks would go on for a while.\n\nA second paragraph of report {number} stands here so that it looks like news.\n";

    private void Write(int count)
    {
        for (int i = 0; i < count; i++)
        {
            folder.Write($"in/{i:0000}.txt", Text(i));
        }
    }

    private Process Start(string jobs)
    {
        var start = new ProcessStartInfo("dotnet", [ReadoutProgram.Path, "read", "-q", "--jobs", jobs, "in"]) { WorkingDirectory = folder.Path };
        return Process.Start(start)!;
    }

    private long Stored()
    {
        try
        {
            return Scalar("SELECT count(*) FROM documents") as long? ?? 0;
        }
        catch (SqliteException)
        {
            return 0; // not made yet
        }
    }

    private object? Scalar(string sql)
    {
        if (!File.Exists(folder.File("readout.db")))
        {
            return null;
        }

        using var connection = new SqliteConnection($"Data Source={folder.File("readout.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    private static int Lines(string output) => output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length;
}
