using System.Text.RegularExpressions;

namespace Readout.Tests.House;

/// <summary>
/// A stage of the engine uses only the stages before it. One project holds them all, so the compiler can't
/// say it; this reads the source for names of the form <c>Readout.Stage</c>.
/// </summary>
public partial class StageOrderTests
{
    private static readonly string[] Stages =
        ["Text", "Lexicons", "Neural", "Pages", "Articles", "Syntax", "Names", "Statements", "Events", "Records"];

    [Fact]
    public void No_stage_looks_downstream()
    {
        var files = Directory.GetFiles(Engine, "*.cs", SearchOption.AllDirectories)
            .Select(file => (Path: Path.GetRelativePath(Engine, file), Code: File.ReadAllText(file)));
        Assert.Empty(files.SelectMany(file => Faults(file.Path, file.Code)));
    }

    [Fact]
    public void Every_folder_of_the_engine_is_a_stage()
    {
        var folders = Directory.GetDirectories(Engine).Select(Path.GetFileName).Except(["bin", "obj"]);
        Assert.Empty(folders.Except(Stages));
    }

    [Theory]
    [InlineData("Text/A.cs", "using Readout.Pages;\nnamespace Readout.Text;", "Pages")]
    [InlineData("Names/A.cs", "global using Readout.Statements;\nnamespace Readout.Names;", "Statements")]
    [InlineData("Names/A.cs", "using static Readout.Events.Codes;\nnamespace Readout.Names;", "Events")]
    [InlineData("Names/A.cs", "using E = Readout.Events.Event;\nnamespace Readout.Names;", "Events")]
    [InlineData("Names/Deep/A.cs", "using Readout.Events.Deep;\nnamespace Readout.Names.Deep;", "Events")]
    [InlineData("Syntax/A.cs", "namespace Readout.Syntax;\nclass A { object B() => new Readout.Records.C(); }", "Records")]
    [InlineData("Syntax/A.cs", "namespace Readout.Names;", "Names")]
    public void A_look_downstream_is_found(string path, string code, string stage) =>
        Assert.Contains(Faults(path, code), fault => fault.Contains(stage, StringComparison.Ordinal));

    [Theory]
    [InlineData("Names/A.cs", "using Readout.Text;\nusing Readout.Syntax;\nnamespace Readout.Names;")]
    [InlineData("Names/A.cs", "namespace Readout.Names; // Readout.Events may use this")]
    [InlineData("Reader.cs", "using Readout.Events;\nnamespace Readout;")]
    public void A_look_upstream_is_allowed(string path, string code) => Assert.Empty(Faults(path, code));

    private static string Engine => Repository.File("src", "Readout");

    private static IEnumerable<string> Faults(string path, string code)
    {
        string stage = path.Replace('\\', '/').Split('/')[0];
        int own = Array.IndexOf(Stages, stage);
        if (own < 0)
        {
            return []; // the files at the top name every stage in order
        }

        return QualifiedName().Matches(Comment().Replace(code, ""))
            .Select(match => match.Groups[1].Value)
            .Where(used => Array.IndexOf(Stages, used) > own)
            .Distinct(StringComparer.Ordinal)
            .Select(used => $"{path} is of {stage} and uses {used}, a later stage");
    }

    [GeneratedRegex(@"\bReadout\.(\w+)")]
    private static partial Regex QualifiedName();

    [GeneratedRegex("//.*")]
    private static partial Regex Comment();
}
