using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Readout.Tests.House;
using Readout.Text;

namespace Readout.Tests.Quality;

/// <summary>What a careful reader takes from one statement; null where careful readers differ.</summary>
/// <param name="Source">Span list: pairs of UTF-16 offsets.</param>
internal sealed record GoldStatement(
    string Id,
    int[][] Source,
    int[][] Cue,
    int[][] Content,
    string? Speaker,
    string? SourceKind,
    string? Country,
    string[]? Via,
    string Form,
    string? Stance,
    string? Within,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Optional);

internal sealed record Passage(string Id, string Text, GoldStatement[] Statements)
{
    [JsonIgnore]
    public string Why { get; init; } = "";
}

/// <summary>
/// <c>tests/quality/statements/passages.txt</c>: a short passage for each thing that readers of news meet.
/// The head of the file explains the marks.
/// </summary>
internal static class StatementPassages
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Folder { get; } = Repository.File("tests", "quality", "statements");

    public static IReadOnlyList<Passage> All { get; } = Parse(File.ReadAllText(Path.Combine(Folder, "passages.txt")));

    /// <summary>The gold in the form that the public scorer reads, one passage a line.</summary>
    public static string Jsonl() => string.Concat(All.Select(passage => JsonSerializer.Serialize(passage, Options) + "\n"));

    /// <exception cref="FormatException">A passage lacks its reason, or a row of attributes its columns.</exception>
    public static List<Passage> Parse(string marked)
    {
        var passages = new List<Passage>();
        foreach (string part in ("\n" + marked).Split("\n== ").Skip(1))
        {
            string[] lines = part.TrimEnd('\n').Split('\n');
            var text = new StringBuilder();
            var rows = new List<string>();
            foreach (string line in lines.Skip(2))
            {
                if (line.StartsWith("-- ", StringComparison.Ordinal))
                {
                    rows.Add(line[3..]);
                }
                else
                {
                    text.Append(line).Append('\n');
                }
            }

            if (lines.Length < 3 || !lines[1].StartsWith("why ", StringComparison.Ordinal))
            {
                throw new FormatException($"passage {lines[0]} does not say why it is here");
            }

            var marks = MarkedText.Parse(text.ToString().TrimEnd('\n'));
            passages.Add(new Passage(lines[0], marks.Text, [.. rows.Select(row => Statement(lines[0], row, marks))]) { Why = lines[1][4..] });
        }

        return passages;
    }

    private static GoldStatement Statement(string passage, string row, MarkedText marks)
    {
        string[] cells = [.. row.Split('|', StringSplitOptions.TrimEntries)];
        if (cells.Length is not (6 or 7))
        {
            throw new FormatException($"passage {passage}: \"{row}\" has {cells.Length} columns; expected 6 or 7");
        }

        var more = (cells.Length == 7 ? cells[6] : "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(part => part.Split('=', 2))
            .ToDictionary(pair => pair[0], pair => pair[^1], StringComparer.Ordinal);
        if (more.Keys.Except(["via", "within", "optional"]).FirstOrDefault() is { } unknown)
        {
            throw new FormatException($"passage {passage}: \"{unknown}\" is not known; expected via, within or optional");
        }

        return new GoldStatement(
            "s" + cells[0],
            Spans(marks["s" + cells[0]]),
            Spans(marks["q" + cells[0]]),
            Spans(marks["c" + cells[0]]),
            Cell(cells[1]),
            Cell(cells[2]),
            Cell(cells[3]),
            more.TryGetValue("via", out string? via) ? via.Split(',', StringSplitOptions.TrimEntries) : null,
            cells[4],
            Cell(cells[5]),
            more.TryGetValue("within", out string? within) ? "s" + within : null,
            more.ContainsKey("optional"));
    }

    private static string? Cell(string cell) => cell == "-" ? null : cell;

    private static int[][] Spans(List<TextSpan> spans) => [.. spans.Select(span => new[] { span.Start, span.End })];
}
