using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Readout.Tests.House;

namespace Readout.Tests.Articles;

/// <summary>Plain text with several stories: where each begins, and where the one before it ended.</summary>
/// <param name="Starts">For each story but the first, the end of the text before it and the beginning of its headline.</param>
internal sealed record RunTogetherPage(string Text, IReadOnlyList<(int Earliest, int Latest)> Starts);

/// <summary>
/// Makes plain-text pages of two to four stories as crawls run them together: headlines once or twice, captions with
/// credits, bylines, dates and the residue of buttons or none of these, and more or less white space between.
/// </summary>
internal static class RunTogetherPages
{
    private static readonly string[] Buttons = ["TT", "Share", "Facebook Twitter WhatsApp", "Advertisement", "Listen", "A A", "Print", "Save"];
    private static readonly string[] Captions = ["A view of the harbour at dawn", "The minister arrives for the meeting", "People wait in line outside a bank", "Smoke rises over the hills"];
    private static readonly string[] Credits = ["AFP", "Reuters", "AP Photo/Ann Example", "Getty Images", "EPA", "File Photo"];
    private static readonly string[] Tails = ["Read more: The week in pictures", "Related Topics", "Comments", "* * *", "Subscribe to our newsletter", "© 2023 Harbour Post. All rights reserved."];

    public static List<RunTogetherPage> Make(int count)
    {
        var stories = Stories("attribution", "dev.jsonl.gz").Concat(Stories("stories", "basil-a.jsonl")).Where(s => s.Paragraphs.Length >= 4).ToList();
        var random = new Random(7);
        var pages = new List<RunTogetherPage>();
        for (int i = 0; i < count; i++)
        {
            var style = new Style(random);
            var text = new StringBuilder();
            var starts = new List<(int, int)>();
            int number = 2 + random.Next(3);
            for (int n = 0; n < number; n++)
            {
                // A stride that is no divisor of the number of stories: neighbours are of other days and topics.
                var (title, paragraphs) = stories[((i * 7) + (n * 61)) % stories.Count];
                int earliest = text.ToString().TrimEnd().Length;
                text.Append(n == 0 ? "" : style.Between);
                int tail = text.Length;
                text.Append(title).Append(style.Line);
                starts.AddRange(n == 0 ? [] : [(earliest, tail)]);
                style.Head(text, title, random);
                text.AppendJoin(style.Line, paragraphs).Append(style.Line);
                style.Tail(text, random);
            }

            pages.Add(new RunTogetherPage(text.ToString(), starts));
        }

        return pages;
    }

    private static IEnumerable<(string Title, string[] Paragraphs)> Stories(string corpus, string name)
    {
        using var file = File.OpenRead(SharedCorpora.File("corpora", corpus, name));
        using Stream plain = name.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(plain, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            using var json = JsonDocument.Parse(line);
            string[] lines = [.. json.RootElement.GetProperty("text").GetString()!.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0)];
            string title = json.RootElement.GetProperty("title").GetString()!.Trim().TrimEnd('.', ';');
            bool above = lines[0].Length <= title.Length + 3;
            yield return (title, above ? lines[1..] : lines);
        }
    }

    /// <summary>What one site's pages look like.</summary>
    private sealed class Style(Random random)
    {
        private readonly bool doubled = random.Next(2) == 0;
        private readonly bool caption = random.Next(3) > 0;
        private readonly bool byline = random.Next(2) == 0;
        private readonly bool date = random.Next(2) == 0;
        private readonly string? button = random.Next(4) > 0 ? Buttons[random.Next(Buttons.Length)] : null;
        private readonly string? tail = random.Next(2) == 0 ? Tails[random.Next(Tails.Length)] : null;

        public string Line { get; } = random.Next(3) == 0 ? "\n" : "\n\n";

        public string Between { get; } = random.Next(3) switch { 0 => "", 1 => "\n", _ => "\n\n\n" };

        public void Head(StringBuilder text, string title, Random random)
        {
            string words = $" {Captions[random.Next(Captions.Length)]} ({Credits[random.Next(Credits.Length)]})\n";
            for (int copy = 0; copy < (doubled ? 2 : 1); copy++)
            {
                text.Append(caption ? words + (doubled ? words.TrimStart() : "") : "");
                text.Append(button is null ? "" : button + Line);
                text.Append(doubled && copy == 0 ? title + Line : "");
            }

            text.Append(byline ? "By Ann Example" + Line : "");
            text.Append(date ? "Published: 26 April 2023" + Line : "");
        }

        public void Tail(StringBuilder text, Random random) => text.Append(tail is not null && random.Next(4) > 0 ? tail + Line : "");
    }
}
