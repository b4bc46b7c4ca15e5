using System.Collections.Immutable;
using Readout.Articles;
using Readout.Names;
using Readout.Syntax;
using Readout.Text;

namespace Readout.Tests.Names;

/// <summary>Reads the names of a few sentences, one a line, as an article dated <c>date</c>.</summary>
internal static class Named
{
    public static readonly NameReader Reader = new();

    public static NameTable In(string text, string? date = "2023-04-26", NameReader? reader = null)
    {
        var lines = ImmutableArray.CreateBuilder<TextSpan>();
        int start = 0;
        foreach (string line in text.Split('\n'))
        {
            lines.Add(new TextSpan(start, start + line.Length));
            start += line.Length + 1;
        }

        var article = new Article
        {
            Id = "test#1",
            Text = text,
            Region = new TextSpan(0, text.Length),
            Blocks = [],
            Body = lines.ToImmutable(),
            Date = date,
        };
        return (reader ?? Reader).Read(article, [.. lines.Select((line, i) => new Sentence(line, [], i))]);
    }

    /// <summary>The actor one of whose mentions holds the words.</summary>
    public static Actor? Actor(this NameTable table, string text, string words) =>
        table.Actors.FirstOrDefault(actor => actor.Mentions.Any(m => m.Of(text).Contains(words, StringComparison.OrdinalIgnoreCase)));

    public static string Sectors(this Actor actor) => string.Join(' ', actor.Sectors);
}
