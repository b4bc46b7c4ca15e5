using System.Text.Json.Nodes;
using NJsonSchema;
using Readout.Tests.House;

namespace Readout.Tests.Records;

/// <summary><c>docs/record.schema.json</c> is what <c>readout code</c> prints, no more and no less.</summary>
public class RecordSchemaTests
{
    private static readonly JsonSchema Schema =
        JsonSchema.FromFileAsync(Repository.File("docs", "record.schema.json")).GetAwaiter().GetResult();

    [Fact]
    public void Every_record_of_the_samples_follows_the_schema()
    {
        var run = ReadoutProgram.Run(Repository.Root, ["code", .. Samples()]);
        Assert.True(run.ExitCode == 0, run.Errors);
        string[] records = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.True(records.Length >= Samples().Length, $"{records.Length} records of {Samples().Length} pages");
        Assert.All(records, record => Assert.Empty(Faults(record)));
    }

    [Fact]
    public void The_example_follows_the_schema() => Assert.Empty(Faults(RecordExample.Json));

    [Theory]
    [InlineData("", "surprise", "\"x\"")]
    [InlineData("article", "region", "[1]")]
    [InlineData("article", "region", "[0, 1, 2]")]
    [InlineData("article", "language", "\"English\"")]
    [InlineData("article", "direction", "\"up\"")]
    [InlineData("statements.0", "stance", "\"mumbles\"")]
    [InlineData("statements.0", "confidence", "1.5")]
    [InlineData("statements.0.source", "kind", "\"Named\"")]
    [InlineData("statements.0.source", "country", "\"Turkey\"")]
    [InlineData("statements.0.source", "surprise", "null")]
    [InlineData("events.0", "type", "\"CHAT\"")]
    [InlineData("events.0", "status", "null")]
    [InlineData("events.0.actors.0", "sectors", "[\"gov\"]")]
    [InlineData("places.0", "lat", "91")]
    [InlineData("times.0", "type", "\"DAY\"")]
    public void A_record_that_breaks_the_schema_is_refused(string path, string property, string value)
    {
        var record = JsonNode.Parse(RecordExample.Json)!;
        var node = record;
        foreach (string step in path.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            node = int.TryParse(step, out int index) ? node[index]! : node[step]!;
        }

        node[property] = JsonNode.Parse(value);
        Assert.NotEmpty(Faults(record.ToJsonString()));
    }

    [Theory]
    [InlineData("id")]
    [InlineData("sentences")]
    [InlineData("instruments")]
    public void A_record_that_lacks_a_field_is_refused(string property)
    {
        var record = JsonNode.Parse(RecordExample.Json)!.AsObject();
        record.Remove(property);
        Assert.NotEmpty(Faults(record.ToJsonString()));
    }

    private static IEnumerable<string> Faults(string record) => Schema.Validate(record).Select(fault => fault.ToString());

    private static string[] Samples() =>
        [.. Directory.GetFiles(Repository.File("samples")).Where(file => !file.EndsWith(".md", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
}
