using System.Text.Json;
using Readout.Tests.House;

namespace Readout.Tests.Quality;

/// <summary>The frame of one article of the samples. Null is none for a caption, and not asked for a date.</summary>
/// <param name="Paragraphs">How many, sub-headings included; deck, dateline of its own and captions left out.</param>
/// <param name="First">How the first paragraph ends.</param>
/// <param name="Last">How the last paragraph ends.</param>
internal sealed record SampleArticle(
    string Id, string Headline, int Paragraphs, string First, string Last, string? Caption, string? Credit, string? Published, string[] Authors);

/// <summary>How well the samples' own pages are told apart and taken apart, as the program prints them.</summary>
internal static class SampleArticles
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static string File { get; } = Repository.File("tests", "quality", "articles", "samples.jsonl");

    /// <summary>
    /// Shares of the articles where each is right: <c>headline</c>, <c>body</c> (number, first and last of the
    /// paragraphs), <c>captions</c> (text and credit, and no other), <c>published</c>, <c>authors</c>; and
    /// <c>articles</c>, one less the articles too many or too few for each that is there.
    /// </summary>
    public static object Measure()
    {
        var gold = System.IO.File.ReadAllLines(File).Select(line => JsonSerializer.Deserialize<SampleArticle>(line, Options)!).ToList();
        string[] pages = [.. Directory.GetFiles(Repository.File("samples"), "??-*").Order(StringComparer.Ordinal)];
        var run = ReadoutProgram.Run(Repository.Root, ["code", .. pages]);
        var records = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement)
            .ToDictionary(record => record.GetProperty("id").GetString()!);
        int missed = gold.Count(article => !records.ContainsKey(article.Id)), extra = records.Keys.Except(gold.Select(article => article.Id)).Count();
        double Share(Func<SampleArticle, JsonElement, bool> right) =>
            gold.Count(article => records.TryGetValue(article.Id, out var record) && right(article, record)) / (double)gold.Count;
        return new
        {
            articles = 1 - ((missed + extra) / (double)gold.Count),
            headline = Share((article, record) => Field(record, "headline").GetString() == article.Headline),
            body = Share(BodyIsRight),
            captions = Share(CaptionsAreRight),
            published = Share((article, record) => article.Published is null || Field(record, "published").GetString() == article.Published),
            authors = Share((article, record) => Field(record, "authors").EnumerateArray().Select(author => author.GetString()!).SequenceEqual(article.Authors)),
        };
    }

    private static bool BodyIsRight(SampleArticle article, JsonElement record)
    {
        string text = record.GetProperty("text").GetString()!;
        string[] body = [.. Field(record, "body").EnumerateArray().Select(span => text[span[0].GetInt32()..span[1].GetInt32()])];
        return body.Length == article.Paragraphs
            && body[0].EndsWith(article.First, StringComparison.Ordinal)
            && body[^1].EndsWith(article.Last, StringComparison.Ordinal);
    }

    private static bool CaptionsAreRight(SampleArticle article, JsonElement record)
    {
        var captions = Field(record, "captions").EnumerateArray().ToList();
        return article.Caption is null
            ? captions.Count == 0
            : captions.Count == 1
                && captions[0].GetProperty("text").GetString() == article.Caption
                && captions[0].GetProperty("credit").GetString() == article.Credit;
    }

    private static JsonElement Field(JsonElement record, string name) => record.GetProperty("article").GetProperty(name);
}
