using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Readout.Tests.House;

namespace Readout.Tests.Articles;

/// <summary>Plain text with several stories: where each begins, and where the one before it ended.</summary>
/// <param name="Starts">For each story but the first, the end of the text before it and where it begins: its headline, else its text.</param>
internal sealed record RunTogetherPage(string Way, string Text, IReadOnlyList<(int Earliest, int Latest)> Starts);

/// <summary>
/// Makes plain-text pages of two to four stories as crawls run them together, in six ways: with much residue
/// (headlines once or twice, captions, bylines, dates, buttons, notices), with headlines and nothing else, with more
/// white space between stories and no headlines, with datelines and no headlines, with repeated captions, and with
/// headlines in capitals over hard-wrapped lines.
/// </summary>
internal static class RunTogetherPages
{
    private static readonly string[] Buttons = ["TT", "Share", "Facebook Twitter WhatsApp", "Advertisement", "Listen", "A A", "Print", "Save"];
    private static readonly string[] Captions = ["A view of the harbour at dawn", "The minister arrives for the meeting", "People wait in line outside a bank", "Smoke rises over the hills"];
    private static readonly string[] Credits = ["AFP", "Reuters", "AP Photo/Ann Example", "Getty Images", "EPA", "File Photo"];
    private static readonly string[] Tails = ["Read more: The week in pictures", "Related Topics", "Comments", "* * *", "Subscribe to our newsletter", "© 2023 Harbour Post. All rights reserved."];

    public static readonly string[] Ways = ["residue", "headline only", "white space only", "dateline only", "repeated captions", "capitals and wrapped lines"];

    private static readonly string[] Places = ["BEIRUT, Nov 6 (Reuters) - ", "MOSCOW (AP) — ", "Ankara, 6 November (Anadolu) - ", "WASHINGTON — ", "GENEVA, March 3 (AFP) – "];

    public static List<RunTogetherPage> Make(int count)
    {
        var stories = Stories("attribution", "dev.jsonl.gz").Concat(Stories("stories", "basil-a.jsonl")).Where(s => s.Paragraphs.Length >= 4).ToList();
        var random = new Random(7);
        var pages = new List<RunTogetherPage>();
        for (int i = 0; i < count; i++)
        {
            string way = Ways[i % Ways.Length];
            var style = new Style(random, way);
            var text = new StringBuilder();
            var starts = new List<(int, int)>();
            int number = 2 + random.Next(3);
            for (int n = 0; n < number; n++)
            {
                // A stride that is no divisor of the number of stories: neighbours are of other days and topics.
                var (title, paragraphs) = stories[((i * 7) + (n * 61)) % stories.Count];
                int earliest = text.ToString().TrimEnd().Length;
                text.Append(n == 0 ? "" : style.Between);
                int latest = text.Length;
                starts.AddRange(n == 0 ? [] : [(earliest, latest)]);
                Write(text, way, style, title, paragraphs, random);
            }

            pages.Add(new RunTogetherPage(way, text.ToString(), starts));
        }

        return pages;
    }

    private static void Write(StringBuilder text, string way, Style style, string title, string[] paragraphs, Random random)
    {
        switch (way)
        {
            case "residue":
                text.Append(title).Append(style.Line);
                style.Head(text, title, random);
                text.AppendJoin(style.Line, paragraphs).Append(style.Line);
                style.Tail(text, random);
                break;
            case "white space only":
                text.AppendJoin(style.Line, paragraphs).Append(style.Line);
                break;
            case "dateline only":
                text.Append(Places[random.Next(Places.Length)]).AppendJoin(style.Line, paragraphs).Append(style.Line);
                break;
            case "repeated captions":
                string caption = $"{Captions[random.Next(Captions.Length)]} ({Credits[random.Next(Credits.Length)]})";
                text.Append(title).Append(style.Line).Append(caption).Append('\n').Append(caption).Append(style.Line);
                text.AppendJoin(style.Line, paragraphs.Take(2)).Append(style.Line).Append(caption).Append(style.Line);
                text.AppendJoin(style.Line, paragraphs.Skip(2)).Append(style.Line);
                break;
            case "capitals and wrapped lines":
                text.Append(title.ToUpperInvariant()).Append("\n\n").AppendJoin("\n\n", paragraphs.Select(Wrap)).Append("\n\n");
                break;
            default:
                text.Append(title).Append(style.Line).AppendJoin(style.Line, paragraphs).Append(style.Line);
                break;
        }
    }

    /// <summary>Lines of at most 72 characters.</summary>
    private static string Wrap(string paragraph)
    {
        var lines = new StringBuilder();
        int length = 0;
        foreach (string word in paragraph.Split(' '))
        {
            bool full = length + word.Length > 72;
            lines.Append(length == 0 ? "" : full ? "\n" : " ").Append(word);
            length = full ? word.Length : length + word.Length + 1;
        }

        return lines.ToString();
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
    private sealed class Style(Random random, string way)
    {
        private readonly bool doubled = random.Next(2) == 0;
        private readonly bool caption = random.Next(3) > 0;
        private readonly bool byline = random.Next(2) == 0;
        private readonly bool date = random.Next(2) == 0;
        private readonly string? button = random.Next(4) > 0 ? Buttons[random.Next(Buttons.Length)] : null;
        private readonly string? tail = random.Next(2) == 0 ? Tails[random.Next(Tails.Length)] : null;

        public string Line { get; } = random.Next(3) == 0 ? "\n" : "\n\n";

        public string Between { get; } = way switch
        {
            "residue" => random.Next(3) switch { 0 => "", 1 => "\n", _ => "\n\n\n" },
            "white space only" => random.Next(2) == 0 ? "\n" : "\n\n\n",
            _ => "",
        };

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
