using System.Text.Json;
using System.Text.Json.Serialization;
using Readout.Tests.House;

namespace Readout.Tests.Quality;

/// <summary>
/// Quality only ratchets: each figure in <c>tests/quality/floors.json</c> must be reached. With
/// READOUT_RAISE_FLOORS=1 floors that are passed are raised instead; lowering one is an edit by hand that
/// says why in its <c>why</c>.
/// </summary>
public class FloorTests
{
    // Scores repeat to the last digit on one machine; between processors a tie may fall the other way.
    private const double Noise = 0.002;

    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public static TheoryData<string> Figures()
    {
        var figures = new TheoryData<string>();
        foreach (string figure in Floors().Keys)
        {
            figures.Add(figure);
        }

        return figures;
    }

    [SharedTheory]
    [Trait("Speed", "slow")]
    [MemberData(nameof(Figures))]
    public void A_figure_is_at_or_above_its_floor(string figure)
    {
        var floor = Floors()[figure];
        string digest = QualitySets.Digest(QualitySets.Of(figure));
        Assert.True(floor.Digest == digest, $"{figure}: the floor was measured on data {floor.Digest}, this is {digest}");
        double value = QualitySets.Value(figure);
        if (Environment.GetEnvironmentVariable("READOUT_RAISE_FLOORS") == "1" && value > floor.Value)
        {
            Raise(figure, floor with { Value = Math.Floor(value * 1000) / 1000 });
        }

        Assert.True(value >= floor.Value - Noise, FormattableString.Invariant($"{figure} is {value:0.####}, below its floor {floor.Value:0.####}"));
    }

    [Fact]
    public void Every_floor_names_a_set() => Assert.All(Floors().Keys, figure => QualitySets.Of(figure));

    private static string File => Path.Combine(Repository.Root, "tests", "quality", "floors.json");

    private static SortedDictionary<string, Floor> Floors() =>
        new(JsonSerializer.Deserialize<Dictionary<string, Floor>>(System.IO.File.ReadAllText(File), Options)!, StringComparer.Ordinal);

    private static void Raise(string figure, Floor floor)
    {
        var floors = Floors();
        floors[figure] = floor;
        System.IO.File.WriteAllText(File, JsonSerializer.Serialize(floors, Options) + "\n");
    }

    private sealed record Floor(double Value, string Digest, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Why = null);
}
