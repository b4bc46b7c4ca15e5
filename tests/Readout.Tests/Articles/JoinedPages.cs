using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Readout.Tests.House;

namespace Readout.Tests.Articles;

/// <summary>A page with two stories, and the gold body of each.</summary>
internal sealed record JoinedPage(string Id, string Way, string Html, string First, string Second);

/// <summary>
/// Makes pages with two stories out of pairs of public pages of different publishers: the second page's article
/// as a second <c>article</c>, in a <c>main</c> behind the first, or as the next item of an infinite scroll.
/// </summary>
internal static partial class JoinedPages
{
    private static readonly string[] Ways = ["second article", "appended main", "infinite scroll"];

    public static List<JoinedPage> Make(int count)
    {
        string folder = SharedCorpora.File("corpora", "extraction", "fundus-a");
        using var gold = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "gold.json")));
        var usable = new List<(string Id, string Html, string Story, string Body)>();
        foreach (var page in gold.RootElement.EnumerateObject().OrderBy(p => p.Name, StringComparer.Ordinal))
        {
            string html = Text(Path.Combine(folder, "html", page.Name + ".html.gz"));
            string body = page.Value.GetProperty("articleBody").GetString()!;
            if (Story(html) is { } story && Holds(story, body))
            {
                usable.Add((page.Name, html, story, body));
            }
        }

        var made = new List<JoinedPage>();
        for (int i = 0; made.Count < count && i < usable.Count * 3; i++)
        {
            var (first, second) = (usable[i % usable.Count], usable[(i + 17 + (i / usable.Count)) % usable.Count]);
            if (Publisher(first.Id) != Publisher(second.Id) && Join(first.Html, first.Story, second.Story, Ways[i % 3]) is { } joined)
            {
                made.Add(new JoinedPage($"{first.Id}+{second.Id}", Ways[i % 3], joined, first.Body, second.Body));
            }
        }

        return made;
    }

    private static string? Join(string page, string story, string second, string way)
    {
        int after = page.IndexOf(story, StringComparison.Ordinal) + story.Length;
        int end = page.LastIndexOf("</body>", StringComparison.OrdinalIgnoreCase);
        return way switch
        {
            "second article" => page.Insert(after, second),
            "appended main" => end < 0 ? null : page.Insert(end, $"<main>{second}</main>"),
            _ => page.Insert(after, $"<div class=\"scroll-item\" data-url=\"/next\">{second}</div>"),
        };
    }

    /// <summary>The first article element with the page's heading in it, else the main element.</summary>
    private static string? Story(string html) =>
        Elements(html, "article").Concat(Elements(html, "main")).FirstOrDefault(e => e.Contains("<h1", StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<string> Elements(string html, string name)
    {
        int depth = 0, start = 0;
        foreach (Match tag in Regex.Matches(html, string.Create(CultureInfo.InvariantCulture, $@"<(/?){name}\b[^>]*>"), RegexOptions.IgnoreCase))
        {
            if (tag.Groups[1].Length == 0)
            {
                start = depth++ == 0 ? tag.Index : start;
            }
            else if (depth > 0 && --depth == 0)
            {
                yield return html[start..(tag.Index + tag.Length)];
            }
        }
    }

    /// <summary>True when nearly all of the gold's words stand in the element.</summary>
    private static bool Holds(string story, string body)
    {
        var words = Word().Matches(System.Net.WebUtility.HtmlDecode(story)).Select(m => m.Value).ToHashSet(StringComparer.Ordinal);
        var own = Word().Matches(body).Select(m => m.Value).ToList();
        return own.Count >= 120 && own.Count(words.Contains) >= own.Count * 0.97;
    }

    private static string Publisher(string id) => id[..id.IndexOf('_', StringComparison.Ordinal)];

    private static string Text(string file)
    {
        using var zipped = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
        using var reader = new StreamReader(zipped, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();
}
